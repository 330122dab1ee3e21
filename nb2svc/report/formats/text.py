"""Findings → code frames for people: the line, carets under what is meant, the places that explain it, the hint."""

from collections.abc import Iterator

from nb2svc.report.formats.finding import Finding, Place


def render(findings: tuple[Finding, ...]) -> str:
    """All findings, a frame each."""
    return "".join(line + "\n" for finding in findings for line in frame(finding))


def frame(finding: Finding) -> Iterator[str]:
    """The lines of one finding."""
    diagnostic = finding.diagnostic
    title = f"{diagnostic.code} {diagnostic.name}"
    if finding.place is None:
        yield f"{finding.path}: {title}"
        yield f"    {diagnostic.message}"
    else:
        yield f"{finding.path}: {finding.place.describe()}: {title}"
        yield from pointed(finding.place, diagnostic.message)
    for note, place in zip(diagnostic.related, finding.related):
        where = place.describe() if place.path == finding.path else f"{place.path}: {place.describe()}"
        yield f"    {where}: {note.message}"
    if diagnostic.hint:
        yield f"  hint: {diagnostic.hint}"


def pointed(place: Place, message: str) -> Iterator[str]:
    """The source line with carets and the message; the message alone where there is no line to show."""
    span = place.span
    line = place.lines[span.line - 1] if span.line <= len(place.lines) else ""
    if not line.strip():
        yield f"    {message}"
        return
    start = min(span.column, len(line))
    end = span.end_column if span.end_line == span.line else len(line.rstrip())
    # A long line is cut to what surrounds the place.
    cut = max(start - 60, 0) if len(line) > 160 else 0
    shown = line[cut : cut + 160].replace("\t", " ").rstrip()
    width = max(min(end, cut + len(shown)) - start, 1)
    number = str(place.shown_line())
    yield f"    {number} | {shown}"
    yield f"    {' ' * len(number)} | {' ' * (start - cut)}{'^' * width} {message}"
