"""Stacking: tables below each other are one population, side by side they share their rows."""

import ast
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import column_name, known_items
from nb2svc.flow.selection import axis_of
from nb2svc.flow.values import (
    Const,
    Fit,
    Named,
    Rows,
    TableValue,
    Unknown,
    Value,
    is_row,
)  # fmt: skip
from nb2svc.ir.expression import Call, Expr, Field, Literal, Ref, State, Symbol, children
from nb2svc.samples import joined


def concat(machine: Machine, arguments: Arguments) -> Value:
    """Side by side: the columns of each. Below each other: one population."""
    objects = arguments.get(0, "objs") or arguments.get(0, "arrays") or arguments.get(0, "tup")
    node = arguments.node
    items = known_items(objects) if objects is not None else None
    if items is None:
        tables = objects if isinstance(objects, (Fit, Unknown)) else None
        return tables if isinstance(tables, Unknown) else machine.fit(node, "table", [objects] if objects is not None else [])
    items = [item for item in items if not (isinstance(item, TableValue) and not item.parts) and not (isinstance(item, Const) and item.value is None)]
    if not any(map(is_row, items)):
        return machine.fit(node, "table", items)
    if axis_of(arguments, 1) == 1:
        return side_by_side(machine, items, node)
    tables = [item for item in items if isinstance(item, TableValue)]
    if len(tables) == len(items):
        return stacked(machine, tables, node)
    columns = [item for item in items if isinstance(item, Rows)]
    if len(columns) == len(items):
        return Rows(merged_node(machine, [Ref(item.name) for item in columns], node, columns[0]).name)
    return machine.refused("NB201", "tables are stacked with what is no table", node, operands=items)


def side_by_side(machine: Machine, items: list[Value], node: ast.AST) -> Value:
    result = TableValue([], frozenset(), [machine.statement.index])
    for item in items:
        match item:
            case TableValue():
                result.parts += item.copy().parts
                result.loads |= item.loads
            case Rows():
                name = item.origin[1] if item.origin is not None else column_name(machine, item)
                result.parts.append(Named(name, Ref(item.name), tuple(item.writers)))
                result.loads |= machine.of(item).loads
            case _:
                return machine.refused("NB201", "values made for the training rows stand beside a table", node, operands=[x for x in items if is_row(x)])
    return result


def stacked(machine: Machine, tables: list[TableValue], node: ast.AST) -> Value:
    """Rows of several tables below each other: loads become one population, equal row functions stay what they are."""
    first = tables[0]
    loads = sorted({machine.root(load) for table in tables for load in table.loads})
    for load_id in loads[1:]:
        if same_columns(machine, loads[0], load_id):
            one, other = machine.graph.loads[loads[0]], machine.graph.loads[load_id]
            other.unified = one.id
            if one.sample is not None and other.sample is not None:
                one.sample = other.sample = joined(one.sample, other.sample)
    result = first.copy()
    result.loads = machine.unified(frozenset(loads))
    result.writers = [machine.statement.index, *(writer for table in tables for writer in table.writers)]
    names = list(first.names())
    for table in tables[1:]:
        names += [name for name in table.names() if name not in names]
    for name in names:
        own = [part for table in tables if (part := table.find(name)) is not None]
        exprs = [part.expr for part in own]
        holder = first.find(name)
        merged = exprs[0] if all(one_population(machine, exprs[0], other) for other in exprs[1:]) else Ref(merged_node(machine, exprs, node, None).name)
        if holder is not None:
            holder.expr = merged
        else:
            result_part = Named(name, merged)
            result.parts.append(result_part)
        part = result.find(name)
        if part is not None:
            part.expr, part.writers = merged, tuple(sorted({writer for one in own for writer in one.writers}))
    return result


def same_columns(machine: Machine, left: int, right: int) -> bool:
    """Do two files share a raw column? Then stacking them makes one table of records."""
    a, b = machine.graph.loads[left].columns, machine.graph.loads[right].columns
    return a is None or b is None or bool(set(a) & set(b))


def one_population(machine: Machine, left: Expr, right: Expr) -> bool:
    """Are two expressions the same function of a record, whichever table the record comes from?"""
    if left == right:
        return True
    match left, right:
        case Field(a, x), Field(b, y):
            return a == b and machine.root(x) == machine.root(y)
        case Ref(a), Ref(b):
            return one_population(machine, machine.graph.nodes[a].expr, machine.graph.nodes[b].expr)
        case State(), State():
            return False
        case (Literal() | Symbol(), _) | (_, Literal() | Symbol()):
            return left == right
        case _:
            if type(left) is not type(right) or shell(left) != shell(right):
                return False
            pairs = list(zip(children(left), children(right)))
            return len(children(left)) == len(children(right)) and all(one_population(machine, a, b) for a, b in pairs)


def shell(expr: Expr) -> tuple[Any, ...]:
    """What an expression is, without its operands."""
    return tuple(getattr(expr, name) for name in ("name", "symbol", "kind", "text") if hasattr(expr, name))


def merged_node(machine: Machine, exprs: list[Expr], node: ast.AST, like: Rows | None) -> Any:
    """A column that differs between the stacked tables has no one meaning for a record; that matters only if it is needed."""
    first = machine.of_expr(exprs[0])
    if all(one_population(machine, exprs[0], other) for other in exprs[1:]):
        return machine.node(first, node)
    if any(isinstance(expr, Ref) and is_constant_node(machine, expr) for expr in exprs[1:]):
        return machine.node(first, node, dtype=machine.graph.nodes[exprs[0].name].dtype if isinstance(exprs[0], Ref) else "")
    refused = machine.refused("NB201", "the stacked tables make this column in different ways", node, "prepare it after stacking")
    return machine.of(refused)


def is_constant_node(machine: Machine, expr: Ref) -> bool:
    match machine.graph.nodes[expr.name].expr:
        case Call(Symbol("pandas.Series"), _, _):
            return True
        case _:
            return False
