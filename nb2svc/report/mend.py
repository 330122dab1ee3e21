"""Fixes and the text of a file → the text with them applied; no other byte changes."""

import json
import warnings

from nb2svc.ir.fix import Edit, Fix
from nb2svc.sources import json_text, physical

Change = tuple[int, int, str]
"""A stretch of the file and what is put in its place."""


def mend(text: str, kind: str, fixes: list[Fix]) -> tuple[str, int]:
    """Apply the fixes that do not touch each other; with how many there were."""
    read = NotebookText(text) if kind == "ipynb" else ScriptText(text)
    changes: list[Change] = []
    applied = 0
    for fix in fixes:
        own = [change for edit in fix.edits for change in read.changes(edit)]
        own += read.cleared(fix.cleared[1], fix.cleared[2]) if fix.cleared is not None else []
        if own and not any(touches(one, other) for one in own for other in changes):
            changes += own
            applied += 1
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text, applied


def stays_valid(before: str, after: str) -> bool:
    """Is a notebook that Jupyter's own schema takes still one that it takes?"""
    # Loads the schema's validator: only a fix needs it.
    import nbformat

    def is_valid(text: str) -> bool:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                nbformat.validate(json.loads(text))
        except (nbformat.ValidationError, ValueError, KeyError, TypeError):
            return False
        return True

    return is_valid(after) or not is_valid(before)


def touches(one: Change, other: Change) -> bool:
    """Do two changes share a place?"""
    return one[0] < other[1] and other[0] < one[1] or one[0] == other[0]


class NotebookText:
    """The JSON of a notebook."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sources = list(physical.cell_sources(text))
        self.is_ascii = text.isascii()

    def changes(self, edit: Edit) -> list[Change]:
        """An edit of a cell as a change of the file."""
        strings = self.sources[edit.span.cell]
        offsets = physical.character_offsets(self.text, strings)
        lines = physical.decoded(self.text, strings).split("\n")
        start = sum(len(line) + 1 for line in lines[: edit.span.line - 1]) + edit.span.column
        end = sum(len(line) + 1 for line in lines[: edit.span.end_line - 1]) + edit.span.end_column
        return [(offsets[start], offsets[end], json.dumps(edit.text, ensure_ascii=self.is_ascii)[1:-1])]

    def cleared(self, cell: int, output: int) -> list[Change]:
        """One saved output of a cell taken out of its list."""
        found = json_text.find(self.text, "cells", cell, "outputs")
        items = list(json_text.members(self.text, found[0])) if found is not None else []
        if found is None or output >= len(items):
            return []
        if len(items) == 1:
            return [(found[0], found[1], "[]")]
        if output + 1 < len(items):
            return [(items[output][1], items[output + 1][1], "")]
        return [(items[output - 1][2], items[output][2], "")]


class ScriptText:
    """A script, whose cells count their lines from the top of the file."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def changes(self, edit: Edit) -> list[Change]:
        """An edit of a cell as a change of the file."""
        span = edit.span
        return [(self.starts[span.line - 1] + span.column, self.starts[span.end_line - 1] + span.end_column, edit.text)]

    def cleared(self, cell: int, output: int) -> list[Change]:
        """A script saves no outputs."""
        return []
