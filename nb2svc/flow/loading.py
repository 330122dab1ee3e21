"""Loading: a call that reads a table — from a file, a text, the notebook's own literals or a library — becomes the table whose columns are the fields of a request."""

import ast
from pathlib import PurePath
from typing import Any

from nb2svc.catalog import UNKNOWN, BindError, Rule
from nb2svc.flow import files
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.values import Bunch, Const, Fit, Library, Listing, Mapping, Named, Open, Opened, Rows, TableValue, Value, is_constant, lifted, plain
from nb2svc.ir.expression import Call, Field, Symbol
from nb2svc.ir.graph import Load
from nb2svc.ir.span import span_of

MISSING = {"numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "pandas.NA", "pandas.NaT"}
LIBRARY = object()
"""Stands for a table that an installed library holds."""


def load(machine: Machine, rule: Rule, arguments: Arguments) -> Value:
    """Read a file whose form the rule tells, and which parameter names it (the first, if none), unless a library holds the table."""
    node, form = arguments.node, str(rule.flags["form"])
    values = by_name(rule, arguments)
    written: dict[str, Any] = dict(rule.flags.get("options", {}))  # type: ignore[call-overload]
    first = str(rule.flags.get("file", rule.parameters[0].name))
    if form == "fetched" and rule.returns == "DataFrame":
        return table(machine, node, rule.name, form, named(values, first), written, LIBRARY)
    if form in ("bundled", "fetched"):
        return bundle(machine, rule, arguments, named(values, first), written)
    value = values.pop(first, Const(None))
    # Only what the notebook opened is a connection to a file: a text is an address, and no file can stand in for it.
    is_address = "file" in rule.flags and not (isinstance(value, Fit) and "opened" in value.parts)
    source = Opened(None, None, None) if is_address else opened(value, node, first)
    options = written | {name: option(value) for name, value in values.items()}
    return table(machine, node, rule.name, form, source, options)


def named(values: dict[str, Value], first: str) -> Opened:
    """A table of a library under the name that it is asked for by, which is no path."""
    value = values.get(first)
    return Opened(value.value if isinstance(value, Const) and isinstance(value.value, str) else None, None, None)


def opened(value: Value, node: ast.Call, first: str) -> Opened:
    """What a reader is handed: a path, or what was opened before."""
    if isinstance(value, Fit) and isinstance(known := value.parts.get("opened"), Opened):
        return known
    if isinstance(value, Fit) and isinstance(handle := value.parts.get("file"), files.Opened):
        return Opened(handle.path, None, None)
    path = str(value.value) if isinstance(value, Const) and isinstance(value.value, (str, PurePath)) else None
    return Opened(path, None, node.args[0] if node.args else next((each.value for each in node.keywords if each.arg == first), None))


def opens(machine: Machine, how: object, arguments: Arguments) -> Value:
    """A call that opens a file (`path`), makes a file of a text (`text`), or reads the JSON of what was opened (`parsed`)."""
    made = machine.fit(arguments.node, "table", list(arguments.values()))
    first = arguments.args[0] if arguments.args else next(iter(arguments.keywords.values()), Const(None))
    source = opened(first, arguments.node, next(iter(arguments.keywords), ""))
    if how == "text" and isinstance(first, Const) and isinstance(first.value, str):
        source = Opened(None, first.value, None)
    made.parts["opened"] = Opened(source.path, source.text, source.where, how == "parsed")
    return made


def table(machine: Machine, node: ast.Call, reader: str, form: str, source: Opened, options: dict[str, Any], given: Any = None) -> TableValue:
    """The table of a load, its columns as its sample names them."""
    found = Load(len(machine.graph.loads), node, span_of(node), machine.statement.index, reader, form, source.path, None, options)
    found.path_node, found.given = source.where, source.text if given is None else given
    machine.graph.loads.append(found)
    machine.statement.tasks.add("load")
    machine.read_sample(found)
    loads = frozenset({found.id})
    if found.sample is None:
        return TableValue([Open(Field("*", found.id))], loads, [machine.statement.index])
    found.columns = tuple(found.sample.columns)
    made = TableValue([Named(name, Field(name, found.id)) for name in found.columns], loads, [machine.statement.index])
    made.index_parts = [(name, Named(name, Field(name, found.id))) for name in found.sample.index if not str(name).startswith("Unnamed: ")]
    return made


def bundle(machine: Machine, rule: Rule, arguments: Arguments, source: Opened, options: dict[str, Any]) -> Value:
    """A table that a library ships or fetches: its features and its target, as arrays or as tables."""
    node, form = arguments.node, str(rule.flags["form"])
    whole = table(machine, node, rule.name, form, source, options, LIBRARY)
    is_odd = any(value is None or not is_constant(value) for value in arguments.values()) or set(arguments.keywords) - {"return_X_y", "as_frame"}
    if form == "bundled" and (whole.opens or is_odd):
        return machine.fit(node, "table", [])
    as_frame = arguments.constant(99, "as_frame", False) is True
    names = whole.names() or ["target"]
    data = TableValue([part for part in whole.parts if not (isinstance(part, Named) and part.name == names[-1])], whole.loads, list(whole.writers))
    target = Rows(machine.node(machine.of_expr(Field(names[-1], len(machine.graph.loads) - 1)), node, "column", "").name, [machine.statement.index])
    features: Value = data
    if not as_frame:
        features = row_operation(machine, node, [data], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), "float64", "array")
        target = row_operation(machine, node, [target], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), "", "flat")
    if arguments.constant(99, "return_X_y", False) is True:
        return Listing("tuple", [features, target], [machine.statement.index])
    items: dict[Any, Value] = {"data": features, "target": target, "feature_names": lifted(names[:-1])}
    if as_frame:
        items["frame"] = whole
    return Bunch(items, [machine.statement.index], frozenset({"target_names"} if options.get("named") else ()))


