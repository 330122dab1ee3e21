"""Library: functions whose meaning for tables a rule alone cannot say — loading, stacking, dummies, splits, builtins."""

import ast
from typing import Any

from nb2svc.catalog import UNKNOWN
from nb2svc.flow import estimators
from nb2svc.flow.access import column_dtype, column_expr, set_column
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.evaluate import dtype_of, known_items, row_operation
from nb2svc.flow.machine import Machine
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.tables import axis_of, constant_names, merge
from nb2svc.flow.values import (
    Const, Count, Estimator, Fit, Labels, Library, Listing, Mapping, Named, Open, Rows, TableValue, Unknown, Value,
    is_constant, is_row, plain,
)  # fmt: skip
from nb2svc.ir.expression import Call, Expr, Field, Literal, Ref, State, Subscript, Symbol, children, literal
from nb2svc.ir.graph import Load
from nb2svc.ir.span import span_of

READERS = {"pandas.read_csv", "pandas.read_table", "pandas.read_parquet", "pandas.read_excel", "pandas.read_json", "pandas.read_feather", "pandas.read_pickle"}


def load(machine: Machine, dotted: str, arguments: Arguments) -> Value:
    """Read a file: the table whose columns are the fields of a request."""
    node = arguments.node
    path = arguments.constant(0, "filepath_or_buffer") if arguments.args else next((arguments.constant(99, k) for k in ("filepath_or_buffer", "path", "io", "path_or_buf") if k in arguments.keywords), None)
    options = {name: option(value) for name, value in arguments.keywords.items()}
    for position, value in enumerate(arguments.args[1:]):
        options[{0: "sep"}.get(position, f"@{position}")] = plain(value) if is_constant(value) else UNKNOWN
    found = Load(len(machine.graph.loads), node, span_of(node), machine.statement.index, dotted, path if isinstance(path, str) else None, None, options)
    machine.graph.loads.append(found)
    machine.statement.tasks.add("load")
    found.sample = machine.read_sample(found)
    loads = frozenset({found.id})
    if found.sample is None:
        return TableValue([Open(Field("*", found.id))], loads, [machine.statement.index])
    found.columns = tuple(found.sample.columns)
    return TableValue([Named(name, Field(name, found.id)) for name in found.columns], loads, [machine.statement.index])


def option(value: Value) -> Any:
    """A reader's option as a Python object; library names as text."""
    match value:
        case Library(name):
            return name
        case Mapping(items):
            return {key: option(item) for key, item in items.items()}
        case _:
            return plain(value) if is_constant(value) else UNKNOWN


def categorical(machine: Machine, arguments: Arguments) -> Value:
    """`pd.Categorical(values, categories)`: codes by a written list are row-wise, by the data they are learnt."""
    values = arguments.get(0, "values")
    node = arguments.node
    if not isinstance(values, Rows):
        return machine.fit(node, "table", list(arguments.values()))
    if arguments.get(1, "categories") is None and not isinstance(arguments.get(3, "dtype"), Const):
        return machine.refused("NB201", "categories that are taken from the data", node, "use astype('category') or name them", [values])
    return row_operation(machine, node, list(arguments.values()), lambda e: Call(Symbol("pandas.Categorical"), *arguments.split(e)), "category", "categorical")


def concat(machine: Machine, arguments: Arguments) -> Value:
    """Side by side: the columns of each. Below each other: one population."""
    objects = arguments.get(0, "objs") or arguments.get(0, "arrays") or arguments.get(0, "tup")
    node = arguments.node
    items = known_items(objects) if objects is not None else None
    if items is None:
        tables = objects if isinstance(objects, (Fit, Unknown)) else None
        return tables if isinstance(tables, Unknown) else machine.fit(node, "table", [objects] if objects is not None else [])
    items = [item for item in items if not (isinstance(item, TableValue) and not item.parts) and not (isinstance(item, Const) and item.value is None)]
    if not any(map(is_row, items)):
        return machine.fit(node, "table", items)
    if axis_of(arguments, 1) == 1:
        return side_by_side(machine, items, node)
    tables = [item for item in items if isinstance(item, TableValue)]
    if len(tables) == len(items):
        return stacked(machine, tables, node)
    columns = [item for item in items if isinstance(item, Rows)]
    if len(columns) == len(items):
        return Rows(merged_node(machine, [Ref(item.name) for item in columns], node, columns[0]).name)
    return machine.refused("NB201", "tables are stacked with what is no table", node, operands=items)


