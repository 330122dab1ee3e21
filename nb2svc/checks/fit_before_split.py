"""fit-before-split: a scaler, an imputer, a statistic is learnt from a table that also holds the test rows.

## Why is this bad?
The test rows are to stand for records that nobody has seen. What was learnt from them too flatters the score: the service will do worse than the notebook says.
Encoders that only number the values there are, and the names of columns, tell nothing and are not reported.

## Example
    X = StandardScaler().fit_transform(X)
    X_train, X_test, y_train, y_test = train_test_split(X, y)

## Use instead
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    scaler = StandardScaler().fit(X_train)
    X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
"""

import ast
from collections.abc import Iterator

from nb2svc.binding.answer import target_fields
from nb2svc.checks.learning import averages_target, behind, learns
from nb2svc.checks.populations import CROSS, TEST, TRAIN, Populations, Split
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.graph import Fitting, Site
from nb2svc.ir.span import Span, span_of

CODE = "NB302"
HINT = "learn it from the training rows alone, after the split"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """What the rows of a model went through before, or beside, the split that sets its test rows apart."""
    graph = analysis.graph
    if not graph.fittings:
        return
    people = Populations(graph)
    found: dict[Span, Diagnostic] = {}
    for fitting in graph.fittings:
        if fitting.target is None:
            continue
        needed = people.needed(fitting.statement)
        splits = [split for split in people.splits if set(split.statements) & needed and is_judged(people, split, fitting)]
        targets = target_fields(graph, fitting)
        for site in behind(graph, fitting):
            if averages_target(site, targets):
                continue
            split = next((split for split in splits if is_before(people, site, split)), None)
            if split is not None:
                found.setdefault(site.span, told(site, split.span))
            elif any(roles == {TRAIN, TEST} for own in graph.fittings if own.statement == site.statement and own.node is not fitting.node for roles in people.fitted_with(own)):
                found.setdefault(site.span, told(site, splits[0].span if splits else site.span))
    for site, span in crossed(people):
        found.setdefault(site.span, told(site, span))
    yield from found.values()


def told(site: Site, span: Span) -> Diagnostic:
    """The finding of one learnt value."""
    return Diagnostic(CODE, f"`{site.text}` is learnt from a table that also holds the test rows", site.span, HINT, (Note(span, "the test rows leave here"),))


def is_before(people: Populations, site: Site, split: Split) -> bool:
    """Is something learnt from the rows that a split parts, and not from the training part of an earlier one?"""
    first = min(split.statements)
    if site.statement in split.statements:
        return any(inner is site.node or span_of(inner) == site.span for inner in ast.walk(split.node) if isinstance(inner, ast.expr))
    if site.statement not in people.needed(first):
        return False
    return not any(set(other.statements) & people.needed(site.statement) for other in people.splits if other is not split)


def is_judged(people: Populations, split: Split, fitting: Fitting) -> bool:
    """Do the rows that a split sets apart judge the model? A splitter is called for nothing else; two slices may be."""
    if not split.is_written_out:
        return True
    test = split.statements[-1]
    return any(test in people.needed(prediction.statement) and fitting.statement in people.needed(prediction.statement) for prediction in people.graph.predictions)


def crossed(people: Populations) -> Iterator[tuple[Site, Span]]:
    """What a table went through as a whole before it is cross-validated."""
    graph = people.graph
    for statement in people.uses:
        calls = [node for node in ast.walk(statement.node) if isinstance(node, ast.Call) and people.names.dotted(node.func) in CROSS and len(node.args) > 1]
        if not calls or isinstance(statement.node, ast.FunctionDef):
            continue
        needed = people.needed(statement.index)
        if any(set(split.statements) & needed for split in people.splits):
            continue
        for fitting in graph.fittings:
            is_transformer = fitting.target is None or (isinstance(fitting.node.func, ast.Attribute) and fitting.node.func.attr == "fit_transform")
            if is_transformer and fitting.statement in needed:
                for site in graph.sites.values():
                    if site.statement == fitting.statement and site.kind == "estimator" and learns(site):
                        yield site, span_of(calls[0])
