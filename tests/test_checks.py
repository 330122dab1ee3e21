"""Checks by their pages: each `fixtures/cases/checks/<name>.md` has valid and invalid notebooks, what is found in them, and what they are fixed to.

Python blocks are cells; those marked `setup`, under the page's title, come first in every section. A `check` block holds the findings of
the page's own code, a `fixed` block the cells after `--fix --unsafe-fixes`. `pytest --update` rewrites both.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from test_cases import Block, Case, cases, write_notebook

from nb2svc import config
from nb2svc.commands import check
from nb2svc.commands.check import Asked, Voice
from nb2svc.ir.diagnostic import CATALOGUE

pytestmark = pytest.mark.quick

PAGES = sorted((ROOT / "fixtures" / "cases" / "checks").glob("*.md"))
CODE_OF = {name: code for code, (name, _) in CATALOGUE.items()}
LEAKAGE = ("NB301", "NB302", "NB303", "NB305")


def found_in(path: Path, select: tuple[str, ...], asked: Asked = Asked()) -> check.Checked:
    """The findings of some codes."""
    return check.run((path,), replace(config.load((path,)), select=select), Voice(lambda _: None), asked)


def sections(page: Path) -> list[tuple[Case, Case]]:
    """Each section as it stands, and with the cells of the page's own setup before it."""
    first, *rest = cases(page.read_text(encoding="utf-8")) if page.read_text(encoding="utf-8").startswith("# ") else ()
    has_setup = first.blocks[0].info[-1] == "setup"
    setup = first.blocks if has_setup else ()
    return [(case, Case(case.title, (*setup, *case.blocks))) for case in (rest if has_setup else [first, *rest])]


def cells_of(path: Path) -> str:
    """The code cells of a notebook, as a percent script shows them."""
    return "\n# %%\n".join(cell["source"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    """What is found is what the page says, valid notebooks have nothing, and fixes come to rest."""
    code = CODE_OF[page.stem.replace("_", "-")]
    text = page.read_text(encoding="utf-8")
    printed: list[tuple[Block, str]] = []
    counts = {"Valid": 0, "Invalid": 0}
    for number, (case, whole) in enumerate(sections(page)):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        path = write_notebook(whole, folder).relative_to(folder)
        kind = case.title.partition(":")[0]
        counts[kind] += 1
        outcome = found_in(path, (code,))
        assert bool(outcome.findings) == (kind == "Invalid"), f"{page.name}: {case.title}\n{outcome.render('text')}"
        for block in case.blocks:
            if block.info[:1] == ("check",):
                printed.append((block, "".join(f"{line.rstrip()}\n" for line in outcome.render("text").splitlines())))
            if block.info[:1] == ("fixed",):
                found_in(path, (code,), Asked(fix=True, unsafe=True))
                once = path.read_bytes()
                found_in(path, (code,), Asked(fix=True, unsafe=True))
                assert path.read_bytes() == once
                printed.append((block, cells_of(path)))
    assert min(counts.values()) >= 3, counts
    if update:
        for block, new in sorted(printed, key=lambda each: -each[0].start):
            text = text[: block.start] + new + text[block.end :]
        page.write_text(text, encoding="utf-8")
        return
    for block, new in printed:
        assert new == block.body, f"{page.name}: `pytest --update` rewrites it"


def test_leakage_is_told_from_what_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all labelled notebooks: what is flagged is leakage, and leakage is flagged."""
    right = wrong = missed = valid = 0
    for page in PAGES:
        code = CODE_OF[page.stem.replace("_", "-")]
        if code not in LEAKAGE:
            continue
        for number, (case, whole) in enumerate(sections(page)):
            folder = tmp_path / f"{page.stem}{number}"
            folder.mkdir()
            monkeypatch.chdir(folder)
            codes = {finding.diagnostic.code for finding in found_in(write_notebook(whole, folder), LEAKAGE).findings}
            is_leaky = case.title.startswith("Invalid")
            right += is_leaky and code in codes
            missed += is_leaky and code not in codes
            wrong += not is_leaky and bool(codes)
            valid += not is_leaky
    assert right + missed >= 30 and valid >= 30
    assert right / (right + missed) >= 0.9 and right / (right + wrong) >= 0.95, (right, missed, wrong)
