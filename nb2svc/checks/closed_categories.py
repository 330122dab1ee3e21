"""closed-categories: a field is read as one of the values that training has seen.

## Why is this bad?
It is a fact that clients meet: what a value that nobody has seen gets, an answer or an error, the notebook's own code has decided.

## Example
    df["plan"] = df["plan"].map({"free": 0, "pro": 1})

## Use instead
Nothing, or say in the code what another value is to mean: `.map(…).fillna(0)`.
"""

from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB505"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each field with categories."""
    if analysis.load is None:
        return
    for given in analysis.inputs:
        if given.enum:
            what = "is answered as the notebook's code has it" if given.open else "is rejected"
            yield Diagnostic(CODE, f"`{given.name}` has {len(given.enum)} known values; another one {what}", analysis.load.span, "nothing to do, if that is meant")
