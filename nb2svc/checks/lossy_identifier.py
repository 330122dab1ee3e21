"""lossy-identifier: a code loses leading zeros, or digits, when it is read as a number.

## Why is this bad?
`01001` becomes 1001, and 12345678901234567 becomes 12345678901234568 in a column with gaps, which pandas holds as decimals: in training and in the service.

## Example
    df = pd.read_csv("towns.csv")        # zip: 01001

## Use instead
    df = pd.read_csv("towns.csv", dtype={"zip": str})
"""

import ast

from nb2svc.checks.keywords import with_last
from nb2svc.checks.places import cell_at, is_as_written, nodes_at
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Fix
from nb2svc.ir.program import Program


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """Read the column as text, where the reader is told nothing of types yet."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    name = finding.message.split("`")[1]
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    call = next((node for node in nodes_at(program, span) if isinstance(node, ast.Call)), None)
    if call is None or any(keyword.arg in ("dtype", "converters", None) for keyword in call.keywords):
        return None
    return Fix("read it as text", (with_last(call, f"dtype={{{name!r}: str}}"),), is_safe=False)
