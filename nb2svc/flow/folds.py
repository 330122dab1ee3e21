"""Folds: how often a splitter splits, where the text tells, so that the loop over its folds can be unrolled.

    for train, test in KFold(n_splits=5).split(X):      five turns; the positions of each choose rows, and say nothing of a row
"""

import ast
from math import prod

from nb2svc.catalog import Rule
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.estimators import draws
from nb2svc.flow.machine import Machine
from nb2svc.flow.values import Bound, Const, Fit, Listing, Splitter, Value


def make(machine: Machine, qualified: str, arguments: Arguments) -> Splitter:
    """Construct a splitter."""
    return Splitter(qualified, arguments.args, arguments.keywords, arguments.node, [machine.statement.index])


def turns(machine: Machine, value: Splitter) -> int | None:
    """How many pairs of parts `split` gives: the product of the parameters that the rule of its class names; None where that is not known."""
    klass = machine.catalog.klass(value.qualified)
    named = klass.flags.get("turns") if klass is not None else None
    spread = any(isinstance(each, ast.Starred) for each in value.node.args) or any(each.arg is None for each in value.node.keywords)
    given = Arguments(value.args, value.keywords, value.node).bound(klass.constructor) if klass is not None else None
    if klass is None or named is None or given is None or spread or len(value.writers) > 1:
        return None
    counts = [count(klass.constructor, given.get(name), name) for name in (named if isinstance(named, tuple) else (named,))]
    return prod(each for each in counts if each is not None) if None not in counts else None


def count(constructor: Rule, given: Value | None, name: str) -> int | None:
    """The number that a parameter is given, else its default."""
    if given is not None:
        return given.value if isinstance(given, Const) and type(given.value) is int else None
    text = next((each.default_text for each in constructor.parameters if each.name == name), None)
    return int(text) if text is not None and text.isdigit() else None


def attribute(machine: Machine, value: Splitter, name: str, node: ast.expr) -> Value:
    """The number of splits, where it is known; a method that is called later."""
    rule = machine.catalog.method(value.qualified, name)
    if rule is not None:
        return Bound(value, name, node)
    klass = machine.catalog.klass(value.qualified)
    number = turns(machine, value) if klass is not None and klass.flags.get("turns") == name else None
    return Const(number) if number is not None else machine.fit(node, "statistic", [value])


def method(machine: Machine, value: Splitter, name: str, arguments: Arguments) -> Value:
    """The positions of the rows of each pair of parts: which they are only training knows, how many pairs there are the text may tell."""
    for each in arguments.values():
        machine.need_all(each)
    machine.need(value)
    number = turns(machine, value)
    if name == "get_n_splits" and number is not None:
        return Const(number)
    rule = machine.catalog.method(value.qualified, name)
    if rule is None or "selector" not in rule.flags:
        machine.wrote(value)
        return machine.fit(arguments.node, "statistic", [value])
    machine.statement.tasks.add("split")
    if draws(machine, value):
        machine.drew()
        machine.statement.effects.add("unseeded")
    if number is None:
        return machine.fit(arguments.node, "statistic", [value])
    return Listing("list", [Listing("tuple", [positions(machine, arguments) for _ in range(2)]) for _ in range(number)], [machine.statement.index])


def positions(machine: Machine, arguments: Arguments) -> Fit:
    made = machine.fit(arguments.node, "statistic", [])
    made.how = "use"
    return made
