"""Loops: unrolled where the text counts the turns; else the body is run twice, and what it changes is learnt or has no meaning for a record."""

import ast
from typing import Any

from nb2svc.flow.becoming import learnt, settle
from nb2svc.flow.branches import clone_scopes, join_scopes, join_values
from nb2svc.flow.labels import LEFT_OUT, among
from nb2svc.flow.lifting import collected, collecting, lifted_loop
from nb2svc.flow.machine import MAX_TURNS, Machine
from nb2svc.flow.operations import bind_names, element_of, known_items, truth, turn_label
from nb2svc.flow.values import Count, Fit, Grouped, Library, Listing, Rows, TableValue, Unknown, Value, is_constant, is_row, lifted
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Operator, literal
from nb2svc.ir.span import span_of

Signal = tuple[str, Any] | None
Loop = ast.For | ast.AsyncFor | ast.While


def loop(machine: Machine, node: ast.For | ast.AsyncFor, rest: list[ast.stmt]) -> Signal:
    """Unroll a loop whose items are known; else run its body until nothing changes."""
    iterable = machine.evaluate(node.iter)
    if isinstance(iterable, Library) or (isinstance(iterable, Fit) and iterable.parts.get("items") is not None):
        iterable = iterable.parts["items"] if isinstance(iterable, Fit) else iterable
    items = known_items(iterable)
    if items is not None and len(items) <= MAX_TURNS:
        return unrolled(machine, node, items, rest)
    if isinstance(iterable, (Rows, Count)) and collected(machine, node, iterable):
        return None
    if isinstance(iterable, Fit) and (names := candidates(iterable)) and not leaves(node.body):
        return chosen_turns(machine, node, iterable, names, rest)
    if isinstance(iterable, Count) and isinstance(node.target, ast.Name) and lifted_loop(machine, node, node.target.id):
        return None
    if isinstance(iterable, Grouped):
        element: Value = Listing("tuple", [machine.fit(node.iter, "statistic", []), group_rows(iterable)])
        element.items[0].how = "use"  # type: ignore[union-attr]
    elif is_row(iterable):
        element = Unknown(Diagnostic("NB207", "a loop over rows that is not a function of one row", span_of(node), "write it as an operation on the column"))
    else:
        element = element_of(machine, iterable, node.iter)
    return opaque_loop(machine, element, node, rest)


def group_rows(grouped: Grouped) -> Value:
    return grouped.table.chosen() if isinstance(grouped.table, TableValue) else grouped.table


def unrolled(machine: Machine, node: ast.For | ast.AsyncFor, items: list[Value], rest: list[ast.stmt]) -> Signal:
    outer = machine.context
    machine.graph.turning[id(node)] = node.iter
    if isinstance(node.target, ast.Name) and not rebinds(node.body, node.target.id):
        machine.targets[id(node)] = node.target.id
    before = clone_scopes(machine) if leaves(node.body) else None
    for place, item in enumerate(items):
        machine.context = (*outer, ("turn", id(node), place, turn_label(item, place)))
        machine.statement_node = node
        machine.assign(node.target, item)
        signal = machine.run_body(node.body)
        if signal is not None and signal[0] == "maybe" and before is not None:
            machine.context = outer
            before.restore(machine)
            return opaque_loop(machine, uncounted(machine, items, node), node, rest)
        if signal is not None and signal[0] in ("break", "return", "raise"):
            machine.context = outer
            return signal if signal[0] != "break" else None
    machine.context = outer
    return machine.run_body(node.orelse, rest) if node.orelse else None


def candidates(iterable: Fit) -> tuple[Any, ...]:
    """The items of which a learnt list holds some, in this order; () where that is not known."""
    names = among(iterable) if LEFT_OUT in iterable.parts else None
    return names if names is not None and len(names) <= MAX_TURNS else ()


