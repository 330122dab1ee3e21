"""pandas.Series, what is row-wise (pandas 2.2 and 3)."""

NAME = "pandas"


class Series:
    @row_wise
    def __init__(
        self, data=None, index=None, dtype=None, name=None, copy=None, *, fastpath=False,
    ) -> Series[dtype]: ...

    @row_wise
    def abs(self) -> Series[same]:
        return abs(self)

    @row_wise
    def add(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def sub(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def mul(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def div(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def truediv(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def floordiv(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def mod(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def pow(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def radd(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rsub(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rmul(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rdiv(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rtruediv(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rfloordiv(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rmod(self, other, level=None, fill_value=None, axis=0) -> Series: ...

    @row_wise
    def rpow(self, other, level=None, fill_value=None, axis=0) -> Series: ...
    subtract = sub
    multiply = mul
    divide = div

    @row_wise
    def eq(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def ne(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def lt(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def le(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def gt(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def ge(self, other, level=None, fill_value=None, axis=0) -> Series[bool]: ...

    @row_wise
    def divmod(self, other, level=None, fill_value=None, axis=0) -> Any: ...

    @row_wise
    def add_prefix(self, prefix, axis=None) -> Series[same]: ...

    @row_wise
    def add_suffix(self, suffix, axis=None) -> Series[same]: ...

    @row_wise
    @applies(func="cell")
    def apply(self, func, *, convert_dtype=..., args=(), by_row="compat", **kwargs) -> Series: ...

    @row_wise
    @becomes(broadcast_aggregate, dtype="category")
    def astype(self, dtype, copy=None, errors="raise") -> Series[dtype]:
        return np.dtype(dtype).type(self)

    @row_wise
    def between(self, left, right, inclusive="both") -> Series[bool]:
        """Both ends belong to it, as by default."""
        return left <= self <= right

    @row_wise
    def case_when(self, caselist) -> Series: ...

    @row_wise
    @inplace
    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs) -> Series[same]:
        floored = self if isnull(self) or lower is None or self >= lower else lower
        return floored if isnull(floored) or upper is None or floored <= upper else upper

    @row_wise
    @applies(func="cell")
    def combine(self, other, func, fill_value=None) -> Series: ...

    @row_wise
    def combine_first(self, other) -> Series: ...

    @row_wise
    def copy(self, deep=True) -> Series[same]: ...

    @row_wise
    def rename(
        self, index=None, *, axis=None, copy=None, inplace=False, level=None, errors="ignore",
    ) -> Series[same]: ...

    @row_wise
    def set_axis(self, labels, *, axis=0, copy=None) -> Series[same]: ...

    @row_wise
    def rename_axis(self, mapper=..., *, index=..., axis=0, copy=True, inplace=False) -> Series[same]: ...

    @row_wise
    def tz_convert(self, tz, axis=0, level=None, copy=None) -> Series[same]: ...

    @row_wise
    def tz_localize(
        self, tz, axis=0, level=None, copy=None, ambiguous="raise", nonexistent="raise",
    ) -> Series[same]: ...

    @row_wise
    def infer_objects(self, copy=None) -> Series[same]: ...

    @row_wise
    def view(self, dtype=None) -> Series[same]: ...

    @row_wise
    @inplace
    @refuses(method="a forward or backward fill reads other rows", limit="a limit counts other rows")
    def fillna(
        self, value=None, *, method=None, axis=None, inplace=False, limit=None, downcast=...,
    ) -> Series[same]:
        return value if isnull(self) else self

    @row_wise
    def isin(self, values) -> Series[bool]:
        return any(isnull(value) if isnull(self) else self == value for value in values)

    @row_wise
    def isna(self) -> Series[bool]:
        return isnull(self)

    @row_wise
    def notna(self) -> Series[bool]:
        return not isnull(self)
    isnull = isna
    notnull = notna

    @row_wise
    @applies(arg="cell", func="cell")
    def map(self, arg, na_action=None, *, func=..., engine=None, **kwargs) -> Series:
        """A dict maps, and what it does not hold is missing; a missing key is found by a missing value."""
        return lookup(arg, self) if isinstance(arg, dict) else arg(self)

    @row_wise
    @inplace
    @applies(cond="column", other="column")
    def where(self, cond, other=..., *, inplace=False, axis=None, level=None) -> Series[same]:
        return self if cond else other

    @row_wise
    @inplace
    @applies(cond="column", other="column")
    def mask(self, cond, other=..., *, inplace=False, axis=None, level=None) -> Series[same]:
        return other if cond else self

    @row_wise
    @applies(func="table")
    def pipe(self, func, *args, **kwargs) -> Any: ...

    @row_wise
    @inplace
    @becomes(row_wise, to_replace=dict)
    @becomes(window, value=absent)
    @refuses(method="a fill by method reads other rows", limit="a limit counts other rows")
    def replace(
        self, to_replace=None, value=..., *, inplace=False, limit=None, regex=False, method=...,
    ) -> Series: ...

    @row_wise
    def round(self, decimals=0, *args, **kwargs) -> Series[same]:
        return np.round(self, decimals)

    @row_wise
    def to_frame(self, name=...) -> DataFrame: ...

    @row_wise
    def to_numpy(self, dtype=None, copy=False, na_value=..., **kwargs) -> Array[same]: ...

    @row_wise
    def tolist(self) -> list: ...
    to_list = tolist

    @row_wise
    def ravel(self, order="C") -> Array: ...

    @row_wise
    @applies(func="column")
    def transform(self, func, axis=0, *args, **kwargs) -> Series: ...

    @row_wise
    def to_period(self, freq=None, copy=None) -> Series: ...

    @row_wise
    def to_timestamp(self, freq=None, how="start", copy=None) -> Series: ...

    @row_wise
    @mutates("self")
    def update(self, other) -> None: ...

    @row_wise
    @property
    def values(self) -> Array[same]: ...

    @row_wise
    @property
    def array(self) -> Array[same]: ...

    @row_wise
    @property
    def str(self) -> StringAccessor: ...

    @row_wise
    @property
    def dt(self) -> DatetimeAccessor: ...

    @row_wise
    @property
    def cat(self) -> CategoricalAccessor: ...

    @row_wise
    @iterates("cell")
    def items(self) -> Any: ...
