"""`verify` on notebooks that really run: parity, adoption, what differs and where, and what stops it."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from nb2svc import config
from nb2svc.config import ConfigError
from nb2svc.convert import Converted, analyse, convert
from nb2svc.emit.write import write
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan
from nb2svc.sources import read
from nb2svc.verify import Outcome, verify
from nb2svc.verify.folder import copy_for
from nb2svc.verify.instrument import instrument
from nb2svc.verify.lineage import place_of

PROJECTS = ROOT / "fixtures" / "projects"

READ = "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier\nfrom sklearn.model_selection import train_test_split\ndf = pd.read_csv('clients.csv')"
PREPARE = "age_mean = df['age'].mean()\ndf['age'] = df['age'].fillna(age_mean)"
SPLIT = "X = df[['age', 'visits']]\ny = df['bought']\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)"
FIT = "model = DecisionTreeClassifier(random_state=0)\nmodel.fit(X_train, y_train)"
PREDICT = "y_pred = model.predict(X_test)"
CELLS = (READ, PREPARE, SPLIT, FIT, PREDICT)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small table with gaps."""
    rows = [f"{'' if n % 9 == 0 else 20 + n * 7 % 50},{n * 5 % 13},{int((n * 7 % 50) + n * 5 % 13 > 30)}" for n in range(120)]
    path = tmp_path / "clients.csv"
    path.write_text("\n".join(["age,visits,bought", *rows]) + "\n", encoding="utf-8")
    return path


def service(notebook: Path, directory: Path, **flags: Any) -> Path:
    """Convert a notebook in this process."""
    made = config.load((notebook,), out=directory, **flags)
    outcome = convert((notebook,), made)
    assert isinstance(outcome, Converted), outcome
    write(outcome.package, directory)
    return directory


def doctor(artifacts: Path, name: str, value: Any) -> None:
    """Change a learnt value as somebody would who also knows how manifests are made."""

    def dump(document: Any) -> bytes:
        return (json.dumps(document, indent=1) + "\n").encode()

    state = json.loads((artifacts / "state.json").read_bytes())
    state["state"][name]["value"] = value
    (artifacts / "state.json").write_bytes(dump(state))
    manifest = json.loads((artifacts / "manifest.json").read_bytes())
    content = dump(state)
    manifest["files"]["state.json"] |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    del manifest["content"]
    (artifacts / "manifest.json").write_bytes(dump({**manifest, "content": hashlib.sha256(dump(manifest)).hexdigest()}))


def test_a_service_without_artifacts_is_trained_apart_and_compared(tmp_path: Path) -> None:
    directory = service(PROJECTS / "apartments_regression" / "apartments_regression.ipynb", tmp_path / "service")
    before = sorted(path.relative_to(directory) for path in directory.rglob("*"))
    said: list[str] = []
    found = verify(directory, say=said.append)
    assert found.as_json() == {
        "schema": 1, "parity": True, "adopted": False, "records": 123, "equal": 123, "max_relative": found.max_relative,
        "first_difference": None, "cells_failed": [], "diagnostics": [],
    }  # fmt: skip
    assert found.max_relative <= 1e-12
    assert found.exit_code == 0
    assert "running apartments_regression.ipynb" in said[0]
    assert sorted(path.relative_to(directory) for path in directory.rglob("*")) == before


def test_an_adopted_service_answers_alike_until_its_artifacts_are_doctored(tmp_path: Path) -> None:
    directory = service(PROJECTS / "clinic_manual" / "clinic_manual.ipynb", tmp_path / "service")
    # Its model reads an array: the raw rows are found by their values.
    adopted = verify(directory, adopt=True)
    assert (adopted.exit_code, adopted.adopted, adopted.records, adopted.equal) == (0, True, 192, 192)
    assert (directory / "artifacts" / "logreg.joblib").is_file()
    doctor(directory / "artifacts", "age_mean", 71.5)
    found = verify(directory)
    assert found.exit_code == 3
    assert 0 < found.records - found.equal < 60
    first = found.first_difference
    assert first is not None
    assert (first["field"], first["step"], first["cell"], first["line"]) == ("Age", "age", 10, 1)
    assert float(first["notebook"]) < float(first["service"])
    assert "`Age`, step `age` (cell 11, line 1)" in found.as_text()


