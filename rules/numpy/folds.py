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
@two_dimensional
@rounds
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
