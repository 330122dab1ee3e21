"""sklearn.multioutput."""


@batch_exact
@contains("estimator")
class MultiOutputClassifier(MetaEstimator, Classifier):
    def __init__(self, estimator, *, n_jobs=None): ...


@batch_exact
@contains("estimator")
class MultiOutputRegressor(MetaEstimator, Regressor):
    def __init__(self, estimator, *, n_jobs=None): ...


@draws(seed="random_state")
@contains("estimator")
class ClassifierChain(MetaEstimator, Classifier, LogProbabilistic):
    def __init__(
        self, estimator, *, order=None, cv=None, chain_method="predict", random_state=None, verbose=False,
    ): ...


@draws(seed="random_state")
@contains("estimator")
class RegressorChain(MetaEstimator, Regressor):
    def __init__(self, estimator, *, order=None, cv=None, random_state=None, verbose=False): ...
