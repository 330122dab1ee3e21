"""overlapping-rows: rows are drawn again or made up before the split, so that test rows are in training too.

## Why is this bad?
The model is asked for rows that it has learnt by heart, or for mixtures of them. The score says nothing of new records.

## Example
    X, y = SMOTE().fit_resample(X, y)
    X_train, X_test, y_train, y_test = train_test_split(X, y)

## Use instead
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    X_train, y_train = SMOTE().fit_resample(X_train, y_train)
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.populations import Populations
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.span import span_of

CODE = "NB301"
HINT = "split first, and draw again among the training rows only"
FEWER = ("UnderSampler", "NearMiss", "TomekLinks", "EditedNearestNeighbours", "AllKNN", "ClusterCentroids", "CondensedNearestNeighbour", "OneSidedSelection", "NeighbourhoodCleaningRule", "InstanceHardnessThreshold")
"""Samplers that only leave rows out."""


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such statement that a split needs."""
    if not analysis.graph.fittings:
        return
    people = Populations(analysis.graph)
    for split in people.splits:
        if split.is_written_out:
            continue
        needed = reached(people, split.statements[0])
        if any(other is not split and set(other.statements) & needed for other in people.splits):
            continue
        for index in sorted(needed - {split.statements[0]}):
            for node in ast.walk(people.uses[index].node) if not isinstance(people.uses[index].node, ast.FunctionDef) else ():
                if isinstance(node, ast.Call) and repeats(people, node):
                    yield Diagnostic(CODE, "rows are repeated or made up here, before the test rows are set apart: some of them are in training too", span_of(node), HINT, (Note(split.span, "the test rows leave here"),))


def reached(people: Populations, index: int) -> set[int]:
    """All statements that one needs, by the names it reads."""
    seen: set[int] = set()
    waiting = [index]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += people.uses[one].needs
    return seen


def repeats(people: Populations, call: ast.Call) -> bool:
    """Does a call give some rows more than once, or make up new ones from them?"""
    said = {keyword.arg: getattr(keyword.value, "value", None) for keyword in call.keywords}
    match call.func:
        case ast.Attribute(value=receiver, attr="fit_resample" | "fit_sample"):
            made = receiver if isinstance(receiver, ast.Call) else people.names.bound.get(receiver.id) if isinstance(receiver, ast.Name) else None
            name = people.names.dotted(made.func) if isinstance(made, ast.Call) else ""
            return not name.endswith(FEWER)
        case ast.Attribute(attr="sample") if not people.names.dotted(call.func):
            fraction = said.get("frac")
            return said.get("replace") is True or (isinstance(fraction, (int, float)) and fraction > 1)
    name = people.names.dotted(call.func)
    if name == "sklearn.utils.resample":
        return said.get("replace", True) is not False
    if name == "pandas.concat" and call.args:
        return is_repeated(call.args[0])
    return False


def is_repeated(items: ast.expr) -> bool:
    """Does a list of tables name one of them twice, whole?"""
    match items:
        case ast.BinOp(left=ast.List(elts=[_]), op=ast.Mult()) | ast.BinOp(op=ast.Mult(), right=ast.List(elts=[_])):
            return True
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            names = [element.id for element in elements if isinstance(element, ast.Name)]
            return len(set(names)) < len(names)
        case _:
            return False
