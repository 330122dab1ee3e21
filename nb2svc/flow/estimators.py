"""Estimators: objects that are fitted once and then transform or answer rows."""

import ast

from nb2svc.catalog import ClassRule, Rule
from nb2svc.catalog.rule import is_one_of
from nb2svc.flow import artifacts, boards, files
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.functions import describe_class, inline
from nb2svc.flow.machine import Machine
from nb2svc.flow.native import around, note_fit, read_by_name, train_more, unheld
from nb2svc.flow.networks import network_chances
from nb2svc.flow.operations import row_operation
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.values import (
    Const,
    Estimator,
    Fit,
    FitCall,
    Held,
    Instance,
    Listing,
    Mapping,
    Open,
    Rows,
    Splitter,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    is_row,
    parts_of,
    plain,
)  # fmt: skip
from nb2svc.ir.expression import Expr, Method, Ref
from nb2svc.ir.graph import Fitting, Prediction
from nb2svc.ir.span import call_at, span_of

PREDICTS = {"predict", "predict_proba", "predict_log_proba", "decision_function"}
ROWS = ("X", "data", "exog", "x", "T")
TRANSFORMS = {"transform", "inverse_transform"}
FITS = {"fit", "partial_fit"}
FIT_THEN = {"fit_transform": "transform", "fit_predict": "predict"}


def make(machine: Machine, qualified: str, arguments: Arguments) -> Value:
    """Construct an object of a library class with fit and transform or predict."""
    made = Estimator(qualified, arguments.args, arguments.keywords, arguments.node, writers=[machine.statement.index])
    if always_draws(machine, made):
        machine.drew()
    move_classes(machine, made)
    return made


def move_classes(machine: Machine, value: Value) -> None:
    """Classes and functions of the notebook inside a fitted object are saved with it by name: they move to a module."""
    for part in parts_of(value):
        if isinstance(part, Instance):
            describe_class(machine, part.klass)
        elif isinstance(part, UserFunction) and not isinstance(part.node, ast.Lambda):
            machine.describe_function(part)
        elif isinstance(part, UserClass):
            describe_class(machine, part)
        if isinstance(part, (Listing, Mapping, Estimator)):
            move_classes(machine, part)


def method(machine: Machine, value: Estimator | Instance, name: str, arguments: Arguments, receiver: ast.expr) -> Value:
    """Call a method of a fitted or fittable object."""
    if isinstance(value, Instance):
        return instance_method(machine, value, name, arguments, receiver)
    features = rows_of(machine, value, name, arguments)
    machine.statement.tasks.add({**dict.fromkeys(PREDICTS, "predict"), **dict.fromkeys(FITS, "fit")}.get(name, name))
    if name in FITS:
        fit(machine, value, arguments, receiver)
        return value
    if name in FIT_THEN:
        fit(machine, value, arguments, receiver)
        if "Resampler" in protocols(machine, value):
            return refusal("NB201", f"`{name}` of a sampler makes other rows", arguments.node)
        if not row_method(machine, value, name):
            return only_its_own(machine, value, name, features, arguments.node)
        return apply(machine, value, row_method(machine, value, name), features, arguments)
    if name == "fit_resample":
        return resample(machine, value, arguments, receiver)
    if name in PREDICTS or name in TRANSFORMS:
        return apply(machine, value, name, features, arguments)
    if name == "score":
        return score(machine, value, arguments)
    if name in ("set_params", "set_output"):
        machine.wrote(value)
        if name == "set_output":
            value.keywords["@output"] = arguments.keywords.get("transform", Const("pandas"))
        return value
    if name == "save_model":
        files.note_saved(machine, value, arguments.node)
        files.write(machine, "model", value, arguments, 0)
        machine.statement.tasks.add("save")
        return Const(None)
    if name == "load_model":
        return artifacts.load_model(machine, value, arguments, receiver)
    rule = machine.catalog.method(value.qualified, name)
    if rule is not None and rule.task == "fit":
        return train_more(machine, value, rule, arguments, receiver)
    if rule is not None and "mutates" in rule.flags:
        return change(machine, value, rule, arguments)
    return machine.fit(arguments.node, "statistic", [value])


def row_method(machine: Machine, value: Estimator, name: str) -> str:
    """The method that does for a new row what `name` does for the rows of the fit; "" where the object has none."""
    klass = machine.catalog.klass(value.qualified)
    rule = klass.methods.get(name) if klass is not None else None
    if klass is None or rule is None:
        return FIT_THEN.get(name, "")
    found = str(rule.flags.get("row_method", ""))
    return found if found in klass.methods else ""


