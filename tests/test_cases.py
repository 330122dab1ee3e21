"""Markdown pages as tests: `fixtures/cases/<stage>/*.md`; each `##` section is a notebook, and what a stage prints of it.

Python blocks are cells (` ```python tags=nb2svc-skip count=3 `); a block whose info string is a stage holds what that stage
prints. Further blocks with a file name (` ```csv train.csv `) lie beside the notebook. `pytest --update` rewrites.
"""

import functools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, notebook_text

from nb2svc import config
from nb2svc.analyse import inspect
from nb2svc.commands import analyze
from nb2svc.report.formats import text
from nb2svc.report.formats.finding import locate

pytestmark = pytest.mark.quick

CASES = ROOT / "fixtures" / "cases"
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)


def print_stage(stage: str, path: Path) -> str:
    """What `analyze --stage` prints of a notebook, and the findings behind it."""
    outcome = analyze.run_stage((path,), config.load((path,)), stage)
    return outcome.text + "".join(outcome.frames)


def print_graph(path: Path) -> str:
    """The values of a notebook, whether or not they lead to an answer."""
    return analyze.run_stage((path,), config.load((path,)), "graph").text


def print_analysis(path: Path) -> str:
    """The JSON of `analyze --json` with a line for each entry; the source's checksum and the findings' JSON left out."""
    found = inspect((path,), config.load((path,)))
    document = {key: value for key, value in found.as_json().items() if key not in ("schema", "source", "diagnostics")}
    lines = [f'"{key}": {entries(value)}' for key, value in document.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n" + text.render(locate(found.diagnostics, found.program, (path,)))


def print_flow(path: Path) -> str:
    """The edges between cells, a line each; cells from 1."""
    found = inspect((path,), config.load((path,)))
    assert found.analysis is not None
    return "".join(f"{edge.start + 1} -> {edge.end + 1} {edge.name}\n" for edge in sorted(found.analysis.flow, key=lambda each: (each.start, each.end, each.name)))


def entries(value: object) -> str:
    """JSON with a line for each member of a list."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


STAGES: dict[str, Callable[[Path], str]] = {
    "program": functools.partial(print_stage, "program"),
    "graph": print_graph,
    "plan": functools.partial(print_stage, "plan"),
    "analysis": print_analysis,
    "flow": print_flow,
}
"""Info string → what prints that stage of the notebook at a path."""


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page: its info words, its text, and where the text stands."""

    info: tuple[str, ...]
    body: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One section of a page."""

    title: str
    blocks: tuple[Block, ...]


def cases(page: str) -> Iterator[Case]:
    """The sections of a page that hold blocks."""
    # A `#` line inside a block is a comment, not a heading: blocks are found first.
    blocks = [Block(tuple(found["info"].split()), found["body"], found.start("body"), found.end("body")) for found in FENCE.finditer(page)]
    headings = [
        (found.start(), found.group(1).strip())
        for found in re.finditer(r"^##? (.*)$", page, re.MULTILINE)
        if not any(block.start <= found.start() < block.end for block in blocks)
    ]
    for number, (start, title) in enumerate(headings):
        end = headings[number + 1][0] if number + 1 < len(headings) else len(page)
        if own := tuple(block for block in blocks if start <= block.start < end):
            yield Case(title, own)


def option(words: tuple[str, ...], name: str) -> str | None:
    """The value of `name=value` among the words of an info string."""
    return next((word.partition("=")[2] for word in words if word.startswith(f"{name}=")), None)


def write_notebook(case: Case, folder: Path) -> Path:
    """The section as a notebook, with the files that lie beside it."""
    cells: list[str | dict[str, object]] = []
    for block in case.blocks:
        if block.info[:1] == ("python",):
            tags, count = option(block.info, "tags"), option(block.info, "count")
            cells.append(
                {
                    "source": block.body.removesuffix("\n"),
                    "metadata": {"tags": tags.split(",")} if tags else {},
                    "execution_count": int(count) if count else None,
                }
            )
        elif len(block.info) == 2 and block.info[0] not in STAGES:
            (folder / block.info[1]).write_text(block.body, encoding="utf-8")
    path = folder / "experiment.ipynb"
    path.write_text(notebook_text(*cells), encoding="utf-8")
    return path


@pytest.mark.parametrize("page", sorted(page for page in CASES.rglob("*.md") if page.parent.name != "checks"), ids=lambda page: page.relative_to(CASES).as_posix())
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    """Every stage of every section prints what its block says."""
    written = page.read_text(encoding="utf-8")
    replacements: list[tuple[Block, str]] = []
    for number, case in enumerate(cases(written)):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        path = write_notebook(case, folder)
        for block in case.blocks:
            if block.info and block.info[0] in STAGES:
                printed = "".join(f"{line.rstrip()}\n" for line in STAGES[block.info[0]](path.relative_to(folder)).splitlines())
                replacements.append((block, printed))
    assert replacements, f"{page.name} expects nothing"
    if update:
        for block, printed in sorted(replacements, key=lambda each: -each[0].start):
            written = written[: block.start] + printed + written[block.end :]
        page.write_text(written, encoding="utf-8")
        return
    for block, printed in replacements:
        assert printed == block.body, f"{page.name}: `pytest --update` rewrites it"
