"""Calls of pandas: accessors, groups, functions, values."""

import numpy as np
import pandas as pd

from rule_tables.calls import Call, Fresh, Rows, call, on
from rule_tables.pandas_frame_calls import LOOKUP, UNIQUE
from rule_tables.pandas_series_calls import TIMES
from rule_tables.tables import FRAMES, LABELS, SERIES, frame, series

TEXTS = tuple(Rows(SERIES[name], lambda column: column.str) for name in ("texts", "words"))
WORDS = Rows(SERIES["words"], lambda column: column.str)
DATES = tuple(Rows(SERIES[name], lambda column: column.dt) for name in ("dates", "days"))
SPANS = Rows(SERIES["spans"], lambda column: column.dt)
ZONED = Rows(SERIES["days"].dt.tz_localize("UTC"), lambda column: column.dt)
KINDS = Rows(SERIES["kinds"], lambda column: column.cat)
GROUPS = Rows(FRAMES["groups"], lambda table: table.groupby("g"))
GROUP = Rows(FRAMES["groups"], lambda table: table.groupby("g")["a"])
COUNTED = Rows(FRAMES["groups"], lambda table: table.groupby("g")["k"])
INDEX = Rows(pd.Index(SERIES["counts"]))
NAMES = Rows(pd.Index(SERIES["words"]))
DUMMIES = Rows(pd.get_dummies(SERIES["counts"].map(str)))
STAMP = Fresh(lambda: pd.Timestamp("2020-02-29 13:45:10"))
BOOK = Fresh(lambda: pd.ExcelFile("some.xlsx"))


