"""`build`: a service from its markup alone, and what the markup may not say."""

import json
import subprocess
import sys
from pathlib import Path

import joblib
import pytest
import yaml
from conftest import notebook_text
from jsonschema import Draft202012Validator
from sklearn.linear_model import LogisticRegression

from nb2svc.config import ConfigError
from nb2svc.emit.reading import read, schema

OWN = """\
schema: 1
name: risk
contract:
  fields:
  - {name: Age, type: integer}
  - {name: income, type: number}
  answer: {type: integer, probabilities: true}
model: risk.joblib
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, env=None)


def serve(folder: Path, name: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """A command of the package."""
    program = f"import sys; sys.path.insert(0, 'src'); from {name}.__main__ import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, text=True, input=given)


@pytest.mark.slow
def test_a_model_and_a_contract_make_a_service(tmp_path: Path) -> None:
    import pandas as pd

    table = pd.DataFrame({"Age": range(20, 60), "income": [1.5 * n % 7 for n in range(40)]})
    model = LogisticRegression().fit(table, [n % 2 for n in range(40)])
    joblib.dump(model, tmp_path / "risk.joblib")
    (tmp_path / "service.yaml").write_text(OWN)
    built = run(tmp_path, "nb2svc", "build", "service.yaml")
    assert built.returncode == 0, built.stderr
    trained = serve(tmp_path / "risk-service", "risk", "train", "--data-dir", "..")
    assert trained.returncode == 0, trained.stderr
    records = [{"Age": 33, "income": 2.5}, {"Age": 41, "income": None}, {"Age": 25.5, "income": 1}]
    answered = serve(tmp_path / "risk-service", "risk", "predict", "--input", "-", given=json.dumps(records))
    found = [json.loads(line) for line in answered.stdout.splitlines()]
    row = pd.DataFrame([records[0]])
    assert found[0]["prediction"] == model.predict(row)[0] and found[0]["probabilities"]["1"] == model.predict_proba(row)[0, 1]
    assert [each["error"]["code"] for each in found[1:]] == ["null", "type"]


@pytest.mark.slow
def test_an_edit_of_the_markup_is_built_and_stays(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("a,b,y\n" + "".join(f"{n},{n % 5},{n % 2}\n" for n in range(20)))
    cells = [
        "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier\ndf = pd.read_csv('d.csv')",
        "m = DecisionTreeClassifier(random_state=0).fit(df[['a', 'b']], df['y'])\np = m.predict(df[['a', 'b']])",
    ]
    (tmp_path / "exp.ipynb").write_text(notebook_text(*cells))
    assert run(tmp_path, "nb2svc", "convert", "exp.ipynb").returncode == 0
    folder = tmp_path / "exp-service"
    assert not list(Draft202012Validator(schema()).iter_errors(yaml.safe_load((folder / "service.yaml").read_text())))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(tmp_path, "nb2svc", "build", "exp-service/service.yaml").returncode == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    markup = folder / "service.yaml"
    edited = markup.read_text().replace("title: Exp", "title: Experiment  # ours").replace("records: 1000", "records: 2000")
    markup.write_text(edited)
    done = run(tmp_path, "nb2svc", "build", "exp-service/service.yaml")
    assert done.returncode == 0, done.stderr
    assert "TITLE = \"Experiment\"" in (folder / "src/exp/settings.py").read_text()
    assert "MOST_RECORDS = 2000" in (folder / "src/exp/settings.py").read_text()
    # A smaller limit than clients know is written and reported; a renamed field is refused.
    markup.write_text(markup.read_text().replace("records: 2000", "records: 10"))
    tightened = run(tmp_path, "nb2svc", "build", "exp-service/service.yaml")
    assert tightened.returncode == 0 and "NB509" in tightened.stderr
    markup.write_text(markup.read_text().replace("- name: a\n", "- name: other\n"))
    refused = run(tmp_path, "nb2svc", "build", "exp-service/service.yaml")
    assert refused.returncode == 1 and "NB508" in refused.stderr


@pytest.mark.quick
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("model: risk.joblib", "modell: risk.joblib"), "line 8: `modell` is no key of the document; did you mean `model`?"),
        (("type: integer}", "type: int}"), "line 5"),
        (("name: risk", "name: Risk"), "line 2"),
        (("schema: 1", "schema: 2"), "line 1"),
        (("model: risk.joblib", "model: [1"), "it is no YAML"),
        (("model: risk.joblib", "modules: {features: none.py}\nmodel: m"), "none.py: No such file"),
        (("model: risk.joblib\n", ""), "name the `model`"),
    ],
    ids=["unknown key", "wrong type", "wrong name", "wrong schema", "no yaml", "no module", "no model"],
)
def test_what_is_wrong_is_said_with_its_line(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    (tmp_path / "service.yaml").write_text(OWN.replace(*change))
    with pytest.raises(ConfigError) as caught:
        read(tmp_path / "service.yaml")
    assert said in str(caught.value)
