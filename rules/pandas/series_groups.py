"""pandas.Series.groupby."""

NAME = "pandas"


class SeriesGroupBy:
    @group_aggregate
    @applies(func="group")
    def agg(self, func=None, *args, engine=None, engine_kwargs=None, **kwargs) -> Any: ...

    @group_aggregate
    @applies(func="group")
    def apply(self, func, *args, **kwargs) -> Any: ...
    aggregate = agg

    @group_aggregate
    def mean(self, numeric_only=False, *, engine=None, engine_kwargs=None, skipna=True) -> Series: ...

    @group_aggregate
    def median(self, numeric_only=False, skipna=True) -> Series: ...

    @group_aggregate
    def std(self, ddof=1, engine=None, engine_kwargs=None, numeric_only=False, skipna=True) -> Series: ...

    @group_aggregate
    def var(self, ddof=1, engine=None, engine_kwargs=None, numeric_only=False, skipna=True) -> Series: ...

    @group_aggregate
    def sem(self, ddof=1, numeric_only=False, skipna=True) -> Series: ...

    @group_aggregate
    def sum(self, numeric_only=False, min_count=0, *, engine=None, engine_kwargs=None, skipna=True) -> Series: ...

    @group_aggregate
    def prod(self, numeric_only=False, min_count=0, skipna=True) -> Series: ...

    @group_aggregate
    def min(self, numeric_only=False, min_count=-1, *, engine=None, engine_kwargs=None, skipna=True) -> Series: ...

    @group_aggregate
    def max(self, numeric_only=False, min_count=-1, *, engine=None, engine_kwargs=None, skipna=True) -> Series: ...

    @group_aggregate
    def first(self, numeric_only=False, min_count=-1, skipna=True) -> Series: ...

    @group_aggregate
    def last(self, numeric_only=False, min_count=-1, skipna=True) -> Series: ...

    @group_aggregate
    def all(self, skipna=True) -> Series: ...

    @group_aggregate
    def any(self, skipna=True) -> Series: ...

    @group_aggregate
    def idxmax(self, *, axis=..., skipna=True) -> Series: ...

    @group_aggregate
    def idxmin(self, *, axis=..., skipna=True) -> Series: ...

    @group_aggregate
    def nunique(self, dropna=True) -> Series: ...

    @group_aggregate
    def skew(self, *, axis=..., skipna=True, numeric_only=False, **kwargs) -> Series: ...

    @group_aggregate
    def quantile(self, q=0.5, interpolation="linear", numeric_only=False) -> Series: ...

    @group_aggregate
    def nlargest(self, n=5, keep="first") -> Series: ...

    @group_aggregate
    def nsmallest(self, n=5, keep="first") -> Series: ...

    @group_aggregate
    def describe(self, percentiles=None, include=None, exclude=None) -> DataFrame: ...

    @group_aggregate
    def ohlc(self) -> DataFrame: ...

    @group_aggregate
    def size(self) -> Series[int]: ...

    @group_aggregate
    def count(self) -> Series[int]: ...

    @group_aggregate
    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True) -> Series[int]: ...

    @group_aggregate
    def unique(self) -> Series: ...

    @group_aggregate
    def corr(self, other, method="pearson", min_periods=None) -> Series: ...

    @group_aggregate
    def cov(self, other, min_periods=None, ddof=1) -> Series: ...

    @group_aggregate
    @property
    def groups(self) -> dict: ...

    @group_aggregate
    @property
    def indices(self) -> dict: ...

    @group_aggregate
    @property
    def ngroups(self) -> int: ...

    @group_aggregate
    @property
    def is_monotonic_increasing(self) -> Series[bool]: ...

    @group_aggregate
    @property
    def is_monotonic_decreasing(self) -> Series[bool]: ...

    @broadcast_aggregate
    @applies(func="group")
    def transform(self, func, *args, engine=None, engine_kwargs=None, **kwargs) -> Series: ...

    @broadcast_aggregate
    def ngroup(self, ascending=True) -> Series[int]: ...

    @broadcast_aggregate
    def rank(self, method="average", ascending=True, na_option="keep", pct=False, axis=...) -> Series[float]: ...

    @row_filter
    @applies(func="group")
    def filter(self, func, dropna=True, *args, **kwargs) -> Series[same]: ...

    @row_filter
    @draws(seed="random_state")
    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None) -> Series[same]: ...

    @row_filter
    def head(self, n=5) -> Series[same]: ...

    @row_filter
    def tail(self, n=5) -> Series[same]: ...

    @row_filter
    def get_group(self, name, obj=None) -> Series[same]: ...

    @row_filter
    def take(self, indices, axis=..., **kwargs) -> Series[same]: ...

    @row_filter
    @property
    @indexer
    def nth(self) -> Any: ...

    @window
    def cumcount(self, ascending=True) -> Series[int]: ...

    @window
    def cumsum(self, *, axis=..., numeric_only=False, skipna=True, **kwargs) -> Series: ...

    @window
    def cumprod(self, *, axis=..., numeric_only=False, skipna=True, **kwargs) -> Series: ...

    @window
    def cummax(self, *, axis=..., numeric_only=False, skipna=True, **kwargs) -> Series: ...

    @window
    def cummin(self, *, axis=..., numeric_only=False, skipna=True, **kwargs) -> Series: ...

    @window
    def shift(self, periods=1, freq=None, *, axis=..., fill_value=..., suffix=None) -> Series: ...

    @window
    def diff(self, periods=1, axis=...) -> Series: ...

    @window
    def pct_change(self, periods=1, fill_method=..., *, limit=..., freq=None, axis=...) -> Series: ...

    @window
    def ffill(self, limit=None) -> Series: ...

    @window
    def bfill(self, limit=None) -> Series: ...

    @window
    def fillna(self, value=None, method=None, axis=..., inplace=False, limit=None, downcast=...) -> Series: ...

    @window
    def rolling(
        self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, method="single",
        **kwargs,
    ) -> Rolling: ...

    @window
    def expanding(self, min_periods=1, method="single", **kwargs) -> Expanding: ...

    @window
    def ewm(
        self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False,
        times=None, method="single", **kwargs,
    ) -> ExponentialMovingWindow: ...

    @group_aggregate
    def resample(
        self, rule, *args, include_groups=True, closed=None, label=None, convention=None, on=None,
        origin="start_day", offset=None, group_keys=False, **kwargs,
    ) -> Resampler: ...

    @group_aggregate
    @applies(func="group")
    def pipe(self, func, *args, **kwargs) -> Any: ...

    @plot(task="plot")
    def hist(
        self, by=None, ax=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, figsize=None,
        bins=10, backend=None, legend=False, **kwargs,
    ) -> Any: ...
