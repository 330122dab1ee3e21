"""Evaluate: one expression of the notebook, abstractly. Calls, subscripts and attributes live in files of their own."""

import ast
import builtins
from collections.abc import Callable, Iterable
from typing import Any

from nb2svc.flow.machine import Machine, Meaning, Scope
from nb2svc.flow.values import (
    Const, Count, Fit, Labels, Library, Listing, Mapping, Named, Rows, TableValue, Unknown, UserFunction, Value, is_constant, is_row, lifted, plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import BINARY, UNARY, Method, Operator, Ref, Subscript, literal
from nb2svc.ir.span import span_of

SYMBOLS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.MatMult: "@",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.Eq: "==", ast.NotEq: "!=",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
    ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert", ast.Not: "not",
}  # fmt: skip
COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}
MAX_FOLDED = 100_000
IPYTHON = {"display": "IPython.display.display", "get_ipython": "IPython.get_ipython"}


class DType(str):
    """The name of a dtype, equal to all the ways in which notebooks write it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and canonical(self) == canonical(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def canonical(name: str) -> str:
    """One word for the spellings of a dtype."""
    last = name.removeprefix("builtins.").removeprefix("numpy.").rstrip("_")
    return {"O": "object", "str": "object", "string": "object", "int": "int64", "float": "float64", "bool": "bool", "number": "number"}.get(last, last)


def evaluate(machine: Machine, node: ast.expr) -> Value:
    """The value of an expression."""
    match node:
        case ast.Constant(value=value):
            return Const(value)
        case ast.Name(id=name):
            return name_value(machine, name, node)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            return listing(machine, elements, type(node).__name__.lower(), node)
        case ast.Dict():
            return dictionary(machine, node)
        case ast.BinOp(left=left, op=op, right=right):
            return operate(machine, node, SYMBOLS[type(op)], [machine.evaluate(left), machine.evaluate(right)])
        case ast.UnaryOp(op=op, operand=operand):
            return operate(machine, node, SYMBOLS[type(op)], [machine.evaluate(operand)])
        case ast.Compare():
            return comparison(machine, node)
        case ast.BoolOp():
            return boolean(machine, node)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return conditional(machine, node, test, body, orelse)
        case ast.Lambda():
            defaults = default_values(machine, node.args)
            return UserFunction(node, machine.scope, "<lambda>", defaults, statement=machine.statement.index)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return comprehension(machine, node)
        case ast.JoinedStr():
            return formatted(machine, node)
        case ast.NamedExpr(target=target, value=value):
            found = machine.evaluate(value)
            machine.bind(target.id, found)
            return found
        case ast.Await(value=value) | ast.Starred(value=value):
            return machine.evaluate(value)
        case ast.Slice():
            bounds = [machine.evaluate(part) if part is not None else Const(None) for part in (node.lower, node.upper, node.step)]
            return Const(slice(*(plain(bound) for bound in bounds))) if all(map(is_constant, bounds)) else Listing("slice", bounds)
        case _:
            return Unknown(Diagnostic("NB201", f"`{type(node).__name__}` is not analysed", span_of(node)))


def name_value(machine: Machine, name: str, node: ast.AST) -> Value:
    """Look a name up as Python does, and note which statement's work the read depends on."""
    scope: Scope | None = machine.scope
    while scope is not None:
        if name in scope.names:
            value = scope.names[name]
            if scope is machine.globals:
                machine.statement.needs.add(scope.bound[name])
                latest = max([scope.bound[name], *getattr(value, "writers", ()), *getattr(value, "touched", ())])
                if latest != machine.statement.index:
                    machine.statement.names[name] = (latest, scope.bound[name])
            machine.need(value)
            return value
        scope = scope.parent
    if hasattr(builtins, name):
        return Library(f"builtins.{name}")
    if name in IPYTHON:
        return Library(IPYTHON[name])
    if name == "__name__":
        return Const("__main__")
    return Unknown(Diagnostic("NB102", f"`{name}` is read here and defined nowhere", span_of(node), "run order cannot settle it: define it in the notebook"))


