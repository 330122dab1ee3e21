"""polars.LazyFrame."""

NAME = "polars"


class LazyFrame:
    @row_wise
    def __init__(
        self, data=None, schema=None, *, schema_overrides=None, strict=True, orient=None, infer_schema_length=100,
        nan_to_null=False, height=None,
    ) -> LazyFrame: ...

    @row_wise
    def collect(self, *, engine="auto", background=False, optimizations=..., **_kwargs) -> DataFrame: ...

    @row_wise
    def select(self, *exprs, **named_exprs) -> LazyFrame: ...

    @row_wise
    def with_columns(self, *exprs, **named_exprs) -> LazyFrame: ...

    @row_wise
    def drop(self, *columns, strict=True) -> LazyFrame: ...

    @row_wise
    def rename(self, mapping, *, strict=True) -> LazyFrame: ...

    @row_wise
    def cast(self, dtypes, *, strict=True) -> LazyFrame: ...

    @row_wise
    def fill_nan(self, value) -> LazyFrame: ...

    @row_wise
    def clone(self) -> LazyFrame: ...

    @row_wise
    def with_row_index(self, name="index", offset=0) -> LazyFrame: ...

    @row_wise
    def lazy(self) -> LazyFrame: ...

    @row_wise
    @refuses(strategy="a fill by strategy reads other rows", limit="a limit counts other rows")
    def fill_null(self, value=None, strategy=None, limit=None, *, matches_supertype=True) -> LazyFrame: ...

    @row_wise
    @joins("other")
    def join(
        self, other, on=None, how="inner", *, left_on=None, right_on=None, suffix="_right", validate="m:m",
        nulls_equal=False, coalesce=None, maintain_order=None, build_side="auto", allow_parallel=True,
        force_parallel=False,
    ) -> LazyFrame: ...

    @row_wise
    @applies(function="table")
    def pipe(self, function, *args, **kwargs) -> Any: ...

    @row_filter
    def filter(self, *predicates, **constraints) -> LazyFrame: ...

    @row_filter
    def sort(
        self, by, *more_by, descending=False, nulls_last=False, maintain_order=False, multithreaded=True,
    ) -> LazyFrame: ...

    @row_filter
    def drop_nulls(self, subset=None) -> LazyFrame: ...

    @row_filter
    def unique(self, subset=None, *, keep="any", maintain_order=False) -> LazyFrame: ...

    @row_filter
    def head(self, n=5) -> LazyFrame: ...

    @row_filter
    def tail(self, n=5) -> LazyFrame: ...

    @row_filter
    def limit(self, n=5) -> LazyFrame: ...

    @row_filter
    def slice(self, offset, length=None) -> LazyFrame: ...

    @row_filter
    def reverse(self) -> LazyFrame: ...

    @aggregate
    def sum(self) -> LazyFrame: ...

    @aggregate
    def mean(self) -> LazyFrame: ...

    @aggregate
    def median(self) -> LazyFrame: ...

    @aggregate
    def min(self) -> LazyFrame: ...

    @aggregate
    def max(self) -> LazyFrame: ...

    @aggregate
    def std(self, ddof=1) -> LazyFrame: ...

    @aggregate
    def var(self, ddof=1) -> LazyFrame: ...

    @aggregate
    def collect_schema(self) -> Any: ...

    @window
    def shift(self, n=1, *, fill_value=None) -> LazyFrame: ...

    @window
    def interpolate(self) -> LazyFrame: ...

    @reshape
    def unpivot(self, on=None, *, index=None, variable_name=None, value_name=None) -> LazyFrame: ...

    @reshape
    def explode(self, columns, *more_columns, empty_as_null=False, keep_nulls=True) -> LazyFrame: ...

    @group_aggregate
    def group_by(self, *by, maintain_order=False, **named_by) -> LazyGroupBy: ...

    @writes(task="save")
    def sink_csv(
        self, path, *, include_bom=False, compression="uncompressed", compression_level=None, check_extension=True,
        include_header=True, separator=",", line_terminator='\n', quote_char="\"", batch_size=1024,
        datetime_format=None, date_format=None, time_format=None, float_scientific=None, float_precision=None,
        decimal_comma=False, null_value=None, quote_style=None, maintain_order=True, storage_options=None,
        credential_provider="auto", sync_on_close=None, mkdir=False, lazy=False, engine="auto", optimizations=...,
    ) -> Any: ...

    @writes(task="save")
    def sink_parquet(
        self, path, *, compression="zstd", compression_level=None, statistics=True, row_group_size=None,
        data_page_size=None, maintain_order=True, storage_options=None, credential_provider="auto",
        sync_on_close=None, metadata=None, arrow_schema=None, encryption=None, mkdir=False, lazy=False,
        engine="auto", optimizations=..., sinked_paths_callback=None,
    ) -> Any: ...


class LazyGroupBy:
    @group_aggregate
    def agg(self, *aggs, **named_aggs) -> LazyFrame: ...
