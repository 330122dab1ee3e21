"""Loaded models: a notebook that only loads what it answers with. The file must be there, is never opened as an object before training, and answers as in the notebook."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.svm import SVC
from test_answers import Page, make_data, write_notebook

from nb2svc.config import Config
from nb2svc.convert import Converted, Refused, convert
from nb2svc.emit.write import write
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.samples.fitted import class_of, objective_of

HEAD = "import joblib, pickle, os\nimport numpy as np, pandas as pd\nfrom pathlib import Path\nfrom sklearn.metrics import accuracy_score\n"
ROWS = "df = pd.read_csv('clients.csv').dropna()\nX = df[['age', 'income', 'visits']]\n"
ASKED = "pred = model.predict(X)\nprint(accuracy_score(df['churn'], pred))\n"
LOADS = {
    "joblib": "model = joblib.load('gone.pkl')\n",
    "open": "with open('gone.pkl', 'rb') as file:\n    model = pickle.load(file)\n",
    "bytes": "model = pickle.loads(Path('gone.pkl').read_bytes())\n",
    "read": "model = pickle.loads(open('gone.pkl', 'rb').read())\n",
    "function": "def load(name):\n    return joblib.load('models/' + name)\nmodel = load('gone.pkl')\n",
    "booster": "import xgboost as xgb\nmodel = xgb.XGBClassifier()\nmodel.load_model('gone.json')\n",
    "lightgbm": "import lightgbm as lgb\nmodel = lgb.Booster(model_file='gone.txt')\n",
    "keras": "from tensorflow import keras\nmodel = keras.models.load_model('gone.keras')\n",
}
ANSWERED = {
    "texts": "model = joblib.load('texts.pkl')\n" + ROWS + "pred = model.predict(X)\nprint(accuracy_score(df['churned'], pred))\n",
    "without_probabilities": "model = pickle.loads(Path('svc.pkl').read_bytes())\n" + ROWS + "pred = model.predict(X)\nprint((pred == df['churned']).mean())\n",
    "encoder": "code = joblib.load('code.pkl')\nmodel = pickle.load(open('plans.pkl', 'rb'))\n" + ROWS + "X = X.assign(plan=code.transform(df['plan']))\n" + ASKED,
    "booster": "import xgboost as xgb\nmodel = xgb.Booster()\nmodel.load_model('booster.ubj')\n" + ROWS + "pred = (model.predict(xgb.DMatrix(X)) > 0.5).astype(int)\n",
    "estimator": "import xgboost as xgb\nmodel = xgb.XGBClassifier()\nmodel.load_model('estimator.json')\n" + ROWS + "pred = model.predict(X)\n",
    "light": "import lightgbm as lgb\nmodel = lgb.Booster(model_file='lightgbm.txt')\n" + ROWS + "pred = model.predict(X)\n",
    "regressor": "model = joblib.load('regressor.pkl')\ndf = pd.read_csv('houses.csv')\npred = model.predict(df[['area', 'rooms']])\n",
    "cache": "from sklearn.ensemble import RandomForestClassifier\n" + ROWS + "if os.path.exists('cache.pkl'):\n    model = joblib.load('cache.pkl')\nelse:\n    model = RandomForestClassifier(n_estimators=3, random_state=0).fit(X, df['churn'])\n" + ASKED,
}  # fmt: skip
OFFERED = {"texts", "encoder", "booster", "estimator", "light", "cache"}
CHILD = """
import contextlib, importlib, io, json, os, sys
import numpy as np
results = {}
for name, (folder, source) in json.load(sys.stdin).items():
    os.chdir(folder)
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(source, names)
    sys.path.insert(0, f"{folder}/{name}/src")
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = importlib.import_module(f"{name}.__main__").main(["train", "--data-dir", folder])
    table = names["df"].head(12)
    records = json.loads(table.drop(columns=["churn", "churned", "price", "rent"], errors="ignore").to_json(orient="records", double_precision=15))
    answers = []
    if not code:
        service = importlib.import_module(f"{name}.predictor").Predictor.load()
        answers = [service.predict([record])[0].document() for record in records]
    results[name] = {"code": code, "said": said.getvalue(), "answers": answers, "wanted": np.asarray(names["pred"]).tolist()[:12]}
