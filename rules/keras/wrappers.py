"""keras.wrappers: a Keras model with the interface of scikit-learn."""

NAME = "keras.wrappers"


@draws
class SKLearnClassifier(Classifier):
    def __init__(self, model, warm_start=False, model_kwargs=None, fit_kwargs=None): ...

    @aggregate
    @property
    def history_(self) -> Any: ...


@draws
class SKLearnRegressor(Regressor):
    def __init__(self, model, warm_start=False, model_kwargs=None, fit_kwargs=None): ...

    @aggregate
    @property
    def history_(self) -> Any: ...
