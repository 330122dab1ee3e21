"""numpy: functions that work cell by cell; the row form calls the same ufunc on the scalar."""

NAME = "numpy"


@row_wise
def log(x, /, *, where=True, dtype=None) -> same:
    return np.log(x)


@row_wise
def log2(x, /, *, where=True, dtype=None) -> same:
    return np.log2(x)


@row_wise
def log10(x, /, *, where=True, dtype=None) -> same:
    return np.log10(x)


@row_wise
def log1p(x, /, *, where=True, dtype=None) -> same:
    return np.log1p(x)


@row_wise
def exp(x, /, *, where=True, dtype=None) -> same:
    return np.exp(x)


@row_wise
def exp2(x, /, *, where=True, dtype=None) -> same:
    return np.exp2(x)


@row_wise
def expm1(x, /, *, where=True, dtype=None) -> same:
    return np.expm1(x)


@row_wise
def sqrt(x, /, *, where=True, dtype=None) -> same:
    return np.sqrt(x)


@row_wise
def cbrt(x, /, *, where=True, dtype=None) -> same:
    return np.cbrt(x)


@row_wise
def square(x, /, *, where=True, dtype=None) -> same:
    return np.square(x)


@row_wise
def abs(x, /, *, where=True, dtype=None) -> same:
    return np.abs(x)


@row_wise
def absolute(x, /, *, where=True, dtype=None) -> same:
    return np.absolute(x)


@row_wise
def fabs(x, /, *, where=True, dtype=None) -> same:
    return np.fabs(x)


@row_wise
def sign(x, /, *, where=True, dtype=None) -> same:
    return np.sign(x)


@row_wise
def negative(x, /, *, where=True, dtype=None) -> same:
    return np.negative(x)


@row_wise
def positive(x, /, *, where=True, dtype=None) -> same:
    return np.positive(x)


@row_wise
def reciprocal(x, /, *, where=True, dtype=None) -> same:
    return np.reciprocal(x)


@row_wise
def floor(x, /, *, where=True, dtype=None) -> same:
    return np.floor(x)


@row_wise
def ceil(x, /, *, where=True, dtype=None) -> same:
    return np.ceil(x)


@row_wise
def trunc(x, /, *, where=True, dtype=None) -> same:
    return np.trunc(x)


@row_wise
def rint(x, /, *, where=True, dtype=None) -> same:
    return np.rint(x)


@row_wise
def sin(x, /, *, where=True, dtype=None) -> same:
    return np.sin(x)


@row_wise
def cos(x, /, *, where=True, dtype=None) -> same:
    return np.cos(x)


@row_wise
def tan(x, /, *, where=True, dtype=None) -> same:
    return np.tan(x)


@row_wise
def arcsin(x, /, *, where=True, dtype=None) -> same:
    return np.arcsin(x)


@row_wise
def arccos(x, /, *, where=True, dtype=None) -> same:
    return np.arccos(x)


@row_wise
def arctan(x, /, *, where=True, dtype=None) -> same:
    return np.arctan(x)


@row_wise
def sinh(x, /, *, where=True, dtype=None) -> same:
    return np.sinh(x)


@row_wise
def cosh(x, /, *, where=True, dtype=None) -> same:
    return np.cosh(x)


@row_wise
def tanh(x, /, *, where=True, dtype=None) -> same:
    return np.tanh(x)


@row_wise
def arcsinh(x, /, *, where=True, dtype=None) -> same:
    return np.arcsinh(x)


@row_wise
def arccosh(x, /, *, where=True, dtype=None) -> same:
    return np.arccosh(x)


@row_wise
def arctanh(x, /, *, where=True, dtype=None) -> same:
    return np.arctanh(x)


@row_wise
def deg2rad(x, /, *, where=True, dtype=None) -> same:
    return np.deg2rad(x)


@row_wise
def rad2deg(x, /, *, where=True, dtype=None) -> same:
    return np.rad2deg(x)


@row_wise
def degrees(x, /, *, where=True, dtype=None) -> same:
    return np.degrees(x)


@row_wise
def radians(x, /, *, where=True, dtype=None) -> same:
    return np.radians(x)


@row_wise
def conjugate(x, /, *, where=True, dtype=None) -> same:
    return np.conjugate(x)


@row_wise
def invert(x, /, *, where=True, dtype=None) -> same: ...


@row_wise
def isnan(x, /, *, where=True, dtype=None) -> same[bool]:
    return np.isnan(x)


@row_wise
def isinf(x, /, *, where=True, dtype=None) -> same[bool]:
    return np.isinf(x)


@row_wise
def isfinite(x, /, *, where=True, dtype=None) -> same[bool]:
    return np.isfinite(x)


@row_wise
def signbit(x, /, *, where=True, dtype=None) -> same[bool]:
    return np.signbit(x)


@row_wise
def logical_not(x, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_not(x)


@row_wise
def isnat(x, /, *, where=True, dtype=None) -> same[bool]: ...


@row_wise
def add(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.add(x1, x2)


@row_wise
def subtract(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.subtract(x1, x2)


@row_wise
def multiply(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.multiply(x1, x2)


@row_wise
def divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.divide(x1, x2)


@row_wise
def true_divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.true_divide(x1, x2)


@row_wise
def floor_divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.floor_divide(x1, x2)


@row_wise
def mod(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.mod(x1, x2)


@row_wise
def remainder(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.remainder(x1, x2)


@row_wise
def fmod(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmod(x1, x2)


@row_wise
def power(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.power(x1, x2)


@row_wise
def float_power(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.float_power(x1, x2)


@row_wise
def maximum(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.maximum(x1, x2)


@row_wise
def minimum(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.minimum(x1, x2)


@row_wise
def fmax(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmax(x1, x2)


@row_wise
def fmin(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmin(x1, x2)


@row_wise
def arctan2(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.arctan2(x1, x2)


@row_wise
def hypot(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.hypot(x1, x2)


@row_wise
def logaddexp(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.logaddexp(x1, x2)


@row_wise
def logaddexp2(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.logaddexp2(x1, x2)


@row_wise
def copysign(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.copysign(x1, x2)


@row_wise
def nextafter(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.nextafter(x1, x2)


@row_wise
def gcd(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.gcd(x1, x2)


@row_wise
def lcm(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.lcm(x1, x2)


@row_wise
def bitwise_and(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_and(x1, x2)


@row_wise
def bitwise_or(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_or(x1, x2)


@row_wise
def bitwise_xor(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_xor(x1, x2)


@row_wise
def left_shift(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.left_shift(x1, x2)


@row_wise
def right_shift(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.right_shift(x1, x2)


@row_wise
def greater(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.greater(x1, x2)


@row_wise
def greater_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.greater_equal(x1, x2)


@row_wise
def less(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.less(x1, x2)


@row_wise
def less_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.less_equal(x1, x2)


@row_wise
def equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.equal(x1, x2)


@row_wise
def not_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.not_equal(x1, x2)


@row_wise
def logical_and(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_and(x1, x2)


@row_wise
def logical_or(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_or(x1, x2)


@row_wise
def logical_xor(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_xor(x1, x2)


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
