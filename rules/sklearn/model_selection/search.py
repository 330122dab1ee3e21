"""sklearn.model_selection: search and cross-validation."""

NAME = "sklearn.model_selection"


@batch_exact
@contains("estimator")
class GridSearchCV(Search):
    def __init__(
        self, estimator, param_grid, *, scoring=None, n_jobs=None, refit=True, cv=None, verbose=0,
        pre_dispatch="2*n_jobs", error_score=..., return_train_score=False,
    ): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class RandomizedSearchCV(Search):
    def __init__(
        self, estimator, param_distributions, *, n_iter=10, scoring=None, n_jobs=None, refit=True, cv=None,
        verbose=0, pre_dispatch="2*n_jobs", random_state=None, error_score=..., return_train_score=False,
    ): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class HalvingGridSearchCV(Search):
    def __init__(
        self, estimator, param_grid, *, factor=3, resource="n_samples", max_resources="auto",
        min_resources="exhaust", aggressive_elimination=False, cv=5, scoring=None, refit=True, error_score=...,
        return_train_score=True, random_state=None, n_jobs=None, verbose=0,
    ): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class HalvingRandomSearchCV(Search):
    def __init__(
        self, estimator, param_distributions, *, n_candidates="exhaust", factor=3, resource="n_samples",
        max_resources="auto", min_resources="smallest", aggressive_elimination=False, cv=5, scoring=None,
        refit=True, error_score=..., return_train_score=True, random_state=None, n_jobs=None, verbose=0,
    ): ...


@contains("estimator")
class FixedThresholdClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(self, estimator, *, threshold="auto", pos_label=None, response_method="auto"): ...


@contains("estimator")
@draws(seed="random_state")
class TunedThresholdClassifierCV(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(
        self, estimator, *, scoring="balanced_accuracy", response_method="auto", thresholds=100, cv=None,
        refit=True, n_jobs=None, random_state=None, store_cv_results=False,
    ): ...


@aggregate(task="cross_validate")
def cross_val_score(
    estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None, verbose=0, params=None,
    pre_dispatch="2*n_jobs", error_score=...,
) -> Array[float]: ...


@aggregate(task="cross_validate")
def cross_validate(
    estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None, verbose=0, params=None,
    pre_dispatch="2*n_jobs", return_train_score=False, return_estimator=False, return_indices=False,
    error_score=...,
) -> dict: ...


@broadcast_aggregate(task="cross_validate")
def cross_val_predict(
    estimator, X, y=None, *, groups=None, cv=None, n_jobs=None, verbose=0, params=None, pre_dispatch="2*n_jobs",
    method="predict",
) -> Array: ...


@aggregate(task="cross_validate")
def learning_curve(
    estimator, X, y, *, groups=None, train_sizes=..., cv=None, scoring=None, exploit_incremental_learning=False,
    n_jobs=None, pre_dispatch="all", verbose=0, shuffle=False, random_state=None, error_score=...,
    return_times=False, params=None,
) -> tuple: ...


@aggregate(task="cross_validate")
def validation_curve(
    estimator, X, y, *, param_name, param_range, groups=None, cv=None, scoring=None, n_jobs=None,
    pre_dispatch="all", verbose=0, error_score=..., params=None,
) -> tuple: ...


@aggregate(task="cross_validate")
def permutation_test_score(
    estimator, X, y, *, groups=None, cv=None, n_permutations=100, n_jobs=None, random_state=0, verbose=0,
    scoring=None, params=None,
) -> tuple: ...


@constant
def ParameterGrid(param_grid) -> ParameterGrid: ...


@constant
def ParameterSampler(param_distributions, n_iter, *, random_state=None) -> ParameterSampler: ...