def test_functions_of_the_notebook_are_adopted_as_the_package_has_them(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    halve = "from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import FunctionTransformer\ndef halve(table):\n    return table / 2"
    fitted = "model = make_pipeline(FunctionTransformer(halve), DecisionTreeClassifier(random_state=0)).fit(X_train, y_train)"
    directory = service(notebook(*CELLS[:3], halve, fitted, PREDICT), tmp_path / "service")
    assert verify(directory, adopt=True).exit_code == 0
    manifest = json.loads((directory / "artifacts" / "manifest.json").read_bytes())
    assert ["experiment.functions", "halve"] in manifest["files"]["model.joblib"]["globals"]


def test_nothing_of_the_user_is_written_and_what_is_off_the_slice_may_raise(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    before = data.read_bytes()
    path = notebook(
        READ,
        "df.head().to_csv('clients.csv')\nopen('notes.txt', 'w').write('mine')\n!rm -rf .",
        f"open({str(data)!r}, 'w').write('gone')",
        "import no_such_plotting_library\nprint('not reached')",
        *CELLS[1:],
        "display(df)\nget_ipython().run_line_magic('matplotlib', 'inline')\nprint(1 / 0)",
    )
    found = verify(service(path, tmp_path / "service"))
    assert found.exit_code == 0
    assert (found.records, found.equal) == (30, 30)
    failed = [(cell["cell"], cell["line"], cell["error"]) for cell in found.cells_failed]
    assert failed == [(2, 1, "PermissionError"), (3, 1, "ModuleNotFoundError"), (8, 3, "ZeroDivisionError")]
    assert data.read_bytes() == before
    assert not (tmp_path / "notes.txt").exists()


def test_a_cell_on_the_slice_that_raises_is_named(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    path = notebook(READ, "# ages\ndf['age'] = df['age'].astype('int64')", *CELLS[2:])
    found = verify(service(path, tmp_path / "service"), adopt=True)
    assert found.exit_code == 1
    assert "cell 2, line 2 raised IntCastingNaNError: Cannot convert non-finite values" in found.as_text()
    (told,) = found.as_json()["diagnostics"]
    assert (told["cell"], told["line"], told["severity"]) == (1, 2, "error")
    assert not (tmp_path / "service" / "artifacts" / "manifest.json").exists()


def test_time_is_limited(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    path = notebook("import time\ntime.sleep(600)", *CELLS)
    found = verify(service(path, tmp_path / "service"), timeout=6)
    assert found.exit_code == 1
    assert "the notebook, in cell 1, took more than 6 seconds and was stopped" in found.as_text()


def test_an_unseeded_notebook_needs_adoption(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    unseeded = SPLIT.replace(", random_state=3", "").replace("'visits']]", "'visits']] * 1.0")
    path = notebook(READ, PREPARE, unseeded, "from sklearn.ensemble import RandomForestClassifier\nmodel = RandomForestClassifier(n_estimators=5)\nmodel.fit(X_train, y_train)", PREDICT)
    directory = service(path, tmp_path / "service")
    assert verify(directory, adopt=True).exit_code == 0
    # The next run of the notebook draws another model than the one that was adopted.
    found = verify(directory)
    assert found.exit_code == 3
    assert {told["code"] for told in found.as_json()["diagnostics"]} == {"NB107"}
    assert "NB107" in found.as_text()
    assert found.first_difference is not None
    assert found.first_difference["step"] == "y_pred"


def test_a_notebook_that_only_scores_is_compared_by_its_own_model(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    # The model is adopted as it was when it scored: fitted by the end of its own statement, and not yet fitted again.
    fitted = "model = DecisionTreeClassifier(random_state=0).fit(X_train, y_train)"
    path = notebook(*CELLS[:3], fitted, "model.score(X_test, y_test)", "df['age'] = 0\nmodel.fit(X, 1 - y)")
    found = verify(service(path, tmp_path / "service"), adopt=True)
    assert (found.exit_code, found.records) == (0, 30)


def test_a_notebook_that_has_changed_since_is_not_compared(tmp_path: Path, data: Path, notebook: Callable[..., Path]) -> None:
    directory = service(notebook(*CELLS), tmp_path / "service")
    notebook(*CELLS[:2], SPLIT.replace("random_state=3", "random_state=4"), *CELLS[3:])
    found = verify(directory)
    assert (found.exit_code, found.records) == (1, 0)
    assert "experiment.ipynb has changed since the service was written" in found.as_text()


def test_what_is_no_service_is_wrong_use(tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    with pytest.raises(ConfigError, match="no service"):
        verify(tmp_path)
    done = run("verify", tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_convert_trains_and_verifies_a_script(tmp_path: Path, data: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    script = tmp_path / "experiment.py"
    script.write_text("".join(f"# %%\n{cell}\n" for cell in (*CELLS, "if __name__ == '__main__':\n    print(__file__)")), encoding="utf-8")
    done = run("convert", script, "-o", tmp_path / "service", "--train", "--target", "bought")
    assert done.returncode == 0, done.stderr
    assert "30 of 30 records" in done.stderr
    assert "target: bought" in (tmp_path / "service" / "service.yaml").read_text(encoding="utf-8").partition("data:")[0]


def test_instrumented_cells_keep_the_authors_lines(data: Path, notebook: Callable[..., Path]) -> None:
    program = read((notebook(*CELLS),))
    assert isinstance(program, Program)
    analysis = analyse(program, config.Config(name="svc"))
    made = instrument(analysis, ())
    fit, predict = made.cells[3], made.cells[4]
    assert fit["text"].splitlines() == [
        "model = DecisionTreeClassifier(random_state=0)", "frozen.watch(X_train, y_train)", "model.fit(X_train, y_train)", "frozen.value('model', model)",
    ]  # fmt: skip
    assert fit["lines"] == [1, 2, 2, 2]
    assert predict["text"] == "y_pred = frozen.expect(model.predict(frozen.asked(X_test)))"
    assert predict["needed"] == [[1, 1]]
    plan = make_plan(analysis, "svc")
    assert place_of(plan, "feature", "age") == ("age", 1, 2)
    assert place_of(plan, "refused", "age") == ("age", 1, 2)
    assert place_of(plan, "prediction", "prediction") == ("y_pred", 4, 1)


def test_files_beside_the_folder_are_copied_to_the_same_relative_place(tmp_path: Path, notebook: Callable[..., Path]) -> None:
    own = tmp_path / "project" / "nbs"
    for folder in (own / ".git", own / "raw", tmp_path / "project" / "data"):
        folder.mkdir(parents=True)
    (own / "raw" / "a.csv").write_text("a\n1\n")
    (own / ".git" / "b").write_text("b")
    (tmp_path / "project" / "data" / "c.csv").write_text("c\n1\n")
    path = own / "experiment.ipynb"
    notebook("import pandas as pd\nfolder = '../data/'\npd.read_csv(folder + 'c.csv').to_csv('../out.csv')").rename(path)
    program = read((path,))
    assert isinstance(program, Program)
    copied = copy_for(program, tmp_path / "copy", ())
    found = sorted(str(one.relative_to(copied.folder.parent)) for one in (tmp_path / "copy").rglob("*") if one.is_file())
    assert found == ["data/c.csv", "nbs/experiment.ipynb", "nbs/raw/a.csv"]
    assert copied.folder.name == "nbs"


def test_a_problem_is_told_in_every_form() -> None:
    found = Outcome(problem="the notebook took too long")
    assert (found.parity, found.exit_code) == (False, 1)
    assert found.as_text() == "not verified: the notebook took too long\n"
    assert found.as_json()["diagnostics"][0]["message"] == "the notebook took too long"
