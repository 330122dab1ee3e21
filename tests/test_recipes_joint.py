"""Recipes of objects that ask several others, and make one answer of theirs."""

from typing import Any

import numpy as np
import pytest
from recipes_of import METHODS, hard, holds, labels, one_thread, recipes
from sklearn import calibration, compose, dummy, ensemble, multiclass, multioutput, preprocessing
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

__all__ = ["one_thread"]
LINEAR = 1e-12
ROWS = np.random.default_rng(1).normal(size=(200, 5))
TARGET = np.abs(ROWS[:, 0] * 3 + ROWS[:, 1]) + 0.1
ODD = np.vstack([ROWS[:50], hard(5, 24)])
ANSWERS = METHODS[1:]
TREE, FOREST = DecisionTreeClassifier(max_depth=3, random_state=0), ensemble.RandomForestClassifier(4, random_state=0)
SHORT, WOOD = DecisionTreeRegressor(max_depth=3, random_state=0), ensemble.RandomForestRegressor(4, random_state=0)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize(
    ("model", "near"),
    [
        (ensemble.VotingClassifier([("t", TREE), ("f", FOREST)], voting="soft"), 0.0),
        (ensemble.VotingClassifier([("t", TREE), ("f", FOREST), ("n", GaussianNB())], voting="soft", weights=[1, 2, 3]), LINEAR),
        (ensemble.VotingClassifier([("t", TREE), ("f", FOREST), ("d", "drop")]), 0.0),
        (ensemble.StackingClassifier([("t", TREE), ("f", FOREST)], DecisionTreeClassifier(random_state=0), cv=2), 0.0),
        (ensemble.StackingClassifier([("t", TREE), ("s", LinearSVC())], LogisticRegression(), cv=2, passthrough=True), LINEAR),
        (ensemble.BaggingClassifier(TREE, 5, max_features=3, random_state=0), 0.0),
        (ensemble.AdaBoostClassifier(n_estimators=12, random_state=0), 0.0),
        (ensemble.AdaBoostClassifier(TREE, n_estimators=5, random_state=0), 0.0),
        (calibration.CalibratedClassifierCV(TREE, cv=2), LINEAR),
        (calibration.CalibratedClassifierCV(LinearSVC(), cv=2), LINEAR),
        (calibration.CalibratedClassifierCV(FOREST, method="isotonic", cv=2), LINEAR),
        (multiclass.OneVsRestClassifier(TREE), 0.0),
        (multiclass.OneVsRestClassifier(LogisticRegression()), LINEAR),
        (dummy.DummyClassifier(), 0.0),
        (dummy.DummyClassifier(strategy="prior"), 0.0),
    ],
    ids=str,
)
def test_classes(model: Any, near: float, classes: int) -> None:
    fitted = model.fit(ROWS, labels(ROWS, classes, texts=True))
    recipe = holds(fitted, ROWS[:40] if type(model).__module__.startswith("sklearn.dummy") else ODD, near, ANSWERS)
    row = ROWS[0].tolist()
    assert recipe.answer(row) == (recipe.predict(row), recipe.predict_proba(row) if hasattr(fitted, "predict_proba") else None)


@pytest.mark.parametrize(
    ("model", "near"),
    [
        (ensemble.VotingRegressor([("t", SHORT), ("f", WOOD)]), 0.0),
        (ensemble.VotingRegressor([("t", SHORT), ("f", WOOD), ("r", Ridge())], weights=[0.5, 1, 2]), LINEAR),
        (ensemble.StackingRegressor([("t", SHORT), ("f", WOOD)], Ridge(), cv=2), LINEAR),
        (ensemble.BaggingRegressor(SHORT, 5, max_features=3, random_state=0), 0.0),
        (compose.TransformedTargetRegressor(SHORT, func=np.log1p, inverse_func=np.expm1), 0.0),
        (compose.TransformedTargetRegressor(SHORT, transformer=preprocessing.StandardScaler()), 0.0),
        (
            compose.TransformedTargetRegressor(
                make_pipeline(preprocessing.StandardScaler(), LinearRegression()), func=np.sqrt, inverse_func=np.square
            ),
            LINEAR,
        ),
        (dummy.DummyRegressor(strategy="median"), 0.0),
    ],
    ids=str,
)
def test_numbers(model: Any, near: float) -> None:
    holds(model.fit(ROWS, TARGET), ROWS[:40] if type(model).__module__.startswith("sklearn.dummy") else ODD, near, ANSWERS)


def test_several_targets() -> None:
    holds(multioutput.MultiOutputRegressor(SHORT).fit(ROWS, ROWS[:, :2]), ODD, methods=ANSWERS)


def test_frozen_classifiers() -> None:
    frozen = FrozenEstimator(TREE.fit(ROWS, labels(ROWS, 2)))
    holds(calibration.CalibratedClassifierCV(frozen).fit(ROWS, labels(ROWS, 2)), ODD, LINEAR, ANSWERS)


def test_what_has_no_exact_recipe() -> None:
    extract = recipes().extract
    turned = compose.TransformedTargetRegressor(SHORT, func=np.log1p, inverse_func=lambda values: np.exp(values) - 1)
    assert extract(turned.fit(ROWS, TARGET)) is None
    bent = compose.TransformedTargetRegressor(SHORT, transformer=preprocessing.PowerTransformer())
    assert extract(bent.fit(ROWS, TARGET)) is None
    many = ensemble.VotingRegressor([(str(number), SHORT) for number in range(9)])
    assert extract(many.fit(ROWS, TARGET)) is None
    assert extract(dummy.DummyClassifier(strategy="stratified").fit(ROWS, labels(ROWS, 2))) is None