def side_by_side(machine: Machine, items: list[Value], node: ast.AST) -> Value:
    result = TableValue([], frozenset(), [machine.statement.index])
    for item in items:
        match item:
            case TableValue():
                result.parts += item.copy().parts
                result.loads |= item.loads
            case Rows():
                name = item.origin[1] if item.origin is not None else column_name(machine, item)
                result.parts.append(Named(name, Ref(item.name), tuple(item.writers)))
                result.loads |= machine.of(item).loads
            case _:
                return machine.refused("NB201", "values made for the training rows stand beside a table", node, operands=[x for x in items if is_row(x)])
    return result


def column_name(machine: Machine, item: Rows) -> Any:
    match machine.of(item).expr:
        case Subscript(_, Literal(name)):
            return name
        case Field(name):
            return name
        case _:
            return machine.of(item).hint or item.name


def stacked(machine: Machine, tables: list[TableValue], node: ast.AST) -> Value:
    """Rows of several tables below each other: loads become one population, equal row functions stay what they are."""
    first = tables[0]
    loads = sorted({machine.root(load) for table in tables for load in table.loads})
    for load_id in loads[1:]:
        if same_columns(machine, loads[0], load_id):
            machine.graph.loads[load_id].unified = loads[0]
    result = first.copy()
    result.loads = machine.unified(frozenset(loads))
    result.writers = [machine.statement.index, *(writer for table in tables for writer in table.writers)]
    names = list(first.names())
    for table in tables[1:]:
        names += [name for name in table.names() if name not in names]
    for name in names:
        own = [part for table in tables if (part := table.find(name)) is not None]
        exprs = [part.expr for part in own]
        holder = first.find(name)
        merged = exprs[0] if all(one_population(machine, exprs[0], other) for other in exprs[1:]) else Ref(merged_node(machine, exprs, node, None).name)
        if holder is not None:
            holder.expr = merged
        else:
            result_part = Named(name, merged)
            result.parts.append(result_part)
        part = result.find(name)
        if part is not None:
            part.expr, part.writers = merged, tuple(sorted({writer for one in own for writer in one.writers}))
    return result


def same_columns(machine: Machine, left: int, right: int) -> bool:
    """Do two files share a raw column? Then stacking them makes one table of records."""
    a, b = machine.graph.loads[left].columns, machine.graph.loads[right].columns
    return a is None or b is None or bool(set(a) & set(b))


def one_population(machine: Machine, left: Expr, right: Expr) -> bool:
    """Are two expressions the same function of a record, whichever table the record comes from?"""
    if left == right:
        return True
    match left, right:
        case Field(a, x), Field(b, y):
            return a == b and machine.root(x) == machine.root(y)
        case Ref(a), Ref(b):
            return one_population(machine, machine.graph.nodes[a].expr, machine.graph.nodes[b].expr)
        case State(), State():
            return False
        case (Literal() | Symbol(), _) | (_, Literal() | Symbol()):
            return left == right
        case _:
            if type(left) is not type(right) or shell(left) != shell(right):
                return False
            pairs = list(zip(children(left), children(right)))
            return len(children(left)) == len(children(right)) and all(one_population(machine, a, b) for a, b in pairs)


def shell(expr: Expr) -> tuple[Any, ...]:
    """What an expression is, without its operands."""
    return tuple(getattr(expr, name) for name in ("name", "symbol", "kind", "text") if hasattr(expr, name))


def merged_node(machine: Machine, exprs: list[Expr], node: ast.AST, like: Rows | None) -> Any:
    """A column that differs between the stacked tables has no one meaning for a record; that matters only if it is needed."""
    first = machine.of_expr(exprs[0])
    if all(one_population(machine, exprs[0], other) for other in exprs[1:]):
        return machine.node(first, node)
    if any(isinstance(expr, Ref) and is_constant_node(machine, expr) for expr in exprs[1:]):
        return machine.node(first, node, dtype=machine.graph.nodes[exprs[0].name].dtype if isinstance(exprs[0], Ref) else "")
    refused = machine.refused("NB201", "the stacked tables make this column in different ways", node, "prepare it after stacking")
    return machine.of(refused)


