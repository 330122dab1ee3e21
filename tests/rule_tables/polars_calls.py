"""Calls of polars; the module is empty where polars is not installed."""

import sqlite3
from pathlib import Path

from rule_tables.calls import Call, Fresh, Rows, call, does, on
from rule_tables.tables import COUNT, FRAMES, SERIES

try:
    import polars as pl
except ImportError:
    pl = None

CALLS: dict[str, tuple[Call, ...]] = {}
RECEIVERS: dict[str, tuple[object, ...]] = {}
ARGUMENTS: dict[tuple[str, str], object] = {}


def _tables() -> dict[str, "pl.DataFrame"]:
    numbers = pl.DataFrame({name: FRAMES["numbers"][name].to_list() for name in "akz"})
    mixed = pl.DataFrame(
        {
            "a": [None if cell != cell else cell for cell in SERIES["gaps"].tolist()],
            "k": SERIES["counts"].tolist(),
            "s": SERIES["texts"].tolist(),
            "d": [None if cell != cell else cell.to_pydatetime() for cell in SERIES["dates"].tolist()],
            "b": SERIES["flags"].tolist(),
            "n": SERIES["gaps"].tolist(),
            "t": SERIES["spans"].dt.to_pytimedelta().tolist(),
        }
    )
    return {"numbers": numbers, "mixed": mixed}


def _select(expression: object, table: object) -> object:
    return table.select(expression.alias("x"))  # type: ignore[attr-defined]


def _expressions(column: str, *arguments: object, via: object = None, **keywords: object) -> Call:
    receiver = Fresh(lambda: pl.col(column) if via is None else via(pl.col(column)))  # type: ignore[operator]
    return Call(receiver, arguments, keywords, then=_select, within=Rows(MIXED))


def _collect(groups: object) -> object:
    return groups.agg(pl.len())  # type: ignore[attr-defined]


def _frame_calls() -> dict[str, tuple[Call, ...]]:
    numbers, mixed, lookup = Rows(NUMBERS), Rows(MIXED), pl.DataFrame({"k": range(5), "name": list("abcde")})
    shared: dict[str, tuple[Call, ...]] = {
        "select": (on(numbers, "a"), on(numbers, pl.col("a") * 2)),
        "with_columns": (on(numbers, (pl.col("a") * 2).alias("b")),),
        "drop": (on(numbers, "a"),),
        "rename": (on(numbers, {"a": "b"}),),
        "cast": (on(numbers, {"k": pl.Float64}),),
        "fill_nan": (on(mixed, 0.0),),
        "fill_null": (on(mixed, 0),),
        "clone": (on(mixed),),
        "with_row_index": does(mixed),
        "join": (on(numbers, lookup, on="k", how="left", maintain_order="left"),),
        "pipe": (on(numbers, lambda table: table.select("a")),),
        "filter": (on(numbers, pl.col("k") > 1),),
        "sort": (on(numbers, "k"),),
        "limit": (on(numbers),),
        "slice": (on(numbers, 2),),
        "gather_every": (on(numbers, 2),),
        "top_k": (on(numbers, 3, by="a"),),
        "bottom_k": (on(numbers, 3, by="a"),),
        "quantile": (on(numbers, 0.5),),
        "shift": (on(numbers),),
        "interpolate": (on(mixed),),
        "unpivot": (on(numbers),),
        "explode": (on(Rows(LISTS), "each"),),
        "sum": (on(numbers),),
    }
    return shared | {
        "hstack": does(numbers, [pl.Series("new", range(COUNT))]),
        "get_column": (on(numbers, "a"),),
        "unnest": does(Rows(pl.DataFrame({"s": [{"u": 1}, {"u": 2}]})), "s"),
        "drop_in_place": (Call(numbers, ("a",), runs_only=True),),
        "insert_column": (Call(numbers, (0, pl.Series("new", range(COUNT))), runs_only=True),),
        "replace_column": (Call(numbers, (0, pl.Series("a", range(COUNT))), runs_only=True),),
        "iter_rows": (Call(numbers, then=list),),
        "get_columns": does(numbers),
        "to_arrow": does(numbers),
        "sample": (on(numbers, 3),),
        "vstack": (on(numbers, numbers),),
        "item": (on(numbers, 0, "a"),),
        "row": (on(numbers, 0),),
        "equals": (on(numbers, MIXED),),
        "to_dummies": (on(Rows(MIXED.select("s"))),),
        "join_asof": does(Rows(NUMBERS.sort("k")), lookup, on="k"),
        "pivot": does(Rows(NUMBERS), "k", index="a", values="z", aggregate_function="first"),
        "group_by": (Call(numbers, ("k",), then=_collect),),
        "group_by_dynamic": does(Rows(MIXED.drop_nulls().sort("d")), "d", every="30d"),
        "write_csv": (on(numbers, "written.csv"),),
        "write_parquet": (on(numbers, "written.parquet"),),
        "write_json": (on(numbers, "written.json"),),
        "write_ndjson": (on(numbers, "written.ndjson"),),
        "write_ipc": (on(numbers, "written.ipc"),),
        "corr": (on(numbers),),
        "transpose": (on(numbers),),
        "sum_horizontal": (on(numbers),),
        "__init__": (Call(None, ({"a": [1, 2]},)),),
        "is_duplicated": (on(Rows(MIXED.select("k"))),),
        "is_unique": (on(Rows(MIXED.select("k"))),),
        "product": (on(numbers),),
        "std": (on(numbers),),
        "var": (on(numbers),),
        "mean": (on(numbers),),
        "median": (on(numbers),),
    }


