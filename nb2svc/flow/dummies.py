"""Dummies: indicator columns for the categories of training."""

import ast
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import column_name, row_operation
from nb2svc.flow.selection import constant_names
from nb2svc.flow.subscripts import column_dtype
from nb2svc.flow.values import (
    Const,
    Named,
    Open,
    Rows,
    TableValue,
    Value,
    is_row,
)  # fmt: skip
from nb2svc.ir.expression import Call, Expr, Ref, State, Symbol


def get_dummies(machine: Machine, arguments: Arguments) -> Value:
    """Indicator columns: the categories of training, for any rows."""
    data = arguments.get(0, "data")
    node = arguments.node
    if data is None or not is_row(data):
        return machine.fit(node, "table", [data] if data is not None else [])
    rest = {k: v for k, v in arguments.keywords.items() if k != "data"}
    rest |= dict(zip(("prefix", "prefix_sep", "dummy_na", "columns", "sparse", "drop_first", "dtype"), arguments.args[1:]))
    options = {k: machine.meaning(v, node).expr for k, v in rest.items()}
    if isinstance(data, Rows):
        site = dummies_site(machine, data, node, machine.of(data).hint or column_hint(machine, data))
        made = row_operation(machine, node, [data], lambda e: Call(Symbol("columns.indicators"), (e[0], State(site.id)), tuple(options.items())), "", "table")
        return TableValue([Open(Ref(made.name))], machine.of(data).loads, [machine.statement.index])
    return table_dummies(machine, data, rest, options, arguments)


def column_hint(machine: Machine, data: Rows) -> str:
    name = column_name(machine, data)
    return str(name)


def dummies_site(machine: Machine, data: Value, node: ast.Call, hint: str) -> Any:
    argument = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "data")
    site = machine.site(argument, machine.statement.index, machine.statement_node, machine.where(), "categories", "columns", f"{hint}_categories", loads=frozenset(machine.loads_of(data)))
    site.parts = {"columns": next((k.value for k in node.keywords if k.arg == "columns"), None)}
    return site


def table_dummies(machine: Machine, table: TableValue, rest: dict[str, Value], options: dict[str, Expr], arguments: Arguments) -> Value:
    """`get_dummies(table)`: the encoded columns go, their indicators come behind the others."""
    node = arguments.node
    columns = rest.get("columns")
    names = constant_names(columns) if columns is not None and not (isinstance(columns, Const) and columns.value is None) else None
    if columns is not None and names is None and not (isinstance(columns, Const) and columns.value is None):
        return whole_dummies(machine, table, options, node)
    if names is None:
        dtypes = {name: column_dtype(machine, table, name) for name in table.names()}
        if table.opens or not all(dtypes.values()):
            return whole_dummies(machine, table, {k: v for k, v in options.items() if k != "columns"}, node)
        names = [name for name, dtype in dtypes.items() if dtype in ("object", "category")]
    encoded = TableValue([Named(name, Ref(machine.node(machine.of_expr(part.expr), node).name), part.writers) for name in names if (part := table.find(name)) is not None], table.loads)
    if len(encoded.parts) < len(names):
        return whole_dummies(machine, table, options, node)
    result = table.copy()
    result.parts = [part for part in result.parts if not (isinstance(part, Named) and part.name in names)]
    result.writers = [machine.statement.index, *table.writers]
    if not names:
        return result
    site = dummies_site(machine, table, node, "_".join(map(str, names[:2])))
    keep = {k: v for k, v in options.items() if k != "columns"}
    made = row_operation(machine, node, [encoded], lambda e: Call(Symbol("columns.indicators"), (e[0], State(site.id)), tuple(keep.items())), "", "table")
    result.parts.append(Open(Ref(made.name)))
    return result


def whole_dummies(machine: Machine, table: TableValue, options: dict[str, Expr], node: ast.Call) -> Value:
    """Which columns are encoded only training knows: the whole table goes through."""
    site = dummies_site(machine, table, node, "table")
    keep = {k: v for k, v in options.items() if k != "columns"}
    made = row_operation(machine, node, [table], lambda e: Call(Symbol("columns.indicators"), (e[0], State(site.id)), tuple(keep.items())), "", "table")
    return TableValue([Open(Ref(made.name))], table.loads, [machine.statement.index])
