"""polars.DataFrame."""

NAME = "polars"


class DataFrame:
    @row_wise
    def __init__(
        self, data=None, schema=None, *, schema_overrides=None, strict=True, orient=None, infer_schema_length=100,
        nan_to_null=False,
    ) -> DataFrame: ...

    @row_wise
    def select(self, *exprs, **named_exprs) -> DataFrame: ...

    @row_wise
    def with_columns(self, *exprs, **named_exprs) -> DataFrame: ...

    @row_wise
    def drop(self, *columns, strict=True) -> DataFrame: ...

    @row_wise
    def rename(self, mapping, *, strict=True) -> DataFrame: ...

    @row_wise
    def cast(self, dtypes, *, strict=True) -> DataFrame: ...

    @row_wise
    def fill_nan(self, value) -> DataFrame: ...

    @row_wise
    def clone(self) -> DataFrame: ...

    @row_wise
    def hstack(self, columns, *, in_place=False) -> DataFrame: ...

    @row_wise
    def with_row_index(self, name="index", offset=0) -> DataFrame: ...

    @row_wise
    def unnest(self, columns=None, *more_columns, separator=None) -> DataFrame: ...

    @row_wise
    @refuses(strategy="a fill by strategy reads other rows", limit="a limit counts other rows")
    def fill_null(self, value=None, strategy=None, limit=None, *, matches_supertype=True) -> DataFrame: ...

    @row_wise
    def get_column(self, name, *, default=...) -> Series: ...

    @row_wise
    def to_series(self, index=0) -> Series: ...

    @row_wise
    @mutates("self")
    def drop_in_place(self, name) -> Series: ...

    @row_wise
    @mutates("self")
    def insert_column(self, index, column) -> DataFrame: ...

    @row_wise
    @mutates("self")
    def replace_column(self, index, column) -> DataFrame: ...

    @row_wise
    @joins("other")
    def join(
        self, other, on=None, how="inner", *, left_on=None, right_on=None, suffix="_right", validate="m:m",
        nulls_equal=False, coalesce=None, maintain_order=None, build_side="auto",
    ) -> DataFrame: ...

    @row_wise
    def to_pandas(self, *, use_pyarrow_extension_array=False, **kwargs) -> Any: ...

    @row_wise
    def to_numpy(
        self, *, order="fortran", writable=False, allow_copy=True, structured=False, masked=False,
    ) -> Any: ...

    @row_wise
    def to_arrow(self, *, compat_level=None) -> Any: ...

    @row_wise
    def to_dicts(self) -> list: ...

    @row_wise
    def rows(self, *, named=False) -> list: ...

    @row_wise
    def get_columns(self) -> list: ...

    @row_wise
    @iterates("row")
    def iter_rows(self, *, named=False, buffer_size=512) -> Any: ...

    @row_wise
    def lazy(self) -> LazyFrame: ...

    @row_wise
    @applies(function="table")
    def pipe(self, function, *args, **kwargs) -> Any: ...

    @row_wise
    def sum_horizontal(self, *, ignore_nulls=True) -> Series: ...

    @row_wise
    def mean_horizontal(self, *, ignore_nulls=True) -> Series: ...

    @row_wise
    def max_horizontal(self) -> Series: ...

    @row_wise
    def min_horizontal(self) -> Series: ...

    @row_filter
    def filter(self, *predicates, **constraints) -> DataFrame: ...

    @row_filter
    def sort(
        self, by, *more_by, descending=False, nulls_last=False, multithreaded=True, maintain_order=False,
    ) -> DataFrame: ...

    @row_filter
    def drop_nulls(self, subset=None) -> DataFrame: ...

    @row_filter
    def drop_nans(self, subset=None) -> DataFrame: ...

    @row_filter
    def unique(self, subset=None, *, keep="any", maintain_order=False) -> DataFrame: ...

    @row_filter
    def head(self, n=5) -> DataFrame: ...

    @row_filter
    def tail(self, n=5) -> DataFrame: ...

    @row_filter
    def limit(self, n=5) -> DataFrame: ...

    @row_filter
    def slice(self, offset, length=None) -> DataFrame: ...

    @row_filter
    def reverse(self) -> DataFrame: ...

    @row_filter
    def gather_every(self, n, offset=0) -> DataFrame: ...

    @row_filter
    def top_k(self, k, *, by, reverse=False) -> DataFrame: ...

    @row_filter
    def bottom_k(self, k, *, by, reverse=False) -> DataFrame: ...

    @row_filter
    @draws(seed="seed")
    def sample(self, n=None, *, fraction=None, with_replacement=False, shuffle=None, seed=None) -> DataFrame: ...

    @row_filter
    @stacks("other")
    def vstack(self, other, *, in_place=False) -> DataFrame: ...
