"""Tables: the row forms of tables put together, of indicators, and of cells by name or place."""

from collections.abc import Sequence

from nb2svc.ir.expression import Column, Display, Expr, Literal, Part, Slice, State
from nb2svc.kernel import kinds, objects
from nb2svc.kernel.columns import cell
from nb2svc.kernel.constants import constant
from nb2svc.kernel.draft import Draft, key_of
from nb2svc.kernel.kinds import (
    FLOAT,
    GAP,
    INT,
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


def table(parts: Sequence[tuple[Column | Part, Value]], draft: Draft) -> Vector:
    """A row put together from cells and parts of other rows."""
    found: list[tuple[str, Scalar] | Block] = []
    for part, value in parts:
        if isinstance(part, Column):
            found.append((part.name, cell(draft, value)))
        elif isinstance(value, Vector):
            found += without(draft, value, part.dropped).parts
        elif isinstance(value, Block):
            found.append(less(draft, value, part.dropped))
        else:
            raise NoForm("a part of a table that is no table has no row form")
    return Vector(tuple(found))


def without(draft: Draft, vector: Vector, dropped: Sequence[str]) -> Vector:
    """A row less some columns."""
    parts = [less(draft, part, dropped) if isinstance(part, Block) else part for part in vector.parts]
    return Vector(tuple(part for part in parts if isinstance(part, Block) or part[0] not in dropped), vector.array)


def less(draft: Draft, block: Block, dropped: Sequence[str]) -> Block:
    """Indicators less some columns: they are left out once, at load."""
    if not dropped:
        return block
    if not block.key:
        raise NoForm("columns chosen by training, less some, have no row form")
    return indicators_block(draft, draft.bind(block.source, f"{block.source}.less({kinds.text_of(tuple(dropped))})"), block.key)


def columns_indicators(
    draft: Draft,
    data: Value,
    categories: Value,
    prefix: Value | None = None,
    prefix_sep: Value | None = None,
    drop_first: Value | None = None,
    dtype: Value | None = None,
) -> Vector:
    """`pd.get_dummies`: the row of indicators of a category is looked up."""
    if not isinstance(categories, Learnt):
        raise NoForm("indicators of categories that were not learnt have no row form")
    options = _options(prefix_sep, drop_first, dtype)
    if not isinstance(data, Vector):
        column = _key(cell(draft, data))
        asked = [f"prefix={kinds.text_of(prefix.value)}"] if isinstance(prefix, Scalar) else []
        name = draft.bind(categories.name, f"indicators({', '.join((draft.learnt(categories), *asked, *options))})")
        return Vector((indicators_block(draft, name, column.code),))
    if prefix is not None:
        raise NoForm("indicators of a table with other names have no row form")
    cells = data.cells()
    texts = [each for each, column in cells.items() if column.may_be(TEXT, GAP)] or list(cells)
    source = draft.bind_learnt(categories, "by_column", kinds.text_of(tuple(texts)))
    kept: list[tuple[str, Scalar] | Block] = [(each, column) for each, column in cells.items() if each not in texts]
    for each in texts:
        asked = [f"prefix={kinds.text_of(each)}"]
        name = draft.bind(each, f"indicators({', '.join((f'{source}[{kinds.text_of(each)}]', *asked, *options))})")
        kept.append(indicators_block(draft, name, _key(cells[each]).code))
    return Vector(tuple(kept))


def _key(column: Scalar) -> Scalar:
    if not (column.is_only(TEXT, GAP) or column.is_only(INT, FLOAT)):
        raise NoForm("indicators of such values have no row form")
    return column


def _options(prefix_sep: Value | None, drop_first: Value | None, dtype: Value | None) -> list[str]:
    found = []
    if prefix_sep is not None:
        found.append(f"separator={prefix_sep.code if isinstance(prefix_sep, Scalar) and prefix_sep.literal else _unknown()}")
    if drop_first is not None:
        found.append(f"drop_first={drop_first.code if isinstance(drop_first, Scalar) and drop_first.literal else _unknown()}")
    if dtype is not None:
        named = (
            dtype.value if isinstance(dtype, Scalar) else getattr(dtype.expression, "name", None) if isinstance(dtype, Constant) else None
        )
        kind = str(named).removeprefix("builtins.").removeprefix("numpy.").rstrip("0123456789_")
        if kind not in ("int", "float", "bool", "uint"):
            raise NoForm("indicators of this dtype have no row form")
        found += [f"kind={kind.removeprefix('u')!r}"] if kind != "bool" else []
    return found


def _unknown() -> str:
    raise NoForm("an option of indicators that is not written out has no row form")


def indicators_block(draft: Draft, source: str, key: str) -> Block:
    """The indicators of a key: the row of its category, or that of no category."""
    rows, none = draft.bind(f"{source}_rows", f"{source}.rows"), draft.bind(f"no_{source}", f"{source}.none")
    return Block(source, key, f"{rows}.get({key}, {none})")


def subscript(draft: Draft, value: Value, index: Expr) -> Value:
    """A cell, some columns, a part of a text, or one of the cells that a fitted object gives."""
    match value, index:
        case Accessor("str", column), Slice() | Literal():
            return part_of_text(draft, column, index)
        case Joined(), Literal(str(name)):
            return joined(draft, value, name)
        case Vector(), State():
            return picked(draft, value, key_of(index), "picked")
        case Vector(), Literal(str(name)):
            return by_name(draft, value, name)
        case Vector(), Display("list", items) if all(isinstance(item, Literal) for item in items):
            return Vector(
                tuple((item.value, cell(draft, by_name(draft, value, item.value))) for item in items if isinstance(item, Literal))
            )
        case (Vector() | Answers()), Display("tuple", (Slice(Literal(None), Literal(None), Literal(None)), Literal(int(place)))):
            if isinstance(value, Answers):
                return Scalar(f"{value.code}[{place}]", NUMBER)
            return list(value.cells().values())[place]
        case _:
            raise NoForm("this subscript has no row form")


def picked(draft: Draft, row: Vector, learnt: Learnt, how: str) -> Vector:
    """The columns that training chose; `how`: they are `picked`, or all others are (`unpicked`)."""
    source = draft.bind(learnt.name, f"{how}({objects.names(row)}, {draft.learnt(learnt)})")
    return Vector((Block(source, "", f"{source}.pick({objects.listed(row)})"),))


def joined(draft: Draft, value: Joined, name: str) -> Scalar:
    """A cell of a joined row: its own, or what the reference says of its key."""
    cells = value.row.cells()
    if name in cells:
        return cells[name]
    table = draft.bind(
        name,
        f"joined({draft.learnt(value.reference)}, {kinds.text_of(value.on)}, {kinds.text_of(name)}, {'str' if value.key.may_be(TEXT) else 'float'})",
    )
    return Scalar(f"{table}.get({value.key.code}, nan)", NUMBER)


def by_name(draft: Draft, vector: Vector, name: str) -> Value:
    """The cell of a column; among indicators its place is known at load."""
    plain = [part for part in vector.parts if not isinstance(part, Block)]
    blocks = [part for part in vector.parts if isinstance(part, Block)]
    if not blocks:
        found = vector.cells()
        if name not in found:
            raise NoForm(f"there is no column `{name}`")
        return found[name]
    if len(blocks) > 1 or plain:
        raise NoForm("a column by its name among indicators and others has no row form")
    (block,) = blocks
    if block.code not in draft.held:
        draft.held[block.code] = draft.hold(Scalar(block.code, frozenset({INT})), f"{block.source}_row")
    place = draft.bind(name, f"{block.source}.place({kinds.text_of(name)})")
    return Scalar(f"{draft.held[block.code].code}[{place}]", frozenset({INT}), limit=1)


def part_of_text(draft: Draft, column: Scalar, index: Expr) -> Scalar:
    """`.str[a:b]` and `.str[i]`."""
    if not column.is_only(TEXT, GAP):
        raise NoForm("a part of what is no text has no row form")
    column = draft.hold(column)
    if isinstance(index, Slice):
        bounds = [None if part == Literal(None, "NoneType") else constant(part) for part in (index.lower, index.upper, index.step)]
        shown = ":".join("" if bound is None else str(bound) for bound in (bounds if bounds[2] is not None else bounds[:2]))
        code, found = f"{column.code}[{shown}]", column.kinds
    else:
        place = constant(index)
        if not isinstance(place, int):
            raise NoForm("a letter of a text by this place has no row form")
        # A text that is too short has no such letter.
        code, found = f"({column.code}[{place}:{place + 1 if place != -1 else ''}] or nan)", frozenset({TEXT, GAP})
    return Scalar(f"(nan if {column.code} != {column.code} else {code})" if GAP in column.kinds else code, found)
