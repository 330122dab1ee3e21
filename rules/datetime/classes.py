"""datetime: dates, times, differences."""

NAME = "datetime"


class datetime(date):
    @row_wise
    def __init__(
        self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0,
    ) -> datetime: ...

    @reads
    @staticmethod
    def now(tz=None) -> datetime: ...

    @reads
    @staticmethod
    def utcnow() -> datetime: ...

    @reads
    @staticmethod
    def today() -> datetime: ...

    @row_wise
    @staticmethod
    def strptime(date_string, format, /) -> datetime: ...

    @row_wise
    @staticmethod
    def fromtimestamp(timestamp, tz=None) -> datetime: ...

    @row_wise
    @staticmethod
    def fromisoformat(date_string, /) -> datetime: ...

    @row_wise
    @staticmethod
    def combine(date, time, tzinfo=...) -> datetime: ...

    @row_wise
    @staticmethod
    def utcfromtimestamp(timestamp, /) -> datetime: ...

    @row_wise
    def timestamp(self, *args, **kwargs) -> float: ...

    @row_wise
    def date(self, *args, **kwargs) -> date: ...

    @row_wise
    def time(self, *args, **kwargs) -> time: ...

    @row_wise
    def astimezone(self, tz=None) -> datetime: ...

    @row_wise
    def replace(
        self, year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *,
        fold=0,
    ) -> datetime: ...

    @row_wise
    def isoformat(self, sep="T", timespec="auto") -> str: ...

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


class date:
    @row_wise
    def __init__(self, year, month, day) -> date: ...

    @reads
    @staticmethod
    def today() -> date: ...

    @row_wise
    @staticmethod
    def fromisoformat(date_string, /) -> date: ...

    @row_wise
    @staticmethod
    def fromtimestamp(timestamp, /) -> date: ...

    @row_wise
    @staticmethod
    def fromordinal(ordinal, /) -> date: ...

    @row_wise
    def weekday(self, *args, **kwargs) -> int: ...

    @row_wise
    def isoweekday(self, *args, **kwargs) -> int: ...

    @row_wise
    def toordinal(self, *args, **kwargs) -> int: ...

    @row_wise
    def strftime(self, format, /) -> str: ...

    @row_wise
    def isoformat(self) -> str: ...

    @row_wise
    def ctime(self, *args, **kwargs) -> str: ...

    @row_wise
    def isocalendar(self, *args, **kwargs) -> tuple: ...

    @row_wise
    def timetuple(self, *args, **kwargs) -> tuple: ...

    @row_wise
    def replace(self, year=..., month=..., day=...) -> date: ...

    @row_wise
    @property
    def year(self) -> int: ...

    @row_wise
    @property
    def month(self) -> int: ...

    @row_wise
    @property
    def day(self) -> int: ...


class time:
    @row_wise
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0) -> time: ...

    @row_wise
    def strftime(self, format, /) -> str: ...

    @row_wise
    def isoformat(self, timespec="auto") -> str: ...

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


class timedelta:
    @row_wise
    def __init__(
        self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0,
    ) -> timedelta: ...

    @row_wise
    def total_seconds(self, *args, **kwargs) -> float: ...

    @row_wise
    @property
    def days(self) -> int: ...

    @row_wise
    @property
    def seconds(self) -> int: ...

    @row_wise
    @property
    def microseconds(self) -> int: ...


class timezone:
    @constant
    def __init__(self, offset, name=...) -> timezone: ...
