"""Calls of the libraries that train models: xgboost, lightgbm, catboost, statsmodels, imblearn, category_encoders."""

import importlib
from functools import cache
from typing import Any


import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from rule_tables.calls import Call, Fresh, Rows, call, on, runs
from rule_tables.estimators import Recipe, data, recipe

SAMPLES = data("numbers")
X, Y = SAMPLES.table, SAMPLES.target
CLASSES = data("classes").target
TABLE = Rows(SAMPLES.fresh)
PARAMETERS = {"objective": "reg:squarederror", "max_depth": 2, "nthread": 1}
LIGHT = {"objective": "regression", "verbosity": -1, "num_threads": 1}


def _library(name: str) -> Any:
    return importlib.import_module(name)


@cache
def xgboost_model() -> Any:
    """A fitted native booster."""
    library = _library("xgboost")
    return library.train(PARAMETERS, library.DMatrix(X, Y), 3)


@cache
def lightgbm_model() -> Any:
    """A fitted native booster."""
    library = _library("lightgbm")
    return library.train(LIGHT, library.Dataset(X, Y), 3)


@cache
def catboost_model() -> Any:
    """A fitted model."""
    library = _library("catboost")
    return library.CatBoostRegressor(iterations=3, verbose=0, allow_writing_files=False).fit(X, Y)


@cache
def regression() -> Any:
    """Fitted least squares."""
    return _library("statsmodels.api").OLS(Y, X).fit()


@cache
def formula_regression() -> Any:
    """Least squares by formula."""
    return _library("statsmodels.formula.api").ols("y ~ a + b", X.assign(y=Y)).fit()


def _matrix(table: Any) -> Any:
    return _library("xgboost").DMatrix(table)


XGB, LGB, CAT = Fresh(xgboost_model), Fresh(lightgbm_model), Fresh(catboost_model)
MATRIX = Rows(SAMPLES.fresh, _matrix)
TRAINING = Fresh(lambda: _library("xgboost").DMatrix(X, Y))
LIGHT_DATA = Fresh(lambda: _library("lightgbm").Dataset(X, Y).construct())
POOL = Fresh(lambda: _library("catboost").Pool(X, Y))
FITTED = Fresh(lambda: _library("lightgbm").LGBMRegressor(n_estimators=2, verbosity=-1).fit(X, Y, eval_set=[(X, Y)]))
XGB_CLASSIFIER = Fresh(
    lambda: _library("xgboost").XGBClassifier(n_estimators=2, n_jobs=1).fit(X, CLASSES, eval_set=[(X, CLASSES)], verbose=False)
)
EARLY = Fresh(
    lambda: _library("xgboost").XGBRegressor(n_estimators=3, n_jobs=1, early_stopping_rounds=1).fit(X, Y, eval_set=[(X, Y)], verbose=False)
)
EARLY_BOOSTER = Fresh(lambda: EARLY.make().get_booster())
OLS, FORMULA = Fresh(regression), Fresh(formula_regression)
SAVED = Fresh(lambda: saved())


def saved() -> Any:
    """A booster that has been written to a file, too."""
    xgboost_model().save_model("some.ubj")
    return _library("xgboost").Booster()


def _saved_model(library: str, name: str) -> Any:
    model = getattr(_library(library), name)
    fitted = model(n_estimators=2, n_jobs=1).fit(X, CLASSES if "Classifier" in name else Y)
    fitted.save_model("some.json")
    return model(n_jobs=1)


