"""The functions of pandas."""

NAME = "pandas"

RENAMED = {"pandas.io.json.json_normalize": "pandas.json_normalize", "pandas.core.frame.DataFrame": "pandas.DataFrame"}


@row_wise
def isna(obj) -> Any:
    return isnull(obj)


@row_wise
def notna(obj) -> Any:
    return not isnull(obj)

isnull = isna

notnull = notna


@row_filter
@stacks("objs")
@becomes(row_wise, axis=(1, "columns"))
def concat(
    objs, *, axis=0, join="outer", ignore_index=False, keys=None, levels=None, names=None, verify_integrity=False,
    sort=False, copy=None, union_categories=False,
) -> Any: ...


@row_wise
@joins("right")
def merge(
    left, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False,
    sort=False, suffixes=("_x", "_y"), copy=None, indicator=False, validate=None,
) -> DataFrame: ...


@window
@joins("right")
def merge_asof(
    left, right, on=None, left_on=None, right_on=None, left_index=False, right_index=False, by=None, left_by=None,
    right_by=None, suffixes=("_x", "_y"), tolerance=None, allow_exact_matches=True, direction="backward",
) -> DataFrame: ...


@window
@joins("right")
def merge_ordered(
    left, right, on=None, left_on=None, right_on=None, left_by=None, right_by=None, fill_method=None,
    suffixes=("_x", "_y"), how="outer",
) -> DataFrame: ...


@data_dependent_columns
def get_dummies(
    data, prefix=None, prefix_sep="_", dummy_na=False, columns=None, sparse=False, drop_first=False, dtype=None,
) -> DataFrame: ...


@row_wise
def from_dummies(data, sep=None, default_category=None) -> DataFrame: ...


@broadcast_aggregate
@becomes(row_wise, bins=list)
@becomes(row_wise, bins=tuple)
def cut(
    x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False, duplicates="raise",
    ordered=True,
) -> Any: ...


@broadcast_aggregate
def qcut(x, q, labels=None, retbins=False, precision=3, duplicates="raise") -> Any: ...


@broadcast_aggregate
def factorize(values, sort=False, use_na_sentinel=True, size_hint=None) -> Any: ...


@broadcast_aggregate
@becomes(row_wise, format=str)
@becomes(row_wise, unit=str)
def to_datetime(
    arg, errors="raise", dayfirst=False, yearfirst=False, utc=False, format=None, exact=..., unit=None, *,
    infer_datetime_format=..., origin="unix", cache=True,
) -> Any: ...


@row_wise
def to_timedelta(arg, unit=None, errors="raise") -> Any: ...


@row_wise
@refuses(downcast="the dtype is inferred from the whole column")
def to_numeric(arg, errors="raise", downcast=None, dtype_backend=...) -> Any: ...


@aggregate
def unique(values) -> Array: ...


@aggregate
def value_counts(values, sort=True, ascending=False, normalize=False, bins=None, dropna=True) -> Series[int]: ...


@group_aggregate
def crosstab(
    index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, margins_name="All",
    dropna=True, normalize=False,
) -> DataFrame: ...


@group_aggregate
def pivot_table(
    data, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True,
    margins_name="All", observed=..., sort=True, **kwargs,
) -> DataFrame: ...


@reshape
def melt(
    frame, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True,
) -> DataFrame: ...


@reshape
def pivot(data, *, columns, index=..., values=...) -> DataFrame: ...


@reshape
def wide_to_long(df, stubnames, i, j, sep="", suffix="\\d+") -> DataFrame: ...


@reshape
def lreshape(data, groups, dropna=True) -> DataFrame: ...


@row_wise
@expression("expr")
def eval(
    expr, parser="pandas", engine=None, local_dict=None, global_dict=None, resolvers=(), level=0, target=None,
    inplace=False,
) -> Any: ...


@constant
def date_range(
    start=None, end=None, periods=None, freq=None, tz=None, normalize=False, name=None, inclusive="both", *,
    unit=None, ambiguous="raise", nonexistent="raise", **kwargs,
) -> Index: ...


