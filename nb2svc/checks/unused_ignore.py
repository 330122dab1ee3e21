"""unused-ignore: a comment suppresses a finding that is not there.

## Why is this bad?
The reader takes the comment for a known weakness of the code. The next finding of that code on this line would be hidden unseen.

## Example
    total = 1 + 1  # nb2svc: ignore[NB302] scaled before the split on purpose

## Use instead
    total = 1 + 1
"""

from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span
from nb2svc.sources.annotations import read


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """Take the comment out, or only the code that is meant where it names others too."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    comment = next(found for found in read(cell) if found.line == span.line and found.kind == "ignore")
    lines = cell.code.split("\n")
    if len(comment.codes) > 1:
        code = next(code for code in comment.codes if code in finding.message)
        rest = ",".join(other for other in comment.codes if other != code)
        start = lines[span.line - 1].index("[", span.column)
        end = lines[span.line - 1].index("]", start)
        return Fix("take the code out of the comment", (Edit(Span(span.source, span.cell, span.line, start + 1, span.line, end), rest),))
    before = lines[span.line - 1][: span.column]
    if before.strip() or len(lines) == 1:
        start = Span(span.source, span.cell, span.line, len(before.rstrip()), span.line, len(lines[span.line - 1]))
    elif span.line < len(lines):
        start = Span(span.source, span.cell, span.line, 0, span.line + 1, 0)
    else:
        start = Span(span.source, span.cell, span.line - 1, len(lines[-2]), span.line, len(lines[-1]))
    return Fix("take the comment out", (Edit(start, ""),))
