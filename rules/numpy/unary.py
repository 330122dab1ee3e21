"""numpy: universal functions of one argument; the row form calls the same ufunc on the scalar."""

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
