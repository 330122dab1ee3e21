"""math: functions of one number, or a fold."""

NAME = "math"


@row_wise
def sqrt(x, /) -> float: ...


@row_wise
def exp(x, /) -> float: ...


@row_wise
def expm1(x, /) -> float: ...


@row_wise
def log1p(x, /) -> float: ...


@row_wise
def log2(x, /) -> float: ...


@row_wise
def log10(x, /) -> float: ...


@row_wise
def sin(x, /) -> float: ...


@row_wise
def cos(x, /) -> float: ...


@row_wise
def tan(x, /) -> float: ...


@row_wise
def asin(x, /) -> float: ...


@row_wise
def acos(x, /) -> float: ...


@row_wise
def atan(x, /) -> float: ...


@row_wise
def sinh(x, /) -> float: ...


@row_wise
def cosh(x, /) -> float: ...


@row_wise
def tanh(x, /) -> float: ...


@row_wise
def fabs(x, /) -> float: ...


@row_wise
def degrees(x, /) -> float: ...


@row_wise
def radians(x, /) -> float: ...


@row_wise
def erf(x, /) -> float: ...


@row_wise
def erfc(x, /) -> float: ...


@row_wise
def gamma(x, /) -> float: ...


@row_wise
def lgamma(x, /) -> float: ...


@row_wise
def cbrt(x, /) -> float: ...


@row_wise
def exp2(x, /) -> float: ...


@row_wise
def log(x, base=..., /) -> float: ...


@row_wise
def pow(x, y, /) -> float: ...


@row_wise
def atan2(y, x, /) -> float: ...


@row_wise
def fmod(x, y, /) -> float: ...


@row_wise
def copysign(x, y, /) -> float: ...


@row_wise
def ldexp(x, i, /) -> float: ...


@row_wise
def remainder(x, y, /) -> float: ...


@row_wise
def hypot(*coordinates) -> float: ...


@row_wise
def dist(p, q, /) -> float: ...


@row_wise
def floor(x, /) -> int: ...


@row_wise
def ceil(x, /) -> int: ...


@row_wise
def trunc(x, /) -> int: ...


@row_wise
def factorial(x, /) -> int: ...


@row_wise
def comb(n, k, /) -> int: ...


@row_wise
def perm(n, k=None, /) -> int: ...


@row_wise
def gcd(*integers) -> int: ...


@row_wise
def lcm(*integers) -> int: ...


@row_wise
def isqrt(n, /) -> int: ...


@row_wise
def isnan(x, /) -> bool: ...


@row_wise
def isinf(x, /) -> bool: ...


@row_wise
def isfinite(x, /) -> bool: ...


@row_wise
def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0) -> bool: ...


@row_wise
def modf(x, /) -> tuple: ...


@row_wise
def frexp(x, /) -> tuple: ...


@aggregate
def fsum(seq, /) -> float: ...


@aggregate
def prod(iterable, /, *, start=1) -> float: ...


@constant
@property
def pi() -> float: ...


@constant
@property
def e() -> float: ...


@constant
@property
def tau() -> float: ...


@constant
@property
def inf() -> float: ...


@constant
@property
def nan() -> float: ...
