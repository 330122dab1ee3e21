"""The JSON text of a notebook → the physical line and column of each line of each cell, so that annotations land on the diff.

One regex pass over strings and brackets: a string before `:` is a key; `source` is one string or a list of them; the
escape `\\n` inside a string begins a new line of the cell.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]')
ESCAPE = re.compile(r"\\u000[aA]|\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
SOURCE_KEYS = ('"source"', '"input"')


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column in the file, both from 1. Columns count what stands in the file: an escape is as long as it is written."""

    line: int
    column: int


def cell_lines(text: str) -> dict[int, tuple[Position, ...]]:
    """Cell index, of all cells from 0 → the position of each of its lines."""
    newlines = [-1, *(found.start() for found in re.finditer("\n", text))]

    def position(offset: int) -> Position:
        line = bisect_right(newlines, offset - 1)
        return Position(line, offset - newlines[line - 1])

    return {index: tuple(map(position, line_starts(text, strings))) for index, strings in enumerate(cell_sources(text))}


def character_offsets(text: str, strings: list[tuple[int, int]]) -> list[int]:
    """Where each character of a cell's source stands in the file, and where the source ends; line ends are one character."""
    found: list[int] = []
    end, before = 0, ""
    for start, end in strings:
        position = start
        while position < end:
            width = escape_width(text, position)
            written = text[position : position + width]
            character = json.loads(f'"{written}"', strict=False)
            # `\\r\\n` is one line end.
            if not (character == "\n" and before == "\r"):
                found.append(position)
            before = character
            position += width
    return [*found, end]


def decoded(text: str, strings: list[tuple[int, int]]) -> str:
    """The source of a cell, line ends as `\\n`."""
    source = "".join(json.loads(f'"{text[start:end]}"', strict=False) for start, end in strings)
    return source.replace("\r\n", "\n").replace("\r", "\n")


def between(text: str, source: str, offsets: list[int], start: tuple[int, int], end: tuple[int, int]) -> tuple[Position, Position]:
    """A stretch of a cell, by line and column, as a stretch of the file."""
    lines = source.split("\n")

    def position(line: int, column: int) -> Position:
        offset = offsets[min(sum(len(each) + 1 for each in lines[: line - 1]) + column, len(offsets) - 1)]
        return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    return position(*start), position(*end)


def escape_width(text: str, position: int) -> int:
    """How many characters of the file write the character that begins here; a pair of surrogates is one."""
    if text[position] != "\\":
        return 1
    if text[position + 1] != "u":
        return 2
    is_high = text[position + 2 : position + 4].lower() in ("d8", "d9", "da", "db")
    return 12 if is_high and text[position + 6 : position + 9].lower() == "\\ud" else 6


def cell_sources(text: str) -> Iterator[list[tuple[int, int]]]:
    """For each cell, the offsets (start, end) of the strings of its source, quotes excluded."""
    # One frame an open bracket: the key it stands under. A cell is an object directly in a list under "cells".
    frames: list[str] = []
    key = last = ""
    current: list[tuple[int, int]] = []
    cell_depth = 0
    for found in TOKEN.finditer(text):
        token = found.group()
        if token in "{[":
            if token == "{" and not cell_depth and holds_cells(frames):
                cell_depth, current = len(frames) + 1, []
            frames.append(token + key)
            key = ""
        elif token in "}]":
            if len(frames) == cell_depth:
                yield current
                cell_depth = 0
            if frames:
                frames.pop()
            key = ""
        elif token == ":":
            key = last
        elif token == ",":
            key = ""
        else:
            last = token
            in_string = key in SOURCE_KEYS and len(frames) == cell_depth
            in_list = bool(frames) and len(frames) == cell_depth + 1 and frames[-1][1:] in SOURCE_KEYS and frames[-1][0] == "["
            if cell_depth and (in_string or in_list):
                current.append((found.start() + 1, found.end() - 1))


def holds_cells(frames: list[str]) -> bool:
    """Whether these open brackets are a list of cells: `cells` at the top, or in a worksheet of format 3."""
    return frames == ["{", '["cells"'] or frames == ["{", '["worksheets"', "{", '["cells"']


def line_starts(text: str, strings: list[tuple[int, int]]) -> Iterator[int]:
    """The offset at which each line of a cell begins."""
    at_start = True
    end = 0
    for start, end in strings:
        if at_start and start < end:
            yield start
            at_start = False
        for escape in ESCAPE.finditer(text, start, end):
            if escape.group() == r"\n" or escape.group()[:5] == r"\u000" and escape.group()[5] in "aA":
                at_start = escape.end() == end
                if not at_start:
                    yield escape.end()
    if at_start and strings:
        yield end
