"""Learnt: methods of a value that only training knows."""

from nb2svc.flow import labels
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.estimators import FIT_THEN, FITS, PREDICTS, TRANSFORMS, apply, rows_node
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.values import Const, Fit, Listing, Value, is_row
from nb2svc.ir.expression import Method
from nb2svc.ir.graph import Prediction
from nb2svc.ir.span import span_of


def method(machine: Machine, value: Fit, name: str, arguments: Arguments) -> Value:
    """A method of a learnt value: by its protocol a row operation on rows, else learnt too."""
    operands = list(arguments.values())
    rows = any(map(is_row, operands))
    rule = machine.catalog.method(str(value.parts["class"]), name) if "class" in value.parts else None
    if rule is not None and rule.flags.get("mutates") == "self":
        return change(machine, value, operands)
    if name in PREDICTS or name in TRANSFORMS or name == "score":
        if name != "score":
            return apply(machine, value, name, arguments.get(0, "X"), arguments)
        features = arguments.get(0, "X")
        if features is not None and is_row(features):
            predicted = row_operation(machine, arguments.node, [value, features], lambda e: Method("predict", e[0], (e[1],)), "", "flat")
            machine.graph.predictions.append(Prediction("score", machine.of(predicted), value, span_of(arguments.node), machine.statement.index, features, arguments.node, rows_node(arguments, features)))
        return machine.fit(arguments.node, "statistic", [value])
    if "file" in value.parts:
        # What is done with an open file is part of what the file then holds.
        machine.wrote(value)
        if name == "read" and not operands:
            made = machine.fit(arguments.node, "statistic", [value])
            made.parts["file"] = value.parts["file"]
            return made
    if name in FITS or name in FIT_THEN:
        value.how = "use"
        machine.wrote(value)
        if name in FIT_THEN and rows:
            return apply(machine, value, FIT_THEN[name], arguments.get(0, "X"), arguments)
        return value
    if rows and name not in AGGREGATING:
        if name in ("reindex", "get", "take", "searchsorted"):
            return row_operation(machine, arguments.node, [value, *operands], lambda e: Method(name, e[0], tuple(e[1:])))
        return machine.refused("NB201", f"`{name}` of a learnt value with a whole column is not known", arguments.node, operands=operands)
    if arguments.keywords.get("inplace") is not None or name in MUTATING:
        value.how = "use"
        machine.wrote(value)
        grown = labels.put_together(machine.fit(arguments.node), [value, *(Listing("list", [each]) if name in ("append", "add") else each for each in operands)]) if name in GROWING else value
        value.parts = {key: found for key, found in value.parts.items() if key != labels.AMONG} | {key: found for key, found in grown.parts.items() if key == labels.AMONG}
    kind = value.kind if value.kind in ("table", "columns") and name not in SCALAR else "statistic"
    if value.kind == "table" and name in ("tolist", "unique", "to_list"):
        kind = "columns"
    shape = "scalar" if value.shape == "scalar" or (name in SCALAR and value.shape == "series") else "series" if name in SCALAR and value.shape == "table" else value.shape if name in KEEPS_SHAPE else ""
    return labels.less(name, value, arguments, machine.fit(arguments.node, kind, [value, *operands], hint=value.hint, shape=shape))


def change(machine: Machine, value: Fit, operands: list[Value]) -> Value:
    """A method that changes an object which a model may hold, such as a layer that learns from rows: fits from here on need it."""
    for each in operands:
        machine.need_all(each)
    value.how = "use"
    machine.wrote(value)
    machine.changes.append(machine.statement.index)
    return Const(None)


KEEPS_SHAPE = {"round", "fillna", "astype", "sort_values", "sort_index", "head", "copy", "clip", "abs", "dropna", "rename"}
AGGREGATING = {"append", "dot", "isin", "corr", "merge", "join", "equals", "extend", "add", "update"}
GROWING = {"append", "extend", "update", "add", "insert"}
MUTATING = {"append", "extend", "update", "add", "insert", "remove", "pop", "sort", "clear", "drop_", "fit"}
SCALAR = {"mean", "median", "sum", "min", "max", "std", "var", "count", "quantile", "item", "idxmax", "idxmin", "nunique", "skew"}
