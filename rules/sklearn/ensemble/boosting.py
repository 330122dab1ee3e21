"""sklearn.ensemble: boosting."""

NAME = "sklearn.ensemble"


@batch_exact
@draws(seed="random_state")
class GradientBoostingClassifier(Classifier, LogProbabilistic, Margin, Ranked, Staged):
    def __init__(
        self, *, loss="log_loss", learning_rate=0.1, n_estimators=100, subsample=1.0, criterion="deprecated",
        min_samples_split=2, min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_depth=3,
        min_impurity_decrease=0.0, init=None, random_state=None, max_features=None, verbose=0, max_leaf_nodes=None,
        warm_start=False, validation_fraction=0.1, n_iter_no_change=None, tol=0.0001, ccp_alpha=0.0,
    ): ...


@batch_exact
@draws(seed="random_state")
class GradientBoostingRegressor(Regressor, Ranked, Staged):
    def __init__(
        self, *, loss="squared_error", learning_rate=0.1, n_estimators=100, subsample=1.0, criterion="deprecated",
        min_samples_split=2, min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_depth=3,
        min_impurity_decrease=0.0, init=None, random_state=None, max_features=None, alpha=0.9, verbose=0,
        max_leaf_nodes=None, warm_start=False, validation_fraction=0.1, n_iter_no_change=None, tol=0.0001,
        ccp_alpha=0.0,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class HistGradientBoostingClassifier(Classifier, Probabilistic, Margin, Staged):
    def __init__(
        self, loss="log_loss", *, learning_rate=0.1, max_iter=100, max_leaf_nodes=31, max_depth=None,
        min_samples_leaf=20, l2_regularization=0.0, max_features=1.0, max_bins=255,
        categorical_features="from_dtype", monotonic_cst=None, interaction_cst=None, warm_start=False,
        early_stopping="auto", scoring="loss", validation_fraction=0.1, n_iter_no_change=10, tol=1e-07, verbose=0,
        random_state=None, class_weight=None,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class HistGradientBoostingRegressor(Regressor, Staged):
    def __init__(
        self, loss="squared_error", *, quantile=None, learning_rate=0.1, max_iter=100, max_leaf_nodes=31,
        max_depth=None, min_samples_leaf=20, l2_regularization=0.0, max_features=1.0, max_bins=255,
        categorical_features="from_dtype", monotonic_cst=None, interaction_cst=None, warm_start=False,
        early_stopping="auto", scoring="loss", validation_fraction=0.1, n_iter_no_change=10, tol=1e-07, verbose=0,
        random_state=None,
    ): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class AdaBoostClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin, Ranked, Staged):
    def __init__(self, estimator=None, *, n_estimators=50, learning_rate=1.0, random_state=None): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class AdaBoostRegressor(MetaEstimator, Regressor, Ranked, Staged):
    def __init__(
        self, estimator=None, *, n_estimators=50, learning_rate=1.0, loss="linear", random_state=None,
    ): ...
