"""statistics: folds over Python sequences."""

NAME = "statistics"


@aggregate
def mean(data) -> float: ...


@aggregate
def median(data) -> float: ...


@aggregate
def stdev(data, xbar=None) -> float: ...


@aggregate
def pstdev(data, mu=None) -> float: ...


@aggregate
def variance(data, xbar=None) -> float: ...


@aggregate
def pvariance(data, mu=None) -> float: ...


@aggregate
def fmean(data, weights=None) -> float: ...


@aggregate
def geometric_mean(data) -> float: ...


@aggregate
def harmonic_mean(data, weights=None) -> float: ...


@aggregate
def mode(data) -> Any: ...


@aggregate
def multimode(data) -> Any: ...


@aggregate
def quantiles(data, *, n=4, method="exclusive") -> Any: ...


@aggregate
def median_low(data) -> Any: ...


@aggregate
def median_high(data) -> Any: ...
