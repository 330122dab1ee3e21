"""Recipes of scikit-learn: each is held against the fitted object, a row at a time, on ordinary and on odd values."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from recipes_of import borders, hard, holds, labels, one_thread, recipes, restored
from sklearn import ensemble, linear_model, preprocessing, svm, tree
from sklearn.compose import ColumnTransformer
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline

LINEAR = 1e-12
WIDTH = 5
__all__ = ["one_thread"]


@pytest.fixture(scope="module")
def table() -> np.ndarray:
    return np.random.default_rng(1).normal(size=(300, WIDTH))


@pytest.fixture(scope="module")
def gaps(table: np.ndarray) -> np.ndarray:
    return np.where(np.random.default_rng(2).random(table.shape) < 0.1, np.nan, table)


@pytest.mark.parametrize(
    "scaler",
    [
        preprocessing.StandardScaler(),
        preprocessing.StandardScaler(with_mean=False),
        preprocessing.StandardScaler(with_std=False),
        preprocessing.StandardScaler(with_mean=False, with_std=False),
        preprocessing.MinMaxScaler(),
        preprocessing.MinMaxScaler((-1, 2), clip=True),
        preprocessing.MaxAbsScaler(),
        preprocessing.RobustScaler(),
        preprocessing.RobustScaler(with_centering=False),
        preprocessing.Binarizer(threshold=0.5),
        preprocessing.FunctionTransformer(),
        preprocessing.FunctionTransformer(np.log1p),
        preprocessing.FunctionTransformer(np.sqrt, validate=True),
    ],
    ids=str,
)
def test_scalers(scaler: Any, table: np.ndarray) -> None:
    recipe = holds(scaler.fit(table), np.vstack([table[:20], hard(WIDTH)]))
    if hasattr(recipe, "inverse_transform"):
        row = table[3].tolist()
        assert recipe.inverse_transform(row) == np.asarray(scaler.inverse_transform([row]))[0].tolist()


@pytest.mark.parametrize("norm", ["l1", "l2", "max"])
def test_norms(norm: str, table: np.ndarray) -> None:
    holds(preprocessing.Normalizer(norm).fit(table), np.vstack([table[:20], hard(WIDTH)[:8], np.zeros((1, WIDTH))]), LINEAR)


WORDS = pd.DataFrame({"a": ["x", "y", "x", "z", "y", "x"] * 5, "b": ["k", "l"] * 15, "c": [1, 2, 3, 1, 2, 9] * 5})
GAPPED = pd.DataFrame({"a": ["x", None, "y", np.nan, "y", "x"] * 5, "b": [1.0, np.nan, 2.0, 2.0, 3.0, 1.0] * 5})
UNSEEN = pd.DataFrame({"a": ["x", "?", "z", "y", ""], "b": ["k", "l", "?", "K", "l"], "c": [1, 2, 3, 4, 9]})
UNSEEN_GAPS = pd.DataFrame({"a": ["x", None, np.nan, "?"], "b": [np.nan, 1.0, 4.0, 2.0]})


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"handle_unknown": "ignore"},
        {"drop": "first"},
        {"drop": "if_binary"},
        {"drop": "first", "handle_unknown": "ignore"},
        {"min_frequency": 10, "handle_unknown": "infrequent_if_exist"},
        {"max_categories": 2, "handle_unknown": "infrequent_if_exist", "drop": "first"},
        {"max_categories": 2},
        {"max_categories": 2, "handle_unknown": "ignore"},
        {"sparse_output": False, "dtype": int},
    ],
    ids=str,
)
def test_indicators(options: dict[str, Any]) -> None:
    fitted = preprocessing.OneHotEncoder(**options).fit(WORDS)
    assert holds(fitted, pd.concat([WORDS[:6], UNSEEN])).is_sparse == fitted.sparse_output
    holds(preprocessing.OneHotEncoder(**options).fit(GAPPED), pd.concat([GAPPED[:6], UNSEEN_GAPS]))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"handle_unknown": "use_encoded_value", "unknown_value": -1},
        {"handle_unknown": "use_encoded_value", "unknown_value": np.nan, "encoded_missing_value": -9},
        {"handle_unknown": "use_encoded_value", "unknown_value": -1, "min_frequency": 7},
        {"max_categories": 2},
        {"categories": [["z", "y", "x"], ["l", "k"], [1, 2, 3, 9]]},
    ],
    ids=str,
)
def test_numbers_of_categories(options: dict[str, Any]) -> None:
    fitted = preprocessing.OrdinalEncoder(**options).fit(WORDS)
    recipe = holds(fitted, pd.concat([WORDS[:6], UNSEEN]))
    if "categories" not in options:
        holds(preprocessing.OrdinalEncoder(**options).fit(GAPPED), pd.concat([GAPPED[:6], UNSEEN_GAPS]))
    if not {"min_frequency", "max_categories"} & options.keys():
        assert recipe.inverse_transform([0.0, 1.0, 2.0]) == fitted.inverse_transform([[0.0, 1.0, 2.0]])[0].tolist()


@pytest.mark.parametrize("values", [["b", "a", "c"], [3, 1, 2], [True, False], [0.5, 0.25, np.nan]], ids=str)
def test_labels(values: list[Any]) -> None:
    fitted = preprocessing.LabelEncoder().fit(values)
    recipe = restored(fitted)
    assert [recipe.transform([value]) for value in values] == [[code] for code in fitted.transform(values).tolist()]
    assert [recipe.inverse_transform([code]) for code in range(2)] == [[label] for label in fitted.inverse_transform([0, 1]).tolist()]
    for wrong in (lambda: recipe.transform(["unseen"]), lambda: recipe.inverse_transform([-1])):
        with pytest.raises(recipes().Undefined):
            wrong()


@pytest.mark.parametrize("values", [["b", "a", "c"], ["no", "yes"], [1, 2, 5]], ids=str)
def test_marks(values: list[Any]) -> None:
    fitted = preprocessing.LabelBinarizer(neg_label=-1).fit(values)
    recipe = restored(fitted)
    for value in values:
        assert recipe.transform([value]) == fitted.transform([value])[0].tolist()


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"strategy": "median", "add_indicator": True},
        {"strategy": "most_frequent"},
        {"strategy": "constant", "fill_value": -7.5, "add_indicator": True},
        {"missing_values": 0.0},
        {"keep_empty_features": True},
    ],
    ids=str,
)
def test_imputers(options: dict[str, Any], gaps: np.ndarray) -> None:
    table = gaps.copy()
    table[:, 3] = np.nan
    if "missing_values" in options:
        table = np.nan_to_num(table)
        table[:, 0] += 1
    holds(SimpleImputer(**options).fit(table), np.vstack([table[:30], hard(WIDTH)]))


@pytest.mark.parametrize(
    "options", [{"strategy": "most_frequent"}, {"strategy": "constant", "fill_value": "?", "add_indicator": True}], ids=str
)
def test_imputers_of_text(options: dict[str, Any]) -> None:
    table = pd.DataFrame({"a": ["x", np.nan, "y", "x"], "b": ["k", "l", np.nan, "l"]})
    holds(SimpleImputer(**options).fit(table), pd.concat([table, pd.DataFrame({"a": [np.nan, "new"], "b": [np.nan, np.nan]})]))


@pytest.mark.parametrize("options", [{}, {"features": "all"}, {"error_on_new": False}], ids=str)
def test_marks_of_gaps(options: dict[str, Any], gaps: np.ndarray) -> None:
    table = gaps.copy()
    table[:, 0] = 1.0
    holds(MissingIndicator(**options).fit(table), np.vstack([table[:20], hard(WIDTH)]))


@pytest.mark.parametrize(
    "model",
    [
        linear_model.LinearRegression(),
        linear_model.Ridge(),
        linear_model.Lasso(0.01),
        linear_model.ElasticNet(0.01),
        linear_model.LassoCV(),
        linear_model.SGDRegressor(random_state=0),
        linear_model.HuberRegressor(),
        linear_model.PoissonRegressor(),
        linear_model.BayesianRidge(),
        svm.LinearSVR(random_state=0),
    ],
    ids=str,
)
def test_linear_regression(model: Any, table: np.ndarray) -> None:
    target = np.abs(table[:, 0] * 3 + table[:, 1])
    holds(model.fit(table, target), np.vstack([table[:40], hard(WIDTH)[:7]]), LINEAR)


def test_linear_regression_of_several_targets(table: np.ndarray) -> None:
    for model in (linear_model.LinearRegression(), linear_model.Ridge()):
        holds(model.fit(table, table[:, :2] * 2), table[:20], LINEAR)
        holds(model.fit(table, table[:, :1] * 2), table[:20], LINEAR)


@pytest.mark.parametrize(
    "model",
    [
        linear_model.LogisticRegression(),
        linear_model.LogisticRegression(solver="liblinear"),
        linear_model.LogisticRegressionCV(Cs=2, cv=2, scoring="accuracy", l1_ratios=(0,), use_legacy_attributes=False),
        linear_model.SGDClassifier(random_state=0),
        linear_model.SGDClassifier(loss="log_loss", random_state=0),
        linear_model.SGDClassifier(loss="modified_huber", random_state=0),
        linear_model.RidgeClassifier(),
        linear_model.Perceptron(),
        svm.LinearSVC(),
        LinearDiscriminantAnalysis(),
    ],
    ids=str,
)
@pytest.mark.parametrize("classes", [2, 3])
def test_linear_classifiers(model: Any, classes: int, table: np.ndarray) -> None:
    if classes == 3 and getattr(model, "solver", "") == "liblinear":
        return  # scikit-learn fits no such model
    fitted = model.fit(table, labels(table, classes, texts=classes == 3))
    if classes == 3 and getattr(model, "loss", "") == "modified_huber":
        assert recipes().extract(fitted) is None
    else:
        holds(fitted, np.vstack([table[:100], hard(WIDTH)[:30]]), LINEAR)


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("classes", [0, 2, 3])
@pytest.mark.parametrize("kind", ["DecisionTree", "ExtraTree", "RandomForest", "ExtraTrees"])
def test_trees(kind: str, classes: int, gap: bool, table: np.ndarray, gaps: np.ndarray) -> None:
    rows = gaps if gap else table
    options: dict[str, Any] = {"n_estimators": 15} if kind.endswith(("Forest", "Trees")) else {}
    name = f"{kind}{'Classifier' if classes else 'Regressor'}"
    model = getattr(ensemble, name, None) or getattr(tree, name)
    fitted = model(random_state=0, **options).fit(
        rows, labels(rows, classes, texts=True) if classes else np.nan_to_num(rows[:, 0] * 3 + rows[:, 1])
    )
    single = getattr(fitted, "estimators_", [fitted])[0].tree_
    recipe = holds(fitted, np.vstack([rows[:40], hard(WIDTH), borders(rows[0], zip(single.feature, single.threshold))]))
    row = table[0].tolist()
    assert recipe.answer(row) == (recipe.predict(row), recipe.predict_proba(row) if classes else None)


def test_trees_grown_best_first_and_pruned(table: np.ndarray) -> None:
    for options in ({"max_leaf_nodes": 9}, {"ccp_alpha": 0.01}, {"max_depth": 1}, {"class_weight": "balanced"}):
        holds(tree.DecisionTreeClassifier(random_state=0, **options).fit(table, labels(table, 2)), table[:60])
    holds(tree.DecisionTreeRegressor().fit(table, np.ones(len(table))), table[:3])


def mixed() -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(5)
    table = pd.DataFrame(
        {
            "age": np.where(rng.random(200) < 0.2, np.nan, rng.integers(18, 80, 200)),
            "fee": rng.gamma(2.0, 30.0, 200),
            "plan": rng.choice(["basic", "plus", "pro"], 200),
            "city": np.where(rng.random(200) < 0.1, None, rng.choice(["a", "b"], 200)),
            "spare": rng.integers(0, 9, 200),
        }
    )
    return table, np.where(table["fee"] + table["spare"] * 9 > 100, "stays", "leaves")


def parts(remainder: str = "drop", **options: Any) -> ColumnTransformer:
    numbers = make_pipeline(SimpleImputer(strategy="median"), preprocessing.StandardScaler())
    texts = make_pipeline(
        SimpleImputer(missing_values=None, strategy="most_frequent"), preprocessing.OneHotEncoder(handle_unknown="ignore", **options)
    )
    return ColumnTransformer([("n", numbers, ["fee", "age"]), ("t", texts, ["plan", "city"]), ("none", "drop", [])], remainder=remainder)


@pytest.mark.parametrize(
    "model",
    [linear_model.LogisticRegression(), ensemble.RandomForestClassifier(10, random_state=0), tree.DecisionTreeClassifier(random_state=0)],
    ids=str,
)
@pytest.mark.parametrize("remainder", ["drop", "passthrough"])
def test_whole_pipelines(model: Any, remainder: str) -> None:
    table, target = mixed()
    fitted = Pipeline([("parts", parts(remainder)), ("nothing", "passthrough"), ("model", model)]).fit(table, target)
    odd = table[:4].assign(plan="?", city=None, age=np.nan)
    near = LINEAR if isinstance(model, linear_model.LogisticRegression) else 0.0
    recipe = holds(fitted, pd.concat([table[:40], odd]), near)
    assert recipe.feature_names == list(table) and recipe.classes_ == ["leaves", "stays"]
    row = table.iloc[0].tolist()
    assert recipe.answer(row) == (recipe.predict(row), recipe.predict_proba(row))


def test_columns_are_read_by_name() -> None:
    table, target = mixed()
    fitted = make_pipeline(parts(), linear_model.LogisticRegression()).fit(table, target)
    recipe = restored(fitted)
    expected = recipe.predict_proba(table.iloc[7].tolist())
    turned = table[[*reversed(table.columns)]].assign(more=1)
    recipe.bind(list(turned))
    assert recipe.predict_proba(turned.iloc[7].tolist()) == expected
    with pytest.raises(ValueError, match="fee"):
        recipe.bind(["age", "plan", "city"])


def test_searches_and_unions(table: np.ndarray) -> None:
    union = FeatureUnion([("s", preprocessing.StandardScaler()), ("same", "passthrough"), ("none", "drop")])
    search = GridSearchCV(Pipeline([("u", union), ("m", tree.DecisionTreeClassifier(random_state=0))]), {"m__max_depth": [2, 3]}, cv=2)
    holds(search.fit(table, labels(table, 2)), table[:40])


def test_what_has_no_exact_recipe(table: np.ndarray) -> None:
    extract = recipes().extract

    class Own(preprocessing.StandardScaler):
        pass

    assert extract(Own().fit(table)) is None
    assert extract(make_pipeline(Own(), linear_model.Ridge()).fit(table, table[:, 0])) is None
    assert extract(preprocessing.StandardScaler()) is None, "not fitted"
    assert extract(linear_model.LogisticRegression().fit(table.astype(np.float32), labels(table, 2))) is None
    assert extract(preprocessing.FunctionTransformer(lambda values: values * 2).fit(table)) is None
    assert extract(tree.DecisionTreeRegressor().fit(table, table[:, :2])) is None
    assert extract("text") is extract(None) is extract(3.5) is None


def test_a_file_that_is_none_of_ours_is_refused(table: np.ndarray) -> None:
    package = recipes()
    tables = package.extract(tree.DecisionTreeClassifier(random_state=0).fit(table, labels(table, 2)))
    for name, array in tables.arrays.items():
        for value in (-7, 10**6):
            spoilt = array.copy()
            if array.dtype.kind == "i":
                spoilt.flat[0] = value
                if value < 0 and len(array) == len(tables.arrays["a1"]):
                    continue  # a leaf
                with pytest.raises(ValueError, match="no trees"):
                    package.restore(package.Tables(tables.document, {**tables.arrays, name: spoilt}))
    for module in ("os", "..manifest", "recipe"):
        with pytest.raises(ValueError, match="no recipe"):
            package.restore(package.Tables({**tables.document, "recipe": [module, "system"]}, tables.arrays))
    with pytest.raises((ValueError, KeyError)):
        package.unpack(b"PK\x03\x04 no archive")
