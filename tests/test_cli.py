"""The command line: quick to start, one line for what is wrong, exit codes as promised, never a traceback."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import notebook_text

from nb2svc import __version__, config
from nb2svc.config import Config, ConfigError
from nb2svc.emit.write import RECORD, Blocked, Written, write
from nb2svc.ir.package import Package

Run = Callable[..., subprocess.CompletedProcess[str]]
Notebook = Callable[..., Path]

HEAVY = ("libcst", "networkx", "nbformat", "black", "jinja2", "pandas", "numpy", "rich", "yaml")
REPORT_MODULES = (
    "import sys, atexit; atexit.register(lambda: print('LOADED', *sorted(set(m.partition('.')[0] for m in sys.modules)), file=sys.stderr));"
    "sys.argv = ['nb2svc', *sys.argv[1:]]; from nb2svc.__main__ import main; main()"
)


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a run of the command line imports."""
    command = [sys.executable, "-c", REPORT_MODULES, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.quick
@pytest.mark.parametrize("arguments", [["--version"], ["-h"], ["--help"], ["convert", "-h"], ["--show-completion", "bash"], ["explain"], ["rules", "torch"]])
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    modules = loaded(*arguments)
    assert "nb2svc" in modules
    assert not modules & set(HEAVY)


def fastest(*command: str) -> float:
    """The best wall time of a few runs, in seconds."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.quick
def test_version_is_quick() -> None:
    bare = fastest(sys.executable, "-c", "pass")
    assert fastest(sys.executable, "-m", "nb2svc", "--version") <= 20 * bare
    assert fastest(sys.executable, "-m", "nb2svc", "-h") <= max(0.3, 30 * bare)


@pytest.mark.quick
def test_version_is_one_line(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"nb2svc {__version__}\n")


@pytest.mark.quick
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["convert"], "Missing argument"),
        (["convert", "none.ipynb"], "no such file: none.ipynb"),
        (["convert", "experimnt.ipynb"], "did you mean `experiment.ipynb`"),
        (["convert", "experiment.ipynb", "--name", "Big"], "is not a package name"),
        (["convert", "experiment.ipynb", "--name", "pandas"], "a module that a service needs"),
        (["convert", "experiment.ipynb", "--name", "class"], "a keyword of Python"),
        (["convert", "experiment.ipynb", "--interfaces", "rest,soap"], "`soap` is not one of rest, grpc"),
        (["convert", "experiment.ipynb", "--patterns", "servce"], "did you mean `service`"),
        (["convert", "--no-such-flag", "experiment.ipynb"], "No such option"),
        (["check", "experiment.ipynb", "--select", "NB9999"], "is no code"),
        (["explain", "NB10x"], "is no code"),
        (["rules", "pandsa"], "no rules for `pandsa`; did you mean `pandas`?"),
        (["rules", "pandas.Series.fillnan"], "no rules for `pandas.Series.fillnan`"),
        (["frobnicate"], "No such command"),
        (["verify", "nowhere"], "no such file: nowhere"),
    ],
)
def test_usage_errors_exit_2_with_a_line(arguments: list[str], said: str, run: Run, notebook: Notebook) -> None:
    path = notebook("x = 1")
    done = run(*arguments, cwd=path.parent)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.quick
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NB903"),
        (b"\xff\xfe\x00", "NB903"),
        (b"{", "NB903"),
        (b"[" * 50_000, "NB903"),
        (notebook_text("x", metadata={"language_info": {"name": "julia"}}).encode(), "NB903"),
        (notebook_text("x = 1\n" * 20_001).encode(), "NB904"),
        (notebook_text("for x in").encode(), "NB103"),
        (notebook_text("(" * 50_000).encode(), "NB103"),
        (notebook_text("x = 1").encode(), "NB602"),
        (notebook_text().encode(), "NB602"),
    ],
)
def test_what_cannot_be_converted_is_refused_with_a_code(content: bytes, code: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_bytes(content)
    done = run("convert", "bad.ipynb", "--json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr and code in done.stderr
    document = json.loads(done.stdout)
    assert document["schema"] == 1 and document["written"] is None
    assert code in {found["code"] for found in document["diagnostics"]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.ipynb"]


@pytest.mark.quick
def test_check_prints_what_linters_print(run: Run, notebook: Notebook) -> None:
    path = notebook("x = 1", "ok = 1\nfor y in\n")
    done = run("check", path.name, "--output-format", "json", cwd=path.parent)
    assert done.returncode == 1
    (found,) = json.loads(done.stdout)
    assert (found["code"], found["name"], found["cell"], found["cell_id"], found["line"]) == ("NB103", "unparsable-cell", 1, "c1", 2)
    assert "for y in" in path.read_text().split("\n")[found["file_line"] - 1]
    assert run("check", path.name, "--output-format", "concise", cwd=path.parent).stdout.startswith("experiment.ipynb:cell 2:2:")
    assert run("check", path.name, "--ignore", "NB1", cwd=path.parent).returncode == 0
    assert run("check", ".", "--statistics", cwd=path.parent).stdout.split() == ["1", "NB103", "unparsable-cell"]


@pytest.mark.quick
def test_analyze_answers_for_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_text("{")
    done = run("analyze", "bad.ipynb", "--json", cwd=tmp_path)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    document = json.loads(done.stdout)
    assert {"schema", "source", "order", "cells", "flow", "inputs", "ignored", "target", "answer", "state", "diagnostics"} <= set(document)


@pytest.mark.quick
def test_a_stage_is_printed(run: Run, notebook: Notebook) -> None:
    path = notebook("%time x = 1")
    assert run("analyze", path.name, "--stage", "program", cwd=path.parent).stdout == (
        "program experiment.ipynb (ipynb)\norder document\ncell 1\n    pass; x = 1\n"
    )


@pytest.mark.quick
def test_an_unforeseen_error_is_one_line_with_a_report(tmp_path: Path, notebook: Notebook) -> None:
    path = notebook("x = 1")
    breaking = (
        "import sys; from nb2svc.commands import explain; explain.catalogue = lambda: 1 / 0;"
        "sys.argv = ['nb2svc', 'explain']; from nb2svc.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", breaking], capture_output=True, text=True, cwd=path.parent, check=False, env={"TMPDIR": str(tmp_path)}
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "unforeseen error: ZeroDivisionError" in done.stderr
    (report,) = tmp_path.glob("nb2svc-*.txt")
    assert str(report) in done.stderr and "Traceback" in report.read_text()


@pytest.mark.quick
def test_explain_prints_a_page_or_the_catalogue(run: Run) -> None:
    assert run("explain", "unparsable-cell").stdout.startswith("NB103 unparsable-cell (error)")
    assert json.loads(run("explain", "NB103", "--json").stdout)["code"] == "NB103"
    assert "NB903" in run("explain").stdout


@pytest.mark.quick
@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("experiment", "experiment"),
        ("House Prices-v2", "house_prices_v2"),
        ("HousePricesEDA", "house_prices_eda"),
        ("01_titanic", "nb_01_titanic"),
        ("Größe", "groe"),
        ("实验", "notebook"),
        ("pandas", "nb_pandas"),
        ("class", "nb_class"),
        ("x" * 90, "x" * 63),
    ],
)
def test_default_names(stem: str, name: str) -> None:
    assert config.default_name(Path(f"{stem}.ipynb")) == name
    config.check_name(config.default_name(Path(f"{stem}.ipynb")))


@pytest.mark.quick
def test_the_nearest_pyproject_is_read_and_flags_win(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.nb2svc]\ntarget = "far"\n')
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.nb2svc]\ntarget = "near"\ndata = "raw"\nper-file-ignores = {"x*" = ["NB3"]}\n')
    found = config.load((folder / "n.ipynb",), answer="y", interfaces=())
    assert (found.target, found.answer, found.data) == ("near", "y", (tmp_path / "a" / "raw",))
    assert found.interfaces == Config().interfaces and found.per_file_ignores == (("x*", ("NB3",)),)
    assert config.load((folder / "n.ipynb",), target="flag").target == "flag"


@pytest.mark.quick
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tarjet = "y"', "did you mean `target`"),
        ("target = 3", "`target` is a text"),
        ("select = [1]", "a list of texts"),
        ('interfaces = ["soap"]', "not one of"),
        ('fail-on = "never"', "not one of"),
        ("target = ", "pyproject.toml"),
    ],
)
def test_a_wrong_configuration_is_named(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.nb2svc]\n{text}\n")
    with pytest.raises(ConfigError, match=said):
        config.load((tmp_path / "n.ipynb",))


PACKAGE = Package({"README.md": b"one\n", "src/a/x.py": b"x = 1\n"})


@pytest.mark.quick
def test_a_package_is_written_whole_and_again(tmp_path: Path) -> None:
    target = tmp_path / "a-service"
    assert write(PACKAGE, target) == Written(target)
    assert (target / "src/a/x.py").read_bytes() == b"x = 1\n"
    assert json.loads((target / RECORD).read_text())["files"].keys() == set(PACKAGE.files)
    (target / "artifacts").mkdir()
    (target / "artifacts/model.bin").write_bytes(b"\0")
    (target / "notes.txt").write_text("mine")
    (target / "link").symlink_to("notes.txt")
    write(Package({"README.md": b"two\n", "src/a/y.py": b"y = 2\n"}), target)
    assert (target / "README.md").read_bytes() == b"two\n" and not (target / "src/a/x.py").exists()
    assert (target / "notes.txt").read_text() == "mine" and (target / "artifacts/model.bin").exists()
    assert (target / "link").is_symlink()
    assert [path.name for path in tmp_path.iterdir()] == ["a-service"]


@pytest.mark.quick
def test_an_edit_is_never_lost(tmp_path: Path) -> None:
    target = tmp_path / "a-service"
    write(PACKAGE, target)
    (target / "README.md").write_text("mine\n")
    assert write(PACKAGE, target) == Written(target, ("README.md",))
    assert (target / "README.md").read_text() == "mine\n"
    blocked = write(Package({"README.md": b"other\n"}), target)
    assert isinstance(blocked, Blocked) and blocked.paths == ("README.md",) and not blocked.is_foreign
    assert (target / "README.md").read_text() == "mine\n" and (target / "src/a/x.py").exists()
    write(Package({"src/a/x.py": b"x = 3\n"}), target)
    assert (target / "README.md").read_text() == "mine\n"


@pytest.mark.quick
def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_text("a")
    (tmp_path / "file").write_text("a")
    for name in ("mine", "file"):
        found = write(PACKAGE, tmp_path / name)
        assert isinstance(found, Blocked) and found.is_foreign
    (tmp_path / "empty").mkdir()
    assert isinstance(write(PACKAGE, tmp_path / "empty"), Written)
    (tmp_path / "own").mkdir()
    assert isinstance(write(Package({"a.txt": b"a"}), tmp_path / "own"), Written)
    (tmp_path / "own/new.txt").write_text("user's")
    clash = write(Package({"a.txt": b"a", "new.txt": b"generated"}), tmp_path / "own")
    assert isinstance(clash, Blocked) and clash.paths == ("new.txt",)


@pytest.mark.quick
def test_rules_tell_what_is_known(run: Run) -> None:
    document = json.loads(run("rules", "pandas.Series.fillna", "xgboost", "tensorflow", "--json").stdout)
    assert document["schema"] == 1
    pandas, xgboost, tensorflow = document["libraries"]
    assert [library["name"] for library in document["libraries"]] == ["pandas", "xgboost", "tensorflow"]
    assert pandas["entries"] == [
        {"name": "pandas.Series.fillna", "effect": "row_wise", "effects": [], "task": None, "row_form": True},
    ]
    known = {entry["name"]: entry for entry in xgboost["entries"]}
    assert (known["xgboost.train"]["effect"], known["xgboost.train"]["task"]) == ("aggregate", "fit")
    assert known["xgboost.Booster.predict"]["effect"] == "row_wise"
    assert (tensorflow["entries"], tensorflow["renamed"]["tensorflow.keras"]) == ([], "keras")


@pytest.mark.quick
def test_rules_list_every_library(run: Run) -> None:
    lines = run("rules").stdout.splitlines()
    assert lines[0].split() == ["library", "entries", "row-wise", "row", "forms", "for"]
    counts = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    assert counts["pandas"] > 500 and counts["keras"] > 200 and counts["torch"] > 300
    assert next(line for line in lines if line.startswith("tensorflow")).endswith("see keras")
