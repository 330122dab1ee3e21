"""Reading: every malformed file has its own message, positions point at the author's text, nothing hostile gets through."""

import ast
import json
import random
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import notebook_text

from nb2svc import sources
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.program import Program
from nb2svc.ir.span import span_of
from nb2svc.lower.text import Edits
from nb2svc.report.formats.finding import locate
from nb2svc.sources.physical import cell_lines
from nb2svc.report.formats.text import render
from nb2svc.sources import annotations, magics, shell

pytestmark = pytest.mark.quick
Notebook = Callable[..., Path]


def read(path: Path) -> Program:
    """A program that can be read."""
    program = sources.read((path,))
    assert isinstance(program, Program), program
    return program


def refusal(path: Path) -> Diagnostic:
    """The one reason why a file cannot be read."""
    found = sources.read((path,))
    assert isinstance(found, tuple) and len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", "NB903", "is empty"),
        (b"not json", "NB903", "is not JSON"),
        (b'{"cells": [', "NB903", "is not JSON"),
        ('{"cells": "\u00e9"}'.encode("latin-1"), "NB903", "is not UTF-8"),
        ("{}".encode("utf-16"), "NB903", "is not UTF-8"),
        (b"[1, 2]", "NB903", "not a notebook"),
        (b'{"a": 1}', "NB903", "not a notebook"),
        (b'{"cells": []}', "NB903", "does not say its `nbformat`"),
        (b'{"cells": 3, "nbformat": 4}', "NB903", "not a list"),
        (b'{"worksheets": [{"cells": []}], "nbformat": 2}', "NB903", "format 2"),
        (b"[" * 100_000 + b"]" * 100_000, "NB903", "nested too deeply"),
        (b'{"nbformat": ' + b"9" * 5000 + b', "cells": []}', "NB903", "not JSON"),
        (notebook_text("x", metadata={"language_info": {"name": "R"}}).encode(), "NB903", "written for R"),
        (notebook_text("x", metadata={"kernelspec": {"name": "julia-1.9"}}).encode(), "NB903", "written for Julia"),
        (notebook_text("x", metadata={"kernelspec": {"name": "xcpp17"}}).encode(), "NB903", "written for C++"),
        (b'{"worksheets": [{"cells": [{"cell_type": "code", "input": "x", "language": "R"}]}], "nbformat": 3}', "NB903", "written for R"),
        (b'{"cells": [], "nbformat": 5}', "NB903", "newer than format 4"),
        (notebook_text("x = 1\n" * 20_001).encode(), "NB904", "lines of code"),
        (notebook_text("#" * (2 * 1024 * 1024 + 1)).encode(), "NB904", "MiB of source"),
    ],
)
def test_each_bad_file_has_its_own_message(content: bytes, code: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ipynb"
    path.write_bytes(content)
    found = refusal(path)
    assert found.code == code
    assert message in found.message and "bad.ipynb" in found.message


def test_a_missing_file_a_folder_and_another_suffix_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "none.ipynb").message
    assert "is a folder" in refusal(tmp_path).message
    (tmp_path / "notes.txt").write_text("hello")
    assert "is not a notebook" in refusal(tmp_path / "notes.txt").message


def test_one_bad_notebook_refuses_a_chain_by_its_name(notebook: Notebook, tmp_path: Path) -> None:
    good, bad = notebook("x = 1"), tmp_path / "second.ipynb"
    bad.write_text("{")
    found = sources.read((good, bad))
    assert isinstance(found, tuple)
    assert locate(found, None, (good, bad))[0].path.endswith("second.ipynb")


@pytest.mark.parametrize(
    "cell", [3, {"cell_type": 1}, {"cell_type": "code", "source": 5}, {"cell_type": "code", "source": ["a", 1]}, {"cell_type": "code"}]
)
def test_a_malformed_cell_is_said_and_the_rest_is_read(cell: object, tmp_path: Path) -> None:
    path = tmp_path / "half.ipynb"
    good = {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "metadata": {}, "outputs": []}
    path.write_text(json.dumps({"cells": [cell, good], "nbformat": 4, "metadata": {}}))
    program = read(path)
    assert [(found.code, found.span.cell) for found in program.diagnostics if found.span] == [("NB903", 0)]
    assert program.cells[-1].code == "a = 1\nb = 2"


