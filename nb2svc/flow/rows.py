"""Rows: methods of a column, an array or an accessor."""

import ast
from typing import Any

from nb2svc.flow import domains, files, products, votes
from nb2svc.flow.access import ACCESSORS
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.dtypes import settled
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import dtype_of, row_operation
from nb2svc.flow.rules_of import apply_rule, unknown_call
from nb2svc.flow.tables import astype_name
from nb2svc.flow.values import (
    Bound,
    Const,
    Count,
    Fit,
    Grouped,
    Library,
    Listing,
    Mapping,
    Named,
    Open,
    Rows,
    TableValue,
    UserFunction,
    Value,
    is_constant,
    is_row,
    plain,
)  # fmt: skip
from nb2svc.flow.writing import set_column
from nb2svc.ir.expression import Method, Ref, State, Subscript

WRITERS = {"to_csv", "to_parquet", "to_excel", "to_pickle", "to_json", "tofile"}
SAME_ROWS = {"copy", "head", "tail", "sample", "sort_values", "sort_index", "dropna", "drop_duplicates", "nlargest", "nsmallest", "reset_index", "drop", "compress"}
ARRAY_AXIS = {"argmax", "argmin", "sum", "mean", "max", "min", "std", "any", "all", "prod", "var"}


def class_of(machine: Machine, value: Rows) -> str:
    """The library class of a row value."""
    shape = machine.of(value).shape
    if shape in ACCESSORS:
        return f"pandas.Series.{shape}"
    return "numpy.ndarray" if shape in ("array", "flat") else "pandas.Series"


def method(machine: Machine, value: Rows, name: str, arguments: Arguments) -> Value:
    """Call a method of a row value; under pandas 2 an in-place call on `table[column]` reaches the table."""
    origin = value.origin
    result = dispatch(machine, value, name, arguments)
    if arguments.constant(99, "inplace") is True:
        if isinstance(result, Rows):
            machine.wrote(value)
            value.name = result.name
            written_back(machine, origin, result, name, arguments)
        return Const(None)
    if isinstance(result, Rows) and result.origin is not None and result.name != value.name:
        result.origin = None
    return result


def written_back(machine: Machine, origin: tuple[TableValue, Any] | None, result: Rows, name: str, arguments: Arguments) -> None:
    """Whether a chained in-place call changes the table depends on the pandas that is meant."""
    if origin is None:
        return
    machine.note("NB206", f"`{name}(inplace=True)` on a column changes the table under pandas 2 and nothing under pandas 3; pandas {machine.pandas_major} was assumed", arguments.node, "assign the result to the column")
    if machine.pandas_major < 3:
        if isinstance(origin[1], str):
            machine.hint(result, origin[1])
        set_column(machine, origin[0], origin[1], Ref(result.name), adds=True)


def dispatch(machine: Machine, value: Rows, name: str, arguments: Arguments) -> Value:
    node = arguments.node
    shape = machine.of(value).shape
    if shape == "window":
        return value
    if shape == "stacked":
        return votes.method(machine, value, name, arguments)
    keywords = {k: v for k, v in arguments.keywords.items() if k != "inplace"}
    bare = Arguments(arguments.args, keywords, node)
    operands = [value, *bare.values()]
    if shape not in ACCESSORS:
        if name in SAME_ROWS and not (name in ("drop", "sample") and shape == "array"):
            if name == "sample" and arguments.constant(4, "random_state") is None:
                machine.drew()
            return Rows(value.name, list(value.writers))
        if name in WRITERS:
            machine.graph.written.append((value, machine.span(node), machine.statement.index, "table"))
            machine.statement.tasks.add("save")
            if name in files.WRITERS:
                files.write(machine, files.WRITERS[name], value, arguments, 0)
            return Const(None)
        if name in HANDLERS:
            handled = HANDLERS[name](machine, value, bare)
            if handled is not None:
                return handled
    return by_rule(machine, value, name, bare, operands)


