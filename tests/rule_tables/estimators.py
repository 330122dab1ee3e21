"""Estimators: fitted on small tables, then one row against a batch, missing values, labels that were not seen."""

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from nb2svc.catalog import ClassRule, Effect, Rule

from rule_tables.calls import take
from rule_tables.content import content, is_close, rows_of

ROWS, WIDTH = 60, 5
SMALL = {
    "n_estimators": 5,
    "max_iter": 60,
    "iterations": 5,
    "n_jobs": 1,
    "random_state": 0,
    "random_seed": 0,
    "verbose": 0,
    "verbosity": -1,
}
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """What one kind of estimator is fitted on: the table, the target, rows it has not seen."""

    table: Any
    target: Any
    fresh: Any
    fit_parameters: dict[str, Any] = field(default_factory=dict)


@cache
def data(kind: str) -> Data:
    """The data set of that name."""
    random = np.random.RandomState(3)
    numbers, fresh = (pd.DataFrame(random.gamma(2.0, 2.0, (ROWS, WIDTH)), columns=list("abcde")) for _ in range(2))
    score = numbers["a"] - numbers["b"] + random.normal(0, 0.3, ROWS)
    classes = pd.Series(np.where(score > score.median(), 1, 0))
    words = [" ".join(random.choice(["red", "Blue", "cat", "dog", "runs", "sky"], 4)) for _ in range(ROWS)]
    kinds = pd.DataFrame({"c": random.choice(["u", "v", "w"], ROWS), "s": random.choice(["x", "y"], ROWS)})
    counts, other_counts = (pd.DataFrame(random.randint(0, 4, (ROWS, WIDTH)), columns=list("abcde")) for _ in range(2))
    rare = pd.Series((np.arange(ROWS) % 3 == 0).astype(int))
    mixed = numbers.assign(kind=pd.factorize(kinds["c"])[0])
    sets = [set(random.choice(["p", "q", "r"], 2)) for _ in range(ROWS)]
    choices: dict[str, Data] = {
        "classes": Data(numbers, classes, fresh),
        "numbers": Data(numbers, score, fresh),
        "positive": Data(numbers, score - score.min() + 1.0, fresh),
        "two": Data(numbers, pd.DataFrame({"u": score, "v": numbers["c"]}), fresh),
        "two classes": Data(numbers, pd.DataFrame({"u": classes, "v": rare}), fresh),
        "one column": Data(numbers[["a"]], score, fresh[["a"]]),
        "counts": Data(counts, classes, other_counts),
        "rare": Data(numbers, rare, fresh),
        "mixed": Data(mixed, rare, mixed),
        "codes": Data(counts, rare, other_counts),
        "words": Data(pd.Series(words), classes, pd.Series(words[::-1])),
        "kinds": Data(kinds, classes, kinds[::-1].reset_index(drop=True)),
        "labels": Data(kinds["c"], None, kinds["s"].map({"x": "u", "y": "w"})),
        "sets": Data(sets, None, sets[::-1]),
        "records": Data([{"c": kind, "n": 1.5} for kind in kinds["c"]], None, [{"c": "u", "n": 2.0}] * 5),
        "matrix": Data(np.abs(numbers.to_numpy()), classes, np.abs(fresh.to_numpy())),
        "square": Data(numbers.to_numpy() @ numbers.to_numpy().T, None, fresh.to_numpy() @ numbers.to_numpy().T),
        "halves": Data(numbers, pd.Series(np.where(np.arange(ROWS) < 40, classes, -1)), fresh),
        "ranked": Data(numbers, counts["a"], fresh, {"group": [30, 30]}),
    }
    return choices[kind]


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """How an estimator is made and on what it is fitted; `absent` are methods that these parameters do not offer."""

    parameters: dict[str, Any] = field(default_factory=dict)
    data: str = ""
    absent: frozenset[str] = frozenset()


def recipe(data: str = "", absent: str = "", **parameters: Any) -> Recipe:
    """A recipe in one line."""
    return Recipe(parameters, data, frozenset(absent.split()))


RECIPES: dict[str, Recipe] = {}
"""Filled by `everything` with the recipes of all libraries."""


def is_estimator(klass: ClassRule) -> bool:
    """Whether the class is fitted."""
    return bool({"Estimator", "LabelTransformer", "Splitter"} & set(klass.protocols)) and "." in klass.name


def _recipe(klass: ClassRule) -> Recipe:
    return RECIPES.get(klass.name, Recipe())


def samples_of(klass: ClassRule) -> Data:
    """What an estimator of this class is fitted on."""
    named = _recipe(klass).data
    kinds = {
        "LabelTransformer": "labels",
        "Vectorizer": "words",
        "Encoder": "kinds",
        "ColumnEncoder": "kinds",
        "Resampler": "rare",
        "Regressor": "numbers",
    }
    protocols = [name.rpartition(".")[2] for name in klass.protocols]
    return data(named or next((kinds[name] for name in protocols if name in kinds), "classes"))


