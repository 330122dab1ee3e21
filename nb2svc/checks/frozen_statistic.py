"""frozen-statistic: a value that training learns is kept, and used for each record.

## Why is this bad?
It is not: it is what a service is made of. Each such value is worth a look, for it says what the service takes from the old rows.

## Example
    df["age"] = df["age"].fillna(df["age"].mean())        # the mean is frozen

## Use instead
Nothing, if the value is meant to be that of the training rows.
"""

from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB401"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each frozen value but the model."""
    for learnt in analysis.state:
        if learnt.kind != "model":
            yield Diagnostic(CODE, f"`{learnt.name}` is frozen: training learns it, and each record is prepared with it", learnt.span, "see its value in `artifacts/` when the service is trained")