def listing(machine: Machine, elements: list[ast.expr], kind: str, node: ast.expr) -> Value:
    items: list[Value] = []
    for element in elements:
        value = machine.evaluate(element)
        if isinstance(element, ast.Starred):
            inner = known_items(value)
            if inner is None:
                return machine.fit(node, "table", [value]) if not is_row(value) else Unknown()
            items += inner
        else:
            items.append(value)
    return Listing(kind, items, [machine.statement.index])


def dictionary(machine: Machine, node: ast.Dict) -> Value:
    items: dict[Any, Value] = {}
    for key_node, value_node in zip(node.keys, node.values):
        value = machine.evaluate(value_node)
        if key_node is None:
            if not isinstance(value, Mapping):
                return machine.fit(node, "table", [value])
            items |= value.items
            continue
        key = machine.evaluate(key_node)
        frozen = key_of(key)
        if frozen is None:
            return machine.fit(node, "table", [key, value]) if not is_row(value) else Unknown()
        items[frozen[0]] = value
    return Mapping(items, [machine.statement.index])


def key_of(value: Value) -> tuple[Any] | None:
    """The key of a constant, boxed; None where it is not known. Library constants are keys by name."""
    match value:
        case Const(inner):
            return (inner,)
        case Library(name) if name in ("numpy.nan", "numpy.NaN"):
            return (float("nan"),)
        case Listing("tuple", items) if all(map(is_constant, items)):
            return (plain(value),)
        case Library() | UserFunction():
            return (value,)
        case _:
            return None


def known_items(value: Value) -> list[Value] | None:
    """What iterating the value gives, where that is known."""
    match value:
        case Listing(kind, items) if kind != "slice":
            return list(items)
        case Mapping(items):
            return [lifted(key) for key in items]
        case Const(str() as text):
            return [Const(letter) for letter in text]
        case Const(range() as numbers) if len(numbers) <= MAX_FOLDED:
            return [Const(number) for number in numbers]
        case TableValue() if not value.opens:
            return [lifted(name) for name in value.names()]
        case _:
            return None


def operate(machine: Machine, node: ast.expr, symbol: str, operands: list[Value]) -> Value:
    """Apply an operator: folded on constants, a row operation on rows, else learnt."""
    if all(map(is_constant, operands)):
        return folded(machine, node, symbol, operands)
    if symbol == "not" and is_row(operands[0]):
        return machine.refused("NB201", "the truth of a whole column", node, operands=operands)
    if isinstance(operands[0], Listing) and symbol == "+" and isinstance(operands[1], Listing):
        return Listing(operands[0].kind, operands[0].items + operands[1].items, [machine.statement.index])
    if symbol == "in" or symbol == "not in":
        return membership(machine, node, symbol, operands)
    if isinstance(operands[0], Listing) and operands[0].kind == "set" and isinstance(operands[1], Listing) and all(map(is_constant, operands)):
        return folded(machine, node, symbol, operands)
    for operand in operands:
        if isinstance(operand, Unknown):
            return operand
    tables = [operand for operand in operands if isinstance(operand, TableValue)]
    if tables:
        return on_tables(machine, node, operands, tables[0], lambda exprs: Operator(symbol, tuple(exprs)))
    if any(map(is_row, operands)):
        learnt = [operand for operand in operands if isinstance(operand, Fit) and operand.shape in ("series", "table")]
        if learnt:
            return machine.refused("NB201", "a column is combined with learnt values that no record lines up with", node, "look them up by a key with `.map`", operands)
        dtype = result_dtype(machine, symbol, operands)
        return row_operation(machine, node, operands, lambda exprs: Operator(symbol, tuple(exprs)), dtype, shape_of(machine, operands))
    if any(isinstance(operand, Labels) for operand in operands):
        return Labels(frozenset(machine.loads_of(operands[0])))
    shapes = {operand.shape if isinstance(operand, Fit) else "scalar" for operand in operands}
    return machine.fit(node, "statistic", operands, shape="scalar" if shapes == {"scalar"} else "")


