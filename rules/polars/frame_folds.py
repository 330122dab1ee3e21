"""polars.DataFrame, what reads other rows, shows or saves."""

NAME = "polars"


class DataFrame:
    @aggregate
    def sum(self) -> DataFrame: ...

    @aggregate
    def mean(self) -> DataFrame: ...

    @aggregate
    def median(self) -> DataFrame: ...

    @aggregate
    def min(self) -> DataFrame: ...

    @aggregate
    def max(self) -> DataFrame: ...

    @aggregate
    def std(self, ddof=1) -> DataFrame: ...

    @aggregate
    def var(self, ddof=1) -> DataFrame: ...

    @aggregate
    def product(self) -> DataFrame: ...

    @aggregate
    def quantile(self, quantile, interpolation="nearest") -> DataFrame: ...

    @aggregate
    def describe(self, percentiles=(0.25, 0.5, 0.75), *, interpolation="nearest") -> DataFrame: ...

    @aggregate
    def null_count(self) -> DataFrame: ...

    @aggregate
    def count(self) -> DataFrame: ...

    @aggregate
    def n_unique(self, subset=None) -> Any: ...

    @aggregate
    def item(self, row=None, column=None) -> Any: ...

    @aggregate
    def row(self, index=None, *, by_predicate=None, named=False) -> Any: ...

    @aggregate
    def to_dict(self, *, as_series=True) -> Any: ...

    @aggregate
    def estimated_size(self, unit="b") -> Any: ...

    @aggregate
    def is_empty(self) -> bool: ...

    @aggregate
    def equals(self, other, *, null_equal=True) -> bool: ...

    @aggregate
    def corr(self, *, label=None, **kwargs) -> DataFrame: ...

    @aggregate
    @property
    def height(self) -> int: ...

    @aggregate
    @property
    def width(self) -> int: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def columns(self) -> list: ...

    @aggregate
    @property
    def dtypes(self) -> list: ...

    @aggregate
    @property
    def schema(self) -> Any: ...

    @data_dependent_columns
    def to_dummies(self, columns=None, *, separator="_", drop_first=False, drop_nulls=False) -> DataFrame: ...

    @window
    def shift(self, n=1, *, fill_value=None) -> DataFrame: ...

    @window
    def interpolate(self) -> DataFrame: ...

    @window
    def is_duplicated(self) -> Series: ...

    @window
    def is_unique(self) -> Series: ...

    @window
    @joins("other")
    def join_asof(
        self, other, *, left_on=None, right_on=None, on=None, by_left=None, by_right=None, by=None,
        strategy="backward", suffix="_right", tolerance=None, allow_parallel=True, force_parallel=False,
        coalesce=True, allow_exact_matches=True, check_sortedness=True,
    ) -> DataFrame: ...

    @reshape
    def unpivot(self, on=None, *, index=None, variable_name=None, value_name=None) -> DataFrame: ...

    @reshape
    def pivot(
        self, on, on_columns=None, *, index=None, values=None, aggregate_function=None, maintain_order=True,
        sort_columns=False, separator="_", column_naming="auto",
    ) -> DataFrame: ...

    @reshape
    def transpose(self, *, include_header=False, header_name="column", column_names=None) -> DataFrame: ...

    @reshape
    def explode(self, columns, *more_columns, empty_as_null=False, keep_nulls=True) -> DataFrame: ...

    @group_aggregate
    def group_by(self, *by, maintain_order=False, **named_by) -> GroupBy: ...

    @group_aggregate
    def group_by_dynamic(
        self, index_column, *, every, period=None, offset=None, include_boundaries=False, closed="left",
        label="left", group_by=None, start_by="window",
    ) -> Any: ...

    @writes(task="save")
    def write_csv(
        self, file=None, *, include_bom=False, compression="uncompressed", compression_level=None,
        check_extension=True, include_header=True, separator=",", line_terminator='\n', quote_char="\"",
        batch_size=1024, datetime_format=None, date_format=None, time_format=None, float_scientific=None,
        float_precision=None, decimal_comma=False, null_value=None, quote_style=None, storage_options=None,
        credential_provider="auto",
    ) -> Any: ...

    @writes(task="save")
    def write_parquet(
        self, file, *, compression="zstd", compression_level=None, statistics=True, row_group_size=None,
        data_page_size=None, use_pyarrow=False, pyarrow_options=None, partition_by=None,
        partition_chunk_size_bytes=4294967296, storage_options=None, credential_provider="auto", metadata=None,
        arrow_schema=None, encryption=None, mkdir=False,
    ) -> Any: ...

    @writes(task="save")
    def write_json(self, file=None) -> Any: ...

    @writes(task="save")
    def write_ndjson(
        self, file=None, *, compression="uncompressed", compression_level=None, check_extension=True,
    ) -> Any: ...

    @writes(task="save")
    def write_excel(
        self, workbook=None, worksheet=None, *, position="A1", table_style=None, table_name=None,
        column_formats=None, dtype_formats=None, conditional_formats=None, header_format=None, column_totals=None,
        column_widths=None, row_totals=None, row_heights=None, sparklines=None, formulas=None, float_precision=3,
        include_header=True, autofilter=True, autofit=False, hidden_columns=None, hide_gridlines=False,
        sheet_zoom=None, freeze_panes=None, use_zip64=False,
    ) -> Any: ...

    @writes(task="save")
    def write_ipc(
        self, file, *, compression="uncompressed", compat_level=None, record_batch_size=None, storage_options=None,
        credential_provider="auto",
    ) -> Any: ...

    @display(task="display")
    def glimpse(self, *, max_items_per_column=10, max_colname_length=50, return_type=None) -> Any: ...

    @display(task="display")
    def show(
        self, limit=5, *, ascii_tables=None, decimal_separator=None, thousands_separator=None,
        float_precision=None, fmt_float=None, fmt_str_lengths=None, fmt_table_cell_list_len=None,
        tbl_cell_alignment=None, tbl_cell_numeric_alignment=None, tbl_cols=None, tbl_column_data_type_inline=None,
        tbl_dataframe_shape_below=None, tbl_formatting=None, tbl_hide_column_data_types=None,
        tbl_hide_column_names=None, tbl_hide_dtype_separator=None, tbl_hide_dataframe_shape=None,
        tbl_width_chars=None, trim_decimal_zeros=True,
    ) -> Any: ...

    @plot(task="plot")
    @property
    def plot(self) -> Any: ...


class GroupBy:
    @group_aggregate
    def agg(self, *aggs, **named_aggs) -> DataFrame: ...

    @group_aggregate
    def sum(self) -> DataFrame: ...

    @group_aggregate
    def mean(self) -> DataFrame: ...

    @group_aggregate
    def median(self) -> DataFrame: ...

    @group_aggregate
    def min(self) -> DataFrame: ...

    @group_aggregate
    def max(self) -> DataFrame: ...

    @group_aggregate
    def first(self, *, ignore_nulls=False) -> DataFrame: ...

    @group_aggregate
    def last(self, *, ignore_nulls=False) -> DataFrame: ...

    @group_aggregate
    def n_unique(self) -> DataFrame: ...

    @group_aggregate
    def len(self, name=None) -> DataFrame: ...

    @group_aggregate
    def quantile(self, quantile, interpolation="nearest") -> DataFrame: ...

    @group_aggregate
    def all(self) -> DataFrame: ...

    @group_aggregate
    @applies(function="group")
    def map_groups(self, function) -> DataFrame: ...

    @row_filter
    def head(self, n=5) -> DataFrame: ...

    @row_filter
    def tail(self, n=5) -> DataFrame: ...
