"""Expression: the little language in which row programs are written; its grammar and printer.

    map(Field("Sex"), {"male": 0})        Method("map", Field("Sex"), (Display("dict", …),))
    (age - mean) / scale                   Operator("/", (Operator("-", (Ref("age"), State("mean"))), State("scale")))

An expression is pure: evaluating it twice gives the same value and changes nothing that another expression reads.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, assert_never


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the raw table; `load` tells which one where a notebook reads several."""

    name: str
    load: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """A value learnt at fit time; `key` picks one of a family that a loop made."""

    name: str
    key: str | int | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """The result of another step."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value known from the text. `kind` keeps `1`, `1.0` and `True` apart where expressions are compared."""

    value: Any
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """An object of an installed library or of the builtins, by its dotted name.

    `@index` is the row index of the raw table; `columns.…` are the few table operations that Python has as statements only.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function or class of the notebook, by name, or a lambda by its text; `captured` maps its free names to what they mean.

    Those in `given` mean something else in another place: they are handed in with the call, as what was learnt is.
    """

    text: str
    captured: tuple[tuple[str, "Expr"], ...] = ()
    given: tuple[str, ...] = ()

    def handed(self) -> list[tuple[str, "Expr"]]:
        """The free names that no module can define."""
        return [(name, value) for name, value in self.captured if name in self.given or any(isinstance(inner, State) for inner in walk(value))]


