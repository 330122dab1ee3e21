"""numpy: other functions that work cell by cell."""

NAME = "numpy"


@row_wise
def round(a, decimals=0) -> same:
    return np.round(a, decimals)


@row_wise
def around(a, decimals=0) -> same: ...


@row_wise
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None) -> Array: ...


@row_wise
def clip(a, a_min=..., a_max=..., *, min=..., max=...) -> same: ...


@row_wise
def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False) -> same[bool]: ...


@row_wise
def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None) -> same[bool]: ...


@row_wise
def isreal(x) -> same[bool]: ...


@row_wise
def iscomplex(x) -> same[bool]: ...


@row_wise
def isposinf(x) -> same[bool]: ...


@row_wise
def isneginf(x) -> same[bool]: ...


@row_wise
@becomes(row_filter, x=absent)
@selector
def where(condition, x=..., y=..., /) -> Any:
    return x if condition else y


@row_wise
def select(condlist, choicelist, default=0) -> Array: ...


@row_wise
@refuses(out="the result is written into an argument")
def choose(a, choices, out=None, mode="raise") -> Array: ...


@row_wise
def interp(x, xp, fp, left=None, right=None, period=None) -> Array: ...


@row_wise
def digitize(x, bins, right=False) -> Array: ...


@row_wise
def searchsorted(a, v, side="left", sorter=None) -> Array: ...


@row_wise
def piecewise(x, condlist, funclist, *args, **kw) -> Array: ...


@row_wise
def angle(z, deg=False) -> same: ...


@row_wise
def real(val) -> same: ...


@row_wise
def imag(val) -> same: ...


@row_wise
def sinc(x) -> same: ...


@row_wise
def i0(x) -> same: ...


@row_wise
def fix(x) -> same: ...


@row_wise
def polyval(p, x) -> same: ...


@row_wise
def heaviside(x1, x2, /) -> same: ...


@constant
@applies(pyfunc="cell")
def vectorize(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None) -> Any: ...


@constant
@applies(func="cell")
def frompyfunc(func, /, nin, nout, **kwargs) -> Any: ...


@aggregate
@axis_decides
@applies(func1d="column")
def apply_along_axis(func1d, axis, arr, *args, **kwargs) -> Array: ...
