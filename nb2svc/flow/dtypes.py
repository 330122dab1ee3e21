"""Dtypes: where one record could have another dtype than the table of training, what training had is learnt and imposed.

    code = city.map({"Ulm": 1})        float64 in a table with an unknown city, int64 for a known one alone
    code.astype(str)                   "1.0" in the table, "1" alone: so `of_dtype(code, state.code_dtype).astype(str)`

It is handed the operand of an operation that shows the dtype (text, a function of each cell, a row of a table, `~`), and hands on the operand
as it is where its dtype cannot differ.
"""

import ast
from collections.abc import Callable

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import column_name, columnwise, row_operation
from nb2svc.flow.results import result_kinds
from nb2svc.flow.values import Const, Named, Rows, TableValue, Value
from nb2svc.ir.expression import (
    Attribute,
    Call,
    Column,
    Display,
    Expr,
    Field,
    Function,
    Literal,
    Method,
    Operator,
    Ref,
    State,
    Subscript,
    Symbol,
    Table,
    children,
)  # fmt: skip
from nb2svc.ir.interpreter import BINARY

SETTLES = {
    "astype", "isnull", "isna", "notnull", "notna", "isin", "between", "eq", "ne", "lt", "le", "gt", "ge", "contains", "startswith", "endswith", "match",
    "fullmatch", "mean", "std", "var", "median", "predict", "predict_proba", "decision_function", "transform", "total_seconds", "strftime", "day_name", "month_name",
}  # fmt: skip
KEEPS = {"fillna", "round", "abs", "clip", "copy", "reshape", "ravel", "flatten", "to_numpy", "squeeze", "combine_first", "sum", "min", "max", "prod", "rename", "to_frame", "add", "sub", "mul", "div"}
COUNTS = {"len", "count", "find", "rfind", "index", "rindex"}
MADE = {"pandas.to_datetime", "pandas.Categorical", "pandas.to_timedelta", "columns.indicators", "columns.plain_indicators", "columns.reread", "columns.of_dtype"}
HANDED_ON = {"pandas.Series", "pandas.DataFrame", "builtins.list", "builtins.round", "builtins.abs", "columns.replaced", "columns.put", "columns.stored"}
COMPARISONS = {symbol for symbol in BINARY if symbol in ("==", "!=", "<", "<=", ">", ">=", "in", "not in")}
FLOATS, TEXTS = (int, float), (str,)


def settled(machine: Machine, value: Value, at: ast.expr) -> Value:
    """The operand with the dtype of training; `at` is how the notebook writes it."""
    if isinstance(value, Rows) and not steady(machine, Ref(value.name)):
        name = f"{machine.of(value).hint or column_name(machine, value)}_dtype"
        site = dtype_site(machine, value, at, "dtypes", name)
        return row_operation(machine, at, [value], lambda e: Call(Symbol("columns.of_dtype"), (e[0], site)), "", machine.of(value).shape)
    if isinstance(value, TableValue) and any(isinstance(part, Named) and not steady(machine, part.expr) for part in value.parts):
        site = dtype_site(machine, value, at, "dtypes", f"{ast.unparse(at) if isinstance(at, ast.Name) else 'table'}_dtypes")
        return columnwise(machine, at, value, machine.together([machine.meaning(value, at)], lambda e: Call(Symbol("columns.of_dtype"), (e[0], site))))
    return value


def learnt(machine: Machine, value: TableValue, at: ast.expr) -> TableValue:
    """A table whose dtypes are chosen by the data: as training chose them."""
    site = dtype_site(machine, value, at, "dtypes", "table_dtypes")
    return columnwise(machine, at, value, machine.together([machine.meaning(value, at)], lambda e: Call(Symbol("columns.of_dtype"), (e[0], site))))


def dtype_site(machine: Machine, value: Value, at: ast.expr, how: str, name: str) -> State:
    return State(machine.site(at, machine.statement.index, machine.statement_node, machine.where(), how, "statistic", name, loads=frozenset(machine.loads_of(value))).id)


def steady(machine: Machine, expr: Expr) -> bool:
    """Does the dtype of these values not depend on which rows are there?"""
    match expr:
        case Field(name, _):
            # What the other tables of the program hold may be stacked with this one.
            return len({load.sample.dtype(name) for load in machine.graph.loads if load.sample is not None and name in load.sample.by_name}) < 2
        case Ref(name):
            known = machine.steady.get(name)
            if known is None:
                known = machine.steady[name] = steady_node(machine, name)
            return known
        case Subscript(receiver, index):
            return item(machine, receiver, index)
        case Operator(symbol) if symbol in COMPARISONS:
            return True
        case Method():
            return method(machine, expr)
        case Call():
            return call(machine, expr)
        case Attribute("codes", _):
            return True
        case Attribute(_, Attribute("dt", receiver)):
            return not may_miss(machine, receiver)
        case _:
            return all(steady(machine, child) for child in children(expr))