def _texts(*args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(on(receiver, *args, **kwargs) for receiver in TEXTS)


def _dates(*args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(on(receiver, *args, **kwargs) for receiver in DATES)


def _groups(then: object, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return tuple(Call(receiver, args, kwargs, then=then) for receiver in (GROUPS, GROUP))  # type: ignore[arg-type]


def _lines(windows: object) -> object:
    """The windows' means with the table's own labels again."""
    return windows.mean().droplevel(0).reindex(LABELS)  # type: ignore[attr-defined]


RECEIVERS = {
    "pandas.Series.str": TEXTS,
    "pandas.Series.dt": (*DATES, SPANS, ZONED),
    "pandas.Series.cat": (KINDS,),
    "pandas.DataFrameGroupBy": (
        GROUPS,
        Rows(FRAMES["groups"], lambda table: table.groupby("k")),
        Rows(FRAMES["groups"].drop(columns="a"), lambda table: table.groupby("g")),
    ),
    "pandas.SeriesGroupBy": (GROUP, COUNTED),
    "pandas.Timestamp": (STAMP,),
    "pandas.Timedelta": (Fresh(lambda: pd.Timedelta("3 days 04:05:06")),),
    "pandas.Index": (INDEX, NAMES),
    "pandas.Categorical": (Rows(pd.Categorical(SERIES["kinds"])),),
    "pandas.ExcelWriter": (Fresh(lambda: _writer()),),
    "pandas.ExcelFile": (BOOK,),
}
ARGUMENTS = {
    ("pandas", "freq"): "D",
    ("pandas", "tz"): None,
    ("pandas", "path"): "written.xlsx",
    ("pandas", "path_or_buffer"): "some.xlsx",
}


def _writer() -> pd.ExcelWriter:
    writer = pd.ExcelWriter("written.xlsx")
    FRAMES["numbers"].to_excel(writer)
    return writer


STRINGS: dict[str, tuple[Call, ...]] = {
    "pad": _texts(8),
    "center": _texts(8),
    "ljust": _texts(8, "."),
    "rjust": _texts(8),
    "zfill": _texts(6),
    "removeprefix": _texts("re"),
    "removesuffix": _texts("d"),
    "wrap": _texts(4),
    "normalize": _texts("NFKD"),
    "slice": (*_texts(1, 3), *_texts(stop=2)),
    "slice_replace": _texts(0, 1, "_"),
    "repeat": _texts(2),
    "translate": _texts({97: "A"}),
    "get": _texts(0),
    "join": _texts("-"),
    "strip": (*_texts(), *_texts("rd")),
    "replace": (*_texts("e", "E"), *_texts("[ed]+", "_", regex=True), *_texts(".", "!", regex=False)),
    "count": (*_texts("e"), *_texts("[a-z]")),
    "find": _texts("e"),
    "rfind": _texts("e"),
    "index": _texts(""),
    "rindex": _texts(""),
    "contains": (*_texts("e"), *_texts("^[rR]"), *_texts("-", regex=False)),
    "match": _texts("[a-z]+"),
    "fullmatch": _texts("[a-z]+"),
    "startswith": _texts("r"),
    "endswith": _texts("d"),
    "findall": _texts("[a-z]"),
    "encode": _texts("utf-8"),
    "decode": (on(Rows(SERIES["words"].str.encode("utf-8"), lambda column: column.str), "utf-8"),),
    "partition": (*_texts(" "), *_texts(" ", expand=False)),
    "rpartition": (*_texts(" "), *_texts(" ", expand=False)),
    "extract": (*_texts("([a-z]+)"), *_texts("([a-z])([a-z])"), *_texts("([a-z]+)", expand=False)),
    "extractall": _texts("([a-z])"),
    "split": (*_texts(" "), *_texts(), *_texts("[ -]", expand=True)),
    "rsplit": (*_texts(" "), *_texts(" ", expand=True)),
    "cat": (*_texts(sep=","), on(TEXTS[0], series("words"), sep="-"), on(TEXTS[0], others=series("words"))),
    "get_dummies": _texts(" "),
}
TIMES_OF_DAY: dict[str, tuple[Call, ...]] = {
    "strftime": _dates("%Y-%m"),
    "round": _dates("h"),
    "floor": _dates("h"),
    "ceil": _dates("h"),
    "tz_localize": _dates("UTC"),
    "tz_convert": (on(ZONED, "Europe/Paris"),),
    "to_period": _dates("M"),
    "to_timestamp": (on(Rows(SERIES["days"].dt.to_period("M"), lambda column: column.dt)),),
    "as_unit": _dates("s"),
    "total_seconds": (on(SPANS),),
    "components": (on(SPANS),),
    "freq": (Call(ZONED, runs_only=True),),
    "tz": (Call(ZONED, runs_only=True),),
}
CATEGORIES: dict[str, tuple[Call, ...]] = {
    "add_categories": (on(KINDS, ["new"]),),
    "remove_categories": (on(KINDS, ["low"]),),
    "rename_categories": (on(KINDS, {"low": "LOW"}),),
    "reorder_categories": (on(KINDS, ["low", "mid", "high"]),),
    "set_categories": (on(KINDS, ["low", "mid"]),),
    "remove_unused_categories": (Call(KINDS, then=lambda column: [str(list(column.cat.categories))] * len(column)),),
}
GROUPED: dict[str, tuple[Call, ...]] = {
    "agg": (on(GROUP, "mean"), on(GROUP, ["min", "max"])),
    "aggregate": (on(GROUP, "mean"),),
    "apply": _groups(None, lambda group: group.shape[0]),
    "quantile": _groups(None, 0.5),
    "transform": (*_groups(None, "mean"), *_groups(None, lambda group: group.fillna(group.mean()))),
    "filter": _groups(None, lambda group: len(group) > 7),
    "sample": (Call(GROUP, (), {"n": 2}), Call(GROUP, (), {"frac": 0.5})),
    "get_group": _groups(None, "low"),
    "nth": (Call(GROUP, then=lambda indexer: indexer[0]),),
    "rolling": _groups(_lines, 2),
    "expanding": _groups(_lines),
    "ewm": _groups(_lines, span=3),
    "fillna": tuple(Call(receiver, (), {"method": "ffill"}) for receiver in (GROUPS, GROUP)),
    "resample": (
        Call(Rows(TIMES.to_frame("v").assign(g=1), lambda table: table.groupby("g")), ("90D",), then=lambda groups: groups.mean()),
    ),
    "pipe": _groups(None, lambda groups: groups.mean()),
    "take": (on(GROUP, [0]),),
    "corr": (on(GROUP, SERIES["counts"]),),
    "cov": (on(GROUP, SERIES["counts"]),),
    "corrwith": (on(GROUPS, FRAMES["groups"][["a", "k"]]),),
}
CALLS = {f"pandas.Series.str.{name}": calls for name, calls in STRINGS.items()}
CALLS |= {f"pandas.Series.dt.{name}": calls for name, calls in TIMES_OF_DAY.items()}
CALLS |= {f"pandas.Series.cat.{name}": calls for name, calls in CATEGORIES.items()}
for _name, _calls in GROUPED.items():
    for _kind, _receivers in (("DataFrameGroupBy", GROUPS), ("SeriesGroupBy", GROUP)):
        CALLS[f"pandas.{_kind}.{_name}"] = tuple(
            Call(_receivers, each.args, each.kwargs, each.then) if each.receiver in (GROUPS, GROUP) else each for each in _calls
        )
del CALLS["pandas.DataFrameGroupBy.take"], CALLS["pandas.SeriesGroupBy.corrwith"]
CALLS["pandas.DataFrameGroupBy.corr"] = CALLS["pandas.DataFrameGroupBy.cov"] = (on(GROUPS),)
CALLS["pandas.DataFrameGroupBy.nth"] = (Call(GROUPS, then=lambda indexer: indexer[0]),)
CALLS["pandas.DataFrameGroupBy.transform"] = (Call(GROUPS, ("mean",)),)
CALLS |= {
    "pandas.isna": (call(series("gaps")), call(series("texts"))),
    "pandas.notna": (call(series("gaps")), call(series("texts"))),
    "pandas.isnull": (call(series("gaps")), call(series("texts"))),
    "pandas.notnull": (call(series("gaps")), call(series("texts"))),
    "pandas.concat": (call([frame("numbers"), frame("numbers")]), call([series("gaps"), frame("numbers")], axis=1)),
    "pandas.merge": (Call(None, (frame("numbers"), LOOKUP), {"on": "k", "how": "left"}, then=np.asarray),),
    "pandas.merge_asof": (Call(None, (Rows(FRAMES["numbers"].sort_values("k")), LOOKUP), {"on": "k"}, runs_only=True),),
    "pandas.merge_ordered": (Call(None, (frame("numbers"), LOOKUP), {"on": "k"}, runs_only=True),),
    "pandas.get_dummies": (call(series("words")), call(frame("words"))),
    "pandas.from_dummies": (call(DUMMIES),),
    "pandas.cut": (call(series("numbers"), 4), call(series("gaps"), [0, 2, 5, 10]), call(series("numbers"), [0, 5, 10], labels=["u", "v"])),
    "pandas.qcut": (call(series("numbers"), 4),),
    "pandas.factorize": (Call(None, (series("words"),), then=lambda pair: pair[0]),),
    "pandas.to_datetime": (
        call(Rows(pd.Series(["13/01/2020", "02/03/2020", "11/05/2021"] * 2)), dayfirst=False, errors="coerce"),
        call(Rows(SERIES["days"].dt.strftime("%d.%m.%Y")), format="%d.%m.%Y"),
        call(series("counts"), unit="D"),
        Call(None, (Rows(pd.Series(["2020-01-13", "02/03/2020"] * 3)),), {"errors": "coerce"}),
    ),
    "pandas.to_timedelta": (call(series("counts"), unit="D"),),
    "pandas.to_numeric": (call(Rows(SERIES["counts"].map(str))), call(series("texts"), errors="coerce")),
    "pandas.unique": (call(series("counts")),),
    "pandas.value_counts": (call(series("counts")),),
    "pandas.crosstab": (call(series("counts"), series("flags")),),
    "pandas.pivot_table": (call(frame("groups"), values="a", index="g", columns="k"),),
    "pandas.melt": (call(frame("numbers")),),
    "pandas.pivot": (call(UNIQUE, columns="kind", index="id", values="a"),),
    "pandas.wide_to_long": (call(pd.DataFrame({"id": [1, 2], "x1": [3, 4], "x2": [5, 6]}), "x", "id", "t"),),
    "pandas.lreshape": (call(pd.DataFrame({"x1": [3, 4], "x2": [5, 6]}), {"x": ["x1", "x2"]}),),
    "pandas.eval": (call("1 + 2"),),
    "pandas.date_range": (call("2020-01-01", periods=3),),
    "pandas.bdate_range": (call("2020-01-01", periods=3),),
    "pandas.period_range": (call("2020-01", periods=3, freq="M"),),
    "pandas.timedelta_range": (call("1 day", periods=3),),
    "pandas.interval_range": (call(0, 3),),
    "pandas.json_normalize": (call([{"a": {"b": 1}}]),),
    "pandas.array": (call([1, 2]),),
    "pandas.infer_freq": (call(pd.date_range("2020-01-01", periods=5)),),
    **{f"pandas.read_{kind}": (call(f"some.{kind}"),) for kind in "csv table json parquet pickle feather fwf stata orc xml html".split()},
    "pandas.read_hdf": (call("some.hdf", "table"),),
    "pandas.read_excel": (call("some.xlsx"),),
    "pandas.read_sql": (call("select * from tables", "sqlite:///some.sqlite"),),
    "pandas.read_sql_query": (call("select * from tables", "sqlite:///some.sqlite"),),
    "pandas.read_sql_table": (call("tables", "sqlite:///some.sqlite"),),
    "pandas.to_pickle": (call(frame("numbers"), "again.pickle"),),
    "pandas.set_option": (call("display.max_rows", 60),),
    "pandas.get_option": (call("display.max_rows"),),
    "pandas.reset_option": (call("display.max_rows"),),
    "pandas.option_context": (call("display.max_rows", 5),),
    "pandas.Grouper": (call(key="a"),),
    "pandas.IndexSlice": (Call(runs_only=True),),
    "pandas.NamedAgg": (call("a", "sum"),),
    "pandas.Timestamp": (call("2020-01-01"),),
    "pandas.Timestamp.strftime": (on(STAMP, "%Y"),),
    "pandas.Timestamp.tz_localize": (on(STAMP, "UTC"),),
    "pandas.Timestamp.tz_convert": (on(Fresh(lambda: pd.Timestamp("2020-01-01", tz="UTC")), "Europe/Paris"),),
    "pandas.Timestamp.round": (on(STAMP, "h"),),
    "pandas.Timestamp.floor": (on(STAMP, "h"),),
    "pandas.Timestamp.ceil": (on(STAMP, "h"),),
    "pandas.Timestamp.to_period": (on(STAMP, "M"),),
    "pandas.Timedelta": (call("1 day"), call(3, "h")),
    "pandas.Index": (call(Rows(SERIES["ints"].tolist())),),
    "pandas.Index.astype": (on(INDEX, float),),
    "pandas.Index.rename": (on(INDEX, "other"),),
    "pandas.Index.map": (on(INDEX, lambda label: label + 1),),
    "pandas.Index.isin": (on(INDEX, [1, 2]),),
    "pandas.Index.to_series": (Call(INDEX, then=np.asarray),),
    "pandas.Index.to_frame": (Call(INDEX, then=np.asarray),),
    "pandas.Index.str": (Call(NAMES, then=lambda accessor: accessor.lower()),),
    "pandas.Index.difference": (on(INDEX, [1]),),
    "pandas.Index.intersection": (on(INDEX, [1, 2]),),
    "pandas.Index.union": (on(INDEX, INDEX),),
    "pandas.Index.drop": (on(INDEX, [1]),),
    "pandas.Index.append": (on(INDEX, INDEX),),
    "pandas.Index.insert": (Call(INDEX, (0, 5), runs_only=True),),
    "pandas.Index.delete": (on(INDEX, 0),),
    "pandas.Index.take": (on(INDEX, [0, 1]),),
    "pandas.Index.get_loc": (on(INDEX, 1), on(Rows(LABELS), 103))[1:],
    "pandas.Index.get_indexer": (on(Rows(LABELS), [103, 5]),),
    "pandas.Index.equals": (on(INDEX, INDEX.table),),
    "pandas.CategoricalDtype": (call(["a", "b"]),),
    "pandas.Categorical": (Call(None, (series("words"),), then=lambda column: column.codes),),
    "pandas.DateOffset": (call(months=1),),
    "pandas.MultiIndex.from_tuples": (call([(1, 2), (3, 4)]),),
    "pandas.MultiIndex.from_arrays": (call([[1, 2], [3, 4]]),),
    "pandas.MultiIndex.from_product": (call([[1, 2], [3, 4]]),),
    "pandas.MultiIndex.from_frame": (call(FRAMES["numbers"]),),
    "pandas.ExcelWriter": (call("fresh.xlsx"),),
}
