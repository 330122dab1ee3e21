"""time: the clock."""

NAME = "time"


@reads
def time() -> float: ...


@reads
def perf_counter() -> float: ...


@reads
def monotonic() -> float: ...


@reads
def process_time() -> float: ...


@reads
def localtime(seconds=None, /) -> Any: ...


@reads
def gmtime(seconds=None, /) -> Any: ...


@reads
def ctime(seconds=None, /) -> Any: ...


@row_wise
def strftime(format, time_tuple=..., /) -> str: ...


@row_wise
def strptime(string, format="%a %b %d %H:%M:%S %Y", /) -> Any: ...


@config
def sleep(seconds, /) -> None: ...
