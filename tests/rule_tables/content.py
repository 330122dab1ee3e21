"""Content: values as nested tuples that are equal when, and only when, the values have the same bits."""

import math
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pandas as pd

MISSING = "missing"
_ATOMS = (str, bytes, bool, int, complex, date, datetime, time, timedelta, type(None), type, range)


def is_tensor(value: Any) -> bool:
    """Whether this is an array of torch or of JAX."""
    return type(value).__module__.partition(".")[0] in ("torch", "jaxlib", "jax") and hasattr(value, "__array__")


def as_array(value: Any) -> Any:
    """A tensor as an array of numpy; all else as it is."""
    return np.asarray(value.detach() if hasattr(value, "detach") else value) if is_tensor(value) else value


def content(value: Any, depth: int = 6) -> Any:
    """The content of anything: cells by their bits, containers by their parts, objects by their attributes."""
    value = as_array(value)
    if isinstance(value, float | np.floating):
        return MISSING if value != value else ("float", float(value).hex())
    if isinstance(value, np.ndarray):
        return ("array", value.shape, tuple(content(each, depth - 1) for each in value.ravel().tolist()))
    if isinstance(value, np.generic):
        return content(
            (
                value.item()
                if not isinstance(value, np.datetime64 | np.timedelta64)
                else pd.Timestamp(value) if isinstance(value, np.datetime64) else pd.Timedelta(value)
            ),
            depth,
        )
    if value is None or value is pd.NaT or value is pd.NA:
        return MISSING
    if isinstance(value, _ATOMS):
        return (type(value).__name__, value if not isinstance(value, type) else value.__name__)
    if isinstance(value, pd.Series):
        return ("series", content(value.index, 1), tuple(content(each, depth - 1) for each in value.tolist()))
    if isinstance(value, pd.DataFrame):
        columns = tuple((str(value.columns[place]), content(value.iloc[:, place], depth - 1)) for place in range(value.shape[1]))
        return ("table", content(value.index, 1), columns)
    if isinstance(value, pd.Index):
        return ("index", tuple(content(each, depth - 1) for each in value.tolist()))
    if isinstance(value, Mapping):
        return ("map", tuple((content(key, depth - 1), content(each, depth - 1)) for key, each in value.items()))
    if isinstance(value, list | tuple):
        return ("list", tuple(content(each, depth - 1) for each in value))
    if isinstance(value, set | frozenset):
        return ("set", tuple(sorted(repr(content(each, depth - 1)) for each in value)))
    return _object_content(value, depth)


def _object_content(value: Any, depth: int) -> Any:
    if type(value).__module__.startswith("polars"):
        return _polars_content(value, depth)
    if hasattr(value, "tocsr"):
        return content(value.toarray(), depth)
    if hasattr(value, "state_dict"):
        return (type(value).__name__, content(dict(value.state_dict()), depth - 1), getattr(value, "training", None))
    if type(value).__module__.startswith("keras"):
        weights = value.get_weights() if hasattr(value, "get_weights") else []
        return (type(value).__name__, content(weights, depth - 1))
    if type(value).__module__.startswith("matplotlib"):
        return (type(value).__name__,)  # Drawing on a canvas changes no data.
    if isinstance(value, pd.api.extensions.ExtensionArray):
        return ("array", tuple(content(each, depth - 1) for each in value))
    if depth > 0 and getattr(value, "__dict__", None):
        return (type(value).__name__, tuple((name, content(each, depth - 1)) for name, each in vars(value).items() if name[0] != "_"))
    return (type(value).__name__,)


def _polars_content(value: Any, depth: int) -> Any:
    import polars

    if isinstance(value, polars.LazyFrame):
        value = value.collect()
    if isinstance(value, polars.DataFrame):
        return ("table", tuple((name, content(value[name], depth - 1)) for name in value.columns))
    if isinstance(value, polars.Series):
        return ("series", tuple(content(each, depth - 1) for each in value.to_list()))
    return (type(value).__name__, str(value))


def rows_of(result: Any, count: int, index: pd.Index | None = None) -> list[Any] | None:
    """The rows of a result that has a row axis of `count` rows, else None; pandas results must keep the labels."""
    result = as_array(result)
    if isinstance(result, tuple) and len(result) != count and result and not isinstance(result[0], int | float | str):
        parts = [rows_of(part, count, index) for part in result]
        return None if any(part is None for part in parts) else list(zip(*parts, strict=True))  # type: ignore[arg-type]
    if isinstance(result, Iterator):
        result = list(result)
    if isinstance(result, pd.Series | pd.DataFrame):
        if len(result) != count or (index is not None and not result.index.equals(index)):
            return None
        if isinstance(result, pd.Series):
            return [content(each) for each in result.tolist()]
        columns = [(str(name), result.iloc[:, place].tolist()) for place, name in enumerate(result.columns)]
        return [tuple((name, content(cells[place])) for name, cells in columns) for place in range(count)]
    return _plain_rows(result, count)


def _plain_rows(result: Any, count: int) -> list[Any] | None:
    if hasattr(result, "tocsr"):
        result = result.toarray()
    if type(result).__module__.startswith("polars"):
        return _polars_rows(result, count)
    if isinstance(result, np.ndarray):
        return [content(each) for each in result] if result.ndim and len(result) == count else None
    if isinstance(result, list | tuple | deque | range | pd.Index | pd.api.extensions.ExtensionArray):
        return [content(each) for each in result] if len(result) == count else None
    return None


def _polars_rows(result: Any, count: int) -> list[Any] | None:
    import polars

    if isinstance(result, polars.LazyFrame):
        result = result.collect()
    if isinstance(result, polars.Series):
        result = result.to_frame()
    if not isinstance(result, polars.DataFrame) or result.height != count:
        return None
    return [tuple(zip(result.columns, map(content, row), strict=True)) for row in result.iter_rows()]


def cast(part: Any, like: Any) -> Any:
    """A result for some rows with the dtypes of the result for all: dtypes are state and are imposed on a request."""
    part, like = as_array(part), as_array(like)
    if isinstance(part, tuple) and isinstance(like, tuple) and len(part) == len(like):
        return tuple(cast(each, other) for each, other in zip(part, like, strict=True))
    try:
        if isinstance(part, pd.Series) and isinstance(like, pd.Series) and part.dtype != like.dtype:
            return part.astype(like.dtype)
        if isinstance(part, pd.DataFrame) and isinstance(like, pd.DataFrame) and list(part.columns) == list(like.columns):
            changed = [name for name in part.columns if part.columns.is_unique and part[name].dtype != like[name].dtype]
            return part.astype({name: like[name].dtype for name in changed}) if changed else part
        if isinstance(part, np.ndarray) and isinstance(like, np.ndarray) and part.dtype.kind != like.dtype.kind:
            return part.astype(like.dtype)
    except (TypeError, ValueError):
        return part
    return part


def is_close(one: Any, other: Any, tolerance: float) -> bool:
    """Whether two contents are the same, numbers within a relative tolerance."""
    if one == other:
        return True
    if not (tolerance and isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)):
        return False
    if one and one[0] == other[0] == "float":
        return math.isclose(float.fromhex(one[1]), float.fromhex(other[1]), rel_tol=tolerance, abs_tol=tolerance)
    return all(is_close(each, partner, tolerance) for each, partner in zip(one, other, strict=True))
