"""Scores: what the notebook's saved outputs say of its candidates, where each is judged by the same measure on the same rows."""

import ast
import re
from collections.abc import Iterator

from nb2svc.ir.graph import Graph, Prediction

Written = tuple[str, tuple[int, ...]]
"""How the notebook writes something, and the statements that bound the names in it."""

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
    if len(measures) != 1 or not frozenset.intersection(*(rows_of(graph, prediction) for prediction in models.values())):
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


def rows_of(graph: Graph, prediction: Prediction) -> frozenset[Written]:
    """The rows that a prediction is asked for, by all that they are known by: how the notebook writes them, and how a seeded split left them."""
    if prediction.rows is None:
        return frozenset()
    return frozenset({written(graph, prediction.rows, prediction.statement), *split_from(graph, prediction.rows, prediction.statement)})


def written(graph: Graph, node: ast.expr, before: int) -> Written:
    """An expression, and the statements that last bound its names before another one."""
    names = sorted({inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)})
    return ast.unparse(node), tuple(bound_at(graph, name, before) for name in names)


def bound_at(graph: Graph, name: str, before: int) -> int:
    return max((statement.index for statement in graph.statements[:before] if name in statement.binds), default=-1)


def split_from(graph: Graph, node: ast.expr, before: int) -> Iterator[Written]:
    """The name of one side of a seeded split, by each array that was split: two splits of one array in the same manner leave the same rows, whatever else they split."""
    at = bound_at(graph, node.id, before) if isinstance(node, ast.Name) else -1
    statement = graph.statements[at].node if at >= 0 else None
    match statement:
        case ast.Assign([ast.Tuple(sides)], ast.Call(ast.Name("train_test_split") | ast.Attribute(attr="train_test_split"), arrays, manner)):
            place = next((place for place, side in enumerate(sides) if isinstance(side, ast.Name) and isinstance(node, ast.Name) and side.id == node.id), None)
            if place is None or not any(one.arg == "random_state" and is_seed(graph, one.value, at) for one in manner):
                return
            how = sorted((one.arg or "**", *written(graph, one.value, at)) for one in manner)
            for array in arrays:
                text, places = written(graph, array, at)
                yield f"side {place % 2} of {text} by {how}", places
        case _:
            return


def is_seed(graph: Graph, node: ast.expr, before: int) -> bool:
    """Whether a split by this draws the same rows each time: a number, or the name of one."""
    if isinstance(node, ast.Name) and (at := bound_at(graph, node.id, before)) >= 0 and isinstance(bound := graph.statements[at].node, ast.Assign):
        node = bound.value
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
