"""Findings and the comments of the cells → what is left, what was suppressed and why, and the comments that suppress nothing."""

from dataclasses import dataclass

from nb2svc.checks.places import own_lines, statement_at
from nb2svc.ir.diagnostic import CATALOGUE, Diagnostic
from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import Span
from nb2svc.sources.annotations import Annotation, read

ABOUT_COMMENTS = ("NB901", "NB902")


@dataclass(frozen=True, slots=True)
class Sifted:
    """`kept` holds the findings that no comment suppresses; `suppressed` the others, each with the reason that its comment gives."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[tuple[Diagnostic, str], ...]


def sift(findings: tuple[Diagnostic, ...], program: Program) -> Sifted:
    """Take out what comments suppress, and add a finding for each code of a comment that suppresses nothing."""
    comments = [(cell, found) for cell in program.cells for found in read(cell) if found.kind == "ignore" and not found.problem]
    kept: list[Diagnostic] = []
    suppressed: list[tuple[Diagnostic, str]] = []
    used: set[tuple[Annotation, str]] = set()
    for finding in findings:
        meant = [found for cell, found in comments if finding.code in found.codes and finding.code not in ABOUT_COMMENTS and covers(cell, found, finding)]
        used |= {(found, finding.code) for found in meant}
        if meant:
            suppressed.append((finding, meant[0].reason))
        else:
            kept.append(finding)
    kept += [unused(cell, found, code) for cell, found in comments for code in found.codes if (found, code) not in used]
    return Sifted(tuple(kept), tuple(suppressed))


def covers(cell: Cell, comment: Annotation, finding: Diagnostic) -> bool:
    """Does a comment speak of the place of a finding: is it on a line of the same statement, or alone on the line above it?"""
    span = finding.span
    if span is None or (span.source, span.cell) != (cell.source, cell.index):
        return False
    statement = statement_at(cell, span.line)
    lines = own_lines(statement) if statement is not None else range(span.line, span.line + 1)
    if span.line not in lines:
        lines = range(span.line, span.line + 1)
    return comment.line in lines or (comment.is_alone and comment.line == lines[0] - 1)


def unused(cell: Cell, comment: Annotation, code: str) -> Diagnostic:
    """The finding of a code that a comment names in vain."""
    known = code in CATALOGUE
    message = f"nothing here is {code} {CATALOGUE[code][0]}: the comment suppresses nothing" if known else f"`{code}` is no code: the comment suppresses nothing"
    return Diagnostic("NB901", message, comment_span(cell, comment), "take the comment out")


def comment_span(cell: Cell, comment: Annotation) -> Span:
    """Where a comment stands in its cell."""
    text = cell.code.split("\n")[comment.line - 1]
    start = text.rfind("#", 0, text.rfind("nb2svc:"))
    return Span(comment.source, comment.cell, comment.line, start, comment.line, len(text.rstrip()))
