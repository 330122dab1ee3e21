"""idle-annotation: an annotation settles nothing.

## Why is this bad?
Its author believes that it decides something. The service is made without it, and it would decide unseen once the code changes.

## Example
    total = 1 + 1  # nb2svc: freeze

## Use instead
    total = 1 + 1
"""

from collections.abc import Iterator

from nb2svc.checks.annotated import Said, is_learnt, said
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import whole_cell

CODE = "NB906"
TAGS = {"nb2svc-skip", "nb2svc-train", "nb2svc-serve", "nb2svc-input", "nb2svc-output"}


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each annotation that decides nothing, and each tag of ours that is none."""
    for each in said(analysis):
        if why := reason(analysis, each):
            yield Diagnostic(CODE, f"`{each.text}` settles nothing: {why}", each.span, "take it out")
    for cell in analysis.graph.program.cells:
        for tag in cell.tags:
            if tag.startswith("nb2svc-") and tag not in TAGS:
                yield Diagnostic(CODE, f"`{tag}` is no tag of nb2svc", whole_cell(cell.index, cell.source), f"the tags are {', '.join(sorted(TAGS))}")


def reason(analysis: Analysis, each: Said) -> str:
    """Why an annotation settles nothing; "" where it does, or where that is not known because nothing answers."""
    if each.kind != "target" and not each.statements:
        return "it stands at no statement" if each.text.startswith("#") else "the cell has no statement"
    if analysis.answer is None:
        return ""
    if each.kind == "freeze" and not each.is_heard and not is_learnt(analysis, each):
        return "no value of this statement is kept from training"
    if each.kind == "row-wise" and not each.is_heard:
        return "what this statement calls is known"
    if each.kind == "train" and not any(s.index in analysis.training for s in each.statements):
        return "training does not need this cell"
    return ""
