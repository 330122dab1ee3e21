"""Calls of pandas.DataFrame."""

import numpy as np
import pandas as pd

from rule_tables.calls import Call, Rows, call, on
from rule_tables.pandas_series_calls import TIMES, series
from rule_tables.tables import COUNT, FRAMES, SERIES, frame

TABLES = tuple(frame(name) for name in ("mixed", "numbers", "gaps", "groups"))
NUMBERS = tuple(frame(name) for name in ("numbers", "gaps"))
TIMED = Rows(TIMES.to_frame("v"))
PAIRS = pd.DataFrame({"v": np.arange(6.0), "w": 1.0}, index=pd.MultiIndex.from_product([["a", "b"], [1, 2, 3]]))
LISTS = Rows(FRAMES["numbers"].assign(each=SERIES["lists"]))
UNIQUE = Rows(FRAMES["numbers"].assign(id=range(COUNT), kind=["u", "v", "w"] * 7 + ["u", "v"]))
LOOKUP = pd.DataFrame({"k": range(5), "name": list("abcde")})
SHORT = Rows(FRAMES["numbers"].head(3))


def _on(names: str, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(on(frame(name), *args, **kwargs) for name in names.split())


def _lazy(then: object, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(Call(receiver, args, kwargs, then=then) for receiver in NUMBERS)  # type: ignore[arg-type]


def _folds(**kwargs: object) -> tuple[Call, ...]:
    """Down the rows, and across the columns, which is row-wise."""
    return (*_on("numbers gaps", **kwargs), *_on("numbers gaps broad", axis=1, **kwargs))


def _runs(*args: object, **kwargs: object) -> tuple[Call, ...]:
    return (Call(frame("numbers"), args, kwargs, runs_only=True),)


RECEIVERS = {
    "pandas.DataFrame": TABLES,
    "pandas.PlotAccessor": (Rows(FRAMES["numbers"], lambda table: table.plot),),
    "pandas.Styler": (Rows(FRAMES["numbers"], lambda table: table.style),),
}
ARGUMENTS = {
    ("pandas.DataFrame", "other"): frame("numbers"),
    ("pandas.DataFrame", "prefix"): "p_",
    ("pandas.DataFrame", "suffix"): "_s",
    ("pandas.PlotAccessor", "x"): "a",
    ("pandas.PlotAccessor", "y"): "z",
}
CODES = Call(frame("words"), ("category",), then=lambda table: table.apply(lambda column: column.cat.codes))
ARITHMETIC = "add sub mul div truediv floordiv mod pow radd rsub rmul rdiv rtruediv rfloordiv rmod subtract multiply divide"
FOLDS = "mean median std var sem skew kurt kurtosis sum prod product min max count nunique quantile"
WINDOWS = "cumsum cumprod cummax cummin shift diff ffill bfill"
CALLS: dict[str, tuple[Call, ...]] = {
    **{name: (*_on("numbers gaps", 2.5), *_on("gaps", frame("numbers"))) for name in ARITHMETIC.split()},
    **{name: _on("numbers gaps", 1.5) for name in "eq ne lt le gt ge rpow".split()},
    **{name: _folds() for name in FOLDS.split()},
    **{name: _folds() for name in WINDOWS.split()},
    **{name: _on("numbers gaps", lambda cell: cell + 1) for name in ("map", "applymap")},
    "from_dict": (call({"a": series("numbers"), "k": series("counts")}),),
    "from_records": (call(Rows([(1, "a"), (2, "b"), (1, "c")])),),
    "__init__": (call({"a": series("numbers"), "k": series("counts")}), call(frame("mixed"))),
    "abs": _on("numbers gaps"),
    "assign": (*_on("numbers", new=lambda table: table["a"] + 1, one=1), *_on("numbers", new=series("gaps"))),
    "astype": (*_on("numbers", {"k": float, "a": int}), *_on("numbers", "float32"), CODES),
    "clip": (*_on("numbers gaps", 1, 5), *_on("gaps", lower=2.0)),
    "combine": _on("numbers", frame("gaps"), lambda one, other: one.where(one > other, other)),
    "transform": _on("numbers gaps", np.exp),
    "combine_first": _on("gaps", frame("numbers")),
    "set_axis": _on("numbers", ["u", "v", "w"], axis=1),
    "tz_convert": (Call(Rows(TIMED.table.tz_localize("UTC")), ("Europe/Paris",), runs_only=True),),
    "tz_localize": (Call(TIMED, ("UTC",), runs_only=True),),
    "droplevel": (Call(Rows(PAIRS), (1,), runs_only=True),),
    "reorder_levels": (Call(Rows(PAIRS), ([1, 0],), runs_only=True),),
    "swaplevel": (Call(Rows(PAIRS), runs_only=True),),
    "squeeze": (on(Rows(FRAMES["numbers"][["a"]]), axis=1), Call(Rows(FRAMES["numbers"][["a"]].head(1)))),
    "dot": (on(frame("numbers"), np.array([1.0, 2.0, 0.5])),),
    "eval": (*_on("numbers", "a + k"), *_on("numbers", "n = a * 2")),
    "fillna": (*_on("gaps", 0.5), *_on("gaps mixed", {"a": -1.0}), *_on("words", "none")),
    "filter": (*_on("numbers mixed", items=["a"]), *_on("numbers", items=[100, 103], axis=0)),
    "get": _on("numbers mixed", "a"),
    "insert": (on(frame("numbers"), 0, "new", series("gaps")),),
    "isetitem": (on(frame("numbers"), 0, series("gaps")),),
    "update": (on(frame("gaps"), frame("numbers")),),
    "isin": _on("numbers mixed", [1, 2, "red"]),
    "join": (on(frame("numbers"), LOOKUP.set_index("k"), on="k"),),
    "merge": (
        Call(frame("numbers"), (LOOKUP,), {"on": "k", "how": "left"}, then=lambda table: table.set_axis(range(len(table))).to_numpy()),
    ),
    "where": (*_on("numbers", frame("flags"), 0.0), *_on("gaps", series("flags"), 0.0, axis=0)),
    "mask": _on("numbers", frame("flags"), 0.0),
    "pipe": _on("numbers", lambda table: table * 2),
    "pop": _on("numbers mixed", "k"),
    "rename": _on("numbers mixed", columns={"a": "b"}),
    "set_index": (Call(frame("numbers"), (["k"],), then=np.asarray),),
    "replace": (*_on("numbers", 2, 7), *_on("numbers mixed", {"k": {1: 9}}), Call(frame("numbers"), (2,), may_raise=True)),
    "round": (*_on("numbers gaps", 1), *_on("numbers gaps")),
    "to_records": _on("numbers", index=False),
    "to_period": (Call(TIMED, ("M",), runs_only=True),),
    "to_timestamp": (Call(Rows(TIMED.table.to_period("M")), runs_only=True),),
    "iterrows": (Call(frame("numbers"), then=lambda rows: [list(row) for _, row in rows]),),
    "itertuples": (Call(frame("numbers"), then=lambda rows: [tuple(row) for row in rows]),),
    "items": (Call(frame("numbers"), then=lambda columns: dict(columns)["a"]),),
    "drop": (*_on("numbers", [100, 106]), *_on("numbers", columns=["a"]), *_on("numbers", "a", axis=1)),
    "dropna": (*_on("gaps mixed"), *_on("gaps", subset=["a"]), *_on("gaps", axis=1)),
    "drop_duplicates": (*_on("words"), *_on("numbers", subset=["k"])),
    "sort_values": _on("numbers mixed", "k"),
    "reset_index": _on("numbers mixed", drop=True),
    "sort_index": (*_on("numbers mixed", ascending=False), *_on("numbers", axis=1)),
    "query": _on("numbers", "k > 1 and a < 6"),
    "nlargest": _on("numbers", 3, "a"),
    "nsmallest": _on("numbers", 3, "a"),
    "between_time": (on(TIMED, "13:00", "14:00"),),
    "at_time": (on(TIMED, "13:45:10"),),
    "take": (*_on("numbers mixed", [0, 3]), *_on("numbers", [0, 1], axis=1)),
    "xs": (Call(frame("numbers"), ("a",), {"axis": 1}), Call(Rows(PAIRS), ("a",))),
    "reindex": (*_runs([103, 100]), *_on("numbers", columns=["k", "a", "new"])),
    "reindex_like": _runs(FRAMES["numbers"].iloc[:4]),
    "align": _runs(FRAMES["gaps"]),
    "loc": (Call(frame("mixed"), then=lambda indexer: indexer[[100, 106]]),),
    "iloc": (Call(frame("mixed"), then=lambda indexer: indexer[:5]),),
    "at": _runs(),
    "iat": _runs(),
    "index": _runs(),
    "apply": (*_on("numbers", np.sum), *_on("broad", np.mean, axis=1), *_on("numbers", lambda row: row["a"] + row["k"], axis=1)),
    "agg": (*_on("numbers", "mean"), *_on("numbers", ["min", "max"]), *_on("numbers", {"a": "sum"}), *_on("numbers broad", "sum", axis=1)),
    "aggregate": (*_on("numbers", "mean"), *_on("numbers broad", "mean", axis=1)),
    "all": (*_on("flags"), *_on("flags", axis=1)),
    "any": (*_on("flags"), *_on("flags", axis=1)),
    "idxmax": _folds(),
    "idxmin": _folds(),
    "mode": (*_on("numbers"), *_on("words", axis=1)),
    "rank": _folds(),
    "corrwith": (*_on("numbers", FRAMES["numbers"]["a"]), *_on("broad", Rows(FRAMES["broad"] ** 2), axis=1)),
    "corr": _on("numbers gaps"),
    "cov": _on("numbers gaps"),
    "asof": (on(TIMED, pd.Timestamp("2021-01-01")),),
    "equals": _on("numbers", FRAMES["gaps"]),
    "to_dict": (*_on("numbers", orient="list"), *_on("numbers", orient="records")),
    "select_dtypes": (
        Call(Rows(FRAMES["mixed"], lambda table: table.astype(object).fillna(np.nan).infer_objects()), ("number",)),
        Call(frame("mixed"), ("number",)),
    ),
    "convert_dtypes": (
        Call(
            Rows(FRAMES["numbers"].round(0).where(SERIES["numbers"] > 3, 0.5)),
            then=lambda table: [str(table.dtypes.to_list())] * len(table),
        ),
    ),
    "asfreq": (
        Call(Rows(pd.DataFrame({"v": np.arange(9.0)}, index=pd.date_range("2024-01-01", periods=9, freq="2D"))), ("D",), runs_only=True),
    ),
    "compare": _runs(FRAMES["numbers"] + 1),
    "interpolate": (*_on("gaps"), *_on("gaps", axis=1)),
    "duplicated": (*_on("words"), *_on("numbers", subset=["k"])),
    "pct_change": _on("numbers"),
    "rolling": _lazy(lambda window: window.mean(), 3),
    "expanding": _lazy(lambda window: window.mean()),
    "ewm": _lazy(lambda window: window.mean(), span=3),
    "groupby": (Call(frame("groups"), ("g",), then=lambda groups: groups.mean()),),
    "pivot_table": (on(frame("groups"), values="a", index="g", columns="k"),),
    "resample": (Call(TIMED, ("90D",), then=lambda groups: groups.mean()),),
    "melt": _on("numbers"),
    "pivot": (on(UNIQUE, columns="kind", index="id", values="a"),),
    "explode": (on(LISTS, "each"),),
    "transpose": _on("numbers mixed"),
    "T": _on("numbers mixed"),
    "stack": (Call(frame("numbers"), (), {"future_stack": True}),),
    "unstack": _on("numbers"),
    "to_csv": (*_on("mixed", "table.csv"), *_on("mixed")),
    "to_json": (*_on("mixed", "table.json"), *_on("mixed")),
    "to_excel": _on("mixed", "table.xlsx"),
    "to_pickle": _on("mixed", "table.pickle"),
    "to_sql": (Call(frame("mixed"), ("tables", "sqlite:///table.sqlite"), {"if_exists": "replace"}, runs_only=True),),
    "to_hdf": _on("numbers", "table.h5", key="table"),
    "to_feather": (on(Rows(FRAMES["numbers"].reset_index(drop=True)), "table.feather"),),
    "to_parquet": _on("mixed", "table.parquet"),
    "to_stata": _on("numbers", "table.dta"),
    "to_orc": (on(Rows(FRAMES["numbers"].reset_index(drop=True)), "table.orc"),),
    "to_xml": (*_on("numbers", "table.xml"), *_on("numbers")),
    "plot": _runs(),
    "hist": _on("numbers"),
    "boxplot": _on("numbers"),
}
CALLS = {f"pandas.DataFrame.{name}" if name != "__init__" else "pandas.DataFrame": calls for name, calls in CALLS.items()} | {
    "pandas.PlotAccessor.scatter": (on(RECEIVERS["pandas.PlotAccessor"][0], "a", "z"),),
    "pandas.PlotAccessor.area": (on(RECEIVERS["pandas.PlotAccessor"][0], y="a"),),
    "pandas.PlotAccessor.hexbin": (on(RECEIVERS["pandas.PlotAccessor"][0], "a", "z", gridsize=4),),
    "pandas.PlotAccessor.pie": (on(RECEIVERS["pandas.PlotAccessor"][0], y="a"),),
    "pandas.Styler.to_excel": (on(RECEIVERS["pandas.Styler"][0], "styled.xlsx"),),
}
