"""Scores: what the notebook's saved outputs say of its candidates, where each is judged by the same measure on the same rows."""

import ast
import re

from nb2svc.ir.graph import Graph, Prediction

NUMBER = re.compile(r"[-+]?\d+\.\d+(?:[eE][-+]?\d+)?")
HIGHER = {"score", "accuracy_score", "f1_score", "roc_auc_score", "r2_score", "precision_score", "recall_score", "balanced_accuracy_score", "average_precision_score"}
LOWER = {"mean_squared_error", "mean_absolute_error", "root_mean_squared_error", "median_absolute_error", "log_loss", "mean_absolute_percentage_error"}


def best_recorded(graph: Graph, models: dict[frozenset[str], Prediction]) -> frozenset[str] | None:
    """The candidate with the best recorded score; None unless every one has one, of one measure, and one is best."""
    found: dict[frozenset[str], tuple[str, float]] = {}
    for sites, prediction in models.items():
        recorded = recorded_score(graph, prediction)
        if recorded is None:
            return None
        found[sites] = recorded
    measures = {measure for measure, _ in found.values()}
    rows = {rows_of(graph, prediction) for prediction in models.values()}
    if len(measures) != 1 or len(rows) != 1 or None in rows:
        return None
    pick = max if measures <= HIGHER else min
    best = pick(value for _, value in found.values())
    winners = [sites for sites, (_, value) in found.items() if value == best]
    return winners[0] if len(winners) == 1 else None


def best_shown(graph: Graph, models: dict[frozenset[str], Prediction]) -> frozenset[str] | None:
    """The candidate that a shown table or dict of scores ranks first; None unless one shows all of them, judged alike."""
    nodes = {prediction.node.name: sites for sites, prediction in models.items() if prediction.node is not None}
    for board in reversed(graph.boards):
        judged = {(score.measure, score.rows) for _, score in board}
        measure = next(iter(judged))[0]
        if len(judged) != 1 or measure not in HIGHER | LOWER or {nodes.get(score.node) for _, score in board} != set(models):
            continue
        shown = [ranked for cell in graph.program.cells for text in cell.outputs if (ranked := shown_scores(text, [label for label, _ in board]))]
        winner = first_of(shown[-1], measure in HIGHER) if shown else None
        if winner is not None:
            return nodes[dict(board)[winner].node]
    return None


def shown_scores(text: str, labels: list[str]) -> list[tuple[str, float]] | None:
    """Each label with the one number that stands on its line, in the order shown; None unless all are."""
    found: list[tuple[str, float]] = []
    for line in text.splitlines():
        label = max((label for label in labels if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", line)), key=len, default=None)
        numbers = NUMBER.findall(line.replace(label, " ", 1)) if label is not None else []
        if label is not None and len(numbers) == 1:
            found.append((label, float(numbers[0])))
    return found if sorted(label for label, _ in found) == sorted(labels) else None


def first_of(ranked: list[tuple[str, float]], is_higher: bool) -> str | None:
    """The best of a ranking; of equals the one shown first, if the ranking shows the best first."""
    values = [value if is_higher else -value for _, value in ranked]
    best = max(values)
    is_sorted = values == sorted(values, reverse=True)
    return ranked[values.index(best)][0] if is_sorted or values.count(best) == 1 else None


def recorded_score(graph: Graph, prediction: Prediction) -> tuple[str, float] | None:
    """The measure and the number that a cell's saved output shows for a prediction, where cell and output leave no doubt."""
    for statement in graph.statements[prediction.statement :]:
        calls = [name for inner in ast.walk(statement.node) if isinstance(inner, ast.Call) and (name := called(inner)) in HIGHER | LOWER]
        reads = prediction.statement == statement.index or prediction.statement in statement.needs
        if not calls or not reads:
            continue
        cell = graph.program.cell(statement.cell, statement.source)
        inside = [inner for inner in ast.walk(cell.tree) if isinstance(inner, ast.Call) and called(inner) in HIGHER | LOWER]
        numbers = NUMBER.findall("\n".join(cell.outputs))
        return (calls[0], float(numbers[0])) if len(inside) == 1 and len(numbers) == 1 else None
    return None


def rows_of(graph: Graph, prediction: Prediction) -> tuple[str, tuple[int, ...]] | None:
    """The rows that a prediction is asked for: how the notebook writes them, and the statements that last bound their names."""
    if prediction.rows is None:
        return None
    names = sorted({inner.id for inner in ast.walk(prediction.rows) if isinstance(inner, ast.Name)})
    before = graph.statements[: prediction.statement]
    return ast.unparse(prediction.rows), tuple(max((statement.index for statement in before if name in statement.binds), default=-1) for name in names)


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
