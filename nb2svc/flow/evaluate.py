"""Evaluate: one expression of the notebook, abstractly. Calls, subscripts and attributes live in files of their own."""

import ast
import builtins
from typing import Any

from nb2svc.flow import labels, products
from nb2svc.flow.comprehensions import comprehension
from nb2svc.flow.dtypes import settled
from nb2svc.flow.machine import Machine, Scope
from nb2svc.flow.operations import DType, default_values, distinct, key_of, known_items, on_tables, result_dtype, row_operation, shape_of, truth
from nb2svc.flow.values import (
    Const,
    Fit,
    Labels,
    Library,
    Listing,
    Mapping,
    TableValue,
    Unknown,
    UserFunction,
    Value,
    is_constant,
    is_row,
    lifted,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Operator
from nb2svc.ir.interpreter import BINARY, UNARY
from nb2svc.ir.span import span_of

SYMBOLS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.MatMult: "@",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.Eq: "==", ast.NotEq: "!=",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
    ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert", ast.Not: "not",
}  # fmt: skip
IPYTHON = {"display": "IPython.display.display", "get_ipython": "IPython.get_ipython"}


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
            if isinstance(value, Fit) and isinstance(node, ast.expr):
                value.read = node
            return value
        scope = scope.parent
    if name == "__name__":
        return Const("__main__")
    if hasattr(builtins, name):
        return Library(f"builtins.{name}")
    if name in IPYTHON:
        return Library(IPYTHON[name])
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
    if kind == "set" and all(map(is_constant, items)):
        items = distinct(items)
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


def operate(machine: Machine, node: ast.expr, symbol: str, operands: list[Value]) -> Value:
    """Apply an operator: folded on constants, a row operation on rows, else learnt."""
    if all(map(is_constant, operands)):
        return folded(machine, node, symbol, operands)
    if symbol == "@":
        return products.product(machine, node, *operands, lambda exprs: Operator(symbol, tuple(exprs)))
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
    if symbol == "invert" and isinstance(node, ast.UnaryOp):
        # What is a flag in a column of objects is a number to `~`.
        operands = [settled(machine, operands[0], node.operand)]
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
    shapes = {operand.shape if isinstance(operand, Fit) else "" if isinstance(operand, (Listing, Mapping)) else "scalar" for operand in operands}
    made = machine.fit(node, "statistic", operands, shape="scalar" if shapes == {"scalar"} else "")
    return labels.put_together(made, operands) if symbol == "+" else made


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
