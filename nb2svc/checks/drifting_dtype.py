"""drifting-dtype: whole numbers with gaps are held as decimals.

## Why is this bad?
pandas has no gap in a column of integers, so the table holds 3.0 where the file says 3. The service casts each record to what the table had,
so that the model sees what it has learnt; a client may send 3.

## Example
    df = pd.read_csv("visits.csv")        # children: 0, 2, and one that is missing

## Use instead
Nothing, or `dtype={"children": "Int64"}` where the code reads better with it.
"""

from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB504"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each field that is an integer for clients, and a decimal in the table."""
    if analysis.load is None:
        return
    for given in analysis.inputs:
        if given.type == "integer" and given.dtype.startswith("float"):
            yield Diagnostic(CODE, f"`{given.name}` holds whole numbers with gaps: each record is cast to `{given.dtype}`, as the table has it", analysis.load.span, "nothing to do")