def test_format_3_is_read(tmp_path: Path) -> None:
    old = {
        "nbformat": 3,
        "metadata": {"name": ""},
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "source": ["Title"]},
                    {
                        "cell_type": "code",
                        "input": ["x = 1\n", "x"],
                        "language": "python",
                        "prompt_number": 7,
                        "outputs": [{"output_type": "pyout", "text": ["1"]}],
                    },
                ]
            }
        ],
    }
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps(old))
    (cell,) = read(path).cells
    assert (cell.index, cell.execution_count, cell.code, cell.outputs) == (1, 7, "x = 1\nx", ("1",))


def test_a_cell_carries_its_count_tags_id_and_texts(notebook: Notebook) -> None:
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
        {"output_type": "display_data", "data": {"text/plain": "table", "text/html": ["<b>", "</b>"], "image/png": "AAAA"}},
        {"output_type": "stream", "text": "x" * 100_000},
        "nonsense",
    ]
    cell = {"source": "x", "id": "a1", "execution_count": 3, "metadata": {"tags": ["nb2svc-train", 5]}, "outputs": outputs}
    (found,) = read(notebook(cell)).cells
    assert (found.id, found.execution_count, found.tags) == ("a1", 3, ("nb2svc-train",))
    assert found.outputs[:3] == ("a\nb", "table", "<b></b>")
    assert len(found.outputs[3]) == 64 * 1024


def test_index_counts_all_cells_and_skipped_ones_are_left_out(notebook: Notebook) -> None:
    path = notebook({"cell_type": "markdown", "source": "# A"}, {"source": "(", "metadata": {"tags": ["nb2svc-skip"]}}, "y = 1")
    program = read(path)
    assert [cell.index for cell in program.cells] == [2]
    assert not program.diagnostics


@pytest.mark.parametrize(
    "source",
    [
        "\0",
        "(" * 100_000,
        "[" * 10_000 + "]" * 10_000,
        "\ud800 = 1",
        "1" * 5_000,
        "+".join("a" * 900),
        "a" + ".b()" * 300,
        "if 1:\nx",
        "'\\",
        "x = '''",
    ],
)
def test_hostile_cells_are_findings_not_failures(source: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.ipynb"
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": source}], "nbformat": 4, "metadata": {}}))
    program = read(path)
    assert [found.code for found in program.diagnostics] == ["NB103"]
    assert program.cells[0].tree.body == []
    render(locate(program.diagnostics, program, (path,))).encode()


@pytest.mark.parametrize(("count", "level"), [(None, "warning"), (2, "error")], ids=["never run", "run"])
def test_prose_that_never_ran_does_nothing(count: int | None, level: str, tmp_path: Path) -> None:
    path = tmp_path / "prose.ipynb"
    cells = [{"cell_type": "code", "source": source, "execution_count": number} for source, number in (("x = 1", 1), ("Now do it yourself (x)", count))]
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, "metadata": {}}))
    assert [(found.code, found.severity) for found in read(path).diagnostics] == [("NB103", level)]


def test_syntax_warnings_are_not_printed(notebook: Notebook) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not read(notebook(r"x = '\d' is 1")).diagnostics


