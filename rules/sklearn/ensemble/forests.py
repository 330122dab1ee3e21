"""sklearn.ensemble: forests and bags."""

NAME = "sklearn.ensemble"


@batch_exact
@accepts_missing
@draws(seed="random_state")
class RandomForestClassifier(Classifier, LogProbabilistic, Ranked, Leaves):
    def __init__(
        self, n_estimators=100, *, criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_features="sqrt", max_leaf_nodes=None, min_impurity_decrease=0.0,
        bootstrap=True, oob_score=False, n_jobs=None, random_state=None, verbose=0, warm_start=False,
        class_weight=None, ccp_alpha=0.0, max_samples=None, monotonic_cst=None,
    ): ...

    @aggregate
    @property
    def oob_score_(self) -> float: ...

    @aggregate
    @property
    def estimators_(self) -> list: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class ExtraTreesClassifier(Classifier, LogProbabilistic, Ranked, Leaves):
    def __init__(
        self, n_estimators=100, *, criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_features="sqrt", max_leaf_nodes=None, min_impurity_decrease=0.0,
        bootstrap=False, oob_score=False, n_jobs=None, random_state=None, verbose=0, warm_start=False,
        class_weight=None, ccp_alpha=0.0, max_samples=None, monotonic_cst=None,
    ): ...

    @aggregate
    @property
    def oob_score_(self) -> float: ...

    @aggregate
    @property
    def estimators_(self) -> list: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class RandomForestRegressor(Regressor, Ranked, Leaves):
    def __init__(
        self, n_estimators=100, *, criterion="squared_error", max_depth=None, min_samples_split=2,
        min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_features=1.0, max_leaf_nodes=None,
        min_impurity_decrease=0.0, bootstrap=True, oob_score=False, n_jobs=None, random_state=None, verbose=0,
        warm_start=False, ccp_alpha=0.0, max_samples=None, monotonic_cst=None,
    ): ...

    @aggregate
    @property
    def oob_score_(self) -> float: ...

    @aggregate
    @property
    def estimators_(self) -> list: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class ExtraTreesRegressor(Regressor, Ranked, Leaves):
    def __init__(
        self, n_estimators=100, *, criterion="squared_error", max_depth=None, min_samples_split=2,
        min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_features=1.0, max_leaf_nodes=None,
        min_impurity_decrease=0.0, bootstrap=False, oob_score=False, n_jobs=None, random_state=None, verbose=0,
        warm_start=False, ccp_alpha=0.0, max_samples=None, monotonic_cst=None,
    ): ...

    @aggregate
    @property
    def oob_score_(self) -> float: ...

    @aggregate
    @property
    def estimators_(self) -> list: ...


@contains("estimator")
@draws(seed="random_state")
class BaggingClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(
        self, estimator=None, n_estimators=10, *, max_samples=None, max_features=1.0, bootstrap=True,
        bootstrap_features=False, oob_score=False, warm_start=False, n_jobs=None, random_state=None, verbose=0,
    ): ...


@contains("estimator")
@draws(seed="random_state")
class BaggingRegressor(MetaEstimator, Regressor):
    def __init__(
        self, estimator=None, n_estimators=10, *, max_samples=None, max_features=1.0, bootstrap=True,
        bootstrap_features=False, oob_score=False, warm_start=False, n_jobs=None, random_state=None, verbose=0,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class IsolationForest(Outlier):
    def __init__(
        self, *, n_estimators=100, max_samples="auto", contamination="auto", max_features=1.0, bootstrap=False,
        n_jobs=None, random_state=None, verbose=0, warm_start=False,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class RandomTreesEmbedding(Transformer, Named):
    def __init__(
        self, n_estimators=100, *, max_depth=5, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_leaf_nodes=None, min_impurity_decrease=0.0, sparse_output=True,
        n_jobs=None, random_state=None, verbose=0, warm_start=False,
    ): ...
