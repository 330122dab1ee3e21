"""Tables: methods of a DataFrame, as what they do to its columns."""

import ast
from typing import Any

from nb2svc.catalog import UNKNOWN
from nb2svc.flow.access import (
    assign_column, column, column_dtype, column_expr, rename_all, set_column, subtable,
)  # fmt: skip
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.evaluate import known_items, on_tables, row_operation
from nb2svc.flow.machine import Machine
from nb2svc.flow.rules_of import apply_rule, refusal, unknown_call
from nb2svc.flow.values import (
    Bound, Const, Fit, Grouped, Library, Listing, Mapping, Named, Open, Rows, TableValue, Unknown, UserFunction, Value,
    is_constant, is_row, lifted, plain,
)  # fmt: skip
from nb2svc.ir.expression import Call, Field, Method, Ref, Subscript, Symbol, literal

IDENTITY = {"copy", "head", "tail", "sample", "sort_values", "sort_index", "drop_duplicates", "query", "nlargest", "nsmallest", "truncate", "convert_dtypes_", "pipe_", "take", "swapaxes_", "infer_objects"}
WRITERS = {"to_csv", "to_parquet", "to_excel", "to_pickle", "to_json", "to_sql", "to_feather"}
AXIS = {"columns": 1, "index": 0, "rows": 0}


def method(machine: Machine, table: TableValue, name: str, arguments: Arguments) -> Value:
    """Call a method of a table; `inplace=True` writes the result back into it."""
    if name in HANDLERS:
        result = HANDLERS[name](machine, table, arguments)
    elif name in IDENTITY:
        if name == "sample" and arguments.constant(4, "random_state") is None:
            machine.drew()
        if name not in ("copy", "head", "tail", "sample", "sort_index", "infer_objects"):
            # Which rows stay, or in which order, may depend on any column.
            machine.need_all(table)
        result = table.copy()
    else:
        result = by_rule(machine, table, name, arguments)
    if arguments.constant(99, "inplace") is True:
        machine.wrote(table)
        if isinstance(result, TableValue):
            table.parts = result.parts
        return Const(None)
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


def axis_of(arguments: Arguments, position: int, default: int = 0) -> int | None:
    axis = arguments.constant(position, "axis", default)
    return None if axis is UNKNOWN else AXIS.get(axis, axis)


