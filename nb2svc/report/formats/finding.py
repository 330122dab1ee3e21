"""Diagnostics and the program they point into → findings that know their file, sorted as every format prints them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from nb2svc.checks.credentials import masked
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Fix
from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import Span
from nb2svc.sources import physical


COUNTED = ("percent", "module", "kfp", "kfp_yaml")
"""The kinds of sources whose cells count their lines from the top of the file."""

@dataclass(frozen=True, slots=True)
class Place:
    """A span in a file that can be shown: `path` relative to the working directory, `lines` those of the cell, its credentials masked.

    `kind` is the front-end's; positions in a percent script are those of the file, and no cell is named.
    """

    path: str
    kind: str
    span: Span
    cell_id: str
    lines: tuple[str, ...]
    file_line: int | None

    def shown_line(self) -> int:
        """The number to print beside the line: the cell's in a notebook, else the file's."""
        return self.file_line or self.span.line if self.kind in COUNTED else self.span.line

    def describe(self) -> str:
        """Where this is, within its file."""
        if self.kind in ("percent", "module"):
            return f"line {self.span.line}"
        return f"step {self.cell_id}, line {self.shown_line()}" if self.kind in COUNTED else self.span.place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic in its file; `place` is None where the whole file is meant.

    `fix` settles it, `reason` is that of the comment that suppresses it.
    """

    path: str
    diagnostic: Diagnostic
    place: Place | None
    related: tuple[Place, ...]
    fix: Fix | None = None
    fingerprint: str = ""
    reason: str = ""


def locate(diagnostics: Iterable[Diagnostic], program: Program | None, paths: tuple[Path, ...]) -> tuple[Finding, ...]:
    """Find each diagnostic's file and lines, and sort by path, cell, line, code. Nothing that is shown holds a credential."""
    return tuple(sorted((locate_one(quoted(diagnostic), program, paths) for diagnostic in diagnostics), key=sort_key))


def quoted(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic as it may be shown: a message may quote code."""
    related = tuple(replace(note, message=masked(note.message)) for note in diagnostic.related)
    return replace(diagnostic, message=masked(diagnostic.message), hint=masked(diagnostic.hint), related=related)


def sort_key(finding: Finding) -> tuple[object, ...]:
    """By path, cell, line, code; a finding on the whole file comes first."""
    span = finding.diagnostic.span
    position = (-1, 0, 0) if span is None else (span.cell, span.line, span.column)
    return (finding.path, *position, finding.diagnostic.code, finding.diagnostic.message)


def locate_one(diagnostic: Diagnostic, program: Program | None, paths: tuple[Path, ...]) -> Finding:
    """One diagnostic as a finding."""
    if diagnostic.span is None:
        return Finding(relative(paths[diagnostic.source]), diagnostic, None, ())
    place = find_place(diagnostic.span, program, paths)
    return Finding(place.path, diagnostic, place, tuple(find_place(note.span, program, paths) for note in diagnostic.related))


def find_place(span: Span, program: Program | None, paths: tuple[Path, ...]) -> Place:
    """Where a span stands in its file."""
    known = tuple(source.path for source in program.sources) if program is not None else paths
    path = known[span.source] if span.source < len(known) else paths[0]
    cell = next(cells_at(program, span), None)
    kind = program.sources[span.source].kind if program is not None and span.source < len(program.sources) else ""
    file_line = line_in_file(cell, kind, path, span)
    lines = shown(cell) if cell is not None else ()
    return Place(relative(path), kind, span, cell.id if cell is not None else "", lines, file_line)


@lru_cache(maxsize=256)
def shown(cell: Cell) -> tuple[str, ...]:
    """The lines of a cell with every credential masked."""
    return tuple(masked(cell.text, cell.tree).split("\n"))


def line_in_file(cell: Cell | None, kind: str, path: Path, span: Span) -> int | None:
    """The line of the file that holds the span's first line."""
    if cell is not None and cell.lines:
        return cell.lines[min(span.line, len(cell.lines)) - 1]
    return span.line if kind in COUNTED else physical_line(path, span)


def cells_at(program: Program | None, span: Span) -> Iterator[Cell]:
    """The cell that a span points into, if the program has it."""
    for cell in program.cells if program is not None else ():
        if cell.index == span.cell and cell.source == span.source:
            yield cell


def physical_line(path: Path, span: Span) -> int | None:
    """The line of the notebook file that holds the span's first line; None where the file cannot be read."""
    try:
        found = positions(path, path.stat().st_mtime_ns).get(span.cell)
    except (OSError, UnicodeDecodeError):
        return None
    return found[min(span.line, len(found)) - 1].line if found else None


def region(place: Place) -> tuple[physical.Position, physical.Position] | None:
    """Where a place begins and ends in its file, lines and columns from 1, the end exclusive."""
    span = place.span
    if place.file_line is None:
        return None
    if place.kind != "ipynb":
        last = place.file_line + span.end_line - span.line
        return physical.Position(place.file_line, span.column + 1), physical.Position(last, span.end_column + 1)
    path = Path(place.path)
    try:
        return physical.between(*offsets(path, path.stat().st_mtime_ns, span.cell), (span.line, span.column), (span.end_line, span.end_column))
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=64)
def offsets(path: Path, modified: int, cell: int) -> tuple[str, str, list[int]]:
    """The text of a notebook file, the source of one of its cells, and where each of its characters stands."""
    text = path.read_text(encoding="utf-8-sig")
    strings = list(physical.cell_sources(text))[cell]
    return text, physical.decoded(text, strings), physical.character_offsets(text, strings)


@lru_cache(maxsize=8)
def positions(path: Path, modified: int) -> dict[int, tuple[physical.Position, ...]]:
    """The physical positions of a notebook's cell lines; `modified` tells one version of the file from the next."""
    return physical.cell_lines(path.read_text(encoding="utf-8-sig"))


def relative(path: Path) -> str:
    """The path as people read it: relative to the working directory where it lies below, with `/`."""
    try:
        shown = os.path.relpath(path)
    except ValueError:
        shown = ".."
    return (str(path) if shown.startswith("..") else shown).replace(os.sep, "/")
