"""Library: functions whose meaning for tables a rule alone cannot say — loading, stacking, dummies, splits, builtins."""

import ast
from typing import Any

from nb2svc.flow import artifacts, boards, dtypes, estimators, files, loading, products, votes
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.dummies import get_dummies
from nb2svc.flow.machine import Machine
from nb2svc.flow.native import add_constant
from nb2svc.flow.operations import column_name, dtype_of, known_items, row_operation
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.selection import constant_names
from nb2svc.flow.stacking import concat
from nb2svc.flow.tables import merge
from nb2svc.flow.values import (
    Const,
    Count,
    Estimator,
    Fit,
    Labels,
    Listing,
    Mapping,
    Named,
    Open,
    Rows,
    TableValue,
    Unknown,
    Value,
    is_constant,
    is_row,
    plain,
)  # fmt: skip
from nb2svc.flow.writing import column_expr, set_column
from nb2svc.ir.expression import Attribute, Call, Ref, State, Subscript, Symbol, literal
from nb2svc.ir.span import span_of

def factorize(machine: Machine, arguments: Arguments) -> Value:
    """Codes in the order of appearance: the order is learnt, what was not there has the code -1."""
    values = arguments.get(0, "values")
    node = arguments.node
    if not isinstance(values, Rows) or arguments.constant(1, "sort", False) is not False:
        return machine.fit(node, "table", list(arguments.values())) if not isinstance(values, Rows) else refusal("NB201", "a sorted `factorize` is not known for one record", node)
    site = machine.site(node, machine.statement.index, machine.statement_node, machine.where(), "factors", "columns", f"{column_name(machine, values)}_factors", loads=frozenset(machine.loads_of(values)))
    codes = row_operation(machine, node, [values], lambda e: Attribute("codes", Call(Symbol("pandas.Categorical"), (e[0],), (("categories", State(site.id)),))), "int64", "flat")
    return Listing("tuple", [codes, machine.fit(node, "columns", [values])], [machine.statement.index])


def categorical(machine: Machine, arguments: Arguments) -> Value:
    """`pd.Categorical(values, categories)`: codes by a written list are row-wise, by the data they are learnt."""
    values = arguments.get(0, "values")
    node = arguments.node
    if not isinstance(values, Rows):
        return machine.fit(node, "table", list(arguments.values()))
    if arguments.get(1, "categories") is None and not isinstance(arguments.get(3, "dtype"), Const):
        return machine.refused("NB201", "categories that are taken from the data", node, "use astype('category') or name them", [values])
    return row_operation(machine, node, list(arguments.values()), lambda e: Call(Symbol("pandas.Categorical"), *arguments.split(e)), "category", "categorical")


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
            part = value.chosen() if isinstance(value, TableValue) else Rows(value.name) if isinstance(value, Rows) else value
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
    chosen_names = constant_names(names) if names is not None else None
    if isinstance(data, (Mapping, Listing)) and not is_row(data) and (names is None or chosen_names is not None):
        own = loading.literal(machine, data, chosen_names, node)
        if own is not None:
            return own
    if isinstance(data, Mapping):
        if not any(map(is_row, data.items.values())):
            boards.tabled(machine, data)
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


def inserted(machine: Machine, arguments: Arguments) -> Value:
    """`np.insert(X, 0, 1, axis=1)`: one more column, with one value for all rows or one for each."""
    rows, operands = arguments.get(0, "arr"), list(arguments.values())
    if not any(map(is_row, operands)):
        return machine.fit(arguments.node, "statistic", operands)
    if not isinstance(rows, (Rows, TableValue)) or arguments.constant(3, "axis") != 1:
        return machine.refused("NB201", "`insert` makes other rows than those of the request", arguments.node, "insert a column, with `axis=1`", operands)
    return row_operation(machine, arguments.node, operands, lambda e: Call(Symbol("numpy.insert"), *arguments.split(e)), "", "array")


