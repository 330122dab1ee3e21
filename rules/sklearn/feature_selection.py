"""sklearn.feature_selection."""


@batch_exact
class SelectKBest(Selector):
    def __init__(self, score_func=..., *, k=10): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
class SelectPercentile(Selector):
    def __init__(self, score_func=..., *, percentile=10): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
class SelectFpr(Selector):
    def __init__(self, score_func=..., *, alpha=0.05): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
class SelectFdr(Selector):
    def __init__(self, score_func=..., *, alpha=0.05): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
class SelectFwe(Selector):
    def __init__(self, score_func=..., *, alpha=0.05): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
class GenericUnivariateSelect(Selector):
    def __init__(self, score_func=..., *, mode="percentile", param=1e-05): ...

    @aggregate
    @property
    def scores_(self) -> Array[float]: ...

    @aggregate
    @property
    def pvalues_(self) -> Array[float]: ...


@batch_exact
@accepts_missing
class VarianceThreshold(Selector):
    def __init__(self, threshold=0.0): ...


@batch_exact
@contains("estimator")
class SelectFromModel(Selector):
    def __init__(
        self, estimator, *, threshold=None, prefit=False, norm_order=1, max_features=None,
        importance_getter="auto",
    ): ...


@batch_exact
@contains("estimator")
class SequentialFeatureSelector(Selector):
    def __init__(
        self, estimator, *, n_features_to_select="auto", tol=None, direction="forward", scoring=None, cv=5,
        n_jobs=None,
    ): ...


@contains("estimator")
class RFE(Selector, Predictor, LogProbabilistic, Margin):
    def __init__(
        self, estimator, *, n_features_to_select=None, step=1, verbose=0, importance_getter="auto",
    ): ...

    @aggregate
    @property
    def support_(self) -> Array: ...

    @aggregate
    @property
    def ranking_(self) -> Array: ...


@contains("estimator")
class RFECV(Selector, Predictor, LogProbabilistic, Margin):
    def __init__(
        self, estimator, *, step=1, min_features_to_select=1, cv=None, scoring=None, verbose=0, n_jobs=None,
        importance_getter="auto",
    ): ...

    @aggregate
    @property
    def support_(self) -> Array: ...

    @aggregate
    @property
    def ranking_(self) -> Array: ...


@aggregate
def f_classif(X, y) -> tuple: ...


@aggregate
def f_regression(X, y, *, center=True, force_finite=True) -> tuple: ...


@aggregate
def chi2(X, y) -> tuple: ...


@aggregate
@draws(seed="random_state")
def mutual_info_classif(
    X, y, *, discrete_features="auto", n_neighbors=3, copy=True, random_state=None, n_jobs=None,
) -> Array: ...


@aggregate
@draws(seed="random_state")
def mutual_info_regression(
    X, y, *, discrete_features="auto", n_neighbors=3, copy=True, random_state=None, n_jobs=None,
) -> Array: ...


@aggregate
def r_regression(X, y, *, center=True, force_finite=True) -> Array[float]: ...
