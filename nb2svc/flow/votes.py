"""Votes: several predictions side by side, and what is made of each record's.

    preds = np.array([a.predict(X), b.predict(X)])        a row a model, a column a record: `stacked`
    vote = stats.mode(preds, axis=0).mode                 one value a record

An array whose rows are records is folded along axis 1, a stacked one along axis 0; along any other axis records would be mixed.
"""

import ast

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import dtype_of, row_operation
from nb2svc.flow.values import Listing, Rows, TableValue, Value, is_constant, is_row, plain
from nb2svc.ir.expression import Attribute, Call, Method, Subscript, Symbol

FOLDS = {f"numpy.{name}" for name in ("mean", "sum", "median", "average", "max", "min", "amax", "amin", "argmax", "argmin", "prod", "std", "var", "any", "all")}
METHODS = {name.removeprefix("numpy.") for name in FOLDS}
PLACE = {"numpy.apply_along_axis": (2, "arr", 1), "scipy.stats.mode": (0, "a", 1)}
"""Where a function takes its array, and where its axis; the folds take both first."""
KEPT = {"astype", "round", "clip", "copy"}


def stack(machine: Machine, node: ast.AST, value: Listing) -> Rows | None:
    """Predictions as the rows of an array, if the list holds nothing else."""
    if not value.items or not all(isinstance(item, Rows) and machine.of(item).shape in ("flat", "column") for item in value.items):
        return None
    dtypes = {dtype_of(machine, item) for item in value.items}
    return row_operation(machine, node, [value], lambda e: Call(Symbol("numpy.array"), (e[0],)), dtypes.pop() if len(dtypes) == 1 else "", "stacked")


def fold(machine: Machine, dotted: str, arguments: Arguments) -> Value | None:
    """A function that makes one value of each record's predictions; None where it folds something else."""
    if dotted not in FOLDS and dotted not in PLACE:
        return None
    place, word, axis_place = PLACE.get(dotted, (0, "a", 1))
    given = arguments.get(place, word)
    array = stack(machine, arguments.node, given) if isinstance(given, Listing) else given
    if not isinstance(array, Rows) or machine.of(array).shape not in ("stacked", "array"):
        return None
    axis = arguments.constant(axis_place, "axis", 0 if dotted == "scipy.stats.mode" else None)
    if not keeps_records(machine, array, axis) or "keepdims" in arguments.keywords:
        return mixed(machine, array, dotted.rpartition(".")[2], arguments.node) if machine.of(array).shape == "stacked" else None
    swapped = Arguments([array if at is given else at for at in arguments.args], {k: array if v is given else v for k, v in arguments.keywords.items()}, arguments.node)
    shape = "modes" if dotted == "scipy.stats.mode" else "flat"
    return row_operation(machine, arguments.node, list(swapped.values()), lambda e: Call(Symbol(dotted), *swapped.split(e)), "", shape)


def keeps_records(machine: Machine, array: Rows, axis: object) -> bool:
    """Does folding along this axis leave one value a record?"""
    return axis in ((0, -2) if machine.of(array).shape == "stacked" else (1, -1)) and not isinstance(axis, bool)


def mixed(machine: Machine, array: Rows, name: str, node: ast.AST) -> Rows:
    return machine.refused("NB201", f"`{name}` mixes the answers to several records", node, "fold the predictions of the models, along axis 0", [array])


def method(machine: Machine, value: Rows, name: str, arguments: Arguments) -> Value:
    """A method of a stacked array."""
    operands = [value, *arguments.values()]
    node = arguments.node
    if name in METHODS and keeps_records(machine, value, arguments.constant(0, "axis")):
        return row_operation(machine, node, operands, lambda e: Method(name, e[0], *arguments.split(e[1:])), "", "flat")
    if name == "transpose" and not arguments.args:
        return transposed(machine, value, node)
    if name in KEPT:
        return row_operation(machine, node, operands, lambda e: Method(name, e[0], *arguments.split(e[1:])), "", "stacked")
    return mixed(machine, value, name, node)


def transposed(machine: Machine, value: Rows, node: ast.AST) -> Rows:
    """`.T`: a row a record."""
    return row_operation(machine, node, [value], lambda e: Attribute("T", e[0]), dtype_of(machine, value), "array")


def item(machine: Machine, value: Rows, index: Value, node: ast.AST) -> Value:
    """`preds[0]`: the predictions of one model; the mode of `stats.mode(…)[0]`."""
    if is_constant(index) and isinstance(plain(index), int):
        return row_operation(machine, node, [value, index], lambda e: Subscript(*e), dtype_of(machine, value), "flat")
    return mixed(machine, value, "[…]", node)


def table_mode(machine: Machine, table: TableValue, arguments: Arguments) -> Rows | None:
    """`table.mode(axis=1)`: the most frequent values of each row, the first of them in column 0."""
    if arguments.constant(0, "axis", 0) not in (1, "columns") or any(is_row(value) for value in arguments.values()):
        return None
    return row_operation(machine, arguments.node, [table, *arguments.values()], lambda e: Method("mode", e[0], *arguments.split(e[1:])), "", "table")
