"""Applying: `apply` of a table — along rows a function of each row, along columns one call for each column."""

import ast
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.dtypes import row_dtype, settled
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.selection import axis_of
from nb2svc.flow.subscripts import column, subtable
from nb2svc.flow.values import Named, Rows, TableValue, Unknown, UserFunction, Value
from nb2svc.ir.expression import Call, Method, Ref, Symbol, literal


def apply(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """`apply` along rows is row-wise; along columns it is one call for each column."""
    function = arguments.get(0, "func")
    node = arguments.node
    if axis_of(arguments, 1) == 1:
        if isinstance(function, UserFunction):
            used = columns_used(function.node)
            base = subtable(machine, table, [name for name in table.names() if name in used], node) if used is not None and not table.opens else table
            return by_row(machine, table, base if isinstance(base, TableValue) and base.parts else table, function, arguments)
        operands = [table, function or Unknown()]
        rest = {k: v for k, v in arguments.keywords.items() if k not in ("func", "axis")}
        operands += rest.values()
        return row_operation(machine, node, operands, lambda e: Method("apply", e[0], (e[1],), (("axis", literal(1)), *zip(rest, e[2:]))))
    if table.opens or function is None:
        return machine.refused("NB209", "a function is applied to columns that only training knows", node, operands=[table])
    results: dict[Any, Value] = {}
    if isinstance(function, UserFunction) and function.node.args.args:
        machine.targets[id(node)] = function.node.args.args[0].arg
    machine.graph.turning[id(node)] = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "func")
    for name in table.names():
        outer = machine.context
        machine.context = (*outer, ("column", id(node), name))
        results[name] = machine.call_value(function, Arguments([column(machine, table, name, node)], {k: v for k, v in arguments.keywords.items() if k not in ("func", "axis", "args")}, node))
        machine.context = outer
    if all(isinstance(result, Rows) for result in results.values()):
        return TableValue([Named(name, Ref(result.name)) for name, result in results.items() if isinstance(result, Rows)], table.loads)
    if any(isinstance(result, Rows) for result in results.values()):
        return machine.refused("NB201", "the function gives rows for some columns and a number for others", node, operands=[table])
    return machine.fit(node, "table", [table])


def by_row(machine: Machine, whole: TableValue, cut: TableValue, function: UserFunction, arguments: Arguments) -> Value:
    """A function of each row: a row has one dtype, which comes from all columns of the table, also those that the function does not read."""
    node = arguments.node
    rest = {k: v for k, v in arguments.keywords.items() if k not in ("func", "axis")}
    at = node.func.value if isinstance(node.func, ast.Attribute) else node
    dtype = row_dtype(machine, whole, cut, function.node, at)
    operands = [settled(machine, cut, at), function, *rest.values()]
    if dtype is None:
        return row_operation(machine, node, operands, lambda e: Method("apply", e[0], (e[1],), (("axis", literal(1)), *zip(rest, e[2:]))))
    return row_operation(machine, node, operands, lambda e: Call(Symbol("columns.by_row"), (e[0], e[1], dtype), tuple(zip(rest, e[2:]))))


def columns_used(node: ast.AST) -> set[Any] | None:
    """The columns that a function of one row reads, None where that is not plain."""
    parameters = node.args.args if isinstance(node, (ast.FunctionDef, ast.Lambda)) else []
    if not parameters:
        return None
    row = parameters[0].arg
    used: set[Any] = set()
    plain_reads = 0
    for inner in ast.walk(node):
        match inner:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=key)) if name == row:
                used.add(key)
                plain_reads += 1
            case ast.Subscript(value=ast.Name(id=name), slice=ast.List(elts=elements)) if name == row and all(isinstance(e, ast.Constant) for e in elements):
                used |= {e.value for e in elements if isinstance(e, ast.Constant)}
                plain_reads += 1
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == row:
                used.add(attr)
                plain_reads += 1
    reads = sum(isinstance(inner, ast.Name) and inner.id == row and isinstance(inner.ctx, ast.Load) for inner in ast.walk(node))
    return used if reads == plain_reads else None
