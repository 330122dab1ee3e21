"""Changes: two contracts → what a client of the old one meets at the new one.

    breaking    a record that was answered is refused, or its answer reads otherwise
    tightened   the same fields under a smaller limit
    additive    every old record is still answered as before
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nb2svc.ir.contract import Contract, Field


class Class(StrEnum):
    """How a change meets old clients, the worst first."""

    BREAKING = "breaking"
    TIGHTENED = "tightened"
    ADDITIVE = "additive"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `field` is the column's original name, None where the contract as a whole is meant."""

    kind: Class
    field: str | None
    message: str


def changes(old: Contract, new: Contract) -> tuple[Change, ...]:
    """All changes, the worst first, then in the order of the fields."""
    found = [*_whole(old, new), *_fields(old, new), *_ignored(old, new), *_limits(old, new)]
    order = list(Class)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _whole(old: Contract, new: Contract) -> Iterator[Change]:
    if old.name != new.name:
        yield Change(Class.BREAKING, None, f"the package is renamed from {old.name} to {new.name}")
    if old.version != new.version:
        # A raised version is a package of its own; its clients are new ones.
        yield Change(Class.BREAKING, None, f"version {old.version} becomes {new.version}")
    if old.answer.type is not new.answer.type:
        yield Change(Class.BREAKING, None, f"the prediction was {old.answer.type} and is {new.answer.type}")
    if old.answer.probabilities and not new.answer.probabilities:
        yield Change(Class.BREAKING, None, "there are no probabilities any more")
    if old.answer.probabilities and old.answer.always and new.answer.probabilities and not new.answer.always:
        yield Change(Class.BREAKING, None, "there may be no probabilities any more")
    if new.answer.probabilities and not old.answer.probabilities:
        yield Change(Class.ADDITIVE, None, "there are probabilities now")


def _fields(old: Contract, new: Contract) -> Iterator[Change]:
    before = {field.name: field for field in old.fields}
    after = {field.name: field for field in new.fields}
    for name, field in before.items():
        if name in after:
            yield from _field(field, after[name])
        elif name in new.ignored:
            yield Change(Class.ADDITIVE, name, "is no longer read; it is still accepted")
        else:
            yield Change(Class.BREAKING, name, "is removed, and a record that has it is refused")
    for name, field in after.items():
        if name not in before:
            kind = Class.ADDITIVE if field.nullable and name not in old.ignored else Class.BREAKING
            how = "may be left out" if field.nullable else "must be given"
            was = ", and was accepted whatever it held" if name in old.ignored else ""
            yield Change(kind, name, f"is new and {how}{was}")


def _field(old: Field, new: Field) -> Iterator[Change]:
    if old.type is not new.type:
        yield Change(Class.BREAKING, old.name, f"was {old.type} and is {new.type}")
        return
    if (old.ident, old.number) != (new.ident, new.number):
        yield Change(Class.BREAKING, old.name, f"was `{old.ident} = {old.number}` on the wire and is `{new.ident} = {new.number}`")
    if old.nullable and not new.nullable:
        yield Change(Class.BREAKING, old.name, "may be missing no longer")
    if new.nullable and not old.nullable:
        yield Change(Class.ADDITIVE, old.name, "may be missing now")
    yield from _values(old, new)


def _values(old: Field, new: Field) -> Iterator[Change]:
    """Only a closed list of values binds a client."""
    if old.open:
        if not new.open:
            yield Change(Class.BREAKING, old.name, "took any value and takes only those of its list")
        return
    if new.open:
        yield Change(Class.ADDITIVE, old.name, "takes any value now")
        return
    known = [*map(_exactly, new.enum)]
    if lost := [value for value in old.enum if _exactly(value) not in known]:
        yield Change(Class.BREAKING, old.name, f"no longer takes {len(lost)} of its values")
    elif len(new.enum) > len(old.enum):
        yield Change(Class.ADDITIVE, old.name, f"takes {len(new.enum) - len(old.enum)} more values")


def _exactly(value: object) -> tuple[str, object]:
    """1 and True are equal in Python, not on the wire."""
    return type(value).__name__, value


def _ignored(old: Contract, new: Contract) -> Iterator[Change]:
    accepted = {*new.ignored, *(field.name for field in new.fields)}
    for name in old.ignored:
        if name not in accepted:
            yield Change(Class.BREAKING, name, "was accepted unread, and a record that has it is refused")
    known = {*old.ignored, *(field.name for field in old.fields)}
    for name in new.ignored:
        if name not in known:
            yield Change(Class.ADDITIVE, name, "is accepted now, and not read")


def _limits(old: Contract, new: Contract) -> Iterator[Change]:
    for name, before in old.limits.document().items():
        after = new.limits.document()[name]
        if after != before:
            kind = Class.TIGHTENED if after < before else Class.ADDITIVE
            yield Change(kind, None, f"the limit `{name}` was {before} and is {after}")
