"""Interpreter: the meaning of an expression, by evaluating it with the real libraries."""

import ast
import functools
import importlib
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nb2svc.ir.expression import (
    Attribute,
    Call,
    Choice,
    Column,
    Display,
    Expr,
    Field,
    Function,
    Literal,
    Method,
    Operator,
    Part,
    Ref,
    Slice,
    State,
    Subscript,
    Symbol,
    Table,
    walk,
)  # fmt: skip

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "@": operator.matmul, "&": operator.and_, "|": operator.or_, "^": operator.xor,
    "<<": operator.lshift, ">>": operator.rshift, "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge, "is": operator.is_, "is not": operator.is_not,
    "in": lambda a, b: a in b, "not in": lambda a, b: a not in b,
}  # fmt: skip


UNARY: dict[str, Callable[[Any], Any]] = {"neg": operator.neg, "pos": operator.pos, "invert": operator.invert, "not": operator.not_}


@dataclass(frozen=True, slots=True)
class Environment:
    """What an expression is evaluated in: the raw table, the frozen values, earlier results, the notebook's own functions."""

    table: Any
    state: Mapping[str, Any]
    results: Mapping[str, Any]
    functions: Mapping[str, Any]


def evaluate(expression: Expr, environment: Environment) -> Any:
    """The meaning of an expression. Raises whatever the library raises."""

    def go(inner: Expr) -> Any:
        return evaluate(inner, environment)

    match expression:
        case Field(name):
            return environment.table[name]
        case State(name, None):
            return environment.state[name]
        case State(name, key):
            return environment.state[name][key]
        case Ref(name):
            return environment.results[name]
        case Literal(value):
            return value
        case Symbol("@index"):
            return environment.table.index
        case Symbol(name):
            return resolve(name)
        case Function(text) if text.isidentifier():
            learnt = {name: go(value) for name, value in expression.handed()}
            return functools.partial(environment.functions[text], **learnt) if learnt else environment.functions[text]
        case Function(text, captured):
            scope = {**environment.functions, **{name: go(value) for name, value in captured}}
            return eval(compile(ast.parse(text, mode="eval"), "<function>", "eval"), scope)  # noqa: S307 — only `plan.run` comes here
        case Call(function, args, keywords):
            return go(function)(*map(go, args), **{name: go(value) for name, value in keywords})
        case Method(name, receiver, args, keywords):
            return getattr(go(receiver), name)(*map(go, args), **{key: go(value) for key, value in keywords})
        case Attribute(name, receiver):
            return getattr(go(receiver), name)
        case Subscript(receiver, index):
            return go(receiver)[go(index)]
        case Operator(symbol, (operand,)):
            return UNARY[symbol](go(operand))
        case Operator(symbol, (left, right)):
            return BINARY[symbol](go(left), go(right))
        case Display("dict", items):
            return {go(key): go(value) for key, value in zip(items[::2], items[1::2])}
        case Display(kind, items):
            return {"list": list, "tuple": tuple, "set": set}[kind](map(go, items))
        case Slice(lower, upper, step):
            return slice(go(lower), go(upper), go(step))
        case Table(parts):
            return assemble([(part, go(part.value)) for part in parts])
        case Column(_, value) | Part(value, _):
            return go(value)
        case Choice(condition, then, other):
            return go(then) if go(condition) else go(other)
        case _:
            raise TypeError(f"not an expression: {expression!r}")


def assemble(parts: list[tuple[Column | Part, Any]]) -> Any:
    """Put a pandas table together from evaluated parts."""
    import pandas

    from nb2svc.ir import columns

    pieces = []
    for part, value in parts:
        if isinstance(part, Column):
            pieces.append(pandas.Series(value, name=part.name) if not isinstance(value, pandas.Series) else value.rename(part.name))
        else:
            pieces.append(columns.without(value, part.dropped) if part.only is not None else value.drop(columns=list(part.dropped)))
    return pandas.concat(pieces, axis=1) if pieces else pandas.DataFrame()


def resolve(name: str) -> Any:
    """The library object of a dotted name. Raises ImportError or AttributeError."""
    module, _, rest = name.partition(".")
    if module == "columns":
        return getattr(importlib.import_module("nb2svc.ir.columns"), rest)
    found: Any = importlib.import_module(module)
    path = module
    for part in rest.split(".") if rest else []:
        path = f"{path}.{part}"
        if not hasattr(found, part):
            importlib.import_module(path)
        found = getattr(found, part)
    return found
