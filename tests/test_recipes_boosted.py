"""Recipes of boosted trees, scikit-learn's, LightGBM's and XGBoost's: bit for bit the library's own answers."""

import importlib
from typing import Any

import lightgbm as lgb
import numpy as np
import pytest
import xgboost as xgb
from recipes_of import bits, borders, hard, holds, labels, one_thread, ours, recipes, restored
from sklearn import ensemble

WIDTH = 5
__all__ = ["one_thread"]
ROWS = np.random.default_rng(1).normal(size=(400, WIDTH))
GAPS = np.where(np.random.default_rng(2).random(ROWS.shape) < 0.1, np.nan, ROWS)
TARGET = ROWS[:, 0] * 3 + ROWS[:, 1]


def odd(edges: Any) -> np.ndarray:
    """Ordinary rows, odd ones, and rows at the thresholds in `edges`: (feature, threshold) of one tree."""
    return np.vstack([ROWS[:100], GAPS[:60], hard(WIDTH), borders(ROWS[0], edges)])


@pytest.mark.parametrize(
    ("classes", "options"),
    [
        (2, {}),
        (3, {}),
        (7, {"n_estimators": 5}),
        (2, {"loss": "exponential"}),
        (2, {"init": "zero"}),
        (2, {"subsample": 0.5, "max_leaf_nodes": 5}),
    ],
    ids=str,
)
def test_gradient_boosting_of_classes(classes: int, options: dict[str, Any]) -> None:
    fitted = ensemble.GradientBoostingClassifier(**{"n_estimators": 20, "random_state": 0, **options}).fit(ROWS, labels(ROWS, classes))
    tree = fitted.estimators_[0, 0].tree_
    holds(fitted, odd(zip(tree.feature, tree.threshold)))


@pytest.mark.parametrize("options", [{}, {"loss": "huber"}, {"loss": "quantile", "alpha": 0.9}, {"init": "zero"}], ids=str)
def test_gradient_boosting_of_numbers(options: dict[str, Any]) -> None:
    fitted = ensemble.GradientBoostingRegressor(n_estimators=20, random_state=0, **options).fit(ROWS, TARGET)
    tree = fitted.estimators_[0, 0].tree_
    holds(fitted, odd(zip(tree.feature, tree.threshold)))


@pytest.mark.parametrize("classes", [2, 3, 7])
@pytest.mark.parametrize("rows", [ROWS, GAPS], ids=["whole", "gaps"])
def test_binned_boosting_of_classes(classes: int, rows: np.ndarray) -> None:
    fitted = ensemble.HistGradientBoostingClassifier(max_iter=6, max_leaf_nodes=9, random_state=0).fit(rows, labels(rows, classes))
    nodes = fitted._predictors[0][0].nodes
    holds(fitted, odd(zip(nodes["feature_idx"], nodes["num_threshold"])))


@pytest.mark.parametrize(
    "options", [{}, {"loss": "poisson"}, {"loss": "gamma"}, {"loss": "quantile", "quantile": 0.8}, {"max_iter": 1}], ids=str
)
def test_binned_boosting_of_numbers(options: dict[str, Any]) -> None:
    fitted = ensemble.HistGradientBoostingRegressor(**{"max_iter": 10, "random_state": 0, **options}).fit(GAPS, np.abs(TARGET))
    nodes = fitted._predictors[0][0].nodes
    holds(fitted, odd(zip(nodes["feature_idx"], nodes["num_threshold"])))


def lgb_edges(booster: lgb.Booster) -> Any:
    """Columns and thresholds of the first tree."""
    nodes = booster.trees_to_dataframe().dropna(subset="threshold")
    return zip(nodes["split_feature"].str.removeprefix("Column_").astype(int), nodes["threshold"])


QUIET: dict[str, Any] = {"n_estimators": 20, "verbose": -1, "n_jobs": 1}


@pytest.mark.parametrize("rows", [ROWS, GAPS], ids=["whole", "gaps"])
@pytest.mark.parametrize(
    ("classes", "options"),
    [
        (2, {}),
        (3, {}),
        (3, {"objective": "multiclassova"}),
        (9, {"n_estimators": 3}),
        (2, {"boosting_type": "dart"}),
        (2, {"is_unbalance": True, "max_depth": 2}),
    ],
    ids=str,
)
def test_lightgbm_of_classes(classes: int, options: dict[str, Any], rows: np.ndarray) -> None:
    fitted = lgb.LGBMClassifier(**{**QUIET, **options}).fit(rows, labels(rows, classes, texts=classes == 3))
    holds(fitted, odd(lgb_edges(fitted.booster_)))
    holds(fitted.booster_, odd([]))


