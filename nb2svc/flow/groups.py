"""Groups: what is asked of a grouped table — aggregates are learnt, broadcasts are a learnt table and a lookup."""

import ast
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.functions import inline
from nb2svc.flow.machine import Machine, Meaning, Scope
from nb2svc.flow.operations import dtype_of, row_operation
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.subscripts import column
from nb2svc.flow.values import Const, Fit, Grouped, Library, Rows, TableValue, UserFunction, Value
from nb2svc.ir.expression import Call, Display, Expr, Ref, State, Symbol, walk
from nb2svc.ir.expression import transform as rebuild

NAMED = {"mean", "median", "sum", "min", "max", "std", "var", "count", "size", "nunique", "first", "last", "prod", "sem", "skew"}
OTHER_ROWS = {"shift", "diff", "cumsum", "cumcount", "cumprod", "cummax", "cummin", "rolling", "expanding", "ffill", "bfill", "rank", "pct_change", "ngroup"}


def method(machine: Machine, grouped: Grouped, name: str, arguments: Arguments) -> Value:
    """Call a method of a grouped table."""
    node = arguments.node
    if name == "transform":
        return transform(machine, grouped, arguments)
    if name in OTHER_ROWS:
        return machine.refused("NB403", f"`{name}` reads the other rows of the group", node, "make it a field of the record", [grouped.table])
    if name == "apply" and isinstance(arguments.args[0] if arguments.args else None, UserFunction):
        return applied(machine, grouped, arguments)
    if name in ("head", "tail", "sample", "nth", "filter"):
        return grouped.table.chosen() if isinstance(grouped.table, TableValue) else grouped.table
    made = machine.fit(node, "table", [grouped.table])
    if isinstance(grouped.table, TableValue) and grouped.selection and not grouped.single:
        made.parts["columns"] = (*grouped.keys, *grouped.selection)
    return made


def applied(machine: Machine, grouped: Grouped, arguments: Arguments) -> Value:
    """`groupby().apply(f)`: rows come back as the population, numbers are learnt."""
    function = arguments.args[0]
    assert isinstance(function, UserFunction)
    group = grouped.table if grouped.selection is None or not isinstance(grouped.table, TableValue) else column(machine, grouped.table, grouped.selection[0], arguments.node)
    machine.opaque_loop += 1
    result = inline(machine, function, Arguments([group.copy() if isinstance(group, TableValue) else group], {}, arguments.node))
    machine.opaque_loop -= 1
    return result if isinstance(result, (Rows, TableValue)) else machine.fit(arguments.node, "table", [grouped.table])


def transform(machine: Machine, grouped: Grouped, arguments: Arguments) -> Value:
    """The aggregate of each group is learnt as a table; a row looks its group up."""
    function = arguments.get(0, "func")
    node = arguments.node
    if grouped.selection is None or len(grouped.selection) != 1 or not isinstance(grouped.table, TableValue):
        if isinstance(grouped.table, Rows):
            values: Value = grouped.table
        else:
            return machine.refused("NB201", "a transform of several columns at once", node, "transform the columns one by one", [grouped.table])
    else:
        values = column(machine, grouped.table, grouped.selection[0], node)
    name = function.value if isinstance(function, Const) else library_aggregate(function)
    if isinstance(name, str) and name in NAMED:
        site = machine.site(node, machine.statement.index, machine.statement_node, machine.where(), "group", "table", group_hint(grouped), loads=frozenset(machine.loads_of(grouped.table)))
        site.text = ast.unparse(node)
        dtype = "int64" if name in ("count", "size", "nunique") else "float64" if name in ("mean", "median", "std", "var") else dtype_of(machine, values)
        return looked_up(machine, grouped, State(site.id), node, dtype)
    if isinstance(function, UserFunction) and isinstance(values, Rows):
        return by_function(machine, grouped, function, values, node)
    return refusal("NB201", "this transform of groups is not known for one record", node)


def library_aggregate(function: Value | None) -> str:
    name = function.name.rpartition(".")[2] if isinstance(function, Library) else ""
    # `np.mean` given to pandas is pandas' own aggregate.
    return name if function is not None and isinstance(function, Library) and function.name.startswith("numpy.") else ""


