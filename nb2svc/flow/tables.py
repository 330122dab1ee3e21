"""Tables: methods of a DataFrame, as what they do to its columns."""

import ast
from typing import Any

from nb2svc.flow import files, products, votes
from nb2svc.flow.applying import apply
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.dtypes import learnt, settled
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import on_tables, remember_dtypes, row_operation
from nb2svc.flow.rules_of import apply_rule, refusal, unknown_call
from nb2svc.flow.selection import (
    add_affix,
    align,
    axis_of,
    constant_names,
    drop,
    dropna,
    filter_columns,
    get,
    pop,
    reindex,
    rename,
    reset_index,
    select_dtypes,
    set_axis,
    set_index,
    subscript_of,
)
from nb2svc.flow.subscripts import column, column_dtype, subtable
from nb2svc.flow.values import (
    Const,
    Fit,
    Grouped,
    Library,
    Listing,
    Mapping,
    Open,
    Rows,
    TableValue,
    Unknown,
    UserFunction,
    Value,
    is_row,
    lifted,
)  # fmt: skip
from nb2svc.flow.writing import assign_column, column_expr, refuse_columns, set_column
from nb2svc.ir.expression import Call, Field, Method, Ref, Symbol

IDENTITY = {"copy", "head", "tail", "sample", "sort_values", "sort_index", "drop_duplicates", "query", "nlargest", "nsmallest", "truncate", "take"}


def method(machine: Machine, table: TableValue, name: str, arguments: Arguments) -> Value:
    """Call a method of a table; `inplace=True` writes the result back into it."""
    if name in HANDLERS:
        result = HANDLERS[name](machine, table, arguments)
    elif name in IDENTITY:
        if name == "sample" and arguments.constant(4, "random_state") is None:
            machine.drew()
        if name not in ("copy", "head", "tail", "sample", "sort_index"):
            # Which rows stay, or in which order, may depend on any column.
            machine.need_all(table)
        result = table.chosen() if name not in ("copy", "sort_values", "sort_index") else table.copy()
    else:
        result = by_rule(machine, table, name, arguments)
    if arguments.constant(99, "inplace") is True:
        machine.wrote(table)
        if isinstance(result, TableValue):
            table.parts, table.masks = result.parts, result.masks
        else:
            refuse_columns(machine, table, "NB201", f"what `{name}` writes into the table is not known", arguments.node, [])
        return Const(None)
    rule = machine.catalog.method("pandas.DataFrame", name)
    changed = rule.flags.get("mutates", ()) if rule is not None else ()
    if name not in HANDLERS and "self" in ((changed,) if isinstance(changed, str) else tuple(changed)):  # type: ignore[arg-type]
        refuse_columns(machine, table, "NB201", f"what `{name}` writes into the table is not known", arguments.node, [])
    if isinstance(result, TableValue) and result is not table:
        result.writers = [machine.statement.index, *table.writers]
    return result


def by_rule(machine: Machine, table: TableValue, name: str, arguments: Arguments) -> Value:
    rule = machine.catalog.method("pandas.DataFrame", name)
    operands = [table, *arguments.values()]
    if rule is None:
        if table.find(name) is not None:
            return unknown_call(machine, name, operands, arguments.node)
        return unknown_call(machine, f"DataFrame.{name}", operands, arguments.node)
    without = {k: v for k, v in arguments.keywords.items() if k != "inplace"}
    bare = Arguments(arguments.args, without, arguments.node)

    def build(exprs: list[Any]) -> Any:
        args, keywords = bare.split(exprs[1:])
        return Method(name, exprs[0], args, keywords)

    operands = [table, *bare.values()]
    result = apply_rule(machine, rule, operands, bare, build)
    if isinstance(result, Rows) and name in ("to_numpy",):
        machine.of(result).shape = "array"
    return result


