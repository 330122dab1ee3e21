"""Operations: row values from row values — nodes, column-by-column tables, dtypes, and what is known of items and truth."""

import ast
from collections.abc import Callable, Iterable
from typing import Any

from nb2svc.flow.machine import MAX_FOLDED, Machine, Meaning
from nb2svc.flow.values import (
    Const,
    Count,
    Fit,
    Labels,
    Library,
    Listing,
    Mapping,
    Named,
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
from nb2svc.ir.expression import Field, Literal, Ref, Subscript, literal
from nb2svc.ir.span import span_of

CLOSED = "@index"
COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}


class DType(str):
    """The name of a dtype, equal to all the ways in which notebooks write it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and canonical(self) == canonical(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def canonical(name: str) -> str:
    """One word for the spellings of a dtype."""
    last = name.removeprefix("builtins.").removeprefix("numpy.").rstrip("_")
    return {"O": "object", "str": "object", "string": "object", "int": "int64", "float": "float64", "bool": "bool", "number": "number"}.get(last, last)


def key_of(value: Value) -> tuple[Any] | None:
    """The key of a constant, boxed; None where it is not known. Library constants are keys by name."""
    match value:
        case Const(inner):
            return (inner,)
        case Library(name) if name in ("numpy.nan", "numpy.NaN"):
            return (float("nan"),)
        case Listing("tuple", items) if all(map(is_constant, items)):
            return (plain(value),)
        case Library() | UserFunction():
            return (value,)
        case _:
            return None


def known_items(value: Value) -> list[Value] | None:
    """What iterating the value gives, where that is known."""
    match value:
        case Listing(kind, items) if kind != "slice":
            return list(items)
        case Mapping(items):
            return [lifted(key) for key in items]
        case Const(str() as text):
            return [Const(letter) for letter in text]
        case Const(range() as numbers) if len(numbers) <= MAX_FOLDED:
            return [Const(number) for number in numbers]
        case TableValue() if not value.opens:
            return [lifted(name) for name in value.names()]
        case _:
            return None


def distinct(items: list[Value]) -> list[Value]:
    """The items of a set: each once."""
    return [lifted(item) for item in sorted({plain(item) for item in items}, key=repr)]


def is_unordered(value: Value) -> bool:
    """Are these several items whose order each process makes anew?"""
    return isinstance(value, Listing) and value.kind == "set" and len(value.items) > 1


def turn_label(item: Value, place: int) -> str | int:
    """What a turn is called: by its item where that is a text, else by its place."""
    return item.value if isinstance(item, Const) and isinstance(item.value, str) else place


def row_operation(machine: Machine, node: ast.AST, operands: Iterable[Value], build: Callable[[list[Any]], Any], dtype: str = "", shape: str = "column") -> Rows:
    """A node over operands of which at least one has rows."""
    meanings = [machine.meaning(value, node) for value in operands]
    return machine.rows(machine.together(meanings, build), node, shape, dtype)


def on_tables(machine: Machine, node: ast.AST, operands: list[Value], first: TableValue, build: Callable[[list[Any]], Any], dtype: str = "") -> TableValue:
    """A table operation that acts column by column: the result has the columns of `first`."""
    meanings = [machine.meaning(value, node) for value in operands]
    return columnwise(machine, node, first, machine.together(meanings, build), dtype)


def columnwise(machine: Machine, node: ast.AST, first: TableValue, meaning: Meaning, dtype: str = "") -> TableValue:
    """The table whose columns are the items of a node that was computed from `first` column by column."""
    made = machine.node(meaning, node, "table", dtype)
    made.columnwise = True
    result = first.copy()
    result.writers = [machine.statement.index]
    for part in result.parts:
        if isinstance(part, Named):
            part.writers = ()
            part.expr = Subscript(Ref(made.name), literal(part.name))
        else:
            part.expr, part.dropped = Ref(made.name), (*result.names(), *part.dropped)
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


def shape_of(machine: Machine, operands: list[Value]) -> str:
    shapes = {machine.of(operand).shape for operand in operands if isinstance(operand, Rows)}
    return next((shape for shape in ("stacked", "array", "column", "flat") if shape in shapes), "column")


def dtype_of(machine: Machine, value: Value) -> str:
    match value:
        case Const(bool()):
            return "bool"
        case Const(int()):
            return "int64"
        case Const(float()):
            return "float64"
        case Const(str()):
            return "object"
        case Rows():
            return machine.of(value).dtype
        case Fit():
            return value.dtype
        case _:
            return ""


def result_dtype(machine: Machine, symbol: str, operands: list[Value]) -> str:
    """The dtype numpy gives the result, "" where it depends."""
    if symbol in COMPARISONS or symbol in ("in", "not in"):
        return "bool"
    dtypes = {dtype_of(machine, operand) for operand in operands}
    if symbol in ("&", "|", "^", "invert") and dtypes == {"bool"}:
        return "bool"
    if "" in dtypes or "object" in dtypes:
        return "object" if dtypes == {"object"} else ""
    if symbol == "/" or "float64" in dtypes:
        return "float64"
    return "int64" if dtypes <= {"int64", "bool"} else ""


def truth(value: Value) -> bool | None:
    """Is the value true, where the text alone says so?"""
    if is_constant(value):
        return bool(plain(value))
    match value:
        case Listing(kind, items) if kind != "slice":
            return bool(items)
        case Mapping(items):
            return bool(items)
        case Library() | UserFunction():
            return True
        case _:
            return None


def default_values(machine: Machine, arguments: ast.arguments) -> dict[str, Value]:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = list(zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults))
    pairs += [(name, default) for name, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is not None]
    return {name.arg: machine.evaluate(default) for name, default in pairs}


def bind_names(machine: Machine, target: ast.expr, value: Value) -> None:
    """Bind a name, or a tuple of names, without the effects that an assignment has."""
    if isinstance(target, ast.Name):
        machine.scope.names[target.id] = value
        machine.scope.bound[target.id] = machine.statement.index
    elif isinstance(target, (ast.Tuple, ast.List)):
        items = known_items(value)
        for position, element in enumerate(target.elts):
            bind_names(machine, element, items[position] if items and position < len(items) else value if isinstance(value, Fit) else Unknown())


def element_of(machine: Machine, iterable: Value, at: ast.expr) -> Value:
    """One item of something whose items only training knows."""
    if isinstance(iterable, (Fit, Labels, Count, TableValue)) or (isinstance(iterable, Listing) and not is_row(iterable)):
        element = machine.fit(at, "statistic", [iterable] if isinstance(iterable, Fit) else [])
        element.how = "use"
        return element
    return Unknown(Diagnostic("NB207", "iterates over rows", span_of(at), "write it as an operation on the column")) if is_row(iterable) else Unknown()


def rule_dtype(rule: Any) -> str:
    """The dtype that a rule's return annotation names, in numpy's words."""
    text = rule.returns if rule is not None else ""
    inner = text[text.find("[") + 1 : -1] if "[" in text else ""
    return {"float": "float64", "int": "int64", "bool": "bool", "str": "object", "datetime": "datetime64[ns]", "category": "category"}.get(inner, "")


def column_name(machine: Machine, item: Rows) -> Any:
    """What a column is called where it stands."""
    match machine.of(item).expr:
        case Subscript(_, Literal(name)):
            return name
        case Field(name):
            return name
        case _:
            return machine.of(item).hint or item.name
