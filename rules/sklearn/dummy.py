"""sklearn.dummy."""


@batch_exact
@accepts_missing
@draws(seed="random_state")
class DummyClassifier(Classifier, LogProbabilistic):
    def __init__(self, *, strategy="prior", random_state=None, constant=None): ...


@batch_exact
@accepts_missing
class DummyRegressor(Regressor):
    def __init__(self, *, strategy="mean", constant=None, quantile=None): ...