def by_rule(machine: Machine, value: Rows, name: str, arguments: Arguments, operands: list[Value]) -> Value:
    rule = machine.catalog.method(class_of(machine, value), name)
    node = arguments.node
    if rule is None and machine.of(value).shape in ("flat", "array"):
        # What `predict` and `values` give is an array here; a column keeps its own methods through `fillna` and the like.
        rule = machine.catalog.method("pandas.Series", name)
    if rule is None:
        return unknown_call(machine, name, operands, node)
    aggregate = "axis_decides" in rule.flags or name in ARRAY_AXIS
    if machine.of(value).shape == "array" and aggregate and arguments.constant(0, "axis") in (1, -1):
        return row_operation(machine, node, operands, lambda e: Method(name, e[0], *arguments.split(e[1:])), "", "flat")
    shape = "" if machine.of(value).shape not in ACCESSORS else "column"
    result = apply_rule(machine, rule, operands, arguments, lambda e: Method(name, e[0], *arguments.split(e[1:])), dtype_after(machine, value, name, arguments), shape)
    expand = arguments.constant(99, "expand", name == "extract")
    if isinstance(result, Rows) and (rule.returns.startswith("DataFrame") or (name in ("extract", "split", "rsplit") and expand is not False)):
        return wide(machine, result, name, arguments)
    return result


def dtype_after(machine: Machine, value: Rows, name: str, arguments: Arguments) -> str:
    """The dtype where the rule leaves it to the arguments."""
    if name == "astype":
        return astype_name(arguments.get(0, "dtype") or Const(""))
    if name == "replace":
        return domains.dtype(machine, Method(name, Ref(value.name), tuple(machine.meaning(v, arguments.node).expr for v in arguments.args)))
    if name in ("fillna", "clip", "abs", "round", "where", "mask", "copy"):
        given = {dtype_of(machine, v) for v in arguments.values()} - {""}
        own = machine.of(value).dtype
        return own if name != "fillna" or given <= {own, "int64", "float64"} else ""
    return ""


def wide(machine: Machine, result: Rows, name: str, arguments: Arguments) -> Value:
    """`str.split(expand=True)`, `str.extract` with groups, `to_frame`: a table whose columns are numbered."""
    machine.of(result).shape = "table"
    return TableValue([Open(Ref(result.name))], machine.of(result).loads, [machine.statement.index])


