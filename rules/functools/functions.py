"""functools."""

NAME = "functools"


@constant
def partial(func, /, *args, **keywords) -> Any: ...


@constant
def lru_cache(maxsize=128, typed=False) -> Any: ...


@constant
def cache(user_function, /) -> Any: ...


@constant
def wraps(
    wrapped, assigned=("__module__", "__name__", "__qualname__", "__doc__", "__annotations__"),
    updated=("__dict__",),
) -> Any: ...


@aggregate
@applies(function="cell")
def reduce(function, iterable, initial=..., /) -> Any: ...