def group_hint(grouped: Grouped) -> str:
    keys = "_".join(str(key) for key in grouped.keys if key != "@")
    return f"{'_'.join(map(str, grouped.selection or ()))}_by_{keys}".strip("_")


def looked_up(machine: Machine, grouped: Grouped, table: Expr, node: ast.AST, dtype: str = "") -> Rows:
    """The learnt value of each row's group."""
    keys = list(grouped.key_values)
    return row_operation(machine, node, keys, lambda e: Call(Symbol("columns.lookup"), (table, Display("list", tuple(e)))), dtype)


def by_function(machine: Machine, grouped: Grouped, function: UserFunction, values: Rows, node: ast.Call) -> Value:
    """`transform(lambda x: x.fillna(x.median()))`: what the function learns of a group is learnt for each group."""
    body = function.node.body if isinstance(function.node, ast.Lambda) else only_return(function.node)
    parameters = function.node.args.args
    if body is None or len(parameters) != 1:
        return refusal("NB201", "this transform of groups is not known for one record", node)
    outer = machine.scope
    machine.scope = Scope({parameters[0].arg: Rows(values.name)}, {parameters[0].arg: machine.statement.index}, function.scope)
    machine.context = (*machine.context, ("group", id(node)))
    before = set(machine.graph.sites)
    try:
        result = machine.evaluate(body)
    finally:
        machine.scope = outer
        machine.context = machine.context[:-1]
    if isinstance(result, Fit):
        site = machine.site(result.node, machine.statement.index, machine.statement_node, machine.where(), "group_function", "table", group_hint(grouped))
        register(machine, site, grouped, parameters[0].arg, node)
        return looked_up(machine, grouped, State(site.id), node)
    if not isinstance(result, Rows):
        return refusal("NB201", "this transform of groups is not known for one record", node)
    learnt = [machine.graph.sites[name] for name in machine.graph.sites if name not in before and machine.graph.sites[name].context and machine.graph.sites[name].context[-1] == ("group", id(node))]
    tables: dict[str, Expr] = {}
    for site in learnt:
        site.how, site.kind, site.context = "group_function", "table", site.context[:-1]
        site.statement_node = machine.statement_node
        site.hint = group_hint(grouped)
        register(machine, site, grouped, parameters[0].arg, node)
        tables[site.id] = Call(Symbol("columns.lookup"), (State(site.id), Display("list", tuple(machine.meaning(key, node).expr for key in grouped.key_values))))
    return regrouped(machine, result, tables, node, grouped)


def only_return(node: ast.FunctionDef) -> ast.expr | None:
    match node.body:
        case [ast.Return(value=value)]:
            return value
        case _:
            return None


def register(machine: Machine, site: Any, grouped: Grouped, parameter: str, node: ast.Call) -> None:
    """Training captures the aggregate of each group: the grouped column and the function of one group."""
    assert isinstance(node.func, ast.Attribute)
    site.parts = {"grouped": node.func.value, "parameter": parameter}


def regrouped(machine: Machine, result: Rows, tables: dict[str, Expr], node: ast.AST, grouped: Grouped) -> Rows:
    """Replace each learnt value of the group by the lookup of the row's group, through all nodes made on the way."""
    def change(inner: Expr) -> Expr:
        match inner:
            case State(name) if name in tables:
                return tables[name]
            case Ref(name):
                return Ref(rebuilt(name))
            case _:
                return inner

    done: dict[str, str] = {}

    def rebuilt(name: str) -> str:
        if name not in done:
            old = machine.graph.nodes[name]
            closure = machine.graph.closure({name})
            if not any(isinstance(x, State) and x.name in tables for n in closure for x in walk(machine.graph.nodes[n].expr)):
                done[name] = name
            else:
                loads = old.loads | frozenset().union(*(machine.loads_of(key) for key in grouped.key_values))
                done[name] = machine.node(Meaning(rebuild(old.expr, change), machine.unified(loads), old.refusal), node, old.shape, old.dtype).name
        return done[name]

    return Rows(rebuilt(result.name))