def drop(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    labels = arguments.keywords.get("columns")
    if labels is None:
        if "index" in arguments.keywords and not arguments.args:
            return table.copy()
        axis = axis_of(arguments, 1)
        if axis == 0:
            return table.copy()
        labels = arguments.get(0, "labels")
    if labels is None or isinstance(labels, Unknown):
        return labels or refusal("NB201", "`drop` without columns", arguments.node)
    result = table.copy()
    names = constant_names(labels)
    if names is None:
        return trained_columns(machine, table, "drop", labels, arguments.node)
    machine.statement.needs |= {writer for name in names if (part := table.find(name)) is not None for writer in part.writers}
    result.parts = [part for part in result.parts if not (isinstance(part, Named) and part.name in names)]
    for name in names:
        if table.find(name) is None:
            for part in result.opens:
                if name not in part.dropped:
                    part.dropped = (*part.dropped, name)
    return result


def trained_columns(machine: Machine, table: TableValue, name: str, labels: Value, node: ast.AST) -> Value:
    """Columns named by a list that only training knows."""
    made = row_operation(machine, node, [table, labels], lambda e: Method(name, e[0], (), (("columns", e[1]),)), "", "table")
    return TableValue([Open(Ref(made.name))], table.loads)


def constant_names(value: Value) -> list[Any] | None:
    if isinstance(value, Const):
        return [value.value]
    items = known_items(value) if isinstance(value, (Listing, Mapping)) else None
    if items is None:
        return None
    return [plain(item) for item in items] if all(map(is_constant, items)) else None


def rename(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    mapper = arguments.keywords.get("columns")
    if mapper is None:
        if axis_of(arguments, 3) != 1 and "mapper" not in arguments.keywords and not ("axis" in arguments.keywords):
            return table.copy()
        mapper = arguments.get(0, "mapper")
    result = table.copy()
    if isinstance(mapper, Mapping):
        names = {old: plain(new) for old, new in mapper.items.items() if isinstance(new, Const)}
        for part in result.parts:
            if isinstance(part, Named):
                part.name = names.get(part.name, part.name)
        known = set(table.names())
        if table.opens and any(old not in known for old in names):
            return whole_rename(machine, table, mapper, arguments.node)
        return result
    if isinstance(mapper, (UserFunction, Bound, Library)) and not table.opens:
        for part in result.parts:
            renamed = machine.call_value(mapper, Arguments([lifted(part.name)], {}, arguments.node))
            if not isinstance(renamed, Const):
                return refusal("NB209", "the new column names are not known", arguments.node)
            part.name = renamed.value
        return result
    return whole_rename(machine, table, mapper, arguments.node) if mapper is not None else result


def whole_rename(machine: Machine, table: TableValue, mapper: Value, node: ast.AST) -> Value:
    made = row_operation(machine, node, [table, mapper], lambda e: Method("rename", e[0], (), (("columns", e[1]),)), "", "table")
    return TableValue([Open(Ref(made.name))], table.loads)


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


def pop(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    name = arguments.constant(0, "item")
    taken = column(machine, table, name, arguments.node)
    if isinstance(taken, Rows):
        taken.writers.append(machine.statement.index)
    machine.wrote(table)
    without(table, name)
    return taken


def without(table: TableValue, name: Any) -> None:
    """Take a column out: a known one, else from the parts that may hold it."""
    if table.find(name) is not None:
        table.parts = [part for part in table.parts if not (isinstance(part, Named) and part.name == name)]
        return
    for part in table.opens:
        part.dropped = (*part.dropped, name)


def get(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    name = arguments.constant(0, "key")
    if table.find(name) is None and not table.opens:
        return arguments.get(1, "default") or Const(None)
    return column(machine, table, name, arguments.node)


def filter_columns(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    items = arguments.constant(0, "items")
    like = arguments.constant(1, "like")
    if isinstance(items, list):
        return subtable(machine, table, [name for name in items if table.find(name) is not None or table.opens], arguments.node)
    if isinstance(like, str) and not table.opens:
        return subtable(machine, table, [name for name in table.names() if like in str(name)], arguments.node)
    made = machine.fit(arguments.node, "columns", [table])
    return refusal("NB209", "which columns remain is not known", made.node)


def select_dtypes(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """Columns by dtype: known where every dtype is, else learnt."""
    include, exclude = dtype_names(arguments.get(0, "include")), dtype_names(arguments.get(1, "exclude"))
    dtypes = {name: column_dtype(machine, table, name) for name in table.names()}
    if table.opens or not all(dtypes.values()) or include is None or exclude is None:
        return Unknown(refusal("NB209", "the dtypes of these columns are known only at training", arguments.node, "name the columns").diagnostic)
    kept = [name for name, dtype in dtypes.items() if (not include or dtype_in(dtype, include)) and not (exclude and dtype_in(dtype, exclude))]
    return subtable(machine, table, kept, arguments.node)


def dtype_names(value: Value | None) -> list[str] | None:
    if value is None or (isinstance(value, Const) and value.value is None):
        return []
    items = [value] if isinstance(value, (Const, Library)) else known_items(value)
    if items is None:
        return None
    return [str(item.value) if isinstance(item, Const) else item.name if isinstance(item, Library) else "?" for item in items]


def dtype_in(dtype: str, names: list[str]) -> bool:
    for name in names:
        word = name.removeprefix("builtins.").removeprefix("numpy.").rstrip("_")
        if word == "number" and dtype.startswith(("int", "float", "uint")):
            return True
        if word in ("object", "O", "str", "string") and dtype == "object":
            return True
        if word in ("int", "float") and dtype == f"{word}64":
            return True
        if word in ("datetime", "datetime64") and dtype.startswith("datetime64"):
            return True
        if word in (dtype, dtype.removesuffix("64")) and word not in ("int", "float"):
            return True
    return False


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


def subscript_of(made: Rows, name: Any) -> Subscript:
    return Subscript(Ref(made.name), literal(name))


def reference(machine: Machine, right: TableValue, arguments: Arguments) -> Value:
    """Another table joined by key is reference data: all of it is learnt."""
    node = arguments.node.args[0] if arguments.node.args else next(k.value for k in arguments.node.keywords if k.arg == "right")
    made = machine.fit(node, "table", [right])
    made.how = "use_table"
    made.parts["columns"] = tuple(right.names())
    return made


def apply(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """`apply` along rows is row-wise; along columns it is one call for each column."""
    function = arguments.get(0, "func")
    node = arguments.node
    if axis_of(arguments, 1) == 1:
        if isinstance(function, UserFunction):
            used = columns_used(function.node)
            base = subtable(machine, table, [name for name in table.names() if name in used], node) if used is not None and not table.opens else table
            operands: list[Value] = [base if isinstance(base, TableValue) and base.parts else table, function]
        else:
            operands = [table, function or Unknown()]
        rest = {k: v for k, v in arguments.keywords.items() if k not in ("func", "axis")}
        operands += rest.values()
        return row_operation(machine, node, operands, lambda e: Method("apply", e[0], (e[1],), (("axis", literal(1)), *zip(rest, e[2:]))))
    if table.opens or function is None:
        return machine.refused("NB209", "a function is applied to columns that only training knows", node, operands=[table])
    results: dict[Any, Value] = {}
    if isinstance(function, UserFunction) and function.node.args.args:
        machine.targets[id(node)] = function.node.args.args[0].arg
    for name in table.names():
        outer = machine.context
        machine.context = (*outer, ("column", id(node), name))
        results[name] = machine.call_value(function, Arguments([column(machine, table, name, node)], {k: v for k, v in arguments.keywords.items() if k not in ("func", "axis", "args")}, node))
        machine.context = outer
    if all(isinstance(result, Rows) for result in results.values()):
        return TableValue([Named(name, Ref(result.name)) for name, result in results.items() if isinstance(result, Rows)], table.loads)
    if any(isinstance(result, Rows) for result in results.values()):
        return machine.refused("NB201", "the function gives rows for some columns and a number for others", node, operands=[table])
    return machine.fit(node, "table", [table])


def columns_used(node: ast.AST) -> set[Any] | None:
    """The columns that a function of one row reads, None where that is not plain."""
    parameters = node.args.args if isinstance(node, (ast.FunctionDef, ast.Lambda)) else []
    if not parameters:
        return None
    row = parameters[0].arg
    used: set[Any] = set()
    plain_reads = 0
    for inner in ast.walk(node):
        match inner:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=key)) if name == row:
                used.add(key)
                plain_reads += 1
            case ast.Subscript(value=ast.Name(id=name), slice=ast.List(elts=elements)) if name == row and all(isinstance(e, ast.Constant) for e in elements):
                used |= {e.value for e in elements if isinstance(e, ast.Constant)}
                plain_reads += 1
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == row:
                used.add(attr)
                plain_reads += 1
    reads = sum(isinstance(inner, ast.Name) and inner.id == row and isinstance(inner.ctx, ast.Load) for inner in ast.walk(node))
    return used if reads == plain_reads else None


def pipe(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return machine.call_value(arguments.args[0], Arguments([table, *arguments.args[1:]], arguments.keywords, arguments.node))


def elementwise(name: str) -> Any:
    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        operands = [table, *arguments.values()]
        return on_tables(machine, arguments.node, operands, table, lambda e: Method(name, e[0], *arguments.split(e[1:])))

    return handler


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


def remember_dtypes(machine: Machine, table: TableValue, dtypes: dict[Any, str]) -> None:
    """Give the columns nodes of their own that carry the dtype."""
    for part in table.parts:
        if isinstance(part, Named) and dtypes.get(part.name):
            made = machine.node(machine.of_expr(part.expr), ast.Pass(), "column", dtypes[part.name])
            if made.statement == machine.statement.index:
                made.dtype = made.dtype or dtypes[part.name]
                made.span = machine.span(machine.statement_node)
                part.expr = Ref(made.name)


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
    result = on_tables(machine, arguments.node, [table, value or Unknown()], table, lambda e: Method("astype", e[0], (e[1],)))
    remember_dtypes(machine, result, dict.fromkeys(table.names(), astype_name(value or Unknown())))
    return result


def spread(machine: Machine, table: TableValue, refused: Rows) -> TableValue:
    """The same table with every column refused."""
    result = table.copy()
    for part in result.parts:
        part.expr = Ref(refused.name)
    return result


def dropna(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    machine.need_all(table)
    if axis_of(arguments, 0) != 1:
        return table.copy()
    if table.opens or any(not isinstance(part.expr, (Field, Ref)) for part in table.parts):
        return refusal("NB209", "which columns have gaps is not known", arguments.node, "name the columns")
    kept, unknown = [], False
    for part in table.parts:
        missing = part_missing(machine, part)
        unknown = unknown or missing is None
        if not missing:
            kept.append(part)
    if unknown or any(name in arguments.keywords for name in ("thresh", "subset", "how")):
        return refusal("NB209", "which columns have gaps is not known", arguments.node, "name the columns")
    result = table.copy()
    result.parts = [Named(part.name, part.expr) for part in kept if isinstance(part, Named)]
    return result


def part_missing(machine: Machine, part: Any) -> bool | None:
    match part.expr:
        case Field(name, load) if machine.graph.loads[load].sample is not None:
            return machine.graph.loads[load].sample.has_missing(name)
        case _:
            return None


def set_index(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    names = constant_names(arguments.get(0, "keys") or Unknown())
    result = table.copy()
    if names is not None and arguments.constant(1, "drop", True) is not False:
        result.parts = [part for part in result.parts if not (isinstance(part, Named) and part.name in names)]
        for part in result.opens:
            part.dropped = (*part.dropped, *names)
    machine.statement.needs |= {writer for name in names or [] if (part := table.find(name)) is not None for writer in part.writers}
    result.index_parts = [(name, table.find(name)) for name in names or [] if table.find(name) is not None]
    return result


def reset_index(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    result = table.copy()
    result.index_parts = []
    if arguments.constant(1, "drop", False) is True or arguments.constant(99, "drop", False) is True:
        return result
    restored = [Named(name, part.expr) for name, part in table.index_parts]
    if not restored:
        refused = machine.refused("NB405", "the row number is no property of one record", arguments.node, "drop the index", [table])
        restored = [Named("index", Ref(refused.name))]
    result.parts = [*restored, *result.parts]
    return result


def iterate(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return Unknown(refusal("NB207", "iterates over rows", arguments.node, "write it as an operation on columns").diagnostic)


def items(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    if table.opens:
        return Unknown()
    return Listing("list", [Listing("tuple", [lifted(name), column(machine, table, name, arguments.node)]) for name in table.names()])


def keys(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    return Listing("list", [lifted(name) for name in table.names()]) if not table.opens else machine.fit(arguments.node, "columns", [table])


def write(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    machine.graph.written.append((table, machine.span(arguments.node), machine.statement.index, "table"))
    machine.statement.tasks.add("save")
    machine.need_all(table)
    return Const(None)


def aggregate_or_rows(name: str) -> Any:
    """`mean`, `sum`, …: along rows a row operation, along columns learnt."""

    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        if axis_of(arguments, 0) == 1:
            operands = [table, *arguments.values()]
            return row_operation(machine, arguments.node, operands, lambda e: Method(name, e[0], *arguments.split(e[1:])))
        return machine.fit(arguments.node, "table", [table], "float64" if name in ("mean", "median", "std") else "", shape="series")

    return handler


def set_axis(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    result = table.copy()
    if axis_of(arguments, 1) == 1:
        rename_all(machine, result, arguments.get(0, "labels") or Unknown(), arguments.node)
    return result


def add_affix(prefix: bool) -> Any:
    def handler(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
        text = arguments.constant(0, "prefix" if prefix else "suffix")
        if not isinstance(text, str) or table.opens:
            return refusal("NB209", "the new column names are not known", arguments.node)
        result = table.copy()
        for part in result.parts:
            part.name = f"{text}{part.name}" if prefix else f"{part.name}{text}"
        return result

    return handler


def reindex(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    labels = arguments.keywords.get("columns")
    if labels is None:
        return table.copy()
    fill = arguments.keywords.get("fill_value")
    names = constant_names(labels)
    operands = [table, labels, *([fill] if fill is not None else [])]
    made = row_operation(machine, arguments.node, operands, lambda e: Method("reindex", e[0], (), (("columns", e[1]), *((("fill_value", e[2]),) if len(e) > 2 else ()))), "", "table")
    if names is not None:
        return TableValue([Named(name, subscript_of(made, name)) for name in names], table.loads)
    return TableValue([Open(Ref(made.name))], table.loads)


def join(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    other = arguments.get(0, "other")
    if isinstance(other, (TableValue, Rows)) and "on" not in arguments.keywords and machine.loads_of(other) <= machine.loads_of(table):
        return machine.call_value(Library("pandas.concat"), Arguments([Listing("list", [table, other])], {"axis": Const(1)}, arguments.node))
    return merge(machine, table, Arguments(arguments.args, {"how": Const("left"), "right_index": Const(True), **{("left_on" if k == "on" else k): v for k, v in arguments.keywords.items()}}, arguments.node))


HANDLERS = {
    "drop": drop, "rename": rename, "assign": assign, "insert": insert, "pop": pop, "get": get, "filter": filter_columns,
    "select_dtypes": select_dtypes, "groupby": groupby, "merge": merge, "apply": apply, "pipe": pipe, "fillna": fillna,
    "astype": astype, "dropna": dropna, "set_index": set_index, "reset_index": reset_index, "iterrows": iterate, "itertuples": iterate,
    "items": items, "iteritems": items, "keys": keys, "set_axis": set_axis, "add_prefix": add_affix(True), "add_suffix": add_affix(False),
    "reindex": reindex, "join": join, **{name: write for name in WRITERS},
    **{name: elementwise(name) for name in ("applymap", "map")},
    **{name: aggregate_or_rows(name) for name in ("mean", "median", "sum", "min", "max", "std", "var", "prod", "count", "nunique", "any", "all", "quantile")},
}  # fmt: skip
