"""Columns: what pandas does by statement, written as functions of columns, so that a row program can be expressions alone."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def assign_where(column: Any, mask: Any, value: Any) -> pd.Series:
    """What `.loc[mask, column] = value` leaves in the column; `column` is None where the column is new."""
    selected = mask if isinstance(mask, pd.Series) else pd.Series(np.asarray(mask))
    table = pd.DataFrame(index=selected.index) if column is None else pd.DataFrame({"column": column})
    replaced = value.reindex(selected.index)[selected.astype(bool)] if isinstance(value, pd.Series) else value
    table.loc[selected.to_numpy(dtype=bool), "column"] = replaced
    return table["column"]


def lookup(table: pd.Series, keys: Sequence[pd.Series]) -> pd.Series:
    """The value of each row's group; an unknown group, or a missing key, gives a missing value."""
    if len(keys) == 1:
        found = table.reindex(keys[0])
    else:
        found = table.reindex(pd.MultiIndex.from_arrays(list(keys)))
    return pd.Series(found.to_numpy(), index=keys[0].index, name=table.name)


def indicators(data: pd.Series | pd.DataFrame, categories: Sequence[Any] | Mapping[str, Sequence[Any]], **options: Any) -> pd.DataFrame:
    """`pd.get_dummies` with the categories of training: the same columns in the same order for any rows."""
    if isinstance(data, pd.DataFrame):
        assert isinstance(categories, Mapping)
        known = {name: values for name, values in categories.items() if name in data.columns}
        fixed = data.assign(**{name: pd.Categorical(data[name], categories=list(values)) for name, values in known.items()})
        return pd.get_dummies(fixed, **{"columns": list(known), **options})
    assert not isinstance(categories, Mapping)
    column = data if isinstance(data, pd.Series) else pd.Series(data)
    return pd.get_dummies(pd.Series(pd.Categorical(column, categories=list(categories)), index=column.index, name=column.name), **options)


def row_map(function: Any, data: Any) -> pd.Series:
    """The function's value for each element, as a list comprehension over the column gives it."""
    return pd.Series([function(element) for element in data], index=getattr(data, "index", None))


def replaced(table: pd.DataFrame, names: Sequence[Any], values: Any) -> pd.DataFrame:
    """What `table[names] = values` leaves."""
    changed = table.copy()
    changed[list(names)] = values
    return changed


def assigned(table: pd.DataFrame, name: Any, values: Any) -> pd.DataFrame:
    """What `table[name] = values` leaves."""
    changed = table.copy()
    changed[name] = values
    return changed


def without(table: pd.DataFrame, names: Any) -> pd.DataFrame:
    """The columns of a table that are none of these."""
    gone = [names] if isinstance(names, str) else list(names)
    return table[[name for name in table.columns if name not in gone]]


def join(table: pd.DataFrame, reference: pd.DataFrame, **options: Any) -> pd.DataFrame:
    """Look reference data up by key: one row for each row of `table`, in its order; raises where a key stands twice."""
    joined = table.merge(reference, how="left", validate="many_to_one", **options)
    return joined.set_axis(table.index, axis=0)


def put(array: np.ndarray, columns: Any, values: Any) -> np.ndarray:
    """What `array[:, columns] = values` leaves."""
    changed = array.copy()
    changed[:, columns] = values
    return changed


def plain_indicators(data: pd.Series | pd.DataFrame, encoded: Any, **options: Any) -> pd.DataFrame:
    """`pd.get_dummies` of whatever categories the rows have: a later step fixes the columns by name; `encoded` names them in a table."""
    if isinstance(data, pd.DataFrame):
        return pd.get_dummies(data, **{"columns": [name for name in encoded if name in data.columns], **options})
    return pd.get_dummies(data, **options)


def reread(table: pd.DataFrame, kinds: Mapping[str, Any], **options: Any) -> pd.DataFrame:
    """What a table is after it was written as CSV and read again; `kinds` are the dtype of each column there and the form of its dates."""
    again = table.set_axis([str(place) for place in range(table.shape[1])], axis=1)
    own = [kinds[str(name)] for name in table.columns]
    dates = [str(place) for place, (dtype, _) in enumerate(own) if dtype.startswith("datetime")]
    for place, (_, form) in enumerate(own):
        column = again[str(place)]
        if form is not None and pd.api.types.is_datetime64_any_dtype(column):
            again[str(place)] = column.dt.strftime(form)
    dtypes = {str(place): "object" if dtype == "flags" else dtype for place, (dtype, _) in enumerate(own) if str(place) not in dates}
    read = pd.read_csv(io.StringIO(again.to_csv(index=False)), dtype=dtypes, parse_dates=dates, **options)
    for place, (dtype, _) in enumerate(own):
        if dtype == "flags":
            read[str(place)] = read[str(place)].map({"True": True, "False": False})
    return read.set_axis(table.index, axis=0).set_axis(table.columns, axis=1)


def stored(table: pd.DataFrame) -> pd.DataFrame:
    """What a table is after it was stored by column: a gap among objects is None."""
    return table.assign(**{name: table[name].where(table[name].notna(), None) for name in table.columns if table[name].dtype == object})


def of_dtype(data: Any, dtype: Any) -> Any:
    """The values with the dtype they had in training; values that it cannot hold stay as each of them is alone. `dtype` names that of each column of a table."""
    if isinstance(data, pd.DataFrame):
        return data.assign(**{name: of_dtype(data[name], dtype[name]) for name in data.columns})
    column = pd.Series(data)
    if str(column.dtype) == dtype or dtype == "category":
        return data
    try:
        made = column.astype(dtype)
        fits = bool(((made == column) | (made.isna() & column.isna())).all())
    except (TypeError, ValueError):
        fits = False
    if not fits:
        own = [int(value) if isinstance(value, float) and value.is_integer() and dtype.lower().startswith(("int", "uint")) else value for value in column]
        made = pd.Series(own, index=column.index, name=column.name, dtype=object)
    return made if isinstance(data, pd.Series) else made.to_numpy()


def by_row(table: pd.DataFrame, function: Any, dtype: str, **options: Any) -> Any:
    """`table.apply(function, axis=1)`, where a row had this dtype beside the columns that the function does not read."""
    if dtype != "object":
        return table.astype(dtype).apply(function, axis=1, **options)
    beside = pd.Series(None, index=table.index, dtype=object)
    return table.assign(**{"": beside}).apply(function, axis=1, **options)
