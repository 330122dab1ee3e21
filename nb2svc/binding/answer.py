"""Answer: which row value is the final prediction — by annotation, by what is written out, saved, compared with the target, or predicted last."""

from collections.abc import Iterable
from typing import Any

from nb2svc.binding import by_hand
from nb2svc.binding.scores import best_recorded, best_shown
from nb2svc.binding.unanswered import no_answer
from nb2svc.flow.lineage import row_names
from nb2svc.flow.values import Estimator, Fit, Instance, Named, TableValue, Unknown, Value, is_row
from nb2svc.ir.analysis import AnswerFound
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.expression import Attribute, Call, Field, Literal, Method, Operator, Ref, State, Subscript, walk
from nb2svc.ir.graph import Fitting, Graph, Node, Prediction, Site

SCORES = {"predict_proba", "decision_function", "predict_log_proba"}


def predicted_by(node: Node) -> Method | None:
    """The prediction that a node is, if it is one."""
    expr = node.expr
    if isinstance(expr, Method) and expr.name in {"predict", *SCORES} and expr.args:
        return expr
    return None


def is_score(graph: Graph, node: Node) -> bool:
    """Is this a probability or score, or a column of one?"""
    match node.expr:
        case Method(name, _, _, _) if predicted_by(node) is not None:
            return name in SCORES
        case Subscript(Ref(inner), _) | Attribute(_, Ref(inner)) | Method("flatten" | "ravel" | "reshape" | "max", Ref(inner), _, _):
            return is_score(graph, graph.nodes[inner])
        case _:
            return False


def find(graph: Graph, wanted: str | None, noted: Iterable[int]) -> tuple[AnswerFound | None, list[Diagnostic]]:
    """The answer of a graph, and the findings on the way. `noted`: statements that an annotation marks."""
    rows = [p for p in graph.predictions if p.node is not None]
    if not rows and not graph.by_hand and not any(fitting.target is not None for fitting in graph.fittings):
        chosen_by_hand, why = by_hand.find(graph, wanted, set(noted))
        if chosen_by_hand is not None or why:
            return chosen_by_hand, why
    derived = descendants(graph, {p.node.name for p in rows if p.node is not None})
    if wanted is not None or noted:
        chosen = annotated(graph, wanted, set(noted), derived)
        if chosen is None:
            return None, [unnamed(graph, wanted, derived)]
        several = wide(graph, chosen) if not is_picked(graph, chosen) else None
        return (finished(graph, chosen), []) if several is None else (None, [several])
    if not rows:
        return None, no_answer(graph)
    rows = certain(graph, rows)
    chosen, ambiguous = by_evidence(graph, rows, derived)
    if ambiguous:
        return None, [ambiguous]
    assert chosen is not None
    if (several := wide(graph, chosen)) is not None:
        return None, [several]
    return finished(graph, chosen), []


def unnamed(graph: Graph, wanted: str | None, derived: set[str]) -> Diagnostic:
    """An annotation that names no answer; the names that would."""
    names = [name for name, value in graph.globals.items() if set(row_names(value)) & derived]
    hint = f"these hold predictions: {', '.join(f'`{name}`' for name in names)}" if names else "name a variable that holds predictions"
    return Diagnostic("NB602", f"no value named `{wanted}` is predicted from rows" if wanted else "the marked line predicts nothing from rows", hint=hint)


def wide(graph: Graph, node: Node) -> Diagnostic | None:
    """Why a model of several columns is no answer."""
    for fit in fittings_of(graph, sites_of(graph, node.name)):
        if isinstance(fit.target, TableValue) and len(fit.target.names()) > 1:
            message = f"`{fit.model.rpartition('.')[2]}` answers {len(fit.target.names())} columns at once, and a service gives one answer"
            return Diagnostic("NB601", message, fit.span, "fit one model a column, and mark one answer with `# nb2svc: answer`")
    return None


def is_picked(graph: Graph, node: Node) -> bool:
    """Does the value take one column of what a model answers?"""
    reached = [graph.nodes[name].expr for name in graph.closure({node.name})]
    return any(isinstance(expr, Subscript) and isinstance(expr.receiver, Ref) and predicted_by(graph.nodes[expr.receiver.name]) is not None for expr in reached)


def certain(graph: Graph, rows: list[Prediction]) -> list[Prediction]:
    """The predictions of models that every run fits, if there are any: a step that may be skipped or repeated is a trial beside them."""
    trials = {s.index for s in graph.statements if s.refusal is not None and s.refusal.code == "NB804"}
    sure = [p for p in rows if p.node is not None and not trials & needs(graph, {graph.sites[name].statement for name in sites_of(graph, p.node.name)})]
    return sure if trials and sure else rows


