"""lost-write: what is written goes into a copy, under every version of pandas.

## Why is this bad?
The line looks as if it changed the table, and changes nothing. What its author believes of the data is not so, in the notebook as in the service.

## Example
    df[df["age"] > 120]["age"] = 120

## Use instead
    df.loc[df["age"] > 120, "age"] = 120
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.keywords import is_in_place
from nb2svc.checks.places import cell_at, is_as_written, text_at
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import span_of

CODE = "NB205"
HINT = "write with `.loc[rows, column]`"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Writes to a selection of rows, to several columns at once taken out of a table, and to the row of a loop over rows."""
    program = analysis.graph.program
    for cell in program.cells:
        for node in ast.walk(cell.tree):
            match node:
                case ast.Assign(targets=[ast.Subscript(value=ast.Subscript(value=ast.Name(id=name) as table, slice=rows), slice=column) as target]) if is_mask(rows, name):
                    yield Diagnostic(CODE, "this writes to a copy of the rows that were chosen: the table stays as it was", span_of(target), HINT, fix=fix_at(program, target, table, rows, column))
                case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Subscript(value=ast.Name(), slice=ast.List())), keywords=_) as call) if is_in_place(call):
                    yield Diagnostic(CODE, "columns that are taken out together are a copy: the table stays as it was", span_of(call), "write the columns anew with what the call gives back")
                case ast.For(target=ast.Tuple(elts=[_, ast.Name(id=row)]), iter=ast.Call(func=ast.Attribute(attr="iterrows"))):
                    yield from lost_in_loop(node, row)


def is_mask(rows: ast.expr, table: str) -> bool:
    """Does an index choose rows by a condition on the table itself?"""
    is_condition = isinstance(rows, ast.Compare) or (isinstance(rows, ast.UnaryOp) and isinstance(rows.op, ast.Invert)) or (isinstance(rows, ast.BinOp) and isinstance(rows.op, (ast.BitAnd, ast.BitOr)))
    return is_condition and any(isinstance(inner, (ast.Subscript, ast.Attribute)) and isinstance(inner.value, ast.Name) and inner.value.id == table for inner in ast.walk(rows))


def lost_in_loop(loop: ast.For, row: str) -> Iterator[Diagnostic]:
    """Writes to the row of a loop, where nobody reads the row as a whole."""
    inside = [inner for statement in loop.body for inner in ast.walk(statement)]
    parts = {id(inner.value) for inner in inside if isinstance(inner, (ast.Subscript, ast.Attribute)) and isinstance(inner.value, ast.Name)}
    if any(isinstance(inner, ast.Name) and inner.id == row and id(inner) not in parts for inner in inside):
        return
    written = {ast.unparse(inner) for inner in inside if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Store)}
    read = {ast.unparse(inner) for inner in inside if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Load)}
    for inner in inside:
        if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Store) and isinstance(inner.value, ast.Name) and inner.value.id == row and not written & read:
            yield Diagnostic(CODE, f"`{row}` is a copy of the row: the table stays as it was", span_of(inner), "write an operation on the whole column")


def fix_at(program: Program, target: ast.Subscript, table: ast.Name, rows: ast.expr, column: ast.expr) -> Fix | None:
    """Rows and column in one index."""
    span = span_of(target)
    cell = cell_at(program, span)
    if cell is None or not is_as_written(cell, span):
        return None
    text = f"{table.id}.loc[{text_at(cell, span_of(rows))}, {text_at(cell, span_of(column))}]"
    return Fix("write with `.loc`", (Edit(span, text),), is_safe=False)

