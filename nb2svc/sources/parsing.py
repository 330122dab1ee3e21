"""Text of a cell → syntax tree whose every node knows its cell, its notebook and its columns in code points; or what is wrong with it."""

import ast
import warnings
from dataclasses import dataclass

MAX_DEPTH = 200
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


def too_deep(tree: ast.Module) -> Unparsable | None:
    """What is wrong with a tree that is deeper than a person writes: every later pass may recurse into a tree that is not."""
    waiting: list[tuple[ast.AST, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return Unparsable(f"nested more than {MAX_DEPTH} levels deep", getattr(node, "lineno", 1), 0)
        waiting += [(child, depth + 1) for child in ast.iter_child_nodes(node)]
    return None


def stamp(tree: ast.Module, code: str, cell: int, source: int) -> ast.Module:
    """Give every node `cell` and `source_index`, and turn its columns from UTF-8 bytes into code points."""
    lines = [] if code.isascii() else code.split("\n")
    encoded = {number: line.encode() for number, line in enumerate(lines, 1) if not line.isascii()}

    def points(line: int, offset: int) -> int:
        return len(encoded[line][:offset].decode("utf-8", "ignore")) if line in encoded else offset

    for node in ast.walk(tree):
        # Operators and contexts are singletons of `ast`: only nodes with a position are ours to mark.
        if isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            continue
        node.cell = cell  # type: ignore[attr-defined]
        node.source_index = source  # type: ignore[attr-defined]
        if encoded and hasattr(node, "lineno"):
            node.col_offset = points(node.lineno, node.col_offset)
            node.end_col_offset = points(node.end_lineno or node.lineno, node.end_col_offset or 0)
    return tree
