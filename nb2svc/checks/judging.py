"""Judging: which calls of a program score a model, and on which rows."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from nb2svc.checks.populations import Populations, Roles
from nb2svc.ir.graph import Fitting
from nb2svc.ir.span import Span, span_of

METRICS = ("sklearn.metrics.",)
NO_SCORE = ("make_scorer", "get_scorer", "Display", "pairwise", "plot_")
"""Names under the metrics' module that judge nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One score: its statement, its place, the rows it is taken on, and the fits whose models it may judge."""

    statement: int
    span: Span
    rows: Roles
    rows_text: str
    fittings: frozenset[int]


def judgements(people: Populations) -> Iterator[Judgement]:
    """All scores of a program, in the order of the text."""
    graph = people.graph
    fits = {number: fitting for number, fitting in enumerate(graph.fittings) if fitting.target is not None and not transforms(fitting)}
    for statement in people.uses:
        if isinstance(statement.node, (ast.FunctionDef, ast.ClassDef)):
            continue
        needed = people.needed(statement.index)
        for call in (node for node in ast.walk(statement.node) if isinstance(node, ast.Call) and len(node.args) > 1):
            if is_score(call, people):
                rows = call.args[1] if isinstance(call.func, ast.Attribute) and call.func.attr == "score" else call.args[0]
                judged = frozenset(number for number, fitting in fits.items() if fitting.statement in needed)
                if judged:
                    yield Judgement(statement.index, span_of(call), people.rows(statement.index, rows), ast.unparse(rows), judged)


def is_score(call: ast.Call, people: Populations) -> bool:
    """Does a call say how good answers are?"""
    name = people.names.dotted(call.func)
    if name.startswith(METRICS):
        return not any(part in name for part in NO_SCORE)
    return not name and isinstance(call.func, ast.Attribute) and call.func.attr == "score"


def transforms(fitting: Fitting) -> bool:
    """Is what is fitted there applied at once, and so no model?"""
    return isinstance(fitting.node.func, ast.Attribute) and fitting.node.func.attr in ("fit_transform", "fit_resample")
