"""The recipes of a generated package, imported from their templates, and what holds them against the real library."""

import importlib
import struct
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from threadpoolctl import threadpool_limits

from nb2svc.emit import layout
from nb2svc.patterns import FOLDER

TEMPLATES = FOLDER / "library" / "templates" / "src" / "package" / "recipes"
METHODS = ("transform", "predict", "predict_proba", "decision_function")


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """Small models are fitted sooner by one thread than by two that wait for each other."""
    with threadpool_limits(1):
        yield


@cache
def recipes() -> Any:
    """The package `recipes`, laid out and imported."""
    folder = Path(tempfile.mkdtemp(prefix="recipes-")) / "laid"
    (folder / "recipes").mkdir(parents=True)
    (folder / "__init__.py").touch()
    for path, template in layout.templates(TEMPLATES):
        (folder / "recipes" / path).write_text(layout.lay_out(template, {}), encoding="utf-8")
    sys.path.insert(0, str(folder.parent))
    try:
        return importlib.import_module("laid.recipes")
    finally:
        sys.path.pop(0)


def restored(fitted: Any) -> Any:
    """The recipe of a fitted object, by way of its file."""
    tables = recipes().extract(fitted)
    assert tables is not None, f"no recipe of {fitted}"
    content = recipes().pack(tables)
    assert content == recipes().pack(recipes().unpack(content))
    return recipes().restore(recipes().unpack(content))


def bits(value: Any) -> Any:
    """A value so that two are equal only bit for bit; of numbers a bool, an int and a float may be one."""
    if isinstance(value, (list, tuple)):
        return [bits(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, int, float)):
        return "nan" if value != value else struct.pack(">d", float(value))
    return value


def own(fitted: Any, method: str, table: Any) -> list[Any]:
    """What the object itself answers to each row; None where it raises. Rows that it refuses together are given alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            answer = getattr(fitted, method)(table)
        except Exception:  # noqa: BLE001 - libraries raise anything
            if len(table) == 1:
                return [None]
            middle = len(table) // 2
            return own(fitted, method, table[:middle]) + own(fitted, method, table[middle:])
    answer = answer.toarray() if hasattr(answer, "toarray") else np.asarray(answer)
    return answer.tolist()


def ours(recipe: Any, method: str, row: list[Any]) -> Any:
    """What the recipe answers; None where it raises."""
    try:
        return getattr(recipe, method)(row)
    except (ValueError, TypeError, OverflowError):
        return None


def holds(fitted: Any, rows: Any, near: float = 0.0, methods: Iterable[str] = METHODS) -> Any:
    """Assert that each method of the recipe answers each row as the object does; hands the recipe back.

    `rows` is a DataFrame or an array. With `near`, numbers may differ by so much, labels never.
    Without `methods`, all that a table is given to.
    """
    recipe = restored(fitted)
    frame = isinstance(rows, pd.DataFrame)
    listed = [list(row) for row in zip(*(rows[name].tolist() for name in rows))] if frame else [row.tolist() for row in rows]
    answered = 0
    for method in methods:
        assert hasattr(recipe, method) == hasattr(fitted, method), method
        if not hasattr(fitted, method):
            continue
        exact = near == 0.0 or method == "predict" and hasattr(fitted, "classes_")
        for place, (row, expected) in enumerate(zip(listed, own(fitted, method, rows), strict=True)):
            found = ours(recipe, method, row)
            if exact or expected is None or found is None:
                assert bits(found) == bits(expected), (method, place, row, found, expected)
            else:
                np.testing.assert_allclose(found, expected, rtol=near, atol=near, err_msg=f"{method} {place}")
            answered += expected is not None
    if hasattr(fitted, "predict") and not isinstance(rows, pd.DataFrame):
        for row in listed:
            both = ours(recipe, "predict", row), ours(recipe, "predict_proba", row) if hasattr(fitted, "predict_proba") else None
            known = both[0] is not None and (both[1] is not None or not hasattr(fitted, "predict_proba"))
            assert bits(ours(recipe, "answer", row)) == (bits(list(both)) if known else None), ("answer", row)
    assert answered, "the library refused every row"
    return recipe


def hard(width: int, count: int = 60, seed: int = 0) -> np.ndarray:
    """Rows of numbers: ordinary ones, and zeros of both signs, gaps, infinities, what is beyond float32, the smallest floats."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(count, width)) * rng.choice([1, 10, 1000], size=(count, 1))
    rows = np.where(rng.random(rows.shape) < 0.2, np.round(rows), rows)
    odd = [0.0, -0.0, np.nan, np.inf, -np.inf, 1e39, -1e39, 3.4e38, 5e-324, 1e-40, 1e300, 2.0**53 + 2]
    for place, value in enumerate(odd):
        rows[place, place % width] = value
    return rows


def labels(table: np.ndarray, classes: int, texts: bool = False) -> np.ndarray:
    """Labels that hang together with the rows."""
    known = np.nan_to_num(table)
    score = known[:, 0] + known[:, 1] * known[:, 2] + np.random.default_rng(3).normal(size=len(table)) / 3
    codes = np.digitize(score, np.quantile(score, np.linspace(0, 1, classes + 1)[1:-1]))
    return np.array(["no", "perhaps", "yes"])[codes] if texts else codes


def borders(row: np.ndarray, edges: Iterable[tuple[int, float]]) -> np.ndarray:
    """Rows exactly at the thresholds of a tree, given with their columns, and beside them in float64 and float32."""
    rows = []
    for feature, threshold in edges:
        if feature >= 0:
            near = np.float32(threshold)
            for value in (
                threshold,
                np.nextafter(threshold, np.inf),
                np.nextafter(threshold, -np.inf),
                near,
                np.nextafter(near, np.float32(np.inf)),
            ):
                rows.append(np.where(np.arange(len(row)) == feature, value, row))
    return np.array(rows[:200]).reshape(-1, len(row))
