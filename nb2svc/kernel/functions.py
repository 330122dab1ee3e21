"""Functions: the notebook's own functions called on one cell, or on one row, as pandas calls them.

df["size"].apply(lambda s: int(s.split(" ")[0]))      size = inferred(int(record.size.split(" ")[0]))
df["text"].apply(clean)                               text = inferred(functions.clean(record.text))
"""

import ast
from collections.abc import Mapping, Sequence
from typing import Any

from nb2svc.ir import spelling
from nb2svc.ir.expression import Expr, Function, State, Symbol, walk
from nb2svc.kernel import kinds
from nb2svc.kernel.draft import Draft, key_of
from nb2svc.kernel.kinds import ANY, BOOL, FLOAT, GAP, INT, TEXT, Coded, Constant, NoForm, Scalar, Value

BUILTINS = {
    "builtins.str": ("str({})", TEXT),
    "builtins.int": ("whole({})", INT),
    "builtins.float": ("float({})", FLOAT),
    "builtins.len": ("len({})", INT),
}
MODULES = {"numpy": "np", "re": "re", "math": "math", "pandas": "pd", "datetime": "datetime"}
TEXT_METHODS = frozenset("strip lstrip rstrip lower upper title capitalize casefold replace swapcase join".split())


def codes(draft: Draft, coded: Coded) -> Scalar:
    """The place of a category; -1 where there is none."""
    if not (coded.column.is_only(TEXT, GAP) or coded.column.is_only(INT, FLOAT)):
        raise NoForm("codes of such categories have no row form")
    return Scalar(f"{coded.places}.get({coded.column.code}, -1)", frozenset({INT}), limit=127, width=8)


def applied(draft: Draft, column: Scalar, func: Value, args: Sequence[Any], more: Mapping[str, Any]) -> Scalar:
    """What a function says of one cell. Raises NoForm."""
    if not column.is_only(*ANY) or column.categories:
        raise NoForm("a function of dates or categories has no row form")
    if not isinstance(func, Constant):
        raise NoForm("a function that was learnt has no row form")
    if isinstance(func.expression, Symbol):
        return _builtin(func.expression.name, column, args, more)
    if not isinstance(func.expression, Function):
        raise NoForm("what is no function has no row form")
    column = draft.hold(column)
    if not func.expression.text.startswith("lambda"):
        called = _named(draft, func.expression)
        given = [column.code, *map(kinds.text_of, args), *(f"{name}={kinds.text_of(value)}" for name, value in more.items())]
        return Scalar(f"inferred({called}({', '.join(given)}))", ANY)
    tree = ast.parse(func.expression.text, mode="eval").body
    assert isinstance(tree, ast.Lambda)
    meanings = _parameters(tree, column, args, more)
    body = _written(draft, func.expression, tree, meanings)
    return _typed(ast.unparse(body), body, {column.code: column.kinds})


def _builtin(name: str, column: Scalar, args: Sequence[Any], more: Mapping[str, Any]) -> Scalar:
    if name not in BUILTINS or args or more:
        raise NoForm(f"`{name}` of a cell has no row form")
    form, kind = BUILTINS[name]
    return Scalar(form.format(column.code), frozenset({kind}))


def _parameters(tree: ast.Lambda, column: Scalar, args: Sequence[Any], more: Mapping[str, Any]) -> dict[str, ast.expr]:
    """What the parameters of a lambda stand for."""
    names = [each.arg for each in tree.args.args]
    if tree.args.vararg or tree.args.kwarg or tree.args.kwonlyargs or tree.args.posonlyargs or not names:
        raise NoForm("a lambda with such parameters has no row form")
    found: dict[str, ast.expr] = dict(zip(names[len(names) - len(tree.args.defaults) :], tree.args.defaults))
    for name, value in [*zip(names[1:], args), *more.items()]:
        found[name] = ast.parse(kinds.text_of(value), mode="eval").body
    found[names[0]] = ast.Name(column.code, ast.Load())
    if set(found) != set(names):
        raise NoForm("a lambda whose arguments are not all known has no row form")
    return found


def _named(draft: Draft, function: Function) -> str:
    """A function of the notebook; what it learnt is bound to it at load."""
    handed = function.handed()
    if not handed:
        return f"functions.{function.text}"
    given = [f"{name}={_captured(draft, value, None, name)}" for name, value in handed]
    return draft.bind(function.text, f"partial(functions.{function.text}, {', '.join(given)})")


def _captured(draft: Draft, value: Expr, body: ast.expr | None, name: str) -> str:
    """What a free name of a function means, in code. A learnt table may only be asked whether it holds a key."""
    match value:
        case State():
            return draft.bind_learnt(key_of(value), "plain" if body is None else _use(body, name))
        case Function(text) if not text.startswith("lambda"):
            return _named(draft, value)
        case Symbol(dotted):
            return _symbol(draft, dotted)
    if any(isinstance(inner, (State, Function)) for inner in walk(value)):
        raise NoForm(f"what `{name}` means in a function has no row form")
    for inner in walk(value):
        if isinstance(inner, Symbol):
            _symbol(draft, inner.name)
    return draft.constant(name, spelling.python(value))


