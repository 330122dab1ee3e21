"""One experiment in all its forms has one plan, and its services give the very answers of the steps themselves."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
import pytest
from conftest import ROOT

from nb2svc import config, sources
from nb2svc.analyse import analyse
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write
from nb2svc.ir import plan as plans
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan

GYM = ROOT / "fixtures" / "forms" / "gym"
FORMS = sorted(path.name for path in GYM.iterdir() if path.suffix in (".py", ".yaml", ".ipynb"))
CHAIN = ("chain/1_prepare.ipynb", "chain/2_train.ipynb", "chain/3_evaluate.ipynb")
KINDS = {".py": "kfp", ".yaml": "kfp_yaml", ".ipynb": "kfp"}
STEPS = ["prepare", "train", "evaluate", "deploy"]


def shown(*names: str) -> str:
    """The plan of a form, without its own name, places and spelling of a path."""
    paths = tuple(GYM / name for name in names)
    program = sources.read(paths)
    assert isinstance(program, Program)
    analysis = analyse(program, config.load(paths))
    assert not analysis.refusals
    text = plans.show(make_plan(analysis, "gym"))
    return re.sub(r"read_csv\([^)]*\)", "read_csv(…)", re.sub(r"  # .*", "", text))


@pytest.mark.quick
@pytest.mark.parametrize("name", FORMS)
def test_one_plan(name: str) -> None:
    assert shown(name) == shown("script.py")


@pytest.mark.quick
def test_one_plan_of_chained_notebooks() -> None:
    assert shown(*CHAIN) == shown("script.py")


@pytest.mark.quick
@pytest.mark.parametrize("name", [name for name in FORMS if name not in ("script.py", "notebook.ipynb")])
def test_steps(name: str) -> None:
    program = sources.read((GYM / name,))
    assert isinstance(program, Program)
    assert program.sources[0].kind == KINDS[Path(name).suffix]
    assert [cell.id for cell in program.cells] == STEPS
    assert {re.split("[=<>]", one)[0] for one in program.requirements} >= {"pandas", "scikit-learn", "joblib"} or name == "notebook.ipynb"


def steps() -> dict[str, Any]:
    """The functions of the first SDK's pipeline, which take plain paths, without the SDK."""
    tree = ast.parse((GYM / "pipeline_v1.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.decorator_list]
    for node in functions:
        node.returns = None
        for argument in node.args.args:
            argument.annotation = None
    names: dict[str, Any] = {}
    exec(compile(ast.Module(functions, []), "steps", "exec"), names)  # noqa: S102 - what the pipeline itself would run
    return names


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the pipeline's own model says of each row, by a run of its functions."""
    folder = tmp_path_factory.mktemp("run")
    run = steps()
    run["prepare"](str(GYM / "members.csv"), str(folder / "clean"))
    run["train"](str(folder / "clean"), str(folder / "model"), 30)
    rows = pd.read_csv(folder / "clean").drop(columns=["left"])
    return [int(value) for value in joblib.load(folder / "model").predict(rows)]


def answers(names: tuple[str, ...], folder: Path) -> list[dict[str, Any]]:
    """Convert and train a form, without the SDK, and let the service answer every raw row."""
    paths = tuple(GYM / name for name in names)
    asked = config.load(paths, name="gym", out=folder)
    converted = convert(paths, asked)
    assert isinstance(converted, Converted), converted.diagnostics
    write(converted.package, folder)
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    subprocess.run([sys.executable, "-m", "gym", "train", "--data-dir", str(GYM)], cwd=folder, env=environment, check=True, capture_output=True, timeout=300)
    records = json.loads(pd.read_csv(GYM / "members.csv").drop(columns=["left"]).to_json(orient="records"))
    (folder / "rows.json").write_text(json.dumps(records), encoding="utf-8")
    asking = [sys.executable, "-m", "gym", "predict", "--input", "rows.json"]
    done = subprocess.run(asking, cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("names", [("pipeline_v2.yaml",), ("notebook_v1.ipynb",), CHAIN], ids=lambda names: names[0])
def test_answers_of_the_steps_themselves(names: tuple[str, ...], own: list[Any], tmp_path: Path) -> None:
    assert [answer["prediction"] for answer in answers(names, tmp_path / "service")] == own
