"""`slice`: the slice of a program computes what the program computes, and nothing of it can be left out."""

import ast
import contextlib
import io
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import notebook_text

from nb2svc import config
from nb2svc.commands import slicing
from tests.slices import programs, random_programs

pytestmark = pytest.mark.quick


def sliced(source: str, wanted: str, folder: Path) -> str:
    """The slice of a program of one cell a paragraph."""
    path = folder / "experiment.ipynb"
    path.write_text(notebook_text(*source.strip("\n").split("\n\n")), encoding="utf-8")
    found = slicing.run((path,), config.load((path,)), wanted)
    assert not found.problem, found.problem
    return found.text


def value(source: str, wanted: str, folder: Path) -> str:
    """What a program leaves under a name, as text; run in a folder of its own."""
    before = Path.cwd()
    folder.mkdir()
    names: dict[str, Any] = {"__name__": "__main__"}
    state = random.getstate()
    try:
        os.chdir(folder)
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "program", "exec"), names)  # noqa: S102 — the programs are ours
            return shown(eval(wanted, names))  # noqa: S307
    finally:
        os.chdir(before)
        random.setstate(state)


def shown(found: Any) -> str:
    """A value as text that tells it from any other."""
    if hasattr(found, "to_csv"):
        return f"{found.to_csv()}{getattr(found, 'dtypes', '')}"
    if hasattr(found, "get_params"):
        return str({**found.get_params(), **{name: str(each) for name, each in vars(found).items() if name.endswith("_") and not name.startswith("_")}})
    if isinstance(found, dict):
        return str({key: shown(each) for key, each in found.items()})
    if isinstance(found, (list, tuple)):
        return str([shown(each) for each in found])
    if type(found).__module__ == "__main__":
        return shown(vars(found))
    return repr(found)


def without_one(source: str) -> Iterator[tuple[str, str]]:
    """A program without each of its statements in turn."""
    statements = ast.parse(source).body
    for left_out in statements[: -1 if isinstance(statements[-1], ast.Expr) else None]:
        yield ast.unparse(left_out), "\n".join(ast.unparse(each) for each in statements if each is not left_out)


@pytest.mark.parametrize("program", programs.PROGRAMS, ids=lambda program: program.title)
def test_the_slice_computes_what_the_program_computes(program: programs.Written, tmp_path: Path) -> None:
    for number, wanted in enumerate(program.wanted):
        text = sliced(program.source, wanted, tmp_path)
        assert value(text, wanted, tmp_path / f"slice{number}") == value(program.source, wanted, tmp_path / f"whole{number}"), f"{wanted}\n{text}"


@pytest.mark.parametrize("program", programs.PROGRAMS, ids=lambda program: program.title)
def test_no_statement_of_the_slice_can_be_left_out(program: programs.Written, tmp_path: Path) -> None:
    for number, wanted in enumerate(program.wanted):
        text = sliced(program.source, wanted, tmp_path)
        whole = value(text, wanted, tmp_path / f"slice{number}")
        for place, (statement, rest) in enumerate(without_one(text)):
            if any(kept in statement for kept in program.kept):
                continue
            try:
                other = value(rest, wanted, tmp_path / f"rest{number}-{place}")
            except Exception:  # noqa: BLE001 — whatever it raises, the statement was needed
                continue
            assert other != whole, f"{wanted} does not need `{statement}`\n{text}"


@pytest.mark.parametrize("seed", range(40))
def test_the_slice_of_a_random_program_computes_the_same(seed: int, tmp_path: Path) -> None:
    source, names = random_programs.write(random.Random(seed))
    for number, wanted in enumerate(names):
        text = sliced(source, wanted, tmp_path)
        assert value(text, wanted, tmp_path / f"slice{number}") == value(source, wanted, tmp_path / f"whole{number}"), f"{wanted}\n{source}\n---\n{text}"