@dataclass(frozen=True, slots=True)
class Call:
    """`function(*args, **keywords)`."""

    function: "Expr"
    args: tuple["Expr", ...] = ()
    keywords: tuple[tuple[str, "Expr"], ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """`receiver.name(*args, **keywords)`."""

    name: str
    receiver: "Expr"
    args: tuple["Expr", ...] = ()
    keywords: tuple[tuple[str, "Expr"], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """`receiver.name`."""

    name: str
    receiver: "Expr"


@dataclass(frozen=True, slots=True)
class Subscript:
    """`receiver[index]`."""

    receiver: "Expr"
    index: "Expr"


@dataclass(frozen=True, slots=True)
class Operator:
    """A unary, binary or comparison operator, spelled as in Python (`+ … not in`, `neg`, `pos`, `invert`, `not`)."""

    symbol: str
    operands: tuple["Expr", ...]


@dataclass(frozen=True, slots=True)
class Display:
    """A list, tuple, set or dict written out (a dict: key, value, key, value, …)."""

    kind: str
    items: tuple["Expr", ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """`lower:upper:step`."""

    lower: "Expr"
    upper: "Expr"
    step: "Expr"


@dataclass(frozen=True, slots=True)
class Column:
    """A named column of a `Table`."""

    name: str
    value: "Expr"


@dataclass(frozen=True, slots=True)
class Part:
    """All columns of another table, less the `dropped` ones. `only`: what they can be called, where that is known."""

    value: "Expr"
    dropped: tuple[str, ...] = ()
    only: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A pandas table put together from columns and parts of other tables, in this order."""

    parts: tuple[Column | Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`then if condition else other`, where the condition is frozen."""

    condition: "Expr"
    then: "Expr"
    other: "Expr"


Atom = Field | State | Ref | Literal | Symbol | Function
Expr = Atom | Call | Method | Attribute | Subscript | Operator | Display | Slice | Table | Column | Part | Choice

SPELLED = {"neg": "-", "pos": "+", "invert": "~", "not": "not "}


def literal(value: Any) -> Literal:
    """A literal that equals another one only if the types agree too."""
    # 0.0 and -0.0 are equal and yet two values.
    return Literal(value, f"float:{value!r}" if isinstance(value, float) else type(value).__name__)


NONE = literal(None)


def children(expression: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside, in evaluation order."""
    match expression:
        case Field() | State() | Ref() | Literal() | Symbol():
            return ()
        case Function(_, captured, _):
            return tuple(value for _, value in captured)
        case Call(function, args, keywords):
            return (function, *args, *(value for _, value in keywords))
        case Method(_, receiver, args, keywords):
            return (receiver, *args, *(value for _, value in keywords))
        case Attribute(_, receiver):
            return (receiver,)
        case Subscript(receiver, index):
            return (receiver, index)
        case Operator(_, operands):
            return operands
        case Display(_, items):
            return items
        case Slice(lower, upper, step):
            return (lower, upper, step)
        case Table(parts):
            return parts
        case Column(_, value) | Part(value, _):
            return (value,)
        case Choice(condition, then, other):
            return (condition, then, other)
        case _:
            assert_never(expression)


def transform(expression: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """Rebuild bottom-up, giving `change` each node after its children."""

    def go(inner: Expr) -> Expr:
        return transform(inner, change)

    def pairs(keywords: tuple[tuple[str, Expr], ...]) -> tuple[tuple[str, Expr], ...]:
        return tuple((name, go(value)) for name, value in keywords)

    match expression:
        case Field() | State() | Ref() | Literal() | Symbol():
            built: Expr = expression
        case Function(text, captured, given):
            built = Function(text, pairs(captured), given)
        case Call(function, args, keywords):
            built = Call(go(function), tuple(map(go, args)), pairs(keywords))
        case Method(name, receiver, args, keywords):
            built = Method(name, go(receiver), tuple(map(go, args)), pairs(keywords))
        case Attribute(name, receiver):
            built = Attribute(name, go(receiver))
        case Subscript(receiver, index):
            built = Subscript(go(receiver), go(index))
        case Operator(symbol, operands):
            built = Operator(symbol, tuple(map(go, operands)))
        case Display(kind, items):
            built = Display(kind, tuple(map(go, items)))
        case Slice(lower, upper, step):
            built = Slice(go(lower), go(upper), go(step))
        case Table(parts):
            built = Table(tuple(replace(part, value=go(part.value)) for part in parts))
        case Column(name, value):
            built = Column(name, go(value))
        case Part(value, dropped, only):
            built = Part(go(value), dropped, only)
        case Choice(condition, then, other):
            built = Choice(go(condition), go(then), go(other))
        case _:
            assert_never(expression)
    return change(built)


def walk(expression: Expr) -> Iterator[Expr]:
    """The expression and all inside it, outermost first."""
    yield expression
    for child in children(expression):
        yield from walk(child)


def show(expression: Expr) -> str:
    """Print an expression on one line; the printed form is for people and for tests."""

    def arguments(args: tuple[Expr, ...], keywords: tuple[tuple[str, Expr], ...]) -> str:
        return ", ".join([*map(show, args), *(f"{name}={show(value)}" for name, value in keywords)])

    match expression:
        case Field(name):
            return name if name.isidentifier() else f"field({name!r})"
        case State(name, None):
            return f"state.{name}"
        case State(name, key):
            return f"state.{name}[{key!r}]"
        case Ref(name) | Symbol(name):
            return name
        case Literal(value):
            return repr(value)
        case Function(text, captured):
            return text + (f" with {', '.join(f'{name}={show(value)}' for name, value in captured)}" if captured else "")
        case Call(function, args, keywords):
            return f"{show(function)}({arguments(args, keywords)})"
        case Method(name, receiver, args, keywords):
            return f"{name}({', '.join(filter(None, [show(receiver), arguments(args, keywords)]))})"
        case Attribute(name, receiver):
            return f"{show(receiver)}.{name}"
        case Subscript(receiver, index):
            return f"{show(receiver)}[{show(index)}]"
        case Operator(symbol, (operand,)):
            return f"{SPELLED[symbol]}{show(operand)}"
        case Operator(symbol, operands):
            return "(" + f" {symbol} ".join(map(show, operands)) + ")"
        case Display("dict", items):
            return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in zip(items[::2], items[1::2])) + "}"
        case Display(kind, items):
            opening, closing = {"list": "[]", "tuple": "()", "set": "{}"}[kind]
            return opening + ", ".join(map(show, items)) + ("," if kind == "tuple" and len(items) == 1 else "") + closing
        case Slice(lower, upper, step):
            shown = ["" if part == NONE else show(part) for part in (lower, upper, step)]
            return ":".join(shown[:2] if not shown[2] else shown)
        case Table(parts):
            return "table(" + ", ".join(map(show, parts)) + ")"
        case Column(name, value):
            return f"{name}={show(value)}"
        case Part(value, dropped):
            return f"*{show(value)}" + (f" less {', '.join(dropped)}" if dropped else "")
        case Choice(condition, then, other):
            return f"({show(then)} if {show(condition)} else {show(other)})"
        case _:
            assert_never(expression)
