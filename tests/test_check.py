"""`check`: what it prints in each format, what it hides and why, and the bytes that its fixes change."""

import ast
import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, notebook_text

from nb2svc import config
from nb2svc.commands import check
from nb2svc.commands.check import Asked, Checked, Voice
from nb2svc.config import ConfigError
from nb2svc.convert import Converted, Refused, convert
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.span import Span
from nb2svc.report.mend import mend, stays_valid

pytestmark = pytest.mark.quick

Notebook = Callable[..., Path]
BAD = "ok = 1\nname = 'ü \\\"x\\\"'; for y in\n"
UNUSED = "x = 1  # nb2svc: ignore[NB302] é, on purpose\ny = 2"


def checked(path: Path, asked: Asked = Asked(), **flags: Any) -> tuple[Checked, list[str]]:
    """What a run finds and says."""
    said: list[str] = []
    return check.run((path,), config.load((path,), **flags), Voice(said.append), asked), said


def codes(found: Checked) -> list[str]:
    """The codes of what is left."""
    return [finding.diagnostic.code for finding in found.findings]


@pytest.fixture
def two(notebook: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A notebook with an error and a warning."""
    monkeypatch.chdir(tmp_path)
    notebook({"cell_type": "markdown", "source": "# Title"}, BAD, UNUSED)
    return Path("experiment.ipynb")


class TestFormats:
    def test_sarif_points_into_the_file(self, two: Path) -> None:
        document = json.loads(checked(two)[0].render("sarif"))
        assert document["version"] == "2.1.0" and document["$schema"].endswith("sarif-schema-2.1.0.json")
        (run,) = document["runs"]
        rules = run["tool"]["driver"]["rules"]
        lines = two.read_text(encoding="utf-8").split("\n")
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
            (location,) = result["locations"]
            assert location["physicalLocation"]["artifactLocation"] == {"uri": "experiment.ipynb"}
            region = location["physicalLocation"]["region"]
            assert 1 <= region["startLine"] <= region["endLine"] <= len(lines)
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
            assert location["logicalLocations"][0]["kind"] == "cell"
            assert len(result["partialFingerprints"]["nb2svc/v1"]) == 16
        unused = next(result for result in run["results"] if result["ruleId"] == "NB901")
        region = unused["locations"][0]["physicalLocation"]["region"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("# nb2svc: ignore")
        (change,) = unused["fixes"][0]["artifactChanges"]
        deleted = change["replacements"][0]["deletedRegion"]
        assert two.read_text(encoding="utf-8")[deleted["charOffset"] :].startswith("  # nb2svc: ignore")

    def test_sarif_keeps_what_a_comment_hides(self, notebook: Notebook) -> None:
        path = notebook("x = 1  # nb2svc: ignore[NB302, NB301] for later\n")
        (result, other) = json.loads(checked(path)[0].render("sarif"))["runs"][0]["results"]
        assert result["ruleId"] == other["ruleId"] == "NB901" and "suppressions" not in result

    def test_github_annotates_the_line_of_the_file(self, two: Path) -> None:
        first, second = checked(two)[0].render("github").splitlines()
        assert first.startswith("::error file=experiment.ipynb,line=") and ",title=NB103 unparsable-cell::cell 2, line 2: " in first
        line = int(second.partition("line=")[2].partition(",")[0])
        assert "nb2svc: ignore" in two.read_text(encoding="utf-8").split("\n")[line - 1]

    def test_github_escapes(self) -> None:
        from nb2svc.report.formats.github import escaped

        assert escaped("50%: a,b\r\nc") == "50%25: a,b%0D%0Ac"
        assert escaped("a:b,c", is_property=True) == "a%3Ab%2Cc"

    def test_gitlab_is_a_code_quality_report(self, two: Path) -> None:
        rows = json.loads(checked(two)[0].render("gitlab"))
        assert [(row["check_name"], row["severity"], row["location"]["path"]) for row in rows] == [
            ("NB103 unparsable-cell", "major", "experiment.ipynb"),
            ("NB901 unused-ignore", "minor", "experiment.ipynb"),
        ]
        assert len({row["fingerprint"] for row in rows}) == 2
        assert all(isinstance(row["location"]["lines"]["begin"], int) for row in rows)

    def test_junit_has_a_suite_a_file(self, two: Path, notebook: Notebook, tmp_path: Path) -> None:
        notebook("x = 1", name="clean.ipynb")
        root = ElementTree.fromstring(checked(tmp_path)[0].render("junit"))
        suites = {suite.get("name"): suite for suite in root}
        assert [len(suites[name].findall("testcase/failure")) for name in ("clean.ipynb", "experiment.ipynb")] == [0, 2]
        assert len(suites["clean.ipynb"]) == 1 and root.get("failures") == "2"

    def test_json_says_what_can_be_fixed(self, two: Path) -> None:
        rows = json.loads(checked(two)[0].render("json"))
        assert [(row["code"], row["fixable"]) for row in rows] == [("NB103", False), ("NB901", True)]

    def test_a_file_that_cannot_be_read_is_in_every_format(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.ipynb"
        path.write_text("{")
        found, _ = checked(path)
        for name in ("text", "concise", "json", "sarif", "github", "gitlab", "junit"):
            assert "NB903" in found.render(name), name


class TestSelection:
    def test_a_code_that_does_not_exist_is_named(self, two: Path) -> None:
        with pytest.raises(ConfigError, match="NB301|NB30"):
            checked(two, select=("NB3O1",))

    def test_prefixes_select_and_ignore(self, two: Path) -> None:
        assert codes(checked(two, select=("NB103",))[0]) == ["NB103"]
        assert codes(checked(two, ignore=("NB1",))[0]) == ["NB901"]

    def test_files_are_ignored_by_pattern(self, two: Path) -> None:
        Path("pyproject.toml").write_text('[tool.nb2svc.per-file-ignores]\n"exp*.ipynb" = ["NB9"]\n')
        assert codes(checked(two)[0]) == ["NB103"]
        Path("pyproject.toml").write_text('[tool.nb2svc]\nexclude = ["exp*"]\n')
        assert codes(check.run((Path("."),), config.load((Path("."),)), Voice(lambda _: None))) == []

    def test_a_skipped_cell_is_not_looked_at(self, notebook: Notebook) -> None:
        assert codes(checked(notebook({"source": BAD, "metadata": {"tags": ["nb2svc-skip"]}}))[0]) == []


class TestComments:
    def test_a_comment_without_a_reason_suppresses_nothing(self, notebook: Notebook) -> None:
        assert codes(checked(notebook("x = 1  # nb2svc: ignore[NB302]"))[0]) == ["NB902"]

    def test_each_code_in_vain_is_found(self, notebook: Notebook) -> None:
        found, _ = checked(notebook("x = 1  # nb2svc: ignore[NB302,NB999] later"))
        assert codes(found) == ["NB901", "NB901"]
        assert {finding.diagnostic.message.split()[0] for finding in found.findings} == {"nothing", "`NB999`"}


class TestBaseline:
    def test_it_hides_what_it_lists_and_says_what_is_gone(self, two: Path) -> None:
        file = Path("base.json")
        assert codes(checked(two, Asked(write_baseline=file))[0]) == []
        assert len(file.read_text().splitlines()) == 4
        assert codes(checked(two, baseline=file)[0]) == []
        # Another cell above, and the code formatted: still the same finding.
        two.write_text(notebook_text("z = 3", {"cell_type": "markdown", "source": "# Title"}, {"source": BAD, "id": "c1"}, {"source": UNUSED.replace("x = 1", "x  =  (1)"), "id": "c2"}))
        assert codes(checked(two, baseline=file)[0]) == []
        two.write_text(notebook_text({"source": UNUSED, "id": "c2"}))
        found, said = checked(two, baseline=file)
        assert codes(found) == [] and any("NB103" in line and "no longer" in line for line in said)

    def test_a_missing_one_is_named(self, two: Path) -> None:
        with pytest.raises(ConfigError, match="no such baseline"):
            checked(two, baseline=Path("nowhere.json"))


def source_of(text: str, cell: int) -> str:
    """The source of a cell of a notebook's text."""
    source = json.loads(text)["cells"][cell]["source"]
    return source if isinstance(source, str) else "".join(source)


class TestFixes:
    def test_only_the_comment_goes(self, two: Path) -> None:
        before = two.read_bytes()
        found, said = checked(two, Asked(fix=True))
        assert codes(found) == ["NB103"] and said[0] == "experiment.ipynb: fixed 1 finding"
        assert two.read_bytes() == before.replace("  # nb2svc: ignore[NB302] é, on purpose".encode(), b"")
        after = two.read_bytes()
        checked(two, Asked(fix=True))
        assert two.read_bytes() == after

    def test_a_diff_writes_nothing(self, two: Path) -> None:
        before = two.read_bytes()
        found, _ = checked(two, Asked(diff=True))
        assert two.read_bytes() == before
        assert [line[0] for line in found.diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")] == ["-", "+"]

    def test_of_several_codes_only_the_one_in_vain_goes(self, notebook: Notebook) -> None:
        path = notebook("# nb2svc: ignore[NB103,NB302] broken on purpose\nx = 1")
        checked(path, Asked(fix=True))
        assert source_of(path.read_text(), 0) == "x = 1"

    def test_a_script_is_fixed_too(self, tmp_path: Path) -> None:
        path = tmp_path / "script.py"
        path.write_text("# %%\nx = 1  # nb2svc: ignore[NB302] later\n# %%\ny = 2\n")
        assert codes(checked(path, Asked(fix=True))[0]) == []
        assert path.read_text() == "# %%\nx = 1\n# %%\ny = 2\n"

    @pytest.mark.parametrize("style", ["list", "string", "ascii", "minified", "crlf"])
    def test_edits_land_where_they_are_meant(self, style: str) -> None:
        draw = random.Random(style)
        letters = 'ab "\\\té€😀{}[]:,#\n\n'
        for _ in range(60):
            source = "".join(draw.choice(letters) for _ in range(draw.randrange(1, 60)))
            kept = source.replace("\n", "\r\n") if style == "crlf" else source
            held = kept.splitlines(keepends=True) if style in ("list", "ascii") and "\r" not in kept else kept
            document = {"cells": [{"cell_type": "markdown", "source": ["x\n"]}, {"source": held, "cell_type": "code"}], "nbformat": 4}
            text = json.dumps(document, ensure_ascii=style == "ascii", indent=None if style == "minified" else 1)
            lines = source.split("\n")
            start, end = sorted((line, draw.randint(0, len(lines[line]))) for line in (draw.randrange(len(lines)), draw.randrange(len(lines))))
            span = Span(0, 1, start[0] + 1, start[1], end[0] + 1, end[1])
            new = draw.choice(["", "é\n\"", "x"])
            fixed, count = mend(text, "ipynb", [Fix("", (Edit(span, new),))])
            first = sum(len(line) + 1 for line in lines[: start[0]]) + start[1]
            last = sum(len(line) + 1 for line in lines[: end[0]]) + end[1]
            assert count == 1
            assert source_of(fixed, 1).replace("\r\n", "\n") == source[:first] + new + source[last:]

    def test_one_output_is_cleared(self) -> None:
        outputs = [{"output_type": "stream", "text": [str(number)]} for number in range(3)]
        text = json.dumps({"cells": [{"cell_type": "code", "source": "", "outputs": outputs}]}, indent=1)
        for number in range(3):
            fixed, _ = mend(text, "ipynb", [Fix("", cleared=(0, 0, number))])
            assert json.loads(fixed)["cells"][0]["outputs"] == [each for place, each in enumerate(outputs) if place != number]
        alone = json.dumps({"cells": [{"outputs": outputs[:1]}]})
        assert json.loads(mend(alone, "ipynb", [Fix("", cleared=(0, 0, 0))])[0])["cells"][0]["outputs"] == []


def test_folders_are_walked_as_git_sees_them(tmp_path: Path, notebook: Notebook) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("drafts/\n*.tmp.ipynb\n")
    for folder in ("drafts", "kept", "kept/.ipynb_checkpoints"):
        (tmp_path / folder).mkdir()
        notebook(BAD, name=f"{folder}/one.ipynb")
    notebook(BAD, name="two.tmp.ipynb")
    (tmp_path / "kept" / "compose.yaml").write_text("services: {}\n")
    (tmp_path / "kept" / "component.yaml").write_text("implementation:\n  container:\n    image: x\n")
    found = check.notebooks((tmp_path,))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["kept/component.yaml", "kept/one.ipynb"]
    assert check.notebooks((tmp_path / "two.tmp.ipynb",)) == (tmp_path / "two.tmp.ipynb",)


def test_every_page_is_of_a_diagnostic_and_says_what_and_why() -> None:
    from nb2svc.checks.shelf import check_modules
    from nb2svc.ir.diagnostic import CATALOGUE

    assert {code for code, _ in check_modules()} == set(CATALOGUE)
    for code, module in check_modules():
        page = ast.get_docstring(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))) or ""
        assert page.startswith(f"{CATALOGUE[code][0]}: "), code
        assert [part in page for part in ("## Why is this bad?", "## Example", "## Use instead")] == [True] * 3, code
        assert getattr(module, "CODE", code) == code