XGBOOST: dict[str, tuple[Call, ...]] = {
    "train": runs(PARAMETERS, TRAINING, 2),
    "cv": runs(PARAMETERS, TRAINING, 2),
    "plot_importance": runs(XGB),
    "set_config": (call(verbosity=1),),
    "config_context": runs(verbosity=1),
    "DMatrix": (Call(None, (TABLE,), then=lambda matrix: matrix.get_data()),),
    "QuantileDMatrix": runs(X),
    "DMatrix.get_label": (Call(TRAINING, runs_only=True),),
    "DMatrix.set_label": (Call(TRAINING, (Y,), runs_only=True),),
    "Booster.predict": (on(XGB, MATRIX),),
    "Booster.inplace_predict": (on(XGB, TABLE),),
    "Booster.best_iteration": (Call(EARLY_BOOSTER, runs_only=True),),
    "Booster.best_score": (Call(EARLY_BOOSTER, runs_only=True),),
    "Booster.save_model": (on(XGB, "written.ubj"),),
    "Booster.dump_model": (on(XGB, "written.txt"),),
    "Booster.load_model": (Call(SAVED, ("some.ubj",), runs_only=True),),
    "Booster.set_param": (Call(SAVED, ({"max_depth": 2},), runs_only=True),),
    "Booster.update": (Call(Fresh(lambda: xgboost_model().copy()), (TRAINING, 3), runs_only=True),),
    "Boosted.get_booster": (Call(XGB_CLASSIFIER, runs_only=True),),
    "Boosted.evals_result": (Call(XGB_CLASSIFIER, runs_only=True),),
    "Boosted.get_xgb_params": (Call(XGB_CLASSIFIER, runs_only=True),),
    "Boosted.best_iteration": (Call(EARLY, runs_only=True),),
    "Boosted.best_score": (Call(EARLY, runs_only=True),),
    "Boosted.apply": (on(XGB_CLASSIFIER, TABLE),),
    "Boosted.save_model": (on(XGB_CLASSIFIER, "written.json"),),
    "Boosted.load_model": (Call(Fresh(lambda: _saved_model("xgboost", "XGBRegressor")), ("some.json",), runs_only=True),),
}
LIGHTGBM: dict[str, tuple[Call, ...]] = {
    "train": runs(LIGHT, LIGHT_DATA, 2),
    "cv": runs(LIGHT, LIGHT_DATA, 2, stratified=False, nfold=2),
    "early_stopping": runs(2),
    "record_evaluation": runs(Fresh(dict)),
    "reset_parameter": runs(learning_rate=[0.1]),
    "plot_importance": runs(LGB),
    "plot_metric": runs(FITTED),
    "plot_split_value_histogram": runs(LGB, "a"),
    "Dataset": runs(X, Y),
    "Dataset.create_valid": (Call(LIGHT_DATA, (X, Y), runs_only=True),),
    "Booster": runs(model_file=Fresh(lambda: lightgbm_model().save_model("some.light") and "some.light")),
    "Booster.predict": (on(LGB, TABLE),),
    "Booster.save_model": (on(LGB, "written.light"),),
}
CATBOOST: dict[str, tuple[Call, ...]] = {
    "Pool": runs(X, Y),
    "cv": runs(POOL, {"loss_function": "RMSE", "iterations": 2, "verbose": 0, "allow_writing_files": False}),
    "CatBoost": runs({"iterations": 2}),
    "CatBoost.predict": (on(CAT, TABLE),),
    "CatBoostRegressor.predict": (on(CAT, TABLE),),
    "CatBoostModel.fit": (
        Call(
            Fresh(lambda: _library("catboost").CatBoostRegressor(iterations=2, verbose=0, allow_writing_files=False)),
            (X, Y),
            runs_only=True,
        ),
    ),
    "CatBoostModel.save_model": (on(CAT, "written.cbm"),),
    "CatBoostModel.load_model": (
        Call(Fresh(lambda: catboost_model().save_model("some.cbm") or _library("catboost").CatBoost()), ("some.cbm",), runs_only=True),
    ),
    "CatBoostModel.grid_search": (
        Call(Fresh(lambda: _unfitted()), ({"depth": [1]}, X, Y), {"verbose": False, "plot": False}, runs_only=True),
    ),
    "CatBoostModel.randomized_search": (
        Call(Fresh(lambda: _unfitted()), ({"depth": [1]}, X, Y), {"n_iter": 1, "verbose": False}, runs_only=True),
    ),
}


def _unfitted() -> Any:
    return _library("catboost").CatBoostRegressor(iterations=2, verbose=0, allow_writing_files=False)