def only_its_own(machine: Machine, value: Estimator, name: str, features: Value | None, node: ast.AST) -> Value:
    """What a fitted object says of the rows that it was fitted with, and of no others."""
    word = value.qualified.rpartition(".")[2]
    operands = [features] if features is not None and is_row(features) else []
    made = machine.refused("NB201", f"`{name}`: a fitted `{word}` answers for the rows that it was fitted with and for no new one", node, "take one that has `predict` or `transform`, or fit a classifier with its labels", operands)
    machine.graph.blocked += [reason for reason in (machine.of(made).refusal,) if reason is not None]
    return made


def labels(machine: Machine, value: Estimator, name: str, node: ast.expr) -> Value | None:
    """An attribute that holds a value for each training row is what the method that its rule names answers for them; None for any other attribute."""
    rule = machine.catalog.method(value.qualified, name)
    fitted = value.fitted
    if rule is None or not rule.is_property or "row_method" not in rule.flags or fitted is None or not is_row(fitted.features):
        return None
    then = row_method(machine, value, name)
    if not then:
        return only_its_own(machine, value, name, fitted.features, node)
    made = row_operation(machine, node, [value, fitted.features], lambda e: Method(then, e[0], (e[1],)), "", "flat")
    rows = rows_node(Arguments([], {}, fitted.call), fitted.features)
    machine.graph.predictions.append(Prediction(then, machine.of(made), value, span_of(node), machine.statement.index, fitted.features, call_at(node, [], node), rows))
    return made


def change(machine: Machine, value: Estimator, rule: Rule, arguments: Arguments) -> Value:
    """A method that changes the object: before the fit it is part of making it, after it nothing is known of what was learnt."""
    for each in arguments.values():
        machine.need_all(each)
    machine.wrote(value)
    value.changes.append((rule.name.rpartition(".")[2], dict(arguments.bound(rule) or {})))
    if rule.task != "config" and value.fitted is not None:
        value.fitted = None
    return Const(None)


def rows_of(machine: Machine, value: Estimator, name: str, arguments: Arguments) -> Value | None:
    """The rows that a method is handed, by the name that its rule gives the parameter; without any, those of the fit where the method says so."""
    rule = machine.catalog.method(value.qualified, name)
    first = rule.parameters[0] if rule is not None and rule.parameters else None
    found = arguments.get(0, first.name if first is not None else "X") or arguments.get(0, "X")
    if found is None and first is not None and first.default_text == "None" and value.fitted is not None and name in PREDICTS:
        return value.fitted.features
    return found


def protocols(machine: Machine, value: Estimator) -> tuple[str, ...]:
    rule = machine.catalog.klass(value.qualified)
    return rule.protocols if rule is not None else ()


def fit(machine: Machine, value: Estimator | Instance, arguments: Arguments, receiver: ast.expr) -> None:
    """Note that the object now holds what these rows taught it."""
    machine.wrote(value)
    machine.statement.needs |= set(machine.changes)
    features = arguments.get(0, "X") or arguments.get(0, "raw_documents") or Unknown()
    target = arguments.get(1, "y")
    for each in arguments.values():
        machine.need_all(each)
    held = features if isinstance(features, Held) else None
    if held is not None:
        features, target = held.features, held.labels
    value.fits += 1
    if isinstance(value, Estimator):
        value.chances = value.chances or network_chances(machine, value)
    # What follows may change the table; what was learnt stays what it was.
    features = features.copy() if isinstance(features, TableValue) else Rows(features.name) if isinstance(features, Rows) else features
    value.fitted = FitCall(arguments.node, receiver, machine.statement.index, machine.statement_node, machine.where(), features, target)
    name = value.qualified if isinstance(value, Estimator) else value.klass.name
    if held is not None:
        note_fit(machine, arguments.node, name, held)
    else:
        watched = [ast.unparse(argument) for argument in arguments.node.args[:2]] + [ast.unparse(k.value) for k in arguments.node.keywords if k.arg in ("X", "y")]
        machine.graph.fittings.append(Fitting(arguments.node, span_of(arguments.node), machine.statement.index, machine.statement_node, name, features, target, tuple(watched), machine.statement_node))
    if isinstance(value, Estimator) and (draws(machine, value) or always_draws(machine, value)):
        machine.drew()
        machine.statement.effects.add("unseeded")


def always_draws(machine: Machine, value: Estimator) -> bool:
    """Does `fit` draw from the library's own generator, which takes no seed of the object?"""
    rule = machine.catalog.method(value.qualified, "fit")
    return rule is not None and rule.flags.get("draws") is True