def assign(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    result = table.copy()
    for name, value in arguments.keywords.items():
        made = machine.call_value(value, Arguments([result], {}, arguments.node)) if isinstance(value, UserFunction) else value
        set_column(machine, result, name, column_expr(machine, result, made, arguments.node))
        machine.hint(made, name)
    return result


def insert(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    name, position = arguments.constant(1, "column"), arguments.constant(0, "loc")
    new = arguments.get(2, "value") or Unknown()
    assign_column(machine, table, name, new, arguments.node)
    if isinstance(position, int) and not table.opens:
        part = table.find(name)
        if part is not None:
            table.parts.remove(part)
            table.parts.insert(position, part)
    return Const(None)


def groupby(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    by = arguments.get(0, "by")
    if isinstance(by, Rows):
        return Grouped(table, ("@",), (by,), None, False, arguments.node)
    names = constant_names(by) if by is not None else None
    if names is None:
        if isinstance(by, Listing) and any(map(is_row, by.items)):
            return Grouped(table, ("@",), tuple(by.items), None, False, arguments.node)
        return machine.fit(arguments.node, "table", [table])
    keys = tuple(column(machine, table, name, arguments.node) for name in names)
    return Grouped(table, tuple(names), keys, None, False, arguments.node)


def merge(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """A join with reference data is a lookup by key; with rows of the same table it is by row."""
    right = arguments.get(0, "right")
    if right is None or isinstance(right, Unknown):
        return right or refusal("NB201", "`merge` without a table", arguments.node)
    how = arguments.constant(1, "how", "inner")
    keys = constant_names(arguments.get(2, "on")) if arguments.get(2, "on") is not None else None
    if isinstance(right, TableValue):
        right_keys = constant_names(arguments.keywords["right_on"]) if "right_on" in arguments.keywords else keys
        if right_keys and len(right_keys) == 1 and is_unique(machine, right, right_keys[0]) is False:
            return machine.refused("NB210", f"`{right_keys[0]}` stands more than once in the joined table: one record would become several", arguments.node, "aggregate it to one row for each key first", [table])
        right = reference(machine, right, arguments)
    if not isinstance(right, Fit):
        return machine.refused("NB210", "this join is not analysed", arguments.node, operands=[table])
    keywords = [(k, machine.meaning(v, arguments.node).expr) for k, v in arguments.keywords.items() if k not in ("right", "how")]
    if len(arguments.args) > 2:
        keywords.append(("on", machine.meaning(arguments.args[2], arguments.node).expr))
    joined = "left" if how in ("inner", "left") else how
    if joined != "left":
        return machine.refused("NB210", f"a `{how}` join makes rows that no request has", arguments.node, "join with how='left'", [table])
    left_keys = constant_names(arguments.keywords["left_on"]) if "left_on" in arguments.keywords else keys
    looking = subtable(machine, table, left_keys, arguments.node) if left_keys else table
    made = row_operation(machine, arguments.node, [looking if isinstance(looking, TableValue) else table, right], lambda e: Call(Symbol("columns.join"), (e[0], e[1]), tuple(keywords)), "", "table")
    result = table.copy()
    for name in right.parts.get("columns", ()):
        if name not in (keys or ()) and table.find(name) is None:
            set_column(machine, result, name, subscript_of(made, name))
    if not right.parts.get("columns"):
        result.parts.append(Open(Ref(made.name), tuple(result.names())))
    return result


def is_unique(machine: Machine, table: TableValue, name: Any) -> bool | None:
    """Does a raw column hold each value once? None where that is not known."""
    part = table.find(name)
    expr = part.expr if part is not None else None
    while isinstance(expr, Ref) and isinstance(machine.graph.nodes[expr.name].expr, (Ref, Field)):
        expr = machine.graph.nodes[expr.name].expr
    match expr:
        case Field(column, load) if machine.graph.loads[load].sample is not None:
            found = machine.graph.loads[load].sample.by_name.get(column)
            return found.unique if found is not None else None
        case _:
            return None


def reference(machine: Machine, right: TableValue, arguments: Arguments) -> Value:
    """Another table joined by key is reference data: all of it is learnt."""
    node = arguments.node.args[0] if arguments.node.args else next(k.value for k in arguments.node.keywords if k.arg == "right")
    made = machine.fit(node, "table", [right])
    made.how = "use_table"
    made.parts["columns"] = tuple(right.names())
    return made


def pipe(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return machine.call_value(arguments.args[0], Arguments([table, *arguments.args[1:]], arguments.keywords, arguments.node))


def elementwise(name: str) -> Any:
    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        steadied = settled_table(machine, table, arguments)
        operands = [steadied, *arguments.values()]
        return on_tables(machine, arguments.node, operands, steadied, lambda e: Method(name, e[0], *arguments.split(e[1:])))

    return handler


def settled_table(machine: Machine, table: TableValue, arguments: Arguments) -> TableValue:
    """The table that a method is called on, with the dtypes of training where the method shows them."""
    func = arguments.node.func
    made = settled(machine, table, func.value) if isinstance(func, ast.Attribute) else table
    assert isinstance(made, TableValue)
    return made


def convert_dtypes(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """The dtypes that fit the values of training."""
    return learnt(machine, table, arguments.node)


def fillna(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    if arguments.get(1, "method") is not None:
        return spread(machine, table, machine.refused("NB403", "a forward or backward fill reads other rows", arguments.node, operands=[table]))
    value = arguments.get(0, "value")
    if isinstance(value, Mapping) and not table.opens:
        return per_column(machine, table, value, arguments, "fillna")
    if isinstance(value, TableValue):
        return on_tables(machine, arguments.node, [table, value], table, lambda e: Method("fillna", e[0], (e[1],)))
    dtypes = {name: column_dtype(machine, table, name) for name in table.names()}
    result = on_tables(machine, arguments.node, [table, value or Unknown()], table, lambda e: Method("fillna", e[0], (e[1],)))
    remember_dtypes(machine, result, dtypes)
    return result


def per_column(machine: Machine, table: TableValue, values: Mapping, arguments: Arguments, name: str) -> TableValue:
    """A dict names the columns: each gets its own operation."""
    result = table.copy()
    for key, value in values.items.items():
        part = result.find(key)
        if part is None:
            continue
        old = column(machine, table, key, arguments.node)
        rule = machine.catalog.method("pandas.Series", name)
        dtype = machine.of(old).dtype if isinstance(old, Rows) and name in ("fillna", "replace") else astype_name(value) if name == "astype" else ""
        made = row_operation(machine, arguments.node, [old, value], lambda e: Method(name, e[0], (e[1],)), dtype if rule is not None else "")
        part.expr, part.writers = Ref(made.name), (*part.writers, machine.statement.index)
        if isinstance(key, str):
            machine.hint(made, key)
    return result


def astype_name(value: Value) -> str:
    text = str(value.value) if isinstance(value, Const) else value.name if isinstance(value, Library) else ""
    word = text.removeprefix("builtins.").removeprefix("numpy.").rstrip("_")
    return {"int": "int64", "float": "float64", "bool": "bool", "str": "object", "object": "object"}.get(word, word)


def astype(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    value = arguments.get(0, "dtype")
    if isinstance(value, Mapping):
        return per_column(machine, table, value, arguments, "astype")
    if isinstance(value, Const) and value.value == "category":
        return machine.refused("NB209", "whole-table categories", arguments.node, "convert the columns one by one", [table])
    if value is not None and astype_name(value) in ("object", "string"):
        table = settled_table(machine, table, arguments)
    result = on_tables(machine, arguments.node, [table, value or Unknown()], table, lambda e: Method("astype", e[0], (e[1],)))
    remember_dtypes(machine, result, dict.fromkeys(table.names(), astype_name(value or Unknown())))
    return result


def spread(machine: Machine, table: TableValue, refused: Rows) -> TableValue:
    """The same table with every column refused."""
    result = table.copy()
    for part in result.parts:
        part.expr = Ref(refused.name)
    return result


def iterate(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return Unknown(refusal("NB207", "iterates over rows", arguments.node, "write it as an operation on columns").diagnostic)


def items(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    if table.opens:
        return Unknown()
    return Listing("list", [Listing("tuple", [lifted(name), column(machine, table, name, arguments.node)]) for name in table.names()])


def keys(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return Listing("list", [lifted(name) for name in table.names()]) if not table.opens else machine.fit(arguments.node, "columns", [table])


def write(name: str) -> Any:
    """`to_csv` and its like."""

    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        machine.graph.written.append((table, machine.span(arguments.node), machine.statement.index, "table"))
        machine.statement.tasks.add("save")
        machine.need_all(table)
        if name in files.WRITERS:
            files.write(machine, files.WRITERS[name], table, arguments, 0)
        return Const(None)

    return handler


def aggregate_or_rows(name: str) -> Any:
    """`mean`, `sum`, …: along rows a row operation, along columns learnt."""

    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        if axis_of(arguments, 0) == 1:
            operands = [table, *arguments.values()]
            return row_operation(machine, arguments.node, operands, lambda e: Method(name, e[0], *arguments.split(e[1:])))
        return machine.fit(arguments.node, "table", [table], "float64" if name in ("mean", "median", "std") else "", shape="series")

    return handler


def join(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    other = arguments.get(0, "other")
    if isinstance(other, (TableValue, Rows)) and "on" not in arguments.keywords and machine.loads_of(other) <= machine.loads_of(table):
        return machine.call_value(Library("pandas.concat"), Arguments([Listing("list", [table, other])], {"axis": Const(1)}, arguments.node))
    return merge(machine, table, Arguments(arguments.args, {"how": Const("left"), "right_index": Const(True), **{("left_on" if k == "on" else k): v for k, v in arguments.keywords.items()}}, arguments.node))


def most_frequent(machine: Machine, table: TableValue, arguments: Arguments) -> Value | None:
    """The mode across columns is a function of the row; down a column it is learnt."""
    made = votes.table_mode(machine, table, arguments)
    return TableValue([Open(Ref(made.name))], table.loads, [machine.statement.index]) if made is not None else None


HANDLERS = {
    "mode": most_frequent, "dot": products.method, "convert_dtypes": convert_dtypes, "infer_objects": convert_dtypes,
    "drop": drop, "rename": rename, "assign": assign, "insert": insert, "pop": pop, "get": get, "filter": filter_columns,
    "select_dtypes": select_dtypes, "groupby": groupby, "merge": merge, "apply": apply, "pipe": pipe, "fillna": fillna,
    "astype": astype, "dropna": dropna, "set_index": set_index, "reset_index": reset_index, "iterrows": iterate, "itertuples": iterate,
    "items": items, "iteritems": items, "keys": keys, "set_axis": set_axis, "add_prefix": add_affix(True), "add_suffix": add_affix(False),
    "reindex": reindex, "align": align, "join": join, **{name: write(name) for name in (*files.WRITERS, "to_sql")},
    **{name: elementwise(name) for name in ("applymap", "map")},
    **{name: aggregate_or_rows(name) for name in ("mean", "median", "sum", "min", "max", "std", "var", "prod", "count", "nunique", "any", "all", "quantile")},
}  # fmt: skip
