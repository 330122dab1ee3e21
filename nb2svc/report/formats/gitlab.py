"""Findings → the code quality report of GitLab."""

import json

from nb2svc.ir.diagnostic import Severity
from nb2svc.report.formats.finding import Finding

LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: tuple[Finding, ...]) -> str:
    """All findings as one JSON document."""
    return json.dumps([as_json(finding) for finding in findings], indent=2, ensure_ascii=False) + "\n"


def as_json(finding: Finding) -> dict[str, object]:
    """One finding; a finding on a whole file is shown at its first line."""
    diagnostic, place = finding.diagnostic, finding.place
    where = f"{place.describe()}: " if place is not None else ""
    return {
        "check_name": f"{diagnostic.code} {diagnostic.name}",
        "description": where + diagnostic.message,
        "fingerprint": finding.fingerprint,
        "severity": LEVELS[diagnostic.severity],
        "location": {"path": finding.path, "lines": {"begin": (place.file_line if place is not None else None) or 1}},
    }
