"""ignore-without-reason: a comment that would suppress a finding does not say why, or is not understood.

It suppresses nothing until it does.

## Why is this bad?
A finding that is hidden without a reason cannot be reviewed, and nobody dares to take the comment out again.

## Example
    scaled = scaler.fit_transform(X)  # nb2svc: ignore[NB302]

## Use instead
    scaled = scaler.fit_transform(X)  # nb2svc: ignore[NB302] the unlabelled rows may be used
"""

from collections.abc import Iterator

from nb2svc.checks.suppression import comment_span
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources.annotations import read

CODE = "NB902"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each comment that has a problem."""
    for cell in analysis.graph.program.cells:
        for comment in read(cell):
            if comment.problem:
                yield Diagnostic(CODE, comment.problem, comment_span(cell, comment), "write the comment as `# nb2svc: ignore[NB302] reason`" if comment.kind == "ignore" else "see the annotations in the documentation")
