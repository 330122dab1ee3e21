"""Artifacts: objects that come from files which the program reads and does not write. No file is unpickled: its name, its class or its objective is all that is read of it.

    model = joblib.load("forest.pkl")          a value that only training knows, of the class that the file names
    booster.load_model("booster.json")         the object now is a fitted one

That a file is not there matters only where the answer needs it.
"""

import ast
from pathlib import Path

from nb2svc.catalog import ClassRule, Rule
from nb2svc.flow import files
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.native import chances
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.values import Const, Estimator, Fit, FitCall, Mapping, Unknown, Value
from nb2svc.samples.fitted import class_of, objective_of


def load(machine: Machine, rule: Rule, arguments: Arguments, operands: list[Value]) -> Fit:
    """What a function reads from a file, which the rule may name a class of."""
    made = machine.fit(arguments.node, "table", operands)
    parameter = str(rule.flags.get("file", rule.parameters[0].name if rule.parameters else ""))
    value = (arguments.bound(rule) or {}).get(parameter)
    if isinstance(value, Fit) and isinstance(value.parts.get("file"), files.Opened):
        machine.wrote(value)
        found = machine.find_file(value.parts["file"].path or "")
    else:
        found = files.note(machine, files.Opened(arguments.node_of(rule, parameter), files.path_text(value)), arguments.node)
    klass = machine.catalog.returned_class(rule)
    if klass is not None and "predict" in klass.methods:
        made.parts["estimator"] = Estimator(klass.name, [], {}, arguments.node)
        return made
    return unpickled(machine, made, found)


def unpickled(machine: Machine, made: Fit, found: Path | None) -> Fit:
    """A value that a pickle holds: of a class that is known, if the file names one first."""
    klass = public(machine, class_of(found)) if found is not None else None
    if klass is not None:
        made.parts["estimator"] = Estimator(klass.name, [], {}, made.node)
    return made


def public(machine: Machine, dotted: str) -> ClassRule | None:
    """The class that a library defines in a module of its own and offers in one above: `sklearn.ensemble._forest.X` is `sklearn.ensemble.X`."""
    *modules, name = dotted.split(".")
    places = (".".join([*modules[:length], name]) for length in range(len(modules), 0, -1))
    return next((klass for place in places if (klass := machine.catalog.klass(place)) is not None), None)


def loaded(machine: Machine, value: Estimator, call: ast.Call, receiver: ast.expr, found: Path | None) -> None:
    """The object now is the fitted one of a file."""
    machine.wrote(value)
    value.fits += 1
    value.fitted = FitCall(call, receiver, machine.statement.index, machine.statement_node, machine.where(), Unknown(), None)
    trained = trainer(machine, value.qualified)
    if trained is not None and found is not None:
        told: dict[str, Value] = {"objective": Const(objective_of(found))}
        value.chances = chances(trained.flags, {"params": Mapping(dict(told)), **told})


def trainer(machine: Machine, qualified: str) -> Rule | None:
    """The function of a library that gives fitted objects of a class whose predictions may be probabilities."""
    library, _, name = qualified.partition(".")
    return next((rule for rule in machine.catalog.entries(library) if rule.returns == name and "chances" in rule.flags), None)


def exists(machine: Machine, arguments: Arguments) -> Value:
    """Is a file there? One that the program has written is, else the disk says so, as training will find it."""
    path = files.path_text(arguments.args[0]) if arguments.args else None
    if path is None:
        return machine.fit(arguments.node, "statistic", list(arguments.values()))
    if files.resolved(machine, path) in machine.files:
        return Const(True)
    found = machine.find_file(path) is not None
    if found:
        files.use(machine, files.Opened(arguments.node.args[0], path), False, is_own=False)
    return Const(found)


def constructed(machine: Machine, klass: ClassRule, arguments: Arguments) -> Value:
    """An object of a class that a file can fill, of the file if one is given."""
    made = Estimator(klass.name, arguments.args, arguments.keywords, arguments.node, writers=[machine.statement.index])
    rule = klass.methods["__init__"] if "__init__" in klass.methods else machine.catalog.function(klass.name)
    given = (arguments.bound(rule) or {}) if rule is not None else {}
    if rule is None or (value := given.get(str(rule.flags.get("file", "")))) is None or value == Const(None):
        return made
    at = files.Opened(arguments.node_of(rule, str(rule.flags["file"])), files.path_text(value))
    return filled(machine, made, at, arguments.node, arguments.node)


def load_model(machine: Machine, value: Estimator, arguments: Arguments, receiver: ast.expr) -> Value:
    """`model.load_model(path)`: the object now is the one that was saved there."""
    at = files.place_of(machine, arguments, 0)
    return filled(machine, value, at, arguments.node, receiver) if at is not None else refusal("NB201", "nothing says what is loaded", arguments.node)


def filled(machine: Machine, value: Estimator, at: files.Opened, call: ast.Call, receiver: ast.expr) -> Value:
    """The object with what a file holds: one that the program has saved, or an artifact."""
    written = machine.files.get(files.resolved(machine, at.path)) if at.path is not None else None
    if written is None:
        loaded(machine, value, call, receiver, files.note(machine, at, call))
        return value
    files.use(machine, at, writes=False)
    machine.statement.needs.add(written.statement)
    saved = written.value
    if written.format != "model" or not isinstance(saved, Estimator) or saved.qualified != value.qualified:
        return refusal("NB201", "another kind of model was saved in this file", call, "load it into an object of the class that saved it")
    value.args, value.keywords, value.fitted, value.fits = saved.args, saved.keywords, saved.fitted, saved.fits
    value.chances, value.reads = saved.chances, saved.reads
    machine.wrote(value)
    return value
