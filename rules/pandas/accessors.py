"""The accessors `.str`, `.dt` and `.cat` of pandas.Series."""

NAME = "pandas"


class StringAccessor:
    NAME = "pandas.Series.str"

    @row_wise
    def lower(self) -> Series[str]:
        return self if isnull(self) else self.lower()

    @row_wise
    def upper(self) -> Series[str]:
        return self if isnull(self) else self.upper()

    @row_wise
    def title(self) -> Series[str]:
        return self if isnull(self) else self.title()

    @row_wise
    def capitalize(self) -> Series[str]:
        return self if isnull(self) else self.capitalize()

    @row_wise
    def swapcase(self) -> Series[str]:
        return self if isnull(self) else self.swapcase()

    @row_wise
    def casefold(self) -> Series[str]:
        return self if isnull(self) else self.casefold()

    @row_wise
    def strip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.strip(to_strip)

    @row_wise
    def lstrip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.lstrip(to_strip)

    @row_wise
    def rstrip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.rstrip(to_strip)

    @row_wise
    def removeprefix(self, prefix) -> Series[str]:
        return self if isnull(self) else self.removeprefix(prefix)

    @row_wise
    def removesuffix(self, suffix) -> Series[str]:
        return self if isnull(self) else self.removesuffix(suffix)

    @row_wise
    def pad(self, width, side="left", fillchar=" ") -> Series[str]: ...

    @row_wise
    def center(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.center(width, fillchar)

    @row_wise
    def ljust(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.ljust(width, fillchar)

    @row_wise
    def rjust(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.rjust(width, fillchar)

    @row_wise
    def zfill(self, width) -> Series[str]:
        return self if isnull(self) else self.zfill(width)

    @row_wise
    def wrap(
        self, width, expand_tabs=True, tabsize=8, replace_whitespace=True, drop_whitespace=True, initial_indent="",
        subsequent_indent="", fix_sentence_endings=False, break_long_words=True, break_on_hyphens=True,
        max_lines=None, placeholder=" [...]", **kwargs,
    ) -> Series[str]: ...

    @row_wise
    def normalize(self, form) -> Series[str]: ...

    @row_wise
    def slice(self, start=None, stop=None, step=None) -> Series[str]:
        return self if isnull(self) else self[start:stop:step]

    @row_wise
    def slice_replace(self, start=None, stop=None, repl=None) -> Series[str]: ...

    @row_wise
    def repeat(self, repeats) -> Series[str]:
        return self if isnull(self) else self * repeats

    @row_wise
    def translate(self, table) -> Series[str]: ...

    @row_wise
    def get(self, i) -> Series[str]: ...

    @row_wise
    def join(self, sep) -> Series[str]: ...

    @row_wise
    def replace(self, pat, repl, n=-1, case=None, flags=0, regex=False) -> Series[str]:
        return self if isnull(self) else re.sub(pat, repl, self) if regex else self.replace(pat, repl)

    @row_wise
    def len(self) -> Series[int]:
        return self if isnull(self) else len(self)

    @row_wise
    def count(self, pat, flags=0) -> Series[int]:
        return self if isnull(self) else len(re.findall(pat, self))

    @row_wise
    def find(self, sub, start=0, end=None) -> Series[int]:
        return self if isnull(self) else self.find(sub, start, end)

    @row_wise
    def rfind(self, sub, start=0, end=None) -> Series[int]:
        return self if isnull(self) else self.rfind(sub, start, end)

    @row_wise
    def index(self, sub, start=0, end=None) -> Series[int]: ...

    @row_wise
    def rindex(self, sub, start=0, end=None) -> Series[int]: ...

    @row_wise
    def contains(self, pat, case=True, flags=0, na=None, regex=True) -> Series[bool]:
        return self if isnull(self) else bool(re.search(pat, self)) if regex else pat in self

    @row_wise
    def match(self, pat, case=True, flags=0, na=None) -> Series[bool]:
        return self if isnull(self) else bool(re.match(pat, self))

    @row_wise
    def fullmatch(self, pat, case=True, flags=0, na=None) -> Series[bool]:
        return self if isnull(self) else bool(re.fullmatch(pat, self))

    @row_wise
    def startswith(self, pat, na=None) -> Series[bool]:
        return self if isnull(self) else self.startswith(pat)

    @row_wise
    def endswith(self, pat, na=None) -> Series[bool]:
        return self if isnull(self) else self.endswith(pat)

    @row_wise
    def isalpha(self) -> Series[bool]:
        return self if isnull(self) else self.isalpha()

    @row_wise
    def isalnum(self) -> Series[bool]:
        return self if isnull(self) else self.isalnum()

    @row_wise
    def isdigit(self) -> Series[bool]:
        return self if isnull(self) else self.isdigit()

    @row_wise
    def isdecimal(self) -> Series[bool]:
        return self if isnull(self) else self.isdecimal()

    @row_wise
    def isnumeric(self) -> Series[bool]:
        return self if isnull(self) else self.isnumeric()

    @row_wise
    def isspace(self) -> Series[bool]:
        return self if isnull(self) else self.isspace()

    @row_wise
    def islower(self) -> Series[bool]:
        return self if isnull(self) else self.islower()

    @row_wise
    def isupper(self) -> Series[bool]:
        return self if isnull(self) else self.isupper()

    @row_wise
    def istitle(self) -> Series[bool]:
        return self if isnull(self) else self.istitle()

    @row_wise
    def findall(self, pat, flags=0) -> Series:
        return self if isnull(self) else re.findall(pat, self)

    @row_wise
    def encode(self, encoding, errors="strict") -> Series: ...

    @row_wise
    def decode(self, encoding, errors="strict", dtype=None) -> Series: ...

    @data_dependent_columns
    @becomes(row_wise, expand=False)
    def partition(self, sep=" ", expand=True) -> DataFrame[str]: ...

    @data_dependent_columns
    @becomes(row_wise, expand=False)
    def rpartition(self, sep=" ", expand=True) -> DataFrame[str]: ...

    @row_wise
    def extract(self, pat, flags=0, expand=True) -> Any: ...

    @row_wise
    @becomes(data_dependent_columns, expand=True)
    def split(self, pat=None, *, n=-1, expand=False, regex=None) -> Series: ...

    @row_wise
    @becomes(data_dependent_columns, expand=True)
    def rsplit(self, pat=None, *, n=-1, expand=False) -> Series: ...

    @row_wise
    @becomes(aggregate, others=absent)
    def cat(self, others=None, sep=None, na_rep=None, join="left") -> Any: ...

    @data_dependent_columns
    def get_dummies(self, sep="|", dtype=None) -> DataFrame[int]: ...

    @reshape
    def extractall(self, pat, flags=0) -> DataFrame: ...


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
