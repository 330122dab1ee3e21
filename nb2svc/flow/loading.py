"""Loading: a call that reads a table from a file becomes the table whose columns are the fields of a request."""

import ast
from pathlib import PurePath
from typing import Any

from nb2svc.catalog import UNKNOWN, BindError, Rule
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.values import Library, Mapping, Named, Open, TableValue, Value, is_constant, plain
from nb2svc.ir.expression import Field
from nb2svc.ir.graph import Load
from nb2svc.ir.span import span_of


def load(machine: Machine, rule: Rule, arguments: Arguments) -> Value:
    """Read a file whose form the rule tells; its first parameter is the path."""
    first = rule.parameters[0].name
    node = arguments.node
    options = {name: option(value) for name, value in by_name(rule, arguments).items()}
    path = options.pop(first, None)
    where = node.args[0] if node.args else next((each.value for each in node.keywords if each.arg == first), None)
    written = dict(rule.flags.get("options", {})) | options  # type: ignore[call-overload]
    return table(machine, rule, node, str(path) if isinstance(path, (str, PurePath)) else None, where, written)


def table(machine: Machine, rule: Rule, node: ast.Call, path: str | None, where: ast.expr | None, options: dict[str, Any]) -> TableValue:
    """The table of a load, its columns as its sample names them; `where` the text names the file."""
    found = Load(len(machine.graph.loads), node, span_of(node), machine.statement.index, rule.name, str(rule.flags.get("form", "")), path, None, options, path_node=where)
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
        else:
            given |= {word: arguments.keywords[word] for word in place if isinstance(word, str)}  # type: ignore[attr-defined]
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
