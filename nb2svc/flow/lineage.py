"""Lineage: the statements that made or changed what a value is or holds. Value → statements."""

from typing import Any

from nb2svc.flow.values import Listing, Mapping, Named, Rows, TableValue, Value, parts_of
from nb2svc.ir.expression import Ref, walk


def column_writers(value: Value) -> set[int]:
    """The statements that wrote the columns of the tables a value is or holds."""
    if isinstance(value, TableValue):
        return {writer for part in value.parts for writer in part.writers}
    return {writer for part in parts_of(value) for writer in column_writers(part)}


def writers_of(value: Value) -> set[int]:
    """The statements that made or changed the value or anything it holds."""
    found, seen, waiting = set[int](), set[int](), [value]
    while waiting:
        current = waiting.pop()
        if id(current) not in seen:
            seen.add(id(current))
            found.update(getattr(current, "writers", ()))
            waiting += parts_of(current)
    return found


def row_names(value: Any) -> list[str]:
    """The nodes that a value holds."""
    match value:
        case Rows(name):
            return [name]
        case TableValue():
            return [inner.name for part in value.parts for inner in walk(part.expr) if isinstance(inner, Ref) and isinstance(part, Named)]
        case Listing(_, items):
            return [name for item in items for name in row_names(item)]
        case Mapping(items):
            return [name for item in items.values() for name in row_names(item)]
        case _:
            return []
