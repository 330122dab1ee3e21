"""encoder-overwritten-in-loop: one encoder is fitted again for each column, so only the last one survives.

## Why is this bad?
The notebook can encode later rows of the last column alone. The service keeps one encoder a column, and answers as training did.

## Example
    for c in columns:
        df[c] = encoder.fit_transform(df[c])

## Use instead
    encoders = {c: LabelEncoder() for c in columns}
    for c in columns:
        df[c] = encoders[c].fit_transform(df[c])
"""

import ast

from nb2svc.checks.library_names import Names
from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import Span, span_of

FITS = {"fit", "fit_transform"}


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """A new encoder each turn, kept in a dict under its column; the name still holds the last one behind the loop."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    loop = next((node for node in cell.tree.body if isinstance(node, ast.For) and node.lineno <= span.line <= (node.end_lineno or 0)), None)
    call = next((node for node in ast.walk(loop) if is_fit(node) and span_of(node).line == span.line), None) if loop is not None else None
    if loop is None or call is None or not isinstance(loop.target, ast.Name) or loop.body[0].lineno == loop.lineno:
        return None
    encoder = call.func.value.id  # type: ignore[attr-defined]
    names = Names(program)
    made = names.bound.get(encoder)
    own = {node.id for other in program.cells for node in ast.walk(other.tree) if isinstance(node, ast.Name)} | set(names.imported)
    if not isinstance(made, ast.Call) or any(isinstance(node, ast.Name) and node.id not in names.imported for node in ast.walk(made)) or f"{encoder}s" in own:
        return None
    first = span_of(loop.body[0])
    kept = f"{encoder}s"
    edits = (before(cell, span_of(loop), f"{kept} = {{}}"), before(cell, first, f"{encoder} = {kept}[{loop.target.id}] = {ast.unparse(made)}"))
    return Fix("keep one encoder a column", edits, is_safe=False)


def is_fit(node: ast.AST) -> bool:
    """Is this a call that fits an object by its name?"""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FITS and isinstance(node.func.value, ast.Name)


def before(cell: Cell, place: Span, line: str) -> Edit:
    """A line of its own before the statement at a place."""
    at = Span(place.source, place.cell, place.line, place.column, place.line, place.column)
    indent = cell.code.split("\n")[place.line - 1][: place.column]
    return Edit(at, f"{line}\n{indent}")
