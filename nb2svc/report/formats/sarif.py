"""Findings → SARIF 2.1.0, the exchange format of static analysis."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nb2svc import __version__
from nb2svc.ir.diagnostic import CATALOGUE, Severity
from nb2svc.ir.fix import Fix
from nb2svc.report.formats.finding import Finding, Place, region
from nb2svc.report.mend import NotebookText, ScriptText
from nb2svc.report.page import documentation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: tuple[Finding, ...]) -> str:
    """All findings, the suppressed ones too, as one run."""
    codes = sorted({finding.diagnostic.code for finding in findings})
    tool = {"name": "nb2svc", "version": __version__, "rules": [rule(code) for code in codes]}
    run = {
        "tool": {"driver": tool},
        "columnKind": "unicodeCodePoints",
        "results": [result(finding, codes.index(finding.diagnostic.code)) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def rule(code: str) -> dict[str, Any]:
    """What SARIF calls a rule: one of our checks, with its page."""
    name, severity = CATALOGUE[code]
    page = documentation(name)
    told: dict[str, Any] = {"id": code, "name": name, "shortDescription": {"text": name.replace("-", " ")}, "defaultConfiguration": {"level": LEVELS[severity]}}
    if page:
        told["help"] = {"text": page, "markdown": page}
    return told


def result(finding: Finding, index: int) -> dict[str, Any]:
    """One finding."""
    diagnostic = finding.diagnostic
    text = diagnostic.message + (f"; {diagnostic.hint}" if diagnostic.hint else "")
    told: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [location(finding.path, finding.place)],
        "partialFingerprints": {"nb2svc/v1": finding.fingerprint},
    }
    if finding.related:
        told["relatedLocations"] = [
            {**location(place.path, place), "id": number, "message": {"text": note.message}}
            for number, (note, place) in enumerate(zip(diagnostic.related, finding.related))
        ]
    if finding.reason:
        told["suppressions"] = [{"kind": "inSource", "justification": finding.reason}]
    if finding.fix is not None and finding.place is not None and (changes := replacements(finding.fix, finding.place)):
        told["fixes"] = [{"description": {"text": finding.fix.title}, "artifactChanges": [{"artifactLocation": artifact(finding.path), "replacements": changes}]}]
    return told


def location(path: str, place: Place | None) -> dict[str, Any]:
    """Where something stands: in the file, and in the notebook."""
    physical: dict[str, Any] = {"artifactLocation": artifact(path)}
    found = region(place) if place is not None else None
    if found is not None:
        start, end = found
        physical["region"] = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    told: dict[str, Any] = {"physicalLocation": physical}
    if place is not None and place.kind == "ipynb":
        told["logicalLocations"] = [{"kind": "cell", "name": place.cell_id or f"cell {place.span.cell + 1}"}]
    return told


def artifact(path: str) -> dict[str, str]:
    """A file, by its relative address."""
    return {"uri": quote(path)}


def replacements(fix: Fix, place: Place) -> list[dict[str, Any]]:
    """The edits of a fix as stretches of characters of the file."""
    text = Path(place.path).read_text(encoding="utf-8-sig")
    read = NotebookText(text) if place.kind == "ipynb" else ScriptText(text)
    changes = [change for edit in fix.edits for change in read.changes(edit)]
    changes += read.cleared(fix.cleared[1], fix.cleared[2]) if fix.cleared is not None else []
    return [{"deletedRegion": {"charOffset": start, "charLength": end - start}, "insertedContent": {"text": new}} for start, end, new in changes]
