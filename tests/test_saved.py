"""Saved models: `--model FILE` answers in place of the model that training fits, if the file holds its like; it is never opened before training."""

import hashlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from test_answers import Page, make_data, write_notebook

from nb2svc.config import Config
from nb2svc.convert import Converted, convert
from nb2svc.emit.reading import read
from nb2svc.emit.write import write

NOTEBOOK = """
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
df = pd.read_csv('clients.csv')
df['age'] = df['age'].fillna(df['age'].mean())
X = df[['age', 'income']]
model = RandomForestClassifier(n_estimators=3, random_state=0)
model.fit(X, df['churn'])
pred = model.predict(X)
"""
CHILD = """
import contextlib, importlib, io, json, sys
results = {}
for name, folder in json.load(sys.stdin).items():
    sys.path.insert(0, f"{folder}/{name}/src")
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = importlib.import_module(f"{name}.__main__").main(["train", "--data-dir", folder])
    answers = []
    if not code:
        service = importlib.import_module(f"{name}.predictor").Predictor.load()
        answers = [service.predict([{"age": None, "income": income}])[0].document() for income in (20.5, 48.0, 61.25, 77.0)]
    results[name] = {"code": code, "said": said.getvalue(), "answers": answers}
json.dump(results, sys.__stdout__)
"""


class Harmful:
    """An object whose pickle runs a command."""

    def __reduce__(self) -> Any:
        return exec, ("raise SystemExit('it was run')",)


def page(source: str) -> Page:
    return Page("saved", [source], {}, {})


def forest(folder: Path, names: list[str]) -> Any:
    """Another forest than the notebook's, on the same rows."""
    table = pd.read_csv(folder / "clients.csv")
    table["age"] = table["age"].fillna(table["age"].mean())
    return RandomForestClassifier(n_estimators=5, random_state=9).fit(table[names], table["churn"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebook, its data and files of models."""
    made = tmp_path_factory.mktemp("saved")
    write_notebook(page(NOTEBOOK), made)
    joblib.dump(forest(made, ["age", "income"]), made / "packed.joblib", compress=3)
    (made / "plain.pkl").write_bytes(pickle.dumps(forest(made, ["age", "income"])))
    joblib.dump(forest(made, ["age", "visits"]), made / "other.joblib")
    (made / "harmful.pkl").write_bytes(pickle.dumps(Harmful()))
    return made


@pytest.fixture(scope="module")
def trained(folder: Path) -> dict[str, Any]:
    """What training with each file came to."""
    names = {path.stem: str(folder) for path in folder.iterdir() if path.suffix in (".pkl", ".joblib")}
    for path in [path for path in folder.iterdir() if path.stem in names]:
        config = Config(name=path.stem, out=folder / path.stem, model=path, patterns=("library",))
        outcome = convert((folder / "experiment.ipynb",), config)
        assert isinstance(outcome, Converted), outcome.diagnostics
        write(outcome.package, folder / path.stem)
    done = subprocess.run([sys.executable, "-c", CHILD], input=json.dumps(names), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["packed", "plain"])
def test_the_saved_model_answers_behind_the_learnt_preparation(name: str, folder: Path, trained: dict[str, Any]) -> None:
    found = trained[name]
    assert found["code"] == 0, found["said"]
    mean = pd.read_csv(folder / "clients.csv")["age"].mean()
    rows = pd.DataFrame({"age": [mean] * 4, "income": [20.5, 48.0, 61.25, 77.0]})
    model = forest(folder, ["age", "income"])
    assert [answer["prediction"] for answer in found["answers"]] == model.predict(rows).tolist()
    assert [list(answer["probabilities"].values()) for answer in found["answers"]] == model.predict_proba(rows).tolist()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "why"), [("other", "feature_names_in_"), ("harmful", "builtins.exec is never loaded")])
def test_a_file_that_holds_another_thing_is_not_used(name: str, why: str, folder: Path, trained: dict[str, Any]) -> None:
    found = trained[name]
    assert found["code"] == 1
    assert why in found["said"]
    assert not (folder / name / "artifacts" / "manifest.json").exists()


def test_the_markup_keeps_the_file(folder: Path) -> None:
    config = Config(name="kept", out=folder / "kept", model=folder / "plain.pkl", patterns=("library",))
    outcome = convert((folder / "experiment.ipynb",), config)
    assert isinstance(outcome, Converted)
    write(outcome.package, folder / "kept")
    _, settings = read(folder / "kept" / "service.yaml")
    assert settings.saved == {"state": "model", "file": "../plain.pkl", "sha256": hashlib.sha256((folder / "plain.pkl").read_bytes()).hexdigest()}


@pytest.mark.parametrize(
    ("source", "file", "why"),
    [
        (NOTEBOOK, "absent.pkl", "is not there"),
        (NOTEBOOK + "other = RandomForestClassifier(n_estimators=2, random_state=1).fit(X, df['churn'])\nboth = (model.predict_proba(X)[:, 1] + other.predict_proba(X)[:, 1]) / 2\n", "a.pkl", "made by several"),
        (NOTEBOOK + "high = model.predict_proba(X)[:, 1].mean()\nfinal = (model.predict_proba(X)[:, 1] > high).astype(int)\nprint((final == df['churn']).mean())\n", "a.pkl", "is learnt with the model"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_answer_is_refused(source: str, file: str, why: str, tmp_path: Path) -> None:
    make_data(tmp_path)
    (tmp_path / "a.pkl").write_bytes(b"never opened")
    outcome = convert((write_notebook(page(source), tmp_path),), Config(name="saved", model=tmp_path / file))
    assert not isinstance(outcome, Converted)
    assert [(finding.code, why in finding.message) for finding in outcome.diagnostics if finding.is_error] == [("NB603", True)]