def draws(machine: Machine, value: Estimator | Splitter) -> bool:
    """Does fitting draw from the global generator? So does a pipeline with such a step."""
    rule = machine.catalog.klass(value.qualified)
    flags = rule.flags if rule is not None else {}
    spec = flags.get("draws")
    if spec is not None:
        told = dict(spec) if hasattr(spec, "keys") else {}
        seed = value.keywords.get(str(told.get("seed", "random_state")))
        only = told.get("only", {})
        given = given_to(rule, value) if only and rule is not None else {}
        if only and not any(not is_constant(given[name]) or is_one_of(plain(given[name]), values) for name, values in only.items() if name in given):
            return any(draws(machine, inner) for inner in inner_estimators(value))
        if seed is None or (isinstance(seed, Const) and seed.value is None):
            return True
    return any(draws(machine, inner) for inner in inner_estimators(value))


def given_to(rule: ClassRule, value: Estimator | Splitter) -> dict[str, Value]:
    """What an object was made with, by the names of the parameters."""
    places = [each.name for each in rule.constructor.parameters if each.kind in ("positional", "either")]
    return dict(zip(places, value.args, strict=False)) | value.keywords


def inner_estimators(value: Value) -> list[Estimator]:
    """The objects that a pipeline, a column transformer or a search was made of."""
    found: list[Estimator] = []
    for part in parts_of(value):
        if isinstance(part, Estimator):
            found.append(part)
        elif isinstance(part, (Listing, Mapping)):
            found += inner_estimators(part)
    return found


def apply(machine: Machine, value: Estimator | Instance | Fit, name: str, features: Value | None, arguments: Arguments) -> Value:
    """`value.name(features)` for rows is a row operation of the fitted object; for a hand-written sample it is evidence only."""
    node = arguments.node
    if features is None:
        return refusal("NB201", f"`{name}` without rows", node)
    asked, held = rows_node(arguments, features), features
    features = unheld(features)
    rule = machine.catalog.method(value.qualified, name) if isinstance(value, Estimator) else None
    if rule is not None and (messages := rule.refusals(arguments.given(rule))):
        refused = machine.refused("NB201", f"`{name}` {messages[0]}", node, operands=[features])
        machine.graph.blocked += [reason for reason in (machine.of(refused).refusal,) if reason is not None]
        return refused
    if isinstance(value, (Estimator, Instance)) and value.fitted is None:
        stateless = isinstance(value, Estimator) and value.qualified.endswith(("FunctionTransformer", "HashingVectorizer", "Normalizer", "Binarizer"))
        if not stateless:
            return Unknown() if not is_row(features) else machine.refused("NB602", "the object has not been fitted here", node, operands=[features])
    if not is_row(features):
        if isinstance(features, Unknown) and features.diagnostic is not None:
            if name in PREDICTS:
                machine.graph.blocked.append(features.diagnostic)
            return features
        if name in PREDICTS:
            machine.graph.predictions.append(Prediction(name, None, value, span_of(node), machine.statement.index, features, node, asked))
        return machine.fit(node, "statistic", [features, value] if not isinstance(value, (Estimator, Instance)) else [features])
    flat = name in ("predict", "inverse_transform") or single_column(machine, value)
    if isinstance(value, Estimator):
        features = read_by_name(machine, value, features, node)
    kept, form = around(held)
    more = more_arguments(name, arguments, rule)
    operands = [value, features, *kept, *more.values()]

    def build(e: list[Expr]) -> Expr:
        return Method(name, e[0], (form(e[1], e[2 : 2 + len(kept)]),), tuple(zip(more, e[2 + len(kept) :])))

    made = row_operation(machine, node, operands, build, "", "flat" if flat else "array")
    if name in PREDICTS:
        machine.graph.predictions.append(Prediction(name, machine.of(made), value, span_of(node), machine.statement.index, features, node, asked))
    if isinstance(value, Estimator) and "@output" in value.keywords:
        return TableValue([Open(Ref(made.name))], frozenset(machine.loads_of(features)), [machine.statement.index])
    return made


def rows_node(arguments: Arguments, features: Value) -> ast.expr | None:
    """How the notebook writes the rows that it asks for."""
    if isinstance(features, Held):
        return features.rows_node
    node = arguments.node
    given = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg in ROWS), None)
    return None if isinstance(given, ast.Starred) else given


def more_arguments(name: str, arguments: Arguments, rule: Rule | None) -> dict[str, Value]:
    """What a call gives beside the rows, under the names of the parameters; a fit keeps its own to itself."""
    called = arguments.node.func
    if rule is None or not isinstance(called, ast.Attribute) or called.attr != name:
        return {}
    given = arguments.bound(rule) or {}
    first = rule.parameters[0].name if rule.parameters else ""
    return {key: value for key, value in given.items() if key not in (first, *ROWS)}


def single_column(machine: Machine, value: Value) -> bool:
    known = value.parts.get("estimator") if isinstance(value, Fit) else value
    return isinstance(known, Estimator) and known.qualified.endswith(("LabelEncoder", "TargetEncoder1D"))


