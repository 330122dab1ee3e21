"""unaligned-dummies: dummies are made of the training rows and of the test rows apart, and never brought to the same columns.

## Why is this bad?
A category that only one of the two has makes a column there and none here: the model is then given too few columns, too many, or the right number in the
wrong places. The service keeps the columns of training.

## Example
    X_train = pd.get_dummies(X_train)
    X_test = pd.get_dummies(X_test)

## Use instead
    X_train = pd.get_dummies(X_train)
    X_test = pd.get_dummies(X_test).reindex(columns=X_train.columns, fill_value=0)
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.overlapping_rows import reached
from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.checks.populations import TEST, TRAIN, Populations, assigned
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span, span_of

CODE = "NB404"
ALIGNS = {"reindex", "align", "reindex_like", "set_categories", "union1d", "intersection", "difference", "get_missing_columns"}
ENCODED = "`get_dummies` is called for the training rows and for these apart: their columns are those of their own values"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each call of `get_dummies` for test rows whose columns nothing brings to those of training."""
    graph = analysis.graph
    if not graph.fittings:
        return
    people = Populations(graph)
    made = [(statement.index, name, call) for statement in people.uses for name, call in dummies(statement.node, people)]
    if len(made) < 2 or any(aligns(statement.node) for statement in people.uses):
        return
    loads = {load.statement for load in graph.loads}
    taught = set().union(*(reached(people, fitting.statement) for fitting in graph.fittings))
    for index, name, call in made:
        others = [(other, first, mate) for other, first, mate in made if other < index and other in taught and is_apart(people, loads, (other, mate), (index, call))]
        if others and index not in taught and any(index in people.needed(prediction.statement) for prediction in graph.predictions):
            _, first, mate = others[-1]
            yield Diagnostic(CODE, ENCODED, span_of(call), f"give them the columns of `{first}`: `.reindex(columns={first}.columns, fill_value=0)`", (Note(span_of(mate), "the training rows"),))


def dummies(statement: ast.stmt, people: Populations) -> Iterator[tuple[str, ast.Call]]:
    """The names that a statement binds to what `get_dummies` gives."""
    for name, value in assigned(statement):
        if isinstance(value, ast.Call) and value.args and people.names.dotted(value.func) == "pandas.get_dummies":
            yield name, value


def is_apart(people: Populations, loads: set[int], left: tuple[int, ast.Call], right: tuple[int, ast.Call]) -> bool:
    """Are two calls made for the two parts of one split, or for tables of two files?"""
    roles = [people.rows(index, call.args[0]) for index, call in (left, right)]
    if roles == [{TRAIN}, {TEST}]:
        return True
    files = [reached(people, index) & loads for index, _ in (left, right)]
    return roles == [frozenset(), frozenset()] and bool(files[0] and files[1]) and not files[0] & files[1]


def aligns(statement: ast.stmt) -> bool:
    """May a statement bring the columns of one table to those of another? `test[train.columns]`, `reindex`, a loop that adds what is missing."""
    for node in ast.walk(statement):
        match node:
            case ast.Attribute(attr=attr) if attr in ALIGNS:
                return True
            case ast.Subscript(slice=ast.Attribute(attr="columns")) | ast.Subscript(slice=ast.Tuple(elts=[_, ast.Attribute(attr="columns")])):
                return True
            case ast.Call(func=ast.Name(id="set"), args=[ast.Attribute(attr="columns")]) | ast.For(iter=ast.Attribute(attr="columns")):
                return True
    return False


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """The columns of the training rows, with 0 where there are none."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    first = finding.hint.partition("`")[2].partition("`")[0]
    end = Span(span.source, span.cell, span.end_line, span.end_column, span.end_line, span.end_column)
    return Fix("bring them to the same columns", (Edit(end, f".reindex(columns={first}.columns, fill_value=0)"),), is_safe=False)
