"""Becoming: what was known of an object, and from here on only training knows.

cols.remove(scores.idxmax())                 a list whose items are not known: learnt, by whatever name it is read
for p in df["plan"].unique(): n += 1         a number that the text cannot count: learnt, and captured where it is read
"""

import ast
from dataclasses import replace
from typing import Any

from nb2svc.flow.branches import Copies
from nb2svc.flow.lineage import writers_of
from nb2svc.flow.machine import Machine
from nb2svc.flow.values import (
    Const,
    Estimator,
    Fit,
    Instance,
    Listing,
    Mapping,
    Named,
    Open,
    Rows,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    is_row,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Ref
from nb2svc.ir.span import span_of

MESSAGE = "a loop that only training can count changes this"
HINT = "unroll it, or freeze what it learns"


def lose(machine: Machine, value: Listing | Mapping, at: ast.AST) -> Value:
    """From here on only training knows what a container holds: all that hold it hold the learnt value instead."""
    machine.wrote(value)
    made: Value
    if is_row(value) or any(isinstance(item, (Estimator, Instance)) for item in held(value)):
        made = Unknown(Diagnostic("NB212", "what this holds only the data decides", span_of(at), "write to a place that the text names"))
    else:
        made = learnt(machine, value, at)
    for scope in machine.scopes():
        scope.names = {name: swapped(inner, value, made, set()) for name, inner in scope.names.items()}
    return made


def held(value: Listing | Mapping) -> list[Value]:
    return value.items if isinstance(value, Listing) else list(value.items.values())


def swapped(value: Value, old: Value, new: Value, seen: set[int]) -> Value:
    """A value with one object in it replaced by another."""
    if value is old:
        return new
    if id(value) not in seen:
        seen.add(id(value))
        match value:
            case Listing():
                value.items = [swapped(item, old, new, seen) for item in value.items]
            case Mapping():
                value.items = {key: swapped(item, old, new, seen) for key, item in value.items.items()}
            case Instance():
                value.attributes = {name: swapped(item, old, new, seen) for name, item in value.attributes.items()}
    return value


def learnt(machine: Machine, value: Value, at: ast.AST) -> Fit:
    """The value as one that training knows, captured where it is read."""
    if isinstance(value, Fit):
        return replace(value, how="use", writers=sorted({machine.statement.index, *value.writers}))
    kind = "table" if isinstance(value, Mapping) else ("columns" if isinstance(value, Listing) and all(isinstance(item, Const) and isinstance(item.value, str) for item in value.items) else "statistic")
    made = machine.fit(at, kind, [value], shape="scalar" if isinstance(value, Const) else "")  # type: ignore[arg-type]
    made.how = "use"
    made.writers = sorted({machine.statement.index, *writers_of(value)})
    return made


def settle(machine: Machine, before: Copies, once: Copies, node: ast.AST) -> None:
    """Behind a loop whose turns only training counts: what a turn changed of all that stood before, and what two turns leave otherwise than one."""
    for (scope, old, _), (_, first, _) in zip(before.scopes, once.scopes):
        scope.names = {name: settled(machine, old.get(name), first.get(name), value, node) for name, value in scope.names.items()}


def settled(machine: Machine, before: Value | None, once: Value | None, now: Value, node: ast.AST) -> Value:
    match now:
        case Rows():
            return now if isinstance(once, Rows) and once.name == now.name else refusal(machine, node)
        case TableValue():
            if not isinstance(once, TableValue):
                return Unknown(Diagnostic("NB212", MESSAGE, span_of(node), HINT))
            settle_table(machine, once, now, node)
            return now
        case Listing() if is_row(now) and isinstance(before, Listing) and len(before.items) == len(now.items):
            firsts = once.items if isinstance(once, Listing) else []
            now.items = [settled(machine, *each, node) for each in zip(before.items, firsts, now.items)]
            return now
        case Mapping() if is_row(now) and isinstance(before, Mapping) and before.items.keys() == now.items.keys():
            firsts_by_key = once.items if isinstance(once, Mapping) else {}
            now.items = {key: settled(machine, before.items[key], firsts_by_key.get(key), item, node) for key, item in now.items.items()}
            return now
        case Instance():
            olds, news = (each.attributes if isinstance(each, Instance) else {} for each in (before, once))
            now.attributes = {name: settled(machine, olds.get(name), news.get(name), item, node) for name, item in now.attributes.items()}
            return now
        case _ if is_row(now) or (isinstance(now, (Listing, Mapping)) and any(isinstance(item, (Estimator, Instance)) for item in held(now))):
            return now if same(before, now) else Unknown(Diagnostic("NB212", MESSAGE, span_of(node), HINT))
        case Const() | Fit() | Listing() | Mapping() if not same(before, now):
            return learnt(machine, now, node)
        case _:
            return now


def settle_table(machine: Machine, once: TableValue, now: TableValue, node: ast.AST) -> None:
    """A column that each turn changes again has no meaning for one record; nor has a table that each turn gives other columns."""
    if once.names() != now.names() or [part.expr for part in once.opens] != [part.expr for part in now.opens]:
        now.parts = [(Named(part.name, Ref(refusal(machine, node).name), part.writers) if isinstance(part, Named) else Open(Ref(refusal(machine, node).name))) for part in now.parts]
        return
    for part in now.parts:
        first = once.find(part.name) if isinstance(part, Named) else None
        if first is not None and first.expr != part.expr:
            part.expr = Ref(refusal(machine, node).name)


def refusal(machine: Machine, node: ast.AST) -> Rows:
    return machine.refused("NB212", f"{MESSAGE} column", node, HINT)


def same(before: Any, now: Any) -> bool:
    """Is a value what it was, contents and all?"""
    if before is now:
        return True
    match before, now:
        case (Rows(), Rows()):
            return bool(before.name == now.name)
        case (TableValue(), TableValue()):
            return [(getattr(part, "name", None), part.expr) for part in before.parts] == [(getattr(part, "name", None), part.expr) for part in now.parts]
        case (Listing(), Listing()):
            return before.kind == now.kind and len(before.items) == len(now.items) and all(map(same, before.items, now.items))
        case (Mapping(), Mapping()):
            return list(before.items) == list(now.items) and all(map(same, before.items.values(), now.items.values()))
        case (Fit(), Fit()):
            return before.node is now.node and before.context == now.context and before.how == now.how
        case (Estimator(), Estimator()):
            return before.node is now.node and before.fits == now.fits
        case (UserFunction() | UserClass(), UserFunction() | UserClass()):
            return before.node is now.node
        case _ if isinstance(before, Const) and isinstance(now, Const) and is_constant(before):
            return type(plain(before)) is type(plain(now)) and plain(before) == plain(now)
        case _:
            return bool(before == now)
