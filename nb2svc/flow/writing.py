"""Writing: what an assignment to a column, a slot or an attribute changes."""

import ast
from typing import Any

from nb2svc.flow.access import as_array
from nb2svc.flow.becoming import lose
from nb2svc.flow.branches import choice
from nb2svc.flow.labels import among
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import CLOSED, dtype_of, key_of, known_items, row_operation
from nb2svc.flow.subscripts import FULL, column, column_dtype, selected_names
from nb2svc.flow.values import (
    Const,
    Count,
    Estimator,
    Fit,
    Indexer,
    Instance,
    Labels,
    Library,
    Listing,
    Mapping,
    Named,
    Open,
    Rows,
    TableValue,
    Unknown,
    UserClass,
    Value,
    is_constant,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.ir.expression import NONE, Attribute, Call, Display, Expr, Field, Method, Operator, Ref, Slice, Subscript, Symbol, literal, walk
from nb2svc.ir.span import span_of


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
            pair = index.items if isinstance(index, Listing) and index.kind == "tuple" else []
            if len(pair) == 2 and is_constant(pair[0]) and plain(pair[0]) == slice(None):
                put_columns(machine, value, pair[1], new, node)
            else:
                write_rows(machine, value, pair[0] if pair else index, new, node)
        case Indexer(kind, target):
            assign_indexed(machine, kind, target, index, new, node)
        case Mapping(items):
            key = key_of(index)
            if key is not None:
                items[key[0]] = new
                if isinstance(key[0], str):
                    machine.hint(new, key[0])
                machine.wrote(value)
            elif isinstance(index, (Estimator, Instance)) or any(isinstance(item, (Estimator, Instance)) for item in (new, *items.values())):
                machine.wrote(value)
                items[index] = new
            else:
                items[index] = new
                lose(machine, value, node)
        case Listing(_, items):
            if is_constant(index) and isinstance(plain(index), int) and -len(items) <= plain(index) < len(items):
                items[plain(index)] = new
                machine.wrote(value)
            else:
                items.append(new)
                lose(machine, value, node)
        case Library("os.environ") if is_constant(index) and is_constant(new):
            machine.graph.environment[str(plain(index))] = str(plain(new))
        case Fit():
            value.how = "use"
            machine.need(new)
            machine.wrote(value)
        case _:
            machine.wrote(value)


def put_columns(machine: Machine, value: Rows, columns: Value, new: Value, node: ast.expr) -> None:
    """`array[:, columns] = new`."""
    machine.wrote(value)
    value.name = row_operation(machine, node, [value, columns, new], lambda e: Call(Symbol("columns.put"), tuple(e)), "", "array").name


def write_rows(machine: Machine, value: Rows, mask: Value, new: Value, node: ast.expr) -> None:
    """`column[mask] = new` changes the column object, and under pandas 2 the table it was taken from."""
    origin = value.origin
    machine.wrote(value)
    if not isinstance(mask, Rows):
        if not (isinstance(mask, Const) and not isinstance(mask.value, slice)):
            value.name = machine.refused("NB201", "this write to some rows has no known meaning for one record", node, operands=[value]).name
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
        refuse_columns(machine, table, "NB201", "a masked write to a whole table", node, [index])
    else:
        found = index.diagnostic if isinstance(index, Unknown) else None
        refuse_columns(machine, table, "NB209", "which columns are written here is not known" + (f": {found.message}" if found else ""), node, [])


def refuse_columns(machine: Machine, table: TableValue, code: str, message: str, node: ast.AST, operands: list[Value]) -> None:
    """A write that is not understood: no column may be used as if it had not happened."""
    for part in table.parts:
        part.expr = Ref(machine.refused(code, message, node, "name the columns", operands).name)


def replace_open(machine: Machine, table: TableValue, index: Fit, new: Value, node: ast.AST) -> None:
    """`table[columns known at training] = new table`."""
    names = among(index)
    if isinstance(new, TableValue) and names is not None and all(table.find(name) is not None for name in names):
        replace_some(machine, table, index, names, new, node)
        return
    if isinstance(new, Rows) and machine.of(new).shape == "array":
        new_operand: Value = new
    elif isinstance(new, TableValue):
        new_operand = new
    else:
        new_operand = machine.refused("NB209", "which columns are written only training knows", node, "name the columns", operands=[index])
    made = row_operation(machine, node, [table, index, new_operand], lambda e: Call(Symbol("columns.replaced"), tuple(e)), "", "table")
    table.parts = [Named(name, Subscript(Ref(made.name), literal(name))) for name in table.names()] or [Open(Ref(made.name))]


def replace_some(machine: Machine, table: TableValue, index: Fit, names: tuple[Any, ...], new: TableValue, node: ast.AST) -> None:
    """`table[names] = new` for names of which training knows which these are: each column is the new one where it is among them."""
    held = machine.meaning(index, node).expr
    for name in names:
        part, made = table.find(name), column(machine, new, name, node)
        assert part is not None
        if not isinstance(made, Rows):
            made = machine.refused("NB209", f"whether column {name!r} is written only training knows", node, "name the columns", operands=[index])
        condition = machine.fit(node, operands=[index], shape="scalar")  # type: ignore[arg-type]
        condition.parts["expression"] = Operator("in", (literal(name), held))
        set_column(machine, table, name, Ref(choice(machine, condition, Ref(made.name), part.expr, node).name), adds=True)


def assign_columns(machine: Machine, table: TableValue, names: list[Any], new: Value, node: ast.expr) -> None:
    """`table[[a, b]] = …`: by position from an array or a table, the same value from a scalar."""
    if isinstance(new, TableValue) and not new.opens and len(new.parts) == len(names):
        values: list[Value] = [Rows(machine.node(machine.of_expr(part.expr), node).name) for part in new.parts]
    elif isinstance(new, (Rows, TableValue)):
        source = new if isinstance(new, Rows) else as_array(machine, new, node)
        if machine.of(source).shape == "column":
            # A function of rows that gives a series each makes a table.
            values = [row_operation(machine, node, [source, Listing("tuple", [FULL, Const(position)])], lambda e: Subscript(Attribute("iloc", e[0]), e[1])) for position in range(len(names))]
        else:
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
        holder = next((each for each in table.opens if each.may_hold(name) and (each.only is not None or is_read_from(machine, expr, each, name))), None)
        if holder is None:
            table.parts.append(Named(name, expr, (machine.statement.index,)))
        else:
            assign_inside(machine, table, holder, name, expr)
        return
    part.expr = expr
    part.writers = (*part.writers, machine.statement.index) if adds else (machine.statement.index,)


def is_read_from(machine: Machine, expr: Expr, part: Open, name: Any) -> bool:
    """Are the new values of a column made of those it has in this part of a table?"""
    nodes = machine.graph.closure({inner.name for inner in walk(expr) if isinstance(inner, Ref)})
    own = Subscript(part.expr, literal(name))
    return any(inner == own for found in nodes for inner in walk(machine.graph.nodes[found].expr))


def assign_inside(machine: Machine, table: TableValue, part: Open, name: Any, expr: Expr) -> None:
    """Write a column that stands among those that only training knows: there it keeps its place, and else it comes last."""
    inner, whole = (TableValue([part], table.loads), False) if is_read_from(machine, expr, part, name) else (table, True)
    at = machine.statement_node
    meanings = [machine.meaning(inner, at), machine.of_expr(expr)]
    made = machine.node(machine.together(meanings, lambda e: Call(Symbol("columns.assigned"), (e[0], literal(name), expr))), at, "table")
    made.columnwise = True
    names = None if any(each.only is None for each in inner.opens) else (*inner.names(), *(held for each in inner.opens for held in each.only or () if held not in each.dropped))
    only = tuple(dict.fromkeys((*names, name))) if names is not None else None
    writers = tuple(sorted({writer for each in inner.parts for writer in each.writers} | {machine.statement.index}))
    table.parts = [Open(Ref(made.name), (), only, writers) if each is part or whole else each for each in (table.parts if not whole else [part])]


def column_expr(machine: Machine, table: TableValue, new: Value, node: ast.AST) -> Expr:
    """What a column holds after an assignment."""
    match new:
        case Rows() if machine.of(new).shape == "array":
            # A table of one column, as scalers give it.
            return Ref(row_operation(machine, node, [new, Listing("tuple", [FULL, Const(0)])], lambda e: Subscript(*e), dtype_of(machine, new), "flat").name)
        case Rows():
            return Ref(new.name)
        case TableValue(parts=[only]):
            if isinstance(only, Named):
                return Ref(machine.node(machine.of_expr(only.expr), node).name)
            first = Display("tuple", (Slice(NONE, NONE, NONE), literal(0)))
            return Ref(machine.node(machine.together([machine.of_expr(only.expr)], lambda e: Subscript(Attribute("iloc", e[0]), first)), node).name)
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
    return Ref(made.name)


def rows_of_labels(machine: Machine, target: TableValue, labels: Labels, node: ast.expr) -> Value:
    """The mask that row labels stand for: what chose their rows from those of the target."""
    chain = labels.masks[len(target.masks) :] if labels.masks[: len(target.masks)] == target.masks else ("?",)
    if "?" in chain:
        return Unknown()
    mask: Value = constant_mask(machine, node)
    for place, name in enumerate(chain):
        mask = row_operation(machine, node, [mask, Rows(name)], lambda e: Operator("&", tuple(e)), "bool") if place else Rows(name)
    return mask


def constant_mask(machine: Machine, node: ast.expr) -> Rows:
    """All rows."""
    return row_operation(machine, node, [Const(True)], lambda e: Call(Symbol("pandas.Series"), (e[0],), (("index", Symbol(CLOSED)),)), "bool")


def patch_rows(machine: Machine, target: TableValue, names: list[Any], node: ast.expr) -> None:
    """Rows that the text names are patched: training does so, and the self-check leaves them out."""
    machine.note("NB208", "named training rows are patched: this belongs to training only", node)
    machine.graph.patches.append((node, machine.statement.index, machine.statement_node))
    for name in names:
        part = target.find(name)
        if part is not None:
            part.writers = (*part.writers, machine.statement.index)


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
    if not names and isinstance(rows, (Rows, Unknown)):
        refuse_columns(machine, target, "NB209", "which columns are written here is not known", node, [])
        return
    if kind in ("iloc", "iat"):
        known = target.names() if all(isinstance(part, Named) for part in target.parts) else []
        names = [known[name] for name in names if isinstance(name, int) and -len(known) <= name < len(known)]
        if not names and not (isinstance(rows, Const) and not isinstance(rows.value, slice)):
            refuse_columns(machine, target, "NB209", "which columns are written here is not known", node, [])
            return
    if isinstance(rows, Const) and isinstance(rows.value, slice) and rows.value == slice(None):
        (assign_columns(machine, target, names, new, node) if isinstance(columns, Listing) else assign_column(machine, target, names[0], new, node))
        return
    if isinstance(rows, Labels):
        rows = rows_of_labels(machine, target, rows, node)
    if is_constant(rows):
        patch_rows(machine, target, names, node)
        return
    for name in names if isinstance(rows, Rows) else ():
        part = target.find(name)
        old: Expr = part.expr if part is not None else NONE
        holder = Rows(machine.node(machine.of_expr(old), node).name) if part is not None else None
        made = where_assigned(machine, old, holder, rows, new, node)
        if part is not None and isinstance(old, (Ref, Field)) and not machine.of(made).dtype:
            machine.of(made).dtype = column_dtype(machine, target, name) if dtype_of(machine, new) == column_dtype(machine, target, name) else ""
        set_column(machine, target, name, Ref(made.name), adds=True)
    if not isinstance(rows, Rows):
        refuse_written(machine, target, names, rows, node)


def refuse_written(machine: Machine, target: TableValue, names: list[Any], rows: Value, node: ast.expr) -> None:
    """Which rows are written only training knows: no record may use the columns as if it had not happened."""
    found = rows.diagnostic if isinstance(rows, Unknown) and rows.diagnostic is not None else None
    for name in names:
        refused = machine.refused(found.code, found.message, node, found.hint) if found is not None else machine.refused("NB212", "which rows are written here only training knows", node, "choose them by a mask over columns")
        set_column(machine, target, name, Ref(refused.name), adds=True)