def test_every_node_knows_its_cell_and_columns_are_code_points(notebook: Notebook) -> None:
    text = "größe = 'ü'; call(größe)\nplain = 1"
    program = read(notebook("a = 1", text))
    tree = program.cells[1].tree
    for node in ast.walk(tree):
        if hasattr(node, "lineno"):
            span = span_of(node)
            assert (span.cell, span.source) == (1, 0)
    names = {node.id: span_of(node) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    line = text.split("\n")[0]
    assert line[names["call"].column : names["call"].end_column] == "call"
    assert line[names["größe"].column : names["größe"].end_column] == "größe"


def test_requirements_of_a_program(notebook: Notebook) -> None:
    program = read(notebook("!pip install -q lightgbm==4.1", "%pip install 'shap>=0.4'\n!pip install lightgbm==4.1"))
    assert program.requirements == ("lightgbm==4.1", "shap>=0.4")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("!pip install a b>=2", ["a", "b>=2"]),
        ("!python -m pip install --upgrade pip && echo done", ["pip"]),
        ("!{sys.executable} -m pip install 'x[extra]~=1.0' # why", ["x[extra]~=1.0"]),
        ("!uv pip install polars", ["polars"]),
        ("!pip install -r requirements.txt -i https://example.org/simple", []),
        ("!pip install git+https://example.org/x.git ./local file.whl", []),
        ("!echo pip", []),
        ("# !pip install nothing", []),
    ],
)
def test_requirements_of_a_line(line: str, expected: list[str]) -> None:
    assert list(shell.requirements(line)) == expected


def test_lowering_keeps_the_number_of_lines() -> None:
    pieces = [
        "x = 1",
        "%time y = f(\n  2)",
        "!ls \\\n  -l",
        "s = '''\n%no\n'''",
        "if x:\n    %pwd",
        "z = !ls",
        "q?",
        "(a\n% b)",
        "# !c",
        "",
        "@d\ndef f(): pass",
    ]
    chance = random.Random(0)
    for _ in range(300):
        text = "\n".join(chance.choices(pieces, k=6))
        lowered = magics.lower(text)
        assert lowered.code.count("\n") == text.count("\n"), text
        ast.parse(lowered.code)


def test_lowering_never_fails_on_noise() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        text = "".join(chance.choices("%!?=x '\"()\\\n#;t\t", k=30))
        assert magics.lower(text).code.count("\n") == text.count("\n"), text


def test_a_percent_script_keeps_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "experiment.py"
    path.write_text(
        '"""Doc.\n# %% no marker\n"""\nimport os\n# %% [markdown]\n# text (\n# %% tags=["nb2svc-serve"]\nx = (\n# %% last\ny = 2\n'
    )
    program = read(path)
    assert [(cell.index, cell.tags) for cell in program.cells] == [(0, ()), (2, ("nb2svc-serve",)), (3, ())]
    assert program.cells[2].tree.body[0].lineno == 10
    (found,) = locate(program.diagnostics, program, (path,))
    assert found.place is not None
    assert (found.place.describe(), found.place.file_line, found.place.lines[7]) == ("line 8", 8, "x = (")


def test_a_plain_script_is_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text("import os\n\nx = 1  # %% not at the start\n")
    assert len(read(path).cells) == 1


def test_an_exported_script_is_the_notebook_again(tmp_path: Path) -> None:
    """What `nbconvert` made of magics is read as the magics; bodies with statements of their own stay opaque."""
    path = tmp_path / "experiment.py"
    path.write_text(
        "#!/usr/bin/env python\n# coding: utf-8\n\n# # Title\n\n# In[1]:\n\nget_ipython().run_line_magic('matplotlib', 'inline')\n"
        "get_ipython().system('pip install lightgbm==4.1')\n\n# In[3]:\n\nget_ipython().run_cell_magic('time', '', 'x = 1\\ny = x\\n')\n"
        "\n# In[ ]:\n\nfiles = get_ipython().getoutput('ls')\nget_ipython().magic('time z = 3')\n"
        "\n# In[4]:\n\nget_ipython().run_cell_magic('time', '', 'for i in y:\\n    x += i\\n')\n"
    )
    program = read(path)
    assert [(cell.execution_count, cell.code.strip(), cell.opaque) for cell in program.cells[1:4]] == [
        (1, "pass\npass", ""),
        (3, "x = 1; y = x", ""),
        (None, "files = __opaque__('!ls')\npass; z = 3", ""),
    ]
    assert program.cells[4].opaque == "get_ipython().run_cell_magic"
    assert program.requirements == ("lightgbm==4.1",)
    assert program.cells[2].tree.body[0].lineno == 13


