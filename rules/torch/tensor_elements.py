"""torch.Tensor: what is done with each element."""

NAME = "torch"


class Tensor:
    @row_wise
    def abs(self) -> Tensor: ...

    @row_wise
    @rounds
    def acos(self) -> Tensor: ...

    @row_wise
    @rounds
    def acosh(self) -> Tensor: ...

    @row_wise
    @rounds
    def asin(self) -> Tensor: ...

    @row_wise
    @rounds
    def asinh(self) -> Tensor: ...

    @row_wise
    @rounds
    def atan(self) -> Tensor: ...

    @row_wise
    @rounds
    def atanh(self) -> Tensor: ...

    @row_wise
    def ceil(self) -> Tensor: ...

    @row_wise
    @rounds
    def cos(self) -> Tensor: ...

    @row_wise
    @rounds
    def cosh(self) -> Tensor: ...

    @row_wise
    def deg2rad(self) -> Tensor: ...

    @row_wise
    @rounds
    def digamma(self) -> Tensor: ...

    @row_wise
    @rounds
    def erf(self) -> Tensor: ...

    @row_wise
    @rounds
    def erfc(self) -> Tensor: ...

    @row_wise
    @rounds
    def erfinv(self) -> Tensor: ...

    @row_wise
    @rounds
    def exp(self) -> Tensor: ...

    @row_wise
    @rounds
    def exp2(self) -> Tensor: ...

    @row_wise
    @rounds
    def expm1(self) -> Tensor: ...

    @row_wise
    def floor(self) -> Tensor: ...

    @row_wise
    def frac(self) -> Tensor: ...

    @row_wise
    def isfinite(self) -> Tensor: ...

    @row_wise
    def isinf(self) -> Tensor: ...

    @row_wise
    def isnan(self) -> Tensor: ...

    @row_wise
    @rounds
    def lgamma(self) -> Tensor: ...

    @row_wise
    @rounds
    def log(self) -> Tensor: ...

    @row_wise
    @rounds
    def log10(self) -> Tensor: ...

    @row_wise
    @rounds
    def log1p(self) -> Tensor: ...

    @row_wise
    @rounds
    def log2(self) -> Tensor: ...

    @row_wise
    def logical_not(self) -> Tensor: ...

    @row_wise
    @rounds
    def logit(self) -> Tensor: ...

    @row_wise
    def neg(self) -> Tensor: ...

    @row_wise
    def rad2deg(self) -> Tensor: ...

    @row_wise
    def reciprocal(self) -> Tensor: ...

    @row_wise
    def relu(self) -> Tensor: ...

    @row_wise
    @rounds
    def rsqrt(self) -> Tensor: ...

    @row_wise
    @rounds
    def sigmoid(self) -> Tensor: ...

    @row_wise
    def sign(self) -> Tensor: ...

    @row_wise
    @rounds
    def sin(self) -> Tensor: ...

    @row_wise
    @rounds
    def sinh(self) -> Tensor: ...

    @row_wise
    @rounds
    def sqrt(self) -> Tensor: ...

    @row_wise
    def square(self) -> Tensor: ...

    @row_wise
    @rounds
    def tan(self) -> Tensor: ...

    @row_wise
    @rounds
    def tanh(self) -> Tensor: ...

    @row_wise
    def trunc(self) -> Tensor: ...

    @row_wise
    def add(self, other, *, alpha=1) -> Tensor: ...

    @row_wise
    @rounds
    def atan2(self, other) -> Tensor: ...

    @row_wise
    def eq(self, other) -> Tensor: ...

    @row_wise
    def ge(self, other) -> Tensor: ...

    @row_wise
    def gt(self, other) -> Tensor: ...

    @row_wise
    @rounds
    def hypot(self, other) -> Tensor: ...

    @row_wise
    def le(self, other) -> Tensor: ...

    @row_wise
    def logical_and(self, other) -> Tensor: ...

    @row_wise
    def logical_or(self, other) -> Tensor: ...

    @row_wise
    def logical_xor(self, other) -> Tensor: ...

    @row_wise
    def lt(self, other) -> Tensor: ...

    @row_wise
    def maximum(self, other) -> Tensor: ...

    @row_wise
    def minimum(self, other) -> Tensor: ...

    @row_wise
    def mul(self, other) -> Tensor: ...

    @row_wise
    def ne(self, other) -> Tensor: ...

    @row_wise
    @rounds
    def pow(self, other) -> Tensor: ...

    @row_wise
    def sub(self, other, *, alpha=1) -> Tensor: ...

    @row_wise
    def div(self, other, *, rounding_mode=None) -> Tensor: ...

    @row_wise
    def fmod(self, other) -> Tensor: ...

    @row_wise
    def remainder(self, other) -> Tensor: ...

    @row_wise
    def round(self, *, decimals=0) -> Tensor: ...

    @row_wise
    def clamp(self, min=None, max=None) -> Tensor: ...

    @row_wise
    def clip(self, min=None, max=None) -> Tensor: ...

    @row_wise
    def nan_to_num(self, nan=0.0, posinf=None, neginf=None) -> Tensor: ...

    @row_wise
    def clone(self, *, memory_format=None) -> Tensor: ...

    @row_wise
    def where(self, condition, other) -> Tensor: ...

    @row_wise
    def masked_fill(self, mask, value) -> Tensor: ...
