"""sklearn.ensemble: several models as one."""

NAME = "sklearn.ensemble"


@contains("estimators", "final_estimator")
class StackingClassifier(MetaEstimator, Classifier, Probabilistic, Margin):
    def __init__(
        self, estimators, final_estimator=None, *, cv=None, stack_method="auto", n_jobs=None, passthrough=False,
        verbose=0,
    ): ...

    @row_wise(task="transform")
    def transform(self, X) -> Array: ...


@contains("estimators", "final_estimator")
class StackingRegressor(MetaEstimator, Regressor):
    def __init__(
        self, estimators, final_estimator=None, *, cv=None, n_jobs=None, passthrough=False, verbose=0,
    ): ...

    @row_wise(task="transform")
    def transform(self, X) -> Array: ...


@contains("estimators")
class VotingClassifier(MetaEstimator, Classifier, Probabilistic):
    def __init__(
        self, estimators, *, voting="hard", weights=None, n_jobs=None, flatten_transform=True, verbose=False,
    ): ...

    @row_wise(task="transform")
    def transform(self, X) -> Array: ...


@contains("estimators")
class VotingRegressor(MetaEstimator, Regressor):
    def __init__(self, estimators, *, weights=None, n_jobs=None, verbose=False): ...

    @row_wise(task="transform")
    def transform(self, X) -> Array: ...
