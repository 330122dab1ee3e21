"""no-held-out-score: the model is scored on rows that it has learnt from, and on no others.

## Why is this bad?
A model knows its training rows. The score says how well they are remembered, not how well a new record will be answered.

## Example
    model.fit(X, y)
    print(model.score(X, y))

## Use instead
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    print(model.fit(X_train, y_train).score(X_test, y_test))
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.judging import judgements
from nb2svc.checks.populations import TRAIN, Populations
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB307"
FOLDS = {"cross_val_score", "cross_validate", "cross_val_predict", "GridSearchCV", "RandomizedSearchCV", "HalvingGridSearchCV", "KFold", "StratifiedKFold", "LeaveOneOut", "TimeSeriesSplit"}


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """The first score, where all are taken on training rows."""
    graph = analysis.graph
    answer = analysis.answer
    if answer is None or not answer.fits:
        return
    people = Populations(graph)
    if any(isinstance(node, (ast.Name, ast.Attribute)) and people.names.dotted(node).rpartition(".")[2] in FOLDS for statement in people.uses for node in ast.walk(statement.node)):
        return
    taught = {number for number, fitting in enumerate(graph.fittings) if fitting in answer.fits}
    found = [judged for judged in judgements(people) if judged.fittings & taught]
    learnt_from = {ast.unparse(fitting.node.args[1]) for fitting in answer.fits if len(fitting.node.args) > 1}
    if found and all(judged.rows == {TRAIN} or (not people.splits and judged.rows_text in learnt_from) for judged in found):
        yield Diagnostic(CODE, "the model is scored on the rows it has learnt from, and on no others", found[0].span, "set rows apart with `train_test_split`, or cross-validate")
