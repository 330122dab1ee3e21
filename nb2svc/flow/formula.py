"""Formula: the text of a model formula → the columns that it reads.

    "spend ~ np.log(income) + C(city) + age:visits"      target spend; reads income, city, age, visits

What a formula calls must give each row by itself; a mean inside a formula would be that of the rows asked for.
"""

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nb2svc.catalog import Catalog, Effect

MARKS = {"C", "I", "Q", "Treatment", "Sum", "Helmert", "Poly", "Diff"}
ARITHMETIC = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context, ast.Constant)


class Unread(ValueError):
    """Why a formula is not understood; the message goes on behind "the formula"."""


@dataclass(frozen=True, slots=True)
class Formula:
    """The columns of both sides, in order of appearance, each once."""

    target: tuple[str, ...]
    reads: tuple[str, ...]


def columns_of(text: str, names: Iterable[object], catalog: Catalog, meaning: Callable[[str], str]) -> Formula:
    """What `text` reads of a table with the columns `names`. `meaning` gives the dotted name of a module that the notebook imports. Raises Unread."""
    left, found, right = text.partition("~")
    if not found:
        raise Unread("has no `~`")
    known = {str(name) for name in names}
    return Formula(tuple(dict.fromkeys(side(left, known, catalog, meaning))), tuple(dict.fromkeys(side(right, known, catalog, meaning))))


def side(text: str, known: set[str], catalog: Catalog, meaning: Callable[[str], str]) -> list[str]:
    """The columns of one side."""
    try:
        # `a:b` is an interaction; Python has no such operator, and formulas no matrix product.
        tree = ast.parse(re.sub(r":", "@", text.strip()) or "0", mode="eval")
    except SyntaxError as error:
        raise Unread("cannot be read") from error
    return reads(tree.body, known, catalog, meaning)


def reads(node: ast.expr, known: set[str], catalog: Catalog, meaning: Callable[[str], str]) -> list[str]:
    """The columns that an expression of a formula reads."""
    match node:
        case ast.Name(id=name):
            if name not in known:
                raise Unread(f"names `{name}`, which is no column here")
            return [name]
        case ast.Call(func=ast.Name(id="Q"), args=[ast.Constant(value=str() as name)], keywords=[]):
            if name not in known:
                raise Unread(f"names `{name}`, which is no column here")
            return [name]
        case ast.Call(func=ast.Name(id="C"), args=[ast.Name() | ast.Call(func=ast.Name(id="Q")) as inner, *rest]):
            for each in (*rest, *(keyword.value for keyword in node.keywords)):
                contrast(each)
            return reads(inner, known, catalog, meaning)
        case ast.Call(func=ast.Name(id="I"), args=[inner], keywords=[]):
            return reads(inner, known, catalog, meaning)
        case ast.Call(func=ast.Attribute() as function, args=[inner], keywords=[]):
            if not is_row_wise(function, catalog, meaning):
                raise Unread(f"calls `{ast.unparse(function)}`, which is not known to take each row by itself")
            return reads(inner, known, catalog, meaning)
        case ast.Call():
            raise Unread(f"calls `{ast.unparse(node.func)}`, which is not known to take each row by itself")
        case _ if isinstance(node, ARITHMETIC):
            return [name for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.expr) for name in reads(inner, known, catalog, meaning)]
        case _:
            raise Unread(f"holds `{ast.unparse(node)}`, which is not understood")


def contrast(node: ast.expr) -> None:
    """A contrast is named, with constants."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id not in MARKS or not isinstance(inner, (ast.Name, ast.Call, ast.Constant, ast.keyword, ast.expr_context, ast.List, ast.UnaryOp, ast.unaryop)):
            raise Unread(f"codes categories by `{ast.unparse(node)}`, which is not understood")


def is_row_wise(function: ast.Attribute, catalog: Catalog, meaning: Callable[[str], str]) -> bool:
    """Does a library function give each row by itself?"""
    module = meaning(ast.unparse(function.value))
    rule = catalog.function(f"{module}.{function.attr}") if module else None
    return rule is not None and rule.effect is Effect.ROW_WISE and "two_dimensional" not in rule.flags