KINDS = data("kinds")
UNFITTED_ENCODER = Fresh(lambda: _library("category_encoders").TargetEncoder())
ENCODER = Fresh(lambda: _library("category_encoders").TargetEncoder().fit(KINDS.table, KINDS.target))
MODELS = "OLS WLS GLS GLM RLM QuantReg"
STATSMODELS: dict[str, tuple[Call, ...]] = {
    **{f"api.{name}": runs(Y, X) for name in MODELS.split()},
    **{f"api.{name}": runs(CLASSES, X) for name in ("Logit", "Probit", "MNLogit", "Poisson", "NegativeBinomial")},
    "api.add_constant": (
        Call(None, (Rows(pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, 1.0]})),), then=lambda table: table),
        call(TABLE, has_constant="add"),
    ),
    "api.qqplot": runs(Y.to_numpy()),
    "api.qqline": runs(Fresh(lambda: _library("matplotlib.pyplot").subplots()[1]), "45"),
    **{f"formula.api.{name}": runs("y ~ a + b", X.assign(y=Y)) for name in "ols wls gls glm quantreg rlm".split()},
    **{f"formula.api.{name}": runs("y ~ a + b", X.assign(y=CLASSES)) for name in "logit probit mnlogit poisson".split()},
    "stats.outliers_influence.variance_inflation_factor": (call(Rows(X.to_numpy()), 0),),
    "api.Model.fit": (Call(Fresh(lambda: _library("statsmodels.api").OLS(Y, X)), runs_only=True),),
    "api.Model.fit_regularized": (Call(Fresh(lambda: _library("statsmodels.api").OLS(Y, X)), runs_only=True),),
    "formula.api.Formula.fit": (Call(Fresh(lambda: _library("statsmodels.formula.api").ols("y ~ a + b", X.assign(y=Y))), runs_only=True),),
    "api.Results.predict": (on(OLS, TABLE),),
    "api.Results.get_prediction": (Call(OLS, (SAMPLES.fresh,), runs_only=True),),
    "formula.api.FormulaResults.predict": (on(FORMULA, TABLE),),
    "api.Results.t_test": (Call(OLS, ("a = 0",), runs_only=True),),
    "api.Results.f_test": (Call(OLS, ("a = 0",), runs_only=True),),
    "api.Results.wald_test": (Call(OLS, ("a = 0",), runs_only=True),),
    "api.Results.save": (on(OLS, "written.results"),),
    "api.Results.resid": (Call(OLS, runs_only=True),),
    "api.Results.fittedvalues": (Call(OLS, runs_only=True),),
    "api.Results.get_influence": (Call(OLS, runs_only=True),),
    "api.Results.outlier_test": (Call(OLS, runs_only=True),),
}
CALLS = {f"xgboost.{name}": calls for name, calls in XGBOOST.items()}
CALLS |= {f"lightgbm.{name}": calls for name, calls in LIGHTGBM.items()}
CALLS |= {f"catboost.{name}": calls for name, calls in CATBOOST.items()}
CALLS |= {f"statsmodels.{name}": calls for name, calls in STATSMODELS.items()}
CALLS |= {
    "category_encoders.ColumnEncoder.get_feature_names_in": (Call(ENCODER, runs_only=True),),
    "category_encoders.TargetedEncoder.fit_transform": (Call(UNFITTED_ENCODER, (KINDS.table, KINDS.target), runs_only=True),),
    "imblearn.pipeline.make_pipeline": (call(StandardScaler(), LogisticRegression()),),
    **{
        f"imblearn.metrics.{name}": (call([0, 1, 1, 0], [0, 1, 0, 0]),)
        for name in "geometric_mean_score sensitivity_score specificity_score".split()
    },
    "imblearn.metrics.classification_report_imbalanced": (call([0, 1, 1, 0], [0, 1, 0, 0]),),
}
RECEIVERS: dict[str, tuple[object, ...]] = {
    "xgboost.DMatrix": (TRAINING,),
    "xgboost.Booster": (XGB,),
    "xgboost.Boosted": (XGB_CLASSIFIER,),
    "lightgbm.Boosted": (FITTED,),
    "lightgbm.Dataset": (LIGHT_DATA,),
    "lightgbm.Booster": (LGB,),
    "catboost.CatBoostModel": (CAT,),
    "catboost.Pool": (POOL,),
    "statsmodels.api.Results": (OLS,),
    "statsmodels.formula.api.FormulaResults": (FORMULA,),
}
ARGUMENTS: dict[tuple[str, str], object] = {}
_EARLY = "best_iteration best_score"
_SEARCHED = "decision_function transform inverse_transform fit_transform get_feature_names_out"
_QUIET: dict[str, Any] = {"verbose": 0, "allow_writing_files": False, "iterations": 5}
MORE_RECIPES: dict[str, Recipe] = {
    "xgboost.XGBClassifier": recipe(absent=_EARLY),
    "xgboost.XGBRegressor": recipe(absent=_EARLY),
    "xgboost.XGBRFClassifier": recipe(absent=_EARLY),
    "xgboost.XGBRFRegressor": recipe(absent=_EARLY),
    "lightgbm.LGBMRanker": recipe("ranked", absent="score"),
    "lightgbm.LGBMClassifier": recipe(min_child_samples=2),
    "lightgbm.LGBMRegressor": recipe(min_child_samples=2),
    "catboost.CatBoostClassifier": Recipe(_QUIET, absent=frozenset({"feature_names_in_"})),
    "catboost.CatBoostRegressor": Recipe(_QUIET, absent=frozenset({"feature_names_in_"})),
    "imblearn.over_sampling.SMOTENC": recipe("mixed", categorical_features=[5]),
    "imblearn.over_sampling.SMOTEN": recipe("codes"),
    "imblearn.over_sampling.KMeansSMOTE": recipe(cluster_balance_threshold=0.1),
    "imblearn.pipeline.Pipeline": recipe(
        absent=_SEARCHED, steps=[("scale", StandardScaler()), ("tree", DecisionTreeClassifier(random_state=0))], verbose=False
    ),
    "imblearn.ensemble.BalancedBaggingClassifier": recipe("rare", estimator=LogisticRegression()),
    "imblearn.ensemble.BalancedRandomForestClassifier": recipe("rare"),
    "imblearn.ensemble.EasyEnsembleClassifier": recipe("rare"),
    "imblearn.ensemble.RUSBoostClassifier": recipe("rare"),
    "category_encoders.HashingEncoder": recipe("kinds", max_process=1, process_creation_method="spawn"),
}
