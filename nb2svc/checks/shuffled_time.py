"""shuffled-time: rows stand in the order of a date, and the split shuffles them.

## Why is this bad?
The model learns from days behind those it is tested on. A service only ever has the past.

## Example
    df = df.sort_values("date")
    X_train, X_test, y_train, y_test = train_test_split(X, y)

## Use instead
    X_train, X_test, y_train, y_test = train_test_split(X, y, shuffle=False)
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.library_names import Names
from nb2svc.checks.overlapping_rows import reached
from nb2svc.checks.populations import SPLITTERS, Populations
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.span import span_of

CODE = "NB308"
ORDERS = {"sort_values": "by", "set_index": "keys"}
"""Methods that put rows in the order of a column, with the parameter that names it."""


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each split that shuffles rows which a date has put in order."""
    if not analysis.graph.fittings:
        return
    people = Populations(analysis.graph)
    dates = dated(analysis, people.names)
    for split in people.splits:
        if not isinstance(split.node, ast.Call) or people.names.dotted(split.node.func) not in SPLITTERS or not shuffles(split.node):
            continue
        orders = (call for index in sorted(reached(people, split.statements[0])) for call in ast.walk(people.uses[index].node) if isinstance(call, ast.Call))
        order = next((call for call in orders if ordered_by(call, people.names) & dates), None)
        if order is not None:
            yield Diagnostic(CODE, "the rows stand in the order of a date, and the split shuffles them: training sees days behind those of the test", split.span, "`shuffle=False` keeps the past on one side", (Note(span_of(order), "put in order here"),))


def shuffles(call: ast.Call) -> bool:
    """Does a splitter draw its rows?"""
    said = {keyword.arg: keyword.value for keyword in call.keywords}
    return not (isinstance(said.get("shuffle"), ast.Constant) and not said["shuffle"].value) and "stratify" not in said


def dated(analysis: Analysis, names: Names) -> set[str]:
    """The columns that hold dates: the reader parses them, or the program does."""
    found = {str(name) for load in analysis.graph.loads for name, column in (load.sample.by_name.items() if load.sample is not None else ()) if column.kind == "datetime"}
    for cell in analysis.graph.program.cells:
        for node in ast.walk(cell.tree):
            match node:
                case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(name)))], value=ast.Call(func=func)) if names.dotted(func) == "pandas.to_datetime":
                    found.add(name)
                case ast.keyword(arg="parse_dates", value=value):
                    found |= texts(value)
    return found


def ordered_by(call: ast.Call, names: Names) -> set[str]:
    """The columns by which a call puts rows in order."""
    said = {keyword.arg: keyword.value for keyword in call.keywords}
    if isinstance(call.func, ast.Attribute) and call.func.attr in ORDERS:
        stated = call.args[0] if call.args else said.get(ORDERS[call.func.attr])
        # Behind other keys a date orders nothing but their ties.
        first = stated.elts[0] if isinstance(stated, (ast.List, ast.Tuple)) and stated.elts else stated
        return texts(first) if first is not None else set()
    return texts(said["index_col"]) if names.dotted(call.func) == "pandas.read_csv" and "index_col" in said else set()


def texts(node: ast.expr) -> set[str]:
    """The text literals of an expression."""
    return {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant) and isinstance(inner.value, str)}
