"""sys."""

NAME = "sys"


@reads
@property
def argv() -> Any: ...


@reads
@property
def path() -> Any: ...


@reads
@property
def version() -> Any: ...


@reads
@property
def version_info() -> Any: ...


@reads
@property
def platform() -> Any: ...


@reads
@property
def modules() -> Any: ...


@reads
@property
def maxsize() -> Any: ...


@reads
@property
def executable() -> Any: ...


@opaque
def exit(status=None, /) -> None: ...


@reads
def getsizeof(*args, **kwargs) -> int: ...


@config
def setrecursionlimit(limit, /) -> None: ...
