"""itertools."""

NAME = "itertools"


@constant
def product(*iterables, repeat=1) -> Any: ...


@constant
def combinations(iterable, r) -> Any: ...


@constant
def permutations(iterable, r=None) -> Any: ...


@constant
def combinations_with_replacement(iterable, r) -> Any: ...


@constant
def cycle(iterable, /) -> Any: ...


@constant
def repeat(object, times=...) -> Any: ...


@constant
def count(start=0, step=1) -> Any: ...


@row_filter
def chain(*iterables) -> Any: ...


@row_filter
def islice(iterable, start, stop=..., step=..., /) -> Any: ...


@row_filter
def takewhile(predicate, iterable, /) -> Any: ...


@row_filter
def dropwhile(predicate, iterable, /) -> Any: ...


@row_filter
def compress(data, selectors) -> Any: ...


@row_wise
def zip_longest(*iterables, fillvalue=None) -> Any: ...


@row_wise
def starmap(function, iterable, /) -> Any: ...


@group_aggregate
def groupby(iterable, key=None) -> Any: ...


@window
def accumulate(iterable, func=None, *, initial=None) -> Any: ...


@window
def pairwise(iterable, /) -> Any: ...