@pytest.mark.parametrize(
    "options",
    [{}, {"objective": "poisson"}, {"objective": "quantile"}, {"objective": "tweedie"}, {"n_estimators": 1, "num_leaves": 2}],
    ids=str,
)
def test_lightgbm_of_numbers(options: dict[str, Any]) -> None:
    fitted = lgb.LGBMRegressor(**{**QUIET, **options}).fit(GAPS, np.abs(TARGET))
    holds(fitted, odd(lgb_edges(fitted.booster_)))


def test_lightgbm_stops_at_its_best_iteration() -> None:
    stop = [lgb.early_stopping(2, verbose=False)]
    fitted = lgb.LGBMClassifier(**{**QUIET, "n_estimators": 200, "learning_rate": 0.9})
    fitted.fit(ROWS, labels(ROWS, 2), eval_set=[(ROWS[:50] * 2, labels(ROWS, 2)[:50])], callbacks=stop)
    recipe = holds(fitted, odd([]))
    assert len(recipe.forest.roots) == fitted.best_iteration_ < 200


def test_lightgbm_without_a_split() -> None:
    fitted = lgb.LGBMRegressor(**QUIET).fit(ROWS, np.ones(len(ROWS)))
    holds(fitted, ROWS[:3])


@pytest.mark.parametrize("rows", [ROWS, GAPS], ids=["whole", "gaps"])
@pytest.mark.parametrize(
    ("classes", "options"),
    [(2, {}), (3, {}), (9, {"n_estimators": 3}), (2, {"base_score": 0.3}), (2, {"tree_method": "exact", "gamma": 1})],
    ids=str,
)
def test_xgboost_of_classes(classes: int, options: dict[str, Any], rows: np.ndarray) -> None:
    fitted = xgb.XGBClassifier(**{"n_estimators": 20, "n_jobs": 1, **options}).fit(rows, labels(rows, classes))
    recipe = holds(fitted, odd(xgb_edges(fitted.get_booster())))
    booster = restored(fitted.get_booster())
    ours = [booster.predict(row.tolist()) for row in rows[:40]]
    assert ours == fitted.get_booster().predict(xgb.DMatrix(rows[:40])).tolist()
    for value in (np.inf, -1e39):
        with pytest.raises(recipes().Undefined):
            booster.predict([value, *ROWS[0, 1:].tolist()])
    assert recipe.classes_ == list(range(classes))


def xgb_edges(booster: xgb.Booster) -> Any:
    """Columns and thresholds of the first tree."""
    nodes = booster.trees_to_dataframe().dropna(subset="Split")
    return list(zip(nodes["Feature"].str.removeprefix("f").astype(int), nodes["Split"]))[:30]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"objective": "reg:pseudohubererror"},
        {"objective": "reg:absoluteerror"},
        {"num_parallel_tree": 2, "subsample": 0.5},
        {"max_depth": 0, "max_leaves": 5, "grow_policy": "lossguide"},
    ],
    ids=str,
)
def test_xgboost_of_numbers(options: dict[str, Any]) -> None:
    fitted = xgb.XGBRegressor(**{"n_estimators": 20, "n_jobs": 1, **options}).fit(GAPS, np.abs(TARGET))
    holds(fitted, odd(xgb_edges(fitted.get_booster())))


def test_xgboost_stops_at_its_best_iteration() -> None:
    fitted = xgb.XGBClassifier(n_estimators=200, n_jobs=1, learning_rate=0.9, early_stopping_rounds=2)
    fitted.fit(ROWS, labels(ROWS, 2), eval_set=[(ROWS[:50] * 2, labels(ROWS, 2)[:50])], verbose=False)
    recipe = holds(fitted, odd([]))
    assert len(recipe.forest.roots) == fitted.best_iteration + 1 < 200
    assert len(restored(fitted.get_booster()).forest.roots) > len(recipe.forest.roots)


