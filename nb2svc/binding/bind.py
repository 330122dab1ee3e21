"""Bind: say what the graph means. Graph → Analysis."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from nb2svc.binding import answer as answers
from nb2svc.binding import kept, loaded, roles
from nb2svc.binding.answer_type import answer_type, estimator_rule, final_model
from nb2svc.binding.fate import DEFINED, NULL, UNSEEN, follow
from nb2svc.binding.optional import without_target
from nb2svc.binding.state import freeze
from nb2svc.catalog import Catalog
from nb2svc.flow.estimators import inner_estimators
from nb2svc.flow.values import Estimator
from nb2svc.ir.analysis import Analysis, AnswerFound, Input
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Expr, Field, Method, Ref, Symbol, walk
from nb2svc.ir.graph import Graph, Load, Node, Site
from nb2svc.ir.span import span_of
from nb2svc.samples import ColumnSample, Sample, joined
from nb2svc.uses.edges import cell_flow

MAX_ENUM = 100
CATEGORY = {"object", "category", "bool"}


def bind(graph: Graph, catalog: Catalog, wanted: str | None = None, target: str | None = None, noted: Sequence[int] = ()) -> Analysis:
    """Choose the answer and the input boundary, cut the phases, name the state, infer the schema."""
    found, findings = answers.find(graph, wanted, noted)
    findings = [*graph.program.diagnostics, *graph.diagnostics, *findings]
    if found is None:
        return Analysis(graph, None, None, (), (), target, (), roles.find(graph, None, (), set(), ()), cell_flow(graph.program, catalog), frozenset(), diagnostics=findings)
    targets = answered(graph, found, target)
    without_target(graph, targets)
    score = score_of(graph, found, graph.closure({found.node.name}))
    if score is not None:
        found = replace_score(found, score)
    ends = {found.node.name} | ({score.name} if score is not None else set())
    closure = graph.closure(ends)
    findings += refused(graph, closure)
    state, more = freeze(graph, graph.states(ends), {site.id for site in found.models})
    findings += more
    training = answers.needs(graph, {site.statement for learnt in state for site in learnt.sites} | golden_statements(found)) | loaded.statements(graph, found)
    findings += [*statement_refusals(graph, training), *loaded.refusals(graph, training)]
    fields = graph.fields(ends)
    load, trouble = boundary(graph, fields, found)
    # A refused value has lost its fields: it is the cause, not the missing table.
    findings += trouble if not refused(graph, closure) or load is not None else []
    named_target = target or (str(next(iter(targets))) if len(targets) == 1 else None)
    findings += leakage(graph, fields, targets | ({target} if target else set()), closure) or mistaken(target, targets, found)
    files = population(graph, load, training) if load is not None and load.own is not None else []
    sample = reduce(joined, (each.own for each in files)) if files else None
    reading = read_by_answer(graph, found, training, fitted_gaps(files, named_target) if files else frozenset())
    inputs = tuple(describe_field(graph, catalog, field, sample, found, reading) for field in in_order(fields, sample))
    names = {given.name for given in inputs}
    findings += doubts(load, sample, inputs, fields) if load is not None and sample is not None else []
    present = tuple(map(str, (*sample.index, *sample.columns, *sample.unread))) if sample is not None else ()
    ignored = tuple(name for name in present if name not in names)
    reached = answers.needs(graph, {found.statement, found.node.statement}) | training
    settle_places(graph, closure, reached)
    # A raw column is what a record holds: who reads it first has made nothing of it.
    row = {graph.nodes[name].statement for name in closure if not isinstance(graph.nodes[name].expr, Field)} & reached
    row |= definitions(graph, row)
    served = frozenset(row)
    row |= {site.statement for learnt in state for site in learnt.sites}
    row |= {index for index in training if isinstance(graph.statements[index].node, (ast.FunctionDef, ast.ClassDef)) and graph.statements[index].node.name in graph.functions}
    analysis = Analysis(graph, found, load, inputs, ignored, named_target, state, (), cell_flow(graph.program, catalog), frozenset(training), diagnostics=[])
    analysis.row = served
    analysis.roles = roles.find(graph, found, training, row, state)
    analysis.answer_type = answer_type(graph, catalog, found)
    findings += [loaded.untold(found)] if not analysis.answer_type and "NB603" not in {finding.code for finding in findings} else []
    analysis.probabilities, analysis.probabilities_always = offers_probabilities(catalog, graph, found)
    analysis.imputes = any(imputes(catalog, one) for site in found.models for one in possible(site))
    models = {site.id for site in found.models}
    fitted = [site for learnt in state for site in learnt.sites if site.kind in ("estimator", "model")]
    last, before = multiplied(graph, closure)
    analysis.batch_exact = not last and all(is_batch_exact(catalog, one) for site in fitted if site.id in models for one in possible(site))
    analysis.features_exact = not before and all(is_batch_exact(catalog, one) for site in fitted if site.id not in models for one in possible(site))
    analysis.reader_options = {k: v for k, v in (load.arguments if load and load.form == "delimited" else {}).items() if isinstance(v, (str, int, float, bool, list, dict, type(None)))}
    analysis.missing_texts = sample.missing_texts if sample is not None else ()
    analysis.examples = example_records(sample, inputs, ignored, named_target)
    analysis.diagnostics = ordered([*findings, *kept.find(graph, found, state), *unseeded(graph, training)])
    return analysis


def answered(graph: Graph, found: AnswerFound, target: str | None) -> set[Any]:
    """The raw columns that the answer stands for; of several the one that the author names."""
    targets = {field.name for field in found.targets} | {name for fitting in found.fits for name in answers.target_fields(graph, fitting)}
    # What is learnt may be computed of several columns: the author knows which of them no request has.
    return {target} if target in targets else targets


def settle_places(graph: Graph, closure: set[str], reached: set[int]) -> None:
    """A value that was looked at before it was used stands where it is used."""
    for name in closure:
        node = graph.nodes[name]
        used = next((place for place in node.places if place[0] in reached), None)
        if node.statement not in reached and used is not None:
            node.statement, node.span = used


def definitions(graph: Graph, statements: set[int]) -> set[int]:
    """The functions and classes that statements use themselves, and those that these use: not what made the values that they read."""
    found: set[int] = set()
    waiting = list(statements)
    while waiting:
        used = {index for index in graph.statements[waiting.pop()].needs if index >= 0 and isinstance(graph.statements[index].node, (ast.FunctionDef, ast.ClassDef))}
        waiting += used - found
        found |= used
    return found


def ordered(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Without repetitions, in the order of the notebook."""
    unique = {(finding.code, finding.span, finding.message): finding for finding in findings}
    return sorted(unique.values(), key=lambda f: ((f.span.source, f.span.cell, f.span.line, f.span.column) if f.span else (-1, -1, -1, -1), f.code))


