"""lightgbm: estimators with the interface of scikit-learn. Their seeds are fixed where none is given, so no fit draws."""

NAME = "lightgbm"


@batch_exact
@accepts_missing
class LGBMClassifier(Classifier, Probabilistic, Ranked, Boosted):
    def __init__(
        self, *, boosting_type="gbdt", num_leaves=31, max_depth=-1, learning_rate=0.1, n_estimators=100,
        subsample_for_bin=200000, objective=None, class_weight=None, min_split_gain=0.0, min_child_weight=0.001,
        min_child_samples=20, subsample=1.0, subsample_freq=0, colsample_bytree=1.0, reg_alpha=0.0, reg_lambda=0.0,
        random_state=None, n_jobs=None, importance_type="split", **kwargs,
    ): ...


@batch_exact
@accepts_missing
class LGBMRegressor(Regressor, Ranked, Boosted):
    def __init__(
        self, *, boosting_type="gbdt", num_leaves=31, max_depth=-1, learning_rate=0.1, n_estimators=100,
        subsample_for_bin=200000, objective=None, class_weight=None, min_split_gain=0.0, min_child_weight=0.001,
        min_child_samples=20, subsample=1.0, subsample_freq=0, colsample_bytree=1.0, reg_alpha=0.0, reg_lambda=0.0,
        random_state=None, n_jobs=None, importance_type="split", **kwargs,
    ): ...


@batch_exact
@accepts_missing
class LGBMRanker(Regressor, Ranked, Boosted):
    def __init__(
        self, *, boosting_type="gbdt", num_leaves=31, max_depth=-1, learning_rate=0.1, n_estimators=100,
        subsample_for_bin=200000, objective=None, class_weight=None, min_split_gain=0.0, min_child_weight=0.001,
        min_child_samples=20, subsample=1.0, subsample_freq=0, colsample_bytree=1.0, reg_alpha=0.0, reg_lambda=0.0,
        random_state=None, n_jobs=None, importance_type="split", **kwargs,
    ): ...


class Boosted:
    @aggregate
    @property
    def booster_(self) -> Booster: ...

    @aggregate
    @property
    def best_iteration_(self) -> Any: ...

    @aggregate
    @property
    def best_score_(self) -> Any: ...

    @aggregate
    @property
    def evals_result_(self) -> Any: ...

    @aggregate
    @property
    def feature_name_(self) -> Any: ...

    @aggregate
    @property
    def n_features_(self) -> Any: ...

    @aggregate
    @property
    def n_estimators_(self) -> Any: ...