def is_constant_node(machine: Machine, expr: Ref) -> bool:
    match machine.graph.nodes[expr.name].expr:
        case Call(Symbol("pandas.Series"), _, _):
            return True
        case _:
            return False


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


def cut(machine: Machine, dotted: str, arguments: Arguments) -> Value:
    """Bins by number are learnt edges; given edges are row-wise."""
    values = arguments.get(0, "x")
    bins = arguments.get(1, "bins") or arguments.get(1, "q")
    node = arguments.node
    if values is None or not is_row(values):
        return machine.fit(node, "table", [v for v in arguments.values()])
    if arguments.constant(99, "retbins") is True:
        return refusal("NB201", "`retbins` beside a row value", node)
    learnt = dotted == "pandas.qcut" or (isinstance(bins, Const) and isinstance(bins.value, int)) or isinstance(bins, Count)
    keep = {k: v for k, v in arguments.keywords.items() if k not in ("x", "bins", "q", "duplicates")}
    if not learnt:
        operands = [values, bins or Unknown(), *keep.values()]
        return row_operation(machine, node, operands, lambda e: Call(Symbol(dotted), tuple(e[:2]), tuple(zip(keep, e[2:]))), "category")
    if len(arguments.args) > 2:
        keep["labels" if dotted == "pandas.qcut" else "right"] = arguments.args[2]
    site = machine.site(node, machine.statement.index, machine.statement_node, machine.where(), "edges", "statistic", f"{machine.of(values).hint or 'bin'}_edges" if isinstance(values, Rows) else "edges", loads=frozenset(machine.loads_of(values)))
    if dotted == "pandas.qcut":
        keep["include_lowest"] = Const(True)
    operands = [values, *keep.values()]
    return row_operation(machine, node, operands, lambda e: Call(Symbol("pandas.cut"), (e[0], State(site.id)), tuple(zip(keep, e[1:]))), "category")


def train_test_split(machine: Machine, arguments: Arguments) -> Value:
    """A split chooses rows: each part is the same function of a record."""
    machine.statement.tasks.add("split")
    if arguments.constant(99, "random_state") is None and arguments.constant(99, "shuffle", True) is not False:
        machine.drew()
        machine.statement.effects.add("unseeded")
    parts: list[Value] = []
    for value in arguments.args:
        for _ in range(2):
            part = value.copy() if isinstance(value, TableValue) else Rows(value.name) if isinstance(value, Rows) else value
            if isinstance(part, (TableValue, Rows)):
                part.writers = [machine.statement.index]
            parts.append(part)
    return Listing("list", parts, [machine.statement.index])


def data_frame(machine: Machine, arguments: Arguments) -> Value:
    """`pd.DataFrame(...)` of columns, of an array with names, or of a hand-written sample."""
    data = arguments.get(0, "data")
    names = arguments.get(2, "columns")
    node = arguments.node
    if data is None:
        return TableValue([], frozenset(), [machine.statement.index])
    if isinstance(data, Mapping):
        if not any(map(is_row, data.items.values())):
            return machine.fit(node, "table", list(data.items.values())) if data.items else TableValue([], frozenset(), [machine.statement.index])
        result = TableValue([], frozenset(machine.loads_of(data)), [machine.statement.index])
        for name, value in data.items.items():
            set_column(machine, result, name, column_expr(machine, result, value, node))
        return result
    if isinstance(data, TableValue):
        result = data.copy()
        chosen = constant_names(names) if names is not None else None
        if chosen is not None and not data.opens:
            result.parts = [Named(name, part.expr) for name in chosen if (part := data.find(name)) is not None]
        return result
    if isinstance(data, Rows):
        return table_of_array(machine, data, names, node)
    return data if isinstance(data, Unknown) else machine.fit(node, "table", [data])