def literal(machine: Machine, data: Value, names: Any, node: ast.Call) -> TableValue | None:
    """A table that the notebook writes out, where the models are fitted with it; None where it is a constant among others."""
    try:
        given = constant(data)
    except TypeError:
        return None
    if not (isinstance(given, (dict, list)) and given) or (isinstance(given, dict) and not any(isinstance(values, list) for values in given.values())):
        return None
    machine.literals.append((node, machine.statement.index))
    if id(node) not in machine.own_data:
        return None
    return table(machine, node, "pandas.DataFrame", "literal", Opened(None, None, None), {} if names is None else {"columns": names}, given)


def constant(value: Value) -> Any:
    """The Python object of a literal in which a gap is None. Raises TypeError."""
    match value:
        case Library(name) if name in MISSING:
            return None
        case Listing(kind, items) if kind in ("list", "tuple"):
            return [constant(item) for item in items]
        case Mapping(items):
            return {key: constant(item) for key, item in items.items()}
        case _:
            return plain(value)


def by_name(rule: Rule, arguments: Arguments) -> dict[str, Value]:
    """The arguments of a call under the names of the parameters; those that do not fit under what was written."""
    try:
        bound = rule.bind(len(arguments.args), tuple(arguments.keywords))
    except BindError:
        bound = {rule.parameters[0].name: 0} if arguments.args else {}
        bound |= {f"argument {place + 1}": place for place in range(1, len(arguments.args))} | {name: name for name in arguments.keywords}
    given: dict[str, Value] = {}
    for name, place in bound.items():
        if isinstance(place, int):
            given[name] = arguments.args[place]
        elif isinstance(place, str):
            given[name] = arguments.keywords[place]
        elif isinstance(place, tuple):
            given |= {word: arguments.keywords[word] for word in place if isinstance(word, str)}
    return given


def option(value: Value) -> Any:
    """A reader's option as a Python object; library names as text."""
    match value:
        case Library(name):
            return name
        case Mapping(items):
            return {key: option(item) for key, item in items.items()}
        case _:
            return plain(value) if is_constant(value) else UNKNOWN