def chosen_turns(machine: Machine, node: ast.For | ast.AsyncFor, iterable: Fit, names: tuple[Any, ...], rest: list[ast.stmt]) -> Signal:
    """A turn for each item that the learnt list may hold: what it does is done where the list holds it."""
    outer = machine.context
    held = machine.meaning(iterable, node.iter).expr
    machine.graph.turning[id(node)] = node.iter
    if isinstance(node.target, ast.Name) and not rebinds(node.body, node.target.id):
        machine.targets[id(node)] = node.target.id
    for place, name in enumerate(names):
        condition = machine.fit(node.iter, operands=[iterable], shape="scalar")
        condition.parts["expression"] = Operator("in", (literal(name), held))
        before = clone_scopes(machine)
        machine.context = (*outer, ("turn", id(node), place, turn_label(lifted(name), place)))
        machine.statement_node = node
        machine.assign(node.target, lifted(name))
        machine.run_body(node.body)
        machine.context = outer
        after = clone_scopes(machine)
        before.restore(machine)
        join_scopes(machine, condition, after, node)
    return machine.run_body(node.orelse, rest) if node.orelse else None


def leaves(body: list[ast.stmt]) -> bool:
    """May a loop end before its items do?"""
    return any(isinstance(inner, (ast.Break, ast.Return)) for statement in body for inner in ast.walk(statement))


def uncounted(machine: Machine, items: list[Value], node: ast.For | ast.AsyncFor) -> Value:
    """One of several known items, where only the data decides which is the last."""
    if not all(map(is_constant, items)):
        return Unknown(Diagnostic("NB212", "which of these is the last only the data decides", span_of(node), "decide it in the text"))
    element = machine.fit(node.iter)
    element.how = "use"
    return element


def rebinds(body: list[ast.stmt], name: str) -> bool:
    """Does a loop give its own name another value?"""
    return any(isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store) for statement in body for inner in ast.walk(statement))


def opaque_loop(machine: Machine, element: Value, node: Loop, rest: list[ast.stmt]) -> Signal:
    """A loop that only training can count: what it changes on row values from turn to turn has no meaning for one record, the rest is learnt."""
    before = once = clone_scopes(machine)
    returned: list[Value] = []
    machine.opaque_loop += 1
    try:
        for turn in range(2):
            if not isinstance(node, ast.While):
                bind_target(machine, node.target, element)
            signal = machine.run_body([*node.body, *node.orelse])
            inner = signal[1] if signal is not None and signal[0] == "maybe" else signal
            returned += [inner[1]] if inner is not None and inner[0] == "return" else []
            once = clone_scopes(machine) if turn == 0 else once
    finally:
        machine.opaque_loop -= 1
    settle(machine, before, once, node)
    if isinstance(element, Unknown) and not isinstance(node, ast.While):
        # What such a loop collects is no more known than what it turns over.
        for name in collecting(node.body):
            machine.bind(name, element)
    return left(machine, returned[-1], node, rest) if returned else None


def left(machine: Machine, value: Value, node: Loop, rest: list[ast.stmt]) -> Signal:
    """What a function gives that may return from a loop, or from what stands behind it."""
    made = learnt(machine, value, node) if not is_row(value) and not isinstance(value, Unknown) else Unknown(Diagnostic("NB212", "which turn returns only the data decides", span_of(node), "decide it in the text"))
    tail = machine.run_body(rest)
    if tail is not None and tail[0] == "return":
        return ("return", join_values(machine, made, made, tail[1], node))
    return ("maybe", ("return", made))


def bind_target(machine: Machine, target: ast.expr, element: Value) -> None:
    if isinstance(target, (ast.Tuple, ast.List)) and not isinstance(element, Listing):
        bind_names(machine, target, element)
    else:
        machine.assign(target, element)


def while_loop(machine: Machine, node: ast.While, rest: list[ast.stmt]) -> Signal:
    """Turn as long as the text says so."""
    outer = machine.context
    before = clone_scopes(machine)
    for turn in range(MAX_TURNS):
        known = truth(machine.evaluate(node.test))
        if known is None:
            break
        if not known:
            return machine.run_body(node.orelse, rest) if node.orelse else None
        machine.context = (*outer, ("turn", id(node), turn, turn))
        signal = machine.run_body(node.body)
        machine.context = outer
        if signal is not None and signal[0] == "maybe":
            before.restore(machine)
            break
        if signal is not None and signal[0] in ("break", "return", "raise"):
            return signal if signal[0] != "break" else None
    return opaque_loop(machine, Unknown(), node, rest)
