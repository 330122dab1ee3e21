"""Columns: the row forms of the operations that pandas has as statements, and what one cell of a column is."""

from nb2svc.ir.expression import Display, Expr, Symbol
from nb2svc.kernel import kinds
from nb2svc.kernel.constants import NAMED
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import (
    BOOL,
    FLOAT,
    GAP,
    INT,
    MISSING,
    NUMBER,
    TEXT,
    Accessor,
    Answers,
    Block,
    Constant,
    Joined,
    Learnt,
    NoForm,
    Scalar,
    Value,
    Vector,
)


def cell(draft: Draft, value: Value) -> Scalar:
    """A value as one cell. Raises NoForm for what is none."""
    match value:
        case Scalar():
            return value
        case Answers(code, one):
            return Scalar(code if one else f"{code}[0]", NUMBER)
        case Vector(parts) if len(parts) == 1 and not isinstance(parts[0], Block):
            return parts[0][1]
        case Constant(Symbol(name)) if name in NAMED:
            return kinds.literal_scalar(NAMED[name])
        case Learnt():
            return draft.number(value)
        case Accessor():
            raise NoForm("an accessor without a method has no row form")
        case _:
            raise NoForm("this is no column")


def is_missing(column: Scalar) -> str:
    """The test whether a cell, which a name holds, is missing."""
    return f"{column.code} is None" if column.may_be(kinds.NAT) else f"{column.code} != {column.code}"


def filled(draft: Draft, column: Scalar, value: Value) -> Scalar:
    """The cell, or the value where it is missing; a float column takes an integer as a float."""
    gaps = column.kinds & MISSING
    if not gaps:
        return column
    if len(gaps) > 1 or kinds.NAT in gaps or column.categories:
        raise NoForm("`fillna` of what may be missing in two ways, of dates or of categories has no row form")
    words = GAP in gaps
    if isinstance(value, Learnt):
        value = draft.floating(value) if not words else draft.text(value) if TEXT in column.kinds else draft.number(value)
    value = cell(draft, value)
    if words:
        # pandas turns objects that are all numbers now, or all flags, into a column of those.
        if not (value.is_only(TEXT, GAP) or value.literal and value.is_only(INT, FLOAT, BOOL) and value.value == value.value):
            raise NoForm("`fillna` of text with what is no text has no row form")
        code, found = value.code, (column.kinds - {GAP}) | value.kinds
    elif value.is_only(INT, FLOAT, BOOL) and value.kinds != {BOOL}:
        code = kinds.text_of(float(value.value)) if value.literal else value.code if value.kinds == {FLOAT} else f"float({value.code})"
        found = column.kinds
    elif value.kinds == {TEXT} and column.kinds == {FLOAT}:
        code, found = value.code, frozenset({FLOAT, TEXT})
    else:
        raise NoForm("`fillna` with such a value has no row form")
    if column.absent and column.present is not None:
        return Scalar(f"({code} if {column.absent} else {column.present.code})", found, column.limit)
    column = draft.hold(column)
    return Scalar(f"({code} if {is_missing(column)} else {column.code})", found, column.limit)


def columns_lookup(draft: Draft, table: Value, keys: Value) -> Scalar:
    """What was learnt of the group of the row."""
    if not isinstance(table, Learnt) or not isinstance(keys, Constant) or not isinstance(keys.expression, Display):
        raise NoForm("`lookup` in what was not learnt has no row form")
    found = [_key(draft, key) for key in keys.expression.items]
    checks = ["table_by_text" if each.is_only(TEXT, GAP) else "table_by_number" for each in found]
    if len(found) == 1:
        return Scalar(f"{draft.bind_learnt(table, checks[0])}.get({found[0].code}, nan)", NUMBER)
    return Scalar(
        f"{draft.bind_learnt(table, 'table_by_keys', str(len(found)))}.get(({', '.join(each.code for each in found)}), nan)", NUMBER
    )


def _key(draft: Draft, expression: Expr) -> Scalar:
    found = draft.evaluate(expression)
    key = cell(draft, found)
    if not (key.is_only(TEXT, GAP) or key.is_only(INT, FLOAT)) or key.categories:
        raise NoForm("a group of such a key has no row form")
    return key


def columns_assign_where(draft: Draft, column: Value, mask: Value, value: Value) -> Scalar:
    """The value where the mask says so; a new column is missing elsewhere."""
    held = cell(draft, mask)
    new = cell(draft, value)
    if held.kinds != {BOOL}:
        raise NoForm("a mask that is no condition has no row form")
    if isinstance(column, Scalar) and column.literal and column.value is None:
        if not new.is_only(INT, FLOAT):
            raise NoForm("a new column of such values has no row form")
        code = kinds.text_of(float(new.value)) if new.literal else new.code if new.kinds == {FLOAT} else f"float({new.code})"
        return Scalar(f"({code} if {held.code} else nan)", frozenset({FLOAT}), new.limit)
    old = draft.hold(cell(draft, column))
    if new.literal and new.kinds == {INT} and old.is_only(INT, FLOAT):
        code = _as_there(draft, old, new)
    elif new.kinds == {FLOAT} and old.kinds == {FLOAT} or new.kinds == {TEXT} and old.is_only(TEXT, GAP):
        code = new.code
    elif isinstance(value, Learnt) and old.kinds == {FLOAT}:
        code = draft.floating(value).code
    else:
        raise NoForm("a value of another dtype than its column's has no row form")
    return Scalar(f"({code} if {held.code} else {old.code})", old.kinds, max(old.limit, new.limit), old.width)


def _as_there(draft: Draft, old: Scalar, new: Scalar) -> str:
    """An integer as a column holds it that is of integers or of floats."""
    if old.kinds == {INT}:
        return new.code
    if old.kinds == {FLOAT}:
        return kinds.text_of(float(new.value))
    return f"alike({new.code}, {old.code})"


def columns_of_dtype(draft: Draft, data: Value, dtype: Value) -> Value:
    """The cell with the dtype that its column had in training."""
    if isinstance(data, Vector) and isinstance(dtype, Learnt):
        table = draft.bind_learnt(dtype, "dtypes")
        parts = []
        for name, column in data.cells().items():
            as_text = column.is_only(TEXT, GAP)
            typed = draft.bind(f"{name}_dtype", f"{'object_dtype' if as_text else 'typed'}({table}[{name!r}])")
            parts.append((name, column if as_text else draft.hold(_typed(typed, column), name)))
        return Vector(tuple(parts))
    if not isinstance(dtype, Learnt):
        raise NoForm("a dtype that was not learnt has no row form")
    column = cell(draft, data)
    if column.is_only(TEXT, GAP):
        draft.bind_learnt(dtype, "object_dtype")
        return column
    return _typed(draft.bind_learnt(dtype, "typed"), column)


def _typed(name: str, column: Scalar) -> Scalar:
    if not column.is_only(INT, FLOAT):
        raise NoForm("the dtype of training has no row form for such a value")
    return Scalar(f"{name}({column.code})", NUMBER)


def columns_join(draft: Draft, table: Value, reference: Value, on: Value) -> Joined:
    """The row with what a learnt table says of its key; without an entry it is missing."""
    if not isinstance(table, Vector) or not isinstance(reference, Learnt) or not (isinstance(on, Scalar) and isinstance(on.value, str)):
        raise NoForm("a join that is not by one column has no row form")
    cells = table.cells()
    key = cells.get(on.value)
    if key is None or not (key.is_only(TEXT, GAP) or key.is_only(INT, FLOAT)):
        raise NoForm("a join by such a key has no row form")
    return Joined(table, reference, on.value, key)
