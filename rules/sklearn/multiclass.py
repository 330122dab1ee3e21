"""sklearn.multiclass."""


@contains("estimator")
class OneVsRestClassifier(MetaEstimator, Classifier, Probabilistic, Margin):
    def __init__(self, estimator, *, n_jobs=None, verbose=0): ...


@contains("estimator")
class OneVsOneClassifier(MetaEstimator, Classifier, Margin):
    def __init__(self, estimator, *, n_jobs=None): ...


@contains("estimator")
@draws(seed="random_state")
class OutputCodeClassifier(MetaEstimator, Classifier):
    def __init__(self, estimator, *, code_size=1.5, random_state=None, n_jobs=None): ...
