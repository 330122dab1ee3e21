"""sklearn.multioutput."""


@batch_exact
@contains("estimator")
class MultiOutputClassifier(MetaEstimator, Classifier):
    def __init__(self, estimator, *, n_jobs=None): ...


@batch_exact
@contains("estimator")
class MultiOutputRegressor(MetaEstimator, Regressor):
    def __init__(self, estimator, *, n_jobs=None): ...