def _symbol(draft: Draft, dotted: str) -> str:
    module, _, rest = dotted.partition(".")
    if module == "builtins":
        return rest
    if module not in MODULES:
        raise NoForm(f"`{module}` in a function has no row form")
    return f"{MODULES[module]}.{rest}" if rest else MODULES[module]


def _use(body: ast.expr, name: str) -> str:
    """What a learnt value has to be where a lambda only asks whether it holds a key, or only looks one up."""
    asked = {id(node.comparators[0]) for node in ast.walk(body) if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn))}
    sought = {id(node.value) for node in ast.walk(body) if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice)}
    own = {id(node) for node in ast.walk(body) if isinstance(node, ast.Name) and node.id == name}
    return "keys" if own <= asked else "table_by_text" if own <= sought else "plain"


def _written(draft: Draft, function: Function, tree: ast.Lambda, meanings: dict[str, ast.expr]) -> ast.expr:
    """The body of a lambda with everything it names put in."""
    bound = {node.id for node in ast.walk(tree.body) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {each.arg for node in ast.walk(tree.body) if isinstance(node, ast.Lambda) for each in node.args.args}
    free = {node.id for value in meanings.values() for node in ast.walk(value) if isinstance(node, ast.Name)}
    if bound & (free | set(meanings)):
        raise NoForm("a lambda that binds the name of a cell has no row form")
    captured = {name: ast.parse(_captured(draft, value, tree.body, name), mode="eval").body for name, value in function.captured}
    return ast.fix_missing_locations(spelling.Rename({**captured, **meanings}).visit(tree.body))


def _typed(code: str, body: ast.expr, known: Mapping[str, frozenset[str]]) -> Scalar:
    found = kinds_of(body, known)
    return Scalar(f"inferred({code})", ANY) if found is None else Scalar(f"({code})", found)


def kinds_of(node: ast.expr, known: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """What a Python expression gives, where it is plain to see; None where it is not."""
    match node:
        case ast.Constant(value) if type(value) in (bool, int, float, str) and (type(value) is not int or abs(value) < kinds.LARGEST):
            return frozenset({{bool: BOOL, int: INT, float: FLOAT, str: TEXT}[type(value)]})
        case ast.Name(name):
            return known.get(name)
        case ast.IfExp(_, then, other):
            first, second = kinds_of(then, known), kinds_of(other, known)
            return first | second if first is not None and second is not None else None
        case ast.Compare(_, ops, _) if all(isinstance(op, (ast.In, ast.NotIn, ast.Is, ast.IsNot)) for op in ops):
            return frozenset({BOOL})
        case ast.Compare(left, _, others) if all(kinds_of(each, known) is not None for each in (left, *others)):
            return frozenset({BOOL})
        case ast.Attribute(ast.Name("np" | "math"), "nan"):
            return frozenset({FLOAT})
        case ast.UnaryOp(ast.Not(), _):
            return frozenset({BOOL})
        case ast.JoinedStr() | ast.Call(ast.Name("str"), [_], []):
            return frozenset({TEXT})
        case ast.Call(ast.Name("len"), [_], []):
            return frozenset({INT})
        case ast.Call(ast.Attribute(inner, name), _, _) if name in TEXT_METHODS and kinds_of(inner, known) == {TEXT}:
            return frozenset({TEXT})
    return None


def by_row(draft: Draft, cells: Mapping[str, Scalar], func: Value, typed: str) -> Scalar:
    """What a function says of a whole row, of which it reads cells by name; `typed`: what makes of a cell what pandas hands it."""
    if not isinstance(func, Constant) or not isinstance(func.expression, Function):
        raise NoForm("what is no function has no row form")
    function = func.expression
    held = {name: draft.hold(column, name) for name, column in cells.items()}
    handed = {name: f"{typed}({column.code})" if typed else column.code for name, column in held.items()}
    if function.text.startswith("lambda"):
        tree = ast.parse(function.text, mode="eval").body
        assert isinstance(tree, ast.Lambda)
        names = [each.arg for each in tree.args.args]
        if len(names) != 1:
            raise NoForm("a function of a row with more arguments has no row form")
        body = _Row(names[0], handed).visit(tree.body)
        written = _written(draft, function, ast.Lambda(tree.args, body), {})
        return Scalar(f"inferred({ast.unparse(written)})", ANY)
    definition = dict(draft.plan.functions.definitions).get(function.text, "")
    node = ast.parse(definition).body[0] if definition else None
    if not isinstance(node, ast.FunctionDef) or not node.args.args:
        raise NoForm(f"`{function.text}` of a row has no row form")
    parameter = node.args.args[0].arg
    for statement in node.body:
        _Row(parameter, handed).visit(statement)
    inside = ", ".join(f"{kinds.text_of(name)}: {code}" for name, code in handed.items())
    return Scalar(f"inferred({_named(draft, function)}({{{inside}}}))", ANY)


class _Row(ast.NodeTransformer):
    """Put a cell where a function reads it of its row. Raises NoForm where the row is used otherwise."""

    def __init__(self, parameter: str, cells: Mapping[str, str]) -> None:
        self.parameter = parameter
        self.cells = cells

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id == self.parameter:
            if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Constant) and node.slice.value in self.cells:
                return ast.parse(self.cells[node.slice.value], mode="eval").body
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id == self.parameter:
            raise NoForm("a function that reads its row otherwise than by written names has no row form")
        return node
