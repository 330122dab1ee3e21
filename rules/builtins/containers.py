"""The types of Python itself: containers."""

NAME = "builtins"


class list:
    @row_wise
    def __init__(self, iterable=(), /) -> list: ...

    @mutates("self")
    def append(self, object, /) -> None: ...

    @mutates("self")
    def extend(self, iterable, /) -> None: ...

    @mutates("self")
    def insert(self, index, object, /) -> None: ...

    @mutates("self")
    def remove(self, value, /) -> None: ...

    @mutates("self")
    def reverse(self) -> None: ...

    @mutates("self")
    def clear(self) -> None: ...

    @mutates("self")
    def pop(self, index=-1, /) -> Any: ...

    @mutates("self")
    @applies(key="cell")
    def sort(self, *, key=None, reverse=False) -> None: ...

    @aggregate
    def index(self, value, start=0, stop=9223372036854775807, /) -> int: ...

    @aggregate
    def count(self, value, /) -> int: ...

    @row_wise
    def copy(self) -> list: ...


class tuple:
    @row_wise
    def __init__(self, iterable=(), /) -> tuple: ...

    @aggregate
    def index(self, value, start=0, stop=9223372036854775807, /) -> int: ...

    @aggregate
    def count(self, value, /) -> int: ...


class dict:
    @aggregate
    def __init__(self, *args, **kwargs) -> dict: ...

    @row_wise
    def get(self, key, default=None, /) -> Any: ...

    @row_wise
    @iterates("key")
    def keys(self) -> Any: ...

    @row_wise
    @iterates("value")
    def values(self) -> Any: ...

    @row_wise
    @iterates("item")
    def items(self) -> Any: ...

    @row_wise
    def copy(self) -> dict: ...

    @mutates("self")
    def update(self, *args, **kwargs) -> None: ...

    @mutates("self")
    def clear(self) -> None: ...

    @mutates("self")
    def pop(self, key, default=..., /) -> Any: ...

    @mutates("self")
    def popitem(self) -> Any: ...

    @mutates("self")
    def setdefault(self, key, default=None, /) -> Any: ...

    @constant
    @staticmethod
    def fromkeys(iterable, value=None, /) -> dict: ...


class set:
    @aggregate
    def __init__(self, iterable=(), /) -> set: ...

    @mutates("self")
    def add(self, *args, **kwargs) -> None: ...

    @mutates("self")
    def discard(self, *args, **kwargs) -> None: ...

    @mutates("self")
    def remove(self, *args, **kwargs) -> None: ...

    @mutates("self")
    def update(self, *others) -> None: ...

    @mutates("self")
    def clear(self) -> None: ...

    @mutates("self")
    def intersection_update(self, *others) -> None: ...

    @mutates("self")
    def difference_update(self, *others) -> None: ...

    @mutates("self")
    def pop(self) -> Any: ...

    @aggregate
    def union(self, *others) -> set: ...

    @aggregate
    def intersection(self, *others) -> set: ...

    @aggregate
    def difference(self, *others) -> set: ...

    @aggregate
    def symmetric_difference(self, *args, **kwargs) -> set: ...

    @aggregate
    def copy(self) -> set: ...

    @aggregate
    def issubset(self, *args, **kwargs) -> bool: ...

    @aggregate
    def issuperset(self, *args, **kwargs) -> bool: ...

    @aggregate
    def isdisjoint(self, *args, **kwargs) -> bool: ...


class frozenset:
    @aggregate
    def __init__(self, iterable=(), /) -> frozenset: ...

    @aggregate
    def union(self, *others) -> frozenset: ...

    @aggregate
    def intersection(self, *others) -> frozenset: ...

    @aggregate
    def difference(self, *others) -> frozenset: ...
