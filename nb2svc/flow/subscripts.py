"""Subscripts: `value[index]` and the indexers, read."""

import ast
from typing import Any

from nb2svc.flow import domains, votes
from nb2svc.flow.labels import among, without_left_out
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import dtype_of, key_of, known_items, row_operation
from nb2svc.flow.lineage import writers_of
from nb2svc.flow.values import (
    Const,
    Count,
    Estimator,
    Fit,
    Grouped,
    Indexer,
    Labels,
    Library,
    Listing,
    Mapping,
    Named,
    Open,
    Rows,
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
from nb2svc.ir.expression import NONE, Attribute, Call, Column, Display, Field, Ref, Slice, Subscript, Symbol, Table, literal
from nb2svc.ir.span import span_of

FULL = Const(slice(None))


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
    candidates = [part for part in table.opens if part.may_hold(name)]
    if len(candidates) > 1:
        named = [part for part in candidates if isinstance(part.expr, Ref) and str(name).startswith(machine.graph.nodes[part.expr.name].hint or "\0")]
        candidates = named if len(named) == 1 else candidates[:1] if not named else named[:1]
    for part in candidates:
        machine.statement.needs |= set(part.writers)
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
        case Library("numpy.c_") if isinstance(index, Listing) and is_row(index):
            return row_operation(machine, node, [index], lambda e: Call(Symbol("numpy.column_stack"), tuple(e)), "", "array")
        case Labels():
            return value if not is_constant(index) or isinstance(plain(index), slice) else machine.fit(node, "statistic", [value])
        case Unknown():
            return value
        case _:
            return machine.fit(node, "statistic", [value, index])


def item_shape(value: Fit, index: Value) -> str:
    """One item of a series is a scalar, one of a table a series; several are what they were."""
    if (isinstance(index, Const) and not isinstance(index.value, slice)) or (isinstance(index, Fit) and index.shape == "scalar"):
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
    return picked_item(machine, value, index, node)


def picked_item(machine: Machine, value: Mapping | Listing, index: Value, node: ast.expr) -> Fit:
    """An item that only training picks; if the items are fitted objects, one of these."""
    items = list(value.items.values()) if isinstance(value, Mapping) else value.items
    models = [inner for item in items for inner in (item.items if isinstance(item, Listing) else [item]) if isinstance(inner, Estimator)]
    made = machine.fit(node, "model" if models else "columns" if all(isinstance(item, Const) for item in items) and isinstance(value, Listing) else "statistic", [value, index])
    if models:
        made.parts |= {"estimator": models[0], "candidates": tuple(models)}
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
    return picked_item(machine, value, index, node)


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
        case Rows():
            return table.chosen(index.name)
        case Const(slice(start=None, stop=None, step=None)):
            return table.copy()
        case Const() | Labels() | UserFunction() | TableValue() | Count() | Listing():
            return table.chosen()
        case Unknown():
            return index
        case _:
            return Unknown(Diagnostic("NB201", "this selection is not analysed", span_of(node)))


def chosen_columns(machine: Machine, table: TableValue, index: Value, node: ast.AST) -> TableValue:
    """Columns picked by a list that only training knows."""
    made = row_operation(machine, node, [without_left_out(table, index), index], lambda e: Subscript(*e), "", "table")
    return TableValue([Open(Ref(made.name), only=among(index))], table.loads, [machine.statement.index])


def subtable(machine: Machine, table: TableValue, names: list[Any], node: ast.AST) -> Value:
    parts: list[Named | Open] = []
    for name in names:
        found = column(machine, table, name, node)
        if not isinstance(found, Rows):
            return found
        own = table.find(name)
        parts.append(Named(name, Ref(found.name), own.writers if own is not None else ()))
    return TableValue(parts, table.loads, [machine.statement.index, *table.writers], masks=table.masks)


def rows_item(machine: Machine, value: Rows, index: Value, node: ast.expr) -> Value:
    shape = machine.of(value).shape
    if shape in ("stacked", "modes"):
        return votes.item(machine, value, index, node)
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
    whole = machine.of(value).expr
    if isinstance(whole, Attribute) and whole.name == "values" and isinstance(whole.receiver, Table) and is_constant(columns[0]):
        kept = places(whole.receiver, plain(columns[0]))
        if kept is not None:
            meaning = machine.together([machine.of_expr(part.value) for part in kept], lambda _: Attribute("values", Table(kept)))
            picked = machine.rows(meaning, node, "array")
            # The array has one dtype for all its columns, what is cut out of it here its own.
            machine.steady[picked.name] = len(kept) == len(whole.receiver.parts)
            if isinstance(columns[0], Const) and isinstance(columns[0].value, int):
                return row_operation(machine, node, [picked, Listing("tuple", [FULL, Const(0)])], lambda e: Subscript(*e), "", "flat")
            return picked
    shape = "flat" if isinstance(columns[0], Const) and not isinstance(columns[0].value, slice) else "array"
    return row_operation(machine, node, [value, Listing("tuple", [FULL, *columns])], lambda e: Subscript(*e), dtype_of(machine, value), shape)


def places(table: Table, wanted: Any) -> tuple[Column, ...] | None:
    """The columns of a table at some places; None where a part of it is known only at training."""
    columns = [part for part in table.parts if isinstance(part, Column)]
    if len(columns) < len(table.parts):
        return None
    try:
        if isinstance(wanted, slice):
            return tuple(columns[wanted])
        return (columns[wanted],) if isinstance(wanted, int) else tuple(columns[place] for place in wanted)
    except (IndexError, TypeError):
        return None


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
        return target.chosen()
    if isinstance(target, Rows):
        return Rows(target.name, list(target.writers))
    if not isinstance(target, TableValue):
        return Unknown()
    if not (isinstance(rows, Const) and rows.value == slice(None)):
        target = target.chosen(rows.name if isinstance(rows, Rows) else "?")
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
