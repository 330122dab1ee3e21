"""Documents: what an editor has open, and how places in it and places in cells translate.

A notebook comes as cells (VS Code), as the JSON of its file, or as one text of Python made of its cells (JupyterLab); a script is its text.
Columns of the protocol count UTF-16 units, ours count code points.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from lsprotocol.types import NotebookCellKind, NotebookDocument, Position, Range

from nb2svc.ir.span import Span
from nb2svc.sources import physical

VIRTUAL = ".virtual_documents"
"""The folder in which a notebook server keeps the texts that it makes of cells; the notebook itself lies above it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a cell: its index, line from 1, column from 0."""

    cell: int
    line: int
    column: int


class Document(Protocol):
    """One open notebook or script. `path` is the file it stands for, `content` what is to be analysed in its place, `uris` what findings are shown in."""

    path: Path
    content: bytes
    uris: tuple[str, ...]

    def shown(self, span: Span) -> tuple[str, Range] | None:
        """Where a span is shown."""
        ...

    def point(self, uri: str, position: Position) -> Point | None:
        """The place in a cell that a position means; for a script the cell is -1, as lines are those of the file."""
        ...

    def spelled(self, text: str) -> str:
        """What is to be written for a piece of code."""
        ...


@dataclass(frozen=True, slots=True)
class Cells:
    """A notebook whose cells the editor sends one by one: the URI and text of each, in order."""

    path: Path
    content: bytes
    cells: tuple[tuple[str, str], ...]

    @property
    def uris(self) -> tuple[str, ...]:
        return tuple(uri for uri, _ in self.cells)

    def shown(self, span: Span) -> tuple[str, Range] | None:
        if span.cell >= len(self.cells):
            return None
        uri, text = self.cells[span.cell]
        return uri, range_of(text.split("\n"), span)

    def point(self, uri: str, position: Position) -> Point | None:
        for index, (own, text) in enumerate(self.cells):
            if own == uri:
                return Point(index, position.line + 1, code_points(line_at(text.split("\n"), position.line), position.character))
        return None

    def spelled(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Script:
    """A text of Python whose lines count from the top of the file."""

    path: Path
    uri: str
    text: str

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @property
    def uris(self) -> tuple[str, ...]:
        return (self.uri,)

    def shown(self, span: Span) -> tuple[str, Range] | None:
        return self.uri, range_of(self.text.split("\n"), span)

    def point(self, uri: str, position: Position) -> Point | None:
        return Point(-1, position.line + 1, code_points(line_at(self.text.split("\n"), position.line), position.character))

    def spelled(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True)
class JsonText:
    """The file of a notebook, opened as the text that it is."""

    path: Path
    uri: str
    text: str
    sources: list[list[tuple[int, int]]] = field(default_factory=list)

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @property
    def uris(self) -> tuple[str, ...]:
        return (self.uri,)

    def shown(self, span: Span) -> tuple[str, Range] | None:
        if span.cell >= len(self.sources):
            return None
        strings = self.sources[span.cell]
        source, offsets = physical.decoded(self.text, strings), physical.character_offsets(self.text, strings)
        start, end = physical.between(self.text, source, offsets, (span.line, span.column), (span.end_line, span.end_column))
        lines = self.text.split("\n")
        ends = (Position(place.line - 1, units(line_at(lines, place.line - 1)[: place.column - 1])) for place in (start, end))
        return self.uri, Range(*ends)

    def point(self, uri: str, position: Position) -> Point | None:
        lines = self.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: position.line]) + code_points(line_at(lines, position.line), position.character)
        for index, strings in enumerate(self.sources):
            if strings and strings[0][0] <= offset <= strings[-1][1]:
                offsets = physical.character_offsets(self.text, strings)
                before = physical.decoded(self.text, strings)[: sum(each <= offset for each in offsets[:-1])][:-1]
                return Point(index, before.count("\n") + 1, len(before) - before.rfind("\n") - 1)
        return None

    def spelled(self, text: str) -> str:
        return json.dumps(text, ensure_ascii=self.text.isascii())[1:-1]


def notebook(document: NotebookDocument, texts: Sequence[str]) -> Cells:
    """A notebook that was opened as cells, with the text of each; what its saved file holds of outputs is kept where the code is the same."""
    path = path_of(document.uri)
    saved = outputs(path)
    cells: list[dict[str, Any]] = []
    for cell, text in zip(document.cells, texts):
        if cell.kind is NotebookCellKind.Code:
            cells.append({"cell_type": "code", "metadata": dict(cell.metadata or {}) if isinstance(cell.metadata, dict) else {}, "execution_count": None, "outputs": [], "source": text} | saved.get(text, {}))
        else:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": text})
    content = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
    return Cells(path, json.dumps(content).encode(), tuple((cell.document, text) for cell, text in zip(document.cells, texts)))


def outputs(path: Path) -> dict[str, dict[str, Any]]:
    """What the saved file of a notebook says of each of its code cells, by their text."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        cells = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
        return {"".join(cell["source"]): {key: cell[key] for key in ("outputs", "execution_count", "metadata") if key in cell} for cell in cells}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def text_document(uri: str, text: str) -> Document:
    """A document that was opened as one text."""
    path = path_of(uri)
    if path.suffix == ".ipynb" and text.lstrip().startswith("{"):
        return JsonText(path, uri, text, list(physical.cell_sources(text)))
    return Script(path if path.suffix == ".py" else path.with_suffix(".py"), uri, text)


def path_of(uri: str) -> Path:
    """The file that a URI names; of a text that a notebook server made of cells, the notebook."""
    parts = urlsplit(uri)
    path = Path(unquote(parts.path) if parts.scheme else uri)
    kept = [part for part in path.parts if part != VIRTUAL]
    return Path(*kept) if kept else path


def range_of(lines: list[str], span: Span) -> Range:
    """A span of these lines as a range of the protocol."""
    start = Position(span.line - 1, units(line_at(lines, span.line - 1)[: span.column]))
    return Range(start, Position(span.end_line - 1, units(line_at(lines, span.end_line - 1)[: span.end_column])))


def line_at(lines: list[str], number: int) -> str:
    """A line by its number from 0; empty beyond the last."""
    return lines[number] if 0 <= number < len(lines) else ""


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(line: str, character: int) -> int:
    """The column in code points of a column in UTF-16 units."""
    return len(line.encode("utf-16-le", "surrogatepass")[: 2 * character].decode("utf-16-le", "ignore"))
