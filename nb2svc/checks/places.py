"""Places: a span ↔ the nodes and lines of the program that stand there."""

import ast
from collections.abc import Iterator

from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import Span, span_of


def cell_at(program: Program, span: Span) -> Cell | None:
    """The cell that a span points into, if the program has it."""
    return next((cell for cell in program.cells if cell.index == span.cell and cell.source == span.source), None)


def nodes_at(program: Program, span: Span) -> Iterator[ast.AST]:
    """The nodes that stand exactly there, the outermost first."""
    cell = cell_at(program, span)
    for node in ast.walk(cell.tree) if cell is not None else ():
        if hasattr(node, "lineno") and span_of(node) == span:
            yield node


def statement_at(cell: Cell, line: int) -> ast.stmt | None:
    """The innermost statement of a cell that a line belongs to."""
    found: ast.stmt | None = None
    for node in ast.walk(cell.tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
            if found is None or node.lineno >= found.lineno:
                found = node
    return found


def own_lines(node: ast.stmt) -> range:
    """The lines of a statement; of one that holds others, those of its head."""
    body = getattr(node, "body", None)
    end = node.end_lineno or node.lineno
    if isinstance(body, list) and body:
        end = max(body[0].lineno - 1, node.lineno)
    return range(node.lineno, end + 1)


def is_as_written(cell: Cell, span: Span) -> bool:
    """Do the lines of a span stand in the notebook as they were parsed: is no magic among them?"""
    written, parsed = cell.text.split("\n"), cell.code.split("\n")
    return written[span.line - 1 : span.end_line] == parsed[span.line - 1 : span.end_line]


def text_at(cell: Cell, span: Span) -> str:
    """What stands at a span."""
    lines = cell.code.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column]
    lines[0] = lines[0][span.column :]
    return "\n".join(lines)
