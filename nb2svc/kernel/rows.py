"""Rows: the row forms of methods of a table: every cell treated alike, and folds of a row."""

from nb2svc.kernel import functions
from nb2svc.kernel.columns import cell, filled
from nb2svc.kernel.constants import constant
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import EXACT, FLOAT, GAP, INT, TEXT, Constant, Learnt, NoForm, Scalar, Value, Vector
from nb2svc.kernel.methods import column_astype, column_replace
from nb2svc.kernel.tables import picked, without

# numpy adds fewer cells than this one after the other.
SEQUENTIAL = 8


def row_fillna(draft: Draft, vector: Vector, value: Value) -> Vector:
    """Every missing cell filled with one value."""
    return Vector(tuple((name, draft.hold(filled(draft, column, value), name)) for name, column in vector.cells().items()), vector.array)


def row_drop(draft: Draft, vector: Vector, labels: Value | None = None, axis: Value | None = None, columns: Value | None = None) -> Vector:
    """The row less some columns."""
    if isinstance(columns, Learnt) and labels is None and axis is None:
        return picked(draft, vector, columns, "unpicked")
    named_columns = columns if columns is not None else labels
    if (
        not isinstance(named_columns, (Constant, Scalar))
        or columns is None
        and not (isinstance(axis, Scalar) and axis.value in (1, "columns"))
    ):
        raise NoForm("`drop` of what is not written out has no row form")
    asked = [named_columns.value] if isinstance(named_columns, Scalar) else constant(named_columns.expression)
    return without(draft, vector, [asked] if isinstance(asked, str) else asked)


def row_copy(draft: Draft, vector: Vector) -> Vector:
    """The row."""
    return vector


def row_astype(draft: Draft, vector: Vector, dtype: Value) -> Vector:
    """Every cell with another dtype."""
    return Vector(
        tuple((name, draft.hold(cell(draft, column_astype(draft, column, dtype)), name)) for name, column in vector.cells().items()),
        vector.array,
    )


def row_replace(draft: Draft, vector: Vector, to_replace: Value, value: Value = Constant(None)) -> Vector:
    """Another value for some values, in every cell."""
    texts = [name for name, column in vector.cells().items() if column.may_be(TEXT, GAP)]
    cells = {name: column_replace(draft, column, to_replace, value) if name in texts else column for name, column in vector.cells().items()}
    return Vector(tuple((name, draft.hold(column, name)) for name, column in cells.items()), vector.array)


def _fold(draft: Draft, vector: Vector, axis: Value | None) -> list[Scalar]:
    cells = list(vector.cells().values())
    if not (isinstance(axis, Scalar) and axis.value in (1, "columns")):
        raise NoForm("a fold that is not along the row has no row form")
    if not 0 < len(cells) < SEQUENTIAL or not all(
        column.is_only(INT, FLOAT) and (column.kinds == {FLOAT} or column.kinds == {INT} and column.limit <= EXACT) for column in cells
    ):
        raise NoForm("a fold of such cells has no row form")
    if not any(column.kinds == {FLOAT} for column in cells):
        raise NoForm("a fold of integers has no row form")
    return [draft.hold(column) for column in cells]


def row_sum(draft: Draft, vector: Vector, axis: Value | None = None) -> Scalar:
    """The sum of the cells, one after the other; what is missing adds nothing."""
    cells = _fold(draft, vector, axis)
    codes = [f"(0.0 if {column.code} != {column.code} else {column.code})" if FLOAT in column.kinds and not vector.array else column.code for column in cells]
    return Scalar(f"({' + '.join(('0.0', *codes))})", frozenset({FLOAT}))


def row_apply(draft: Draft, vector: Vector, func: Value, axis: Value | None = None) -> Scalar:
    """What a function says of the whole row."""
    if not (isinstance(axis, Scalar) and axis.value in (1, "columns")):
        raise NoForm("`apply` that is not along the row has no row form")
    cells = vector.cells()
    if not any(column.is_only(TEXT, GAP) for column in cells.values()):
        raise NoForm("a function of a row of numbers, without the dtype it had in training, has no row form")
    return functions.by_row(draft, cells, func, "")


def columns_by_row(draft: Draft, table: Value, function: Value, dtype: Value) -> Scalar:
    """What a function says of the whole row, whose dtype was that of training."""
    if not isinstance(table, Vector):
        raise NoForm("a function of a row of what is no table has no row form")
    if isinstance(dtype, Scalar) and dtype.value == "object":
        return functions.by_row(draft, table.cells(), function, "")
    if not isinstance(dtype, Learnt):
        raise NoForm("a row of this dtype has no row form")
    return functions.by_row(draft, table.cells(), function, draft.bind_learnt(dtype, "row_cell"))


def row_map(draft: Draft, vector: Vector, func: Value) -> Vector:
    """What a function says of each cell."""
    found = {name: functions.applied(draft, column, func, (), {}) for name, column in vector.cells().items()}
    return Vector(tuple((name, draft.hold(column, name)) for name, column in found.items()), vector.array)


row_applymap = row_map
