"""collections."""

NAME = "collections"


class Counter:
    @aggregate
    def __init__(self, iterable=None, /, **kwds) -> Counter: ...

    @aggregate
    def most_common(self, n=None) -> list: ...

    @mutates("self")
    def update(self, iterable=None, /, **kwds) -> None: ...

    @mutates("self")
    def subtract(self, iterable=None, /, **kwds) -> None: ...

    @aggregate
    def elements(self) -> Any: ...

    @row_wise
    def get(self, key, default=None, /) -> Any: ...

    @row_wise
    def keys(self) -> Any: ...

    @row_wise
    def values(self) -> Any: ...

    @row_wise
    def items(self) -> Any: ...


class defaultdict:
    @constant
    def __init__(self, default_factory=None, /, *args, **kwargs) -> defaultdict: ...

    @row_wise
    def get(self, key, default=None, /) -> Any: ...

    @row_wise
    def keys(self) -> Any: ...

    @row_wise
    def values(self) -> Any: ...

    @row_wise
    def items(self) -> Any: ...

    @mutates("self")
    def update(self, *args, **kwargs) -> None: ...


class OrderedDict:
    @aggregate
    def __init__(self, *args, **kwargs) -> OrderedDict: ...

    @row_wise
    def get(self, key, default=None, /) -> Any: ...

    @row_wise
    def keys(self) -> Any: ...

    @row_wise
    def values(self) -> Any: ...

    @row_wise
    def items(self) -> Any: ...

    @mutates("self")
    def update(self, *args, **kwargs) -> None: ...


class deque:
    @row_wise
    def __init__(self, iterable=(), maxlen=None) -> deque: ...

    @mutates("self")
    def append(self, x, /) -> Any: ...

    @mutates("self")
    def appendleft(self, x, /) -> Any: ...

    @mutates("self")
    def pop(self, *args, **kwargs) -> Any: ...

    @mutates("self")
    def popleft(self, *args, **kwargs) -> Any: ...

    @mutates("self")
    def extend(self, iterable, /) -> Any: ...

    @mutates("self")
    def rotate(self, n=1, /) -> Any: ...

    @mutates("self")
    def clear(self, *args, **kwargs) -> Any: ...


@constant
def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None) -> Any: ...