def row_operation(machine: Machine, node: ast.AST, operands: Iterable[Value], build: Callable[[list[Any]], Any], dtype: str = "", shape: str = "column") -> Rows:
    """A node over operands of which at least one has rows."""
    meanings = [machine.meaning(value, node) for value in operands]
    return machine.rows(machine.together(meanings, build), node, shape, dtype)


def on_tables(machine: Machine, node: ast.AST, operands: list[Value], first: TableValue, build: Callable[[list[Any]], Any], dtype: str = "") -> TableValue:
    """A table operation that acts column by column: the result has the columns of `first`."""
    meanings = [machine.meaning(value, node) for value in operands]
    return columnwise(machine, node, first, machine.together(meanings, build), dtype)


def columnwise(machine: Machine, node: ast.AST, first: TableValue, meaning: Meaning, dtype: str = "") -> TableValue:
    """The table whose columns are the items of a node that was computed from `first` column by column."""
    made = machine.node(meaning, node, "table", dtype)
    made.columnwise = True
    result = first.copy()
    result.writers = [machine.statement.index]
    for part in result.parts:
        if isinstance(part, Named):
            part.writers = ()
            part.expr = Subscript(Ref(made.name), literal(part.name))
        else:
            part.expr, part.dropped = Ref(made.name), (*result.names(), *part.dropped)
    return result


def shape_of(machine: Machine, operands: list[Value]) -> str:
    shapes = {machine.of(operand).shape for operand in operands if isinstance(operand, Rows)}
    return next((shape for shape in ("array", "column", "flat") if shape in shapes), "column")


def dtype_of(machine: Machine, value: Value) -> str:
    match value:
        case Const(bool()):
            return "bool"
        case Const(int()):
            return "int64"
        case Const(float()):
            return "float64"
        case Const(str()):
            return "object"
        case Rows():
            return machine.of(value).dtype
        case Fit():
            return value.dtype
        case _:
            return ""


def result_dtype(machine: Machine, symbol: str, operands: list[Value]) -> str:
    """The dtype numpy gives the result, "" where it depends."""
    if symbol in COMPARISONS or symbol in ("in", "not in"):
        return "bool"
    dtypes = {dtype_of(machine, operand) for operand in operands}
    if symbol in ("&", "|", "^", "invert") and dtypes == {"bool"}:
        return "bool"
    if "" in dtypes or "object" in dtypes:
        return "object" if dtypes == {"object"} else ""
    if symbol == "/" or "float64" in dtypes:
        return "float64"
    return "int64" if dtypes <= {"int64", "bool"} else ""


def folded(machine: Machine, node: ast.expr, symbol: str, operands: list[Value]) -> Value:
    """Fold constants, unless that raises or grows beyond the cap."""
    values = [plain(operand) for operand in operands]
    try:
        if symbol == "**" and isinstance(values[1], int) and (abs(values[1]) > 64 or abs(values[0]) > 10**6):
            return machine.fit(node)
        if symbol == "*" and any(isinstance(v, (str, list, tuple)) and len(v) > 1000 for v in values):
            return machine.fit(node)
        if symbol == "*" and isinstance(values[1], int) and isinstance(values[0], (str, list, tuple)) and values[1] > 1000:
            return machine.fit(node)
        if symbol == "<<":
            return machine.fit(node)
        result = UNARY[symbol](values[0]) if len(values) == 1 else BINARY[symbol](*values)
    except Exception as error:  # noqa: BLE001 — the notebook's own arithmetic may raise anything
        return Unknown(Diagnostic("NB201", f"this raises {type(error).__name__}", span_of(node)))
    return lifted(result)


def membership(machine: Machine, node: ast.expr, symbol: str, operands: list[Value]) -> Value:
    needle, haystack = operands
    items = known_items(haystack)
    if items is not None and is_constant(needle):
        keys = [key_of(item) for item in items]
        if all(key is not None for key in keys):
            inside = any(key is not None and key[0] == plain(needle) for key in keys)
            return Const(inside == (symbol == "in"))
    if any(map(is_row, operands)) and not isinstance(haystack, TableValue):
        return machine.refused("NB201", "membership of a whole column is no row operation", node, operands=operands)
    return machine.fit(node, "statistic", operands)


