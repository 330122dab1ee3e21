"""Values of pandas: timestamps, index, categories."""

NAME = "pandas"


class Timestamp:
    @constant
    def __init__(
        self, ts_input=..., year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
        tzinfo=None, *, nanosecond=None, tz=None, unit=None, fold=None,
    ) -> Timestamp: ...

    @reads
    def now(self, tz=None) -> Timestamp: ...

    @reads
    def today(self, tz=None) -> Timestamp: ...

    @row_wise
    def isoformat(self, sep="T", timespec="auto") -> str: ...

    @row_wise
    def strftime(self, format) -> str: ...

    @row_wise
    def day_name(self, locale=None) -> str: ...

    @row_wise
    def month_name(self, locale=None) -> str: ...

    @row_wise
    def weekday(self) -> int: ...

    @row_wise
    def isoweekday(self) -> int: ...

    @row_wise
    def toordinal(self) -> int: ...

    @row_wise
    def timestamp(self) -> float: ...

    @row_wise
    def normalize(self) -> Timestamp: ...

    @row_wise
    def floor(self, freq, ambiguous="raise", nonexistent="raise") -> Timestamp: ...

    @row_wise
    def ceil(self, freq, ambiguous="raise", nonexistent="raise") -> Timestamp: ...

    @row_wise
    def round(self, freq, ambiguous="raise", nonexistent="raise") -> Timestamp: ...

    @row_wise
    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
        nanosecond=None, tzinfo=..., fold=None,
    ) -> Timestamp: ...

    @row_wise
    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise") -> Timestamp: ...

    @row_wise
    def tz_convert(self, tz) -> Timestamp: ...

    @row_wise
    def date(self) -> Any: ...

    @row_wise
    def time(self) -> Any: ...

    @row_wise
    def to_pydatetime(self, warn=True) -> Any: ...

    @row_wise
    def isocalendar(self) -> Any: ...

    @row_wise
    def timetuple(self) -> Any: ...

    @row_wise
    def to_period(self, freq=None) -> Any: ...

    @row_wise
    @property
    def year(self) -> int: ...

    @row_wise
    @property
    def month(self) -> int: ...

    @row_wise
    @property
    def day(self) -> int: ...

    @row_wise
    @property
    def hour(self) -> int: ...

    @row_wise
    @property
    def minute(self) -> int: ...

    @row_wise
    @property
    def second(self) -> int: ...

    @row_wise
    @property
    def microsecond(self) -> int: ...

    @row_wise
    @property
    def dayofweek(self) -> int: ...

    @row_wise
    @property
    def dayofyear(self) -> int: ...

    @row_wise
    @property
    def quarter(self) -> int: ...

    @row_wise
    @property
    def days_in_month(self) -> int: ...

    @row_wise
    @property
    def value(self) -> int: ...

    @row_wise
    @property
    def week(self) -> int: ...

    @row_wise
    @property
    def is_leap_year(self) -> bool: ...

    @row_wise
    @property
    def is_month_start(self) -> bool: ...

    @row_wise
    @property
    def is_month_end(self) -> bool: ...

    @row_wise
    @property
    def is_quarter_start(self) -> bool: ...

    @row_wise
    @property
    def is_quarter_end(self) -> bool: ...

    @row_wise
    @property
    def is_year_start(self) -> bool: ...

    @row_wise
    @property
    def is_year_end(self) -> bool: ...


class Timedelta:
    @constant
    def __init__(self, value=..., unit=None, **kwargs) -> Timedelta: ...

    @row_wise
    def total_seconds(self) -> float: ...

    @row_wise
    @property
    def days(self) -> int: ...

    @row_wise
    @property
    def seconds(self) -> int: ...

    @row_wise
    @property
    def microseconds(self) -> int: ...


