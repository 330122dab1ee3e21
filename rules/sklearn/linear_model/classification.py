"""sklearn.linear_model: classifiers."""

NAME = "sklearn.linear_model"


@draws(seed="random_state", only={"solver": ("liblinear", "sag", "saga")})
class LogisticRegression(Classifier, LogProbabilistic, Margin, LinearModel):
    def __init__(
        self, penalty="deprecated", *, C=1.0, l1_ratio=0.0, dual=False, tol=0.0001, fit_intercept=True,
        intercept_scaling=1, class_weight=None, random_state=None, solver="lbfgs", max_iter=100, verbose=0,
        warm_start=False, n_jobs=None,
    ): ...


@draws(seed="random_state", only={"solver": ("liblinear", "sag", "saga")})
class LogisticRegressionCV(Classifier, LogProbabilistic, Margin, LinearModel):
    def __init__(
        self, *, Cs=10, l1_ratios="warn", fit_intercept=True, cv=None, dual=False, penalty="deprecated",
        scoring="warn", solver="lbfgs", tol=0.0001, max_iter=100, class_weight=None, n_jobs=None, verbose=0,
        refit=True, intercept_scaling=1.0, random_state=None, use_legacy_attributes="warn",
    ): ...


@draws(seed="random_state", only={"solver": ("sag", "saga")})
class RidgeClassifier(Classifier, Margin, LinearModel):
    def __init__(
        self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=None, tol=0.0001, class_weight=None,
        solver="auto", positive=False, random_state=None,
    ): ...


class RidgeClassifierCV(Classifier, Margin, LinearModel):
    def __init__(
        self, alphas=(0.1, 1.0, 10.0), *, fit_intercept=True, scoring=None, cv=None, class_weight=None,
        store_cv_results=False,
    ): ...


@draws(seed="random_state")
class Perceptron(Classifier, Margin, LinearModel, Incremental):
    def __init__(
        self, *, penalty=None, alpha=0.0001, l1_ratio=0.15, fit_intercept=True, max_iter=1000, tol=0.001,
        shuffle=True, verbose=0, eta0=1.0, n_jobs=None, random_state=0, early_stopping=False,
        validation_fraction=0.1, n_iter_no_change=5, class_weight=None, warm_start=False,
    ): ...


@draws(seed="random_state")
class PassiveAggressiveClassifier(Classifier, Margin, LinearModel, Incremental):
    def __init__(
        self, *, C=1.0, fit_intercept=True, max_iter=1000, tol=0.001, early_stopping=False,
        validation_fraction=0.1, n_iter_no_change=5, shuffle=True, verbose=0, loss="hinge", n_jobs=None,
        random_state=None, warm_start=False, class_weight=None, average=False,
    ): ...


@draws(seed="random_state")
class SGDClassifier(Classifier, LogProbabilistic, Margin, LinearModel, Incremental):
    def __init__(
        self, loss="hinge", *, penalty="l2", alpha=0.0001, l1_ratio=0.15, fit_intercept=True, max_iter=1000,
        tol=0.001, shuffle=True, verbose=0, epsilon=0.1, n_jobs=None, random_state=None, learning_rate="optimal",
        eta0=0.01, power_t=0.5, early_stopping=False, validation_fraction=0.1, n_iter_no_change=5,
        class_weight=None, warm_start=False, average=False,
    ): ...


@draws(seed="random_state")
class SGDOneClassSVM(Outlier, Incremental):
    def __init__(
        self, nu=0.5, fit_intercept=True, max_iter=1000, tol=0.001, shuffle=True, verbose=0, random_state=None,
        learning_rate="optimal", eta0=0.01, power_t=0.5, warm_start=False, average=False,
    ): ...
