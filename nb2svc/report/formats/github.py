"""Findings → workflow commands, which GitHub shows at the lines of the diff."""

from nb2svc.ir.diagnostic import Severity
from nb2svc.report.formats.finding import Finding, region

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: tuple[Finding, ...]) -> str:
    """All findings, a command each."""
    return "".join(command(finding) + "\n" for finding in findings)


def command(finding: Finding) -> str:
    """One finding as a workflow command."""
    diagnostic = finding.diagnostic
    properties = {"file": finding.path}
    found = region(finding.place) if finding.place is not None else None
    if found is not None:
        start, end = found
        properties |= {"line": str(start.line), "endLine": str(end.line), "col": str(start.column)}
        # A column range is read only within one line.
        properties |= {"endColumn": str(end.column)} if start.line == end.line else {}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    where = f"{finding.place.describe()}: " if finding.place is not None else ""
    told = ",".join(f"{key}={escaped(value, is_property=True)}" for key, value in properties.items())
    return f"::{LEVELS[diagnostic.severity]} {told}::{escaped(where + diagnostic.message)}"


def escaped(text: str, is_property: bool = False) -> str:
    """A text as workflow commands write it."""
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), *(((":", "%3A"), (",", "%2C")) if is_property else ())):
        text = text.replace(character, code)
    return text
