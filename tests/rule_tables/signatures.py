"""Signatures: what a rule says of parameters and of the kind of the result, held against the library."""

import inspect
from typing import Any

import numpy as np
import pandas as pd
from nb2svc.catalog import Rule

from rule_tables.calls import Call, Rows
from rule_tables.unchecked import OTHER_VERSIONS

POSITIONS = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
DTYPES = {"float": "f", "int": "iu", "bool": "b", "datetime": "M", "str": "OUST"}
KEYWORDS = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
RENAMED = {
    "StringAccessor": "StringMethods",
    "DatetimeAccessor": "Properties",
    "Matrix": "spmatrix",
    "Formula": "Model",
    "Results": "ResultsWrapper",
    "FormulaResults": "ResultsWrapper",
    "Distribution": "rv_continuous",
    "Discrete": "rv_discrete",
    "ExprString": "ExprStringNameSpace",
    "ExprDatetime": "ExprDateTimeNameSpace",
    "ExprName": "ExprNameNameSpace",
    "File": "IOBase",
    "Hash": "HASH",
}
PLAIN: dict[str, Any] = {
    "Series": pd.Series,
    "DataFrame": pd.DataFrame,
    "Index": pd.Index,
    "int": int | np.integer,
    "float": float | np.floating | int | np.integer,
    "bool": bool | np.bool_,
    "str": str,
    "list": list,
    "dict": dict,
    "tuple": tuple,
    "set": set,
    "bytes": bytes,
    "range": range,
    "complex": complex,
    "frozenset": frozenset,
    "object": object,
}


def check_parameters(rule: Rule, target: Any) -> None:
    """Whatever the library accepts binds in the rule to the same parameters, or not at all; no parameter is invented.

    A rule holds for several versions: what has moved between them is named by keyword alone, and parameters that only
    other versions have are listed.
    """
    real = signature(target)
    if real is None or rule.is_property or "wildcard" in rule.flags:
        return
    named = {each.name: each for each in real.parameters.values()}
    order = [name for name, each in named.items() if each.kind in POSITIONS]
    kinds = {each.kind for each in named.values()}
    places = [each for each in rule.parameters if each.kind in ("positional", "either")]
    by_keyword = {each.name for each in rule.parameters if each.kind == "keyword"}
    for place, (ours, theirs) in enumerate(zip(places, order, strict=False)):
        same = ours.kind == "positional" or ours.name == theirs or theirs in by_keyword
        assert same, f"parameter {place} is `{theirs}`, not `{ours.name}`"
    allowed = named.keys() | OTHER_VERSIONS.get(rule.name.partition(".")[0], frozenset())
    known = {each.name for each in rule.parameters}
    kinds_of_rule = {each.kind for each in rule.parameters}
    if not kinds & {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}:
        invented = {each.name for each in rule.parameters if each.kind in ("either", "keyword")} - allowed
        assert not invented, f"there is no parameter {sorted(invented)}"
    if not kinds_of_rule & {"kwargs", "args"}:
        required = [name for name, each in named.items() if each.default is each.empty and each.kind in KEYWORDS]
        assert not set(required) - known, f"required parameters are left out: {required}"


def signature(target: Any) -> inspect.Signature | None:
    """The signature of a callable, without `self`; None where the library does not tell."""
    try:
        return inspect.signature(target)
    except (TypeError, ValueError):
        return None


def check_kind(rule: Rule, result: Any, receiver: Any, call: Call) -> None:
    """The result is of the kind that the return annotation states."""
    kind = rule.returns.partition("[")[0]
    if kind == "Any":
        return
    if kind == "None":
        assert result is None, f"returns {type(result).__name__}, not None"
    elif kind == "Self":
        assert result is receiver, "does not return its receiver"
    elif kind == "same":
        _check_same(result, call)
    elif kind == "Array":
        kinds = (np.ndarray, pd.api.extensions.ExtensionArray, pd.DataFrame, list)
        assert isinstance(result, kinds) or hasattr(result, "tocsr"), f"returns {type(result).__name__}, not an array"
    elif kind == "Scalar":
        assert np.ndim(result) == 0, f"returns {type(result).__name__}, not a scalar"
    elif rule.module == "polars" or kind not in PLAIN:
        names = {each.__name__ for each in type(result).__mro__}
        kind = RENAMED.get(kind, kind)
        names |= {name.lstrip("_") for name in names}
        assert kind in names or result is None and kind == "Match", f"returns {type(result).__name__}, not {kind}"
    else:
        assert isinstance(result, PLAIN[kind]), f"returns {type(result).__name__}, not {kind}"
    check_dtype(rule, result, call)


def _check_same(result: Any, call: Call) -> None:
    first = next(iter((call.receiver, *call.args)[call.receiver is None :]), None)
    table = first.table if isinstance(first, Rows) and first.via is None else None
    if isinstance(table, pd.Series | pd.DataFrame | np.ndarray):
        assert isinstance(result, type(table)), f"returns {type(result).__name__}, not {type(table).__name__}"


def check_dtype(rule: Rule, result: Any, call: Call) -> None:
    """The dtype in the brackets; a missing value may widen it."""
    stated = rule.dtype
    columns = [result[name] for name in result.columns] if isinstance(result, pd.DataFrame) else [result]
    for column in columns:
        dtype = getattr(column, "dtype", None)
        if stated in DTYPES and isinstance(dtype, np.dtype) and not pd.isna(np.asarray(column)).any():
            assert dtype.kind in DTYPES[stated], f"the dtype is {dtype}, not {stated}"
        elif stated == "same" and isinstance(call.receiver, Rows) and call.receiver.via is None and isinstance(column, pd.Series):
            expected = getattr(call.receiver.table, "dtype", None)
            same = dtype == expected or {str(dtype), str(expected)} <= {"object", "str"}
            assert expected is None or same, f"the dtype is {dtype}, not the receiver's {expected}"
