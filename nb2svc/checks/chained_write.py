"""chained-write: a table is changed through a column that was taken out of it.

## Why is this bad?
Under pandas 2 the table changes, with a warning; under pandas 3 the column is a copy, and nothing changes at all. Which numbers the notebook
computes hangs on the version that is installed.

## Example
    df["age"].fillna(0, inplace=True)

## Use instead
    df["age"] = df["age"].fillna(0)
"""

import ast

from nb2svc.checks.keywords import is_in_place, without
from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span, span_of


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """Give the column what the call gives back."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    for node in ast.walk(cell.tree):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Subscript() | ast.Attribute() as column)) as call) if span_of(call) == span and is_in_place(call):
                gone = without(call, "inplace")
                start = Span(span.source, span.cell, span.line, span.column, span.line, span.column)
                return Fix("write the column anew", (Edit(start, f"{ast.unparse(column)} = "), gone), is_safe=False) if gone is not None else None
    return None
