"""The HTML report: the same facts as `analyze --json`, one file, in a real browser without a network."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, listened, shot, violations
from conftest import ROOT

from nb2svc import config
from nb2svc.commands import analyze
from tests.benchmarks.static import write_notebook

PROJECT = ROOT / "fixtures" / "projects" / "clinic_manual" / "clinic_manual.ipynb"
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>{{ 7 * 7 }}"


def written(path: Path, folder: Path, name: str = "report.html") -> Path:
    """The report of a notebook."""
    file = folder / name
    analyze.write_report((path,), config.load((path,)), file)
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a project."""
    return written(PROJECT, tmp_path_factory.mktemp("report"))


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a file, with the network off, and close the page behind the test."""
    contexts = []

    def visit(file: Path, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.heard = listened(page)
        page.goto(file.as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()


def hostile_notebook(folder: Path, notebook: Callable[..., Path]) -> Path:
    """A notebook whose text, columns and file name would like to be markup."""
    (folder / "a.csv").write_text('x,"<b>&amp;</b>",y\n' + "".join(f"{i},{i * 2},{i % 2}\n" for i in range(20)))
    return notebook(
        "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier",
        f"df = pd.read_csv('a.csv')\nnote = {HOSTILE!r}",
        "model = DecisionTreeClassifier(random_state=0).fit(df[['x', '<b>&amp;</b>']], df['y'])\nprint(model.predict(df[['x', '<b>&amp;</b>']]))",
        name="<i>x&amp;.ipynb",
    )


def test_it_says_what_analyze_says(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    document = analyze.run((PROJECT,), config.load((PROJECT,))).document
    visible = re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.DOTALL)
    for field in document["inputs"]:
        assert f"<code>{field['name']}</code></td><td>{field['type']}" in visible
    for state in document["state"]:
        assert f"<code>{state['name']}</code></td><td>{state['kind']}</td>" in visible
    for cell in document["cells"]:
        assert f'id="cell-0-{cell["index"]}"' in visible and f"{', '.join(cell['roles'])}</span> cell {cell['index'] + 1} " in visible
    graph = json.loads(re.search(r'id="graph-data">(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    assert {(edge["from"], edge["to"]) for edge in graph["edges"]} == {(f"0-{edge['from']}", f"0-{edge['to']}") for edge in document["flow"]}
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "") and "https://" not in visible


def test_the_same_notebook_gives_the_same_bytes(report: Path, tmp_path: Path) -> None:
    shutil.copytree(PROJECT.parent, tmp_path / "there")
    again = written(tmp_path / "there" / PROJECT.name, tmp_path)
    assert again.read_bytes() == report.read_bytes()


def test_sixty_cells_fit_in_300_kilobytes(tmp_path: Path) -> None:
    assert written(write_notebook(tmp_path), tmp_path).stat().st_size <= 300_000


def test_it_opens_from_disk_without_a_word_on_the_console(report: Path, opened: Callable[..., Any]) -> None:
    page = opened(report)
    page.wait_for_selector("#graph .node", timeout=5_000)
    assert page.heard.errors == [] and page.heard.requests == [report.as_uri()]
    targets = page.eval_on_selector_all("a[href^='#']", "links => links.map(link => link.getAttribute('href').slice(1))")
    assert targets and page.evaluate("names => names.filter(name => !document.getElementById(name))", targets) == []
    drawn = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < drawn < 3_000
    shot(page, "report-light")


def test_pointing_lights_both_sides(report: Path, opened: Callable[..., Any]) -> None:
    page = opened(report)
    line = page.locator(".lines span", has_text="age = frame[").first
    line.hover()
    lit = page.eval_on_selector_all(".source.lit", "found => found.map(each => each.dataset.cells)")
    assert lit == ["0-10"]
    page.locator(".source[data-cells='0-10']").hover()
    assert page.locator(".lines span.lit", has_text="age = frame[").count() == 1


def test_the_graph_answers_to_mouse_and_keyboard(report: Path, opened: Callable[..., Any]) -> None:
    page = opened(report)
    page.locator("#graph .node[data-id='0-10']").click()
    lit = set(page.eval_on_selector_all("#graph .node.lit", "found => found.map(each => each.dataset.id)"))
    assert {"0-2", "0-9", "0-10", "0-16", "0-17"} <= lit and "0-3" not in lit
    page.locator("#clear").click()
    assert page.locator("#graph .lit").count() == 0
    page.locator("#graph .node[data-id='0-17']").focus()
    page.keyboard.press("Enter")
    assert "made of" in page.locator("#chosen").inner_text()
    before = page.locator("#graph svg").get_attribute("width")
    page.locator("#larger").click()
    assert float(page.locator("#graph svg").get_attribute("width")) > float(before)
    page.locator("tr[data-lineage]", has_text="Age").first.click()
    assert "0-10" in page.eval_on_selector_all("#graph .node.lit", "found => found.map(each => each.dataset.id)")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_it_is_legible(report: Path, opened: Callable[..., Any], width: int, scheme: str) -> None:
    page = opened(report, width, scheme)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shot(page, f"report-{width}-{scheme}")


def test_the_theme_turns(report: Path, opened: Callable[..., Any]) -> None:
    page = opened(report, scheme="dark")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_it_is_read_without_scripts(report: Path, opened: Callable[..., Any]) -> None:
    page = opened(report, scripts=False)
    assert page.locator("#theme").is_hidden() and page.locator(".tools").is_hidden()
    assert page.locator("#fields tbody tr").count() == 9 and page.locator("#graph").is_hidden()


def test_what_would_be_markup_is_text(notebook: Callable[..., Path], tmp_path: Path, opened: Callable[..., Any]) -> None:
    page = opened(written(hostile_notebook(tmp_path, notebook), tmp_path))
    page.wait_for_selector("#graph .node")
    assert page.heard.errors == [] and page.title().startswith("<i>x&amp;.ipynb: ")
    assert page.locator("script:not(:first-of-type) + img, main img").count() == 0
    assert "49" not in page.locator("#cells").inner_text()
    assert page.locator("#fields td code", has_text="<b>&amp;</b>").count() >= 1


def test_what_is_refused_has_a_report_too(run: Callable[..., Any], tmp_path: Path, opened: Callable[..., Any]) -> None:
    done = run("analyze", ROOT / "fixtures" / "refused" / "two_answers" / "experiment.ipynb", "--html", tmp_path / "refused.html")
    assert done.returncode == 1 and done.stdout == ""
    page = opened(tmp_path / "refused.html")
    assert page.locator(".verdict").inner_text() == "refused: 1 error" and "NB601" in page.locator(".finding.error").inner_text()
    (tmp_path / "broken.ipynb").write_text("{")
    assert run("analyze", tmp_path / "broken.ipynb", "--html", tmp_path / "broken.html").returncode == 1
    assert "NB903" in (tmp_path / "broken.html").read_text()
    assert run("analyze", PROJECT, "--html", tmp_path / "nowhere" / "report.html").returncode == 2


def test_no_credential_is_shown(run: Callable[..., Any], notebook: Callable[..., Path], tmp_path: Path) -> None:
    """Neither in a cell, a comment, a quoted expression or a value, nor what stands in Markdown and in an output."""
    token, word, key = "ghp_" + "A1b2C3d4" * 5, "k3y-of-Th3-house", "MIIEow" + "Zx9Q" * 12
    (tmp_path / "a.csv").write_text("x,n,y\n" + "".join(f"{i},a{i % 3},{i % 2}\n" for i in range(20)))
    output = {"output_type": "stream", "name": "stdout", "text": f"using {token}"}
    pem = f"-----BEGIN PRIVATE KEY-----\\n{key}\\n-----END PRIVATE KEY-----"
    path = notebook(
        "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression",
        {"source": f"token = '{token}'  # was: password = '{word}'\nänderung = {{'password': '{word}'}}\nkey = '{pem}'", "outputs": [output]},
        {"cell_type": "markdown", "source": f"the token is {token}"},
        f"df = pd.read_csv('a.csv')\ndf['z'] = df.groupby('n').transform(unknown, password='{word}', to='postgresql://eva:{word}@db')['x']",
        "X = df[['z']]\nmodel = LogisticRegression().fit(X, df['y'])\nprint(model.predict(X))",
    )
    page = written(path, tmp_path).read_text(encoding="utf-8")
    stages = [("--stage", name) for name in ("program", "graph", "analysis")]
    told = [page, *(run("analyze", path, *words).stdout for words in ((), ("--json",), *stages))]
    for text in told:
        assert "transform(unknown" in text
        assert [secret for secret in (token, word, key) if secret in text] == []


def test_a_trained_service_shows_values_and_parity(run: Callable[..., Any], tmp_path: Path) -> None:
    shutil.copytree(PROJECT.parent, tmp_path / "there", ignore=shutil.ignore_patterns("expected"))
    source = tmp_path / "there" / PROJECT.name
    assert run("convert", source, "-o", tmp_path / "there" / "clinic-service").returncode == 0
    artifacts = tmp_path / "there" / "clinic-service" / "artifacts"
    artifacts.mkdir(exist_ok=True)
    (artifacts / "manifest.json").write_text("{}")
    (artifacts / "state.json").write_text('{"state": {"age_mean": {"value": 41.25}}}')
    (artifacts / "parity.json").write_text('{"parity": true, "tier": "frame", "records": 200, "equal": 200, "made": 12}')
    text = written(source, tmp_path).read_text(encoding="utf-8")
    assert "<code>41.25</code>" in text and '<th scope="row">records</th><td>200</td>' in text
    (artifacts / "parity.json").write_text("[")
    assert '<th scope="row">records</th>' not in written(source, tmp_path).read_text(encoding="utf-8")
