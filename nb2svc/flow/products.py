"""Products: rows times learnt weights are a value a record; a product that sums over the rows is learnt.

    y_pred = X @ theta                                 v7 = (v6 @ state.s0)
    theta = np.linalg.inv(X.T @ X) @ X.T @ y           site s0
"""

import ast
from collections.abc import Callable
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.values import Fit, Listing, Rows, TableValue, Unknown, Value, is_row
from nb2svc.ir.expression import Call, Expr, Method, Symbol
from nb2svc.ir.graph import PRODUCT, Prediction
from nb2svc.ir.span import span_of


def product(machine: Machine, node: ast.expr, left: Value, right: Value, build: Callable[[list[Any]], Expr]) -> Value:
    """`left @ right`: its right operand is summed over its rows, and so is a left one that has no columns."""
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
    if not is_row(left) and is_stacked(machine, right):
        return row_operation(machine, node, [left, right], build, "", "flat")
    summed = is_row(right) or not is_row(left) or (isinstance(left, Rows) and machine.of(left).shape != "array")
    if summed:
        return machine.fit(node, "statistic", [left, right])
    # A table keeps its labels, an array has none; how many columns the weights have only training knows.
    made = row_operation(machine, node, [left, right], build, "", "column" if is_labelled(left, node) else "array")
    if isinstance(right, Fit):
        machine.graph.products.append(Prediction(PRODUCT, machine.of(made), right, span_of(node), machine.statement.index, left, node, left_of(node)))
    return made


def left_of(node: ast.expr) -> ast.expr | None:
    """How the notebook writes the rows of a product."""
    match node:
        case ast.BinOp(left=left):
            return left
        case ast.Call(args=[left, _]):
            return left
        case ast.Call(func=ast.Attribute(value=left)):
            return left
        case _:
            return None


def is_stacked(machine: Machine, value: Value) -> bool:
    """Is this one row for each model, and a column for each record: `weights @ np.array([first, second])`?"""
    if isinstance(value, Listing):
        return bool(value.items) and all(isinstance(item, Rows) and machine.of(item).shape in ("flat", "column") for item in value.items)
    return isinstance(value, Rows) and machine.of(value).shape == "stacked"


def is_labelled(left: Value, node: ast.expr) -> bool:
    """Does the product keep the labels of its rows, as that of a table does where pandas takes it?"""
    by_pandas = isinstance(node, ast.BinOp) or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and len(node.args) == 1)
    return isinstance(left, TableValue) and by_pandas


def function(dotted: str) -> Any:
    """The handler of `numpy.dot` and its like."""

    def handler(machine: Machine, arguments: Arguments) -> Value:
        if len(arguments.args) != 2 or arguments.keywords:
            if not any(map(is_row, arguments.values())):
                return machine.fit(arguments.node, "statistic", list(arguments.values()))
            return machine.refused("NB201", f"`{dotted}` with these arguments is not known", arguments.node, operands=list(arguments.values()))
        return product(machine, arguments.node, *arguments.args, lambda e: Call(Symbol(dotted), tuple(e)))

    return handler


def method(machine: Machine, left: Value, arguments: Arguments) -> Value | None:
    """`left.dot(right)`; None where it is called otherwise."""
    if len(arguments.args) != 1 or arguments.keywords:
        return None
    return product(machine, arguments.node, left, arguments.args[0], lambda e: Method("dot", e[0], tuple(e[1:])))