def mapped(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    """`map` and `apply` of a dict, a series or a function of one cell."""
    function = arguments.get(0, "arg") or arguments.get(0, "func")
    node = arguments.node
    if isinstance(function, Bound):
        from_object = isinstance(function.receiver, (Fit, Const, Listing)) or not is_row(function.receiver)
        return machine.refused("NB201", f"what `{function.name}` does with one cell is not known", node, "call it on the column", [value]) if from_object else None
    if isinstance(function, Library):
        rule = machine.catalog.function(function.name)
        top = function.name.partition(".")[0]
        if rule is None and top != "builtins" and not machine.hears("row-wise"):
            return unknown_call(machine, function.name, [value], node)
    rest = {k: v for k, v in arguments.keywords.items() if k not in ("arg", "func")}
    if shows_dtype(function):
        value = settled_receiver(machine, value, arguments)
    name = node.func.attr if hasattr(node.func, "attr") else "map"
    operands = [value, function or Const(None), *arguments.args[1:], *rest.values()]
    count = len(arguments.args[1:])
    dtype = "object" if isinstance(function, Library) and function.name == "builtins.str" else mapped_dtype(machine, value, function)
    return row_operation(machine, node, operands, lambda e: Method(name, e[0], tuple(e[1 : 2 + count]), tuple(zip(rest, e[2 + count :]))), dtype)


def shows_dtype(function: Value | None) -> bool:
    """May a function of one cell tell an integer from a float?"""
    return isinstance(function, UserFunction) or (isinstance(function, Library) and not function.name.startswith(("numpy.", "math.")))


def settled_receiver(machine: Machine, value: Rows, arguments: Arguments) -> Rows:
    """The column that a method is called on, with the dtype of training where the method shows it."""
    func = arguments.node.func
    made = settled(machine, value, func.value) if isinstance(func, ast.Attribute) else value
    assert isinstance(made, Rows)
    return made


def mapped_dtype(machine: Machine, value: Rows, function: Value | None) -> str:
    """The dtype that a dict of constants gives a column: by the values of the sample, else by those of the dict."""
    if not isinstance(function, Mapping) or not all(map(is_constant, function.items.values())) or not function.items:
        return ""
    known = domains.dtype(machine, Method("map", Ref(value.name), (machine.meaning(function, ast.Pass()).expr,)))
    kinds = {type(plain(item)) for item in function.items.values()}
    # A key that is not there gives a missing value: no integers and no flags then.
    return known or ("object" if kinds == {str} else "float64" if kinds <= {int, float} and float in kinds else "")


def transform(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    function = arguments.get(0, "func")
    return mapped(machine, value, arguments) if isinstance(function, (UserFunction, Library)) else None


def fillna(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    if arguments.get(1, "method") is not None:
        return machine.refused("NB403", "a forward or backward fill reads other rows", arguments.node, "fill with a value", [value])
    return None


def astype(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    """Categories inferred from a column are learnt."""
    given = arguments.get(0, "dtype")
    if isinstance(given, Const) and given.value == "category":
        return categorical(machine, value, arguments)
    if given is not None and astype_name(given) in ("object", "string") and (steadied := settled_receiver(machine, value, arguments)) is not value:
        return method(machine, steadied, "astype", arguments)
    return None


def categorical(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    node = arguments.node
    site = machine.site(node, machine.statement.index, machine.statement_node, machine.where(), "dtype", "columns", f"{machine.of(value).hint or 'column'}_categories", loads=frozenset(machine.loads_of(value)))
    return row_operation(machine, node, [value], lambda e: Method("astype", e[0], (State(site.id),)), "category")


def to_frame(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    name = arguments.constant(0, "name", machine.of(value).hint)
    return TableValue([Named(name, Ref(value.name))], machine.of(value).loads, [machine.statement.index])


def groupby(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    by = arguments.get(0, "by")
    keys = tuple(by.items) if isinstance(by, Listing) else (by,) if by is not None else ()
    return Grouped(value, ("@",), keys, ("value",), True, arguments.node)


def reshape(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    """`reshape(-1, k)` and `reshape(n, k)` keep the rows."""
    sizes = arguments.args[0].items if arguments.args and isinstance(arguments.args[0], Listing) else arguments.args
    first = sizes[0] if sizes else Const(None)
    if isinstance(first, Count) or (isinstance(first, Const) and first.value == -1):
        rest = [Const(-1), *sizes[1:]]
        if len(rest) == 1:
            return row_operation(machine, arguments.node, [value, *rest], lambda e: Method("reshape", e[0], tuple(e[1:])), dtype_of(machine, value), "flat")
        return row_operation(machine, arguments.node, [value, *rest], lambda e: Method("reshape", e[0], tuple(e[1:])), dtype_of(machine, value), "array")
    return machine.refused("NB201", "a reshape that mixes rows", arguments.node, operands=[value])


def toarray(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    return row_operation(machine, arguments.node, [value], lambda e: Method("toarray", e[0]), "", "array")


def flatten(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    if machine.of(value).shape == "array" and not isinstance(machine.of(value).expr, Subscript):
        name = arguments.node.func.attr if hasattr(arguments.node.func, "attr") else "ravel"
        return row_operation(machine, arguments.node, [value], lambda e: Method(name, e[0]), "", "flat")
    return None


def to_numpy(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    return row_operation(machine, arguments.node, [value], lambda e: Method("to_numpy", e[0]), dtype_of(machine, value), "flat" if machine.of(value).shape != "array" else "array")


def to_list(machine: Machine, value: Rows, arguments: Arguments) -> Value:
    return Rows(value.name, list(value.writers))


def transpose(machine: Machine, value: Rows, arguments: Arguments) -> Value | None:
    """`X.transpose()`: its columns are the rows of training, and no record has it."""
    return machine.fit(arguments.node, "table", [value]) if machine.of(value).shape == "array" and not arguments.values() else None


HANDLERS = {
    "dot": products.method, "transpose": transpose,
    "map": mapped, "apply": mapped, "transform": transform, "fillna": fillna, "astype": astype, "to_frame": to_frame, "groupby": groupby,
    "reshape": reshape, "toarray": toarray, "todense": toarray, "flatten": flatten, "ravel": flatten, "to_numpy": to_numpy,
    "tolist": to_list, "to_list": to_list,
}  # fmt: skip
