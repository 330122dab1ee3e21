"""Text of a cell → syntax tree whose every node knows its cell, its notebook and its columns in code points; or what is wrong with it."""

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_DEPTH = 200
SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
PYTHON_2 = ("Missing parentheses in call to", "multiple exception types must be parenthesized", "leading zeros in decimal integer literals")


@dataclass(frozen=True, slots=True)
class Unparsable:
    """Why a text is not Python: the message and where, lines from 1 and columns from 0."""

    message: str
    line: int
    column: int
    is_python_2: bool = False


def parse(code: str) -> ast.Module | Unparsable:
    """Parse, without printing a warning and without dying of hostile input."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        lines = code.count("\n") + 1
        python_2 = any(str(error.msg).startswith(sign) for sign in PYTHON_2)
        return Unparsable(str(error.msg), min(max(error.lineno or 1, 1), lines), max((error.offset or 1) - 1, 0), python_2)
    except (RecursionError, MemoryError):
        return Unparsable("nested too deeply", 1, 0)
    except ValueError as error:
        line = code.count("\n", 0, max(code.find("\0"), 0)) + 1
        return Unparsable(str(error), line, 0)


def stamp(tree: ast.Module, code: str, cell: int, source: int) -> ast.Module | Unparsable:
    """Give every node `cell` and `source_index`, and turn its columns from UTF-8 bytes into code points.

    A tree that is deeper than a person writes is refused: every later pass may recurse into one that is not.
    """
    lines = [] if code.isascii() else code.split("\n")
    encoded = {number: line.encode() for number, line in enumerate(lines, 1) if not line.isascii()}

    def points(line: int, offset: int) -> int:
        return len(encoded[line][:offset].decode("utf-8", "ignore")) if line in encoded else offset

    level: list[Any] = [tree]
    for _ in range(MAX_DEPTH + 1):
        for node in level:
            node.cell = cell
            node.source_index = source
            if encoded and hasattr(node, "lineno"):
                node.col_offset = points(node.lineno, node.col_offset)
                node.end_col_offset = points(node.end_lineno or node.lineno, node.end_col_offset or 0)
        level = [inner for node in level for inner in inside(node)]
        if not level:
            return tree
    return Unparsable(f"nested more than {MAX_DEPTH} levels deep", next((node.lineno for node in level if hasattr(node, "lineno")), 1), 0)


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes directly inside that are this tree's own: `ast` has one of each operator and context for all trees."""
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            for each in value:
                if isinstance(each, ast.AST) and not isinstance(each, SHARED):
                    yield each
        elif isinstance(value, ast.AST) and not isinstance(value, SHARED):
            yield value


def parsed(code: str, cell: int, source: int) -> ast.Module | Unparsable:
    """Parse and stamp."""
    tree = parse(code)
    return tree if isinstance(tree, Unparsable) else stamp(tree, code, cell, source)
