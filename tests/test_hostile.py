"""Hostile and malformed sources: whatever a file holds, it is read or refused with a code, quickly, and nothing raises."""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nb2svc import config
from nb2svc.analyse import inspect
from nb2svc.ir.diagnostic import CATALOGUE
from nb2svc.report.formats.finding import locate
from nb2svc.report.formats.text import render

Codes = Callable[..., list[str]]

GOOD = ["import pandas as pd\n", "from sklearn.linear_model import LogisticRegression\n", "df = pd.read_csv('m.csv')\n", "X = df[['fee']]\n", "m = LogisticRegression().fit(X, df['left'])\n", "pred = m.predict(X)\n"]
TOKENS = ["df", "X", "m", "pd", "=", "(", ")", "[", "]", "{", "}", ":", "\n", "\n    ", ".", ",", "'", '"', "'''", "#", "# %%", "%", "!", "%%time", "\\", "lambda", "for", "in", "if", "def f", "class", "return", "yield", "await", "@", "*", "**", "->", ":=", "1", "0x", "\x0c", "\x00", "\u2028", "é", "\ud800", "\ufeff", "f'{", "}'", "global", "del", "import", "match", "case", "try", "except", "with", "as", "nonlocal"]


@pytest.fixture
def codes(tmp_path: Path) -> Codes:
    """A file's content in, the codes of its errors out, each of which can be shown."""

    def run(content: str | bytes, name: str) -> list[str]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        (tmp_path / "m.csv").write_text("fee,left\n1.5,0\n2.5,1\n3.5,0\n4.0,1\n")
        found = inspect((path,), config.load((path,)))
        render(locate(found.diagnostics, found.program, (path,))).encode()
        json.dumps(found.as_json())
        assert {one.code for one in found.diagnostics} <= CATALOGUE.keys()
        return [one.code for one in found.diagnostics if one.is_error]

    return run


def notebook(*sources: Any, **more: Any) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} for source in sources], "nbformat": 4, "metadata": {}} | more)


def test_damaged_notebooks(codes: Codes) -> None:
    """A byte or a value changed anywhere: read or refused."""
    chance = random.Random(3)
    whole = notebook(*GOOD).encode()
    for _ in range(100):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = bytes(chance.choices(range(256), k=chance.randrange(3)))
        codes(bytes(content[: chance.choice((len(content), chance.randrange(len(content))))]), "damaged.ipynb")
    values: list[Any] = [None, True, -1, 1.5, "", "x", [], [None], {}, {"a": []}, [["a"]], 10**30]
    for value in values:
        for key in ("cells", "metadata", "nbformat", "nbformat_minor", "worksheets"):
            codes(notebook(*GOOD, **{key: value}), "damaged.ipynb")
        for key in ("cell_type", "source", "metadata", "outputs", "execution_count", "id", "attachments"):
            document = json.loads(notebook(*GOOD))
            document["cells"][0][key] = value
            codes(json.dumps(document), "damaged.ipynb")


@pytest.mark.parametrize("name", ["noise.py", "noise.ipynb"])
def test_noise_among_cells(codes: Codes, name: str) -> None:
    chance = random.Random(4)
    for _ in range(80):
        cells = [*GOOD]
        for _ in range(2):
            cells.insert(chance.randrange(len(cells) + 1), "".join(chance.choices(TOKENS, k=chance.randrange(1, 12))) + "\n")
        codes(notebook(*cells) if name.endswith(".ipynb") else "# %%\n".join(cells), name)


LONG = {
    "300 cells": GOOD[:3] + [f"df['c{n}'] = df['fee'] * {n}\n" for n in range(300)] + GOOD[3:],
    "long line": [*GOOD[:3], f"names = [{', '.join(repr(f'name {n}') for n in range(20_000))}]\n", *GOOD[3:]],
    "long text": [*GOOD[:3], f"text = '{'x' * 500_000}'\n", *GOOD[3:]],
    "many outputs of one loop": [*GOOD[:3], "for n in range(1000):\n    print(n)\n", *GOOD[3:]],
}


@pytest.mark.parametrize("name", LONG)
def test_long_ones_are_read(codes: Codes, name: str) -> None:
    started = time.perf_counter()
    assert codes(notebook(*LONG[name]), "long.ipynb") == []
    assert time.perf_counter() - started < 10


DEEP = {
    "sum of 10,000 terms": "x = " + " + ".join(["1"] * 10_000),
    "sum of 10,000 columns": "df['x'] = " + " + ".join(["df['fee']"] * 10_000),
    "lists": "x = " + "[" * 150 + "]" * 150,
    "calls": "x = " + "f(" * 90 + ")" * 90,
    "blocks": "\n".join(" " * n + "if df:" for n in range(95)) + "\n" + " " * 95 + "pass",
    "chain": "x = df" + ".fee" * 5_000,
    "functions": "def f(x):\n    return f(f(x))\nf(1)",
    "loops": "for a in range(1000):\n  for b in range(1000):\n    for c in range(1000):\n      x = a\n",
    "power": "x = 9 ** 9 ** 9 ** 9",
    "text": "x = 'a' * 10 ** 10",
    "comparisons": "x = " + " < ".join(["1"] * 3_000),
    "formatted": "x = f'{" * 3 + "1" + "}'" * 3,
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_ones_end_soon(codes: Codes, name: str) -> None:
    started = time.perf_counter()
    codes(notebook(*GOOD[:3], DEEP[name], *GOOD[3:]), "deep.ipynb")
    assert time.perf_counter() - started < 10
