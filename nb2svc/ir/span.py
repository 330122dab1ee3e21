"""Span: where in the notebook something stands."""

import ast
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one cell; lines count from 1, columns are code points from 0, the end is exclusive.

    `source` is the index of the notebook in a chain, `cell` counts all cells of its file from 0.
    """

    source: int
    cell: int
    line: int
    column: int
    end_line: int
    end_column: int

    def place(self) -> str:
        """How a person names this place: cells count from 1, as JupyterLab's status bar does."""
        return f"cell {self.cell + 1}, line {self.line}"


def whole_cell(cell: int, source: int = 0) -> Span:
    """The span of a cell that cannot be pointed into."""
    return Span(source, cell, 1, 0, 1, 0)


def call_at(function: ast.expr, arguments: list[ast.expr], like: ast.AST) -> ast.Call:
    """A made call of a node of the notebook, which keeps its own place; the call stands where `like` does."""
    call = ast.copy_location(ast.Call(function, arguments, []), like)
    call.cell, call.source_index = getattr(like, "cell", 0), getattr(like, "source_index", 0)  # type: ignore[attr-defined]
    return call


def stand_at(node: ast.AST, like: ast.AST) -> None:
    """Give a made node, and all inside it, the place of a node of the notebook."""
    for inner in ast.walk(node):
        ast.copy_location(inner, like)
        inner.cell, inner.source_index = getattr(like, "cell", 0), getattr(like, "source_index", 0)  # type: ignore[attr-defined]


def span_of(node: ast.AST) -> Span:
    """The span of a node that `sources` stamped with `cell` and `source`.

    `ast` counts UTF-8 bytes; `sources` has already turned them into code points on the nodes.
    """
    return Span(
        getattr(node, "source_index", 0),
        getattr(node, "cell", 0),
        getattr(node, "lineno", 1),
        getattr(node, "col_offset", 0),
        getattr(node, "end_lineno", None) or getattr(node, "lineno", 1),
        getattr(node, "end_col_offset", None) or 0,
    )