def table_of_array(machine: Machine, data: Rows, names: Value | None, node: ast.AST) -> Value:
    known = constant_names(names) if isinstance(names, (Const, Listing)) else None
    operands: list[Value] = [data, *([names] if names is not None else [])]
    if isinstance(names, Unknown):
        operands = [data]
    made = row_operation(machine, node, operands, lambda e: Call(Symbol("pandas.DataFrame"), (e[0],), (("columns", e[1]),) if len(e) > 1 else ()), "", "table")
    loads = machine.of(data).loads
    if known is not None:
        return TableValue([Named(name, Subscript(Ref(made.name), literal(name))) for name in known], loads, [machine.statement.index])
    return TableValue([Open(Ref(made.name))], loads, [machine.statement.index])


def series(machine: Machine, arguments: Arguments) -> Value:
    data = arguments.get(0, "data")
    if isinstance(data, Rows):
        name = arguments.constant(3, "name")
        made = row_operation(machine, arguments.node, [data], lambda e: Call(Symbol("pandas.Series"), (e[0],)), dtype_of(machine, data))
        if isinstance(name, str):
            machine.hint(made, name)
        return made
    return machine.fit(arguments.node, "table", list(arguments.values()))


def to_datetime(machine: Machine, arguments: Arguments) -> Value:
    """A format that is inferred from the whole column is learnt; a given one is row-wise."""
    values = arguments.get(0, "arg")
    node = arguments.node
    if values is None or not is_row(values):
        return machine.fit(node, "statistic", list(arguments.values()))
    keep = {k: v for k, v in arguments.keywords.items() if k != "arg"}
    source = dtype_of(machine, values)
    if "format" in keep or "unit" in keep or source.startswith("datetime") or source in ("int64", "float64"):
        return row_operation(machine, node, [values, *keep.values()], lambda e: Call(Symbol("pandas.to_datetime"), (e[0],), tuple(zip(keep, e[1:]))), "datetime64[ns]")
    if isinstance(values, TableValue):
        return row_operation(machine, node, [values, *keep.values()], lambda e: Call(Symbol("pandas.to_datetime"), (e[0],), tuple(zip(keep, e[1:]))), "datetime64[ns]")
    argument = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "arg")
    site = machine.site(argument, machine.statement.index, machine.statement_node, machine.where(), "date_format", "statistic", f"{machine.of(values).hint or column_name(machine, values)}_format", loads=frozenset(machine.loads_of(values)))
    site.parts = {"dayfirst": keep.get("dayfirst")}
    return row_operation(machine, node, [values, *keep.values()], lambda e: Call(Symbol("pandas.to_datetime"), (e[0],), (("format", State(site.id)), *((k, v) for k, v in zip(keep, e[1:]) if k != "dayfirst" and k != "infer_datetime_format"))), "datetime64[ns]")


def where(machine: Machine, arguments: Arguments) -> Value:
    """`np.where(mask, a, b)` is row-wise; with one argument it is a list of row numbers."""
    if len(arguments.args) == 1:
        value = arguments.args[0]
        if is_row(value):
            return Listing("tuple", [value])
        return machine.fit(arguments.node, "statistic", [value])
    operands = arguments.args
    if not any(map(is_row, operands)):
        return machine.fit(arguments.node, "statistic", operands)
    first, second = dtype_of(machine, operands[1]), dtype_of(machine, operands[2])
    dtype = first if first == second else "float64" if {first, second} == {"int64", "float64"} else ""
    return row_operation(machine, arguments.node, operands, lambda e: Call(Symbol("numpy.where"), tuple(e)), dtype)


def columns_stacked(dotted: str) -> Any:
    def handler(machine: Machine, arguments: Arguments) -> Value:
        objects = arguments.args[0] if arguments.args else Unknown()
        items = known_items(objects)
        if items is None or not any(map(is_row, items)):
            return machine.fit(arguments.node, "statistic", [objects])
        if dotted in ("numpy.concatenate", "numpy.vstack", "numpy.append") and arguments.constant(1, "axis", 0) != 1:
            return concat(machine, Arguments([Listing("list", items)], {}, arguments.node))
        rest = {k: v for k, v in arguments.keywords.items()}
        return row_operation(machine, arguments.node, [objects, *arguments.args[1:], *rest.values()], lambda e: Call(Symbol(dotted), tuple(e[: len(e) - len(rest)]), tuple(zip(rest, e[len(e) - len(rest) :]))), "", "array")

    return handler