def comparison(machine: Machine, node: ast.Compare) -> Value:
    values = [machine.evaluate(part) for part in (node.left, *node.comparators)]
    pairs = []
    for symbol_node, left, right in zip(node.ops, values, values[1:]):
        symbol = SYMBOLS[type(symbol_node)]
        if isinstance(left, Const) and isinstance(left.value, DType) and isinstance(right, Library):
            right = Const(DType(right.name))
        if isinstance(left, Library) or isinstance(right, Library):
            if symbol in ("==", "!=", "is", "is not") and not is_row(left) and not is_row(right) and not isinstance(left, Fit):
                pairs.append(Const((left == right) == (symbol in ("==", "is"))))
                continue
        if symbol in ("is", "is not") and not (is_constant(left) and is_constant(right)):
            none = any(isinstance(side, Const) and side.value is None for side in (left, right))
            pairs.append(Const(symbol == "is not") if none else machine.fit(node, "statistic", [left, right]))
            continue
        pairs.append(operate(machine, node, symbol, [left, right]))
        if {"==", "!="} & {symbol}:
            machine.graph.compared.append((left, right, machine.statement.index))
    if len(pairs) == 1:
        return pairs[0]
    if all(map(is_constant, pairs)):
        return Const(all(plain(pair) for pair in pairs))
    return machine.fit(node, "statistic", values) if not any(map(is_row, values)) else machine.refused("NB201", "a chained comparison of columns", node, operands=values)


def truth(value: Value) -> bool | None:
    """Is the value true, where the text alone says so?"""
    if is_constant(value):
        return bool(plain(value))
    match value:
        case Listing(kind, items) if kind != "slice":
            return bool(items)
        case Mapping(items):
            return bool(items)
        case Library() | UserFunction():
            return True
        case _:
            return None


def boolean(machine: Machine, node: ast.BoolOp) -> Value:
    seen: list[Value] = []
    stop = isinstance(node.op, ast.Or)
    for part in node.values:
        value = machine.evaluate(part)
        seen.append(value)
        known = truth(value)
        if known is stop and len(seen) == sum(truth(v) is not None for v in seen):
            return value
    if all(truth(value) is not None for value in seen):
        return seen[-1]
    return machine.fit(node, "statistic", seen) if not any(map(is_row, seen)) else machine.refused("NB201", "`and`/`or` of whole columns", node, operands=seen)


def conditional(machine: Machine, node: ast.IfExp, test: ast.expr, body: ast.expr, orelse: ast.expr) -> Value:
    condition = machine.evaluate(test)
    known = truth(condition)
    if known is not None:
        return machine.evaluate(body if known else orelse)
    values = [condition, machine.evaluate(body), machine.evaluate(orelse)]
    if any(map(is_row, values)):
        return machine.refused("NB212", "which value stands here only the data decides", node, operands=values)
    return machine.fit(node, "statistic", values)


def formatted(machine: Machine, node: ast.JoinedStr) -> Value:
    text, operands = "", []
    for part in node.values:
        value = machine.evaluate(part.value) if isinstance(part, ast.FormattedValue) else machine.evaluate(part)
        operands.append(value)
        if isinstance(value, Const) and not (isinstance(part, ast.FormattedValue) and (part.format_spec is not None or part.conversion != -1)):
            text += str(value.value)
    if all(isinstance(value, Const) for value in operands) and not any(isinstance(p, ast.FormattedValue) and (p.format_spec or p.conversion != -1) for p in node.values):
        return Const(text)
    return machine.fit(node, "statistic", operands)


def default_values(machine: Machine, arguments: ast.arguments) -> dict[str, Value]:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = list(zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults))
    pairs += [(name, default) for name, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is not None]
    return {name.arg: machine.evaluate(default) for name, default in pairs}


