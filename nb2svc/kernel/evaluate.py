"""Evaluate: an expression of the plan → the code of its value for one row."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from nb2svc.ir.expression import (
    Attribute,
    Call,
    Choice,
    Display,
    Expr,
    Field,
    Function,
    Literal,
    Method,
    Operator,
    Ref,
    Slice,
    State,
    Subscript,
    Symbol,
    Table,
    show,
)  # fmt: skip
from nb2svc.kernel import arithmetic, calls, columns, functions, kinds, methods, objects, rows, tables
from nb2svc.kernel.bodies import by_rule
from nb2svc.kernel.draft import Draft, key_of
from nb2svc.kernel.kinds import Accessor, Block, Coded, Constant, Learnt, NoForm, Scalar, Value, Vector


def evaluate(draft: Draft, expression: Expr) -> Value:
    """The value of an expression for one row. Raises NoForm."""
    match expression:
        case Ref(name):
            return draft.steps[name]
        case Field(name):
            return draft.field(name)
        case Literal(value) if value is None or isinstance(value, (bool, int, float, str)):
            return kinds.literal_scalar(value)
        case State():
            return key_of(expression)
        case Table(parts):
            return tables.table([(part, evaluate(draft, part.value)) for part in parts], draft)
        case Operator(sign, operands):
            return arithmetic.operator(draft, sign, [evaluate(draft, operand) for operand in operands])
        case Method(name, receiver, args, keywords):
            return method(draft, name, evaluate(draft, receiver), args, dict(keywords))
        case Call(Symbol(name), args, keywords):
            return call(draft, name, args, dict(keywords))
        case Attribute(name, receiver):
            return attribute(draft, name, evaluate(draft, receiver))
        case Subscript(receiver, index):
            return tables.subscript(draft, evaluate(draft, receiver), index)
        case Choice(condition, then, other):
            return choice(draft, condition, then, other)
        case Literal() | Display() | Symbol() | Function() | Slice():
            return Constant(expression)
        case _:
            raise NoForm(f"`{show(expression)[:60]}` has no row form")


def choice(draft: Draft, condition: Expr, then: Expr, other: Expr) -> Scalar:
    """One of two cells, by a frozen condition."""
    learnt = evaluate(draft, condition)
    if not isinstance(learnt, Learnt):
        raise NoForm("a branch is not chosen by a frozen value")
    decided = draft.bind_learnt(learnt, "flag")
    branches = [draft.branch(test, lambda expr=expr: cell(draft, evaluate(draft, expr))) for test, expr in ((decided, then), (f"not {decided}", other))]  # type: ignore[misc]
    (first, first_lines), (second, second_lines) = branches
    together = first.kinds | second.kinds
    limit, width = max(first.limit, second.limit), max(first.width, second.width)
    if not first_lines and not second_lines:
        return Scalar(f"({first.code} if {decided} else {second.code})", together, limit, width)
    name = draft.fresh("chosen")
    for head, (found, lines) in zip((f"if {decided}:", "else:"), branches):
        draft.lines += [head, *(f"    {line}" for line in lines), f"    {name} = {found.code}"]
    return Scalar(name, together, limit, width, is_name=True)


def cell(draft: Draft, value: Value) -> Scalar:
    """A value as one cell. Raises NoForm for what is none."""
    return columns.cell(draft, value)


def method(draft: Draft, name: str, receiver: Value, args: tuple[Expr, ...], keywords: Mapping[str, Expr]) -> Value:
    """What a method gives: of a fitted object, of an accessor, of a row, or of a column."""
    match receiver:
        case Learnt() if name in objects.METHODS:
            return objects.ask(draft, receiver, name, [evaluate(draft, arg) for arg in args])
        case Constant(Function()):
            raise NoForm(f"`{name}` of a function has no row form")
        case Accessor(kind, column):
            own = getattr(methods, f"{kind}_{name}", None)
            return given(draft, f"{kind}.{name}", own, column, args, keywords) if own else by_rule(draft, f"{kind}.{name}", column, args, keywords)
        case Vector() | Block():
            found = getattr(rows, f"row_{name}", None)
            if found is None:
                raise NoForm(f"`{name}` of a table has no row form")
            return given(draft, name, found, receiver, args, keywords)
        case Learnt() | Constant():
            raise NoForm(f"`{name}` of what is no column has no row form")
        case _:
            column = cell(draft, receiver)
            form = getattr(methods, f"column_{name}", None)
            return given(draft, name, form, column, args, keywords) if form else by_rule(draft, f"Series.{name}", column, args, keywords)


def call(draft: Draft, name: str, args: tuple[Expr, ...], keywords: Mapping[str, Expr]) -> Value:
    """What a function of a library gives."""
    if name.removeprefix("numpy.") in calls.UFUNCS:
        return calls.ufunc(draft, name.removeprefix("numpy."), [evaluate(draft, arg) for arg in args], keywords)
    found = next((form for module in (columns, tables, rows, calls) if (form := getattr(module, name.replace(".", "_"), None))), None)
    if found is None:
        raise NoForm(f"`{name}` has no row form")
    return given(draft, name, found, None, args, keywords)


def given(
    draft: Draft, name: str, form: Callable[..., Value], receiver: Value | None, args: tuple[Expr, ...], keywords: Mapping[str, Expr]
) -> Value:
    """Call a form with the evaluated arguments. Raises NoForm where it does not know them."""
    first: tuple[Any, ...] = (draft,) if receiver is None else (draft, receiver)
    try:
        bound = inspect.signature(form).bind(*first, *args, **keywords)
    except TypeError:
        raise NoForm(f"`{name}` has no row form with these arguments") from None
    for place, value in list(bound.arguments.items())[len(first) :]:
        if isinstance(value, tuple):
            bound.arguments[place] = tuple(evaluate(draft, each) for each in value)
        elif isinstance(value, dict):
            bound.arguments[place] = {key: evaluate(draft, each) for key, each in value.items()}
        else:
            bound.arguments[place] = evaluate(draft, value)
    return form(*bound.args, **bound.kwargs)


def attribute(draft: Draft, name: str, receiver: Value) -> Value:
    """What an attribute gives."""
    match receiver:
        case Coded() if name == "cat":
            return receiver
        case Coded() if name == "codes":
            return functions.codes(draft, receiver)
        case Scalar() if name in ("str", "dt"):
            return Accessor(name, receiver)
        case Scalar() | Vector() if name in ("values", "array", "index"):
            if name == "index":
                raise NoForm("the index has no row form")
            return Vector(receiver.parts, array=True) if isinstance(receiver, Vector) else receiver
        case Accessor(kind, column):
            return by_rule(draft, f"{kind}.{name}", column, (), {})
        case _:
            raise NoForm(f"`.{name}` has no row form")
