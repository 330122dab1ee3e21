"""heapq: the largest and the smallest of a fold."""

NAME = "heapq"


@aggregate
def nlargest(n, iterable, key=None) -> list: ...


@aggregate
def nsmallest(n, iterable, key=None) -> list: ...


@mutates("x")
def heapify(x, /) -> None: ...


@mutates("heap")
def heappush(heap, item, /) -> None: ...


@mutates("heap")
def heappop(heap, /) -> Any: ...
