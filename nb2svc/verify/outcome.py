"""Outcome: what `verify` found, as JSON, as text and as an exit status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SAME, STOPPED, WRONG_USE, DIFFERS = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """The comparison. `problem` says in a line why there is none, with the `code` that it leads to."""

    records: int = 0
    equal: int = 0
    max_relative: float = 0.0
    first_difference: Mapping[str, Any] | None = None
    adopted: bool = False
    cells_failed: tuple[Mapping[str, Any], ...] = ()
    diagnostics: tuple[Mapping[str, Any], ...] = ()
    problem: str = ""
    code: int = STOPPED

    @property
    def parity(self) -> bool:
        return not self.problem and self.records > 0 and self.equal == self.records

    @property
    def exit_code(self) -> int:
        if self.problem:
            return self.code
        return SAME if self.parity else DIFFERS

    def as_json(self) -> dict[str, Any]:
        """The object that `nb2svc verify --json` prints; cells count from 0."""
        return {
            "schema": 1,
            "parity": self.parity,
            "adopted": self.adopted,
            "records": self.records,
            "equal": self.equal,
            "max_relative": self.max_relative,
            "first_difference": None if self.first_difference is None else dict(self.first_difference),
            "cells_failed": [dict(cell) for cell in self.cells_failed],
            "diagnostics": [dict(each) for each in self.diagnostics] or ([stop(self.problem)] if self.problem else []),
        }

    def as_text(self) -> str:
        """A few lines; cells count from 1."""
        lines = [self.headline()]
        if self.first_difference is not None:
            lines.append(first_text(self.first_difference))
        for cell in self.cells_failed:
            lines.append(f"  passed over: cell {cell['cell'] + 1}, line {cell['line']} raised {raised_text(cell)}")
        for each in self.diagnostics:
            if each["code"]:
                place = f"cell {each['cell'] + 1}, line {each['line']}: " if each["cell"] is not None else ""
                lines.append(f"  {each['code']} {each['name']}: {place}{each['message']}")
                lines += [f"    hint: {each['hint']}"] if each["hint"] else []
        return "\n".join(lines) + "\n"

    def headline(self) -> str:
        if self.problem:
            return f"not verified: {self.problem}"
        whose = "what the notebook learnt is installed; " if self.adopted else ""
        count = f"{self.equal} of {self.records} records are answered as the notebook answers them"
        spread = f" (largest relative difference {self.max_relative:.1e})" if self.max_relative else ""
        return f"{whose}{'parity' if self.parity else 'the service differs'}: {count}{spread}"


def stop(message: str, cell: int | None = None, line: int | None = None, path: str | None = None) -> dict[str, Any]:
    """Why a run came to no end, in the shape of a diagnostic; it has no code, as no analysis found it."""
    empty: dict[str, Any] = dict.fromkeys(("cell_id", "column", "end_line", "end_column", "file_line"))
    return {
        "code": None, "name": "stopped", "severity": "error", "message": message, "path": path, "cell": cell, "line": line,
        **empty, "related": [], "hint": "", "fixable": False,
    }  # fmt: skip


def raised_text(cell: Mapping[str, Any]) -> str:
    """`KeyError: 'age'`."""
    return f"{cell['error']}: {cell['message']}" if cell["message"] else str(cell["error"])


def first_text(first: Mapping[str, Any]) -> str:
    """The first difference as a sentence."""
    place = f" (cell {first['cell'] + 1}, line {first['line']})" if first["cell"] is not None else ""
    step = f", step `{first['step']}`{place}" if first["step"] else ""
    return f"  first at record {first['record']}: `{first['field']}`{step}: notebook {first['notebook']}, service {first['service']}"