def steady_node(machine: Machine, name: str) -> bool:
    node = machine.graph.nodes[name]
    match node.expr:
        case Call(Symbol("columns.assign_where"), (old, _, value), _):
            return bool(node.dtype) and steady(machine, old) and steady(machine, value)
        case expr:
            return steady(machine, expr)


def method(machine: Machine, expr: Method) -> bool:
    own = static(machine, expr.receiver)
    match expr.name, expr.receiver:
        case _, State():
            return True
        case name, Attribute("str", receiver) if name in COUNTS:
            return not may_miss(machine, receiver)
        case _, Attribute("str" | "dt" | "cat"):
            return True
        case name, _ if name in SETTLES and not (name == "transform" and expr.args and isinstance(expr.args[0], Function)):
            return True
        case "map" | "apply" | "transform" | "applymap", _:
            return mapped(machine, expr.args[0] if expr.args else None)
        case "where" | "mask", _:
            return steady(machine, expr.receiver) and (own == "object" or (own == "float64" and all(literals(expr.args[1:], FLOATS))))
        case "replace", _:
            values = [inner for arg in expr.args for inner in ((*arg.items,) if isinstance(arg, Display) else (arg,))]
            return steady(machine, expr.receiver) and all(literals(values, TEXTS if own == "object" else FLOATS)) and own in ("object", "float64")
        case name, _ if name in KEEPS:
            return all(steady(machine, child) for child in children(expr))
        case _:
            return False


def mapped(machine: Machine, argument: Expr | None) -> bool:
    """What a dict, a learnt table or a function makes of each cell."""
    match argument:
        case Display("dict", items):
            values = list(items[1::2])
            return all(literals(values, (str,))) or all(literals(values, (float,)))
        case State(name):
            return machine.graph.sites[name].parts.get("dtype") in ("float64", "object")
        case Symbol(name):
            return name.startswith(("numpy.", "math.")) or name in ("builtins.str", "builtins.len", "builtins.int", "builtins.float", "builtins.bool")
        case Function():
            return result_kinds(machine.graph, argument) in ({str}, {str, None}, {float}, {float, None}, {int}, {bool})
        case _:
            return False


def literals(values: list[Expr] | tuple[Expr, ...], kinds: tuple[type, ...]) -> list[bool]:
    return [isinstance(value, Literal) and type(value.value) in kinds or value == Symbol("numpy.nan") for value in values]


def call(machine: Machine, expr: Call) -> bool:
    name = expr.function.name if isinstance(expr.function, Symbol) else ""
    match name:
        case "columns.row_map":
            return mapped(machine, expr.args[0])
        case "columns.lookup":
            return mapped(machine, expr.args[0])
        case "pandas.cut":
            return not any(key == "labels" and value == Literal(False) for key, value in expr.keywords)
        case "numpy.where" if len(expr.args) == 3:
            return all(steady(machine, arg) for arg in expr.args[1:])
        case "pandas.to_numeric":
            return not expr.keywords and static(machine, expr.args[0]) in ("int64", "float64")
        case _ if name in MADE:
            return True
        case _ if name in HANDED_ON or name.startswith(("numpy.", "scipy.")):
            return all(steady(machine, arg) for arg in expr.args)
        case _:
            return False


def item(machine: Machine, receiver: Expr, index: Expr) -> bool:
    """One column of a table operation or of an array."""
    inner = machine.graph.nodes[receiver.name].expr if isinstance(receiver, Ref) else receiver
    if isinstance(receiver, Ref) and machine.steady.get(receiver.name) is False:
        return False
    match inner, index:
        case (Method(name, Table(parts), args, keywords), Literal(column)):
            own = next((part.value for part in parts if isinstance(part, Column) and part.name == column), None)
            return steady(machine, Method(name, own, args, keywords) if own is not None else inner)
        case (Operator(symbol, (Table(parts), *rest)), Literal(column)):
            own = next((part.value for part in parts if isinstance(part, Column) and part.name == column), None)
            return steady(machine, Operator(symbol, (own, *rest)) if own is not None else inner)
        case (Attribute("values", Table(parts)) | Call(Symbol("numpy.asarray"), (Table(parts),)), _):
            # An array has one dtype for all its columns, a column cut out of it its own.
            return len({static(machine, part.value) for part in parts} | {""}) == 2 and all(steady(machine, part.value) for part in parts)
        case (Attribute("values", Ref(name)), _):
            return item(machine, Attribute("values", machine.graph.nodes[name].expr), index) if isinstance(machine.graph.nodes[name].expr, Table) else steady(machine, inner)
        case _:
            return steady(machine, inner)


