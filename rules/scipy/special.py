"""scipy.special: functions of one value."""


@row_wise
def expit(x, /) -> same[float]: ...


@row_wise
def logit(x, /) -> same[float]: ...


@row_wise
def erf(x, /) -> same[float]: ...


@row_wise
def erfc(x, /) -> same[float]: ...


@row_wise
def erfinv(x, /) -> same[float]: ...


@row_wise
def gamma(x, /) -> same[float]: ...


@row_wise
def gammaln(x, /) -> same[float]: ...


@row_wise
def digamma(x, /) -> same[float]: ...


@row_wise
def ndtr(x, /) -> same[float]: ...


@row_wise
def ndtri(x, /) -> same[float]: ...


@row_wise
def log1p(x, /) -> same[float]: ...


@row_wise
def expm1(x, /) -> same[float]: ...


@row_wise
def cbrt(x, /) -> same[float]: ...


@row_wise
def exp10(x, /) -> same[float]: ...


@row_wise
def entr(x, /) -> same[float]: ...


@row_wise
def j0(x, /) -> same[float]: ...


@row_wise
def xlog1py(x, y, /) -> same[float]: ...


@row_wise
def xlogy(x, y, /) -> same[float]: ...


@row_wise
def boxcox(x, lmbda, /) -> same[float]: ...


@row_wise
def boxcox1p(x, lmbda, /) -> same[float]: ...


@row_wise
def inv_boxcox(y, lmbda, /) -> same[float]: ...


@row_wise
def inv_boxcox1p(y, lmbda, /) -> same[float]: ...


@row_wise
def beta(a, b, /) -> same[float]: ...


@row_wise
def betaln(a, b, /) -> same[float]: ...


@row_wise
def rel_entr(x, y, /) -> same[float]: ...


@row_wise
def kl_div(x, y, /) -> same[float]: ...


@row_wise
def comb(N, k, *, exact=False, repetition=False) -> Any: ...


@row_wise
def factorial(n, exact=False, extend="zero") -> Any: ...


@aggregate
@axis_decides
@rounds
def softmax(x, axis=None) -> Any: ...


@aggregate
@axis_decides
@rounds
def log_softmax(x, axis=None) -> Any: ...


@aggregate
@axis_decides
@rounds
def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False) -> Any: ...


@row_wise
def exp2(x, /) -> same[float]: ...


@row_wise
def log_expit(x, /) -> same[float]: ...


@row_wise
def log_ndtr(x, /) -> same[float]: ...


@row_wise
def i0(x, /) -> same[float]: ...


@row_wise
def i1(x, /) -> same[float]: ...


@row_wise
def sinc(x) -> same[float]: ...


@row_wise
def huber(delta, r, /) -> Any: ...


@row_wise
def pseudo_huber(delta, r, /) -> Any: ...


@row_wise
def gammainc(a, x, /) -> Any: ...


@row_wise
def gammaincc(a, x, /) -> Any: ...


@row_wise
def perm(N, k, exact=False) -> Any: ...
