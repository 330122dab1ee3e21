"""Access: attributes and subscripts, read and written."""

import ast
import math
from typing import Any

from nb2svc.flow import domains
from nb2svc.flow.evaluate import DType, dtype_of, key_of, known_items, row_operation
from nb2svc.flow.machine import Machine
from nb2svc.flow.values import (
    Bound, Const, Count, Estimator, Fit, Grouped, Indexer, Instance, Labels, Library, Listing, Mapping, Named, Open, Rows,
    TableValue, Unknown, UserClass, UserFunction, Value, is_constant, is_row, lifted, plain, writers_of,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.ir.expression import NONE, Attribute, Call, Display, Expr, Field, Method, Ref, Slice, Subscript, Symbol, literal
from nb2svc.ir.span import span_of

INDEXERS = {"loc", "iloc", "at", "iat"}
ACCESSORS = {"str": "StringAccessor", "dt": "DatetimeAccessor", "cat": "CategoricalAccessor"}
ARRAY_ATTRIBUTES = {"values", "array"}
FULL = Const(slice(None))
CLOSED = "@index"
NUMBERS = {"numpy.pi": math.pi, "math.pi": math.pi, "numpy.e": math.e, "math.e": math.e}


# -- reading attributes -------------------------------------------------------------------------------------------------------


def attribute(machine: Machine, value: Value, name: str, node: ast.expr) -> Value:
    """`value.name`, where it is not called at once."""
    match value:
        case Library(dotted):
            known = NUMBERS.get(f"{dotted}.{name}")
            return Const(known) if known is not None else Library(f"{dotted}.{name}")
        case TableValue():
            return table_attribute(machine, value, name, node)
        case Rows():
            return rows_attribute(machine, value, name, node)
        case Instance(klass, attributes):
            if name in attributes:
                return attributes[name]
            if (method := klass.method(name)) is not None:
                return Bound(value, method.name, node)
            if name in klass.attributes:
                return klass.attributes[name]
            return Bound(value, name, node) if value.fitted else Unknown()
        case UserClass(attributes=attributes, methods=methods):
            return attributes.get(name) or methods.get(name) or Unknown()
        case Estimator():
            if value.fitted is None:
                return Bound(value, name, node)
            made = machine.fit(node, "estimator" if name == "best_estimator_" else "statistic", [value])
            made.parts["estimator"] = value
            return made
        case Grouped():
            return group_column(value, (name,), True)
        case Fit():
            if name in INDEXERS:
                return Indexer(name, value)
            return machine.fit(node, value.kind if name in ("values", "index", "columns", "T") else "statistic", [value], hint=value.hint, shape=value.shape if value.shape == "scalar" or name == "values" else "")
        case Labels():
            return value if name == "values" else machine.fit(node, "statistic", [value])
        case Listing():
            return value if name == "values" else Bound(value, name, node)
        case Unknown():
            return value
        case _:
            return Bound(value, name, node)


def table_attribute(machine: Machine, table: TableValue, name: str, node: ast.expr) -> Value:
    if table.find(name) is not None:
        return column(machine, table, name, node)
    match name:
        case "columns":
            if table.opens:
                return machine.fit(node, "columns", [table])
            return Listing("list", [lifted(column_name) for column_name in table.names()])
        case "values":
            return as_array(machine, table, node)
        case "index":
            return Labels(table.loads)
        case "shape":
            width: Value = Const(len(table.parts)) if not table.opens else machine.fit(node, "statistic", [table])
            return Listing("tuple", [Count(machine.fit(node, "statistic", [table]), table), width])
        case "loc" | "iloc" | "at" | "iat":
            return Indexer(name, table)
        case "dtypes":
            known = {column_name: column_dtype(machine, table, column_name) for column_name in table.names()}
            if not table.opens and all(known.values()):
                return Mapping({key: Const(DType(dtype)) for key, dtype in known.items()})
            return machine.fit(node, "statistic", [table])
        case "empty":
            return Const(False)
        case "T" | "style":
            return machine.fit(node, "table", [table])
        case "plot":
            return Library("matplotlib.pyplot.plot")
    if table.opens and machine.catalog.method("pandas.DataFrame", name) is None and not hasattr_frame(name):
        return column(machine, table, name, node)
    return Bound(table, name, node)


def hasattr_frame(name: str) -> bool:
    """Names a DataFrame has of its own besides what the rules list."""
    return name in {"axes", "ndim", "size", "attrs", "flags"} or name.startswith("_")


def column_dtype(machine: Machine, table: TableValue, name: Any) -> str:
    part = table.find(name)
    match part and part.expr:
        case Ref(node) if machine.graph.nodes[node].dtype:
            return machine.graph.nodes[node].dtype
        case Field(field, load):
            return machine.graph.loads[load].sample.dtype(field) if machine.graph.loads[load].sample else ""
        case None:
            return ""
        case expr:
            return domains.dtype(machine, expr)


def rows_attribute(machine: Machine, value: Rows, name: str, node: ast.expr) -> Value:
    shape = machine.of(value).shape
    if shape in ACCESSORS:
        rule = machine.catalog.method(f"pandas.Series.{shape}", name)
        return row_operation(machine, node, [value], lambda e: Attribute(name, e[0]), rule_dtype(rule), "column") if rule_is_attribute(shape, name) else Bound(value, name, node)
    if shape == "categorical" and name == "codes":
        return row_operation(machine, node, [value], lambda e: Attribute("codes", e[0]), "int64", "flat")
    match name:
        case "str" | "dt" | "cat":
            return row_operation(machine, node, [value], lambda e: Attribute(name, e[0]), "", name)
        case "values" | "array":
            return row_operation(machine, node, [value], lambda e: Attribute("values", e[0]), dtype_of(machine, value), "array" if shape == "array" else "flat")
        case "shape":
            return Listing("tuple", [Count(machine.fit(node, "statistic", [value]), value), machine.fit(node, "statistic", [value])])
        case "size":
            return Count(machine.fit(node, "statistic", [value]), value)
        case "index":
            return Labels(frozenset(machine.loads_of(value)))
        case "dtype" | "dtypes":
            dtype = dtype_of(machine, value)
            return Const(DType(dtype)) if dtype else machine.fit(node, "statistic", [value])
        case "loc" | "iloc" | "at" | "iat":
            return Indexer(name, value)
        case "T":
            return value if shape in ("column", "flat") else machine.refused("NB201", "a transposed table", node, operands=[value])
        case "plot":
            return Library("matplotlib.pyplot.plot")
        case "name":
            return machine.fit(node, "statistic", [value])
        case _:
            return Bound(value, name, node)


def rule_is_attribute(shape: str, name: str) -> bool:
    return (shape == "dt" and name in DATE_PARTS) or (shape == "cat" and name in {"codes", "categories"})


DATE_PARTS = {
    "year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "dayofweek", "day_of_week", "weekday", "dayofyear",
    "day_of_year", "quarter", "is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end", "is_year_start", "is_year_end",
    "is_leap_year", "days_in_month", "daysinmonth", "date", "time", "days", "seconds",
}  # fmt: skip


def rule_dtype(rule: Any) -> str:
    """The dtype that a rule's return annotation names, in numpy's words."""
    text = rule.returns if rule is not None else ""
    inner = text[text.find("[") + 1 : -1] if "[" in text else ""
    return {"float": "float64", "int": "int64", "bool": "bool", "str": "object", "datetime": "datetime64[ns]", "category": "category"}.get(inner, "")


def as_array(machine: Machine, table: TableValue, node: ast.AST) -> Value:
    return row_operation(machine, node, [table], lambda e: Attribute("values", e[0]), "", "array")


# -- reading subscripts -------------------------------------------------------------------------------------------------------


def column(machine: Machine, table: TableValue, name: Any, node: ast.AST) -> Value:
    """One column of a table."""
    part = table.find(name)
    if part is not None:
        machine.statement.needs |= set(part.writers)
        meaning = machine.of_expr(part.expr)
        if isinstance(part.expr, Ref):
            found = Rows(part.expr.name)
        else:
            found = machine.rows(meaning, node, "column", column_dtype(machine, table, name))
    else:
        found = open_column(machine, table, name, node)
        if found is None:
            return Unknown(Diagnostic("NB209", f"the table has no column {name!r} here", span_of(node)))
    found.origin = (table, name)
    found.writers = [*writers_of(table), *(part.writers if part is not None else ())]
    return found


def open_column(machine: Machine, table: TableValue, name: Any, node: ast.AST) -> Rows | None:
    """A column that one of the parts unknown before training must have."""
    candidates = [part for part in table.opens if name not in part.dropped]
    if len(candidates) > 1:
        named = [part for part in candidates if isinstance(part.expr, Ref) and str(name).startswith(machine.graph.nodes[part.expr.name].hint or "\0")]
        candidates = named if len(named) == 1 else candidates[:1] if not named else named[:1]
    for part in candidates:
        if isinstance(part.expr, Field):
            return machine.rows(machine.of_expr(Field(name, part.expr.load)), node)
        return machine.rows(machine.of_expr(Subscript(part.expr, literal(name))), node)
    return None


def subscript(machine: Machine, value: Value, index: Value, node: ast.expr) -> Value:
    """`value[index]`."""
    match value:
        case TableValue():
            return table_item(machine, value, index, node)
        case Rows():
            return rows_item(machine, value, index, node)
        case Indexer(kind, target):
            return indexed(machine, kind, target, index, node)
        case Grouped():
            names = tuple(plain(index)) if isinstance(index, Listing) and is_constant(index) else (plain(index),) if is_constant(index) else ()
            return group_column(value, names, not isinstance(index, Listing))
        case Mapping(items):
            return mapping_item(machine, value, items, index, node)
        case Listing(kind, items):
            return listing_item(machine, value, items, index, node)
        case Const(inner) if is_constant(index):
            try:
                return lifted(inner[plain(index)])
            except Exception:  # noqa: BLE001 — a wrong index of the notebook's own constant
                return Unknown(Diagnostic("NB201", "this subscript raises", span_of(node)))
        case Fit():
            if is_row(index):
                return row_operation(machine, node, [value, index], lambda e: Subscript(*e))
            scalar = isinstance(index, Const) and isinstance(index.value, int)
            return machine.fit(node, "statistic" if scalar else value.kind, [value, index], hint=value.hint, shape=item_shape(value, index))
        case Labels():
            return value if not is_constant(index) or isinstance(plain(index), slice) else machine.fit(node, "statistic", [value])
        case Unknown():
            return value
        case _:
            return machine.fit(node, "statistic", [value, index])


def item_shape(value: Fit, index: Value) -> str:
    """One item of a series is a scalar, one of a table a series; several are what they were."""
    if isinstance(index, Const) and not isinstance(index.value, slice):
        return {"series": "scalar", "table": "series"}.get(value.shape, "")
    return value.shape


def group_column(grouped: Grouped, names: tuple[Any, ...], single: bool) -> Grouped:
    return Grouped(grouped.table, grouped.keys, grouped.key_values, names, single, grouped.node)


def mapping_item(machine: Machine, value: Mapping, items: dict[Any, Value], index: Value, node: ast.expr) -> Value:
    key = key_of(index)
    if key is not None:
        found = items.get(key[0])
        return found if found is not None else Unknown(Diagnostic("NB201", f"the dict has no key {key[0]!r}", span_of(node)))
    if is_row(index):
        return machine.refused("NB201", "a dict is indexed by a whole column", node, "use `.map`", operands=[index])
    models = [item for item in items.values() if isinstance(item, Estimator)]
    made = machine.fit(node, "model" if models else "statistic", [value, index])
    if models:
        made.parts["estimator"] = models[0]
    return made


def listing_item(machine: Machine, value: Listing, items: list[Value], index: Value, node: ast.expr) -> Value:
    if is_constant(index):
        key = plain(index)
        try:
            return Listing(value.kind, items[key], [machine.statement.index]) if isinstance(key, slice) else items[key]
        except (IndexError, TypeError):
            mask = known_items(index)
            if mask and len(mask) == len(items) and all(isinstance(flag, Const) for flag in mask):
                return Listing(value.kind, [item for item, flag in zip(items, mask) if plain(flag)])
            return Unknown(Diagnostic("NB201", "this index does not exist", span_of(node)))
    if any(map(is_row, items)):
        return Unknown(Diagnostic("NB212", "which of these tables is meant only the data decides", span_of(node)))
    kind = "columns" if all(isinstance(item, Const) for item in items) else "statistic"
    return machine.fit(node, kind, [value, index])


def selected_names(table: TableValue, index: Value) -> list[Any] | None:
    """The column names that a constant list picks."""
    items = known_items(index) if isinstance(index, Listing) else None
    if items is None or not all(map(is_constant, items)):
        return None
    names = [plain(item) for item in items]
    if names and all(isinstance(name, bool) for name in names) and len(names) == len(table.parts) and not table.opens:
        return [name for name, chosen in zip(table.names(), names) if chosen]
    return names


def table_item(machine: Machine, table: TableValue, index: Value, node: ast.expr) -> Value:
    if isinstance(index, Const) and not isinstance(index.value, slice):
        return column(machine, table, index.value, node)
    names = selected_names(table, index)
    if names is not None:
        return subtable(machine, table, names, node)
    match index:
        case Fit():
            return chosen_columns(machine, table, index, node)
        case Listing(_, items) if all(isinstance(item, (Const, Fit)) for item in items) and not any(map(is_row, items)):
            return chosen_columns(machine, table, index, node)
        case Rows() | Const() | Labels() | UserFunction() | TableValue() | Count() | Listing():
            return table.copy()
        case Unknown():
            return index
        case _:
            return Unknown(Diagnostic("NB201", "this selection is not analysed", span_of(node)))


def chosen_columns(machine: Machine, table: TableValue, index: Value, node: ast.AST) -> TableValue:
    """Columns picked by a list that only training knows."""
    made = row_operation(machine, node, [table, index], lambda e: Subscript(*e), "", "table")
    return TableValue([Open(Ref(made.name))], table.loads, [machine.statement.index])


def subtable(machine: Machine, table: TableValue, names: list[Any], node: ast.AST) -> Value:
    parts: list[Named | Open] = []
    for name in names:
        found = column(machine, table, name, node)
        if not isinstance(found, Rows):
            return found
        own = table.find(name)
        parts.append(Named(name, Ref(found.name), own.writers if own is not None else ()))
    return TableValue(parts, table.loads, [machine.statement.index, *table.writers])


def rows_item(machine: Machine, value: Rows, index: Value, node: ast.expr) -> Value:
    shape = machine.of(value).shape
    if shape == "str":
        return row_operation(machine, node, [value, index], lambda e: Subscript(*e), "", "column")
    if isinstance(index, Listing) and index.kind == "tuple" and shape in ("array", "flat"):
        return array_item(machine, value, index, node)
    match index:
        case Const(slice()) | Rows() | Labels() | Fit() | Listing() | Count():
            return Rows(value.name, list(value.writers))
        case Const():
            return machine.fit(node, "statistic", [value], shape="scalar")
        case _:
            return Unknown(Diagnostic("NB201", "this selection of rows is not analysed", span_of(node)))


def array_item(machine: Machine, value: Rows, index: Listing, node: ast.expr) -> Value:
    """`array[rows, columns]`: rows are the population, columns are kept."""
    rows, *columns = index.items
    if isinstance(rows, Const) and isinstance(rows.value, int) and not isinstance(rows.value, bool):
        return machine.fit(node, "statistic", [value])
    if len(columns) == 1 and isinstance(columns[0], Const) and columns[0].value is None:
        return row_operation(machine, node, [value, Listing("tuple", [FULL, columns[0]])], lambda e: Subscript(*e), "", "array")
    if is_row(columns[0]) if columns else True:
        return machine.refused("NB201", "columns are picked by row values", node, operands=[value])
    shape = "flat" if isinstance(columns[0], Const) and not isinstance(columns[0].value, slice) else "array"
    return row_operation(machine, node, [value, Listing("tuple", [FULL, *columns])], lambda e: Subscript(*e), dtype_of(machine, value), shape)


def indexed(machine: Machine, kind: str, target: Value, index: Value, node: ast.expr) -> Value:
    """`.loc[…]` and its siblings, read."""
    if isinstance(target, Fit):
        if is_row(index):
            return row_operation(machine, node, [target, index], lambda e: Subscript(Attribute(kind, e[0]), e[1]))
        return machine.fit(node, target.kind, [target, index], shape=item_shape(target, index))
    pair = index.items if isinstance(index, Listing) and index.kind == "tuple" else [index]
    rows, columns = pair[0], pair[1] if len(pair) > 1 else FULL
    one_row = isinstance(rows, Const) and not isinstance(rows.value, slice)
    if one_row or (isinstance(rows, Fit) and isinstance(target, Rows)):
        return machine.fit(node, "statistic", [target], shape="scalar" if isinstance(target, Rows) or len(pair) > 1 else "series")
    if isinstance(rows, Fit) and len(pair) == 1 and kind in ("loc", "iloc") and isinstance(target, TableValue):
        return target.copy()
    if isinstance(target, Rows):
        return Rows(target.name, list(target.writers))
    if not isinstance(target, TableValue):
        return Unknown()
    return picked_columns(machine, kind, target, columns, node)


def picked_columns(machine: Machine, kind: str, table: TableValue, columns: Value, node: ast.expr) -> Value:
    if columns is FULL or (isinstance(columns, Const) and columns.value == slice(None)):
        return table.copy()
    if table.opens and kind in ("iloc", "iat"):
        made = row_operation(machine, node, [table, columns], lambda e: Subscript(Attribute("iloc", e[0]), Display("tuple", (Slice(NONE, NONE, NONE), e[1]))), "", "table")
        if isinstance(columns, Const) and isinstance(columns.value, int):
            machine.of(made).shape = "column"
            return made
        return TableValue([Open(Ref(made.name))], table.loads, [machine.statement.index])
    names = table.names()
    if kind in ("iloc", "iat"):
        machine.need_all(table)
    if kind in ("iloc", "iat") and is_constant(columns):
        wanted = plain(columns)
        if isinstance(wanted, slice):
            return subtable(machine, table, names[wanted], node)
        if isinstance(wanted, int):
            return column(machine, table, names[wanted], node) if -len(names) <= wanted < len(names) else Unknown()
        return subtable(machine, table, [names[position] for position in wanted if -len(names) <= position < len(names)], node)
    if isinstance(columns, Const) and isinstance(columns.value, slice):
        start, stop = columns.value.start, columns.value.stop
        if (start is None or start in names) and (stop is None or stop in names) and not table.opens:
            first = names.index(start) if start is not None else 0
            last = names.index(stop) + 1 if stop is not None else len(names)
            return subtable(machine, table, names[first:last], node)
        return Unknown(Diagnostic("NB209", "a slice of columns whose order only training knows", span_of(node)))
    return table_item(machine, table, columns, node)




# -- writing ------------------------------------------------------------------------------------------------------------------


def assign_attribute(machine: Machine, value: Value, name: str, new: Value, node: ast.AST) -> None:
    match value:
        case Instance(attributes=attributes):
            attributes[name] = new
            machine.hint(new, name.rstrip("_"))
            machine.wrote(value)
        case TableValue() if name == "columns":
            rename_all(machine, value, new, node)
        case TableValue() if name == "index":
            machine.wrote(value)
        case TableValue():
            if value.find(name) is not None or value.opens:
                assign_column(machine, value, name, new, node)
        case UserClass(attributes=attributes):
            attributes[name] = new
        case Fit():
            value.how = "use"
            machine.wrote(value)
        case _:
            machine.wrote(value)


def rename_all(machine: Machine, table: TableValue, new: Value, node: ast.AST) -> None:
    """`table.columns = [...]`."""
    machine.need_all(table)
    machine.wrote(table)
    items = known_items(new) if isinstance(new, Listing) else None
    if items is not None and not table.opens and len(items) == len(table.parts) and all(map(is_constant, items)):
        table.parts = [Named(plain(item), part.expr) for item, part in zip(items, table.parts)]
        return
    made = row_operation(machine, node, [table, new], lambda e: Call(Attribute("set_axis", e[0]), (e[1],), (("axis", literal(1)),)), "", "table")
    table.parts = [Open(Ref(made.name))]


def assign_item(machine: Machine, value: Value, index: Value, new: Value, node: ast.expr) -> None:
    """`value[index] = new`."""
    match value:
        case TableValue():
            assign_table(machine, value, index, new, node)
        case Rows():
            mask = index.items[0] if isinstance(index, Listing) and index.kind == "tuple" and index.items else index
            write_rows(machine, value, mask, new, node)
        case Indexer(kind, target):
            assign_indexed(machine, kind, target, index, new, node)
        case Mapping(items):
            key = key_of(index)
            if key is not None:
                items[key[0]] = new
                if isinstance(key[0], str):
                    machine.hint(new, key[0])
                machine.wrote(value)
            else:
                machine.wrote(value)
                items[index] = new
        case Listing(_, items):
            if is_constant(index) and isinstance(plain(index), int) and -len(items) <= plain(index) < len(items):
                items[plain(index)] = new
            machine.wrote(value)
        case Fit():
            value.how = "use"
            machine.need(new)
            machine.wrote(value)
        case _:
            machine.wrote(value)


def write_rows(machine: Machine, value: Rows, mask: Value, new: Value, node: ast.expr) -> None:
    """`column[mask] = new` changes the column object, and under pandas 2 the table it was taken from."""
    origin = value.origin
    machine.wrote(value)
    if not isinstance(mask, Rows):
        return
    made = where_assigned(machine, machine.meaning(value, node).expr, value, mask, new, node)
    value.name = made.name
    if origin is not None and origin[0] is not None and machine.pandas_major < 3:
        set_column(machine, origin[0], origin[1], Ref(made.name), adds=True)


def where_assigned(machine: Machine, old: Expr, column_value: Value | None, mask: Value, new: Value, node: ast.AST) -> Rows:
    if isinstance(new, Fit) and new.shape in ("series", "table"):
        return machine.refused("NB201", "values made for the training rows are written into a column", node, operands=[mask])
    if isinstance(new, Fit) and new.shape != "scalar" and isinstance(mask, Rows) and column_value is not None and is_gap_test(machine, mask):
        # A draw for each gap of the training rows says nothing of a gap in a new record: it stays a gap.
        machine.graph.diagnostics.append(Diagnostic("NB406", "gaps are filled with values drawn for the training rows: a record must not have one", span_of(node), "fill with a statistic", level=Severity.WARNING))
        return row_operation(machine, node, [column_value], lambda e: Method("copy", e[0]))
    operands = [mask, new, *([column_value] if column_value is not None else [])]
    return row_operation(machine, node, operands, lambda e: Call(Symbol("columns.assign_where"), (old, e[0], e[1])))


def is_gap_test(machine: Machine, mask: Rows) -> bool:
    """Does a mask hold exactly for missing values?"""
    match machine.of(mask).expr:
        case Method("isnull" | "isna", _, _, _) | Call(Symbol("numpy.isnan" | "pandas.isnull" | "pandas.isna"), _, _):
            return True
        case _:
            return False


def assign_table(machine: Machine, table: TableValue, index: Value, new: Value, node: ast.expr) -> None:
    if isinstance(index, Const) and not isinstance(index.value, slice):
        assign_column(machine, table, index.value, new, node)
        return
    names = selected_names(table, index)
    if names is not None:
        assign_columns(machine, table, names, new, node)
        return
    machine.wrote(table)
    if isinstance(index, Fit):
        replace_open(machine, table, index, new, node)
    elif isinstance(index, (Rows, TableValue)):
        for part in table.parts:
            part.expr = Ref(machine.refused("NB201", "a masked write to a whole table", node, operands=[index]).name)


def replace_open(machine: Machine, table: TableValue, index: Fit, new: Value, node: ast.AST) -> None:
    """`table[columns known at training] = new table`."""
    if isinstance(new, Rows) and machine.of(new).shape == "array":
        new_operand: Value = new
    elif isinstance(new, TableValue):
        new_operand = new
    else:
        new_operand = machine.refused("NB209", "which columns are written only training knows", node, "name the columns", operands=[index])
    made = row_operation(machine, node, [table, index, new_operand], lambda e: Call(Symbol("columns.replaced"), tuple(e)), "", "table")
    table.parts = [Named(name, Subscript(Ref(made.name), literal(name))) for name in table.names()] or [Open(Ref(made.name))]


def assign_columns(machine: Machine, table: TableValue, names: list[Any], new: Value, node: ast.expr) -> None:
    """`table[[a, b]] = …`: by position from an array or a table, the same value from a scalar."""
    if isinstance(new, TableValue) and not new.opens and len(new.parts) == len(names):
        values: list[Value] = [Rows(machine.node(machine.of_expr(part.expr), node).name) for part in new.parts]
    elif isinstance(new, (Rows, TableValue)):
        source = new if isinstance(new, Rows) else as_array(machine, new, node)
        values = [row_operation(machine, node, [source, Listing("tuple", [FULL, Const(position)])], lambda e: Subscript(*e), "", "flat") for position in range(len(names))]
    else:
        values = [new] * len(names)
    for name, value in zip(names, values):
        assign_column(machine, table, name, value, node)


def assign_column(machine: Machine, table: TableValue, name: Any, new: Value, node: ast.AST) -> None:
    """`table[name] = new`."""
    if isinstance(name, str):
        machine.hint(new, name)
    set_column(machine, table, name, column_expr(machine, table, new, node))


def set_column(machine: Machine, table: TableValue, name: Any, expr: Expr, adds: bool = False) -> None:
    """Give a column new values; `adds`: what it held before stays part of them."""
    machine.wrote_column(table)
    part = table.find(name)
    if part is None:
        table.parts.append(Named(name, expr, (machine.statement.index,)))
        return
    part.expr = expr
    part.writers = (*part.writers, machine.statement.index) if adds else (machine.statement.index,)


def column_expr(machine: Machine, table: TableValue, new: Value, node: ast.AST) -> Expr:
    """What a column holds after an assignment."""
    match new:
        case Rows():
            return Ref(new.name)
        case TableValue(parts=[only]):
            return Ref(machine.node(machine.of_expr(only.expr), node).name) if isinstance(only, Named) else only.expr
        case Const() | Library():
            return constant_column(machine, table, new, node)
        case Fit() if new.shape == "scalar":
            return constant_column(machine, table, new, node)
        case Count() | Labels() | Unknown():
            meaning = machine.meaning(new, node)
            assert meaning.refusal is not None
            return Ref(machine.refused(meaning.refusal.code, meaning.refusal.message, node, meaning.refusal.hint).name)
        case _:
            return Ref(machine.refused("NB201", "values that were made for the training rows become a column", node, "no new record has them").name)


def constant_column(machine: Machine, table: TableValue, value: Value, node: ast.AST) -> Expr:
    made = row_operation(machine, node, [value], lambda e: Call(Symbol("pandas.Series"), (e[0],), (("index", Symbol(CLOSED)),)), dtype_of(machine, value))
    machine.of(made).loads = machine.unified(table.loads)
    return Ref(made.name)


def assign_indexed(machine: Machine, kind: str, target: Value, index: Value, new: Value, node: ast.expr) -> None:
    """`.loc[rows, columns] = new`: a mask is a row operation, a named row belongs to training."""
    machine.wrote(target) if not isinstance(target, TableValue) else machine.wrote_column(target)
    pair = index.items if isinstance(index, Listing) and index.kind == "tuple" else [index]
    rows, columns = pair[0], pair[1] if len(pair) > 1 else None
    if isinstance(target, Rows) and isinstance(rows, Rows):
        write_rows(machine, target, rows, new, node)
        return
    if not isinstance(target, TableValue):
        return
    names: list[Any] = target.names() if columns is None else [plain(columns)] if isinstance(columns, Const) else selected_names(target, columns) or []
    if kind in ("iloc", "iat"):
        positions = [name for name in names if isinstance(name, int)]
        names = [target.names()[position] for position in positions if position < len(target.parts)]
    if isinstance(rows, Const) and isinstance(rows.value, slice) and rows.value == slice(None):
        assign_columns(machine, target, names, new, node) if isinstance(columns, Listing) else assign_column(machine, target, names[0], new, node)
        return
    if not isinstance(rows, Rows):
        if isinstance(rows, Const):
            machine.note("NB208", "a named training row is patched: this belongs to training only", node)
        for name in names:
            part = target.find(name)
            if part is not None:
                part.writers = (*part.writers, machine.statement.index)
        return
    for name in names:
        part = target.find(name)
        old: Expr = part.expr if part is not None else NONE
        holder = Rows(machine.node(machine.of_expr(old), node).name) if part is not None else None
        made = where_assigned(machine, old, holder, rows, new, node)
        if part is not None and isinstance(old, (Ref, Field)) and not machine.of(made).dtype:
            machine.of(made).dtype = column_dtype(machine, target, name) if dtype_of(machine, new) == column_dtype(machine, target, name) else ""
        set_column(machine, target, name, Ref(made.name), adds=True)