def save(machine: Machine, arguments: Arguments) -> Value:
    """joblib.dump, pickle.dump: what is saved is meant to be used."""
    for value in arguments.values():
        machine.need(value)
        if isinstance(value, (Estimator, Fit)) or type(value).__name__ == "Instance":
            machine.graph.written.append((value, span_of(arguments.node), machine.statement.index, "model"))
        elif isinstance(value, (Mapping, Listing)):
            for inner in value.items.values() if isinstance(value, Mapping) else value.items:
                if isinstance(inner, Estimator):
                    machine.graph.written.append((inner, span_of(arguments.node), machine.statement.index, "model"))
    machine.statement.tasks.add("save")
    return Const(None)


def compare(machine: Machine, arguments: Arguments) -> Value:
    """A metric says what is compared with the target."""
    operands = list(arguments.values())
    if len(operands) >= 2:
        machine.graph.compared.append((operands[0], operands[1], machine.statement.index))
    machine.statement.tasks.add("evaluate")
    return machine.fit(arguments.node, "statistic", operands)


def clone(machine: Machine, arguments: Arguments) -> Value:
    value = arguments.args[0] if arguments.args else Unknown()
    if isinstance(value, Estimator):
        return Estimator(value.qualified, value.args, value.keywords, arguments.node, writers=[machine.statement.index])
    return machine.fit(arguments.node, "estimator", [value])


def make_steps(qualified: str) -> Any:
    def handler(machine: Machine, arguments: Arguments) -> Value:
        return estimators.make(machine, qualified, arguments)

    return handler


def elementwise_identity(machine: Machine, arguments: Arguments) -> Value:
    """`np.array(x)`, `np.asarray(x)`, `list(x)`: the same rows."""
    value = arguments.args[0] if arguments.args else Listing("list", [])
    if isinstance(value, TableValue):
        return row_operation(machine, arguments.node, [value], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), "", "array")
    if isinstance(value, Rows):
        return row_operation(machine, arguments.node, [value], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), dtype_of(machine, value), "array" if machine.of(value).shape == "array" else "flat")
    if isinstance(value, Listing) and any(map(is_row, value.items)):
        return machine.refused("NB201", "an array of columns", arguments.node, "use np.column_stack", value.items)
    if isinstance(value, Labels):
        return value
    return machine.fit(arguments.node, "statistic", [value])


SPECIAL = {
    "pandas.concat": concat, "pandas.get_dummies": get_dummies, "pandas.DataFrame": data_frame, "pandas.Series": series,
    "pandas.to_datetime": to_datetime, "pandas.Categorical": categorical, "numpy.where": where, "sklearn.model_selection.train_test_split": train_test_split,
    "sklearn.cross_validation.train_test_split": train_test_split, "joblib.dump": save, "pickle.dump": save, "pickle.dumps": save,
    "cloudpickle.dump": save, "sklearn.base.clone": clone, "sklearn.pipeline.make_pipeline": make_steps("sklearn.pipeline.Pipeline"),
    "sklearn.compose.make_column_transformer": make_steps("sklearn.compose.ColumnTransformer"),
    "numpy.array": elementwise_identity, "numpy.asarray": elementwise_identity,
    **{f"numpy.{name}": columns_stacked(f"numpy.{name}") for name in ("hstack", "column_stack", "concatenate", "vstack", "append", "c_")},
    "scipy.sparse.hstack": columns_stacked("scipy.sparse.hstack"), "scipy.sparse.vstack": columns_stacked("scipy.sparse.vstack"),
    "pandas.merge": lambda machine, arguments: merge(machine, arguments.args[0], Arguments(arguments.args[1:], {k: v for k, v in arguments.keywords.items() if k != "left"}, arguments.node)) if arguments.args and isinstance(arguments.args[0], TableValue) else machine.fit(arguments.node, "table", list(arguments.values())),
}  # fmt: skip
