"""numpy.random: the global generator and its successors."""

NAME = "numpy.random"


@config(task="config")
@mutates("generator")
def seed(seed=None) -> None: ...


@random
@draws
def rand(*args) -> Any: ...


@random
@draws
def randn(*args) -> Any: ...


@random
@draws
def randint(low, high=None, size=None, dtype=int) -> Any: ...


@random
@draws
def random(size=None) -> Any: ...


@random
@draws
def random_sample(size=None) -> Any: ...


@random
@draws
def ranf(*args, **kwargs) -> Any: ...


@random
@draws
def uniform(low=0.0, high=1.0, size=None) -> Any: ...


@random
@draws
def normal(loc=0.0, scale=1.0, size=None) -> Any: ...


@random
@draws
def standard_normal(size=None) -> Any: ...


@random
@draws
def lognormal(mean=0.0, sigma=1.0, size=None) -> Any: ...


@random
@draws
def exponential(scale=1.0, size=None) -> Any: ...


@random
@draws
def poisson(lam=1.0, size=None) -> Any: ...


@random
@draws
def binomial(n, p, size=None) -> Any: ...


@random
@draws
def beta(a, b, size=None) -> Any: ...


@random
@draws
def gamma(shape, scale=1.0, size=None) -> Any: ...


@random
@draws
def triangular(left, mode, right, size=None) -> Any: ...


@random
@draws
def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-08) -> Any: ...


@random
@draws
def multinomial(n, pvals, size=None) -> Any: ...


@random
@draws
def geometric(p, size=None) -> Any: ...


@random
@draws
def laplace(loc=0.0, scale=1.0, size=None) -> Any: ...


@random
@draws
def logistic(loc=0.0, scale=1.0, size=None) -> Any: ...


@random
@draws
def chisquare(df, size=None) -> Any: ...


@random
@draws
def dirichlet(alpha, size=None) -> Any: ...


@random
@draws
def weibull(a, size=None) -> Any: ...


@random
@draws
def pareto(a, size=None) -> Any: ...


@random
@draws
def standard_t(df, size=None) -> Any: ...


@random
@draws
@selector
def permutation(x) -> Array: ...


@random
@draws
def choice(a, size=None, replace=True, p=None) -> Any: ...


@row_filter
@draws
@mutates("x")
def shuffle(x) -> None: ...


@constant
def default_rng(seed=None) -> Generator: ...


@constant
def get_state(legacy=True) -> Any: ...


@config(task="config")
@mutates("generator")
def set_state(state) -> None: ...


class Generator:
    __any__ = random


class RandomState:
    __any__ = random

    @constant
    def __init__(self, seed=None) -> RandomState: ...
