"""`docs/architecture.md` prints what the code prints: its one notebook is carried through all stages. `pytest --update` rewrites."""

import ast
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from test_cases import FENCE, STAGES, Block, Case, entries, write_notebook
from test_house import FLOORS, PACKAGE

from nb2svc import analyse, config
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write

PAGE = ROOT / "docs" / "architecture.md"
RECORD = {"age": None, "plan": "gold", "visits": 7}


@dataclass(frozen=True, slots=True)
class Carried:
    """The notebook of the page and the package made of it."""

    notebook: Path
    package: Path

    def text(self, path: str) -> str:
        """A generated file."""
        return (self.package / path).read_text(encoding="utf-8")


def print_story(_: Carried) -> str:
    """The one function."""
    return inspect.getsource(convert)


def print_floors(_: Carried) -> str:
    """Each part of the package with its floor and what its docstring says."""
    lines = []
    for part, floor in sorted(FLOORS.items(), key=lambda item: item[1]):
        path = PACKAGE / f"{part}.py" if (PACKAGE / f"{part}.py").exists() else PACKAGE / part / "__init__.py"
        if path.exists() and not part.startswith("__"):
            first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]
            lines.append(f"{floor}  {part:9} {first.removeprefix(f'Floor {floor}: ').removeprefix(f'Floor {floor}, ')}\n")
    return "".join(lines)


def print_analysis(carried: Carried) -> str:
    """What a person looks at first of `analyze --json`."""
    told = analyse.inspect((carried.notebook,), config.load((carried.notebook,))).as_json()
    shown = ("cells", "inputs", "ignored", "target", "answer", "state")
    return "".join(f'"{key}": {entries(told[key])}\n' for key in shown)


def print_answer(carried: Carried) -> str:
    """What training says, and what a record gets that has a gap and a plan nobody has seen."""
    environment = os.environ | {"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"}
    shown = []
    for words, given in ((("train", "--data-dir", str(carried.notebook.parent)), ""), (("predict", "--input", "-"), json.dumps(RECORD))):
        done = subprocess.run(
            [sys.executable, "-m", "experiment", *words], cwd=carried.package, env=environment, input=given, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        asked = f"echo '{given}' | " if given else ""
        shown.append(f"$ {asked}python -m experiment {' '.join(words[:1] if words[0] == 'train' else words)}\n{done.stderr}{rounded(done.stdout)}")
    return "".join(shown)


def rounded(lines: str) -> str:
    """An answer without the digits that another version of scikit-learn may give."""
    answers = [json.loads(line) for line in lines.splitlines()]
    for answer in answers:
        answer["probabilities"] = {label: round(chance, 2) for label, chance in answer["probabilities"].items()}
    return "".join(json.dumps(answer) + "\n" for answer in answers)


PRINTERS: dict[str, Callable[[Carried], str]] = {
    "story": print_story,
    "floors": print_floors,
    **{stage: lambda carried, stage=stage: STAGES[stage](Path(carried.notebook.name)) for stage in STAGES},  # type: ignore[misc]
    "analysis": print_analysis,
    "features": lambda carried: carried.text("src/experiment/features.py"),
    "training": lambda carried: carried.text("src/experiment/training.py"),
    "answer": print_answer,
}
"""Info string → what prints that block."""


def blocks(page: str) -> tuple[Block, ...]:
    """The fenced blocks of a page."""
    return tuple(Block(tuple(found["info"].split()), found["body"], found.start("body"), found.end("body")) for found in FENCE.finditer(page))


def test_the_page_shows_what_the_code_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    notebook = write_notebook(Case("architecture", blocks(page)), tmp_path)
    outcome = convert((notebook,), config.load((notebook,), out=tmp_path / "experiment-service"))
    assert isinstance(outcome, Converted), [found.message for found in outcome.diagnostics]
    write(outcome.package, tmp_path / "experiment-service")
    carried = Carried(notebook, tmp_path / "experiment-service")
    shown = [(block, "".join(f"{line.rstrip()}\n" for line in PRINTERS[block.info[0]](carried).splitlines())) for block in blocks(page) if block.info[0] in PRINTERS]
    assert sorted(block.info[0] for block, _ in shown) == sorted(PRINTERS)
    if update:
        for block, text in reversed(shown):
            page = page[: block.start] + text + page[block.end :]
        PAGE.write_text(page, encoding="utf-8")
        return
    for block, text in shown:
        assert text == block.body, f"{block.info[0]}: `pytest --update` rewrites it"


def test_the_page_names_what_there_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.splitlines()[2].startswith("> A service is the part of a notebook that a new row still needs")
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("docs/architecture.md")
    for word in ("Program", "Graph", "Analysis", "Plan", "Package"):
        assert f"### {word}: " in page and f"| {word} |" in page