def make(klass: ClassRule, real: Callable[..., Any], **overriding: Any) -> Any:
    """An unfitted estimator, made small."""
    parameters = _recipe(klass).parameters | overriding
    try:
        known = inspect.signature(real).parameters
    except (TypeError, ValueError):
        known = {}  # type: ignore[assignment]
    open_ended = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in known.values()) and real.__module__.startswith(
        ("xgboost", "lightgbm")
    )
    if real.__module__.startswith("catboost"):
        # These take each parameter under several names, and only once.
        known = {name: each for name, each in known.items() if name in ("iterations", "random_seed", "verbose")}  # type: ignore[assignment]
    for name, value in SMALL.items():
        if name in known or (open_ended and name in ("n_estimators", "n_jobs", "random_state")):
            parameters.setdefault(name, value)
    return real(**parameters)


def fit(klass: ClassRule, estimator: Any, samples: Data) -> Any:
    """Fit it as a notebook would."""
    if "LabelTransformer" in klass.protocols:
        return estimator.fit(samples.table)
    if samples.target is None:
        return estimator.fit(samples.table)
    return estimator.fit(samples.table, samples.target, **samples.fit_parameters)


@cache
def fitted(klass: ClassRule, real: Callable[..., Any]) -> Any:
    """A fitted estimator of this class; shared by the checks that change nothing."""
    estimator = make(klass, real)
    if "Resampler" not in klass.protocols and "Splitter" not in klass.protocols:
        fit(klass, estimator, samples_of(klass))
    return estimator


def check_estimator(klass: ClassRule, real: Callable[..., Any]) -> None:
    """All laws of one class; raises AssertionError with what the library contradicts."""
    samples = samples_of(klass)
    if "Splitter" in klass.protocols:
        _check_splitter(klass, real, samples)
        return
    estimator = make(klass, real)
    before = content(dict(vars(estimator)))
    if "Resampler" in klass.protocols:
        _check_resampler(estimator, samples)
        return
    result = fit(klass, estimator, samples)
    assert result is estimator, "fit does not return its receiver"
    assert "stateless" in klass.flags or content(dict(vars(estimator))) != before, "fit does not change its receiver"
    for name, rule in klass.methods.items():
        if name not in _recipe(klass).absent:
            _check_method(klass, rule, name, estimator, samples)
    _check_missing(klass, real, samples)
    _check_unseen(klass, estimator)
    _check_draws(klass, real, samples)
    _check_fit_transform(klass, real, samples)


def _check_splitter(klass: ClassRule, real: Callable[..., Any], samples: Data) -> None:
    groups = np.arange(ROWS) % 6
    splitter = make(klass, real)
    train, test = next(iter(splitter.split(samples.table, samples.target, groups)))
    assert set(train) | set(test) <= set(range(ROWS)), "a split gives positions of rows"
    assert splitter.get_n_splits(samples.table, samples.target, groups) > 0


def _check_resampler(estimator: Any, samples: Data) -> None:
    table, target = estimator.fit_resample(samples.table, samples.target)
    assert len(table) == len(target)
    assert table.shape[1] == samples.table.shape[1], "the columns change"


def _check_method(klass: ClassRule, rule: Rule, name: str, estimator: Any, samples: Data) -> None:
    assert hasattr(estimator, name), f"there is no `{name}`"
    if rule.is_property:
        getattr(estimator, name)
        return
    if rule.flags.get("row_method"):
        method = str(rule.flags["row_method"])
        assert method in klass.methods or not hasattr(estimator, method), f"`{method}` is no method"
        return
    if rule.effect is Effect.ROW_WISE and rule.task in ("transform", "predict") and "iterates" not in rule.flags:
        required = [each for each in rule.parameters if each.default_text is None and each.kind not in ("args", "kwargs")]
        if len(required) == 1:
            fresh = estimator.transform(samples.fresh) if name == "inverse_transform" else samples.fresh
            _check_rows(klass, name, getattr(estimator, name), fresh)
            if isinstance(fresh, pd.DataFrame) and "batch_exact" in klass.flags:
                # Tables come in two layouts, and sums over columns round differently in each.
                _check_rows(klass, name, getattr(estimator, name), pd.DataFrame({column: fresh[column] for column in fresh}))


