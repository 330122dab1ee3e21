"""Comprehensions: unrolled over known items, a row operation over a column, learnt over learnt items."""

import ast
from typing import Any

from nb2svc.flow import labels
from nb2svc.flow.dtypes import settled
from nb2svc.flow.machine import Machine, Scope
from nb2svc.flow.operations import bind_names, distinct, element_of, is_unordered, key_of, known_items, row_operation, truth, turn_label
from nb2svc.flow.values import (
    Fit,
    Listing,
    Mapping,
    Rows,
    TableValue,
    Unknown,
    UserFunction,
    Value,
    is_constant,
    is_row,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Method, Symbol
from nb2svc.ir.span import span_of, stand_at


def comprehension(machine: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Value:
    """Unroll a comprehension over known items; over a column it is a row operation; over learnt items it is learnt."""
    first = machine.evaluate(node.generators[0].iter)
    if isinstance(first, Rows) and len(node.generators) == 1 and isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        return over_column(machine, node, first)
    outer = machine.scope
    machine.scope = Scope(parent=outer)
    results: list[tuple[Value, ...]] | None = []
    operands: list[Value] = [first]
    try:
        results = unrolled(machine, node, 0, first, operands)
    finally:
        machine.scope = outer
    if results is None:
        if any(is_row(value) for value in operands[1:]):
            return Unknown(Diagnostic("NB212", "a comprehension over values that only training knows", span_of(node)))
        return labels.filtered(machine, node, first, machine.fit(node, "columns" if isinstance(first, (Fit, TableValue)) else "statistic", operands))
    if isinstance(node, ast.DictComp):
        keys = [key_of(pair[0]) for pair in results]
        if any(key is None for key in keys):
            return machine.fit(node, "table", operands)
        return Mapping({key[0]: pair[1] for key, pair in zip(keys, results) if key is not None}, [machine.statement.index])
    kind = "set" if isinstance(node, ast.SetComp) else "list"
    if kind == "set" and all(is_constant(pair[0]) for pair in results):
        return Listing(kind, distinct([pair[0] for pair in results]), [machine.statement.index])
    if kind == "list" and is_unordered(first) and not is_row(Listing(kind, [pair[0] for pair in results])):
        return labels.some_of(machine.fit(node, "columns", operands), [pair[0] for pair in results])
    return Listing(kind, [pair[0] for pair in results], [machine.statement.index])


def unrolled(machine: Machine, node: Any, depth: int, iterable: Value, operands: list[Value]) -> list[tuple[Value, ...]] | None:
    """The results for each turn, or None where a turn or a condition is not known."""
    generator = node.generators[depth]
    items = known_items(iterable)
    if items is None:
        machine.opaque_loop += 1
        bind_names(machine, generator.target, element_of(machine, iterable, generator.iter))
        operands += [machine.evaluate(part) for part in (*generator.ifs, *body_of(node))]
        machine.opaque_loop -= 1
        return None
    results: list[tuple[Value, ...]] = []
    outer = machine.context
    machine.graph.turning[id(generator)] = generator.iter
    if isinstance(generator.target, ast.Name):
        machine.targets[id(generator)] = generator.target.id
    for place, item in enumerate(items):
        machine.context = (*outer, ("item", id(generator), place, turn_label(item, place)))
        bind_names(machine, generator.target, item)
        conditions = [truth(machine.evaluate(condition)) for condition in generator.ifs]
        if any(condition is None for condition in conditions):
            machine.context = outer
            operands += [machine.evaluate(part) for part in body_of(node)]
            operands += [machine.evaluate(condition) for condition in generator.ifs]
            return None
        if not all(conditions):
            continue
        if depth + 1 < len(node.generators):
            inner = unrolled(machine, node, depth + 1, machine.evaluate(node.generators[depth + 1].iter), operands)
            if inner is None:
                machine.context = outer
                return None
            results += inner
        else:
            results.append(tuple(machine.evaluate(part) for part in body_of(node)))
    machine.context = outer
    return results


def body_of(node: Any) -> list[ast.expr]:
    return [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]


def over_column(machine: Machine, node: ast.ListComp | ast.GeneratorExp, over: Rows) -> Value:
    """`[f(x) for x in column]` is the function of each row."""
    generator = node.generators[0]
    if generator.ifs or not isinstance(generator.target, ast.Name):
        return machine.refused("NB207", "a comprehension that drops or splits rows", node, operands=[over])
    arguments = ast.arguments(posonlyargs=[], args=[ast.arg(arg=generator.target.id)], kwonlyargs=[], kw_defaults=[], defaults=[])
    function = ast.copy_location(ast.Lambda(args=arguments, body=node.elt), node)
    stand_at(arguments, node)
    function.cell, function.source_index = getattr(node, "cell", 0), getattr(node, "source_index", 0)  # type: ignore[attr-defined]
    value = UserFunction(function, machine.scope, "<lambda>", {}, statement=machine.statement.index)
    column = settled(machine, over, generator.iter)
    assert isinstance(column, Rows)
    if machine.of(column).shape != "column":
        return row_operation(machine, node, [value, column], lambda exprs: Call(Symbol("columns.row_map"), tuple(exprs)))
    return row_operation(machine, node, [value, column], lambda exprs: Method("map", exprs[1], (exprs[0],)))
