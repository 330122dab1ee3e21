"""wrong-annotation: an annotation says what the notebook contradicts.

## Why is this bad?
The service would do one thing, and whoever reads the notebook would believe another.

## Example
    df = pd.read_csv("houses.csv")  # nb2svc: target=prize

## Use instead
    df = pd.read_csv("houses.csv")  # nb2svc: target=price

A cell with the tag `nb2svc-train` makes nothing that a new row needs; one with `nb2svc-serve` makes something that it does. One line is the answer, one column the target.
"""

from collections.abc import Iterator

from nb2svc.checks.annotated import Said, is_served, said
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note

CODE = "NB907"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each annotation that does not hold."""
    first: dict[str, Said] = {}
    for each in said(analysis):
        if each.kind in ("answer", "target"):
            before = first.setdefault(each.kind, each)
            if before is not each and (each.kind == "answer" or each.value != before.value):
                yield Diagnostic(CODE, f"a second {each.kind} is marked", each.span, "mark one", (Note(before.span, "the first one"),))
        if each.kind == "input":
            yield Diagnostic(CODE, "what a cell computes cannot be made a field of a request yet", each.span, "write it as a column of the data file, and read it from there")
        if analysis.answer is not None and (why := contradiction(analysis, each)):
            yield Diagnostic(CODE, f"`{each.text}` does not hold: {why}", each.span, "take it out, or change the code to what it says")


def contradiction(analysis: Analysis, each: Said) -> str:
    """What speaks against an annotation, else ""."""
    if each.kind == "train" and is_served(analysis, each.statements):
        return "a new row needs what this cell computes"
    if each.kind == "serve" and each.statements and not is_served(analysis, each.statements):
        return "no new row needs this cell"
    columns = {str(name) for load in analysis.graph.loads for name in load.columns or ()}
    if each.kind == "target" and columns and each.value not in columns:
        return f"no data file has a column `{each.value}`"
    return ""
