"""Users' own rule files: the how-to page is run as it stands, and what is wrong in a file is told with its place."""

import csv
import json
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

PAGE = (ROOT / "docs" / "how-to" / "own-rules.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(?:\w+ )?(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The page's files, but for its pyproject.toml, and a table to learn from; the library is installed elsewhere."""
    places = {"acme/prices.py": library(tmp_path), "experiment.py": tmp_path, "rules/acme.py": tmp_path}
    for name, folder in places.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BLOCKS[name], encoding="utf-8")
    draw = random.Random(1)
    rows = [[draw.randint(5, 200) / 2, draw.randint(1, 30), draw.randint(1, 9)] for _ in range(40)]
    with (tmp_path / "sales.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["gross", "visits", "sold"], *rows])
    return tmp_path


def library(project: Path) -> Path:
    """Where the page's library is installed."""
    return project.with_name(f"{project.name}-library")


def configure(project: Path, rules: str = BLOCKS["pyproject.toml"]) -> None:
    """Write the page's pyproject.toml, or another one."""
    (project / "pyproject.toml").write_text(rules, encoding="utf-8")


def test_without_its_rules_a_call_is_refused(project: Path, run: Run) -> None:
    done = run("convert", "experiment.py", "-o", "out", cwd=project)
    assert done.returncode == 1
    assert BLOCKS["refused"] in done.stderr
    assert not (project / "out").exists()


@pytest.mark.slow
def test_with_its_rules_the_service_answers_as_the_notebook(project: Path, run: Run) -> None:
    configure(project)
    done = run("convert", "experiment.py", "-o", "out", "--train", cwd=project, PYTHONPATH=str(library(project)))
    assert done.returncode == 0, done.stderr
    assert "40 of 40 records are answered as the notebook answers them" in done.stderr
    assert '"acme"' in (project / "out" / "pyproject.toml").read_text()
    features = (project / "out" / "src" / "experiment" / "features.py").read_text()
    assert 'acme.prices.net(frame["gross"], rate=0.07)' in features and "state.clipper_quantile.transform" in features


def test_what_the_rules_do_not_promise_is_refused(project: Path, run: Run) -> None:
    configure(project)
    source = (project / "experiment.py").read_text().replace("net(df[", "acme.prices.shares(df[").replace(", rate=0.07", "")
    (project / "experiment.py").write_text("import acme.prices\n" + source)
    done = run("analyze", "experiment.py", "--json", cwd=project)
    messages = [each["message"] for each in json.loads(done.stdout)["diagnostics"]]
    assert done.returncode == 1 and any("shares` compares a row with all others" in message for message in messages), messages


def test_the_rules_are_shown(project: Path, run: Run) -> None:
    configure(project)
    done = run("rules", "acme", cwd=project)
    assert (done.returncode, done.stdout) == (0, BLOCKS["rules"])


NAME = 'NAME = "acme.prices"\n\n\n'
WRONG = {
    "@rowwise\ndef net(gross): ...\n": "rules/acme.py:4: `rowwise` is neither an effect nor a flag; did you mean `row_wise`?",
    "def net(gross): ...\n": "rules/acme.py:4: `acme.prices.net` states no effect",
    "@row_wise\ndef net(gross: ...\n": "rules/acme.py:5: ",
    "import numpy\n": "rules/acme.py:4: a rule file holds definitions and names, not `import numpy`",
    "class Clipper:\n    @row_wise\n    def transform(self, X): ...\n\n    for x in (): ...\n": "rules/acme.py:8: a class of a rule file holds",
    "@aggregate\n@becomes(row_wise, axes=1)\ndef net(gross): ...\n": "rules/acme.py:6: the decorators of `acme.prices.net` name axes, which is",
    '@row_wise(task="guess")\ndef net(gross): ...\n': "rules/acme.py:5: `guess` is no task",
    "@becomes(rows, gross=1)\n@aggregate\ndef net(gross): ...\n": "rules/acme.py:4: `becomes` takes an effect",
    "@aggregate\n@refuses(gross=str(1))\ndef net(gross): ...\n": "rules/acme.py:5: a decorator takes literals",
    "class Clipper(Transfromer):\n    def __init__(self): ...\n": "rules/acme.py:4: `acme.prices.Clipper` inherits from `Transfromer`, which no",
    "__any__ = 3\n": "rules/acme.py:4: ",
}


@pytest.mark.parametrize(("rules", "said"), WRONG.items())
def test_a_wrong_file_is_told_with_its_line(project: Path, run: Run, rules: str, said: str) -> None:
    configure(project)
    (project / "rules" / "acme.py").write_text(NAME + rules)
    done = run("check", "experiment.py", cwd=project)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr and done.stderr.startswith("nb2svc: ") and done.stderr.count("\n") == 1, done.stderr


def test_the_page_shows_what_is_said_of_a_wrong_file(project: Path, run: Run) -> None:
    configure(project)
    (project / "rules" / "acme.py").write_text(BLOCKS["rules/acme.py"].replace("@row_wise\n", "@rowwise\n"))
    done = run("convert", "experiment.py", cwd=project)
    assert done.returncode == 2
    assert BLOCKS["wrong"].strip() in done.stderr


def test_a_file_that_is_not_there_is_told(project: Path, run: Run) -> None:
    configure(project, '[tool.nb2svc]\nrules = ["rules/none.py"]\n')
    done = run("check", "experiment.py", cwd=project)
    assert done.returncode == 2 and "no rules at " in done.stderr and "none.py" in done.stderr