SHARED = (
    "select with_columns drop rename cast fill_nan fill_null clone with_row_index join pipe filter sort limit slice"
    " shift interpolate unpivot explode sum collect group_by"
)
"""Methods of both kinds of table."""


def _lazy_calls() -> dict[str, tuple[Call, ...]]:
    lazy: dict[str, tuple[Call, ...]] = {}
    for name, calls in _frame_calls().items():
        if not hasattr(pl.LazyFrame, name) or name not in SHARED.split():
            continue
        changed = []
        for each in calls:
            if not isinstance(each.receiver, Rows):
                continue
            arguments = tuple(part.lazy() if isinstance(part, pl.DataFrame) else part for part in each.args)
            receiver = Rows(each.receiver.table, lambda table: table.lazy())
            changed.append(Call(receiver, arguments, each.kwargs, each.then, runs_only=each.runs_only))
        if changed:
            lazy[name] = tuple(changed)
    numbers = Rows(NUMBERS, lambda table: table.lazy())
    return lazy | {
        "sink_csv": does(numbers, "written.csv"),
        "sink_parquet": does(numbers, "written.parquet"),
        "__init__": (Call(None, ({"a": [1]},), runs_only=True),),
    }


def _expression_calls() -> dict[str, tuple[Call, ...]]:
    calls: dict[str, tuple[Call, ...]] = {}
    for name in "add sub mul truediv floordiv mod eq ne lt le gt ge".split():
        calls[name] = (_expressions("a", 2.5), _expressions("k", pl.col("a")))
    for name in "abs neg ceil floor sign cbrt exp sin cos tan tanh round".split():
        calls[name] = (_expressions("a"),)
    for name in "sqrt log log10 log1p".split():
        calls[name] = (_expressions("k"),)
    for name in "is_null is_not_null is_nan is_not_nan is_finite is_infinite".split():
        calls[name] = (_expressions("n"),)
    folds = "sum mean median min max std var n_unique count len first last product skew kurtosis null_count arg_max arg_min entropy nan_max nan_min implode"
    for name in folds.split():
        calls[name] = (_expressions("k"),)
    for name in "shift diff pct_change cum_sum cum_max cum_min cum_prod cum_count".split():
        calls[name] = (_expressions("k"),)
    for name in "forward_fill backward_fill interpolate".split():
        calls[name] = (_expressions("a"),)
    for name in "rolling_mean rolling_sum rolling_std rolling_max rolling_min rolling_median".split():
        calls[name] = (_expressions("k", 2),)
    for name in "head tail drop_nulls reverse".split():
        calls[name] = (_expressions("a"),)
    calls["drop_nans"] = (_expressions("n"),)
    for name in "is_duplicated is_unique is_first_distinct rle_id".split():
        calls[name] = (_expressions("k"),)
    return calls | _more_expressions()


