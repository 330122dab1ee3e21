"""Nulls: what the text of a function of the notebook says of a missing value. A definition or lambda in, a claim out."""

import ast
from typing import Any

NULL_WORDS = {"isnull", "isna", "notnull", "notna", "isnan", "fillna"}


def handles_null(node: ast.AST) -> bool:
    """Does a function say what it does with a missing value?"""
    for inner in ast.walk(node):
        match inner:
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)) if name in NULL_WORDS | {"isinstance"}:
                return True
            case ast.Compare(ops=[ast.Is() | ast.IsNot()], comparators=[ast.Constant(value=None)]):
                return True
            case ast.Call(func=ast.Name(id="str")):
                return True
            case ast.Try() | ast.Call(func=ast.Attribute(attr="get"), args=[_, _]):
                return True
            case ast.Compare(left=ast.Name(id=a), ops=[ast.NotEq() | ast.Eq()], comparators=[ast.Name(id=b)]) if a == b:
                return True
    return False


def only_compares(node: ast.AST, column: Any) -> bool:
    """Does a function only compare its argument (or one column of it), so that a missing value simply is not equal?"""
    function = node.body if isinstance(node, ast.Expression) else node
    parameters = function.args.args if isinstance(function, (ast.Lambda, ast.FunctionDef)) else []
    if not parameters:
        return False
    name = parameters[0].arg
    allowed: set[int] = set()
    for inner in ast.walk(function):
        if isinstance(inner, ast.Compare):
            allowed |= {id(side) for side in (inner.left, *inner.comparators)}
    named = {id(inner.value) for inner in ast.walk(function) if isinstance(inner, ast.Attribute) or (isinstance(inner, ast.Subscript) and isinstance(inner.slice, ast.Constant))}
    for inner in ast.walk(function):
        match inner:
            case ast.Name(id=found) if found == name and column is not None and id(inner) not in named:
                # Which columns are read by `row[c]`, or by a function that is handed the row, is not told here.
                return False
            case ast.Subscript(value=ast.Name(id=found), slice=ast.Constant(value=key)) | ast.Attribute(value=ast.Name(id=found), attr=key) if found == name:
                if column is not None and key == column and id(inner) not in allowed:
                    return False
            case ast.Name(id=found) if found == name and column is None and id(inner) not in allowed:
                return False
    return True