def descendants(graph: Graph, names: set[str]) -> set[str]:
    """All nodes that are computed from these, themselves included."""
    found = set(names)
    for name, node in graph.nodes.items():
        if name not in found and any(inner in found for inner, _ in node.reads):
            found.add(name)
    return found


def annotated(graph: Graph, wanted: str | None, noted: set[int], derived: set[str]) -> Node | None:
    """The node that `--answer NAME` or a comment names: a prediction, or a model by whose last prediction it answers."""
    if wanted is not None:
        value = graph.globals.get(wanted)
        names = [name for name in row_names(value) if name in derived]
        if names:
            return graph.nodes[names[-1]]
        own = [p for p in graph.predictions if p.node is not None and p.receiver is value and value is not None]
        return best_of(graph, own, derived) if own else None
    inside = [graph.nodes[name] for name in derived if graph.nodes[name].statement in noted]
    return max(inside, key=lambda node: int(node.name[1:]), default=None)


def final_predictions(graph: Graph, names: Iterable[str]) -> set[str]:
    """The predictions on the way to some nodes that no other prediction reads as a feature."""
    closure = graph.closure(names)
    predictions = {name for name in closure if predicted_by(graph.nodes[name]) is not None}
    read = {ref.name for name in predictions for arg in graph.nodes[name].expr.args for ref in walk(arg) if isinstance(ref, Ref)}  # type: ignore[union-attr]
    return predictions - graph.closure(read)


def sites_of(graph: Graph, name: str) -> frozenset[str]:
    """The fitted objects that answer on the way to a node; one whose prediction is a feature of another belongs to the features."""
    found = set()
    for inner in final_predictions(graph, {name}):
        method = predicted_by(graph.nodes[inner])
        assert method is not None
        found |= {state.name for state in walk(method.receiver) if isinstance(state, State)}
    return frozenset(found)


def by_evidence(graph: Graph, rows: list[Prediction], derived: set[str]) -> tuple[Node | None, Diagnostic | None]:
    """Walk the evidence from strongest to weakest; two answers of the same strength are refused."""
    written = [(graph.nodes[name], span) for value, span, _, kind in graph.written if kind == "table" for name in row_names(value) if name in derived]
    written = [(node, span) for node, span in written if not reads_target(graph, node, node)]
    if written:
        groups = {sites_of(graph, node.name): (node, span) for node, span in written}
        if len(groups) > 1 and len({targets_of(graph, sites) for sites in groups}) > 1:
            return None, ambiguity(graph, [(node.hint or model_name(graph, sites), span) for sites, (node, span) in groups.items()])
        return most_derived(graph, [node for node, _ in written]), None
    saved = saved_models(graph, rows)
    behind_each = {p: sites_of(graph, p.node.name) for p in rows if p.node is not None}
    if graph.by_hand and not saved:
        # What else predicts here may be no more than what the network is measured by.
        return None, graph.by_hand[-1]
    models = {behind_each[p]: p for p in saved or rows}
    named = [(model_name(graph, sites), prediction.span) for sites, prediction in models.items()]
    if saved and len(models) > 1:
        return None, ambiguity(graph, named)
    behind = sites_of(graph, last_blend(graph, rows, derived))
    pool = saved or [p for p in rows if behind_each[p] <= behind]
    blends_all = all(sites <= behind for sites in behind_each.values())
    if not saved and not blends_all and len({targets_of(graph, sites) for sites in models} - {()}) > 1:
        return None, ambiguity(graph, named)
    if not saved and len(models) > 1 and len(behind) == 1:
        best = best_recorded(graph, models) or best_shown(graph, models)
        if best is not None:
            pool = [p for p in rows if behind_each[p] == best]
        elif all(p.method == "score" for p in graph.predictions):
            return None, ambiguity(graph, named)
    best = best_of(graph, pool, derived)
    return best, lost_answer(graph, best) if best is not None and not saved else None


def lost_answer(graph: Graph, best: Node) -> Diagnostic | None:
    """Why what is compared with the target last is not known: another value would be a guess."""
    targets = {name for fitting in fittings_of(graph, sites_of(graph, best.name)) for name in target_fields(graph, fitting)}
    for left, right, statement in reversed(graph.compared):
        for truth, guess in ((left, right), (right, left)):
            names = row_names(truth)
            if statement <= best.statement or not names or not {field.name for field in graph.fields(names)} <= targets:
                continue
            if isinstance(guess, Unknown) and guess.diagnostic is not None:
                return guess.diagnostic
            made = [graph.nodes[name] for name in row_names(guess)]
            if made and made[-1].refusal is not None and not final_predictions(graph, [made[-1].name]):
                return made[-1].refusal
    return None


