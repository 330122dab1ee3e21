"""pandas.DataFrame, what reads other rows: aggregates, windows, groups, new shapes."""

NAME = "pandas"


class DataFrame:
    @aggregate
    @axis_decides
    @applies(func="column")
    def apply(
        self, func, axis=0, raw=False, result_type=None, args=(), by_row="compat", engine="python",
        engine_kwargs=None, **kwargs,
    ) -> Any: ...

    @aggregate
    @axis_decides
    @rounds
    @applies(func="column")
    def agg(self, func=None, axis=0, *args, **kwargs) -> Any: ...
    aggregate = agg

    @aggregate
    @axis_decides
    @rounds
    def mean(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    @rounds
    def std(self, axis=0, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    @rounds
    def var(self, axis=0, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    @rounds
    def sem(self, axis=0, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    @rounds
    def skew(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    @rounds
    def kurt(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series[float]: ...

    @aggregate
    @axis_decides
    def median(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series[float]: ...
    kurtosis = kurt

    @aggregate
    @axis_decides
    @rounds
    def sum(self, axis=0, skipna=True, numeric_only=False, min_count=0, **kwargs) -> Series: ...

    @aggregate
    @axis_decides
    @rounds
    def prod(self, axis=0, skipna=True, numeric_only=False, min_count=0, **kwargs) -> Series: ...

    @aggregate
    @axis_decides
    def min(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series: ...

    @aggregate
    @axis_decides
    def max(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Series: ...
    product = prod

    @aggregate
    @axis_decides
    def all(self, axis=0, bool_only=False, skipna=True, **kwargs) -> Series[bool]: ...

    @aggregate
    @axis_decides
    def any(self, *, axis=0, bool_only=False, skipna=True, **kwargs) -> Series[bool]: ...

    @aggregate
    @axis_decides
    def count(self, axis=0, numeric_only=False) -> Series[int]: ...

    @aggregate
    @axis_decides
    def nunique(self, axis=0, dropna=True) -> Series[int]: ...

    @aggregate
    @axis_decides
    def idxmax(self, axis=0, skipna=True, numeric_only=False) -> Series: ...

    @aggregate
    @axis_decides
    def idxmin(self, axis=0, skipna=True, numeric_only=False) -> Series: ...

    @aggregate
    @axis_decides
    def quantile(self, q=0.5, axis=0, numeric_only=False, interpolation="linear", method="single") -> Any: ...

    @aggregate
    @becomes(data_dependent_columns, axis=(1, "columns"))
    def mode(self, axis=0, numeric_only=False, dropna=True) -> DataFrame: ...

    @aggregate
    @axis_decides
    @rounds
    def corrwith(
        self, other, axis=0, drop=False, method="pearson", numeric_only=False, min_periods=None,
    ) -> Series[float]: ...

    @aggregate
    def corr(self, method="pearson", min_periods=1, numeric_only=False) -> DataFrame[float]: ...

    @aggregate
    def cov(self, min_periods=None, ddof=1, numeric_only=False) -> DataFrame[float]: ...

    @aggregate
    def describe(self, percentiles=None, include=None, exclude=None) -> DataFrame: ...

    @aggregate
    def value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True) -> Series[int]: ...

    @aggregate
    def memory_usage(self, index=True, deep=False) -> Series[int]: ...

    @aggregate
    def first_valid_index(self) -> Scalar: ...

    @aggregate
    def last_valid_index(self) -> Scalar: ...

    @aggregate
    def asof(self, where, subset=None) -> Any: ...

    @aggregate
    def equals(self, other) -> bool: ...

    @aggregate
    @becomes(row_wise, orient="records")
    def to_dict(self, orient="dict", *, into=..., index=True) -> Any: ...

    @aggregate
    @property
    def empty(self) -> bool: ...

    @aggregate
    @property
    def size(self) -> int: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def dtypes(self) -> Series: ...

    @aggregate
    @property
    def columns(self) -> Index: ...

    @aggregate
    @property
    def axes(self) -> list: ...

    @aggregate
    def keys(self) -> Index: ...

    @constant
    @property
    def ndim(self) -> int: ...

    @data_dependent_columns
    def select_dtypes(self, include=None, exclude=None) -> DataFrame[same]: ...

    @broadcast_aggregate
    def convert_dtypes(
        self, infer_objects=True, convert_string=True, convert_integer=True, convert_boolean=True,
        convert_floating=True, dtype_backend="numpy_nullable",
    ) -> DataFrame: ...

    @broadcast_aggregate
    @axis_decides
    def rank(
        self, axis=0, method="average", numeric_only=False, na_option="keep", ascending=True, pct=False,
    ) -> DataFrame[float]: ...

    @window
    @axis_decides
    def cumsum(self, axis=None, skipna=True, *args, numeric_only=False, **kwargs) -> DataFrame: ...

    @window
    @axis_decides
    def cumprod(self, axis=None, skipna=True, *args, numeric_only=False, **kwargs) -> DataFrame: ...

    @window
    @axis_decides
    def cummax(self, axis=None, skipna=True, *args, numeric_only=False, **kwargs) -> DataFrame: ...

    @window
    @axis_decides
    def cummin(self, axis=None, skipna=True, *args, numeric_only=False, **kwargs) -> DataFrame: ...

    @window
    @axis_decides
    def shift(self, periods=1, freq=None, axis=0, fill_value=..., suffix=None) -> DataFrame: ...

    @window
    @axis_decides
    def diff(self, periods=1, axis=0) -> DataFrame: ...

    @window
    def pct_change(self, periods=1, fill_method=..., *, limit=..., freq=None, **kwargs) -> DataFrame: ...

    @window
    def asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None) -> DataFrame: ...

    @window
    def compare(
        self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other"),
    ) -> DataFrame: ...

    @window
    @inplace
    @axis_decides
    def ffill(self, *, axis=None, inplace=False, limit=None, limit_area=None, downcast=...) -> DataFrame[same]: ...

    @window
    @inplace
    @axis_decides
    def bfill(self, *, axis=None, inplace=False, limit=None, limit_area=None, downcast=...) -> DataFrame[same]: ...

    @window
    @inplace
    @axis_decides
    def interpolate(
        self, method="linear", *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None,
        downcast=..., **kwargs,
    ) -> DataFrame[same]: ...

    @window
    def duplicated(self, subset=None, keep="first") -> Series[bool]: ...

    @window
    def rolling(
        self, window, min_periods=None, center=False, win_type=None, on=None, *, axis=..., closed=None, step=None,
        method="single",
    ) -> Rolling: ...

    @window
    def expanding(self, min_periods=1, *, axis=..., method="single") -> Expanding: ...

    @window
    def ewm(
        self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, *,
        axis=..., times=None, method="single",
    ) -> ExponentialMovingWindow: ...

    @group_aggregate
    def groupby(
        self, by=None, *, axis=..., level=None, as_index=True, sort=True, group_keys=True, observed=...,
        dropna=True,
    ) -> DataFrameGroupBy: ...

    @group_aggregate
    def pivot_table(
        self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True,
        margins_name="All", observed=..., sort=True, **kwargs,
    ) -> DataFrame: ...

    @group_aggregate
    def resample(
        self, rule, *, axis=..., closed=None, label=None, convention=..., kind=..., on=None, level=None,
        origin="start_day", offset=None, group_keys=False,
    ) -> Resampler: ...

    @reshape
    def melt(
        self, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True,
    ) -> DataFrame: ...

    @reshape
    def pivot(self, *, columns, index=..., values=...) -> DataFrame: ...

    @reshape
    def explode(self, column, ignore_index=False) -> DataFrame: ...

    @reshape
    def transpose(self, *args, copy=False) -> DataFrame: ...

    @reshape
    def stack(self, level=-1, dropna=..., sort=..., future_stack=False) -> Any: ...

    @reshape
    def unstack(self, level=-1, fill_value=None, sort=True) -> Any: ...

    @reshape
    @property
    def T(self) -> DataFrame: ...
