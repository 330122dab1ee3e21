"""Markdown pages of traps: `fixtures/traps/*.md`; each `##` section is a notebook whose service answers as the notebook does, or is refused.

The blocks in front of the first `##` belong to every section: files, cells, and behind the section's own cells ` ```python last `.

| block | what it says |
|---|---|
| ` ```refused ` | the codes with which the notebook is refused |
| ` ```warns ` | codes of warnings that must be given |
| ` ```rows [file] ` | the places in the file of the rows that the notebook answers (None: not to be compared), where they are not all rows |
| ` ```records ` | `{"plan": null} -> expression`: a raw row with changes, and what the notebook says of it, or `error code [field]` |

The notebook leaves its answer in `pred` and is run for real. Every raw row that it answers is asked alone and in a batch: equal bits, after linear algebra equal within 1e-12.
"""

import json
import math
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, notebook_text
from oracles import rows
from test_cases import Block, Case, cases
from trained import environment

from nb2svc import config
from nb2svc.convert import Converted, convert
from nb2svc.emit import layout, python
from nb2svc.emit.write import write
from nb2svc.ir.diagnostic import Severity

TRAPS = ROOT / "fixtures" / "traps"
CHILD = Path(__file__).with_name("trap_child.py")


@dataclass(frozen=True, slots=True)
class Trap:
    """One section: its title, cells, files, and what it expects."""

    title: str
    cells: tuple[str, ...]
    files: dict[str, str]
    said: dict[str, Block]


def traps(page: str) -> list[Trap]:
    """The sections of a page, each with the blocks that all of them share."""
    head, *sections = cases(page)
    first = [block.body for block in head.blocks if block.info == ("python",)]
    last = [block.body for block in head.blocks if block.info == ("python", "last")]
    return [trap(section, first, last, files_of(head)) for section in sections]


def files_of(case: Case) -> dict[str, str]:
    return {block.info[1]: block.body for block in case.blocks if block.info[0] in ("csv", "pyproject")}


def trap(section: Case, first: list[str], last: list[str], files: dict[str, str]) -> Trap:
    own = [block.body for block in section.blocks if block.info == ("python",)]
    closing = [block.body for block in section.blocks if block.info == ("python", "last")] or last
    said = {block.info[0]: block for block in section.blocks if block.info[0] in ("refused", "warns", "rows", "records")}
    return Trap(section.title, (*first, *own, *closing), files | files_of(section), said)


def convert_trap(trap: Trap, name: str, folder: Path) -> tuple[dict[str, Any] | None, str]:
    """The job for the child and "", or None and what is wrong (nothing, where a refusal was meant)."""
    folder.mkdir()
    for path, body in trap.files.items():
        (folder / path).write_text(body, encoding="utf-8")
    path = folder / "experiment.ipynb"
    path.write_text(notebook_text(*(cell.removesuffix("\n") for cell in trap.cells)), encoding="utf-8")
    package = folder / "package"
    outcome = convert((path,), replace(config.load((path,), out=package), name=name, patterns=("library",)))
    codes = {found.code for found in outcome.diagnostics}
    errors = {found.code for found in outcome.diagnostics if found.severity is Severity.ERROR}
    if "refused" in trap.said or not isinstance(outcome, Converted):
        meant = set(trap.said["refused"].body.split()) if "refused" in trap.said else set()
        told = "; ".join(f"{found.code} {found.message} ({found.span.place() if found.span else ''})" for found in outcome.diagnostics)
        return None, "" if errors == meant and not isinstance(outcome, Converted) else f"refused: {told or 'not at all'}"
    if missing := set(trap.said["warns"].body.split() if "warns" in trap.said else ()) - codes:
        return None, f"no warning {min(missing)}; there are {sorted(codes)}"
    write(outcome.package, package)
    asked = [line.split(" -> ", 1) for line in trap.said["records"].body.splitlines() if line] if "records" in trap.said else []
    told = trap.said.get("rows")
    source = told.info[1] if told is not None and len(told.info) > 1 else next(iter(trap.files))
    return {
        "name": name, "folder": str(folder), "package": str(package), "cells": list(trap.cells), "exact": outcome.plan.batch_exact,
        "rows": told.body.strip() if told is not None else "",
        "records": [(json.loads(change), meant) for change, meant in asked], "raw": rows(folder / source),
    }, ""  # fmt: skip


def same(ours: Any, theirs: Any, exact: bool) -> bool:
    if isinstance(ours, float) and isinstance(theirs, (int, float)) and not exact:
        return math.isclose(ours, theirs, rel_tol=1e-12)
    return bool(ours == theirs) and isinstance(ours, str) == isinstance(theirs, str)


def complaints(trap: Trap, job: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """How the service differs from the notebook."""
    if "stopped" in found:
        return [f"the {found['stopped']} stopped: {found['trace']}"]
    wrong = [f"row {row}: alone {one}, together {many}" for row, (one, many) in enumerate(zip(found["alone"], found["together"])) if one != many]
    for place, meant in zip(found["places"], found["answers"], strict=True):
        told = found["alone"][place] if place is not None else {}
        if place is not None and ("error" in told or not same(told["prediction"], meant, job["exact"])):
            wrong.append(f"row {place}: service {told}, notebook {meant}")
    for (change, text), meant, told in zip(job["records"], found["asked"], found["alone"][len(job["raw"]) :], strict=True):
        if meant is None:
            error = told.get("error", {})
            words = text.split()[1:]
            if [error.get("code"), error.get("field")][: len(words)] != words:
                wrong.append(f"{change}: service {told}, meant {text}")
        elif "error" in told or not same(told["prediction"], meant, job["exact"]):
            wrong.append(f"{change}: service {told}, notebook {meant}")
    if not found["parity"]["parity"]:
        wrong.append(f"self-check: {found['parity']}")
    wrong += [f"one row without a table: {each}" for each in found["rows"].get("wrong", ())]
    if "elsewhere" in found["rows"].get("counted", ()):
        wrong.append(f"a raw row needs a table: {found['rows']}")
    return wrong


@pytest.mark.parametrize("page", sorted(TRAPS.glob("*.md")), ids=lambda page: page.stem)
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each section converts with parity, or is refused with its codes."""
    for module in (layout, python):
        # Most of the time would go into the looks of packages that nobody reads.
        monkeypatch.setattr(module, "blacken", lambda text: text)
    jobs: list[tuple[Trap, dict[str, Any]]] = []
    wrong: dict[str, list[str]] = {}
    for number, trap in enumerate(traps(page.read_text(encoding="utf-8"))):
        name = f"{re.sub('[^a-z]', '_', page.stem)}_{number}"
        job, trouble = convert_trap(trap, name, tmp_path / name)
        if trouble:
            wrong[trap.title] = [trouble]
        if job is not None:
            jobs.append((trap, job))
    asked = json.dumps([job for _, job in jobs])
    done = subprocess.run([sys.executable, "-P", str(CHILD)], input=asked, env=environment(str(CHILD.parent)), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    for (trap, job), found in zip(jobs, json.loads(done.stdout), strict=True):
        if differing := complaints(trap, job, found):
            wrong[trap.title] = differing
    assert not wrong, "\n".join(f"## {title}\n   " + "\n   ".join(each[:4]) for title, each in wrong.items())
