"""Folding: an expression of literals → its value, without running anything of the author's."""

import ast
from collections.abc import Callable
from typing import Any

COMPARISONS: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Lt: lambda a, b: a < b, ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b, ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b,
}  # fmt: skip
SUMS: dict[type, Callable[[Any, Any], Any]] = {ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b, ast.Div: lambda a, b: a / b}
SIMPLE = (int, float, str, bool, type(None))
LONGEST = 10_000


def fold(node: ast.expr) -> ast.expr:
    """An expression of literals, computed."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return computed(node, COMPARISONS[type(op)], fold(left), fold(right))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SUMS:
            return computed(node, SUMS[type(op)], fold(left), fold(right))
        case ast.UnaryOp(op=ast.Not(), operand=operand) if isinstance(inner := fold(operand), ast.Constant):
            return ast.Constant(not inner.value)
        case ast.BoolOp(op=op, values=values):
            truths = [bool(one.value) for one in map(fold, values) if isinstance(one, ast.Constant)]
            return ast.Constant(all(truths) if isinstance(op, ast.And) else any(truths)) if len(truths) == len(values) else node
        case ast.JoinedStr(values=values):
            parts = [fold(one.value) if isinstance(one, ast.FormattedValue) and one.format_spec is None else one for one in values]
            if all(isinstance(one, ast.Constant) for one in parts):
                return ast.Constant("".join(str(one.value) for one in parts if isinstance(one, ast.Constant)))
    return node


def computed(node: ast.expr, operation: Callable[[Any, Any], Any], left: ast.expr, right: ast.expr) -> ast.expr:
    """The result of an operation on two literals; the expression itself where it has none."""
    try:
        first, second = ast.literal_eval(left), ast.literal_eval(right)
        small = all(isinstance(one, (int, float)) or len(one) <= LONGEST for one in (first, second)) and not (
            operation is SUMS[ast.Mult] and not all(isinstance(one, (int, float)) for one in (first, second))
        )
        found = operation(first, second) if small else None
        return ast.Constant(found) if small and isinstance(found, SIMPLE) and len(str(found)) <= LONGEST else node
    except Exception:  # noqa: BLE001 - the author's own expression may raise anything
        return node


def is_literal(node: ast.expr) -> bool:
    """Does the expression consist of literals?"""
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
