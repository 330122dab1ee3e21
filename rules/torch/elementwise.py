"""torch: functions of each element, as tensors of one machine word give them; vectorised code rounds its last bits."""

NAME = "torch"


@row_wise
def abs(input) -> Tensor: ...


@row_wise
@rounds
def acos(input) -> Tensor: ...


@row_wise
@rounds
def acosh(input) -> Tensor: ...


@row_wise
@rounds
def asin(input) -> Tensor: ...


@row_wise
@rounds
def asinh(input) -> Tensor: ...


@row_wise
@rounds
def atan(input) -> Tensor: ...


@row_wise
@rounds
def atanh(input) -> Tensor: ...


@row_wise
def ceil(input) -> Tensor: ...


@row_wise
@rounds
def cos(input) -> Tensor: ...


@row_wise
@rounds
def cosh(input) -> Tensor: ...


@row_wise
def deg2rad(input) -> Tensor: ...


@row_wise
@rounds
def digamma(input) -> Tensor: ...


@row_wise
@rounds
def erf(input) -> Tensor: ...


@row_wise
@rounds
def erfc(input) -> Tensor: ...


@row_wise
@rounds
def erfinv(input) -> Tensor: ...


@row_wise
@rounds
def exp(input) -> Tensor: ...


@row_wise
@rounds
def exp2(input) -> Tensor: ...


@row_wise
@rounds
def expm1(input) -> Tensor: ...


@row_wise
def floor(input) -> Tensor: ...


@row_wise
def frac(input) -> Tensor: ...


@row_wise
def isfinite(input) -> Tensor: ...


@row_wise
def isinf(input) -> Tensor: ...


@row_wise
def isnan(input) -> Tensor: ...


@row_wise
@rounds
def lgamma(input) -> Tensor: ...


@row_wise
@rounds
def log(input) -> Tensor: ...


@row_wise
@rounds
def log10(input) -> Tensor: ...


@row_wise
@rounds
def log1p(input) -> Tensor: ...


@row_wise
@rounds
def log2(input) -> Tensor: ...


@row_wise
def logical_not(input) -> Tensor: ...


@row_wise
@rounds
def logit(input) -> Tensor: ...


@row_wise
def neg(input) -> Tensor: ...


@row_wise
def rad2deg(input) -> Tensor: ...


@row_wise
def reciprocal(input) -> Tensor: ...


@row_wise
def relu(input) -> Tensor: ...


@row_wise
@rounds
def rsqrt(input) -> Tensor: ...


@row_wise
@rounds
def sigmoid(input) -> Tensor: ...


@row_wise
def sign(input) -> Tensor: ...


@row_wise
@rounds
def sin(input) -> Tensor: ...


@row_wise
@rounds
def sinh(input) -> Tensor: ...


@row_wise
@rounds
def sqrt(input) -> Tensor: ...


@row_wise
def square(input) -> Tensor: ...


@row_wise
@rounds
def tan(input) -> Tensor: ...


@row_wise
@rounds
def tanh(input) -> Tensor: ...


@row_wise
def trunc(input) -> Tensor: ...


@row_wise
def add(input, other, *, alpha=1) -> Tensor: ...


@row_wise
@rounds
def atan2(input, other) -> Tensor: ...


@row_wise
def eq(input, other) -> Tensor: ...


@row_wise
def ge(input, other) -> Tensor: ...


@row_wise
def gt(input, other) -> Tensor: ...


@row_wise
@rounds
def hypot(input, other) -> Tensor: ...


@row_wise
def le(input, other) -> Tensor: ...


@row_wise
def logical_and(input, other) -> Tensor: ...


@row_wise
def logical_or(input, other) -> Tensor: ...


@row_wise
def logical_xor(input, other) -> Tensor: ...


@row_wise
def lt(input, other) -> Tensor: ...


@row_wise
def maximum(input, other) -> Tensor: ...


@row_wise
def minimum(input, other) -> Tensor: ...


@row_wise
def mul(input, other) -> Tensor: ...


@row_wise
def ne(input, other) -> Tensor: ...


@row_wise
@rounds
def pow(input, other) -> Tensor: ...


@row_wise
def sub(input, other, *, alpha=1) -> Tensor: ...


@row_wise
def div(input, other, *, rounding_mode=None) -> Tensor: ...


@row_wise
def fmod(input, other) -> Tensor: ...


@row_wise
def remainder(input, other) -> Tensor: ...


@row_wise
def round(input, *, decimals=0) -> Tensor: ...


@row_wise
def clamp(input, min=None, max=None) -> Tensor: ...


@row_wise
def clip(input, min=None, max=None) -> Tensor: ...


@row_wise
def nan_to_num(input, nan=0.0, posinf=None, neginf=None) -> Tensor: ...


@row_wise
@becomes(row_filter, input=absent)
@selector
def where(condition, input=None, other=None) -> Any: ...


@row_wise
def zeros_like(input, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@row_wise
def ones_like(input, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@row_wise
def full_like(input, fill_value, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@row_wise
def clone(input, *, memory_format=None) -> Tensor: ...


@row_wise
def isin(elements, test_elements, *, assume_unique=False, invert=False) -> Tensor: ...


@row_wise
def bucketize(input, boundaries, *, out_int32=False, right=False) -> Tensor: ...


multiply = mul
subtract = sub
divide = div
absolute = abs