def static(machine: Machine, expr: Expr) -> str:
    """The dtype that is known from the text and the sample, "" where it is not."""
    match expr:
        case Ref(name):
            node = machine.graph.nodes[name]
            return node.dtype or (static(machine, node.expr) if isinstance(node.expr, (Field, Ref)) else "")
        case Field(name, load):
            sample = machine.graph.loads[load].sample
            return sample.dtype(name) if sample is not None else ""
        case _:
            return ""


def may_miss(machine: Machine, expr: Expr) -> bool:
    """May one of these values be missing?"""
    match expr:
        case Field(name, _):
            return any(load.sample.by_name[name].missing for load in machine.graph.loads if load.sample is not None and name in load.sample.by_name)
        case Ref(name):
            return may_miss(machine, machine.graph.nodes[name].expr)
        case Method("fillna", _, (Literal() | State(), *_)):
            return False
        case Call(Symbol("pandas.to_datetime"), args, keywords):
            return any(key == "errors" for key, _ in keywords) or may_miss(machine, args[0])
        case Method("astype" | "lower" | "upper" | "strip" | "round" | "abs" | "title" | "replace", receiver):
            return may_miss(machine, receiver)
        case Attribute(_, receiver):
            return may_miss(machine, receiver)
        case Subscript() | Method() | Call():
            return True
        case Literal(value):
            return value is None or value != value
        case _:
            return any(may_miss(machine, child) for child in children(expr))


# -- tests of a dtype ---------------------------------------------------------------------------------------------------------

KINDS = {
    "is_numeric_dtype": {"int64", "float64", "bool"}, "is_float_dtype": {"float64"}, "is_integer_dtype": {"int64"}, "is_bool_dtype": {"bool"},
    "is_object_dtype": {"object"}, "is_datetime64_any_dtype": {"datetime64[ns]"}, "is_string_dtype": set(),
}  # fmt: skip


def tested(kind: str) -> Callable[[Machine, Arguments], Value]:
    """A test of `pandas.api.types`: by what the text and the sample say, else learnt."""

    def handler(machine: Machine, arguments: Arguments) -> Value:
        value = arguments.get(0, "arr_or_dtype")
        known = machine.of(value).dtype if isinstance(value, Rows) else str(value.value) if isinstance(value, Const) and isinstance(value.value, str) else ""
        if known in {"int64", "float64", "bool"} or (known == "datetime64[ns]" and kind != "is_string_dtype"):
            return Const(known in KINDS[kind])
        return machine.fit(arguments.node, "statistic", [value] if value is not None else [], shape="scalar")

    return handler


TESTS = {f"pandas.api.types.{kind}": tested(kind) for kind in KINDS}


# -- rows of a table ----------------------------------------------------------------------------------------------------------


PLAIN = (ast.Compare, ast.BoolOp, ast.IfExp, ast.If, ast.Return, ast.Constant, ast.Subscript, ast.Name, ast.Attribute, ast.arg, ast.arguments, ast.Lambda, ast.FunctionDef, ast.BinOp, ast.UnaryOp,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.expr_context, ast.cmpop, ast.boolop, ast.USub, ast.Not, ast.List, ast.Tuple)  # fmt: skip


def row_dtype(machine: Machine, whole: TableValue, cut: TableValue, function: ast.AST, at: ast.expr) -> Expr | None:
    """The dtype of a row of the whole table, where a row of the columns that a function reads has another; None where that says nothing."""
    if len(cut.parts) == len(whole.parts) or all(isinstance(inner, PLAIN) for inner in ast.walk(function)):
        return None
    own, all_of = common(machine, cut), common(machine, whole)
    if own and own == all_of:
        return None
    if all_of == "object":
        return Literal("object")
    return dtype_site(machine, whole, at, "row_dtype", "row_dtype")


def common(machine: Machine, table: TableValue) -> str:
    """The dtype that a row of a table has, "" where that is not known."""
    known = {static(machine, part.expr) for part in table.parts if isinstance(part, Named) and steady(machine, part.expr)}
    unknown = any(not isinstance(part, Named) or not steady(machine, part.expr) for part in table.parts) or "" in known
    if "object" in known or "category" in known or ("bool" in known and len(known - {""}) > 1):
        return "object"
    if unknown or not known <= {"int64", "float64", "bool"}:
        return ""
    return "float64" if "float64" in known else min(known)


def unsettled_text(machine: Machine, expr: Expr) -> bool:
    """Could one record alone have no text here, and so no dtype of texts?"""
    inner = machine.graph.nodes[expr.name].expr if isinstance(expr, Ref) else expr
    return (isinstance(inner, Method) and inner.name in ("replace", "map", "where", "mask", "apply")) or not steady(machine, inner)
