"""sklearn.inspection."""


@aggregate(task="score")
@draws(seed="random_state")
def permutation_importance(
    estimator, X, y, *, scoring=None, n_repeats=5, n_jobs=None, random_state=None, sample_weight=None,
    max_samples=1.0,
) -> Any: ...


@aggregate(task="score")
def partial_dependence(
    estimator, X, features, *, sample_weight=None, categorical_features=None, feature_names=None,
    response_method="auto", percentiles=(0.05, 0.95), grid_resolution=100, custom_values=None, method="auto",
    kind="average",
) -> Any: ...


class PartialDependenceDisplay:
    __any__ = plot


class DecisionBoundaryDisplay:
    __any__ = plot
