"""Golden trees: what a project's own package says, file by file, in `fixtures/projects/<name>/expected`. `pytest --update` rewrites.

The library files of a package are the same for every service, and have tests of their own.
"""

import fnmatch
import shutil
from pathlib import Path

import pytest
from oracles import PROJECTS

from nb2svc import config
from nb2svc.convert import Converted, convert

KEPT = ("service.yaml", "contracts/openapi.yaml", "contracts/*.proto", *(f"src/*/{name}.py" for name in ("features", "rows", "training", "functions", "columns")))
GOLDEN = ("apartments_regression", "clinic_manual")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_package_is_the_expected_one(name: str, update: bool) -> None:
    path, folder = PROJECTS / name / f"{name}.ipynb", PROJECTS / name / "expected"
    outcome = convert((path,), config.load((path,), out=folder))
    assert isinstance(outcome, Converted)
    made = {file: content for file, content in outcome.package.files.items() if any(fnmatch.fnmatch(file, pattern) for pattern in KEPT)}
    assert {Path(file).name for file in made} >= {"service.yaml", "openapi.yaml", f"{name}.proto", "features.py", "training.py"}
    if update:
        shutil.rmtree(folder, ignore_errors=True)
        for file, content in made.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        return
    expected = {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
    assert sorted(made) == sorted(expected)
    for file, content in made.items():
        assert content.decode() == expected[file].decode(), f"{file}: `pytest --update` rewrites it"


def test_every_golden_tree_has_a_test() -> None:
    assert sorted(folder.parent.name for folder in PROJECTS.glob("*/expected")) == list(GOLDEN)
