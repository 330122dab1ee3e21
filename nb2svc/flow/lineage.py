"""Lineage: the statements that made or changed what a value is or holds. Value → statements."""

from nb2svc.flow.values import TableValue, Value, parts_of


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
