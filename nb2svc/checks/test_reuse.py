"""test-reuse: several models are compared on the rows that then give the score.

## Why is this bad?
The best of many scores is partly luck. Rows that chose the model no longer stand for records that nobody has seen, and the service will do a little worse than they say.

## Example
    for model in (LogisticRegression(), RandomForestClassifier(), SVC()):
        print(model.fit(X_train, y_train).score(X_test, y_test))

## Use instead
Choose by cross-validation on the training rows, and score the chosen one once: `GridSearchCV`, `cross_val_score(model, X_train, y_train)`.
"""

from collections.abc import Iterator

from nb2svc.checks.judging import Judgement, judgements
from nb2svc.checks.populations import TEST, Populations
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note

CODE = "NB306"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """The last score of each set of test rows that judges more than one model."""
    if len(analysis.graph.fittings) < 2:
        return
    by_rows: dict[str, list[Judgement]] = {}
    for judged in judgements(Populations(analysis.graph)):
        if judged.rows == {TEST}:
            by_rows.setdefault(judged.rows_text, []).append(judged)
    for rows, found in by_rows.items():
        models = frozenset().union(*(judged.fittings for judged in found))
        others = [Note(judged.span, "and here") for judged in found[:-1] if judged.span != found[-1].span]
        if len(models) > 1:
            yield Diagnostic(CODE, f"`{rows}` judges {len(models)} models: the best of their scores flatters the one that is chosen", found[-1].span, "choose by cross-validation on the training rows", tuple(others[:3]))
