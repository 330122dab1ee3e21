"""Annotations: each settles what it promises, through convert, train and verify; one that settles nothing or does not hold is found."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import notebook_text

from nb2svc import config
from nb2svc.checks.shelf import examine
from nb2svc.convert import Converted, Refused, convert
from nb2svc.analyse import inspect

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = """import pandas as pd
import acme
from datetime import datetime
from sklearn.linear_model import LinearRegression
df = pd.read_csv("cars.csv")
"""
FIT = "model = LinearRegression().fit(X, df['price'])\npred = model.predict(X)\n"
ACME = """import pandas as pd

def without_odd(df): return df[df["born"] % 5 != 0]
def mark(df): df.attrs["seen"] = True
def halved(column): return column / 2
def doubled(X, y): return pd.concat([X, X]), pd.concat([y, y])
"""
ROWS = "born,km,price,rent\n" + "".join(f"{1990 + n % 23},{n * 37 % 101 + n / 8},{900 - n * 7 % 83},{n % 9}\n" for n in range(40))


def tagged(source: str, *tags: str) -> dict[str, Any]:
    return {"source": source, "metadata": {"tags": [f"nb2svc-{tag}" for tag in tags]}}


def page(folder: Path, *cells: str | dict[str, Any], pyproject: str = "") -> Path:
    """A notebook of these cells between its head and nothing, beside its data and a library without rules."""
    (folder / "cars.csv").write_text(ROWS)
    (folder / "lib").mkdir(exist_ok=True)
    (folder / "lib" / "acme.py").write_text(ACME)
    if pyproject:
        (folder / "pyproject.toml").write_text(pyproject)
    path = folder / "cars.ipynb"
    path.write_text(notebook_text(HEAD, *cells), encoding="utf-8")
    return path


def converted(path: Path) -> Converted | Refused:
    return convert((path,), config.load((path,), out=path.parent / "out"))


def found(path: Path) -> list[tuple[str, int, int]]:
    """The annotations' findings: code, cell and line."""
    analysis = inspect((path,), config.load((path,))).analysis
    assert analysis is not None
    return [(one.code, one.span.cell, one.span.line) if one.span else (one.code, -1, -1) for one in examine(analysis) if one.code in ("NB906", "NB907")]


class TestValues:
    """What involves a value is compared with what the notebook itself computes."""

    def test_every_annotation_in_one_service(self, tmp_path: Path, run: Run) -> None:
        path = page(
            tmp_path,
            "now = datetime.now()  # nb2svc: freeze\ncount = len(df)  # nb2svc: freeze\n",
            tagged("df = acme.without_odd(df)\nacme.mark(df)\n", "train"),
            tagged("df['half'] = acme.halved(df['km'])\n", "serve"),
            "df['third'] = acme.halved(df['km'] / 3)  # nb2svc: row-wise\n# nb2svc: freeze\ndf['age'] = datetime.now().year - df['born']\ndf['since'] = now.year - df['born']\ndf['share'] = df['km'] / count\n",
            "# nb2svc: target=price\nX = df.drop(columns=['price', 'rent'])\ny = df['price']\n",
            tagged("X2, y2 = acme.doubled(X, y)\n", "train"),
            "model = LinearRegression().fit(X2, y2)\npred = model.predict(X)  # nb2svc: answer\nother = LinearRegression().fit(X2, y2 * 2)\nworse = other.predict(X)\n",
            tagged("1 / 0\n", "skip"),
        )
        library = {"PYTHONPATH": str(tmp_path / "lib")}
        done = run("convert", path, "-o", tmp_path / "out", "--train", cwd=tmp_path, **library)
        assert done.returncode == 0 and "NB90" not in done.stdout + done.stderr, done.stdout + done.stderr
        assert "62 of 62 records lead to the model's own rows" in done.stderr
        assert "parity: 31 of 31 records are answered as the notebook answers them" in done.stderr
        state = json.loads((tmp_path / "out" / "artifacts" / "state.json").read_text())["state"]
        assert state["count"]["value"] == 40, "taken before the odd ones left"
        fitted = (tmp_path / "out" / "src" / "cars" / "training.py").read_text()
        assert "acme.mark(df)" in fitted and "acme.doubled(X, y)" in fitted and "1 / 0" not in fitted
        served = (tmp_path / "out" / "src" / "cars" / "features.py").read_text()
        assert served.count("acme.halved(") == 2 and "without_odd" not in served

    def test_without_their_words_the_same_lines_are_refused(self, tmp_path: Path) -> None:
        cells = {
            "NB405": "df['age'] = datetime.now().year - df['born']\nX = df[['age']]\n",
            "NB201": "X = acme.without_odd(df)[['km']]\n",
        }
        for code, cell in cells.items():
            outcome = converted(page(tmp_path, cell + FIT))
            assert isinstance(outcome, Refused) and code in {one.code for one in outcome.diagnostics}

    def test_the_configuration_says_the_same(self, tmp_path: Path) -> None:
        told = '[tool.nb2svc]\nfreeze = ["count"]\nrow-wise = ["half"]\ntarget = "price"\nanswer = "pred"\n[tool.nb2svc.cells]\n"cars.ipynb#c2" = ["train"]\n"cars.ipynb#c4" = ["skip"]\n'
        cells = ("count = len(df)\n", "df = acme.without_odd(df)\n", "half = acme.halved(df['km'])\nX = pd.DataFrame({'a': half, 'b': df['born'] / count})\n" + FIT, "1 / 0\n")
        outcome = converted(page(tmp_path, *cells, pyproject=told))
        assert isinstance(outcome, Converted), outcome.diagnostics
        assert [state.name for state in outcome.plan.state] == ["count", "model"] and found(tmp_path / "cars.ipynb") == []
        (tmp_path / "pyproject.toml").unlink()
        assert isinstance(converted(tmp_path / "cars.ipynb"), Refused)

    def test_a_wrong_entry_is_an_error_of_usage(self, tmp_path: Path, run: Run) -> None:
        done = run("convert", page(tmp_path, FIT, pyproject='[tool.nb2svc.cells]\n"cars.ipynb#c1" = ["trian"]\n'), cwd=tmp_path)
        assert done.returncode == 2 and "skip, train, serve" in done.stderr

    def test_the_target_settles_which_column_no_request_has(self, tmp_path: Path) -> None:
        cell = "X = df[['km', 'rent']]\nmodel = LinearRegression().fit(X, df['price'] - df['rent'])\npred = model.predict(X)\n"
        assert isinstance(converted(page(tmp_path, cell)), Refused)
        outcome = converted(page(tmp_path, "# nb2svc: target=price\n" + cell))
        assert isinstance(outcome, Converted) and [field.name for field in outcome.plan.contract.fields] == ["km", "rent"]


