"""Branches: both sides of a condition that only training knows, and what differs between them."""

import ast
from dataclasses import replace
from typing import Any

from nb2svc.flow.machine import Machine, Scope
from nb2svc.flow.labels import put_together
from nb2svc.flow.lineage import writers_of
from nb2svc.flow.values import (
    Const,
    Count,
    Estimator,
    Fit,
    Held,
    Instance,
    Labels,
    Library,
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
from nb2svc.ir.expression import Choice, Column, Expr, Part, Ref, Table
from nb2svc.ir.span import span_of


class Copies:
    """All scopes as they stood, copied so that a branch cannot change them."""

    def __init__(self, scopes: list[tuple[Scope, dict[str, Value], dict[str, int]]]) -> None:
        self.scopes = scopes

    def restore(self, machine: Machine) -> None:
        for scope, names, bound in self.scopes:
            scope.names, scope.bound = names, bound


def clone_scopes(machine: Machine) -> Copies:
    """Copy every name that the current place can see; shared objects stay shared within the copy."""
    memo: dict[int, Value] = {}
    found = []
    for scope in machine.scopes():
        found.append((scope, {name: clone(value, memo) for name, value in scope.names.items()}, dict(scope.bound)))
    return Copies(found)


def clone(value: Value, memo: dict[int, Value]) -> Value:
    if id(value) in memo:
        return memo[id(value)]
    made: Any
    match value:
        case TableValue():
            made = value.copy()
        case Rows():
            made = memo[id(value)] = Rows(value.name, list(value.writers))
            if value.origin is not None:
                made.origin = (clone(value.origin[0], memo), value.origin[1])
        case Listing(kind, items):
            made = memo[id(value)] = Listing(kind, [], list(value.writers))
            made.items = [clone(item, memo) for item in items]
        case Mapping(items):
            made = memo[id(value)] = Mapping({}, list(value.writers))
            made.items = {key: clone(item, memo) for key, item in items.items()}
        case Instance():
            made = memo[id(value)] = Instance(value.klass, {}, list(value.writers), value.fitted, value.fits, value.hint, value.node, value.site)
            made.attributes = {name: clone(item, memo) for name, item in value.attributes.items()}
        case Estimator():
            made = Estimator(value.qualified, value.args, value.keywords, value.node, value.fitted, value.fits, list(value.writers), value.hint, value.site, value.reads, value.chances, changes=list(value.changes))
        case Held():
            made = replace(value, features=clone(value.features, memo), labels=clone(value.labels, memo) if value.labels is not None else None, writers=list(value.writers))
        case _:
            made = value
    memo[id(value)] = made
    return made


def join_scopes(machine: Machine, condition: Value, taken: Copies, node: ast.AST) -> None:
    """Merge the state behind the `then` branch into the present one, which is that behind the `else` branch."""
    for scope, names, bound in taken.scopes:
        for name in names.keys() | scope.names.keys():
            if name in names and name in scope.names:
                scope.names[name] = join_values(machine, condition, names[name], scope.names[name], node)
                scope.bound[name] = max(bound.get(name, -1), scope.bound.get(name, -1))
            elif name in names:
                scope.names[name] = names[name]
                scope.bound[name] = bound[name]


def join_values(machine: Machine, condition: Value, then: Value, other: Value, node: ast.AST) -> Value:
    """One value for both branches: the same, a choice by the frozen condition, or not known."""
    if then is other:
        return then
    match then, other:
        case Rows(), Rows():
            if then.name == other.name:
                return other
            return Rows(choice(machine, condition, Ref(then.name), Ref(other.name), node).name, sorted({*then.writers, *other.writers}))
        case TableValue(), TableValue():
            return join_tables(machine, condition, then, other, node)
        case Mapping(left), Mapping(right) if left.keys() == right.keys():
            for key in left:
                right[key] = join_values(machine, condition, left[key], right[key], node)
            return other
        case Listing(_, left), Listing(_, right) if len(left) == len(right):
            other.items = [join_values(machine, condition, a, b, node) for a, b in zip(left, right)]
            return other
        case Instance(), Instance() if then.attributes.keys() == other.attributes.keys():
            for name in then.attributes:
                other.attributes[name] = join_values(machine, condition, then.attributes[name], other.attributes[name], node)
            return other
        case Estimator(), Estimator() if then.node is other.node and then.fits == other.fits:
            return other
        case (Estimator() | Fit() | Const(None)), (Estimator() | Fit() | Const(None)) if found := candidates(then) + candidates(other):
            return picked(machine, found, [then, other], node)
        case _ if is_constant(then) and is_constant(other) and plain(then) == plain(other) and type(plain(then)) is type(plain(other)):
            return other
        case _ if not is_row(then) and not is_row(other) and isinstance(then, (Const, Fit, Listing, Mapping)) and isinstance(other, (Const, Fit, Listing, Mapping)):
            made = Fit(getattr(node, "test", node), machine.statement.index, machine.statement_node, machine.where(), "statistic")  # type: ignore[arg-type]
            made.how = "use"
            made.writers = sorted({machine.statement.index, *getattr(then, "writers", ()), *getattr(other, "writers", ())})
            return put_together(made, [then, other])
        case (Library(), Library()) | (Labels(), Labels()) | (Unknown(), Unknown()) | (Count(), Count()):
            return other if then == other or not isinstance(then, Library) else undecided(node)
        case (UserFunction(), UserFunction()) | (UserClass(), UserClass()) if then.node is other.node:  # type: ignore[union-attr]
            return other
        case _:
            return undecided(node)


def undecided(node: ast.AST) -> Unknown:
    return Unknown(Diagnostic("NB212", "which value this is only the data decides", span_of(node), "decide it in the text"))


def candidates(value: Value) -> list[Estimator]:
    """The fitted objects that a value may be."""
    if isinstance(value, Estimator):
        return [value] if value.fitted is not None else []
    return list(value.parts.get("candidates", ())) if isinstance(value, Fit) else []


def picked(machine: Machine, found: list[Estimator], sides: list[Value], node: ast.AST) -> Fit:
    """One of several fitted objects, which only training picks: it is captured where it is read."""
    made = machine.fit(getattr(node, "test", node), "model", sides)  # type: ignore[arg-type]
    made.how = "use"
    made.parts |= {"estimator": found[0], "candidates": tuple(dict.fromkeys(found))}
    made.writers = sorted({machine.statement.index, *(writer for side in sides for writer in writers_of(side))})
    return made


def join_tables(machine: Machine, condition: Value, then: TableValue, other: TableValue, node: ast.AST) -> Value:
    """The columns of both sides: a choice where they hold otherwise, there or not where only one side has them."""
    seen = list(then.parts)
    parts: list[Named | Open] = []
    for part in other.parts:
        twin = next((each for each in seen if is_same_place(each, part)), None)
        if twin is None:
            parts.append(optional(machine, condition, part, False, node))
            continue
        seen.remove(twin)
        if isinstance(part, Named) and twin.expr != part.expr:
            part.expr = Ref(choice(machine, condition, twin.expr, part.expr, node).name)
            part.writers = tuple(sorted({*twin.writers, *part.writers}))
        parts.append(part)
    other.parts = [*parts, *(optional(machine, condition, part, True, node) for part in seen)]
    return other


def is_same_place(left: Named | Open, right: Named | Open) -> bool:
    """Are two parts of a table the same column, or the same columns that only training knows?"""
    if isinstance(left, Named) and isinstance(right, Named):
        return bool(left.name == right.name)
    return isinstance(left, Open) and isinstance(right, Open) and (left.expr, left.dropped) == (right.expr, right.dropped)


def optional(machine: Machine, condition: Value, part: Named | Open, is_then: bool, node: ast.AST) -> Named | Open:
    """Columns that are there on one side of a condition: a table that holds them or nothing."""
    if not isinstance(condition, Fit):
        refused = Ref(machine.refused("NB212", "which columns the table has only the data decides", node, "decide it in the text").name)
        return replace(part, expr=refused)
    meanings = [machine.meaning(condition, getattr(node, "test", node)), machine.of_expr(part.expr)]
    held: Column | Part = Column(part.name, part.expr) if isinstance(part, Named) else Part(part.expr, part.dropped, part.only)
    sides: tuple[Expr, Expr] = (Table((held,)), Table(()))
    made = machine.node(machine.together(meanings, lambda exprs: Choice(exprs[0], *(sides if is_then else sides[::-1]))), node, "table")
    writers = tuple(sorted({*part.writers, machine.statement.index}))
    if isinstance(part, Named):
        return Open(Ref(made.name), only=(part.name,), writers=writers)
    return Open(Ref(made.name), part.dropped, part.only, writers)


def choice(machine: Machine, condition: Value, then: Expr, other: Expr, node: ast.AST) -> Any:
    """A row value that depends on a frozen condition."""
    test = getattr(node, "test", node)
    if not isinstance(condition, Fit):
        refused = machine.refused("NB212", "which branch is taken only the data decides", node, "decide it in the text")
        return machine.of(refused)
    meanings = [machine.meaning(condition, test), machine.of_expr(then), machine.of_expr(other)]
    left, right = (machine.graph.nodes[e.name] if isinstance(e, Ref) else None for e in (then, other))
    dtype = left.dtype if left is not None and right is not None and left.dtype == right.dtype else ""
    return machine.node(machine.together(meanings, lambda e: Choice(e[0], e[1], e[2])), node, left.shape if left is not None else "column", dtype)
