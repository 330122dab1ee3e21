"""Calls of pandas.Series."""

import numpy as np
import pandas as pd

from rule_tables.calls import Call, Like, Rows, on
from rule_tables.tables import COUNT, SERIES, series

NUMBERS = tuple(series(name) for name in ("gaps", "numbers", "ints", "counts"))
PLAIN = tuple(series(name) for name in SERIES if name != "lists")
TIMES = pd.Series(np.arange(COUNT) * 0.5, index=pd.DatetimeIndex(SERIES["days"].sort_values(), name="when"))
PAIRS = pd.Series(np.arange(6.0), index=pd.MultiIndex.from_product([["a", "b"], [1, 2, 3]]))
ZONED = Rows(TIMES.tz_localize("UTC"))
DAILY = Rows(pd.Series(np.arange(9.0), index=pd.date_range("2024-01-01", periods=9, freq="2D")))
HALF = SERIES["gaps"].where(SERIES["counts"] > 1)


def _on(names: str, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(on(series(name), *args, **kwargs) for name in names.split())


def _lazy(then: object, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(Call(receiver, args, kwargs, then=then) for receiver in NUMBERS)  # type: ignore[arg-type]


RECEIVERS = {"pandas.Series": PLAIN}
ARGUMENTS = {
    ("pandas.Series", "other"): Like(lambda receiver: receiver),
    ("pandas.Series", "prefix"): "p_",
    ("pandas.Series", "suffix"): "_s",
    ("pandas.Series", "func"): lambda cell: (cell, 1)[0],
}
ARITHMETIC = "add sub mul div truediv floordiv mod pow radd rsub rmul rdiv rtruediv rfloordiv rmod rpow subtract multiply divide divmod"
CALLS: dict[str, tuple[Call, ...]] = {
    **{name: (*_on("gaps ints numbers", 2.5), *_on("gaps", series("numbers")), *_on("counts", 3)) for name in ARITHMETIC.split()},
    "add_prefix": tuple(Call(receiver, ("p_",), then=np.asarray) for receiver in NUMBERS),
    "add_suffix": tuple(Call(receiver, ("_s",), then=np.asarray) for receiver in NUMBERS),
    "__init__": (Call(None, (series("numbers"),)),),
    "apply": (*_on("gaps ints", lambda cell: cell * 2), *_on("words", len)),
    "astype": (
        *_on("numbers ints flags", int),
        *_on("ints gaps flags", float),
        *_on("ints numbers", "int32"),
        *_on("numbers gaps", "float32"),
        *(Call(series(name), (dtype,), runs_only=True) for name in ("ints", "texts") for dtype in (str, object)),
        Call(series("texts"), ("category",), then=lambda column: column.cat.codes),
    ),
    "between": _on("numbers gaps ints", 1.5, 6),
    "case_when": (on(series("gaps"), [(series("flags"), 0.0)]),),
    "clip": (*_on("gaps ints numbers", 1, 5), *_on("gaps", lower=2.5), *_on("ints", upper=0)),
    "combine": _on("numbers", series("gaps"), lambda one, other: one if one > other else other),
    "combine_first": _on("gaps", series("numbers")),
    "set_axis": (Call(series("ints"), (list(range(COUNT)),), runs_only=True),),
    "tz_convert": (Call(ZONED, ("Europe/Paris",), runs_only=True),),
    "tz_localize": (Call(ZONED, (None,), runs_only=True),),
    "fillna": (*_on("gaps numbers", 0.5), *_on("texts words", "none"), *_on("dates", pd.Timestamp("2000-01-01"))),
    "isin": (*_on("gaps", [np.nan, 1.5]), *_on("words texts", ["red", "Z"]), *_on("ints counts", [1, 2, 3])),
    "map": (
        *_on("words texts", {"red": 1, "Z": 2}),
        *_on("gaps numbers", {np.nan: 3, 1.5: 2}),
        *_on("counts", {0: "none", 1: "one"}),
        *_on("gaps ints", lambda cell: cell + 1),
    ),
    "where": (*_on("gaps numbers", series("flags"), 0.25), *_on("words", series("flags"), "other")),
    "mask": (*_on("gaps numbers", series("flags"), 0.25), *_on("words", series("flags"), "other")),
    "pipe": _on("gaps", lambda column: column + 1),
    "replace": (
        *_on("counts ints", 2, 7),
        *_on("words", {"red": "blue"}),
        *_on("gaps", np.nan, -1.0),
        Call(series("counts"), (2,), may_raise=True),
    ),
    "round": (*_on("gaps numbers", 1), *_on("gaps numbers ints")),
    "transform": _on("gaps numbers", np.exp),
    "to_period": (Call(Rows(TIMES), ("M",), runs_only=True),),
    "to_timestamp": (Call(Rows(TIMES.to_period("M")), runs_only=True),),
    "update": (on(series("gaps"), series("numbers")),),
    "squeeze": (Call(Rows(SERIES["ints"].iloc[:1])),),
    "drop": (on(series("ints"), [100, 106]),),
    "take": (on(series("ints"), [0, 3]),),
    "between_time": (on(Rows(TIMES), "13:00", "14:00"),),
    "at_time": (on(Rows(TIMES), "13:45:10"),),
    "filter": (on(series("ints"), items=[100, 103]),),
    "reindex": (Call(series("ints"), ([103, 100],), runs_only=True),),
    "reindex_like": (Call(series("ints"), (SERIES["ints"].iloc[:4],), runs_only=True),),
    "repeat": (on(series("ints"), 2),),
    "xs": (Call(Rows(PAIRS), ("a",)),),
    "reset_index": (on(series("gaps"), drop=True),),
    "get": (Call(series("ints"), (103,), runs_only=True),),
    "align": (Call(series("ints"), (SERIES["gaps"],), runs_only=True),),
    "pop": (Call(series("ints"), (103,), runs_only=True),),
    "loc": (Call(series("gaps"), then=lambda indexer: indexer[[100, 106]]),),
    "iloc": (Call(series("gaps"), then=lambda indexer: indexer[:5]),),
    "at": (Call(series("gaps"), runs_only=True),),
    "iat": (Call(series("gaps"), runs_only=True),),
    "str": (Call(series("words"), then=lambda accessor: accessor.lower()),),
    "dt": (Call(series("dates"), then=lambda accessor: accessor.year),),
    "cat": (Call(series("kinds"), then=lambda accessor: accessor.codes),),
    "agg": (*_on("gaps ints", "mean"), *_on("gaps", ["min", "max"]), *_on("gaps", lambda column: column.max())),
    "sum": _on("gaps ints flags"),
    "corr": _on("numbers", SERIES["gaps"]),
    "cov": _on("numbers", SERIES["gaps"]),
    "dot": _on("numbers", SERIES["ints"]),
    "asof": (on(Rows(TIMES), pd.Timestamp("2021-01-01")),),
    "item": (on(Rows(SERIES["ints"].iloc[:1])),),
    "equals": _on("numbers", SERIES["gaps"]),
    "searchsorted": _on("numbers", 3.0),
    "factorize": tuple(Call(series(name), then=lambda pair: pair[0]) for name in ("words", "counts", "texts")),
    "rank": _on("gaps numbers ints"),
    "convert_dtypes": (
        Call(Rows(SERIES["numbers"].round(0).where(SERIES["numbers"] > 3, 0.5)), then=lambda column: [str(column.dtype)] * len(column)),
    ),
    "asfreq": (Call(DAILY, ("D",), runs_only=True),),
    "rolling": _lazy(lambda window: window.mean(), 3),
    "expanding": _lazy(lambda window: window.mean()),
    "ewm": _lazy(lambda window: window.mean(), span=3),
    "compare": (Call(series("numbers"), (SERIES["gaps"],), runs_only=True),),
    "groupby": (Call(series("numbers"), (SERIES["counts"],), then=lambda groups: groups.mean()),),
    "resample": (Call(Rows(TIMES), ("90D",), then=lambda groups: groups.mean()),),
    "unstack": (on(Rows(PAIRS)),),
    "explode": (on(series("lists")),),
    "to_csv": (on(series("ints"), "column.csv"), on(series("ints"))),
    "to_json": (on(series("ints"), "column.json"), on(series("ints"))),
    "to_excel": (on(series("ints"), "column.xlsx"),),
    "to_pickle": (on(series("ints"), "column.pickle"),),
    "to_hdf": (on(series("ints"), "column.h5", key="column"),),
    "to_sql": (Call(series("ints"), ("columns", "sqlite:///column.sqlite"), {"if_exists": "replace"}, runs_only=True),),
    "value_counts": _on("counts words texts flags"),
    "quantile": (*_on("gaps ints"), *_on("gaps", [0.25, 0.75])),
    "duplicated": _on("words counts"),
    "plot": (Call(series("numbers"), runs_only=True),),
    "hist": _on("numbers"),
    "array": (Call(series("numbers"), then=np.asarray),),
    "items": (Call(series("numbers"), then=lambda pairs: [value for _, value in pairs]),),
    "rename": (on(series("ints"), "other"),),
    "index": (Call(series("ints"), runs_only=True),),
    "unique": _on("counts words flags"),
    "autocorr": _on("numbers"),
    "transpose": _on("numbers"),
}
CALLS = {f"pandas.Series.{name}" if name != "__init__" else "pandas.Series": calls for name, calls in CALLS.items()}
for _alias, _name in {"aggregate": "agg"}.items():
    CALLS[f"pandas.Series.{_alias}"] = CALLS[f"pandas.Series.{_name}"]
