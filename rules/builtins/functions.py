"""The functions of Python itself."""

NAME = "builtins"


@aggregate
@becomes(row_wise, arg2=...)
def max(arg1, arg2=..., *args, key=None, default=...) -> Any: ...


@aggregate
@becomes(row_wise, arg2=...)
def min(arg1, arg2=..., *args, key=None, default=...) -> Any: ...


@aggregate
def sum(iterable, /, start=0) -> Any: ...


@aggregate
def len(obj, /) -> int: ...


@aggregate
def any(iterable, /) -> bool: ...


@aggregate
def all(iterable, /) -> bool: ...


@aggregate
@applies(key="cell")
def sorted(iterable, /, *, key=None, reverse=False) -> list: ...


@aggregate
def next(iterator, default=..., /) -> Any: ...


@row_wise
def abs(x, /) -> Any:
    return abs(x)


@row_wise
def divmod(x, y, /) -> Any: ...


@row_wise
def pow(base, exp, mod=None) -> Any: ...


@row_wise
def iter(obj, sentinel=..., /) -> Any: ...


@row_wise
def round(number, ndigits=None) -> Any:
    return round(number, ndigits)


@row_wise
def isinstance(obj, class_or_tuple, /) -> bool: ...


@row_wise
def issubclass(cls, class_or_tuple, /) -> bool: ...


@row_wise
def callable(obj, /) -> bool: ...


@row_wise
def hasattr(obj, name, /) -> bool: ...


@row_wise
def repr(obj, /) -> str: ...


@row_wise
def ascii(obj, /) -> str: ...


@row_wise
def chr(i, /) -> str:
    return chr(i)


@row_wise
def bin(number, /) -> str: ...


@row_wise
def hex(number, /) -> str: ...


@row_wise
def oct(number, /) -> str: ...


@row_wise
def format(value, format_spec="", /) -> str: ...


@row_wise
def ord(c, /) -> int:
    return ord(c)


@row_wise
@applies(func="cell")
def map(func, iterable, /, *iterables) -> Any: ...


@row_filter
@applies(function="cell")
def filter(function, iterable, /) -> Any: ...


@row_filter
def reversed(sequence, /) -> Any: ...


@row_wise
@iterates("cell")
def zip(*iterables, strict=False) -> Any: ...


@row_filter
@selector
@iterates("cell")
def enumerate(iterable, start=0) -> Any: ...


@constant
def range(start, stop=..., step=..., /) -> range: ...


@constant
def slice(start, stop=..., step=..., /) -> Any: ...


@constant
def object() -> Any: ...


@constant
def super(*args) -> Any: ...


@constant
def property(fget=None, fset=None, fdel=None, doc=None) -> Any: ...


@constant
def classmethod(function, /) -> Any: ...


@constant
def staticmethod(function, /) -> Any: ...


@row_wise
def type(obj, bases=..., dict=..., /) -> Any: ...


@reads
def id(obj, /) -> int: ...


@reads
def hash(obj, /) -> int: ...


@row_wise
def getattr(obj, name, default=..., /) -> Any: ...


@mutates("obj")
def setattr(obj, name, value, /) -> None: ...


@mutates("obj")
def delattr(obj, name, /) -> None: ...


@opaque
def eval(source, globals=None, locals=None, /) -> Any: ...


@opaque
def exec(source, globals=None, locals=None, /, *, closure=None) -> Any: ...


@opaque
def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1) -> Any: ...


@opaque
def globals() -> Any: ...


@opaque
def locals() -> Any: ...


@opaque
def vars(obj=..., /) -> Any: ...


@opaque
def __import__(name, globals=None, locals=None, fromlist=(), level=0) -> Any: ...


@row_wise
def dir(obj=..., /) -> list: ...


@display(task="display")
def print(*args, sep=" ", end="\\n", file=None, flush=False) -> None: ...


@display(task="display")
def help(request=...) -> None: ...


@reads
def input(prompt="", /) -> str: ...


@reads
@becomes(writes, mode=("w", "a", "x", "wb", "ab", "xb", "w+", "wt"))
def open(
    file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None,
) -> File: ...


class File:
    @reads
    def read(self, size=-1, /) -> Any: ...

    @reads
    def readline(self, size=-1, /) -> Any: ...

    @reads
    def readlines(self, hint=-1, /) -> Any: ...

    @reads
    def seek(self, cookie, whence=0, /) -> Any: ...

    @reads
    def tell(self) -> Any: ...

    @writes
    def write(self, text, /) -> Any: ...

    @writes
    def writelines(self, lines, /) -> Any: ...

    @writes
    def flush(self) -> Any: ...

    @writes
    def truncate(self, pos=None, /) -> Any: ...

    @constant
    def close(self) -> None: ...
