"""Models of other libraries: each notebook of `fixtures/native` is run for real, and its service must answer what it answers.

A notebook says in comments which rows it answers (`@rows`), with what (`@pred`, `@proba`), and which file they are in (`@raw`).
"""

import contextlib
import importlib
import io
import json
import re
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from nb2svc import config
from nb2svc.convert import Converted, Refused, convert
from nb2svc.emit.write import Written, write

CASES = ROOT / "fixtures" / "native"
pytestmark = pytest.mark.slow
EXACT = 0.0
LINEAR = 1e-12
# A network computes in float32, one row otherwise than the notebook's batch: docs/decisions/005.
FLOAT32 = 1e-5
# case → the library it needs, how near the answers are, the file that holds the model
KNOWN = {
    "cat_pool": ("catboost", EXACT, "model.cbm"),
    "keras_adapted": ("keras", FLOAT32, "net.keras"),
    "keras_functional": ("keras", FLOAT32, "net.keras"),
    "keras_regression": ("keras", FLOAT32, "model.keras"),
    "keras_sequential": ("keras", FLOAT32, "model.keras"),
    "lgb_native": ("lightgbm", EXACT, "gbm.lgb.txt"),
    "lgb_sk": ("lightgbm", EXACT, "reg.joblib"),
    "sm_glm": ("statsmodels", LINEAR, "glm.joblib"),
    "sm_logit": ("statsmodels", LINEAR, "logit.joblib"),
    "sm_ols": ("statsmodels", LINEAR, "results.joblib"),
    "smf_ols": ("statsmodels", LINEAR, "fit.joblib"),
    "xgb_native": ("xgboost", EXACT, "bst.ubj"),
    "xgb_softprob": ("xgboost", EXACT, "model.ubj"),
}
ROWS = 60
HEAVY = {"keras"}


def converted(path: Path, folder: Path) -> Converted:
    outcome = convert((path,), config.load((path,), out=folder))
    assert isinstance(outcome, Converted), outcome
    assert isinstance(write(outcome.package, folder), Written)
    return outcome


def notebook(path: Path) -> dict[str, Any]:
    """What the notebook's names hold after a real run."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.chdir(path.parent), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return names


@contextlib.contextmanager
def imported(folder: Path, name: str):
    """The package's modules; they leave the process as they came."""
    sys.path.insert(0, str(folder / "src"))
    try:
        yield SimpleNamespace(**{each: importlib.import_module(f"{name}.{each}") for each in ("training", "frozen", "state", "selfcheck", "predictor", "manifest")})
    finally:
        sys.path.remove(str(folder / "src"))
        for module in [each for each in sys.modules if each.partition(".")[0] == name]:
            del sys.modules[module]


def near(ours: Any, theirs: Any, tolerance: float) -> bool:
    if isinstance(theirs, (str, int)):
        return ours == theirs
    return abs(float(ours) - float(theirs)) <= tolerance * abs(float(theirs))


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.heavy if KNOWN[name][0] in HEAVY else ()) for name in sorted(KNOWN)])
def test_the_service_answers_what_the_notebook_answers(name: str, tmp_path: Path) -> None:
    library, tolerance, file = KNOWN[name]
    if find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    path = CASES / f"{name}.py"
    told = dict(re.findall(r"^# @(\w+): (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    converted(path, tmp_path)
    names = notebook(path)
    raw = pd.read_csv(CASES / told.get("raw", "customers.csv")).astype(object)
    places = list(eval(told["rows"], names))[:ROWS]
    records = [{key: None if pd.isna(value) else value for key, value in row.items()} for row in raw.iloc[places].to_dict("records")]
    theirs = np.asarray(eval(told["pred"], names)).ravel().tolist()
    chances = np.asarray(eval(told["proba"], names)).tolist() if "proba" in told else None
    with imported(tmp_path, name) as service, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frozen = service.frozen.Frozen(CASES)
        with contextlib.redirect_stdout(io.StringIO()):
            service.training.fit(CASES, frozen)
        parity = service.selfcheck.install(frozen, tmp_path / "artifacts")
        assert parity["parity"] and parity["batch_equal"], parity
        assert (tmp_path / "artifacts" / file).exists()
        assert library in {each.partition("-")[0] for each in service.manifest.open_manifest(tmp_path / "artifacts").libraries}
        predictor = service.predictor.Predictor.load(tmp_path / "artifacts")
        together = [each.document() for each in predictor.predict(records)]
        alone = [predictor.predict([record])[0].document() for record in records[:20]]
    assert together[:20] == alone
    for place, answer in enumerate(together):
        assert "prediction" in answer, answer
        assert near(answer["prediction"], theirs[place], tolerance), (place, answer)
        if chances is not None:
            row = chances[place] if isinstance(chances[place], list) else [1 - chances[place], chances[place]]
            found = list(answer["probabilities"].values())
            assert all(near(ours, value, max(tolerance, 1e-6) if place_of == 0 and len(row) == 2 else tolerance) for place_of, (ours, value) in enumerate(zip(found, row, strict=True)))


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_library_is_a_requirement(name: str, tmp_path: Path) -> None:
    library, _, _ = KNOWN[name]
    converted(CASES / f"{name}.py", tmp_path)
    assert f'"{library}"' in (tmp_path / "pyproject.toml").read_text(encoding="utf-8")
    stores = {each.stem for each in (tmp_path / "src" / name / "stores").glob("*.py")}
    assert stores == {"__init__", "objects"} | {library}


CODE = """
# %%
import pandas as pd
import numpy as np
import xgboost as xgb
import lightgbm as lgb
import statsmodels.formula.api as smf
df = pd.read_csv("clean.csv")
X, y = df[["age", "income", "visits"]], df["spend"]
# %%
{}
"""
REFUSED = {
    "a formula with a mean": ('m = smf.ols("spend ~ age - np.mean(age)", df).fit()\np = m.predict(df)', "takes each row by itself|take each row by itself"),
    "margins": ('m = xgb.train({"max_depth": 2}, xgb.DMatrix(X, y), 5)\np = m.predict(xgb.DMatrix(X), output_margin=True)', "margins"),
    "raw scores": ('m = lgb.train({"verbose": -1}, lgb.Dataset(X, y), 5)\np = m.predict(X, raw_score=True)', "raw scores"),
    "a base margin": ('m = xgb.train({"max_depth": 2}, xgb.DMatrix(X, y), 5)\np = m.predict(xgb.DMatrix(X, base_margin=y))', "margin for each row"),
}


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_what_is_not_a_function_of_the_row_is_refused(what: str, tmp_path: Path) -> None:
    code, message = REFUSED[what]
    path = tmp_path / "experiment.py"
    path.write_text(CODE.format(code), encoding="utf-8")
    (tmp_path / "clean.csv").write_bytes((CASES / "clean.csv").read_bytes())
    outcome = convert((path,), config.load((path,), out=tmp_path / "out"))
    assert isinstance(outcome, Refused)
    assert any(re.search(message, json.dumps(each.message)) for each in outcome.diagnostics), outcome.diagnostics
