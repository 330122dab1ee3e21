"""xgboost: estimators with the interface of scikit-learn. Their seed is fixed where none is given (0), so no fit draws."""

NAME = "xgboost"


@codes
@batch_exact
@accepts_missing
class XGBClassifier(Classifier, Probabilistic, Ranked, Boosted):
    @constant
    def __init__(
        self, *, objective="binary:logistic", n_estimators=None, max_depth=None, learning_rate=None, **kwargs,
    ) -> XGBClassifier: ...


@batch_exact
@accepts_missing
class XGBRegressor(Regressor, Ranked, Boosted):
    @constant
    def __init__(
        self, *, objective="reg:squarederror", n_estimators=None, max_depth=None, learning_rate=None, **kwargs,
    ) -> XGBRegressor: ...


@codes
@batch_exact
@accepts_missing
class XGBRFClassifier(Classifier, Probabilistic, Ranked, Boosted):
    @constant
    def __init__(
        self, *, learning_rate=1.0, subsample=0.8, colsample_bynode=0.8, reg_lambda=1e-05, **kwargs,
    ) -> XGBRFClassifier: ...


@batch_exact
@accepts_missing
class XGBRFRegressor(Regressor, Ranked, Boosted):
    @constant
    def __init__(
        self, *, learning_rate=1.0, subsample=0.8, colsample_bynode=0.8, reg_lambda=1e-05, **kwargs,
    ) -> XGBRFRegressor: ...


class Boosted:
    @aggregate
    def get_booster(self) -> Booster: ...

    @aggregate
    def evals_result(self) -> dict: ...

    @aggregate
    def get_xgb_params(self) -> dict: ...

    @aggregate
    @property
    def best_iteration(self) -> Any: ...

    @aggregate
    @property
    def best_score(self) -> Any: ...

    @row_wise(task="predict")
    def apply(self, X, iteration_range=None) -> Array: ...

    @writes(task="save")
    def save_model(self, fname) -> None: ...

    @reads(task="load")
    @mutates("self")
    def load_model(self, fname) -> None: ...
