"""polars: functions."""

NAME = "polars"


@row_wise
def col(name, *more_names) -> Expr: ...


@row_wise
def lit(value, dtype=None, *, allow_object=False) -> Expr: ...


@row_wise
def all(*names, ignore_nulls=True) -> Expr: ...


@row_wise
def exclude(columns, *more_columns) -> Expr: ...


@row_wise
def concat_str(exprs, *more_exprs, separator="", ignore_nulls=False) -> Expr: ...


@row_wise
def sum_horizontal(*exprs, ignore_nulls=True) -> Expr: ...


@row_wise
def mean_horizontal(*exprs, ignore_nulls=True) -> Expr: ...


@row_wise
def max_horizontal(*exprs) -> Expr: ...


@row_wise
def min_horizontal(*exprs) -> Expr: ...


@row_wise
def all_horizontal(*exprs) -> Expr: ...


@row_wise
def any_horizontal(*exprs) -> Expr: ...


@row_wise
def coalesce(exprs, *more_exprs, eager=False) -> Expr: ...


@row_wise
def concat_list(exprs, *more_exprs) -> Expr: ...


@row_wise
def struct(*exprs, schema=None, eager=False, **named_exprs) -> Expr: ...


@row_wise
def when(*predicates, **constraints) -> When: ...


@row_filter
@stacks("items")
@becomes(row_wise, how="horizontal")
def concat(items, *, how="vertical", rechunk=False, parallel=True, strict=None) -> Any: ...


@reads(task="load")
def read_csv(
    source, *, columns=None, has_header=True, separator=",", comment_prefix=None, quote_char="\"", skip_rows=0,
    skip_lines=0, schema=None, schema_overrides=None, null_values=None, empty_string_is_null=True,
    ignore_errors=False, with_column_names=None, infer_schema=True, infer_schema_length=100, infer_schema_files=10,
    n_rows=None, encoding="utf8", low_memory=False, skip_rows_after_header=0, row_index_name=None,
    row_index_offset=0, try_parse_dates=False, eol_char='\n', new_columns=None, truncate_ragged_lines=None,
    raise_if_empty=None, decimal_comma=False, glob=True, storage_options=None, credential_provider="auto",
    include_file_paths=None, extra_columns=None, missing_columns=None, use_pyarrow=False,
) -> DataFrame: ...


@reads(task="load")
def read_parquet(
    source, *, columns=None, n_rows=None, row_index_name=None, row_index_offset=0, parallel="auto",
    use_statistics=True, hive_partitioning=None, glob=True, schema=None, hive_schema=None,
    try_parse_hive_dates=True, low_memory=False, storage_options=None, credential_provider="auto",
    use_pyarrow=False, pyarrow_options=None, memory_map=True, include_file_paths=None, missing_columns="raise",
    decryption=None, _expand_paths=True,
) -> DataFrame: ...


@reads(task="load")
def read_json(source, *, schema=None, schema_overrides=None, infer_schema_length=100) -> DataFrame: ...


@reads(task="load")
def read_ndjson(
    source, *, schema=None, schema_overrides=None, infer_schema_length=100, batch_size=1024, n_rows=None,
    low_memory=False, row_index_name=None, row_index_offset=0, ignore_errors=False, storage_options=None,
    credential_provider="auto", include_file_paths=None,
) -> DataFrame: ...


@reads(task="load")
def read_excel(
    source, *, sheet_id=None, sheet_name=None, table_name=None, engine="calamine", engine_options=None,
    read_options=None, has_header=True, columns=None, schema_overrides=None, infer_schema_length=100,
    include_file_paths=None, drop_empty_rows=True, drop_empty_cols=True, raise_if_empty=True,
) -> DataFrame: ...


@reads(task="load")
def read_database(
    query, connection, *, iter_batches=False, batch_size=None, schema_overrides=None, infer_schema_length=100,
    execute_options=None,
) -> DataFrame: ...


@reads(task="load")
def read_ipc(
    source, *, columns=None, n_rows=None, use_pyarrow=False, storage_options=None, row_index_name=None,
    row_index_offset=0,
) -> DataFrame: ...


