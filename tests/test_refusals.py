"""Golden refusals: each folder of `fixtures/refused` is turned down with its code, at its place, and leaves nothing behind."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from nb2svc.ir.diagnostic import CATALOGUE

Run = Callable[..., subprocess.CompletedProcess[str]]

REFUSED = sorted((ROOT / "fixtures" / "refused").iterdir())
HINTLESS = {"NB903"}
"""What cannot even be read may have nothing to advise."""


@pytest.fixture(scope="module", params=REFUSED, ids=lambda folder: folder.name)
def refused(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """One refusal: what was expected, what the command line said, and what it left beside the notebook."""
    folder = tmp_path_factory.mktemp("refused") / request.param.name
    shutil.copytree(request.param, folder)
    code, *place = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    before = contents(folder)
    done = convert(folder)
    yield {"code": code, "place": place, "done": done, "before": before, "after": contents(folder), "document": json.loads(done.stdout or "null")}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


def convert(folder: Path) -> subprocess.CompletedProcess[str]:
    """Convert the folder's notebook as a user does, printing JSON on stdout and frames on stderr."""
    command = [sys.executable, "-m", "nb2svc", "convert", "experiment.ipynb", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)


class TestRefused:
    def test_it_exits_1_with_its_code_and_no_traceback(self, refused: dict[str, Any]) -> None:
        done = refused["done"]
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr + done.stdout and "unforeseen" not in done.stderr
        first = next(found for found in refused["document"]["diagnostics"] if found["severity"] == "error")
        assert first["code"] == refused["code"], done.stderr
        assert f"{refused['code']} {CATALOGUE[refused['code']][0]}" in done.stderr

    def test_it_points_at_its_place(self, refused: dict[str, Any]) -> None:
        heads = [line for line in refused["done"].stderr.splitlines() if f": {refused['code']} " in line]
        if refused["place"]:
            assert heads[0].startswith(f"experiment.ipynb: {refused['place'][0]}: "), heads
            cell, line = map(int, re.findall(r"\d+", refused["place"][0]))
            found = next(each for each in refused["document"]["diagnostics"] if each["code"] == refused["code"])
            assert (found["cell"], found["line"]) == (cell - 1, line)
        else:
            assert heads and heads[0].startswith("experiment.ipynb: ")

    def test_nothing_is_written(self, refused: dict[str, Any]) -> None:
        assert refused["document"]["written"] is None
        assert refused["after"] == refused["before"]

    def test_it_says_what_to_do(self, refused: dict[str, Any]) -> None:
        for found in refused["document"]["diagnostics"]:
            assert found["message"].strip() and not found["message"].endswith(".")
            assert found["hint"] or found["code"] in HINTLESS, found


def test_a_chain_is_refused_for_its_unreadable_part(run: Run, tmp_path: Path) -> None:
    for folder in ("no_model", "truncated_json"):
        shutil.copytree(ROOT / "fixtures" / "refused" / folder, tmp_path / folder)
    done = run("convert", "no_model/experiment.ipynb", "truncated_json/experiment.ipynb", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1 and "truncated_json/experiment.ipynb: NB903" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_refusal_leaves_an_existing_package_as_it_was(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "fixtures" / "projects" / "clinic_manual", tmp_path / "clinic", ignore=shutil.ignore_patterns("expected"))
    folder = tmp_path / "clinic"
    assert run("convert", "clinic_manual.ipynb", "-o", "out", cwd=folder).returncode == 0
    before = contents(folder / "out")
    path = folder / "clinic_manual.ipynb"
    notebook = path.read_text(encoding="utf-8")
    spoilt = notebook.replace("df = data.copy()", "df = data.shift(1)")
    assert spoilt != notebook
    path.write_text(spoilt, encoding="utf-8")
    done = run("convert", "clinic_manual.ipynb", "-o", "out", cwd=folder)
    assert done.returncode == 1 and "NB403" in done.stderr
    assert contents(folder / "out") == before
    assert sorted(each.name for each in folder.iterdir()) == ["appointments.csv", "clinic_manual.ipynb", "out"]
