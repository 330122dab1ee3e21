"""Spelling: an expression as a Python syntax tree. The one place that knows how generated code writes each operation."""

import ast
import math
from typing import Any, assert_never

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

ALIASES = {"numpy": "np", "pandas": "pd"}
BINARY = {
    "+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "//": ast.FloorDiv, "%": ast.Mod, "**": ast.Pow, "@": ast.MatMult,
    "&": ast.BitAnd, "|": ast.BitOr, "^": ast.BitXor, "<<": ast.LShift, ">>": ast.RShift,
}  # fmt: skip
COMPARE = {
    "==": ast.Eq, "!=": ast.NotEq, "<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE, "is": ast.Is, "is not": ast.IsNot,
    "in": ast.In, "not in": ast.NotIn,
}  # fmt: skip
UNARY = {"neg": ast.USub, "pos": ast.UAdd, "invert": ast.Invert, "not": ast.Not}


def dotted(name: str) -> ast.expr:
    """A dotted name as an expression."""
    first, *rest = name.split(".")
    node: ast.expr = ast.Name(first, ast.Load())
    for part in rest:
        node = ast.Attribute(node, part, ast.Load())
    return node


def constant(value: Any) -> ast.expr:
    """A literal; what Python has no literal for is written by numpy's name."""
    if isinstance(value, float) and not math.isfinite(value):
        name = dotted("np.nan" if math.isnan(value) else "np.inf")
        return ast.UnaryOp(ast.USub(), name) if value == -math.inf else name
    if isinstance(value, tuple):
        return ast.Tuple([constant(item) for item in value], ast.Load())
    return ast.Constant(value)


def symbol(name: str) -> ast.expr:
    """A library object as generated modules import it."""
    if name == "@index":
        return dotted("frame.index")
    head, _, rest = name.partition(".")
    if head == "builtins":
        return dotted(rest)
    return dotted(f"{ALIASES.get(head, head)}.{rest}" if rest else ALIASES.get(head, head))


def spell(expression: Expr) -> ast.expr:
    """The Python syntax tree of an expression: `frame` is the raw table, `state` the frozen values."""
    match expression:
        case Field(name):
            return ast.Subscript(dotted("frame"), constant(name), ast.Load())
        case State(name, None):
            return dotted(f"state.{name}")
        case State(name, key):
            return ast.Subscript(dotted(f"state.{name}"), constant(key), ast.Load())
        case Ref(name):
            return dotted(name)
        case Literal(value):
            return constant(value)
        case Symbol(name):
            return symbol(name)
        case Function():
            return function(expression)
        case Call(callee, args, keywords):
            return call(spell(callee), args, keywords)
        case Method(name, receiver, args, keywords):
            return call(ast.Attribute(spell(receiver), name, ast.Load()), args, keywords)
        case Attribute(name, receiver):
            return ast.Attribute(spell(receiver), name, ast.Load())
        case Subscript(receiver, index):
            return ast.Subscript(spell(receiver), spell(index), ast.Load())
        case Operator(sign, operands):
            return operator(sign, [spell(operand) for operand in operands])
        case Display(kind, items):
            return display(kind, [spell(item) for item in items])
        case Slice(lower, upper, step):
            return ast.Slice(*(None if part == Literal(None, "NoneType") else spell(part) for part in (lower, upper, step)))
        case Table(parts):
            return table(parts)
        case Column(_, value) | Part(value, _):
            return spell(value)
        case Choice(condition, then, other):
            return ast.IfExp(spell(condition), spell(then), spell(other))
        case _:
            assert_never(expression)


def call(callee: ast.expr, args: tuple[Expr, ...], keywords: tuple[tuple[str, Expr], ...]) -> ast.expr:
    return ast.Call(callee, [argument(arg) for arg in args], [ast.keyword(name, argument(value)) for name, value in keywords])


def argument(expression: Expr) -> ast.expr:
    """An expression where no colon may stand."""
    if isinstance(expression, Slice):
        return ast.Call(dotted("slice"), [spell(part) for part in (expression.lower, expression.upper, expression.step)], [])
    return spell(expression)


def operator(sign: str, operands: list[ast.expr]) -> ast.expr:
    if sign in UNARY:
        return ast.UnaryOp(UNARY[sign](), operands[0])
    if sign in COMPARE:
        return ast.Compare(operands[0], [COMPARE[sign]()], operands[1:])
    return ast.BinOp(operands[0], BINARY[sign](), operands[1])


def display(kind: str, items: list[ast.expr]) -> ast.expr:
    if kind == "dict":
        return ast.Dict(list(items[::2]), list(items[1::2]))
    return {"list": lambda: ast.List(items, ast.Load()), "tuple": lambda: ast.Tuple(items, ast.Load()), "set": lambda: ast.Set(items)}[kind]()


def table(parts: tuple[Column | Part, ...]) -> ast.expr:
    """A table: raw columns alone are selected, columns are a dict, parts of other tables are put beside them."""
    columns = [part for part in parts if isinstance(part, Column)]
    if len(columns) == len(parts) and all(isinstance(c.value, Field) and c.value.name == c.name for c in columns):
        return ast.Subscript(dotted("frame"), ast.List([constant(c.name) for c in columns], ast.Load()), ast.Load())
    pieces: list[ast.expr] = []
    run: list[Column] = []
    for part in (*parts, None):
        if isinstance(part, Column):
            run.append(part)
            continue
        if run:
            pieces.append(frame_of(run))
            run = []
        if part is not None:
            inner = spell(part.value)
            if part.dropped and part.only is not None:
                # Some of them may not be there at all.
                inner = ast.Call(dotted("columns.without"), [inner, ast.List([constant(n) for n in part.dropped], ast.Load())], [])
            elif part.dropped:
                inner = ast.Call(ast.Attribute(inner, "drop", ast.Load()), [], [ast.keyword("columns", ast.List([constant(n) for n in part.dropped], ast.Load()))])
            pieces.append(inner)
    if len(pieces) == 1:
        return pieces[0]
    return ast.Call(dotted("pd.concat"), [ast.List(pieces, ast.Load())], [ast.keyword("axis", ast.Constant(1))])


def frame_of(columns: list[Column]) -> ast.expr:
    if all(isinstance(c.value, Field) and c.value.name == c.name for c in columns):
        return ast.Subscript(dotted("frame"), ast.List([constant(c.name) for c in columns], ast.Load()), ast.Load())
    return ast.Call(dotted("pd.DataFrame"), [ast.Dict([constant(c.name) for c in columns], [spell(c.value) for c in columns])], [])


def function(expression: Function) -> ast.expr:
    """A function of the notebook: a lambda in place, a def by name; what it learnt is bound to it."""
    learnt = expression.handed()
    if expression.text.startswith("lambda"):
        tree = ast.parse(expression.text, mode="eval").body
        meanings = {name: spell(value) for name, value in expression.captured}
        return Rename(meanings).visit(tree)
    named = dotted(f"functions.{expression.text}")
    if not learnt:
        return named
    return ast.Call(dotted("partial"), [named], [ast.keyword(name, spell(value)) for name, value in learnt])


def holds_state(expression: Expr) -> bool:
    return any(isinstance(inner, State) for inner in walk(expression))


class Rename(ast.NodeTransformer):
    """Replace free names of a lambda by what they mean."""

    def __init__(self, meanings: dict[str, ast.expr]) -> None:
        self.meanings = meanings

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self.meanings.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


def python(expression: Expr) -> str:
    """The text of an expression in generated code, before formatting."""
    return ast.unparse(ast.fix_missing_locations(spell(expression)))