def replace_score(found: AnswerFound, score: Node) -> AnswerFound:
    return replace(found, score=score)


def score_of(graph: Graph, found: AnswerFound, closure: set[str]) -> Node | None:
    """The probabilities that the notebook itself computes on the way to its answer."""
    own = [graph.nodes[name] for name in closure if isinstance(graph.nodes[name].expr, Method) and graph.nodes[name].expr.name == "predict_proba"]  # type: ignore[union-attr]
    return own[0] if len(own) == 1 else None


def refused(graph: Graph, closure: set[str]) -> list[Diagnostic]:
    """Why values on the slice have no meaning for one record: the first cause of each."""
    found = []
    for name in sorted(closure, key=lambda n: int(n[1:])):
        refusal = graph.nodes[name].refusal
        if refusal is not None and refusal not in found:
            found.append(refusal)
    return found


def golden_statements(found: AnswerFound) -> set[int]:
    """The fit whose rows the self-check compares."""
    return {fitting.statement for fitting in found.fits}


def statement_refusals(graph: Graph, training: set[int]) -> list[Diagnostic]:
    """Opaque magics and dynamic code that the slice runs through."""
    found = []
    for index in sorted(training):
        statement = graph.statements[index]
        if statement.refusal is not None:
            found.append(statement.refusal)
    return found


