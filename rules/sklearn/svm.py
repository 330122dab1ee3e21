"""sklearn.svm."""


@batch_exact
@draws(seed="random_state", only={"probability": (True,)})
class SVC(Classifier, LogProbabilistic, Margin):
    def __init__(
        self, *, C=1.0, kernel="rbf", degree=3, gamma="scale", coef0=0.0, shrinking=True, probability="deprecated",
        tol=0.001, cache_size=200, class_weight=None, verbose=False, max_iter=-1, decision_function_shape="ovr",
        break_ties=False, random_state=None,
    ): ...

    @aggregate
    @property
    def support_vectors_(self) -> Array: ...

    @aggregate
    @property
    def dual_coef_(self) -> Array: ...

    @aggregate
    @property
    def coef_(self) -> Array: ...

    @aggregate
    @property
    def intercept_(self) -> Array: ...


@batch_exact
@draws(seed="random_state", only={"probability": (True,)})
class NuSVC(Classifier, LogProbabilistic, Margin):
    def __init__(
        self, *, nu=0.5, kernel="rbf", degree=3, gamma="scale", coef0=0.0, shrinking=True,
        probability="deprecated", tol=0.001, cache_size=200, class_weight=None, verbose=False, max_iter=-1,
        decision_function_shape="ovr", break_ties=False, random_state=None,
    ): ...

    @aggregate
    @property
    def support_vectors_(self) -> Array: ...

    @aggregate
    @property
    def dual_coef_(self) -> Array: ...

    @aggregate
    @property
    def coef_(self) -> Array: ...

    @aggregate
    @property
    def intercept_(self) -> Array: ...


@batch_exact
class SVR(Regressor):
    def __init__(
        self, *, kernel="rbf", degree=3, gamma="scale", coef0=0.0, tol=0.001, C=1.0, epsilon=0.1, shrinking=True,
        cache_size=200, verbose=False, max_iter=-1,
    ): ...


@batch_exact
class NuSVR(Regressor):
    def __init__(
        self, *, nu=0.5, C=1.0, kernel="rbf", degree=3, gamma="scale", coef0=0.0, shrinking=True, tol=0.001,
        cache_size=200, verbose=False, max_iter=-1,
    ): ...


@draws(seed="random_state")
class LinearSVC(Classifier, Margin, LinearModel):
    def __init__(
        self, penalty="l2", loss="squared_hinge", *, dual="auto", tol=0.0001, C=1.0, multi_class="ovr",
        fit_intercept=True, intercept_scaling=1, class_weight=None, verbose=0, random_state=None, max_iter=1000,
    ): ...


@draws(seed="random_state")
class LinearSVR(Regressor, LinearModel):
    def __init__(
        self, *, epsilon=0.0, tol=0.0001, C=1.0, loss="epsilon_insensitive", fit_intercept=True,
        intercept_scaling=1.0, dual="auto", verbose=0, random_state=None, max_iter=1000,
    ): ...


@batch_exact
class OneClassSVM(Outlier):
    def __init__(
        self, *, kernel="rbf", degree=3, gamma="scale", coef0=0.0, tol=0.001, nu=0.5, shrinking=True,
        cache_size=200, verbose=False, max_iter=-1,
    ): ...