def _more_expressions() -> dict[str, tuple[Call, ...]]:
    flag = pl.col("b")
    return {
        "pow": (_expressions("k", 2),),
        "and_": (_expressions("b", flag),),
        "or_": (_expressions("b", flag),),
        "xor": (_expressions("b", flag),),
        "not_": (_expressions("b"),),
        "alias": (_expressions("a", "y"),),
        "cast": (_expressions("k", pl.Float64 if pl else None),),
        "clip": (_expressions("k", 1, 3),),
        "fill_nan": (_expressions("n", 0.0),),
        "fill_null": (_expressions("a", 0.0),),
        "is_between": (_expressions("k", 1, 3),),
        "is_in": (_expressions("k", [1, 2]),),
        "replace": (_expressions("k", {1: 9}),),
        "replace_strict": (_expressions("k", {0: 1, 1: 9, 2: 3, 3: 4, 4: 5}),),
        "hash": (_expressions("k"),),
        "exclude": does(Fresh(lambda: pl.all()), "a"),
        "map_elements": (_expressions("k", lambda cell: cell + 1, return_dtype=pl.Int64 if pl else None),),
        "map_batches": (_expressions("k", lambda column: column + 1, return_dtype=pl.Int64 if pl else None),),
        "pipe": (_expressions("k", lambda expression: expression + 1),),
        "str": does(Fresh(lambda: pl.col("s"))),
        "dt": does(Fresh(lambda: pl.col("d"))),
        "name": does(Fresh(lambda: pl.col("d"))),
        "quantile": (_expressions("k", 0.5),),
        "all": (_expressions("b"),),
        "any": (_expressions("b"),),
        "mode": (_expressions("k"),),
        "unique": (_expressions("k"),),
        "value_counts": (_expressions("k"),),
        "unique_counts": (_expressions("k"),),
        "over": (Call(Fresh(lambda: pl.col("k").mean()), ("b",), then=_select, within=Rows(MIXED)),),
        "rank": (_expressions("k"),),
        "qcut": (_expressions("k", [0.5], allow_duplicates=True),),
        "to_physical": does(Fresh(lambda: pl.col("s").cast(pl.Categorical))),
        "cut": (_expressions("k", [1.5, 2.5]),),
        "ewm_mean": (_expressions("k", span=2),),
        "filter": (_expressions("b", flag),),
        "sort": (_expressions("k"),),
        "sort_by": (_expressions("k", "k"),),
        "gather": (_expressions("k", [0, 0]),),
        "slice": (_expressions("k", 0, 5),),
        "top_k": (_expressions("k", 3),),
        "arg_sort": (_expressions("k"),),
        "sample": does(Fresh(lambda: pl.col("k")), 3),
        "shuffle": does(Fresh(lambda: pl.col("k"))),
        "explode": does(Fresh(lambda: pl.col("k"))),
    }


def _text_calls() -> dict[str, tuple[Call, ...]]:
    def text(*arguments: object, **keywords: object) -> tuple[Call, ...]:
        return (_expressions("s", *arguments, via=lambda column: column.str, **keywords),)

    plain = "to_lowercase to_uppercase to_titlecase strip_chars strip_chars_start strip_chars_end len_chars len_bytes"
    written = pl.Series("w", ["2020-01-02", "2021-03-04", None] * 7 + ["2020-01-02"] * 2)
    dated = {"then": _select, "within": Rows(MIXED.with_columns(written))}
    column = Fresh(lambda: pl.col("w").str)
    return {name: text() for name in plain.split()} | {
        **{name: text("a") for name in "strip_prefix strip_suffix contains starts_with ends_with split count_matches find".split()},
        "replace": text("e", "E"),
        "replace_all": text("e", "E"),
        "slice": text(1, 2),
        "head": text(2),
        "tail": text(2),
        "extract": text("([a-z]+)"),
        "to_integer": text(strict=False),
        "zfill": text(5),
        "pad_start": text(5),
        "pad_end": text(5),
        "strptime": (Call(column, (pl.Date, "%Y-%m-%d"), **dated), Call(column, (pl.Date,), runs_only=True)),
        "to_datetime": (Call(column, ("%Y-%m-%d",), **dated), Call(column, (), runs_only=True)),
        "to_date": (Call(column, ("%Y-%m-%d",), **dated), Call(column, (), runs_only=True)),
    }


def _date_calls() -> dict[str, tuple[Call, ...]]:
    def dates(*arguments: object) -> tuple[Call, ...]:
        return (_expressions("d", *arguments, via=lambda column: column.dt),)

    names = "year month day hour minute second weekday ordinal_day quarter week date time is_leap_year epoch"
    spans = "total_days total_hours total_minutes total_seconds"
    return {name: dates() for name in names.split()} | {
        **{name: (_expressions("t", via=lambda column: column.dt),) for name in spans.split()},
        "to_string": dates("%Y"),
        "strftime": dates("%Y"),
        "truncate": dates("1d"),
        "offset_by": dates("1d"),
    }


def _series_calls() -> dict[str, tuple[Call, ...]]:
    column, counts = Rows(MIXED["a"]), Rows(MIXED["k"])
    return {
        "__init__": (Call(None, ("a", [1, 2])),),
        "alias": (on(column, "x"),),
        "rename": (on(column, "x"),),
        "cast": (on(counts, pl.Float64),),
        "clip": (on(counts, 1, 3),),
        "fill_nan": (on(column, 0.0),),
        "fill_null": (on(column, 0.0),),
        "is_in": (on(counts, [1, 2]),),
        "is_between": (on(counts, 1, 3),),
        "replace": (on(counts, {1: 9}),),
        "map_elements": (on(counts, lambda cell: cell + 1, return_dtype=pl.Int64),),
        "filter": does(counts, [True] * COUNT),
        "sample": (on(counts, 3),),
        "shuffle": (on(counts),),
        "quantile": (on(counts, 0.5),),
        "item": (on(counts, 0),),
        "to_dummies": (on(Rows(MIXED["s"])),),
        "interpolate": (on(column),),
        "sqrt": (on(counts),),
        "log": (on(counts),),
    }


