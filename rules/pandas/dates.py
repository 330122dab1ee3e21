"""The accessors `.dt` and `.cat` of pandas.Series."""

NAME = "pandas"


class DatetimeAccessor:
    NAME = "pandas.Series.dt"

    @row_wise
    @property
    def year(self) -> Series[int]:
        return nan if isnull(self) else self.year

    @row_wise
    @property
    def month(self) -> Series[int]:
        return nan if isnull(self) else self.month

    @row_wise
    @property
    def day(self) -> Series[int]:
        return nan if isnull(self) else self.day

    @row_wise
    @property
    def hour(self) -> Series[int]:
        return nan if isnull(self) else self.hour

    @row_wise
    @property
    def minute(self) -> Series[int]:
        return nan if isnull(self) else self.minute

    @row_wise
    @property
    def second(self) -> Series[int]:
        return nan if isnull(self) else self.second

    @row_wise
    @property
    def microsecond(self) -> Series[int]: ...

    @row_wise
    @property
    def nanosecond(self) -> Series[int]: ...

    @row_wise
    @property
    def dayofweek(self) -> Series[int]:
        return nan if isnull(self) else self.weekday()

    @row_wise
    @property
    def dayofyear(self) -> Series[int]:
        return nan if isnull(self) else self.timetuple().tm_yday

    @row_wise
    @property
    def quarter(self) -> Series[int]:
        return nan if isnull(self) else (self.month + 2) // 3

    @row_wise
    @property
    def days_in_month(self) -> Series[int]: ...

    @row_wise
    @property
    def days(self) -> Series[int]: ...

    @row_wise
    @property
    def seconds(self) -> Series[int]: ...

    @row_wise
    @property
    def microseconds(self) -> Series[int]: ...

    @row_wise
    @property
    def nanoseconds(self) -> Series[int]: ...
    weekday = dayofweek
    day_of_week = dayofweek
    day_of_year = dayofyear
    daysinmonth = days_in_month

    @row_wise
    @property
    def is_month_start(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_month_end(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_quarter_start(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_quarter_end(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_year_start(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_year_end(self) -> Series[bool]: ...

    @row_wise
    @property
    def is_leap_year(self) -> Series[bool]: ...

    @row_wise
    @property
    def date(self) -> Series: ...

    @row_wise
    @property
    def time(self) -> Series: ...

    @row_wise
    @property
    def timetz(self) -> Series: ...

    @row_wise
    @property
    def components(self) -> DataFrame[int]: ...

    @aggregate
    @property
    def tz(self) -> Any: ...

    @aggregate
    @property
    def freq(self) -> Any: ...

    @row_wise
    def day_name(self, locale=None, **kwargs) -> Series[str]: ...

    @row_wise
    def month_name(self, locale=None, **kwargs) -> Series[str]: ...

    @row_wise
    def strftime(self, date_format) -> Series[str]:
        return nan if isnull(self) else self.strftime(date_format)

    @row_wise
    def normalize(self, *args, **kwargs) -> Series[datetime]: ...

    @row_wise
    def floor(self, freq, ambiguous="raise", nonexistent="raise", **kwargs) -> Series[datetime]: ...

    @row_wise
    def ceil(self, freq, ambiguous="raise", nonexistent="raise", **kwargs) -> Series[datetime]: ...

    @row_wise
    def round(self, freq, ambiguous="raise", nonexistent="raise", **kwargs) -> Series[datetime]: ...

    @row_wise
    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise", **kwargs) -> Series[datetime]: ...

    @row_wise
    def tz_convert(self, tz, **kwargs) -> Series[datetime]: ...

    @row_wise
    def to_timestamp(self, freq=None, how="start", **kwargs) -> Series[datetime]: ...

    @row_wise
    def as_unit(self, unit, round_ok=True, **kwargs) -> Series[datetime]: ...

    @row_wise
    def to_pydatetime(self) -> Any: ...

    @row_wise
    def to_period(self, freq=None, **kwargs) -> Series: ...

    @row_wise
    def total_seconds(self, *args, **kwargs) -> Series[float]:
        return nan if isnull(self) else self.total_seconds()

    @row_wise
    def isocalendar(self) -> DataFrame[int]: ...


class CategoricalAccessor:
    NAME = "pandas.Series.cat"

    @row_wise
    @property
    def codes(self) -> Series[int]: ...

    @aggregate
    @property
    def categories(self) -> Index: ...

    @aggregate
    @property
    def ordered(self) -> bool: ...

    @row_wise
    def add_categories(self, new_categories, **kwargs) -> Series[same]: ...

    @row_wise
    def as_ordered(self, *args, **kwargs) -> Series[same]: ...

    @row_wise
    def as_unordered(self, *args, **kwargs) -> Series[same]: ...

    @row_wise
    def remove_categories(self, removals, **kwargs) -> Series[same]: ...

    @row_wise
    def rename_categories(self, new_categories, **kwargs) -> Series[same]: ...

    @row_wise
    def reorder_categories(self, new_categories, ordered=None, **kwargs) -> Series[same]: ...

    @row_wise
    def set_categories(self, new_categories, ordered=None, rename=False, **kwargs) -> Series[same]: ...

    @broadcast_aggregate
    def remove_unused_categories(self, *args, **kwargs) -> Series[same]: ...
