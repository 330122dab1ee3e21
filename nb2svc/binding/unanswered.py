"""Unanswered: why nothing in a notebook answers."""

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.graph import Graph

STEPS = ("NB801", "NB802", "NB804")
"""Why nothing comes out of the steps of a pipeline, the likeliest cause first."""


def no_answer(graph: Graph) -> list[Diagnostic]:
    """Why nothing answers: code that cannot be known, rows that are not known, or no model at all."""
    opaque = [statement.refusal for statement in graph.statements if statement.refusal is not None]
    steps = sorted((refusal for refusal in opaque if refusal.code in STEPS), key=lambda refusal: STEPS.index(refusal.code))
    if steps:
        return steps[:1]
    if graph.by_hand:
        return graph.by_hand[-1:]
    if graph.blocked or (graph.fittings and opaque):
        return opaque[:1] or graph.blocked[-1:]
    if graph.unfollowed:
        return graph.unfollowed[:1]
    return [without_prediction(graph)]


def without_prediction(graph: Graph) -> Diagnostic:
    if graph.fittings:
        last = graph.fittings[-1]
        return Diagnostic("NB602", f"`{last.model.rpartition('.')[2]}` is fitted, but nothing predicts from rows", last.span, "call `predict` on rows of the table, or mark the answer with `# nb2svc: answer`")
    return Diagnostic("NB602", "nothing is fitted here that predicts", None, "a service answers with a fitted model: this notebook has none")
