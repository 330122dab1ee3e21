"""sklearn.naive_bayes."""


class GaussianNB(Classifier, LogProbabilistic, Incremental):
    def __init__(self, *, priors=None, var_smoothing=1e-09): ...


class MultinomialNB(Classifier, LogProbabilistic, Incremental):
    def __init__(self, *, alpha=1.0, force_alpha=True, fit_prior=True, class_prior=None): ...


class BernoulliNB(Classifier, LogProbabilistic, Incremental):
    def __init__(self, *, alpha=1.0, force_alpha=True, binarize=0.0, fit_prior=True, class_prior=None): ...


class ComplementNB(Classifier, LogProbabilistic, Incremental):
    def __init__(self, *, alpha=1.0, force_alpha=True, fit_prior=True, class_prior=None, norm=False): ...


@batch_exact
class CategoricalNB(Classifier, LogProbabilistic, Incremental):
    def __init__(
        self, *, alpha=1.0, force_alpha=True, fit_prior=True, class_prior=None, min_categories=None,
    ): ...
