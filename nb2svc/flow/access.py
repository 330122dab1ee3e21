"""Access: attributes, where they are not called at once."""

import ast
import math
from typing import Any

from nb2svc.flow import folds, votes
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.dtypes import unsettled_text
from nb2svc.flow.estimators import labels
from nb2svc.flow.labels import labels_of_table
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import DType, dtype_of, row_operation, rule_dtype
from nb2svc.flow.subscripts import column, column_dtype, group_column
from nb2svc.flow.values import (
    Bound,
    Bunch,
    Const,
    Count,
    Estimator,
    Fit,
    Grouped,
    Indexer,
    Instance,
    Labels,
    Library,
    Listing,
    Mapping,
    Rows,
    Splitter,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    lifted,
)  # fmt: skip
from nb2svc.ir.expression import Attribute, Method, Ref, Symbol
from nb2svc.ir.span import call_at

INDEXERS = {"loc", "iloc", "at", "iat"}
ACCESSORS = {"str": "StringAccessor", "dt": "DatetimeAccessor", "cat": "CategoricalAccessor"}
NUMBERS = {"numpy.pi": math.pi, "math.pi": math.pi, "numpy.e": math.e, "math.e": math.e}


# -- reading attributes -------------------------------------------------------------------------------------------------------


def attribute(machine: Machine, value: Value, name: str, node: ast.expr) -> Value:
    """`value.name`, where it is not called at once."""
    match value:
        case Library(dotted):
            known = NUMBERS.get(f"{dotted}.{name}")
            return Const(known) if known is not None else Library(f"{dotted}.{name}")
        case Bunch(items) if name in items:
            return items[name]
        case Bunch(texts=texts):
            made = machine.fit(node, "statistic", [value], dtype="object" if name in texts else "")
            made.parts["dtype"] = made.dtype
            return made
        case TableValue():
            return table_attribute(machine, value, name, node)
        case Rows():
            return rows_attribute(machine, value, name, node)
        case Instance(klass, attributes):
            if name in attributes:
                held = attributes[name]
                if isinstance(held, Fit):
                    held.read = node
                return held
            if (method := klass.method(name)) is not None and method.kind == "property":
                return machine.call_value(UserFunction(method.node, method.scope, name, {}, value, method.statement), Arguments([], {}, call_at(node, [], node)))
            if method is not None:
                return Bound(value, method.name, node)
            if name in klass.attributes:
                return klass.attributes[name]
            return Bound(value, name, node) if value.fitted else Unknown()
        case UserClass(attributes=attributes, methods=methods):
            return attributes.get(name) or methods.get(name) or Unknown()
        case Estimator():
            if value.fitted is None:
                return Bound(value, name, node)
            if (own := labels(machine, value, name, node)) is not None:
                return own
            made = machine.fit(node, "estimator" if name == "best_estimator_" else "statistic", [value])
            made.parts["estimator"] = value
            return made
        case Splitter():
            return folds.attribute(machine, value, name, node)
        case Grouped():
            return group_column(value, (name,), True)
        case Fit():
            if name in INDEXERS:
                return Indexer(name, value)
            return machine.fit(node, value.kind if name in ("values", "index", "columns", "T") else "statistic", [value], hint=value.hint, shape=value.shape if value.shape == "scalar" or name == "values" else "")
        case Labels():
            return value if name == "values" else machine.fit(node, "statistic", [value])
        case Listing():
            return value if name in ("values", "str") else Bound(value, name, node)
        case Unknown():
            return value
        case _:
            return Bound(value, name, node)


