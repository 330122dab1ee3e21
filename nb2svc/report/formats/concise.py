"""Findings → one line each: `path:cell:line:column: code message`."""

from nb2svc.report.formats.finding import Finding


def render(findings: tuple[Finding, ...]) -> str:
    """All findings, a line each."""
    return "".join(line(finding) + "\n" for finding in findings)


def line(finding: Finding) -> str:
    """One finding on one line; cells, lines and columns count from 1."""
    diagnostic, span = finding.diagnostic, finding.diagnostic.span
    if span is None or finding.place is None:
        return f"{finding.path}: {diagnostic.code} {diagnostic.name}: {diagnostic.message}"
    cell = "" if finding.place.kind == "percent" else f"cell {span.cell + 1}:"
    return f"{finding.path}:{cell}{span.line}:{span.column + 1}: {diagnostic.code} {diagnostic.name}: {diagnostic.message}"
