"""Typed values: cells that a format or the notebook holds as Python objects → columns, with the dtypes that pandas gives them."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from nb2svc.samples.sample import ColumnSample, Sample, column_of, records_of

INT64 = 2**63
KINDS = {bool: "boolean", int: "integer", float: "number", str: "string", datetime: "datetime", list: "array", dict: "object"}


def sample_of(columns: Mapping[Any, Sequence[Any]], index: Sequence[Any] = (), empty: str = "object") -> Sample:
    """The sample of columns of Python values; `empty` is the dtype of a column without any."""
    found = {name: read_column(values, empty) for name, values in columns.items()}
    told = {name: cells(values, found[name].kind) for name, values in columns.items()}
    return Sample(tuple(name for name in columns if name not in index), found, records_of(told, columns), tuple(index))


def read_column(values: Sequence[Any], empty: str = "object") -> ColumnSample:
    """One column: its dtype, and what a client sends for it."""
    present = [value for value in values if not is_missing(value)]
    kinds = {type(value) for value in present}
    has_gap = len(present) < len(values)
    dtype, problem = dtype_of(kinds, has_gap, empty), ""
    kind = "number" if kinds == {int, float} else KINDS.get(next(iter(kinds), str), "string") if len(kinds) < 2 else "string"
    if len(kinds) > 1 and kinds != {int, float}:
        problem = "its cells are of several types"
    elif kinds & {list, dict}:
        problem = "its cells are lists or records"
    elif int in kinds and any(not -INT64 <= value < INT64 for value in present):
        problem = "its integers have no room in 64 bits"
    elif kinds - KINDS.keys():
        problem = f"its cells are of the type {next(iter(kinds)).__name__}"
    return column_of(cells(values, kind), dtype, kind, missing=has_gap, problem=problem)


def cells(values: Sequence[Any], kind: str) -> list[Any]:
    """The values as a client sends them."""
    return [float(value) if kind == "number" and isinstance(value, int) else plain(value) for value in values]


def dtype_of(kinds: set[type], has_gap: bool, empty: str) -> str:
    """The dtype of Python values of these types."""
    if not kinds:
        return empty
    if kinds == {bool}:
        return "object" if has_gap else "bool"
    if kinds == {int}:
        return "float64" if has_gap else "int64"
    if kinds <= {int, float}:
        return "float64"
    return "datetime64[ns]" if kinds == {datetime} else "object"


def is_missing(value: Any) -> bool:
    """Whether a cell holds no value."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def plain(value: Any) -> Any:
    """A cell as JSON; None where it has no word for it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
