"""What a model of another library makes of a gap, of a category that it never saw, and of its library being away."""

import contextlib
import io
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_native import CASES, converted, imported

from nb2svc import config
from nb2svc.analyse import inspect
from nb2svc.verify import verify

pytestmark = pytest.mark.slow

HEAD = """
# %%
import pandas as pd
import numpy as np
import lightgbm as lgb
import statsmodels.formula.api as smf
import xgboost as xgb
from catboost import CatBoostClassifier, Pool
df = pd.read_csv("{data}")
X, y = df[["age", "income", "visits"]], df["churn"]
# %%
"""
MODELS = {
    "a booster of xgboost": 'm = xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(X, label=y), 5)\np = (m.predict(xgb.DMatrix(X)) > 0.5).astype(int)',
    "an estimator of xgboost": "m = xgb.XGBClassifier(n_estimators=5).fit(X, y)\np = m.predict(X)",
    "a booster of lightgbm": 'm = lgb.train({"objective": "binary", "verbose": -1}, lgb.Dataset(X, y), 5)\np = (m.predict(X) > 0.5).astype(int)',
    "an estimator of lightgbm": "m = lgb.LGBMClassifier(n_estimators=5, verbose=-1).fit(X, y)\np = m.predict(X)",
    "catboost": "pool = Pool(X, y)\nm = CatBoostClassifier(iterations=5, verbose=0, allow_writing_files=False).fit(pool)\np = m.predict(pool)",
}
FORMULA = 'm = smf.ols("spend ~ age + C(plan)", data=df).fit()\np = m.predict(df)'
RECORD = {"age": 40.0, "income": 5000.0, "visits": 7}


@contextlib.contextmanager
def trained(cells: str, data: str, folder: Path) -> Iterator[SimpleNamespace]:
    """The modules of the package that comes of these cells, trained."""
    path = folder / "experiment.py"
    path.write_text(HEAD.format(data=data) + cells + "\n", encoding="utf-8")
    (folder / data).write_bytes((CASES / data).read_bytes())
    converted(path, folder / "service")
    with imported(folder / "service", "experiment") as service, warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        frozen = service.frozen.Frozen(folder)
        service.training.fit(folder, frozen)
        parity = service.selfcheck.install(frozen, folder / "service" / "artifacts")
        assert parity["parity"] and parity["batch_equal"], parity
        yield service


def answer(service: SimpleNamespace, folder: Path, record: dict[str, Any]) -> dict[str, Any]:
    return service.predictor.Predictor.load(folder / "service" / "artifacts").predict([record])[0].document()


@pytest.mark.parametrize("model", MODELS)
def test_a_gap_is_answered_by_a_model_that_was_fitted_with_gaps(model: str, tmp_path: Path) -> None:
    with trained(MODELS[model], "customers.csv", tmp_path) as service:
        assert answer(service, tmp_path, RECORD | {"age": None})["prediction"] in (0, 1)
        assert answer(service, tmp_path, RECORD | {"visits": None})["error"]["code"] == "null"


@pytest.mark.parametrize("model", MODELS)
def test_a_gap_is_turned_down_where_the_model_met_none(model: str, tmp_path: Path) -> None:
    with trained(MODELS[model], "clean.csv", tmp_path) as service:
        assert answer(service, tmp_path, RECORD)["prediction"] in (0, 1)
        error = answer(service, tmp_path, RECORD | {"age": None})["error"]
        assert (error["code"], error["field"]) == ("null", "age")


def test_a_category_that_a_formula_never_saw_is_turned_down(tmp_path: Path) -> None:
    with trained(FORMULA, "clean.csv", tmp_path) as service:
        assert "prediction" in answer(service, tmp_path, {"age": 40.0, "plan": "free"})
        error = answer(service, tmp_path, {"age": 40.0, "plan": "golden"})["error"]
        assert (error["code"], error["field"]) == ("unseen", "plan")


@pytest.mark.parametrize("model", ["a booster of xgboost", "an estimator of xgboost"])
def test_a_library_that_is_away_is_named_in_one_line(model: str, tmp_path: Path) -> None:
    with trained(MODELS[model], "clean.csv", tmp_path):
        pass
    records = tmp_path / "records.jsonl"
    records.write_text('{"age": 40.0, "income": 5000.0, "visits": 7}\n', encoding="utf-8")
    code = "import runpy, sys; sys.modules['xgboost'] = None; sys.argv = ['experiment', 'predict', '--input', sys.argv[1]]; runpy.run_module('experiment', run_name='__main__')"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "service" / "src")}
    done = subprocess.run([sys.executable, "-c", code, str(records)], capture_output=True, text=True, env=environment, timeout=120, check=False)
    if done.returncode == 0:
        # Its trees are tables: nothing of the library is needed to answer.
        assert json.loads((tmp_path / "service" / "artifacts" / "parity.json").read_text())["tier"] == "row"
    else:
        assert done.stderr.count("\n") == 1 and "the library `xgboost`" in done.stderr, done.stderr


@pytest.mark.parametrize("model", ["an estimator of xgboost", "an estimator of lightgbm"])
def test_a_model_whose_seed_is_fixed_draws_nothing(model: str, tmp_path: Path) -> None:
    path = tmp_path / "experiment.py"
    path.write_text(HEAD.format(data="clean.csv") + MODELS[model], encoding="utf-8")
    (tmp_path / "clean.csv").write_bytes((CASES / "clean.csv").read_bytes())
    assert "NB107" not in {each.code for each in inspect((path,), config.load((path,))).diagnostics}


def test_verify_agrees_with_a_notebook_of_a_native_interface(tmp_path: Path) -> None:
    with trained(MODELS["a booster of xgboost"], "clean.csv", tmp_path):
        pass
    outcome = verify(tmp_path / "service")
    assert (outcome.exit_code, outcome.problem) == (0, ""), outcome
    assert outcome.records == outcome.equal > 100
