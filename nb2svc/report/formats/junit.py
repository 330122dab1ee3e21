"""Findings → a JUnit report: a suite a file, a case a finding, one passing case for a clean file."""

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from nb2svc.report.formats.concise import line
from nb2svc.report.formats.finding import Finding

UNPRINTABLE = {code: "\ufffd" for code in range(32) if code not in (9, 10, 13)}


def render(findings: tuple[Finding, ...], clean: tuple[str, ...] = ()) -> str:
    """All findings, and the files without any, as one XML document."""
    suites = {path: list(own) for path, own in groupby(findings, key=lambda finding: finding.path)} | {path: [] for path in clean}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites name="nb2svc" tests="{sum(max(len(own), 1) for own in suites.values())}" failures="{len(findings)}">']
    for path, own in sorted(suites.items()):
        lines.append(f'  <testsuite name={attribute(path)} tests="{max(len(own), 1)}" failures="{len(own)}">')
        lines += [f'    <testcase name="nb2svc" classname={attribute(path)}/>'] if not own else []
        for finding in own:
            diagnostic, place = finding.diagnostic, finding.place
            at = f' line="{place.file_line}"' if place is not None and place.file_line is not None else ""
            lines.append(f"    <testcase name={attribute(f'{diagnostic.code} {diagnostic.name}')} classname={attribute(path)}{at}>")
            text = escape((line(finding) + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")).translate(UNPRINTABLE))
            lines.append(f'      <failure type="{diagnostic.severity}" message={attribute(diagnostic.message)}>{text}</failure>')
            lines.append("    </testcase>")
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def attribute(text: str) -> str:
    """A text as the value of an XML attribute."""
    return quoteattr(text.translate(UNPRINTABLE), {"\n": "&#10;"})
