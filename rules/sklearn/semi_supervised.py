"""sklearn.semi_supervised."""


class LabelPropagation(Classifier, Probabilistic):
    def __init__(self, kernel="rbf", *, gamma=20, n_neighbors=7, max_iter=1000, tol=0.001, n_jobs=None): ...


class LabelSpreading(Classifier, Probabilistic):
    def __init__(
        self, kernel="rbf", *, gamma=20, n_neighbors=7, alpha=0.2, max_iter=30, tol=0.001, n_jobs=None,
    ): ...


@contains("estimator")
class SelfTrainingClassifier(MetaEstimator, Classifier, LogProbabilistic, Margin):
    def __init__(
        self, estimator=None, threshold=0.75, criterion="threshold", k_best=10, max_iter=10, verbose=False,
    ): ...
