"""The button in a real JupyterLab in a real Chromium: badges, panel, jump, unsaved edits, conversion, try-out, refusals, dark theme."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, demanded, listened, shot, violations
from conftest import notebook_text
from jupyter_lab import Lab, started
from test_jupyter import CELLS, CSV

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    try:
        import jupyterlab  # noqa: F401
    except ImportError:
        demanded(False, "jupyterlab")
    root, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("home")
    (root / "visits.csv").write_text(CSV)
    with started(root, home) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def opened(browser: Any, lab: Lab) -> Iterator[Any]:
    """Write a notebook and open it; the page is closed behind the test, and must have asked nobody else and complained of nothing."""
    pages = []

    def visit(name: str, *cells: Any) -> Any:
        (lab.root / name).write_text(notebook_text(*cells))
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.heard = listened(page)
        pages.append((context, page))
        # No kernel is wanted: nothing is run.
        page.add_locator_handler(page.locator(".jp-Dialog", has_text="Select Kernel"), lambda dialog: dialog.locator("button", has_text=re.compile("No Kernel|Cancel")).first.click())
        page.goto(f"{lab.url}/lab/tree/{name}?reset")
        page.wait_for_selector('.jp-NotebookPanel-toolbar [data-command="nb2svc:analyze"]', timeout=90_000)
        page.wait_for_selector(".jp-CodeCell", timeout=60_000)
        return page

    yield visit
    for context, page in pages:
        strangers = [url for url in page.heard.requests if not url.startswith((lab.url, "data:", "blob:", "about:"))]
        own = [text for text in page.heard.errors if "nb2svc" in text]
        context.close()
        assert strangers == [] and own == []


def press(page: Any) -> None:
    """Press the button and wait for the panel."""
    page.click('.jp-NotebookPanel-toolbar [data-command="nb2svc:analyze"]')
    page.wait_for_selector('#nb2svc-panel[data-state="shown"]', timeout=60_000)


def badges(page: Any) -> list[str | None]:
    """The roles shown at the cells that are drawn."""
    return list(page.eval_on_selector_all(".jp-CodeCell", "cells => cells.map(cell => cell.dataset.nb2svcRole ?? null)"))


def test_the_button_says_what_the_command_line_says(opened: Any, lab: Lab, run: Any) -> None:
    page = opened("button.ipynb", *CELLS)
    press(page)
    document = json.loads(run("analyze", lab.root / "button.ipynb", "--json").stdout)
    assert badges(page) == [" ".join(cell["roles"]) for cell in document["cells"]]
    panel = page.locator("#nb2svc-panel")
    assert panel.locator(".nb2svc-verdict").inner_text() == "converts"
    for summary in ("Fields", "Frozen", "Cells", "Flow"):
        panel.locator("summary", has_text=summary).click()
    assert page.eval_on_selector_all("#nb2svc-panel [data-field]", "found => found.map(each => each.dataset.field)") == [field["name"] for field in document["inputs"]]
    assert page.eval_on_selector_all("#nb2svc-panel [data-frozen]", "found => found.map(each => each.dataset.frozen)") == [state["name"] for state in document["state"]]
    assert [found for found in violations(page) if "nb2svc" in found] == []
    shot(page, "lab-panel")


def test_shortcut_and_palette(opened: Any) -> None:
    page = opened("keys.ipynb", *CELLS)
    page.locator(".jp-Notebook").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Alt+n")
    page.wait_for_selector('#nb2svc-panel[data-state="shown"]', timeout=60_000)
    page.keyboard.press("Control+Shift+c")
    page.fill(".lm-CommandPalette-input", "service: clear")
    page.wait_for_selector('.lm-CommandPalette-item[data-command="nb2svc:clear"]')
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('.jp-CodeCell[data-nb2svc-role]')")


def test_what_is_not_saved_counts_and_stays_unsaved(opened: Any, lab: Lab) -> None:
    page = opened("unsaved.ipynb", *CELLS)
    press(page)
    before = (lab.root / "unsaved.ipynb").read_bytes()
    page.locator(".jp-CodeCell .cm-content").nth(2).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(CELLS[2].replace("['age', 'fee']", "['age']"))
    page.wait_for_selector('#nb2svc-panel[data-state="stale"]')
    assert "analyze again" in page.locator(".nb2svc-verdict").inner_text()
    press(page)
    assert page.eval_on_selector_all("#nb2svc-panel [data-field]", "found => found.map(each => each.dataset.field)") == ["age"]
    assert (lab.root / "unsaved.ipynb").read_bytes() == before


def test_badges_follow_their_cells(opened: Any) -> None:
    page = opened("moves.ipynb", *CELLS)
    press(page)
    shown = badges(page)
    page.locator(".jp-CodeCell").nth(0).click()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_function("document.querySelectorAll('.jp-CodeCell').length === 4")
    assert badges(page) == [None, *shown]


def test_three_hundred_cells(opened: Any) -> None:
    page = opened("long.ipynb", *CELLS[:2], *(f"df['c{n}'] = df['age'] + {n}" for n in range(297)), CELLS[2] + "\nfor x in")
    page.click('.jp-NotebookPanel-toolbar [data-command="nb2svc:analyze"]')
    page.wait_for_selector('#nb2svc-panel[data-state="shown"]', timeout=60_000)
    page.locator('#nb2svc-panel [data-code="NB103"] .nb2svc-jump').click()
    page.wait_for_function(
        """() => { const cell = document.querySelector('.jp-CodeCell.jp-mod-active'); if (!cell || !cell.textContent.includes('for x in')) return false;
        const box = cell.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }""",
        timeout=30_000,
    )
    assert "dead" in page.locator(".jp-CodeCell.jp-mod-active").get_attribute("data-nb2svc-role")


def test_a_refusal_shows_its_finding(opened: Any) -> None:
    page = opened("refused.ipynb", *CELLS[:2], "df['lag'] = df['fee'].shift(1)", CELLS[2].replace("'fee']", "'lag']"))
    press(page)
    panel = page.locator("#nb2svc-panel")
    assert panel.locator(".nb2svc-verdict").inner_text().startswith("refused: 1 error") and panel.locator('[data-code="NB403"]').is_visible()
    assert panel.locator("button", has_text="Convert").is_disabled()
    assert page.locator(".jp-CodeCell").nth(2).get_attribute("data-nb2svc-finding") == "error"
    shot(page, "lab-refused")


def test_convert_train_and_try(opened: Any, lab: Lab) -> None:
    page = opened("whole.ipynb", *CELLS)
    press(page)
    page.locator("#nb2svc-panel button", has_text="Convert").click()
    page.wait_for_selector(".jp-Dialog input[name=train]")
    assert page.input_value(".jp-Dialog input[name=name]") == "whole"
    page.check(".jp-Dialog input[name=train]")
    shot(page, "lab-dialog")
    page.click(".jp-Dialog .jp-mod-accept")
    page.wait_for_selector("#nb2svc-panel >> text=Written: whole-service", timeout=180_000)
    assert (lab.root / "whole-service" / "artifacts" / "manifest.json").is_file()
    page.locator("#nb2svc-panel button", has_text="Try it").click()
    form = page.locator("#nb2svc-panel form")
    form.wait_for(timeout=120_000)
    form.locator("input[name=age]").fill("31")
    form.locator("button[type=submit]").click()
    page.wait_for_function("document.querySelector('#nb2svc-panel form [role=status]').textContent.includes('prediction')")
    answer = json.loads(form.locator("[role=status]").inner_text())
    assert answer["prediction"] in (0, 1)
    form.locator("input[name=age]").fill("old")
    form.locator("button[type=submit]").click()
    page.wait_for_function("!document.querySelector('#nb2svc-panel form [role=status]').textContent.includes('prediction')")
    assert form.locator("[role=status]").inner_text().startswith("age: ")
    shot(page, "lab-try")
    page.locator("#nb2svc-panel button", has_text="Open README").click()
    page.wait_for_selector("text=README.md", timeout=30_000)


def test_the_report_opens_beside(opened: Any) -> None:
    page = opened("report.ipynb", *CELLS)
    press(page)
    page.locator("#nb2svc-panel button", has_text="Report").click()
    frame = page.frame_locator(".nb2svc-report iframe")
    frame.locator("#graph .node").first.wait_for(timeout=60_000)
    assert re.match("converts", frame.locator(".verdict").inner_text())


def test_dark(opened: Any) -> None:
    page = opened("dark.ipynb", *CELLS)
    page.evaluate("window.jupyterapp?.commands?.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    press(page)
    shot(page, "lab-dark")


def test_a_server_that_is_gone_is_named(opened: Any, lab: Lab) -> None:
    page = opened("gone.ipynb", *CELLS)
    page.route("**/nb2svc/api/**", lambda route: route.fulfill(status=404, body="Not Found"))
    page.click('.jp-NotebookPanel-toolbar [data-command="nb2svc:analyze"]')
    page.wait_for_selector('#nb2svc-panel[data-state="error"]')
    assert "server part" in page.locator("#nb2svc-panel").inner_text()
    page.heard.errors.clear()