json.dump(results, sys.__stdout__)
"""


class Harmful:
    """An object whose pickle runs a command."""

    def __reduce__(self) -> Any:
        return os.mkdir, ("it_was_run",)


def page(source: str) -> Page:
    return Page("loaded", [HEAD + source], {}, {})


def save_models(folder: Path) -> None:
    """The files that the notebooks load."""
    import lightgbm
    import xgboost

    table = pd.read_csv(folder / "clients.csv").dropna()
    rows, answers = table[["age", "income", "visits"]], table["churn"]
    joblib.dump(RandomForestClassifier(n_estimators=3, random_state=0).fit(rows, table["churned"]), folder / "texts.pkl", compress=3)
    (folder / "svc.pkl").write_bytes(pickle.dumps(make_pipeline(StandardScaler(), SVC()).fit(rows, table["churned"])))
    code = LabelEncoder().fit(table["plan"])
    joblib.dump(code, folder / "code.pkl")
    (folder / "plans.pkl").write_bytes(pickle.dumps(RandomForestClassifier(n_estimators=3, random_state=0).fit(rows.assign(plan=code.transform(table["plan"])), answers)))
    joblib.dump(RandomForestClassifier(n_estimators=5, random_state=4).fit(rows, answers), folder / "cache.pkl")
    houses = pd.read_csv(folder / "houses.csv")
    joblib.dump(RandomForestRegressor(n_estimators=3, random_state=0).fit(houses[["area", "rooms"]], houses["price"]), folder / "regressor.pkl")
    xgboost.train({"objective": "binary:logistic"}, xgboost.DMatrix(rows, label=answers), 4).save_model(folder / "booster.ubj")
    xgboost.XGBClassifier(n_estimators=4).fit(rows, answers).save_model(folder / "estimator.json")
    lightgbm.train({"objective": "binary", "verbose": -1}, lightgbm.Dataset(rows, label=answers), 4).save_model(folder / "lightgbm.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("loaded")
    make_data(made)
    save_models(made)
    return made


@pytest.fixture(scope="module")
def trained(folder: Path) -> dict[str, Any]:
    """What each service answers, and what its notebook did."""
    jobs = {}
    for name, source in ANSWERED.items():
        outcome = convert((write_notebook(page(source), folder),), Config(name=name, out=folder / name, patterns=("library",)))
        assert isinstance(outcome, Converted), (name, outcome.diagnostics)
        write(outcome.package, folder / name)
        jobs[name] = (str(folder), HEAD + source)
    done = subprocess.run([sys.executable, "-c", CHILD], input=json.dumps(jobs), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("name", ANSWERED)
def test_the_service_answers_with_the_loaded_model(name: str, trained: dict[str, Any]) -> None:
    found = trained[name]
    assert found["code"] == 0, found["said"]
    assert [answer.get("prediction", answer) for answer in found["answers"]] == found["wanted"]
    assert all(("probabilities" in answer) == (name in OFFERED) for answer in found["answers"])
    assert " 0 of" not in found["said"]


def refused(source: str, folder: Path) -> list[Diagnostic]:
    outcome = convert((write_notebook(page(source), folder),), Config(name="loaded"))
    assert isinstance(outcome, Refused)
    return [finding for finding in outcome.diagnostics if finding.is_error]


@pytest.mark.parametrize("name", LOADS)
def test_a_file_that_is_not_there_is_refused_where_it_is_loaded(name: str, tmp_path: Path) -> None:
    found = refused(LOADS[name] + ROWS + ASKED, tmp_path)
    assert {finding.code for finding in found} == {"NB603"}, found
    lines = (HEAD + LOADS[name]).split("\n")
    assert all(finding.span is not None and "gone" in "\n".join([lines[finding.span.line - 1], finding.message]) and finding.hint for finding in found)


def test_a_path_that_the_text_does_not_tell_is_refused(tmp_path: Path) -> None:
    assert [finding.code for finding in refused("import sys\nmodel = joblib.load(sys.argv[1])\n" + ROWS + ASKED, tmp_path)] == ["NB603"]


def test_what_no_text_tells_of_the_answer_is_refused(folder: Path) -> None:
    (found,) = refused("model = joblib.load('texts.pkl')\n" + ROWS + "pred = model.predict(X)\n", folder)
    assert found.code == "NB602"
    assert "integers, numbers or texts" in found.message


@pytest.mark.parametrize("place", ["models/gone.pkl", "gone.pkl"])
def test_the_data_folder_is_looked_in_as_written_then_by_name(place: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "models").mkdir(parents=True)
    (tmp_path / "data" / place).write_bytes((folder / "cache.pkl").read_bytes())
    source = "model = joblib.load('models/gone.pkl')\n" + ROWS + ASKED
    outcome = convert((write_notebook(page(source), tmp_path),), Config(name="loaded", data=(tmp_path / "data",)))
    assert isinstance(outcome, Converted), outcome.diagnostics


def test_a_file_that_nothing_needs_may_be_missing(tmp_path: Path) -> None:
    source = "old = joblib.load('gone.pkl')\nfrom sklearn.tree import DecisionTreeClassifier\n" + ROWS + "model = DecisionTreeClassifier(random_state=0).fit(X, df['churn'])\n" + ASKED
    assert isinstance(convert((write_notebook(page(source), tmp_path),), Config(name="loaded")), Converted)


def test_no_file_is_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harmful.pkl").write_bytes(pickle.dumps(Harmful()))
    convert((write_notebook(page("model = joblib.load('harmful.pkl')\n" + ROWS + ASKED), tmp_path),), Config(name="loaded"))
    assert not (tmp_path / "it_was_run").exists()


@pytest.mark.parametrize("content", [b"", b"\x80", b"\x80\x04", b"\x78\x9c\x00", b"\x1f\x8b\x08", b"csv,of,something\n1,2,3\n", b"\xff" * 99, b"\x80\x04" + b"(" * 70_000])
def test_bytes_of_anything_name_no_class(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "any.pkl").write_bytes(content)
    assert (class_of(tmp_path / "any.pkl"), objective_of(tmp_path / "any.pkl")) == ("", "")


@pytest.mark.parametrize("pack", [0, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3)])
def test_a_file_names_its_class(pack: Any, tmp_path: Path) -> None:
    joblib.dump(StandardScaler(), tmp_path / "any.pkl", compress=pack)
    assert class_of(tmp_path / "any.pkl") == "sklearn.preprocessing._data.StandardScaler"


def test_a_booster_names_its_objective(folder: Path) -> None:
    assert [objective_of(folder / name) for name in ("booster.ubj", "estimator.json", "lightgbm.txt")] == ["binary:logistic", "binary:logistic", "binary"]
