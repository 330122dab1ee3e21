"""scipy.stats: distributions."""

NAME = "scipy.stats"


class Distribution:
    @row_wise
    def pdf(self, x, *args, **kwds) -> Any: ...

    @row_wise
    def cdf(self, x, *args, **kwds) -> Any: ...

    @row_wise
    def sf(self, x, *args, **kwds) -> Any: ...

    @row_wise
    def ppf(self, q, *args, **kwds) -> Any: ...

    @row_wise
    def isf(self, q, *args, **kwds) -> Any: ...

    @row_wise
    def logpdf(self, x, *args, **kwds) -> Any: ...

    @row_wise
    def logcdf(self, x, *args, **kwds) -> Any: ...

    @aggregate
    def fit(self, data, *args, **kwds) -> tuple: ...

    @random
    @draws(seed="random_state")
    def rvs(self, *args, random_state=None, **kwds) -> Any: ...

    @constant
    def mean(self, *args, **kwds) -> Any: ...

    @constant
    def var(self, *args, **kwds) -> Any: ...

    @constant
    def std(self, *args, **kwds) -> Any: ...

    @constant
    def median(self, *args, **kwds) -> Any: ...

    @constant
    def interval(self, confidence=None, *args, **kwds) -> Any: ...

    @constant
    def __call__(self, *args, **kwds) -> Any: ...


class Discrete:
    @row_wise
    def pmf(self, k, *args, **kwds) -> Any: ...

    @row_wise
    def cdf(self, k, *args, **kwds) -> Any: ...

    @row_wise
    def sf(self, k, *args, **kwds) -> Any: ...

    @row_wise
    def ppf(self, q, *args, **kwds) -> Any: ...

    @random
    @draws(seed="random_state")
    def rvs(self, *args, random_state=None, **kwds) -> Any: ...


@constant
@property
def norm() -> Distribution: ...


@constant
@property
def uniform() -> Distribution: ...


@constant
@property
def expon() -> Distribution: ...


@constant
@property
def lognorm() -> Distribution: ...


@constant
@property
def beta() -> Distribution: ...


@constant
@property
def gamma() -> Distribution: ...


@constant
@property
def t() -> Distribution: ...


@constant
@property
def chi2() -> Distribution: ...


@constant
@property
def f() -> Distribution: ...


@constant
@property
def loguniform() -> Distribution: ...


@constant
@property
def logistic() -> Distribution: ...


@constant
@property
def poisson() -> Discrete: ...


@constant
@property
def binom() -> Discrete: ...


@constant
@property
def randint() -> Discrete: ...


@constant
@property
def geom() -> Discrete: ...


@constant
@property
def bernoulli() -> Discrete: ...
