"""Arguments: what a call is given, bound to the parameters of a rule."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nb2svc.catalog import UNKNOWN, BindError, Rule
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import known_items
from nb2svc.flow.values import Library, Mapping, Value, is_constant, plain
from nb2svc.ir.expression import Expr


@dataclass(slots=True)
class Arguments:
    """Positional and keyword values of one call; `unknown` where `*x` or `**x` could not be unpacked."""

    args: list[Value]
    keywords: dict[str, Value]
    node: ast.Call
    unknown: bool = False

    def get(self, position: int, name: str) -> Value | None:
        return self.keywords.get(name) or (self.args[position] if position < len(self.args) else None)

    def constant(self, position: int, name: str, default: Any = None) -> Any:
        """The constant given for a parameter, `default` where none is, UNKNOWN where it is not known."""
        value = self.get(position, name)
        if value is None:
            return default
        if isinstance(value, Library):
            return value.name
        return plain(value) if is_constant(value) else UNKNOWN

    def values(self) -> Iterator[Value]:
        yield from self.args
        yield from self.keywords.values()

    def given(self, rule: Rule) -> dict[str, object]:
        """Parameter → constant (or UNKNOWN) for `Rule.effect_with`."""
        try:
            bound = rule.bind(len(self.args), self.keywords)
        except BindError:
            return {}
        found: dict[str, object] = {}
        for name, where in bound.items():
            value = self.args[where] if isinstance(where, int) else self.keywords[where] if isinstance(where, str) else None
            if value is not None:
                found[name] = plain(value) if is_constant(value) else value.name.removeprefix("builtins.") if isinstance(value, Library) else UNKNOWN
        return found

    def bound(self, rule: Rule) -> dict[str, Value] | None:
        """Parameter → value; surplus keywords under their own names. None where the call does not fit."""
        try:
            places = rule.bind(len(self.args), self.keywords)
        except BindError:
            return None
        found = {name: self.args[where] if isinstance(where, int) else self.keywords[str(where)] for name, where in places.items() if isinstance(where, (int, str))}
        return found | {name: value for name, value in self.keywords.items() if name not in found}

    def node_of(self, rule: Rule, name: str) -> ast.expr | None:
        """How the notebook writes the argument of a parameter."""
        try:
            where = rule.bind(len(self.node.args), [keyword.arg for keyword in self.node.keywords if keyword.arg]).get(name)
        except BindError:
            return None
        if isinstance(where, int):
            return None if any(isinstance(argument, ast.Starred) for argument in self.node.args) else self.node.args[where]
        return next((keyword.value for keyword in self.node.keywords if keyword.arg == where), None)

    def split(self, exprs: list[Expr]) -> tuple[tuple[Expr, ...], tuple[tuple[str, Expr], ...]]:
        """Expressions of `values()` as positional and keyword ones."""
        count = len(self.args)
        return tuple(exprs[:count]), tuple(zip(self.keywords, exprs[count:]))


def read_arguments(machine: Machine, node: ast.Call) -> Arguments:
    """Evaluate the arguments of a call, from left to right."""
    found = Arguments([], {}, node)
    for argument in node.args:
        value = machine.evaluate(argument)
        if isinstance(argument, ast.Starred):
            items = known_items(value)
            found.unknown = found.unknown or items is None
            found.args += items or []
        else:
            found.args.append(value)
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value)
        if keyword.arg is not None:
            found.keywords[keyword.arg] = value
        elif isinstance(value, Mapping) and all(isinstance(key, str) for key in value.items):
            found.keywords |= value.items
        else:
            found.unknown = True
    return found