def _function_calls() -> dict[str, tuple[Call, ...]]:
    made = {
        name: (Call(None, ("a",), runs_only=True),)
        for name in "col all exclude sum_horizontal mean_horizontal max_horizontal min_horizontal all_horizontal any_horizontal coalesce concat_list struct mean sum max min std median n_unique count".split()
    }
    return made | {
        "lit": (Call(None, (1,), runs_only=True),),
        "concat_str": (Call(None, (["s"],), runs_only=True),),
        "when": (Call(None, (pl.col("b"),), runs_only=True),),
        "When.then": does(Fresh(lambda: pl.when(pl.col("b"))), 1),
        "Then.otherwise": (Call(Fresh(lambda: pl.when(pl.col("b")).then(1)), (0,), then=_select, within=Rows(MIXED)),),
        "Then.when": does(Fresh(lambda: pl.when(pl.col("b")).then(1)), pl.col("b")),
        "concat": (
            call([Rows(NUMBERS), Rows(NUMBERS)]),
            Call(None, ([NUMBERS, MIXED.drop("a", "k")],), {"how": "horizontal"}, runs_only=True),
        ),
        **{f"read_{kind}": (call(f"polars.{kind}"),) for kind in "csv parquet json ndjson ipc".split()},
        **{f"scan_{kind}": (call(f"polars.{kind}"),) for kind in "csv parquet ndjson ipc".split()},
        "read_excel": (Call(None, ("some.xlsx",), {"engine": "openpyxl"}),),
        "read_database": (Call(None, ("select * from tables", Fresh(lambda: sqlite3.connect("some.sqlite"))), runs_only=True),),
        "from_pandas": (call(Rows(FRAMES["numbers"])),),
        "from_dict": (call({"a": [1, 2]}),),
        "from_dicts": (call(Rows([{"a": 1}, {"a": 2}, {"a": 1}])),),
        "from_records": (call(Rows([(1, 2), (2, 1), (1, 1)]), orient="row"),),
        "from_numpy": (call(Rows(FRAMES["numbers"].to_numpy())),),
        "corr": (Call(None, ("a", "k"), runs_only=True),),
        "cov": (Call(None, ("a", "k"), runs_only=True),),
        "set_random_seed": (call(1),),
    }


def _group_calls() -> dict[str, tuple[Call, ...]]:
    groups = Rows(NUMBERS, lambda table: table.group_by("k"))
    return {
        "agg": (on(groups, pl.col("a").mean()),),
        "quantile": (on(groups, 0.5),),
        "map_groups": (on(groups, lambda group: group.head(1)),),
    }


def write_polars_files(folder: Path) -> None:
    """One file of each format for the functions that read."""
    for kind in "csv parquet json ndjson ipc".split():
        getattr(NUMBERS, f"write_{kind}")(folder / f"polars.{kind}")


def _fill() -> None:
    families = {
        "polars.DataFrame": _frame_calls(),
        "polars.LazyFrame": _lazy_calls(),
        "polars.Expr": _expression_calls(),
        "polars.Expr.str": _text_calls(),
        "polars.Expr.dt": _date_calls(),
        "polars.Series": _series_calls(),
        "polars": _function_calls(),
        "polars.GroupBy": _group_calls(),
        "polars.LazyGroupBy": {"agg": (on(Rows(NUMBERS, lambda table: table.lazy().group_by("k")), pl.col("a").mean()),)},
    }
    for family, calls in families.items():
        for name, each in calls.items():
            CALLS[family if name == "__init__" else f"{family}.{name}"] = each
    RECEIVERS.update(
        {
            "polars.DataFrame": (Rows(NUMBERS), Rows(MIXED)),
            "polars.LazyFrame": (Rows(NUMBERS, lambda table: table.lazy()),),
            "polars.Series": (Rows(MIXED["a"]), Rows(MIXED["k"]), Rows(MIXED["b"])),
            "polars.Expr": (Fresh(lambda: pl.col("k")),),
            "polars.Expr.name": (Fresh(lambda: pl.col("k").name),),
            "polars.GroupBy": (Rows(NUMBERS, lambda table: table.group_by("k")),),
        }
    )
    ARGUMENTS.update({("polars.Expr.name", name): "x_" for name in ("prefix", "suffix")})
    ARGUMENTS["polars.Expr.name", "function"] = Fresh(lambda: str.upper)


if pl is not None:
    NUMBERS, MIXED = _tables()["numbers"], _tables()["mixed"]
    LISTS = NUMBERS.with_columns(each=pl.Series([[1, 2]] * COUNT))
    _fill()
