"""imblearn.ensemble."""


@batch_exact
@accepts_missing
@draws(seed="random_state")
class BalancedRandomForestClassifier(Classifier, LogProbabilistic, Ranked):
    def __init__(
        self, n_estimators=100, *, criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_features="sqrt", max_leaf_nodes=None, min_impurity_decrease=0.0,
        bootstrap=False, oob_score=False, sampling_strategy="all", replacement=True, n_jobs=None,
        random_state=None, verbose=0, warm_start=False, class_weight=None, ccp_alpha=0.0, max_samples=None,
        monotonic_cst=None,
    ): ...


@contains("estimator")
@draws(seed="random_state")
class BalancedBaggingClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(
        self, estimator=None, n_estimators=10, *, max_samples=1.0, max_features=1.0, bootstrap=True,
        bootstrap_features=False, oob_score=False, warm_start=False, sampling_strategy="auto", replacement=False,
        n_jobs=None, random_state=None, verbose=0, sampler=None,
    ): ...


@contains("estimator")
@draws(seed="random_state")
class EasyEnsembleClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(
        self, n_estimators=10, estimator=None, *, warm_start=False, sampling_strategy="auto", replacement=False,
        n_jobs=None, random_state=None, verbose=0,
    ): ...


@batch_exact
@contains("estimator")
@draws(seed="random_state")
class RUSBoostClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin, Ranked):
    def __init__(
        self, estimator=None, *, n_estimators=50, learning_rate=1.0, algorithm="deprecated",
        sampling_strategy="auto", replacement=False, random_state=None,
    ): ...