def last_asked(graph: Graph, rows: list[Prediction]) -> Prediction:
    """The last row prediction of the receiver that predicts last, be it for a hand-written sample; a score asks only if nothing else does."""
    for asked in reversed(graph.predictions):
        own = [p for p in rows if p.receiver is asked.receiver]
        if asked.method != "score" and own:
            return own[-1]
    return rows[-1]


def last_blend(graph: Graph, rows: list[Prediction], derived: set[str]) -> str:
    """The last prediction of a *fitted* receiver, or the value that blends it with others."""
    last = last_asked(graph, rows).node
    assert last is not None
    after = derived & descendants(graph, {last.name})
    blends = [name for name in after if last.name in graph.closure({name}) and len(sites_of(graph, name)) > 1 and not reads_target(graph, graph.nodes[name], graph.nodes[name])]
    return most_derived(graph, [graph.nodes[name] for name in blends]).name if blends else last.name


def ambiguity(graph: Graph, named: list[tuple[str, Any]]) -> Diagnostic:
    notes = tuple(Note(span, f"`{name}` answers here") for name, span in named)
    words = ", ".join(f"`{name}` (cell {span.cell + 1})" for name, span in named)
    return Diagnostic("NB601", f"several values could be the answer: {words}", named[-1][1], "mark one with `# nb2svc: answer`, or give `--answer NAME`", notes[:-1])


def model_name(graph: Graph, sites: frozenset[str]) -> str:
    return " and ".join(graph.sites[name].hint or graph.sites[name].text for name in sorted(sites))


def targets_of(graph: Graph, sites: frozenset[str]) -> tuple[str, ...]:
    """The columns that these models were fitted to answer."""
    found = set()
    for fitting in fittings_of(graph, sites):
        found |= target_fields(graph, fitting)
    return tuple(sorted(map(str, found)))


def fittings_of(graph: Graph, sites: Iterable[str]) -> list[Fitting]:
    """The fits behind fitted objects; for one that is picked at training, all supervised fits its statements need."""
    found = []
    for name in sites:
        site = graph.sites[name]
        fitted = getattr(site.parts.get("estimator"), "fitted", None)
        own = [fitting for fitting in graph.fittings if fitted is not None and fitting.node is fitted.call]
        own = own or [fitting for fitting in graph.fittings if fitting.statement_node is site.statement_node and fitting.target is not None]
        if not own:
            needed = needs(graph, {site.statement})
            own = [fitting for fitting in graph.fittings if fitting.statement in needed and fitting.target is not None]
        found += own[-1:] if site.how == "after" else own
    return found


def needs(graph: Graph, statements: set[int]) -> set[int]:
    """Statements and all they need, themselves included."""
    seen: set[int] = set()
    waiting = list(statements)
    while waiting:
        index = waiting.pop()
        if index not in seen and index >= 0:
            seen.add(index)
            waiting += graph.statements[index].needs
    return seen


def target_fields(graph: Graph, fitting: Fitting) -> set[Any]:
    """The raw columns of a fit's y."""
    names = row_names(fitting.target)
    label = label_of(graph, names[-1]) if names else None
    if label is not None and any(field.name == label for field in graph.fields(set(names))):
        return {label}
    # What another model answered is no target: a residual is one of the column it was taken from.
    drawn = graph.slice(set(names))
    answered = graph.closure({name for name in drawn if predicted_by(graph.nodes[name]) is not None})
    found = {field.name for name, expr in drawn.items() if name not in answered for field in walk(expr) if isinstance(field, Field)}
    if isinstance(fitting.target, TableValue):
        found |= {part.expr.name for part in fitting.target.parts if isinstance(part, Named) and isinstance(part.expr, Field)}
    return found


def label_of(graph: Graph, name: str) -> Any:
    """The column label of a node that takes a column out of a table, through plain references."""
    match graph.nodes[name].expr:
        case Subscript(Ref(), Literal(label)):
            return label
        case Ref(inner):
            return label_of(graph, inner)
        case _:
            return None


def saved_models(graph: Graph, rows: list[Prediction]) -> list[Prediction]:
    """Predictions of objects that the notebook saves, or that hold or are held by what it saves."""
    saved = [value for value, _, _, kind in graph.written if kind == "model" and is_fitted(value)]
    found = []
    for prediction in rows:
        if any(same_object(value, prediction.receiver) for value in saved):
            found.append(prediction)
    return found


def is_fitted(value: Value) -> bool:
    return isinstance(value, Fit) or (isinstance(value, (Estimator, Instance)) and value.fitted is not None)


def same_object(saved: Value, receiver: Value) -> bool:
    if saved is receiver or (isinstance(saved, (Estimator, Instance)) and isinstance(receiver, (Estimator, Instance)) and saved.fitted is not None and saved.fitted is receiver.fitted):
        return True
    if isinstance(saved, Fit) and isinstance(receiver, Fit):
        return saved.node is receiver.node
    return False


