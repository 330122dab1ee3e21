"""scipy.optimize: a search is a fit."""


@aggregate
@applies(fun="table")
def minimize(
    fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None,
    callback=None, options=None,
) -> Any: ...


@aggregate
@applies(fun="table")
def minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None) -> Any: ...


@aggregate
@applies(f="table")
def curve_fit(
    f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=None, bounds=(..., ...), method=None,
    jac=None, *, full_output=False, nan_policy=None, **kwargs,
) -> Any: ...


@aggregate
@applies(f="table")
def brentq(
    f, a, b, args=(), xtol=2e-12, rtol=np.float64(8.881784197001252e-16), maxiter=100, full_output=False,
    disp=True,
) -> Any: ...
