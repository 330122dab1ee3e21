"""Results: the kinds of value that a function of one cell may give, as far as its text says so."""

import ast
from collections.abc import Iterator
from typing import Any

from nb2svc.ir.expression import Function
from nb2svc.ir.graph import Graph

TEXT_METHODS = {"lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "format", "join", "zfill", "swapcase"}
CALLS = {"str": str, "int": int, "len": int, "float": float, "bool": bool}


def result_kinds(graph: Graph, function: Function) -> set[Any]:
    """The types that the function returns, with None for a missing value and Ellipsis for what is not known."""
    found = graph.functions.get(function.text)
    node = getattr(found[0], "node", None) if found is not None else ast.parse(function.text, mode="eval").body if not function.text.isidentifier() else None
    match node:
        case ast.Lambda(body=body):
            return set(kinds(body))
        case ast.FunctionDef(body=body):
            returned = {kind for statement in own_returns(node) for kind in (kinds(statement.value) if statement.value is not None else (None,))}
            return returned if body and always_returns(body) else returned | {None}
        case _:
            return {...}


def own_returns(node: ast.AST) -> Iterator[ast.Return]:
    """The return statements of a function, without those of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Return):
            yield child
        if not isinstance(child, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            yield from own_returns(child)


def always_returns(body: list[ast.stmt]) -> bool:
    match body[-1] if body else None:
        case ast.Return() | ast.Raise():
            return True
        case ast.If(body=then, orelse=other):
            return always_returns(then) and always_returns(other)
        case _:
            return False


def kinds(node: ast.expr) -> Iterator[Any]:
    match node:
        case ast.Constant(value=None) | ast.Attribute(attr="nan" | "NaN" | "NA"):
            yield None
        case ast.Constant(value=value):
            yield type(value)
        case ast.JoinedStr():
            yield str
        case ast.IfExp(body=body, orelse=orelse):
            yield from kinds(body)
            yield from kinds(orelse)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield from kinds(operand)
        case ast.UnaryOp(op=ast.Not()) | ast.Compare():
            yield bool
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield CALLS[name]
        case ast.Call(func=ast.Attribute(attr=name)) if name in TEXT_METHODS:
            yield str
        case _:
            yield ...