@constant
def period_range(start=None, end=None, periods=None, freq=None, name=None) -> Index: ...


@constant
def timedelta_range(start=None, end=None, periods=None, freq=None, name=None, closed=None, *, unit=None) -> Index: ...


@constant
def interval_range(start=None, end=None, periods=None, freq=None, name=None, closed="right") -> Index: ...


@constant
def bdate_range(
    start=None, end=None, periods=None, freq="B", tz=None, normalize=True, name=None, weekmask=None, holidays=None,
    inclusive="both", **kwargs,
) -> Index: ...


@constant
def json_normalize(
    data, record_path=None, meta=None, meta_prefix=None, record_prefix=None, errors="raise", sep=".",
    max_level=None,
) -> Any: ...


@constant
def array(data, dtype=None, copy=True) -> Any: ...


@constant
def infer_freq(index) -> Any: ...


@reads(task="load")
@form("delimited")
def read_csv(
    filepath_or_buffer, *, sep=..., delimiter=None, header="infer", names=..., index_col=None, usecols=None,
    dtype=None, engine=None, converters=None, true_values=None, false_values=None, skipinitialspace=False,
    skiprows=None, skipfooter=0, nrows=None, na_values=None, keep_default_na=True, na_filter=True, verbose=...,
    skip_blank_lines=True, parse_dates=None, infer_datetime_format=..., keep_date_col=..., date_parser=...,
    date_format=None, dayfirst=False, cache_dates=True, iterator=False, chunksize=None, compression="infer",
    thousands=None, decimal=".", lineterminator=None, quotechar="\"", quoting=0, doublequote=True, escapechar=None,
    comment=None, encoding=None, encoding_errors="strict", dialect=None, on_bad_lines="error",
    delim_whitespace=..., low_memory=True, memory_map=False, float_precision=None, storage_options=None,
    dtype_backend=...,
) -> DataFrame: ...


@reads(task="load")
@form("delimited")
@options(sep="\t")
def read_table(
    filepath_or_buffer, *, sep=..., delimiter=None, header="infer", names=..., index_col=None, usecols=None,
    dtype=None, engine=None, converters=None, true_values=None, false_values=None, skipinitialspace=False,
    skiprows=None, skipfooter=0, nrows=None, na_values=None, keep_default_na=True, na_filter=True, verbose=...,
    skip_blank_lines=True, parse_dates=False, infer_datetime_format=..., keep_date_col=..., date_parser=...,
    date_format=None, dayfirst=False, cache_dates=True, iterator=False, chunksize=None, compression="infer",
    thousands=None, decimal=".", lineterminator=None, quotechar="\"", quoting=0, doublequote=True, escapechar=None,
    comment=None, encoding=None, encoding_errors="strict", dialect=None, on_bad_lines="error",
    delim_whitespace=..., low_memory=True, memory_map=False, float_precision=None, storage_options=None,
    dtype_backend=...,
) -> DataFrame: ...


@reads(task="load")
@form("excel")
def read_excel(
    io, sheet_name=0, *, header=0, names=None, index_col=None, usecols=None, dtype=None, engine=None,
    converters=None, true_values=None, false_values=None, skiprows=None, nrows=None, na_values=None,
    keep_default_na=True, na_filter=True, verbose=False, parse_dates=False, date_parser=..., date_format=None,
    thousands=None, decimal=".", comment=None, skipfooter=0, storage_options=None, dtype_backend=...,
    engine_kwargs=None,
) -> DataFrame: ...


@reads(task="load")
@form("records")
def read_json(
    path_or_buf, *, orient=None, typ="frame", dtype=None, convert_axes=None, convert_dates=True,
    keep_default_dates=True, precise_float=False, date_unit=None, encoding=None, encoding_errors="strict",
    lines=False, chunksize=None, compression="infer", nrows=None, storage_options=None, dtype_backend=...,
    engine="ujson",
) -> DataFrame: ...


@reads(task="load")
@form("parquet")
def read_parquet(
    path, engine="auto", columns=None, storage_options=None, *, use_nullable_dtypes=..., dtype_backend=...,
    filesystem=None, filters=None, to_pandas_kwargs=None, **kwargs,
) -> DataFrame: ...


