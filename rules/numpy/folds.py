"""numpy: functions that read other rows."""

NAME = "numpy"


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def sum(a, axis=None, dtype=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def prod(a, axis=None, dtype=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def mean(a, axis=None, dtype=None, out=None, keepdims=..., *, where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=..., *, where=..., mean=..., correction=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=..., *, where=..., mean=..., correction=...) -> Any: ...


@aggregate
@axis_decides
@rounds
def average(a, axis=None, weights=None, returned=False, *, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def nansum(a, axis=None, dtype=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def nanprod(a, axis=None, dtype=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def nanmean(a, axis=None, dtype=None, out=None, keepdims=..., *, where=...) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def nanstd(
    a, axis=None, dtype=None, out=None, ddof=0, keepdims=..., *, where=..., mean=..., correction=...,
) -> Any: ...


@aggregate
@axis_decides
@rounds
@refuses(out="the result is written into an argument")
def nanvar(
    a, axis=None, dtype=None, out=None, ddof=0, keepdims=..., *, where=..., mean=..., correction=...,
) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def min(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def max(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def amin(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def amax(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def median(a, axis=None, out=None, overwrite_input=False, keepdims=False) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def ptp(a, axis=None, out=None, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def any(a, axis=None, out=None, keepdims=..., *, where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def all(a, axis=None, out=None, keepdims=..., *, where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def argmin(a, axis=None, out=None, *, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def argmax(a, axis=None, out=None, *, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanmin(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanmax(a, axis=None, out=None, keepdims=..., initial=..., where=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanargmin(a, axis=None, out=None, *, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanargmax(a, axis=None, out=None, *, keepdims=...) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def percentile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def quantile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None,
) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanpercentile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=..., *, weights=None,
) -> Any: ...


@aggregate
@axis_decides
@refuses(out="the result is written into an argument")
def nanquantile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=..., *, weights=None,
) -> Any: ...


@aggregate
@axis_decides
def count_nonzero(a, axis=None, *, keepdims=False) -> Any: ...


@aggregate
def unique(
    ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True,
) -> Any: ...


@aggregate
def bincount(x, /, weights=None, minlength=0) -> Array: ...


@aggregate
def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None) -> Array: ...


@aggregate
def corrcoef(x, y=None, rowvar=True, *, dtype=None) -> Array: ...


@aggregate
def histogram_bin_edges(a, bins=10, range=None, weights=None) -> Array: ...


@aggregate
def histogram(a, bins=10, range=None, density=None, weights=None) -> tuple: ...


@aggregate
def histogram2d(x, y, bins=10, range=None, density=None, weights=None) -> tuple: ...


@aggregate
def array_equal(a1, a2, equal_nan=False) -> bool: ...


@aggregate
def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False) -> bool: ...


@aggregate
@refuses(out="the result is written into an argument")
def dot(a, b, out=None) -> Any: ...


@aggregate
def vdot(a, b, /) -> Any: ...


@aggregate
def trapezoid(y, x=None, dx=1.0, axis=-1) -> Any: ...


@aggregate
def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False) -> Array: ...


@aggregate
def intersect1d(ar1, ar2, assume_unique=False, return_indices=False) -> Array: ...


@aggregate
def union1d(ar1, ar2) -> Array: ...


@aggregate
def setdiff1d(ar1, ar2, assume_unique=False) -> Array: ...


@aggregate
def shape(a) -> tuple: ...


@aggregate
def size(a, axis=None) -> int: ...


@constant
def ndim(a) -> int: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def cumsum(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def cumprod(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def nancumsum(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def nancumprod(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
def diff(a, n=1, axis=-1, prepend=..., append=...) -> Any: ...


@window
@axis_decides
def gradient(f, *varargs, axis=None, edge_order=1) -> Any: ...


@window
@axis_decides
def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586) -> Any: ...


@window
def ediff1d(ary, to_end=None, to_begin=None) -> Array: ...


@window
def convolve(a, v, mode="full") -> Array: ...


@window
def correlate(a, v, mode="valid") -> Array: ...


@window
def roll(a, shift, axis=None) -> Array: ...


@row_filter
def sort(a, axis=-1, kind=None, order=None, *, stable=None) -> Array: ...


@row_filter
def flip(m, axis=None) -> Array: ...


@row_filter
def flipud(m) -> Array: ...


@row_filter
def partition(a, kth, axis=-1, kind="introselect", order=None) -> Array: ...


@row_filter
def repeat(a, repeats, axis=None) -> Array: ...


@row_filter
def tile(A, reps) -> Array: ...


@row_filter
def delete(arr, obj, axis=None) -> Array: ...


@row_filter
def insert(arr, obj, values, axis=None) -> Array: ...


@row_filter
def append(arr, values, axis=None) -> Array: ...


@row_filter
@refuses(out="the result is written into an argument")
def compress(condition, a, axis=None, out=None) -> Array: ...


@row_filter
def extract(condition, arr) -> Array: ...


@row_filter
@refuses(out="the result is written into an argument")
def take(a, indices, axis=None, out=None, mode="raise") -> Array: ...


@row_filter
def resize(a, new_shape) -> Array: ...


@row_filter
@selector
def argsort(a, axis=-1, kind=None, order=None, *, stable=None) -> Array[int]: ...


@row_filter
@selector
def argwhere(a) -> Array[int]: ...


@row_filter
@selector
def flatnonzero(a) -> Array[int]: ...


@row_filter
@selector
def argpartition(a, kth, axis=-1, kind="introselect", order=None) -> Array[int]: ...


@row_filter
@selector
def nonzero(a) -> tuple: ...


@row_filter
@selector
def ix_(*args) -> Any: ...


@row_filter
@selector
def unravel_index(indices, shape, order="C") -> Any: ...


@row_filter
@selector
def triu_indices(n, k=0, m=None) -> Any: ...


@row_filter
@selector
def tril_indices(n, k=0, m=None) -> Any: ...