def save(machine: Machine, arguments: Arguments) -> Value:
    """pickle.dumps: what is saved is meant to be used."""
    for value in arguments.values():
        machine.need(value)
        files.note_saved(machine, value, arguments.node)
    machine.statement.tasks.add("save")
    return machine.fit(arguments.node, "statistic", list(arguments.values()))


def compare(machine: Machine, name: str, arguments: Arguments) -> Value:
    """A metric says what is compared with the target."""
    operands = list(arguments.values())
    if len(operands) >= 2:
        machine.graph.compared.append((operands[0], operands[1], machine.statement.index))
    machine.statement.tasks.add("evaluate")
    made = machine.fit(arguments.node, "statistic", operands)
    node = arguments.node
    rule = machine.catalog.function(name)
    judged = arguments.get(1, "y_pred")
    if rule is not None and "judges" in rule.flags and isinstance(judged, Rows):
        machine.graph.measured.append((judged.name, str(rule.flags["judges"])))
    measure = ast.unparse(node.func).rpartition(".")[2]
    return boards.judged(machine, made, judged, measure, node.args[:1]) if len(operands) >= 2 else made


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
    if isinstance(value, Listing) and (stacked := votes.stack(machine, arguments.node, value)) is not None:
        return stacked
    if isinstance(value, Listing) and any(map(is_row, value.items)):
        return machine.refused("NB201", "an array of columns", arguments.node, "use np.column_stack", value.items)
    if isinstance(value, Labels):
        return value
    made = machine.fit(arguments.node, "statistic", [value], shape="series")
    if isinstance(value, Listing) and value.items and all(isinstance(item, Const) for item in value.items):
        made.parts["labels"] = tuple(plain(value))
    return made


def set_variable(machine: Machine, arguments: Arguments) -> Value:
    """`os.environ.setdefault(name, value)`."""
    if len(arguments.args) == 2 and all(map(is_constant, arguments.args)):
        name, value = map(plain, arguments.args)
        machine.graph.environment.setdefault(str(name), str(value))
    return machine.fit(arguments.node)


SPECIAL = {
    "pandas.concat": concat, "pandas.get_dummies": get_dummies, "pandas.DataFrame": data_frame, "pandas.Series": series,
    "pandas.to_datetime": to_datetime, **dtypes.TESTS, "pandas.Categorical": categorical, "pandas.factorize": factorize, "numpy.where": where, "sklearn.model_selection.train_test_split": train_test_split,
    "sklearn.cross_validation.train_test_split": train_test_split, "pickle.dumps": save, "cloudpickle.dumps": save,
    **dict.fromkeys(("os.path.exists", "os.path.isfile"), artifacts.exists),
    **{name: files.dump(form) for name, form in files.DUMPS.items()},
    "sklearn.base.clone": clone, "sklearn.pipeline.make_pipeline": make_steps("sklearn.pipeline.Pipeline"),
    "sklearn.compose.make_column_transformer": make_steps("sklearn.compose.ColumnTransformer"),
    "statsmodels.api.add_constant": add_constant, "statsmodels.tools.add_constant": add_constant, "statsmodels.tools.tools.add_constant": add_constant,
    "os.environ.setdefault": set_variable, "numpy.array": elementwise_identity, "numpy.asarray": elementwise_identity,
    **{f"numpy.{name}": columns_stacked(f"numpy.{name}") for name in ("hstack", "column_stack", "concatenate", "vstack", "append")},
    **{f"numpy.{name}": products.function(f"numpy.{name}") for name in ("dot", "matmul")}, "numpy.insert": inserted,
    "scipy.sparse.hstack": columns_stacked("scipy.sparse.hstack"), "scipy.sparse.vstack": columns_stacked("scipy.sparse.vstack"),
    "pandas.merge": lambda machine, arguments: merge(machine, arguments.args[0], Arguments(arguments.args[1:], {k: v for k, v in arguments.keywords.items() if k != "left"}, arguments.node)) if arguments.args and isinstance(arguments.args[0], TableValue) else machine.fit(arguments.node, "table", list(arguments.values())),
}  # fmt: skip