class Index:
    @row_wise
    def __init__(self, data=None, dtype=None, copy=False, name=None, tupleize_cols=True) -> Index: ...

    @row_wise
    def tolist(self) -> list: ...
    to_list = tolist

    @row_wise
    def to_numpy(self, dtype=None, copy=False, na_value=..., **kwargs) -> Array: ...

    @row_wise
    @property
    def values(self) -> Array: ...

    @row_wise
    def astype(self, dtype, copy=True) -> Index: ...

    @row_wise
    def copy(self, name=None, deep=False) -> Index: ...

    @row_wise
    def rename(self, name, *, inplace=False) -> Index: ...

    @row_wise
    @applies(mapper="cell")
    def map(self, mapper, na_action=None) -> Index: ...

    @row_wise
    def isin(self, values, level=None) -> Array[bool]: ...

    @row_wise
    def isna(self) -> Array[bool]: ...

    @row_wise
    def notna(self) -> Array[bool]: ...

    @row_wise
    def to_series(self, index=None, name=None) -> Series: ...

    @row_wise
    def to_frame(self, index=True, name=...) -> DataFrame: ...

    @row_wise
    @property
    def str(self) -> StringAccessor: ...

    @row_filter
    def difference(self, other, sort=None) -> Index: ...

    @row_filter
    def intersection(self, other, sort=False) -> Index: ...

    @row_filter
    def union(self, other, sort=None) -> Index: ...

    @row_filter
    def drop(self, labels, errors="raise") -> Index: ...

    @row_filter
    def append(self, other) -> Index: ...

    @row_filter
    def insert(self, loc, item) -> Index: ...

    @row_filter
    def delete(self, loc) -> Index: ...

    @row_filter
    def drop_duplicates(self, *, keep="first") -> Index: ...

    @row_filter
    def dropna(self, how="any") -> Index: ...

    @row_filter
    def sort_values(self, *, return_indexer=False, ascending=True, na_position="last", key=None) -> Index: ...

    @row_filter
    def take(self, indices, axis=0, allow_fill=True, fill_value=None, **kwargs) -> Index: ...

    @aggregate
    def unique(self, level=None) -> Index: ...

    @aggregate
    def get_loc(self, key) -> int: ...

    @aggregate
    def nunique(self, dropna=True) -> int: ...

    @aggregate
    def get_indexer(self, target, method=None, limit=None, tolerance=None) -> Array[int]: ...

    @aggregate
    def min(self, axis=None, skipna=True, *args, **kwargs) -> Scalar: ...

    @aggregate
    def max(self, axis=None, skipna=True, *args, **kwargs) -> Scalar: ...

    @aggregate
    def equals(self, other) -> bool: ...

    @aggregate
    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True) -> Series[int]: ...

    @aggregate
    @property
    def size(self) -> int: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def is_unique(self) -> bool: ...

    @aggregate
    @property
    def empty(self) -> bool: ...

    @constant
    @property
    def name(self) -> str: ...


class CategoricalDtype:
    @constant
    def __init__(self, categories=None, ordered=False) -> CategoricalDtype: ...


class Categorical:
    @broadcast_aggregate
    def __init__(
        self, values, categories=None, ordered=None, dtype=None, *, fastpath=..., copy=True,
    ) -> Categorical: ...

    @row_wise
    @property
    def codes(self) -> Array[int]: ...

    @aggregate
    @property
    def categories(self) -> Index: ...


class DateOffset:
    @constant
    def __init__(self, n=1, normalize=False, **kwds) -> DateOffset: ...


class MultiIndex:
    @constant
    @staticmethod
    def from_tuples(tuples, sortorder=None, names=None) -> Index: ...

    @constant
    @staticmethod
    def from_arrays(arrays, sortorder=None, names=...) -> Index: ...

    @constant
    @staticmethod
    def from_product(iterables, sortorder=None, names=...) -> Index: ...

    @constant
    @staticmethod
    def from_frame(df, sortorder=None, names=None) -> Index: ...


class ExcelWriter:
    @writes(task="save")
    def __init__(
        self, path, engine=None, date_format=None, datetime_format=None, mode="w", storage_options=None,
        if_sheet_exists=None, engine_kwargs=None,
    ) -> ExcelWriter: ...

    @writes(task="save")
    def close(self) -> None: ...


class ExcelFile:
    @reads(task="load")
    def __init__(self, path_or_buffer, engine=None, storage_options=None, engine_kwargs=None) -> ExcelFile: ...

    @reads(task="load")
    def parse(
        self, sheet_name=0, header=0, names=None, index_col=None, usecols=None, converters=None, true_values=None,
        false_values=None, skiprows=None, nrows=None, na_values=None, parse_dates=False, *, date_parser=...,
        date_format=None, thousands=None, comment=None, skipfooter=0, dtype_backend=..., **kwds,
    ) -> DataFrame: ...

    @reads
    @property
    def sheet_names(self) -> list: ...
