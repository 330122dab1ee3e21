"""pandas.DataFrame, what is row-wise (pandas 2.2 and 3)."""

NAME = "pandas"


class DataFrame:
    @row_wise
    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None) -> DataFrame: ...

    @row_wise
    @staticmethod
    def from_dict(data, orient="columns", dtype=None, columns=None) -> DataFrame: ...

    @row_wise
    @staticmethod
    def from_records(data, index=None, exclude=None, columns=None, coerce_float=False, nrows=None) -> DataFrame: ...

    @row_wise
    def abs(self) -> DataFrame[same]: ...

    @row_wise
    def add(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def sub(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def mul(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def div(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def truediv(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def floordiv(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def mod(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def pow(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def radd(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rsub(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rmul(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rdiv(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rtruediv(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rfloordiv(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rmod(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...

    @row_wise
    def rpow(self, other, axis="columns", level=None, fill_value=None) -> DataFrame: ...
    subtract = sub
    multiply = mul
    divide = div

    @row_wise
    def eq(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def ne(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def lt(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def le(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def gt(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def ge(self, other, axis="columns", level=None) -> DataFrame[bool]: ...

    @row_wise
    def add_prefix(self, prefix, axis=None) -> DataFrame: ...

    @row_wise
    def add_suffix(self, suffix, axis=None) -> DataFrame: ...

    @row_wise
    @applies(func="cell")
    def applymap(self, func, na_action=None, **kwargs) -> DataFrame: ...

    @row_wise
    @applies(func="cell")
    def map(self, func, na_action=None, **kwargs) -> DataFrame: ...

    @row_wise
    @applies(kwargs="table")
    def assign(self, **kwargs) -> DataFrame: ...

    @row_wise
    @becomes(broadcast_aggregate, dtype="category")
    def astype(self, dtype, copy=None, errors="raise") -> DataFrame: ...

    @row_wise
    @inplace
    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs) -> DataFrame[same]: ...

    @row_wise
    @applies(func="column")
    def combine(self, other, func, fill_value=None, overwrite=True) -> DataFrame: ...

    @row_wise
    @applies(func="column")
    def transform(self, func, axis=0, *args, **kwargs) -> DataFrame: ...

    @row_wise
    def combine_first(self, other) -> DataFrame: ...

    @row_wise
    def copy(self, deep=True) -> DataFrame[same]: ...

    @row_wise
    def set_axis(self, labels, *, axis=0, copy=None) -> DataFrame[same]: ...

    @row_wise
    def rename_axis(
        self, mapper=..., *, index=..., columns=..., axis=0, copy=None, inplace=False,
    ) -> DataFrame[same]: ...

    @row_wise
    def infer_objects(self, copy=None) -> DataFrame[same]: ...

    @row_wise
    def tz_convert(self, tz, axis=0, level=None, copy=None) -> DataFrame[same]: ...

    @row_wise
    def tz_localize(
        self, tz, axis=0, level=None, copy=None, ambiguous="raise", nonexistent="raise",
    ) -> DataFrame[same]: ...

    @row_wise
    def droplevel(self, level, axis=0) -> DataFrame[same]: ...

    @row_wise
    def reorder_levels(self, order, axis=0) -> DataFrame[same]: ...

    @row_wise
    def swaplevel(self, i=-2, j=-1, axis=0) -> DataFrame[same]: ...

    @reshape
    @becomes(row_wise, axis=(1, "columns"))
    def squeeze(self, axis=None) -> Any: ...

    @row_wise
    @rounds
    def dot(self, other) -> Any: ...

    @row_wise
    @inplace
    @expression("expr")
    def eval(self, expr, *, inplace=False, **kwargs) -> Any: ...

    @row_wise
    @inplace
    @refuses(method="a forward or backward fill reads other rows", limit="a limit counts other rows")
    def fillna(
        self, value=None, *, method=None, axis=None, inplace=False, limit=None, downcast=...,
    ) -> DataFrame[same]: ...

    @row_wise
    @becomes(row_filter, axis=(0, "index"))
    def filter(self, items=None, like=None, regex=None, axis=None, *, arg=None) -> DataFrame[same]: ...

    @row_wise
    def get(self, key, default=None) -> Any: ...

    @row_wise
    @mutates("self")
    def insert(self, loc, column, value, allow_duplicates=...) -> None: ...

    @row_wise
    @mutates("self")
    def isetitem(self, loc, value) -> None: ...

    @row_wise
    @mutates("self")
    def update(self, other, join="left", overwrite=True, filter_func=None, errors="ignore") -> None: ...

    @row_wise
    def isin(self, values) -> DataFrame[bool]: ...

    @row_wise
    def isna(self) -> DataFrame[bool]: ...

    @row_wise
    def notna(self) -> DataFrame[bool]: ...
    isnull = isna
    notnull = notna

    @row_wise
    @joins("other")
    def join(
        self, other, on=None, how="left", lsuffix="", rsuffix="", sort=False, validate=None, *, suffixes=...,
    ) -> DataFrame: ...

    @row_wise
    @joins("right")
    def merge(
        self, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False,
        sort=False, suffixes=("_x", "_y"), copy=None, indicator=False, validate=None,
    ) -> DataFrame: ...

    @row_wise
    @inplace
    @applies(cond="table", other="table")
    def where(self, cond, other=..., *, inplace=False, axis=None, level=None) -> DataFrame[same]: ...

    @row_wise
    @inplace
    @applies(cond="table", other="table")
    def mask(self, cond, other=..., *, inplace=False, axis=None, level=None) -> DataFrame[same]: ...

    @row_wise
    @applies(func="table")
    def pipe(self, func, *args, **kwargs) -> Any: ...

    @row_wise
    @mutates("self")
    def pop(self, item) -> Series: ...

    @row_wise
    @inplace
    def rename(
        self, mapper=None, *, index=None, columns=None, axis=None, copy=None, inplace=False, level=None,
        errors="ignore",
    ) -> DataFrame[same]: ...

    @row_wise
    @inplace
    def set_index(
        self, keys, *, drop=True, append=False, inplace=False, verify_integrity=False,
    ) -> DataFrame[same]: ...

    @row_wise
    @inplace
    @becomes(row_wise, to_replace=dict)
    @becomes(window, value=absent)
    @refuses(method="a fill by method reads other rows", limit="a limit counts other rows")
    def replace(
        self, to_replace=None, value=..., *, inplace=False, limit=None, regex=False, method=...,
    ) -> DataFrame: ...

    @row_wise
    def round(self, decimals=0, *args, **kwargs) -> DataFrame[same]: ...

    @row_wise
    def to_numpy(self, dtype=None, copy=False, na_value=...) -> Array: ...

    @row_wise
    def to_records(self, index=True, column_dtypes=None, index_dtypes=None) -> Array: ...

    @row_wise
    def to_period(self, freq=None, axis=0, copy=None) -> DataFrame: ...

    @row_wise
    def to_timestamp(self, freq=None, how="start", axis=0, copy=None) -> DataFrame: ...

    @row_wise
    @property
    def values(self) -> Array: ...

    @row_wise
    @iterates("row")
    def iterrows(self) -> Any: ...

    @row_wise
    @iterates("row")
    def itertuples(self, index=True, name="Pandas") -> Any: ...

    @row_wise
    @iterates("column")
    def items(self) -> Any: ...
