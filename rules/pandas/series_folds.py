"""pandas.Series, what reads other rows: aggregates, windows, groups; and what shows or saves."""

NAME = "pandas"


class Series:
    @aggregate
    @applies(func="column")
    def agg(self, func=None, axis=0, *args, **kwargs) -> Any: ...
    aggregate = agg

    @aggregate
    def mean(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def median(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def std(self, axis=None, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def var(self, axis=None, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def sem(self, axis=None, skipna=True, ddof=1, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def skew(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def kurt(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def autocorr(self, lag=1) -> float: ...
    kurtosis = kurt

    @aggregate
    def sum(self, axis=None, skipna=True, numeric_only=False, min_count=0, **kwargs) -> Scalar: ...

    @aggregate
    def prod(self, axis=None, skipna=True, numeric_only=False, min_count=0, **kwargs) -> Scalar: ...

    @aggregate
    def min(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...

    @aggregate
    def max(self, axis=0, skipna=True, numeric_only=False, **kwargs) -> Scalar: ...
    product = prod

    @aggregate
    def quantile(self, q=0.5, interpolation="linear") -> Any: ...

    @aggregate
    def corr(self, other, method="pearson", min_periods=None) -> float: ...

    @aggregate
    def cov(self, other, min_periods=None, ddof=1) -> float: ...

    @aggregate
    def dot(self, other) -> Scalar: ...

    @aggregate
    def all(self, axis=0, bool_only=False, skipna=True, **kwargs) -> bool: ...

    @aggregate
    def any(self, *, axis=0, bool_only=False, skipna=True, **kwargs) -> bool: ...

    @aggregate
    def count(self) -> int: ...

    @aggregate
    def nunique(self, dropna=True) -> int: ...

    @aggregate
    def argmax(self, axis=None, skipna=True, *args, **kwargs) -> int: ...

    @aggregate
    def argmin(self, axis=None, skipna=True, *args, **kwargs) -> int: ...

    @aggregate
    def idxmax(self, axis=0, skipna=True, *args, **kwargs) -> Scalar: ...

    @aggregate
    def idxmin(self, axis=0, skipna=True, *args, **kwargs) -> Scalar: ...

    @aggregate
    def first_valid_index(self) -> Scalar: ...

    @aggregate
    def last_valid_index(self) -> Scalar: ...

    @aggregate
    def asof(self, where, subset=None) -> Scalar: ...

    @aggregate
    def item(self) -> Scalar: ...

    @aggregate
    def describe(self, percentiles=None, include=None, exclude=None) -> Series: ...

    @aggregate
    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True) -> Series[int]: ...

    @aggregate
    def mode(self, dropna=True) -> Series[same]: ...

    @aggregate
    def unique(self) -> Array[same]: ...

    @aggregate
    def equals(self, other) -> bool: ...

    @aggregate
    def searchsorted(self, value, side="left", sorter=None) -> Any: ...

    @aggregate
    def memory_usage(self, index=True, deep=False) -> int: ...

    @aggregate
    def to_dict(self, *, into=...) -> dict: ...

    @aggregate
    @property
    def hasnans(self) -> bool: ...

    @aggregate
    @property
    def is_unique(self) -> bool: ...

    @aggregate
    @property
    def is_monotonic_increasing(self) -> bool: ...

    @aggregate
    @property
    def is_monotonic_decreasing(self) -> bool: ...

    @aggregate
    @property
    def empty(self) -> bool: ...

    @aggregate
    @property
    def size(self) -> int: ...

    @aggregate
    @property
    def nbytes(self) -> int: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def dtype(self) -> Any: ...

    @aggregate
    @property
    def dtypes(self) -> Any: ...

    @constant
    @property
    def ndim(self) -> int: ...

    @constant
    @property
    def name(self) -> str: ...

    @broadcast_aggregate
    def factorize(self, sort=False, use_na_sentinel=True) -> tuple: ...

    @broadcast_aggregate
    def rank(
        self, axis=0, method="average", numeric_only=False, na_option="keep", ascending=True, pct=False,
    ) -> Series[float]: ...

    @broadcast_aggregate
    def convert_dtypes(
        self, infer_objects=True, convert_string=True, convert_integer=True, convert_boolean=True,
        convert_floating=True, dtype_backend="numpy_nullable",
    ) -> Series: ...

    @window
    def cumsum(self, axis=None, skipna=True, *args, **kwargs) -> Series: ...

    @window
    def cumprod(self, axis=None, skipna=True, *args, **kwargs) -> Series: ...

    @window
    def cummax(self, axis=None, skipna=True, *args, **kwargs) -> Series: ...

    @window
    def cummin(self, axis=None, skipna=True, *args, **kwargs) -> Series: ...

    @window
    def shift(self, periods=1, freq=None, axis=0, fill_value=..., suffix=None) -> Series: ...

    @window
    def diff(self, periods=1) -> Series: ...

    @window
    def pct_change(self, periods=1, fill_method=..., *, limit=..., freq=None, **kwargs) -> Series: ...

    @window
    def asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None) -> Series: ...

    @window
    @inplace
    def ffill(self, *, axis=None, inplace=False, limit=None, limit_area=None, downcast=...) -> Series[same]: ...

    @window
    @inplace
    def bfill(self, *, axis=None, inplace=False, limit=None, limit_area=None, downcast=...) -> Series[same]: ...

    @window
    @inplace
    def interpolate(
        self, method="linear", *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None,
        downcast=..., **kwargs,
    ) -> Series[same]: ...

    @window
    def duplicated(self, keep="first") -> Series[bool]: ...

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

    @window
    def compare(
        self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other"),
    ) -> DataFrame: ...

    @group_aggregate
    def groupby(
        self, by=None, *, axis=0, level=None, as_index=True, sort=True, group_keys=True, observed=..., dropna=True,
    ) -> SeriesGroupBy: ...

    @group_aggregate
    def resample(
        self, rule, *, axis=..., closed=None, label=None, convention=..., kind=..., on=None, level=None,
        origin="start_day", offset=None, group_keys=False,
    ) -> Resampler: ...

    @reshape
    def unstack(self, level=-1, fill_value=None, sort=True) -> DataFrame: ...

    @reshape
    def explode(self, ignore_index=False) -> Series: ...

    @reshape
    def squeeze(self, axis=None) -> Any: ...

    @row_wise
    def transpose(self, *args, **kwargs) -> Series[same]: ...

    @row_wise
    @property
    def T(self) -> Series[same]: ...

    @writes(task="save")
    @becomes(display, path_or_buf=absent)
    def to_csv(
        self, path_or_buf=None, *, sep=",", na_rep="", float_format=None, columns=None, header=True, index=True,
        index_label=None, mode="w", encoding=None, compression="infer", quoting=None, quotechar="\"",
        lineterminator=None, chunksize=None, date_format=None, doublequote=True, escapechar=None, decimal=".",
        errors="strict", storage_options=None,
    ) -> None: ...

    @writes(task="save")
    @becomes(display, path_or_buf=absent)
    def to_json(
        self, path_or_buf=None, *, orient=None, date_format=None, double_precision=10, force_ascii=True,
        date_unit="ms", default_handler=None, lines=False, compression="infer", index=None, indent=None,
        storage_options=None, mode="w",
    ) -> None: ...

    @writes(task="save")
    def to_sql(
        self, name, con, *, schema=None, if_exists="fail", index=True, index_label=None, chunksize=None,
        dtype=None, method=None,
    ) -> Any: ...

    @writes(task="save")
    def to_excel(
        self, excel_writer, *, sheet_name="Sheet1", na_rep="", float_format=None, columns=None, header=True,
        index=True, index_label=None, startrow=0, startcol=0, engine=None, merge_cells=True, inf_rep="inf",
        freeze_panes=None, storage_options=None, engine_kwargs=None, autofilter=False,
    ) -> None: ...

    @writes(task="save")
    def to_pickle(self, path, *, compression="infer", protocol=5, storage_options=None) -> None: ...

    @writes(task="save")
    def to_hdf(
        self, path_or_buf, *, key, mode="a", complevel=None, complib=None, append=False, format=None, index=True,
        min_itemsize=None, nan_rep=None, dropna=None, data_columns=None, errors="strict", encoding="UTF-8",
    ) -> None: ...

    @writes(task="save")
    def to_clipboard(self, *, excel=True, sep=None, **kwargs) -> None: ...

    @display(task="display")
    def to_string(
        self, buf=None, na_rep="NaN", float_format=None, header=True, index=True, length=False, dtype=False,
        name=False, max_rows=None, min_rows=None,
    ) -> str: ...

    @display(task="display")
    def to_markdown(self, buf=None, mode="wt", index=True, storage_options=None, **kwargs) -> str: ...

    @display(task="display")
    def to_latex(
        self, buf=None, *, columns=None, header=True, index=True, na_rep="NaN", formatters=None, float_format=None,
        sparsify=None, index_names=True, bold_rows=False, column_format=None, longtable=None, escape=None,
        encoding=None, decimal=".", multicolumn=None, multicolumn_format=None, multirow=None, caption=None,
        label=None, position=None,
    ) -> str: ...

    @display(task="display")
    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True) -> None: ...

    @plot(task="plot")
    def hist(
        self, by=None, ax=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, figsize=None,
        bins=10, backend=None, legend=False, **kwargs,
    ) -> Any: ...

    @plot(task="plot")
    @property
    def plot(self) -> PlotAccessor: ...
