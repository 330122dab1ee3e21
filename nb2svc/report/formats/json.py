"""Findings → the JSON list that linters print."""

import json
from typing import Any

from nb2svc.report.formats.finding import Finding


def render(findings: tuple[Finding, ...]) -> str:
    """All findings as one JSON document."""
    return json.dumps([as_json(finding) for finding in findings], indent=2, ensure_ascii=False) + "\n"


def as_json(finding: Finding) -> dict[str, Any]:
    """One finding; cells count from 0, lines and columns from 1, the end is exclusive."""
    diagnostic, span, place = finding.diagnostic, finding.diagnostic.span, finding.place
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "path": finding.path,
        "cell": None if span is None else span.cell,
        "cell_id": (place.cell_id or None) if place else None,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column + 1,
        "end_line": None if span is None else span.end_line,
        "end_column": None if span is None else span.end_column + 1,
        "file_line": place.file_line if place else None,
        "related": [{"message": note.message, "cell": note.span.cell, "line": note.span.line} for note in diagnostic.related],
        "hint": diagnostic.hint,
        "fixable": finding.fix is not None,
    }
