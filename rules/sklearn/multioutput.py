"""sklearn.multioutput."""


@contains("estimator")
class MultiOutputClassifier(MetaEstimator, Classifier):
    def __init__(self, estimator, *, n_jobs=None): ...


@contains("estimator")
class MultiOutputRegressor(MetaEstimator, Regressor):
    def __init__(self, estimator, *, n_jobs=None): ...
