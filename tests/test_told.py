"""Told: without its data file a notebook converts where its outputs, its reader and its code say what every field holds; training then holds the file to it."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from nb2svc import config
from nb2svc.convert import Converted, Refused, convert
from nb2svc.emit.write import write
from nb2svc.samples import told

CODE = """
df = df.dropna()
df["level"] = df["plan"].map({"basic": 0, "plus": 1})
X = df[["age", "visits", "level"]]
model = LogisticRegression().fit(X, df["left"])
print((model.predict(X) == df["left"]).mean())
"""
HEAD = "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
TABLE = pd.DataFrame({"age": [31.0, None, 54.0, 22.0], "visits": [4, 9, 1, 7], "plan": ["basic", "plus", "basic", "plus"], "left": [0, 0, 1, 1]})


def info(table: pd.DataFrame) -> str:
    """What `table.info()` prints."""
    text = io.StringIO()
    table.info(buf=text)
    return text.getvalue()


def notebook(folder: Path, *cells: tuple[str, str, str]) -> Path:
    """A notebook of cells: code, what it printed, the HTML that it showed."""

    def cell(code: str, printed: str, shown: str) -> dict[str, Any]:
        outputs: list[dict[str, Any]] = [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []
        outputs += [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/html": shown}}] if shown else []
        return {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": code, "outputs": outputs}

    path = folder / "told.ipynb"
    path.write_text(json.dumps({"cells": [cell(*each) for each in cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}), encoding="utf-8")
    return path


def converted(path: Path) -> Converted | Refused:
    return convert((path,), config.load((path,), out=path.parent / "service"))


def codes(made: Converted | Refused) -> set[str]:
    return {finding.code for finding in made.diagnostics}


def test_outputs_settle_the_fields_and_training_holds_the_file_to_them(tmp_path: Path) -> None:
    path = notebook(tmp_path, (HEAD + 'df = pd.read_csv("gone.csv")\ndf.head()', "", TABLE.head().to_html()), ("df.info()", info(TABLE), ""), (CODE, "", ""))
    made = converted(path)
    assert isinstance(made, Converted), made.diagnostics
    assert "NB501" in codes(made)
    assert {field.name: str(field.type) for field in made.plan.contract.fields} == {"age": "number", "visits": "integer", "plan": "string"}
    write(made.package, tmp_path / "service")

    def train(table: pd.DataFrame, name: str) -> subprocess.CompletedProcess[str]:
        folder = tmp_path / name
        folder.mkdir()
        table.to_csv(folder / "gone.csv", index=False)
        return subprocess.run([sys.executable, "-m", "told", "train", "--data-dir", str(folder)], cwd=tmp_path / "service", env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False)

    good = train(pd.concat([TABLE] * 5, ignore_index=True), "good")
    assert good.returncode == 0, good.stderr
    other = train(TABLE.assign(visits=["4", "9", "many", "7"]), "other")
    assert other.returncode and "`visits` holds" in other.stderr
    renamed = train(TABLE.rename(columns={"plan": "tariff"}), "renamed")
    assert renamed.returncode and "tariff" in renamed.stderr


@pytest.mark.parametrize(
    "reader",
    ['pd.read_csv("gone.csv", dtype={"age": "float64", "visits": "int64", "plan": "str", "left": "int64"})', 'pd.read_csv("gone.csv", usecols=["age", "visits", "plan", "left"], dtype={"age": float, "visits": int, "plan": str, "left": int})'],
)
def test_the_reader_settles_them(tmp_path: Path, reader: str) -> None:
    made = converted(notebook(tmp_path, (f"{HEAD}df = {reader}", "", ""), (CODE, "", "")))
    assert isinstance(made, Converted) and "NB501" in codes(made)
    assert {field.name: str(field.type) for field in made.plan.contract.fields} == {"age": "number", "visits": "integer", "plan": "string"}


LOAD = HEAD + 'df = pd.read_csv("gone.csv")'


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param([(LOAD, "", ""), (CODE, "", "")], id="nothing is shown"),
        pytest.param([(LOAD + "\ndf.head()", "", TABLE.to_html()), (CODE, "", "")], id="a table tells no dtypes"),
        pytest.param([(LOAD + '\ndf["age"] = df["age"].fillna(0)\ndf.info()', info(TABLE.fillna(0)), ""), (CODE, "", "")], id="shown after a change"),
        pytest.param([(LOAD + "\nother = df\ndf.info()", info(TABLE), ""), (CODE, "", "")], id="known by another name"),
        pytest.param([(LOAD + "\ndf.head()", "", TABLE.drop(columns="plan").to_html()), ("df.info()", info(TABLE), ""), (CODE, "", "")], id="two outputs name other columns"),
        pytest.param([(LOAD + "\ndf.head()", "", TABLE.assign(visits=["a", "b", "c", "d"]).to_html()), ("df.info()", info(TABLE), ""), (CODE, "", "")], id="cells are no integers"),
        pytest.param([(HEAD + 'df = pd.read_csv("gone.csv", dtype={"visits": "float64"})', "", ""), ("df.info()", info(TABLE), ""), (CODE, "", "")], id="the reader says otherwise"),
        pytest.param([(LOAD + "\ndf.info()\ndf.describe().info()", info(TABLE) + info(TABLE.describe()), ""), (CODE, "", "")], id="whose output it is"),
        pytest.param([(LOAD + "\ndf.info()", info(TABLE)[:180], ""), (CODE, "", "")], id="cut"),
    ],
)
def test_what_stays_open_is_refused(tmp_path: Path, cells: list[tuple[str, str, str]]) -> None:
    made = converted(notebook(tmp_path, *cells))
    assert isinstance(made, Refused)
    assert "NB507" in codes(made)


@pytest.mark.parametrize(
    "text",
    [
        "<table" + "<tr><td>" * 30_000,
        "<table><tr><th></th>" + "<th>a</th>" * 3_000 + "</tr></table>",
        "Data columns (total 1 columns):\n" + "a " * 40_000 + "non-null",
        "Data columns (total 999999 columns):\n" + " 0   a  1 non-null  int64\n" * 5_000,
        "a" + " " * 60_000 + "int64\ndtype: object",
        "<table><tr><th></th><th>a</th><tr><th>0<td>\x00&#0;&bogus;</table>",
    ],
)
def test_hostile_outputs_say_nothing(text: str) -> None:
    assert told.sample([text], {}) is None or all(not column.dtype for column in told.sample([text], {}).by_name.values())  # type: ignore[union-attr]