def comprehension(machine: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Value:
    """Unroll a comprehension over known items; over a column it is a row operation; over learnt items it is learnt."""
    first = machine.evaluate(node.generators[0].iter)
    if isinstance(first, Rows) and len(node.generators) == 1 and isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        return over_column(machine, node, first)
    outer = machine.scope
    machine.scope = Scope(parent=outer)
    results: list[tuple[Value, ...]] | None = []
    operands: list[Value] = [first]
    try:
        results = unrolled(machine, node, 0, first, operands)
    finally:
        machine.scope = outer
    if results is None:
        if any(is_row(value) for value in operands[1:]):
            return Unknown(Diagnostic("NB212", "a comprehension over values that only training knows", span_of(node)))
        return machine.fit(node, "columns" if isinstance(first, (Fit, TableValue)) else "statistic", operands)
    if isinstance(node, ast.DictComp):
        keys = [key_of(pair[0]) for pair in results]
        if any(key is None for key in keys):
            return machine.fit(node, "table", operands)
        return Mapping({key[0]: pair[1] for key, pair in zip(keys, results) if key is not None}, [machine.statement.index])
    kind = "set" if isinstance(node, ast.SetComp) else "list"
    return Listing(kind, [pair[0] for pair in results], [machine.statement.index])


def unrolled(machine: Machine, node: Any, depth: int, iterable: Value, operands: list[Value]) -> list[tuple[Value, ...]] | None:
    """The results for each turn, or None where a turn or a condition is not known."""
    generator = node.generators[depth]
    items = known_items(iterable)
    if items is None:
        bind_names(machine, generator.target, element_of(machine, iterable, generator.iter))
        operands += [machine.evaluate(part) for part in body_of(node)]
        return None
    results: list[tuple[Value, ...]] = []
    for item in items:
        bind_names(machine, generator.target, item)
        conditions = [truth(machine.evaluate(condition)) for condition in generator.ifs]
        if any(condition is None for condition in conditions):
            operands += [machine.evaluate(part) for part in body_of(node)]
            operands += [machine.evaluate(condition) for condition in generator.ifs]
            return None
        if not all(conditions):
            continue
        if depth + 1 < len(node.generators):
            inner = unrolled(machine, node, depth + 1, machine.evaluate(node.generators[depth + 1].iter), operands)
            if inner is None:
                return None
            results += inner
        else:
            results.append(tuple(machine.evaluate(part) for part in body_of(node)))
    return results


def body_of(node: Any) -> list[ast.expr]:
    return [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]


def bind_names(machine: Machine, target: ast.expr, value: Value) -> None:
    """Bind a name, or a tuple of names, without the effects that an assignment has."""
    if isinstance(target, ast.Name):
        machine.scope.names[target.id] = value
        machine.scope.bound[target.id] = machine.statement.index
    elif isinstance(target, (ast.Tuple, ast.List)):
        items = known_items(value)
        for position, element in enumerate(target.elts):
            bind_names(machine, element, items[position] if items and position < len(items) else value if isinstance(value, Fit) else Unknown())


def element_of(machine: Machine, iterable: Value, at: ast.expr) -> Value:
    """One item of something whose items only training knows."""
    if isinstance(iterable, (Fit, Labels, Count, TableValue)) or (isinstance(iterable, Listing) and not is_row(iterable)):
        element = machine.fit(at, "statistic", [iterable] if isinstance(iterable, Fit) else [])
        element.how = "use"
        return element
    return Unknown(Diagnostic("NB207", "iterates over rows", span_of(at), "write it as an operation on the column")) if is_row(iterable) else Unknown()


def over_column(machine: Machine, node: ast.ListComp | ast.GeneratorExp, column: Rows) -> Value:
    """`[f(x) for x in column]` is the function of each row."""
    generator = node.generators[0]
    if generator.ifs or not isinstance(generator.target, ast.Name):
        return machine.refused("NB207", "a comprehension that drops or splits rows", node, operands=[column])
    arguments = ast.arguments(posonlyargs=[], args=[ast.arg(arg=generator.target.id)], kwonlyargs=[], kw_defaults=[], defaults=[])
    function = ast.copy_location(ast.Lambda(args=arguments, body=node.elt), node)
    ast.fix_missing_locations(function)
    value = UserFunction(function, machine.scope, "<lambda>", {}, statement=machine.statement.index)
    return row_operation(machine, node, [value, column], lambda exprs: Method("map", exprs[1], (exprs[0],)))