def _check_rows(klass: ClassRule, name: str, method: Callable[[Any], Any], fresh: Any) -> None:
    """The answer for each row is the same alone and in a batch: by bits where `batch_exact` says so."""
    count = fresh.shape[0] if hasattr(fresh, "shape") else len(fresh)
    batch = rows_of(method(fresh), count)
    assert batch is not None, f"`{name}` has no row axis"
    tolerance = 0.0 if "batch_exact" in klass.flags else TOLERANCE
    for position in range(min(count, 10)):
        alone = rows_of(method(take(fresh, [position])), 1)
        assert alone is not None, f"`{name}` of one row has no row axis"
        message = f"`{name}`, row {position}: {alone[0]} alone, {batch[position]} in the batch"
        assert is_close(alone[0], batch[position], tolerance), message


def differs_somewhere(klass: ClassRule, real: Callable[..., Any]) -> bool:
    """Whether any answer of this class differs by a bit between one row and a batch."""
    samples, estimator = samples_of(klass), fitted(klass, real)
    for name in ("transform", "predict", "predict_proba", "decision_function"):
        method = getattr(estimator, name, None)
        if method is None or name not in klass.methods:
            continue
        batch = rows_of(method(samples.fresh), len(samples.fresh)) or []
        alone = [(rows_of(method(take(samples.fresh, [place])), 1) or [None])[0] for place in range(len(samples.fresh))]
        if batch != alone:
            return True
    return False


def _check_missing(klass: ClassRule, real: Callable[..., Any], samples: Data) -> None:
    """`accepts_missing` and `imputes`, for tables of numbers."""
    if not isinstance(samples.table, pd.DataFrame) or samples.table.dtypes.iloc[0] != float:
        return
    table = samples.table.copy()
    table.iloc[3, 0] = table.iloc[7, 1 % table.shape[1]] = np.nan
    holed = Data(table, samples.target, samples.fresh, samples.fit_parameters)
    estimator = make(klass, real)
    try:
        fit(klass, estimator, holed)
        accepted = True
    except Exception:
        accepted = False
    if "MetaEstimator" not in klass.protocols and "contains" not in klass.flags:
        assert accepted == ("accepts_missing" in klass.flags), f"fit {'accepts' if accepted else 'refuses'} missing values"
    if accepted and "Transformer" in klass.protocols and "transform" not in _recipe(klass).absent:
        whole = not pd.isna(np.asarray(estimator.transform(table), dtype=object)).any()
        if "imputes" in klass.flags:
            assert whole, "missing values are left"


def _check_draws(klass: ClassRule, real: Callable[..., Any], samples: Data) -> None:
    """Without `draws`, or where its `only` does not hold, or with its seed, the global generator has no part in a fit."""
    method = next((name for name in ("predict", "transform") if name in klass.methods and name not in _recipe(klass).absent), "")
    draws: Any = klass.flags.get("draws", {})
    recipe_parameters = _recipe(klass).parameters
    if not method or draws is True or set(draws.get("only", ())) & set(recipe_parameters):
        return
    overriding = {draws["seed"]: None} if "only" in draws else {}
    answers = []
    for seed in (1, 2):
        np.random.seed(seed)
        estimator = fit(klass, make(klass, real, **overriding), samples)
        answers.append(content(getattr(estimator, method)(samples.fresh)))
    assert is_close(answers[0], answers[1], TOLERANCE), "two fits differ, and no `draws` says so"


def _check_fit_transform(klass: ClassRule, real: Callable[..., Any], samples: Data) -> None:
    """`fit_transform` is `fit` and `transform`: by bits where `batch_exact` is said and `rounds` is not, never where `fit_differs` is."""
    if not {"fit_transform", "transform"} <= set(klass.methods) - _recipe(klass).absent:
        return
    estimator = make(klass, real)
    arguments = [samples.table] if "LabelTransformer" in klass.protocols or samples.target is None else [samples.table, samples.target]
    together = estimator.fit_transform(*arguments)
    # Regressions on two tables transform the target, too.
    first, second = (_dense(each[0] if isinstance(each, tuple) else each) for each in (together, estimator.transform(samples.table)))
    exact = "batch_exact" in klass.flags and "rounds" not in klass.flags
    same = first.shape == second.shape and is_close(content(first), content(second), 0.0 if exact else TOLERANCE)
    assert same == ("fit_differs" not in klass.flags), "fit_transform " + ("is" if same else "is not") + " what transform gives"


def _dense(table: Any) -> np.ndarray:
    return np.asarray(table.toarray() if hasattr(table, "tocsr") else table)


def _check_unseen(klass: ClassRule, estimator: Any) -> None:
    """`closed`: a label that was not seen at fit raises."""
    if "LabelTransformer" not in klass.protocols or _recipe(klass).data:
        return
    try:
        estimator.transform(pd.Series(["never seen"]))
        raised = False
    except ValueError:
        raised = True
    assert raised == ("closed" in klass.flags), "an unseen label " + ("raises" if raised else "is answered")


os.environ.setdefault("LOKY_MAX_CPU_COUNT", "2")
