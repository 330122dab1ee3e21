"""fit-on-test: the rows that judge the model taught its preprocessing, or the model itself.

## Why is this bad?
Test rows that are scaled by their own mean are not what the model learnt to read, and they are no longer a test. The service has no other rows
beside the one it is asked for: it uses what the training rows gave.

## Example
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.fit_transform(X_test)

## Use instead
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.transform(X_test)
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.learning import STATELESS
from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.checks.populations import TEST, Populations
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span, span_of

CODE = "NB303"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each fit that only test rows teach."""
    graph = analysis.graph
    known = {(found.span.source, found.span.cell, found.span.line) for found in analysis.diagnostics if found.code == CODE and found.span is not None}
    if len(graph.fittings) < 2:
        return
    people = Populations(graph)
    seen: set[Span] = set()
    for fitting in graph.fittings:
        place = fitting.span
        if fitting.model.rpartition(".")[2] in STATELESS or place in seen or (place.source, place.cell, place.line) in known:
            continue
        if any(roles == {TEST} for roles in people.fitted_with(fitting)):
            seen.add(place)
            function = fitting.node.func
            text = ast.unparse(function.value) if isinstance(function, ast.Attribute) else ast.unparse(function)
            yield Diagnostic(CODE, f"`{text}` is fitted with the rows that judge the model", place, "use `.transform` for them")


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """`transform` in the place of `fit_transform`, where the object is a name that has been fitted before."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    for node in (inner for statement in cell.tree.body if isinstance(statement, (ast.Assign, ast.Expr)) for inner in ast.walk(statement)):
        # In a loop or a function the same call may be what the training rows come through. The analysis points at the object, the check at the call.
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit_transform" and isinstance(node.func.value, ast.Name) and len(node.args) == 1 and span in (span_of(node), span_of(node.func.value)):
            at = span_of(node.func)
            start = Span(at.source, at.cell, at.end_line, at.end_column - len("fit_transform"), at.end_line, at.end_column)
            return Fix("use what was learnt before", (Edit(start, "transform"),), is_safe=False)
    return None