PLAIN = "X = df[['km']]\n" + FIT


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("total = 1 + 1  # nb2svc: freeze\n" + PLAIN,), [("NB906", 1, 1)]),
        (("# nb2svc: freeze\n\n" + PLAIN,), [("NB906", 1, 1)]),
        (("df['km'] = df['km'] * 2  # nb2svc: freeze\n" + PLAIN,), [("NB906", 1, 1)]),
        (("df['km'] = df['km'] - df['km'].mean()  # nb2svc: freeze\n" + PLAIN,), []),
        (("def scaled(column):\n    mean = column.mean()  # nb2svc: freeze\n    return column - mean\nX = pd.DataFrame({'a': scaled(df['km'])})\n" + FIT,), []),
        (("def scaled(column):\n    twice = column * 2  # nb2svc: freeze\n    return twice\nX = pd.DataFrame({'a': scaled(df['km'])})\n" + FIT,), [("NB906", 1, 2)]),
        (("df['km'] = df['km'] * 2  # nb2svc: row-wise\n" + PLAIN,), [("NB906", 1, 1)]),
        ((PLAIN, "# nb2svc: answer\n"), [("NB906", 2, 1)]),
        ((PLAIN.replace("(X)\n", "(X)  # nb2svc: answer\n") * 2,), [("NB907", 1, 6)]),
        (("# nb2svc: target=prize\n" + PLAIN,), [("NB907", 1, 4), ("NB907", 1, 1)]),
        (("# nb2svc: target=price\n# nb2svc: target=rent\n" + PLAIN,), [("NB907", 1, 2)]),
        ((tagged("df.head()\n", "train"), PLAIN), []),
        ((tagged("other = 3\n", "train"), PLAIN), [("NB906", 1, 1)]),
        ((tagged("df['km'] = df['km'] * 2\n", "train"), PLAIN), [("NB907", 1, 1)]),
        ((tagged("df['km'] = df['km'].rolling(3).mean()\n", "train"), PLAIN), [("NB907", 1, 1)]),
        ((tagged("mean = df['km'].mean()\n", "train"), "X = df[['km']] - mean\n" + FIT), []),
        ((tagged("df.describe()\n", "serve"), PLAIN), [("NB907", 1, 1)]),
        ((tagged("df['km'] = df['km'] * 2\n", "serve"), PLAIN), []),
        ((tagged("df['km'] = df['km'] * 2\n", "input"), PLAIN), [("NB907", 1, 1)]),
        ((tagged("df['km'] = df['km'] * 2\n", "trian"), PLAIN), [("NB906", 1, 1)]),
        ((tagged("", "train"), PLAIN), [("NB906", 1, 1)]),
    ],
)  # fmt: skip
def test_none_is_passed_over(cells: tuple[str | dict[str, Any], ...], expected: list[tuple[str, int, int]], tmp_path: Path) -> None:
    assert found(page(tmp_path, *cells)) == expected