@pytest.mark.parametrize("form", ["light", "percent"])
def test_a_paired_script_has_its_magics_in_comments(form: str, tmp_path: Path) -> None:
    path = tmp_path / "paired.py"
    start, end = ("# + tags=['nb2svc-train']", "# -") if form == "light" else ("# %% Load it tags=['nb2svc-train']", "# %%")
    head = f"# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n#       format_name: {form}\n# ---\n\n"
    path.write_text(f"{head}{start}\n# !pip install shap\n# %time x = 1\n# 100 % of it\n{end}\ny = )\n")
    program = read(path)
    assert [(cell.tags, [line.strip() for line in cell.code.strip().split("\n")]) for cell in program.cells] == [
        (("nb2svc-train",), ["pass", "pass; x = 1", "# 100 % of it"]),
        ((), ["y = )"]),
    ]
    assert program.requirements == ("shap",)
    assert program.diagnostics[0].span is not None and program.diagnostics[0].span.line == 13


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_python_ends_of_lines_count(separator: str, notebook: Notebook) -> None:
    """Positions and edits of text agree with the parser, whatever a text holds."""
    quotes = "'" * 3
    program = read(notebook(f"%time\nx = {quotes}{separator}\n{separator}{quotes}  # {separator}\ny = f(x)", f"z = '{separator}'\nw = )"))
    (found,) = program.diagnostics
    assert found.span is not None and (found.span.cell, found.span.line) == (1, 2)
    last = program.cells[0].tree.body[-1]
    assert isinstance(last, ast.Assign)
    edits = Edits(program.cells[0])
    edits.wrap(last.value, "g(", ")")
    assert edits.statement(last) == "y = g(f(x))"


def test_annotations_are_read_by_line(notebook: Notebook) -> None:
    text = (
        "y = 1  # nb2svc: target=price\n# nb2svc: ignore[NB302,NB305] on purpose\nz = '# nb2svc: answer'\nw = 2  # nb2svc: ignore[NB302]\n"
        "v = 3  # nb2svc: row-wise\nu = 4  # nb2svc: rowwise\n"
    )
    found = annotations.read(read(notebook(text)).cells[0])
    assert [(each.kind, each.line, each.is_alone, bool(each.problem)) for each in found] == [
        ("target", 1, False, False),
        ("ignore", 2, True, False),
        ("ignore", 4, False, True),
        ("row-wise", 5, False, False),
        ("rowwise", 6, False, True),
    ]
    assert found[0].value == "price" and found[1].codes == ("NB302", "NB305") and found[1].reason == "on purpose"


def test_physical_lines_round_trip_through_json_styles(tmp_path: Path) -> None:
    chance = random.Random(2)
    for _ in range(60):
        cells = []
        for number in range(4):
            lines = [
                "".join(chance.choices('ab"\\ü😀\t[]{}:,', k=chance.randrange(8))) + f"L{number}_{line}"
                for line in range(chance.randrange(1, 5))
            ]
            source: object = [line + "\n" for line in lines[:-1]] + [lines[-1]] if chance.random() < 0.5 else "\n".join(lines)
            cells.append({"source": source, "cell_type": "code", "metadata": {"source": "x", "cells": [{"source": "no"}]}, "outputs": []})
        for style in ({"indent": 1}, {"indent": 2, "sort_keys": True}, {"ensure_ascii": False, "indent": 1}, {}):
            text = json.dumps({"metadata": {"source": "no", "cells": [{"source": "no"}]}, "cells": cells, "nbformat": 4}, **style)
            physical = text.split("\n")
            for number, positions in cell_lines(text).items():
                for line, position in enumerate(positions):
                    assert f"L{number}_{line}" in physical[position.line - 1][position.column - 1 :]


def test_a_frame_is_as_promised(notebook: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    path = notebook("x = 1", "ok = 2\nfor größe in\n").relative_to(tmp_path)
    program = read(path)
    assert render(locate(program.diagnostics, program, (path,))) == (
        "experiment.ipynb: cell 2, line 2: NB103 unparsable-cell\n"
        "    2 | for größe in\n"
        "      |             ^ the cell cannot be read as Python: invalid syntax\n"
        "  hint: mend the cell, or leave it out of the service with the tag `nb2svc-skip`\n"
    )