def best_of(graph: Graph, pool: list[Prediction], derived: set[str]) -> Node | None:
    """The most derived value of these predictions that reads no target; a label before a score."""
    starts = {p.node.name for p in pool if p.node is not None}
    if not starts:
        return None
    reached = descendants(graph, starts)
    named = {name for value in graph.globals.values() for name in row_names(value)} | {name for pair in graph.compared for value in pair[:2] for name in row_names(value)}
    candidates = [graph.nodes[name] for name in sorted((reached & named) | starts, key=lambda n: int(n[1:]))]
    compared = {name for pair in graph.compared for value in pair[:2] for name in row_names(value)}
    # What is compared with the target is the answer, even if it then has to be refused; another value would be a guess.
    candidates = [node for node in candidates if (node.refusal is None or node.name in compared) and node.shape in ("column", "flat", "array") and not reads_target(graph, node, node)] or [graph.nodes[min(starts)]]
    labels = [node for node in candidates if not is_score(graph, node)]
    if not labels:
        return most_derived(graph, candidates)
    evidenced = [node for node in labels if node.name in compared or node.name in starts or converts(graph, node)]
    return most_derived(graph, evidenced or labels)


def converts(graph: Graph, node: Node) -> bool:
    """Is this what follows predict in a service — an inverse, a rounding, a threshold, a map of labels?"""
    match node.expr:
        case Call() | Method() | Operator() | Subscript():
            return True
        case _:
            return False


def most_derived(graph: Graph, nodes: list[Node]) -> Node:
    """The node that is computed from the most others of the list; the latest of equals."""
    names = {node.name for node in nodes}
    return max(nodes, key=lambda node: (len(graph.closure({node.name}) & names), int(node.name[1:])))


def reads_target(graph: Graph, node: Node, answer: Node) -> bool:
    """Does a value behind the prediction read what the model was fitted to answer, or another row path?"""
    sites = sites_of(graph, answer.name)
    targets = {name for fitting in fittings_of(graph, sites) for name in target_fields(graph, fitting)}
    starts = [inner for inner in graph.closure({node.name}) if predicted_by(graph.nodes[inner]) is not None]
    behind = graph.closure({node.name}) - graph.closure(set(starts))
    direct = {field.name for name in (behind | {node.name}) - set(starts) for field in walk(graph.nodes[name].expr) if isinstance(field, Field)}
    around = {inner.name for name in behind for inner in walk(graph.nodes[name].expr) if isinstance(inner, Ref)} - set(starts) - behind
    direct |= {field.name for field in graph.fields({name for name in around if name not in graph.closure(set(starts))} | {n for n in around})} if around else set()
    return bool(direct & targets)


def finished(graph: Graph, node: Node) -> AnswerFound:
    """Gather what belongs to the answer."""
    sites = sites_of(graph, node.name)
    models = tuple(graph.sites[name] for name in sorted(sites, key=lambda s: int(s[1:])))
    own = [p for p in graph.predictions if p.node is not None and p.node.name in graph.closure({node.name})]
    first = own[-1] if own else graph.predictions[-1]
    inputs: dict[str, Node] = {}
    for inner in sorted(final_predictions(graph, {node.name}), key=lambda n: int(n[1:])):
        method = predicted_by(graph.nodes[inner])
        if method is not None:
            for ref in walk(method.args[0]):
                if isinstance(ref, Ref):
                    inputs[ref.name] = graph.nodes[ref.name]
    fits = fittings_of(graph, sites)
    name = node.hint or first_name(graph, node) or first.call.func.attr  # type: ignore[union-attr]
    receivers = tuple(dict.fromkeys(receiver_name(site, models) for site in models))
    method_name = predicted_by(graph.nodes[first.node.name]).name if first.node is not None and predicted_by(first.node) else first.method  # type: ignore[union-attr]
    return AnswerFound(node, name, method_name, models, receivers, first.span, first.statement, tuple(inputs.values()), None, fits[-1] if fits else None, tuple(fits))


def receiver_name(site: Site, models: tuple[Site, ...]) -> str:
    """The author's word for a fitted object; with the loop's item where several share it."""
    name = site.hint or site.text
    shared = sum((other.hint or other.text) == name for other in models) > 1
    turns = [part for part in site.context if isinstance(part, tuple) and part[0] == "turn"]
    return f"{name}[{turns[-1][-1]!r}]" if shared and turns else name


def first_name(graph: Graph, node: Node) -> str:
    return next((name for name, value in graph.globals.items() if is_row(value) and node.name in row_names(value)), "")
