"""The flow between cells on the surfaces: chains, drawings, odd notebooks."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import notebook_text

from nb2svc import config
from nb2svc.commands import analyze, slicing
from nb2svc.report import drawing

pytestmark = pytest.mark.quick

DOT_LINE = re.compile(r'\s*\w+( -> \w+)? \[label="(?:[^"\\]|\\.)*"\];')
MERMAID_LINE = re.compile(r'\s*(?:\w+\["[^"]*"\]|\w+ -->\|"[^"]*"\| \w+)')


def document(*paths: Path) -> dict[str, object]:
    found = analyze.run(paths, config.load(paths)).document
    assert isinstance(found, dict)
    return found


def test_a_chain_flows_through_the_files_it_writes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.ipynb", tmp_path / "second.ipynb"
    first.write_text(notebook_text("import pandas as pd\ndf = pd.DataFrame({'a': [1]})", "df.to_csv('clean.csv', index=False)"), encoding="utf-8")
    second.write_text(notebook_text("import pandas as pd\nrows = pd.read_csv('./clean.csv')", "rows.head()\ndf = 1"), encoding="utf-8")
    found = document(first, second)
    assert [source["path"] for source in found["sources"]] == ["first.ipynb", "second.ipynb"]  # type: ignore[attr-defined]
    assert found["flow"] == [
        {"from": 0, "to": 1, "name": "df", "source": 0},
        {"from": 1, "to": 0, "name": "clean.csv", "source": 1, "from_source": 0},
        {"from": 0, "to": 1, "name": "rows", "source": 1},
    ]


def test_a_folder_gives_a_list(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.ipynb").write_text(notebook_text("x = 1", "print(x)"), encoding="utf-8")
    found = analyze.run((tmp_path,), config.load((tmp_path,))).document
    assert [(each["source"]["path"], each["flow"]) for each in found] == [(name, [{"from": 0, "to": 1, "name": "x"}]) for name in ("a.ipynb", "b.ipynb")]


@pytest.mark.parametrize("name", ['say "hi" \\', "<b>&#35;</b>", "`tick`\nline", "größe|]["])
def test_drawings_are_valid_whatever_stands_in_them(name: str) -> None:
    drawn = {"cells": [{"index": 0, "roles": ["load"], "reason": name}, {"index": 1, "roles": ["dead"], "reason": ""}], "flow": [{"from": 0, "to": 1, "name": name}]}
    first, *body, last = drawing.dot(drawn).splitlines()
    assert (first, last) == ("digraph flow {", "}") and all(DOT_LINE.fullmatch(line) for line in body[2:]) and len(body) == 5
    head, *lines = drawing.mermaid(drawn).splitlines()
    assert head == "flowchart TD" and len(lines) == 3 and all(MERMAID_LINE.fullmatch(line) for line in lines)


def test_a_drawing_has_each_cell_and_each_edge_once(notebook: Callable[..., Path], run: Callable[..., object]) -> None:
    path = notebook("a = 1\nb = 2", "c = a + b", "print(c, a)")
    written = drawing.dot(document(path))
    assert re.findall(r"(\w+) -> (\w+) \[label=\"(.*)\"\]", written) == [("s0c0", "s0c1", "a, b"), ("s0c0", "s0c2", "a"), ("s0c1", "s0c2", "c")]
    assert run("analyze", path, "--graph", "dot").stdout == written  # type: ignore[attr-defined]
    assert run("analyze", path, "--graph", "mermaid").stdout == drawing.mermaid(document(path))  # type: ignore[attr-defined]


ODD = {
    "no cells": [],
    "empty": ["", "\n\n", "   "],
    "markdown only": [{"cell_type": "markdown", "source": "# title"}],
    "not python": ["x = (", "print 'two'", "y = 1"],
    "unicode": ["größe = '\\N{SNOWMAN}'\nπ = 3", "print(größe, π)"],
    "many": [f"x{number} = {f'x{number - 1}' if number else 0}" for number in range(300)],
    "deep": ["x = " + "(" * 150 + "1" + ")" * 150, "y = " + " + ".join(["x"] * 190), "z = " + "[" * 90 + "]" * 90],
    "nested": ["\n".join("    " * depth + f"for i{depth} in range(2):" for depth in range(15)) + "\n" + "    " * 15 + "x = 1"],
    "names of nobody": ["print(nowhere.at.all)", "nowhere['a'] += 1", "del gone", "f(*g, **h)", "nonlocal_ = lambda: (yield)"],
    "classes": ["class A(A if 0 else object):\n    def f(self):\n        return super().f()\n    x = [y for y in range(3)]", "A().f().g()[1:2].h = 3", "A.f(A)"],
    "each other": ["def f(n):\n    return g(n)\ndef g(n):\n    return f(n)", "f(1)", "a = []\na.append(a)\nprint(a)", "b = {'b': a}\na.append(b)\nb['b'][0]['x'] = b"],
    "doubling": [*(f"def f{n}(x):\n    return f{n - 1}(x) + f{n - 1}(x)" if n else "def f0(x):\n    return x" for n in range(40)), "y = f39(1)"],
    "async": ["async def f():\n    async with a as b:\n        async for c in b:\n            yield c\n", "x = [y async for y in f()]", "await f()"],
    "star": ["*a, b = 1, 2", "a, (b, *c) = [1, (2, 3)]", "for x, *y in [a]:\n    pass", "from os import *\nprint(getcwd())", "match a:\n    case [1, *rest] | {'k': rest}:\n        print(rest)"],
}  # fmt: skip


@pytest.mark.parametrize("title", ODD)
def test_odd_notebooks_are_analysed(title: str, notebook: Callable[..., Path]) -> None:
    path = notebook(*ODD[title])
    found = document(path)
    json.dumps(found)
    assert all(0 <= edge["from"] < len(ODD[title]) for edge in found["flow"])  # type: ignore[attr-defined]
    for wanted in ("x", "y", "1 +", "a['k']", "lambda: x", "y if x else 0"):
        outcome = slicing.run((path,), config.load((path,)), wanted)
        assert outcome.text or outcome.problem