@reads(task="load")
def scan_csv(
    source, *, has_header=True, separator=",", comment_prefix=None, quote_char="\"", skip_rows=0, skip_lines=0,
    schema=None, schema_overrides=None, null_values=None, empty_string_is_null=True, ignore_errors=False,
    with_column_names=None, infer_schema=True, infer_schema_length=100, infer_schema_files=10, n_rows=None,
    encoding="utf8", low_memory=False, skip_rows_after_header=0, row_index_name=None, row_index_offset=0,
    try_parse_dates=False, eol_char='\n', new_columns=None, truncate_ragged_lines=None, raise_if_empty=None,
    decimal_comma=False, glob=True, storage_options=None, credential_provider="auto", include_file_paths=None,
    extra_columns=None, missing_columns=None,
) -> LazyFrame: ...


@reads(task="load")
def scan_parquet(
    source, *, n_rows=None, row_index_name=None, row_index_offset=0, parallel="auto", use_statistics=True,
    hive_partitioning=None, glob=True, hidden_file_prefix=None, schema=None, hive_schema=None,
    try_parse_hive_dates=True, low_memory=False, cache=True, storage_options=None, credential_provider="auto",
    include_file_paths=None, missing_columns="raise", extra_columns="raise", cast_options=None, decryption=None,
    _expand_paths=True, _column_mapping=None, _default_values=None, _deletion_files=None, _table_statistics=None,
    _row_count=None, _source_sizes=None, _resolve_heavy_sources=None,
) -> LazyFrame: ...


@reads(task="load")
def scan_ndjson(
    source, *, schema=None, schema_overrides=None, infer_schema_length=100, batch_size=1024, n_rows=None,
    low_memory=False, row_index_name=None, row_index_offset=0, ignore_errors=False, storage_options=None,
    credential_provider="auto", include_file_paths=None,
) -> LazyFrame: ...


@reads(task="load")
def scan_ipc(
    source, *, n_rows=None, row_index_name=None, row_index_offset=0, glob=True, storage_options=None,
    credential_provider="auto", hive_partitioning=None, hive_schema=None, try_parse_hive_dates=True,
    include_file_paths=None, _record_batch_statistics=False,
) -> LazyFrame: ...


@row_wise
def from_pandas(data, *, schema_overrides=None, rechunk=True, nan_to_null=True, include_index=False) -> DataFrame: ...


@row_wise
def from_dict(data, schema=None, *, schema_overrides=None, strict=True) -> DataFrame: ...


@row_wise
def from_dicts(data, schema=None, *, schema_overrides=None, strict=True, infer_schema_length=100) -> DataFrame: ...


@row_wise
def from_records(
    data, schema=None, *, schema_overrides=None, strict=True, orient=None, infer_schema_length=100,
) -> DataFrame: ...


@row_wise
def from_numpy(data, schema=None, *, schema_overrides=None, orient=None) -> DataFrame: ...


@aggregate
def len() -> Expr: ...


@aggregate
def count(*columns) -> Expr: ...


@aggregate
def mean(*columns) -> Expr: ...


@aggregate
def sum(*names) -> Expr: ...


@aggregate
def max(*names) -> Expr: ...


@aggregate
def min(*names) -> Expr: ...


@aggregate
def std(column, ddof=1) -> Expr: ...


@aggregate
def median(*columns) -> Expr: ...


@aggregate
def n_unique(*columns) -> Expr: ...


@aggregate
def corr(a, b, *, method="pearson", propagate_nans=False, eager=False) -> Expr: ...


@aggregate
def cov(a, b, *, ddof=1, eager=False) -> Expr: ...


@config(task="config")
def set_random_seed(seed) -> None: ...


class When:
    @row_wise
    def then(self, statement) -> Then: ...


class Then:
    @row_wise
    def otherwise(self, statement) -> Expr: ...

    @row_wise
    def when(self, *predicates, **constraints) -> Any: ...
