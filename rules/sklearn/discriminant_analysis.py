"""sklearn.discriminant_analysis."""


class LinearDiscriminantAnalysis(Classifier, LogProbabilistic, Margin, LinearModel, Transformer, Named):
    def __init__(
        self, solver="svd", shrinkage=None, priors=None, n_components=None, store_covariance=False, tol=0.0001,
        covariance_estimator=None,
    ): ...


class QuadraticDiscriminantAnalysis(Classifier, LogProbabilistic, Margin):
    def __init__(
        self, *, solver="svd", shrinkage=None, priors=None, reg_param=0.0, store_covariance=False, tol=0.0001,
        covariance_estimator=None,
    ): ...
