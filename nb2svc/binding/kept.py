"""Kept: what parity keeps as the notebook has it, though it is probably not what was meant. Graph and answer → warnings."""

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from nb2svc.flow.values import Estimator, Rows, TableValue
from nb2svc.ir.analysis import AnswerFound, Learnt
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.expression import Call, Expr, Method, Ref, State, Symbol, walk
from nb2svc.ir.graph import Graph, Site

ASKED = ("transform", "inverse_transform", "classes_")
TURNED = {f"numpy.{name}" for name in ("log", "log1p", "log2", "log10", "sqrt", "cbrt", "square")}


def find(graph: Graph, found: AnswerFound, state: Iterable[Learnt]) -> Iterator[Diagnostic]:
    """Warn of what the service answers because the notebook does."""
    state = tuple(state)
    yield from learnt_of_the_asked(graph, found, state)
    yield from overwritten(graph, state)
    yield from not_turned_back(graph, found)


def learnt_of_the_asked(graph: Graph, found: AnswerFound, state: tuple[Learnt, ...]) -> Iterator[Diagnostic]:
    """Statistics and encoders behind the answer that the rows of the fit did not go through."""
    if not found.fits:
        return
    fitted = {site for fitting in found.fits for site in states_behind(graph, fitting.features)}
    # What coded the target may turn the answer back: no row of a request goes through it.
    fitted |= {site for fitting in found.fits for site in states_behind(graph, fitting.target)}
    models = {site.id for site in found.models}
    for site in (site for learnt in state for site in learnt.sites):
        if site.id in fitted or site.id in models or not is_learnt_here(site) or not twin(graph, site, fitted):
            continue
        fit = Note(found.fits[-1].span, "the model was fitted with other values")
        if site.kind == "estimator":
            yield Diagnostic("NB303", f"`{site.text}` is fitted with the rows to be predicted", site.span, "use `.transform` for them", (fit,))
        else:
            yield Diagnostic("NB402", f"`{site.text}` is a statistic of the rows to be predicted, and a request is one row: this value is frozen", site.span, "use the statistic of the training rows", (fit,))


def is_learnt_here(site: Site) -> bool:
    """Is the value made of the very table that is written, and not read from where the training rows gave it?"""
    if site.kind == "estimator":
        return True
    return site.kind == "statistic" and site.how == "value" and isinstance(site.node, ast.Call) and root(site.node) in written(site.statement_node)


def written(statement: ast.stmt) -> set[str]:
    """The names of the tables that a statement writes or gives back."""
    match statement:
        case ast.Assign(targets=targets):
            return {root(target) for target in targets}
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return {root(target)}
        case ast.Expr(value=value) | ast.Return(value=ast.expr() as value):
            return {root(value)}
        case _:
            return set()


def root(node: ast.expr) -> str:
    """The name that an expression starts from: `df` of `df["a"].mean()`."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def twin(graph: Graph, site: Site, fitted: set[str]) -> bool:
    """Were the rows of the fit led through something of the same kind?"""
    return any(graph.sites[name].kind == site.kind for name in fitted)


def states_behind(graph: Graph, features: Any) -> set[str]:
    """The learnt values that rows went through on their way to a fit."""
    exprs: list[Expr] = [part.expr for part in features.parts] if isinstance(features, TableValue) else [Ref(features.name)] if isinstance(features, Rows) else []
    names = {inner.name for expr in exprs for inner in walk(expr) if isinstance(inner, Ref)}
    return graph.states(names) if names else set()


def overwritten(graph: Graph, state: tuple[Learnt, ...]) -> Iterator[Diagnostic]:
    """One encoder that is fitted again for each column, and asked once the loop is over: the notebook keeps only the last."""
    for learnt in state:
        holders = {id(site.parts.get("estimator")) for site in learnt.sites}
        first = learnt.sites[0]
        if learnt.keyed and first.kind == "estimator" and len(learnt.sites) > 1 and len(holders) == 1 and isinstance(first.parts.get("estimator"), Estimator) and is_asked_later(graph, first):
            yield Diagnostic("NB407", f"`{first.text}` is fitted again for each of {len(learnt.sites)} columns; only the last survives the loop", first.span, "one encoder a column is kept for you; to name them yourself use a dict of encoders")


def is_asked_later(graph: Graph, site: Site) -> bool:
    """Does a later statement transform with the object that stands at the site?"""
    later = (statement.node for statement in graph.statements if statement.index > site.statement)
    return any(isinstance(node, ast.Attribute) and node.attr in ASKED and ast.unparse(node.value) == site.text for each in later for node in ast.walk(each))


def not_turned_back(graph: Graph, found: AnswerFound) -> Iterator[Diagnostic]:
    """A target that was transformed before the fit, and an answer that stays so."""
    target = found.fits[-1].target if found.fits else None
    own = graph.nodes[found.node.name].expr
    if not isinstance(target, Rows) or not (isinstance(own, Method) and own.name == "predict"):
        return
    match graph.nodes[target.name].expr:
        case Call(Symbol(name), _, _) if name in TURNED:
            how = f"`{name.replace('numpy.', 'np.')}`"
        case Method("transform", State(), _, _):
            how = "an encoder"
        case _:
            return
    yield Diagnostic("NB604", f"the target was transformed by {how} and the answer is not turned back: the service answers as the notebook does", found.span, "turn the prediction back")
