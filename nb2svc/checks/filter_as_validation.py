"""filter-as-validation: training drops rows with a gap; what becomes of such a record?

## Why is this bad?
It is a fact that clients meet. A filter of training rows rejects no request by itself: a record with the gap is answered where the notebook's code
says how, and rejected where it does not.

## Example
    df = df.dropna(subset=["age"])

## Use instead
    df["age"] = df["age"].fillna(df["age"].median())        # then a record without it is answered
"""

from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import span_of

CODE = "NB506"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each statement of training that drops rows for a gap, with what a record with that gap gets."""
    graph = analysis.graph
    for statement, columns in graph.dropped if analysis.answer is not None else ():
        if statement not in analysis.training:
            continue
        fields = [given for given in analysis.inputs if columns is None or given.name in columns]
        answered = [f"`{given.name}`" for given in fields if given.nullable]
        rejected = [f"`{given.name}`" for given in fields if not given.nullable]
        said = [f"one without {', '.join(names)} is {what}" for names, what in ((rejected, "rejected with the code `null`"), (answered, "answered")) if names]
        if said:
            yield Diagnostic(CODE, f"rows with a gap leave training here; of records, {' and '.join(said)}", span_of(graph.statements[statement].node), "nothing to do, if that is meant")