def boundary(graph: Graph, fields: set[Field], found: AnswerFound) -> tuple[Load | None, list[Diagnostic]]:
    """The load whose rows are requests."""
    if not fields:
        return None, [Diagnostic("NB209", "the answer reads no column of a data file", found.span, "predict from rows of the table that the notebook loads")]
    load = graph.loads[min(field.load for field in fields)]
    known = [graph.loads[field.load] for field in fields if graph.loads[field.load].sample is not None]
    known.sort(key=lambda each: each.id)
    if not known:
        path = f"`{load.path}`" if load.path else "the data file"
        return load, [Diagnostic("NB507", f"{path} {load.trouble[0]}", load.span, load.trouble[1])]
    return known[0], []


def population(graph: Graph, load: Load, training: set[int]) -> list[Load]:
    """The files of records like these that training reads, itself first: a contract is what the row paths of all of them need."""
    return [load, *(other for other in graph.loads if other is not load and other.statement in training and other.own is not None and other.given is None and load.given is None and graph.is_one_population(other, load))]


def fitted_gaps(files: list[Load], target: str | None) -> frozenset[Any]:
    """The columns with gaps in files that hold what the model learns: a file to predict for says nothing of what it was fitted with."""
    labelled = [each for each in files if target in map(str, each.columns or ())]
    return frozenset(name for each in labelled or files[:1] for name, column in each.own.by_name.items() if column.missing)


def leakage(graph: Graph, fields: set[Field], targets: set[Any], closure: set[str]) -> list[Diagnostic]:
    """The row phase must not read what it is to answer."""
    for field in sorted(fields, key=lambda f: str(f.name)):
        if field.name in targets:
            node = min((graph.nodes[name] for name in closure if any(isinstance(inner, Field) and inner.name == field.name for inner in walk(graph.nodes[name].expr))), key=lambda n: int(n.name[1:]))
            return [Diagnostic("NB304", f"the features read `{field.name}`, which is what the model answers: no request has it", node.span, "drop the column before the features are made, or name another target with `# nb2svc: target=…`")]
    return []


def mistaken(target: str | None, targets: set[Any], found: AnswerFound) -> list[Diagnostic]:
    """A target that the model does not learn."""
    if target is None or not targets or target in map(str, targets):
        return []
    learnt = ", ".join(f"`{name}`" for name in sorted(map(str, targets)))
    return [Diagnostic("NB907", f"`{target}` is said to be the target, and the model learns {learnt}", found.span, "name the column that the model learns")]