SHIPPED = sorted(path for folder in ("projects", "refused") for path in (ROOT / "fixtures" / folder).glob("*/*.ipynb"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_an_error_is_what_convert_refuses_with(path: Path, tmp_path: Path) -> None:
    """Refused with these very diagnostics, exactly where `check` has errors."""
    settings = replace(config.load((path,)), out=tmp_path / "service")
    errors = {finding.diagnostic for finding in check.check_one(path, settings, lambda _: None).findings if finding.diagnostic.is_error}
    outcome = convert((path,), settings)
    refused = {finding for finding in outcome.diagnostics if finding.is_error and finding.code != "NB602"}
    assert errors == refused
    assert isinstance(outcome, Refused) == bool(errors or any(finding.code == "NB602" for finding in outcome.diagnostics))


def test_a_secret_that_the_package_would_carry_is_refused(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n" + "".join(f"{n % 7},{n % 2}\n" for n in range(40)))
    cells = ["import pandas as pd\nfrom sklearn.linear_model import LogisticRegression", "df = pd.read_csv('a.csv')", "m = LogisticRegression().fit(df[['x']], df['y'])\nm.predict(df[['x']])"]
    path = notebook(*cells, "token = 'k3y-of-Th3-house'")
    assert isinstance(convert((path,), replace(config.load((path,)), out=tmp_path / "s")), Converted)
    path = notebook(cells[0], "password = 'k3y-of-Th3-house'\ndf = pd.read_csv('a.csv', storage_options={'password': 'k3y-of-Th3-house'})", cells[2])
    outcome = convert((path,), replace(config.load((path,)), out=tmp_path / "s"))
    assert isinstance(outcome, Refused) and {finding.code for finding in outcome.diagnostics if finding.is_error} == {"NB701"}
    for name in ("text", "concise", "json", "sarif", "github", "gitlab", "junit"):
        assert "k3y-of-Th3-house" not in checked(path)[0].render(name), name


def test_a_check_loads_no_emitter_no_web_framework_and_no_pandas(two: Path) -> None:
    program = "import sys\nfrom nb2svc.__main__ import main\nsys.argv = ['nb2svc', 'check', 'experiment.ipynb', '--output-format', 'sarif']\ntry:\n    main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], cwd=two.resolve().parent, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    loaded = set(done.stderr.split())
    assert "nb2svc.checks.shelf" in loaded
    assert not {name.partition(".")[0] for name in loaded} & {"pandas", "numpy", "sklearn", "fastapi", "starlette", "grpc", "grpc_tools", "jinja2", "libcst", "black"}
    assert not {name for name in loaded if name.startswith(("nb2svc.emit", "nb2svc.lower", "nb2svc.patterns", "nb2svc.verify"))}


def test_a_service_is_stale_when_the_code_of_its_notebook_has_changed(notebook: Notebook, run: Any, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("age,left\n" + "".join(f"{20 + i},{i % 2}\n" for i in range(20)))
    first = "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier\ndf = pd.read_csv('visits.csv')"
    last = "model = DecisionTreeClassifier(random_state=0).fit(df[['age']], df['left'])\nprint(model.predict(df[['age']]))"
    path = notebook(first, last)

    def stale() -> list[str]:
        return codes(checked(path, select=("NB905",))[0])

    assert run("convert", str(path), "-o", str(tmp_path / "visits-service")).returncode == 0
    assert stale() == []
    notebook(first, {"source": last, "outputs": [{"output_type": "stream", "name": "stdout", "text": "[0 1]"}]}, {"cell_type": "markdown", "source": "# Title"})
    assert stale() == []
    notebook(first, last.replace("random_state=0", "random_state=1"))
    assert stale() == ["NB905"]
    assert run("convert", str(path), "-o", str(tmp_path / "visits-service")).returncode == 0
    assert stale() == []
    (tmp_path / "visits-service" / "service.yaml").write_text("source: [1, {path: ../experiment.ipynb}")
    assert stale() == []


def test_a_fix_that_spoils_a_notebook_is_not_taken() -> None:
    whole = notebook_text("x = 1")
    without_source = whole.replace('"source"', '"sauce"')
    assert without_source != whole
    assert stays_valid(whole, whole) and not stays_valid(whole, without_source) and not stays_valid(whole, whole[:-3])
    assert stays_valid(without_source, without_source)
