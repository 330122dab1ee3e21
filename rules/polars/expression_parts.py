"""The accessors of polars.Expr."""

NAME = "polars"


class ExprString:
    NAME = "polars.Expr.str"

    @row_wise
    def to_lowercase(self) -> Expr: ...

    @row_wise
    def to_uppercase(self) -> Expr: ...

    @row_wise
    def to_titlecase(self) -> Expr: ...

    @row_wise
    def strip_chars(self, characters=None) -> Expr: ...

    @row_wise
    def strip_chars_start(self, characters=None) -> Expr: ...

    @row_wise
    def strip_chars_end(self, characters=None) -> Expr: ...

    @row_wise
    def strip_prefix(self, prefix) -> Expr: ...

    @row_wise
    def strip_suffix(self, suffix) -> Expr: ...

    @row_wise
    def replace(self, pattern, value, *, literal=False, n=1) -> Expr: ...

    @row_wise
    def replace_all(self, pattern, value, *, literal=False) -> Expr: ...

    @row_wise
    def contains(self, pattern, *, literal=False, strict=True) -> Expr: ...

    @row_wise
    def starts_with(self, prefix) -> Expr: ...

    @row_wise
    def ends_with(self, suffix) -> Expr: ...

    @row_wise
    def len_chars(self) -> Expr: ...

    @row_wise
    def len_bytes(self) -> Expr: ...

    @row_wise
    def slice(self, offset, length=None) -> Expr: ...

    @row_wise
    def head(self, n) -> Expr: ...

    @row_wise
    def tail(self, n) -> Expr: ...

    @row_wise
    def split(self, by, *, inclusive=False, literal=True, strict=True) -> Expr: ...

    @row_wise
    def extract(self, pattern, group_index=1) -> Expr: ...

    @row_wise
    def count_matches(self, pattern, *, literal=False) -> Expr: ...

    @row_wise
    def to_integer(self, *, base=10, dtype=..., strict=True) -> Expr: ...

    @row_wise
    def zfill(self, length) -> Expr: ...

    @row_wise
    def pad_start(self, length, fill_char=" ") -> Expr: ...

    @row_wise
    def pad_end(self, length, fill_char=" ") -> Expr: ...

    @row_wise
    def find(self, pattern, *, literal=False, strict=True) -> Expr: ...

    @row_wise
    @becomes(broadcast_aggregate, format=absent)
    def strptime(self, dtype, format=..., *, strict=True, exact=True, cache=True, ambiguous="raise") -> Expr: ...

    @row_wise
    @becomes(broadcast_aggregate, format=absent)
    def to_datetime(
        self, format=..., *, time_unit=None, time_zone=None, strict=True, exact=True, cache=True,
        ambiguous="raise",
    ) -> Expr: ...

    @row_wise
    @becomes(broadcast_aggregate, format=absent)
    def to_date(self, format=..., *, strict=True, exact=True, cache=True) -> Expr: ...


class ExprDatetime:
    NAME = "polars.Expr.dt"

    @row_wise
    def year(self) -> Expr: ...

    @row_wise
    def month(self) -> Expr: ...

    @row_wise
    def day(self) -> Expr: ...

    @row_wise
    def hour(self) -> Expr: ...

    @row_wise
    def minute(self) -> Expr: ...

    @row_wise
    def second(self, *, fractional=False) -> Expr: ...

    @row_wise
    def weekday(self) -> Expr: ...

    @row_wise
    def ordinal_day(self) -> Expr: ...

    @row_wise
    def quarter(self) -> Expr: ...

    @row_wise
    def week(self) -> Expr: ...

    @row_wise
    def date(self) -> Expr: ...

    @row_wise
    def time(self) -> Expr: ...

    @row_wise
    def total_days(self, *, fractional=False) -> Expr: ...

    @row_wise
    def total_hours(self, *, fractional=False) -> Expr: ...

    @row_wise
    def total_minutes(self, *, fractional=False) -> Expr: ...

    @row_wise
    def total_seconds(self, *, fractional=False) -> Expr: ...

    @row_wise
    def to_string(self, format=None) -> Expr: ...

    @row_wise
    def strftime(self, format) -> Expr: ...

    @row_wise
    def truncate(self, every) -> Expr: ...

    @row_wise
    def offset_by(self, by) -> Expr: ...

    @row_wise
    def is_leap_year(self) -> Expr: ...

    @row_wise
    def epoch(self, time_unit="us") -> Expr: ...


class ExprName:
    NAME = "polars.Expr.name"

    @row_wise
    def suffix(self, suffix) -> Expr: ...

    @row_wise
    def prefix(self, prefix) -> Expr: ...

    @row_wise
    def keep(self) -> Expr: ...

    @row_wise
    def to_lowercase(self) -> Expr: ...

    @row_wise
    def map(self, function) -> Expr: ...