def in_order(fields: set[Field], sample: Sample | None) -> list[Field]:
    """One field for each column, in the order of the file."""
    by_name = {}
    for field in sorted(fields, key=lambda f: (f.load, str(f.name))):
        by_name.setdefault(field.name, field)
    order = {name: place for place, name in enumerate(sample.columns)} if sample is not None else {}
    return sorted(by_name.values(), key=lambda f: (order.get(f.name, len(order)), str(f.name)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the answer reads, found once for all fields: the raw columns and the nodes that are computed from each, what each feeds, which are parsed as dates; which had gaps when the model was fitted; of which gaps are dropped (None: of all)."""

    readers: dict[Field, frozenset[str]]
    feeds: dict[Any, frozenset[str]]
    dates: frozenset[Any]
    fitted_gaps: frozenset[Any]
    dropped: frozenset[Any] | None

    def drops(self, name: Any) -> bool:
        return self.dropped is None or name in self.dropped


def read_by_answer(graph: Graph, found: AnswerFound, training: set[int], gaps: frozenset[Any]) -> Reading:
    """Walk once from the answer to the fields."""
    own = graph.slice({found.node.name})
    feeds: dict[Any, set[str]] = {}
    for name in own:
        if hint := graph.nodes[name].hint:
            for field in graph.fields({name}):
                feeds.setdefault(field.name, set()).add(hint)
    fields = {inner for expr in own.values() for inner in walk(expr) if isinstance(inner, Field)}
    readers = {field: frozenset(names) for field, names in graph.readers().items() if field in fields}
    dropped = dropped_gaps(graph, training)
    return Reading(readers, {name: frozenset(hints) for name, hints in feeds.items()}, frozenset(parsed_dates(graph, own)), gaps - dropped if dropped is not None else frozenset(), dropped)


def describe_field(graph: Graph, catalog: Catalog, field: Field, sample: Sample | None, found: AnswerFound, reading: Reading) -> Input:
    """Type, nullability and categories of one column of a request."""
    column = sample.by_name.get(field.name) if sample is not None else None
    dtype = column.dtype if column is not None else "object"
    gaps = field.name in reading.fitted_gaps, column is not None and column.missing and not reading.drops(field.name)
    starts = [(f, readers) for f, readers in reading.readers.items() if f.name == field.name]
    nullable = all(follow(graph, catalog, start, NULL, gaps, readers, found.node.name)[0] == DEFINED for start, readers in starts)
    fates = [follow(graph, catalog, start, UNSEEN, gaps, readers, found.node.name) for start, readers in starts]
    is_category = any(fate.is_category for _, fate in fates)
    is_open = all(end in (DEFINED, UNSEEN) for end, _ in fates)
    keys = [key for _, fate in fates for key in fate.keys]
    enum: tuple[Any, ...] = ()
    if is_category and column is not None and column.distinct is not None and column.kind != "number":
        enum = tuple(sorted({*([True, False] if dtype == "bool" else column.distinct), *(key for key in keys if type(key) in (str, int, bool))}, key=lambda v: (str(type(v)), v)))[: MAX_ENUM + 1]
        enum = enum if len(enum) <= MAX_ENUM else ()
    feeds = tuple(sorted(reading.feeds.get(field.name, ())))
    kind = "datetime" if dtype == "object" and field.name in reading.dates else column.kind if column is not None else "string"
    return Input(str(field.name), kind, dtype, nullable, column.first if column is not None else None, enum, is_open or not is_category, feeds)


def parsed_dates(graph: Graph, own: dict[str, Expr]) -> Iterator[Any]:
    """The columns whose text the notebook itself reads as dates."""

    def source(expr: Expr) -> Expr:
        return source(graph.nodes[expr.name].expr) if isinstance(expr, Ref) and isinstance(graph.nodes[expr.name].expr, (Ref, Field)) else expr

    for expr in own.values():
        for inner in walk(expr):
            if isinstance(inner, Call) and inner.function == Symbol("pandas.to_datetime") and inner.args:
                read = source(inner.args[0])
                if isinstance(read, Ref):
                    read = graph.nodes[read.name].expr
                if isinstance(read, Field):
                    yield read.name


def assumed(load: Load, sample: Sample, fields: set[Field]) -> Diagnostic:
    """No file says what the fields hold: the notebook itself says it of each, or it cannot be converted."""
    unsettled = sorted({str(field.name) for field in fields if not sample.dtype(field.name)})
    if unsettled:
        words = ", ".join(f"`{name}`" for name in unsettled)
        return Diagnostic("NB507", f"`{load.path}` is not there, and nothing else says surely what {words} hold{'s' if len(unsettled) == 1 else ''}", load.span, load.trouble[1])
    return Diagnostic("NB501", f"`{load.path}` is not there: what its columns hold is taken from the outputs and the options that the notebook shows", load.span, load.trouble[1])


def doubts(load: Load, sample: Sample, inputs: tuple[Input, ...], fields: set[Field]) -> list[Diagnostic]:
    """What is odd about the columns that a request gives."""
    found = [assumed(load, sample, fields)] if load.is_told else []
    columns = {str(name): column for name, column in sample.by_name.items()}
    for given in inputs:
        column: ColumnSample | None = columns.get(given.name)
        if column is not None and column.problem:
            found.append(Diagnostic("NB510", f"no request can give `{given.name}`: {column.problem}", load.span, "read it as text with `dtype=`"))
        elif column is not None and column.loses:
            found.append(Diagnostic("NB502", f"`{given.name}` is written with {column.loses}, which are lost when it is read as a number", load.span, f"read it with `dtype={{{given.name!r}: str}}` if it is a code"))
    return found


def dropped_gaps(graph: Graph, training: set[int]) -> frozenset[Any] | None:
    """The raw columns whose gaps training leaves out; None where that may be any."""
    found = [columns for statement, columns in graph.dropped if statement in training]
    known = [columns for columns in found if columns is not None]
    return frozenset().union(*known) if len(known) == len(found) else None


def imputes(catalog: Catalog, estimator: Any) -> bool:
    rule = estimator_rule(catalog, estimator)
    if rule is not None and "imputes" in rule.flags:
        return True
    return any(imputes(catalog, inner) for inner in (inner_estimators(estimator) if isinstance(estimator, Estimator) else []))


def is_batch_exact(catalog: Catalog, estimator: Any) -> bool:
    rule = estimator_rule(catalog, estimator)
    if rule is None:
        return False
    inner = inner_estimators(estimator)
    if estimator.qualified.rpartition(".")[2].startswith("Tfidf"):
        # What `fit_transform` weighs differs from `transform` in the last bit.
        return False
    if inner and "MetaEstimator" in rule.protocols:
        return all(is_batch_exact(catalog, one) for one in inner)
    return "batch_exact" in rule.flags


def multiplied(graph: Graph, closure: set[str]) -> tuple[bool, bool]:
    """Is there a product with learnt weights, whose last bit depends on how many rows there are: one that answers, and one that makes features?"""
    own = [each for each in graph.products if each.node is not None and each.node.name in closure]
    answering = [each for each in own if any(each is asked for asked in graph.predictions)]
    return bool(answering), len(own) > len(answering)


def possible(site: Site) -> tuple[Any, ...]:
    """The objects that a site may hold: one, or several of which training picks one."""
    return tuple(site.parts.get("candidates", (site.parts.get("estimator"),)))


def offers_probabilities(catalog: Catalog, graph: Graph, found: AnswerFound) -> tuple[bool, bool]:
    """Does the one model behind the answer have `predict_proba`: it may, and it does whichever training picks or loads?"""
    if len(found.models) != 1:
        return False, True
    each = [has_probabilities(catalog, one, found) for one in possible(found.models[0])]
    if all(each) or found.score is not None:
        return all(each), True
    # A picked model that says itself what its predictions are speaks for no other.
    plain = not any(getattr(one, "chances", "") for one in possible(found.models[0]))
    may = plain and (any(each) or loaded.may_offer(catalog, graph, found))
    return may, not may


VOTES = ("VotingClassifier", "OneVsRestClassifier", "RFECV", "RFE", "SelfTrainingClassifier")
"""Classes that answer probabilities where what they hold does."""


def has_probabilities(catalog: Catalog, estimator: Any, found: AnswerFound) -> bool:
    """Does this model have `predict_proba`?"""
    model = final_model(estimator, past="SearchCV")
    rule = estimator_rule(catalog, model)
    if getattr(model, "chances", ""):
        return True
    if rule is None:
        return found.score is not None
    name = model.qualified.rpartition(".")[2]
    if name in ("SVC", "NuSVC"):
        return getattr(model.keywords.get("probability"), "value", False) is True
    if name == "SGDClassifier":
        return getattr(model.keywords.get("loss"), "value", "hinge") in ("log_loss", "modified_huber")
    if name == "VotingClassifier" and getattr(model.keywords.get("voting"), "value", "hard") != "soft":
        return False
    if name == "StackingClassifier":
        final = model.keywords.get("final_estimator")
        return not isinstance(final, Estimator) or has_probabilities(catalog, final, found)
    if name in VOTES and not all(has_probabilities(catalog, inner, found) for inner in inner_estimators(model)):
        return False
    return "predict_proba" in rule.methods and "Classifier" in rule.protocols and name not in ("RidgeClassifier", "Perceptron", "LinearSVC", "PassiveAggressiveClassifier", "NearestCentroid")


def example_records(sample: Sample | None, inputs: tuple[Input, ...], ignored: tuple[str, ...], target: str | None) -> tuple[dict[str, Any], ...]:
    """Up to three raw rows as a client sends them: the fields that are read, gaps only where they are answered."""
    if sample is None:
        return ()
    good = []
    for record in sample.records:
        row = {given.name: record.get(given.name) for given in inputs}
        if all(row[given.name] is not None or given.nullable for given in inputs):
            good.append(row)
    return tuple(good[:3])


def unseeded(graph: Graph, training: set[int]) -> list[Diagnostic]:
    """Draws without a seed on the training path: training again gives another model."""
    seeds = any("seeds" in statement.effects for statement in graph.statements)
    found = []
    for index in sorted(training):
        statement = graph.statements[index]
        if "unseeded" in statement.effects and not seeds:
            found.append(Diagnostic("NB107", "this draws without a seed: training again gives another model", span_of(statement.node), "give `random_state=…`, or serve the notebook's own run with `nb2svc verify --adopt`"))
    return found