@reads(task="load")
@form("database")
@file("con")
def read_sql(
    sql, con, index_col=None, coerce_float=True, params=None, parse_dates=None, columns=None, chunksize=None,
    dtype_backend=..., dtype=None,
) -> DataFrame: ...


@reads(task="load")
@form("database")
@file("con")
def read_sql_query(
    sql, con, index_col=None, coerce_float=True, params=None, parse_dates=None, chunksize=None, dtype=None,
    dtype_backend=...,
) -> DataFrame: ...


@reads(task="load")
@form("database")
@file("con")
def read_sql_table(
    table_name, con, schema=None, index_col=None, coerce_float=True, parse_dates=None, columns=None,
    chunksize=None, dtype_backend=...,
) -> DataFrame: ...


@reads(task="load")
@form("pickle")
def read_pickle(filepath_or_buffer, compression="infer", storage_options=None) -> DataFrame: ...


@reads(task="load")
@form("feather")
def read_feather(path, columns=None, use_threads=True, storage_options=None, dtype_backend=...) -> DataFrame: ...


@reads(task="load")
@form("fixed")
def read_fwf(
    filepath_or_buffer, *, colspecs="infer", widths=None, infer_nrows=100, dtype_backend=..., iterator=False,
    chunksize=None, **kwds,
) -> DataFrame: ...


@reads(task="load")
@form("stata")
def read_stata(
    filepath_or_buffer, *, convert_dates=True, convert_categoricals=True, index_col=None, convert_missing=False,
    preserve_dtypes=True, columns=None, order_categoricals=True, chunksize=None, iterator=False,
    compression="infer", storage_options=None,
) -> DataFrame: ...


@reads(task="load")
@form("sas")
def read_sas(
    filepath_or_buffer, *, format=None, index=None, encoding=None, chunksize=None, iterator=False,
    compression="infer",
) -> DataFrame: ...


@reads(task="load")
@form("spss")
def read_spss(path, usecols=None, convert_categoricals=True, dtype_backend=..., **kwargs) -> DataFrame: ...


@reads(task="load")
@form("orc")
def read_orc(path, columns=None, dtype_backend=..., filesystem=None, **kwargs) -> DataFrame: ...


@reads(task="load")
@form("xml")
def read_xml(
    path_or_buffer, *, xpath="./*", namespaces=None, elems_only=False, attrs_only=False, names=None, dtype=None,
    converters=None, parse_dates=None, encoding="utf-8", parser="lxml", stylesheet=None, iterparse=None,
    compression="infer", storage_options=None, dtype_backend=...,
) -> DataFrame: ...


@reads(task="load")
def read_clipboard(sep="\\s+", dtype_backend=..., **kwargs) -> DataFrame: ...


@reads(task="load")
def read_hdf(
    path_or_buf, key=None, mode="r", errors="strict", where=None, start=None, stop=None, columns=None,
    iterator=False, chunksize=None, **kwargs,
) -> DataFrame: ...


@reads(task="load")
def read_html(
    io, *, match=".+", flavor=None, header=None, index_col=None, skiprows=None, attrs=None, parse_dates=False,
    thousands=",", encoding=None, decimal=".", converters=None, na_values=None, keep_default_na=True,
    displayed_only=True, extract_links=None, dtype_backend=..., storage_options=None,
) -> list: ...


@writes(task="save")
def to_pickle(obj, filepath_or_buffer, compression="infer", protocol=5, storage_options=None) -> None: ...


@config(task="config")
def set_option(*args, **kwds) -> None: ...


@config(task="config")
def reset_option(pat, **kwds) -> None: ...


@config
def get_option(pat, **kwds) -> Any: ...


@config(task="config")
def option_context(*args) -> Any: ...


@config(task="config")
def show_versions(as_json=False) -> None: ...


@constant
def Grouper(*args, **kwargs) -> Grouper: ...


@constant
@property
@indexer
def IndexSlice() -> Any: ...


@constant
def NamedAgg(column, aggfunc) -> NamedAgg: ...