def table_attribute(machine: Machine, table: TableValue, name: str, node: ast.expr) -> Value:
    if table.find(name) is not None:
        return column(machine, table, name, node)
    match name:
        case "columns":
            if table.opens:
                return labels_of_table(machine, table, node)
            return Listing("list", [lifted(column_name) for column_name in table.names()])
        case "values":
            return as_array(machine, table, node)
        case "index":
            return Labels(table.loads, masks=table.masks)
        case "shape":
            width: Value = Const(len(table.parts)) if not table.opens else machine.fit(node, "statistic", [table])
            return Listing("tuple", [Count(machine.fit(node, "statistic", [table]), table), width])
        case "loc" | "iloc" | "at" | "iat":
            return Indexer(name, table)
        case "dtypes":
            known = {column_name: column_dtype(machine, table, column_name) for column_name in table.names()}
            if not table.opens and all(known.values()):
                return Mapping({key: Const(DType(dtype)) for key, dtype in known.items()})
            return machine.fit(node, "statistic", [table])
        case "empty":
            return Const(False)
        case "T" | "style":
            return machine.fit(node, "table", [table])
        case "plot":
            return Library("matplotlib.pyplot.plot")
    if table.opens and machine.catalog.method("pandas.DataFrame", name) is None and not hasattr_frame(name):
        return column(machine, table, name, node)
    return Bound(table, name, node)


def hasattr_frame(name: str) -> bool:
    """Names a DataFrame has of its own besides what the rules list."""
    return name in {"axes", "ndim", "size", "attrs", "flags"} or name.startswith("_")


def rows_attribute(machine: Machine, value: Rows, name: str, node: ast.expr) -> Value:
    shape = machine.of(value).shape
    if shape in ACCESSORS:
        rule = machine.catalog.method(f"pandas.Series.{shape}", name)
        return row_operation(machine, node, [value], lambda e: Attribute(name, e[0]), rule_dtype(rule), "column") if rule_is_attribute(shape, name) else Bound(value, name, node)
    if shape == "categorical" and name == "codes":
        return row_operation(machine, node, [value], lambda e: Attribute("codes", e[0]), "int64", "flat")
    match name:
        case "str" if unsettled_text(machine, Ref(value.name)):
            return row_operation(machine, node, [value], lambda e: Attribute("str", Method("astype", e[0], (Symbol("builtins.object"),))), "", "str")
        case "str" | "dt" | "cat":
            return row_operation(machine, node, [value], lambda e: Attribute(name, e[0]), "", name)
        case "values" | "array":
            return row_operation(machine, node, [value], lambda e: Attribute("values", e[0]), dtype_of(machine, value), "array" if shape == "array" else "flat")
        case "shape":
            return Listing("tuple", [Count(machine.fit(node, "statistic", [value]), value), machine.fit(node, "statistic", [value])])
        case "size":
            return Count(machine.fit(node, "statistic", [value]), value)
        case "index":
            return Labels(frozenset(machine.loads_of(value)))
        case "dtype" | "dtypes":
            dtype = dtype_of(machine, value)
            return Const(DType(dtype)) if dtype else machine.fit(node, "statistic", [value])
        case "loc" | "iloc" | "at" | "iat":
            return Indexer(name, value)
        case "mode" if shape == "modes":
            return row_operation(machine, node, [value], lambda e: Attribute("mode", e[0]), dtype_of(machine, value), "flat")
        case "T" if shape == "stacked":
            return votes.transposed(machine, value, node)
        case "T":
            return value if shape in ("column", "flat") else machine.fit(node, "table", [value])
        case "plot":
            return Library("matplotlib.pyplot.plot")
        case "name":
            return machine.fit(node, "statistic", [value])
        case _:
            return Bound(value, name, node)


def rule_is_attribute(shape: str, name: str) -> bool:
    return (shape == "dt" and name in DATE_PARTS) or (shape == "cat" and name in {"codes", "categories"})


DATE_PARTS = {
    "year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "dayofweek", "day_of_week", "weekday", "dayofyear",
    "day_of_year", "quarter", "is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end", "is_year_start", "is_year_end",
    "is_leap_year", "days_in_month", "daysinmonth", "date", "time", "days", "seconds",
}  # fmt: skip


def as_array(machine: Machine, table: TableValue, node: ast.AST) -> Value:
    return row_operation(machine, node, [table], lambda e: Attribute("values", e[0]), "", "array")


# -- reading subscripts -------------------------------------------------------------------------------------------------------


# -- writing ------------------------------------------------------------------------------------------------------------------


