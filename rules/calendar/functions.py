"""calendar."""

NAME = "calendar"


@row_wise
def weekday(year, month, day) -> int: ...


@row_wise
def isleap(year) -> bool: ...


@row_wise
def monthrange(year, month) -> tuple: ...


@constant
@property
def month_name() -> Any: ...


@constant
@property
def month_abbr() -> Any: ...


@constant
@property
def day_name() -> Any: ...


@constant
@property
def day_abbr() -> Any: ...