def score(machine: Machine, value: Estimator, arguments: Arguments) -> Value:
    """A score predicts: the rows it judges show what the model reads."""
    features, target = arguments.get(0, "X"), arguments.get(1, "y")
    if isinstance(features, Held):
        features, target = features.features, features.labels
    if isinstance(features, Unknown) and features.diagnostic is not None:
        machine.graph.blocked.append(features.diagnostic)
    if features is not None and is_row(features) and value.fitted is not None:
        predicted = row_operation(machine, arguments.node, [value, features], lambda e: Method("predict", e[0], (e[1],)), "", "flat")
        machine.graph.predictions.append(Prediction("score", machine.of(predicted), value, span_of(arguments.node), machine.statement.index, features, arguments.node, rows_node(arguments, features)))
        if target is not None:
            machine.graph.compared.append((target, predicted, machine.statement.index))
        return boards.judged(machine, machine.fit(arguments.node, "statistic", [value], shape="scalar"), predicted, "score", arguments.node.args)
    return machine.fit(arguments.node, "statistic", [value])


def answer_what_was_fitted(machine: Machine) -> None:
    """A model that is saved, or asked for a hand-written sample only, answers rows like those it was fitted with."""
    graph = machine.graph
    for value in machine.globals.names.values():
        if isinstance(value, Mapping):
            boards.mapped(machine, value)
    asked = [p.receiver for p in graph.predictions if p.node is None] + [value for value, _, _, kind in graph.written if kind == "model"]
    for value in asked:
        if isinstance(value, Estimator) and value.fitted is not None:
            machine.statement = graph.statements[value.fitted.statement]
            answer_like_training(machine, value, value.fitted, value.fitted.call)
    for saved, _, index, kind in graph.written:
        picked = next(iter(saved.parts.get("candidates", (saved.parts.get("estimator"),))), None) if isinstance(saved, Fit) and kind == "model" else None
        if isinstance(picked, Estimator) and picked.fitted is not None:
            machine.statement = machine.graph.statements[index]
            machine.statement_node = machine.statement.node
            answer_like_training(machine, saved, picked.fitted, picked.fitted.call)


def answer_like_training(machine: Machine, value: Estimator | Fit, fitted: FitCall, call: ast.Call) -> None:
    """Let a fitted object that answers no rows of the notebook answer those it was fitted with."""
    graph = machine.graph
    if fitted.target is None or not is_row(fitted.features) or any(answers(p.receiver, value) and p.node is not None for p in graph.predictions):
        return
    made = row_operation(machine, call, [value, fitted.features], lambda e: Method("predict", e[0], (e[1],)), "", "flat")
    graph.predictions.append(Prediction("predict", machine.of(made), value, span_of(call), machine.statement.index, fitted.features, call, rows_node(Arguments([], {}, fitted.call), fitted.features)))


def answers(receiver: Value, value: Estimator | Fit) -> bool:
    """Is this the object, or the object as it came back from a file?"""
    return receiver is value or (isinstance(receiver, Estimator) and isinstance(value, Estimator) and receiver.fitted is not None and receiver.fitted is value.fitted)


def resample(machine: Machine, value: Estimator, arguments: Arguments, receiver: ast.expr) -> Value:
    """Over- and under-sampling belong to training: the rows that come out are of the same kind."""
    fit(machine, value, arguments, receiver)
    copies: list[Value] = []
    for part in arguments.args[:2] or list(arguments.keywords.values())[:2]:
        copies.append(part.copy() if isinstance(part, TableValue) else Rows(part.name) if isinstance(part, Rows) else part)
    for part in copies:
        if isinstance(part, (TableValue, Rows)):
            part.writers = [machine.statement.index]
    return Listing("tuple", copies, [machine.statement.index])


def instance_method(machine: Machine, value: Instance, name: str, arguments: Arguments, receiver: ast.expr) -> Value:
    """A method of the notebook's own class is run where it is called; what `fit` learns becomes state where it is learnt."""
    own = value.klass.method(name)
    if own is not None:
        if name in FITS:
            value.fits += 1
        result = inline(machine, own, arguments, value)
        machine.wrote(value) if name in FITS else None
        return result
    if name in FIT_THEN and value.klass.method("fit") is not None and value.klass.method(FIT_THEN[name]) is not None:
        inline(machine, value.klass.method("fit"), arguments, value)
        machine.wrote(value)
        first = Arguments(arguments.args[:1], {k: v for k, v in arguments.keywords.items() if k == "X"}, arguments.node)
        return inline(machine, value.klass.method(FIT_THEN[name]), first, value)
    for base in value.klass.bases:
        if name == "__init__" and not isinstance(base, UserClass):
            return Const(None)
    return refusal("NB201", f"`{value.klass.name}` has no method `{name}` in the notebook", arguments.node)
