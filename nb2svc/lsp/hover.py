"""Hover: what the analysis knows of the word at a place: a field and what it feeds, a frozen value, the answer; else what the cell is for."""

import re
from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis, Input, Learnt
from nb2svc.ir.program import Cell
from nb2svc.lsp.documents import Point

WORD = re.compile(r"\w+")


def told(analysis: Analysis, point: Point) -> str | None:
    """Markdown for a place; None where nothing is known."""
    cell = cell_of(analysis, point)
    if cell is None:
        return None
    lines = cell.code.split("\n")
    if point.line > len(lines):
        return None
    line = lines[point.line - 1]
    parts = [*named(analysis, quoted_at(line, point.column) or word_at(line, point.column)), *frozen_at(analysis, cell, point)]
    return "\n\n".join(dict.fromkeys([*parts, *role(analysis, cell)])) or None


def cell_of(analysis: Analysis, point: Point) -> Cell | None:
    """The cell of a place; of a script, whose lines count from the top, the last that begins before it."""
    own = [cell for cell in analysis.graph.program.cells if cell.source == 0]
    if point.cell >= 0:
        return next((cell for cell in own if cell.index == point.cell), None)
    begun = [cell for cell in own if first_line(cell) <= point.line]
    return max(begun, key=first_line, default=None)


def first_line(cell: Cell) -> int:
    """The first line of a cell that is not blank."""
    return next((number for number, line in enumerate(cell.text.split("\n"), 1) if line.strip()), 1)


def word_at(line: str, column: int) -> str:
    """The name that a column stands in."""
    return next((found.group() for found in WORD.finditer(line) if found.start() <= column <= found.end()), "")


def quoted_at(line: str, column: int) -> str:
    """The text literal that a column stands in."""
    return next((found.group(2) for found in re.finditer(r"""(['"])(.*?)\1""", line) if found.start() <= column <= found.end()), "")


def named(analysis: Analysis, word: str) -> Iterator[str]:
    """What a column or the answer of that name is."""
    for field in analysis.inputs:
        if field.name == word:
            yield field_told(field)
    for name, made in ((field, given) for given in analysis.inputs for field in given.feeds):
        if name == word and word not in {given.name for given in analysis.inputs}:
            sources = ", ".join(f"`{given.name}`" for given in analysis.inputs if name in given.feeds)
            yield f"`{name}` is made of {sources}"
    if analysis.target == word:
        yield f"`{word}` is what the model answers: no request has it"
    elif word in analysis.ignored:
        yield f"`{word}` is accepted and not read"
    if analysis.answer is not None and analysis.answer.name == word:
        yield f"`{word}` is the answer of the service: {', '.join(analysis.answer.model_names)}.{analysis.answer.method}"


def field_told(field: Input) -> str:
    """One field of a request."""
    kind = f"{field.type}{' or null' if field.nullable else ''}"
    feeds = f", feeds {', '.join(f'`{name}`' for name in field.feeds)}" if field.feeds else ""
    return f"`{field.name}`: {kind}, a field of each request{feeds}"


def frozen_at(analysis: Analysis, cell: Cell, point: Point) -> Iterator[str]:
    """What is frozen on the line of a place."""
    for learnt in analysis.state:
        span = learnt.span
        if (span.source, span.cell) == (cell.source, cell.index) and span.line <= point.line <= span.end_line:
            yield frozen_told(learnt)


def frozen_told(learnt: Learnt) -> str:
    """One frozen value."""
    return f"frozen here: `{learnt.name}` ({learnt.kind}) = `{' '.join(learnt.expression.split())}`"


def role(analysis: Analysis, cell: Cell) -> Iterator[str]:
    """What a cell is for."""
    for found in analysis.roles:
        if (found.source, found.cell) == (cell.source, cell.index):
            yield f"*{', '.join(found.roles)}*: {found.reason}"
