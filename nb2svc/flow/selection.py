"""Selection: methods of a table that choose, name or order its columns."""

import ast
from typing import Any

from nb2svc.catalog import UNKNOWN
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.labels import among
from nb2svc.flow.machine import Machine, Meaning
from nb2svc.flow.operations import known_items, row_operation
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.subscripts import column, column_dtype, subtable
from nb2svc.flow.values import (
    Bound,
    Const,
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
    lifted,
    plain,
)  # fmt: skip
from nb2svc.flow.writing import rename_all
from nb2svc.ir.expression import Call, Expr, Field, Method, Operator, Ref, State, Subscript, Symbol, literal
from nb2svc.ir.span import stand_at

AXIS = {"columns": 1, "index": 0, "rows": 0}


def axis_of(arguments: Arguments, position: int, default: int = 0) -> int | None:
    axis = arguments.constant(position, "axis", default)
    return None if axis is UNKNOWN else AXIS.get(axis, axis)


def drop(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    labels = arguments.keywords.get("columns")
    if labels is None:
        if "index" in arguments.keywords and not arguments.args:
            return table.chosen()
        axis = axis_of(arguments, 1)
        if axis == 0:
            return table.chosen()
        labels = arguments.get(0, "labels")
    if labels is None or isinstance(labels, Unknown):
        return labels or refusal("NB201", "`drop` without columns", arguments.node)
    result = table.copy()
    names = constant_names(labels)
    if names is None:
        return without_learnt(machine, table, labels, arguments.node)
    machine.statement.needs |= {writer for name in names if (part := table.find(name)) is not None for writer in part.writers}
    result.parts = [part for part in result.parts if not (isinstance(part, Named) and part.name in names)]
    for name in names:
        if table.find(name) is None:
            without(result, name)
    return result


def without_learnt(machine: Machine, table: TableValue, labels: Value, node: ast.AST) -> TableValue:
    """The table without the columns of a list that only training knows: none of them need be there any more."""
    made = row_operation(machine, node, [table, labels], lambda e: Call(Symbol("columns.without"), tuple(e)), "", "table")
    machine.of(made).columnwise = True
    gone = among(labels)
    kept = [part for part in table.copy().parts if isinstance(part, Named) and gone is not None and part.name not in gone]
    only = tuple(name for name in table.names() if gone is None or name in gone)
    return TableValue([*kept, Open(Ref(made.name), tuple(part.name for part in kept), only if not table.opens else None)], table.loads, [*table.writers, machine.statement.index])


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


def pop(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    name = arguments.constant(0, "item")
    if name is UNKNOWN:
        index = arguments.get(0, "item") or Unknown()
        picked = row_operation(machine, arguments.node, [table, index], lambda e: Subscript(*e))
        machine.wrote(table)
        table.parts = without_learnt(machine, table, index, arguments.node).parts
        return picked
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
        if part.may_hold(name):
            part.dropped = (*part.dropped, name)
    table.parts = [part for part in table.parts if isinstance(part, Named) or part.only is None or not set(part.only) <= set(part.dropped)]


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


def subscript_of(made: Rows, name: Any) -> Subscript:
    return Subscript(Ref(made.name), literal(name))


def dropna(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    machine.need_all(table)
    if axis_of(arguments, 0) != 1:
        if arguments.constant(1, "how", "any") == "any" and arguments.get(2, "thresh") is None:
            machine.graph.dropped.append((machine.statement.index, dropped_gaps(machine, table, arguments.get(3, "subset"))))
        return table.chosen()
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


def dropped_gaps(machine: Machine, table: TableValue, subset: Value | None) -> frozenset[Any] | None:
    """The raw columns whose gaps are gaps of the columns that are looked at; None where only training knows these."""
    names = table.names() if subset is None else constant_names(subset)
    if names is None:
        return None
    return frozenset(found for name in names if (part := table.find(name)) is not None for found in gaps_of(machine, part.expr))


def gaps_of(machine: Machine, expr: Expr) -> frozenset[Any]:
    """The raw columns that a value is missing with."""
    match expr:
        case Field(name):
            return frozenset({name})
        case Ref(name):
            return gaps_of(machine, machine.graph.nodes[name].expr)
        case Method("astype" | "replace" | "map" | "round" | "clip" | "abs" | "copy", receiver):
            return gaps_of(machine, receiver)
        case Operator("+" | "-" | "*" | "/", operands):
            return frozenset().union(*(gaps_of(machine, operand) for operand in operands))
        case Call(Symbol("pandas.to_datetime" | "columns.of_dtype"), (first, *_)):
            return gaps_of(machine, first)
        case _:
            return frozenset()


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
    # Other labels: what the old ones were chosen by says nothing of them.
    result = table.chosen() if table.masks else table.copy()
    result.index_parts = []
    if arguments.constant(1, "drop", False) is True or arguments.constant(99, "drop", False) is True:
        return result
    restored = [Named(name, part.expr) for name, part in table.index_parts]
    if not restored:
        refused = machine.refused("NB405", "the row number is no property of one record", arguments.node, "drop the index", [table])
        restored = [Named("index", Ref(refused.name))]
    result.parts = [*restored, *result.parts]
    return result


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


def by_name(machine: Machine, table: TableValue, node: ast.AST) -> TableValue:
    """Where the columns are about to be fixed by name, each indicator stands for itself: no categories need to be learnt."""
    result = table.copy()
    for part in result.opens:
        made = machine.graph.nodes[part.expr.name] if isinstance(part.expr, Ref) else None
        match made and made.expr:
            case Call(Symbol("columns.indicators"), (data, learnt), keywords) if not any(name == "drop_first" for name, _ in keywords):
                meaning = machine.of_expr(data) if isinstance(data, (Ref, Field)) else Meaning(data, made.loads, made.refusal)
                meaning.expr = Call(Symbol("columns.plain_indicators"), (data, learnt), keywords)
                part.expr = Ref(machine.node(meaning, node, "table").name)
    return result


def reindex(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    labels = arguments.keywords.get("columns")
    if labels is None:
        return table.copy()
    fill = arguments.keywords.get("fill_value")
    table = by_name(machine, table, arguments.node)
    names = constant_names(labels)
    operands = [table, labels, *([fill] if fill is not None else [])]
    made = row_operation(machine, arguments.node, operands, lambda e: Method("reindex", e[0], (), (("columns", e[1]), *((("fill_value", e[2]),) if len(e) > 2 else ()))), "", "table")
    if names is not None:
        return TableValue([Named(name, subscript_of(made, name)) for name in names], table.loads)
    return TableValue([Open(Ref(made.name))], table.loads)


def align(machine: Machine, table: TableValue, arguments: Arguments) -> Value:
    """`a.align(b, axis=1)`: both tables get the columns that training found, in its order."""
    other = arguments.get(0, "other")
    target = getattr(machine.statement_node, "targets", [None])[0]
    if axis_of(arguments, 2, -1) != 1 or not isinstance(other, TableValue) or not isinstance(target, ast.Tuple) or not isinstance(target.elts[0], ast.Name):
        return refusal("NB201", "what `align` does with one row is not known", arguments.node, "align columns with axis=1 and unpack both tables")
    machine.need_all(table)
    machine.need_all(other)
    path = ast.Attribute(ast.Name(target.elts[0].id, ast.Load()), "columns", ast.Load())
    stand_at(path, target)
    site = machine.site(path, machine.statement.index, machine.statement_node, machine.where(), "after", "columns", f"{target.elts[0].id}_columns", loads=frozenset(machine.loads_of(table)))
    fill = arguments.keywords.get("fill_value")
    aligned: list[Value] = []
    for one in (table, other):
        named = by_name(machine, one, arguments.node)
        operands: list[Value] = [named, *([fill] if fill is not None else [])]
        made = row_operation(machine, arguments.node, operands, lambda e: Method("reindex", e[0], (), (("columns", State(site.id)), *((("fill_value", e[1]),) if len(e) > 1 else ()))), "", "table")
        aligned.append(TableValue([Open(Ref(made.name))], one.loads, [machine.statement.index]))
    return Listing("tuple", aligned, [machine.statement.index])
