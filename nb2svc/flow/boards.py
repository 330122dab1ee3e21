"""Boards: which learnt number judges which prediction, and under which label the notebook shows it.

    acc = round(forest.score(X, y) * 100, 2)              acc judges forest's prediction
    pd.DataFrame({"Model": ["Forest", …], "Score": [acc, …]})        … and is shown as "Forest"
"""

import ast

from nb2svc.flow.machine import Machine
from nb2svc.flow.values import Const, Fit, Listing, Mapping, Rows, Value
from nb2svc.ir.graph import Score


def judged(machine: Machine, value: Fit, prediction: Value | None, measure: str, rows: list[ast.expr]) -> Fit:
    """Note that a learnt number judges a prediction."""
    if isinstance(prediction, Rows):
        value.scored = frozenset({Score(prediction.name, measure, ", ".join(map(ast.unparse, rows)))})
    return value


def only(value: Value) -> Score | None:
    """The one prediction that a number judges."""
    return next(iter(value.scored)) if isinstance(value, Fit) and len(value.scored) == 1 else None


def tabled(machine: Machine, columns: Mapping) -> None:
    """A table of labels and scores side by side."""
    lists = [value.items for value in columns.items.values() if isinstance(value, Listing)]
    labels = next((items for items in lists if items and all(isinstance(item, Const) and isinstance(item.value, str) for item in items)), None)
    scores = [items for items in lists if labels and len(items) == len(labels) and all(only(item) for item in items)]
    if labels and len(scores) == 1:
        board(machine, [(item.value, value) for item, value in zip(labels, scores[0]) if isinstance(item, Const)])


def mapped(machine: Machine, scores: Mapping) -> None:
    """A dict of scores by label."""
    board(machine, [(key, value) for key, value in scores.items.items() if isinstance(key, str)])


def board(machine: Machine, pairs: list[tuple[str, Value]]) -> None:
    found = [(label, only(value)) for label, value in pairs]
    if len(found) > 1 and all(score is not None for _, score in found):
        machine.graph.boards.append(tuple((label, score) for label, score in found if score is not None))