def test_what_libraries_do_otherwise_has_no_recipe() -> None:
    extract = recipes().extract
    target, many = labels(ROWS, 2), np.arange(400) % 9
    coded = np.column_stack([ROWS, many])
    assert extract(lgb.LGBMClassifier(**QUIET).fit(coded, many % 2, categorical_feature=[WIDTH])) is None
    assert extract(lgb.LGBMClassifier(**QUIET, zero_as_missing=True).fit(np.round(ROWS), target)) is None
    assert extract(lgb.LGBMRegressor(**QUIET, linear_tree=True).fit(ROWS, TARGET)) is None
    assert extract(lgb.LGBMRegressor(**QUIET, reg_sqrt=True).fit(ROWS, TARGET)) is None
    assert extract(lgb.LGBMClassifier(**QUIET, boosting_type="rf", subsample=0.5, subsample_freq=1).fit(ROWS, target)) is None
    assert extract(xgb.XGBClassifier(n_estimators=3, booster="dart").fit(ROWS, target)) is None
    assert extract(xgb.XGBClassifier(n_estimators=3, missing=0.0).fit(ROWS, target)) is None
    assert extract(xgb.XGBRegressor(n_estimators=3, booster="gblinear").fit(ROWS, TARGET)) is None
    assert extract(xgb.XGBRegressor(n_estimators=3).fit(ROWS, ROWS[:, :2])) is None


def test_what_has_no_exact_recipe() -> None:
    extract = recipes().extract
    many = np.arange(400) % 9
    assert extract(ensemble.GradientBoostingClassifier(n_estimators=2).fit(ROWS, many)) is None
    assert extract(ensemble.HistGradientBoostingClassifier(max_iter=2).fit(ROWS, many)) is None
    first = ensemble.RandomForestRegressor(3)
    assert extract(ensemble.GradientBoostingRegressor(n_estimators=2, init=first).fit(ROWS, TARGET)) is None
    coded = np.column_stack([ROWS, many])
    assert extract(ensemble.HistGradientBoostingRegressor(max_iter=2, categorical_features=[WIDTH]).fit(coded, TARGET)) is None


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The compiled walk."""
    native = importlib.import_module(f"{recipes().__name__}.native")
    built = native.build(tmp_path_factory.mktemp("walker"))
    if built is None:
        pytest.skip("no compiler is here")
    assert built.read_bytes() == native.build(tmp_path_factory.mktemp("again")).read_bytes()
    return native, built


@pytest.mark.parametrize(
    "model",
    [
        ensemble.RandomForestClassifier(9, random_state=0),
        ensemble.ExtraTreesRegressor(8, random_state=0),
        ensemble.HistGradientBoostingClassifier(max_iter=5, random_state=0),
        lgb.LGBMClassifier(**QUIET),
        lgb.LGBMClassifier(**{**QUIET, "n_estimators": 40, "num_leaves": 64, "min_child_samples": 2}),
        xgb.XGBClassifier(n_estimators=15, n_jobs=1),
    ],
    ids=lambda model: type(model).__name__,
)
@pytest.mark.parametrize("classes", [2, 3])
def test_all_walks_have_the_same_bits(model: Any, classes: int, walker: Any) -> None:
    native, built = walker
    fitted = model.fit(GAPS, labels(GAPS, classes))
    assert native.use(None) is False and native.use(built)
    try:
        recipe = holds(fitted, odd([]))
        assert type(recipe.forest) is native.Walk
    finally:
        assert not native.use(None)
    facts, (nested, flat) = recipes().registry.learn(fitted), (restored(fitted), restored(fitted))
    flat.forest = native.Flat(facts["trees"])
    walks = [recipe, nested, flat]
    nested.forest = native.Nested(facts["trees"])
    if native.suits(facts["trees"]):
        walks.append(restored(fitted))
        assert type(walks[-1].forest) is native.Scored
    else:
        assert type(restored(fitted).forest) is native.Nested
    for row in odd([]).tolist():
        assert len({repr(bits(ours(walk, "predict_proba" if hasattr(walk, "predict_proba") else "predict", row))) for walk in walks}) == 1


def test_a_walk_that_cannot_be_loaded_is_left_alone(tmp_path: Any, walker: Any) -> None:
    native, _ = walker
    (tmp_path / "walker.so").write_bytes(b"\x7fELF no library")
    assert not native.use(tmp_path / "walker.so") and not native.use(tmp_path / "absent.so")
