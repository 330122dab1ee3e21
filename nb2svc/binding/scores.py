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
    if len(measures) != 1:
        return None
    pick = max if measures <= HIGHER else min
    best = pick(value for _, value in found.values())
    winners = [sites for sites, (_, value) in found.items() if value == best]
    return winners[0] if len(winners) == 1 else None


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


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
