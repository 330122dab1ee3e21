"""Static means static: an audit hook watches each command over a notebook whose every cell would leave a trace if it ran."""

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import notebook_text

WATCHED = """
import json, os, sys, types
folder, report = os.path.realpath(sys.argv[1]), sys.argv[2]
sys.argv = ["nb2svc", *sys.argv[3:]]
found = []

def names(code):
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield from names(each)

def is_inside(path):
    try:
        path = os.path.realpath(os.fsdecode(path))
        return os.path.exists(path) and path.startswith(folder + os.sep)
    except TypeError:
        return False

def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.client.")) and event != "socket.gethostname":
        found.append(event)
    elif event.startswith(("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty.", "pickle.")):
        found.append(f"{event} {arguments!r}"[:200])
    elif event == "exec" and ("poison" in names(arguments[0]) or is_inside(arguments[0].co_filename)):
        found.append(f"exec {arguments[0].co_filename}")
    elif event == "import" and arguments[1] and is_inside(arguments[1]):
        found.append(f"import {arguments[0]}")
    elif event == "open" and is_inside(arguments[0]):
        path, mode, flags = arguments
        if path.endswith((".pkl", ".joblib")) or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            found.append(f"open {path} {mode}")

code = 0
sys.addaudithook(hook)
try:
    from nb2svc.__main__ import main
    main()
except SystemExit as stop:
    code = stop.code or 0
with open(report, "w") as file:
    json.dump({"found": found, "code": code, "loaded": sorted(sys.modules)}, file)
"""

CELLS = (
    "import os, pickle, socket\nimport joblib\nimport pandas as pd\nfrom pathlib import Path\nimport poison\nfrom poison import trap",
    'poison.ran("cell")\nPath("ran-cell").write_text("x")\nos.system("touch ran-system")\n!touch ran-bang\n%load_ext poison',
    'socket.create_connection(("127.0.0.1", 9))\npd.read_csv("http://127.0.0.1:9/x.csv")',
    'old = pickle.load(open("evil.pkl", "rb"))\nolder = joblib.load("evil.joblib")\nevil = pd.read_pickle("evil.pkl")',
    '@trap\ndef decorated(x=poison.ran("default"), *, y=[poison.ran("list")]):\n    return poison.ran("body")\n\n'
    'class Traced(poison.Base, metaclass=poison.Meta):\n    seen = poison.ran("class")\n\n'
    'f"{poison.ran(1)}"\neval("poison.ran(2)")\nexec("poison.ran(3)")\nassert poison.ran("assert")\nglobals()[poison.ran("x")] = 1',
    'df = pd.read_csv("data.csv")\npoison.plot(df)\ndf["age"] = df["age"].fillna(df["age"].mean())',
    "from sklearn.linear_model import LogisticRegression\n"
    'model = LogisticRegression().fit(df[["age", "fee"]], df["left"])\ny_pred = model.predict(df[["age", "fee"]])',
)
POISON = 'from pathlib import Path\nHERE = Path(__file__).parent\n(HERE / "ran-import").write_text("x")\ndef ran(*_):\n    (HERE / "ran-call").write_text("x")\n'
SHADOWS = ("black", "jinja2", "libcst", "yaml", "nbformat", "networkx", "poison")
"""Names of modules that lie beside the notebook; each leaves a file when it is imported."""
LIBRARY_SHADOWS = ("pandas", "sklearn", "numpy")
"""Beside a notebook that imports them: there, they are what Python would import."""

COMMANDS = {
    "convert": ["convert", "experiment.ipynb", "-o", "{out}"],
    "convert percent script": ["convert", "script.py", "-o", "{out}"],
    "convert --dry-run": ["convert", "experiment.ipynb", "--dry-run"],
    "convert --diff": ["convert", "experiment.ipynb", "--diff", "-o", "{out}"],
    "convert --model": ["convert", "experiment.ipynb", "--model", "evil.pkl", "-o", "{out}"],
    "convert refused": ["convert", "refused.ipynb", "-o", "{out}"],
    "check": ["check", "."],
    "check --output-format json": ["check", "experiment.ipynb", "refused.ipynb", "--output-format", "json"],
    "analyze": ["analyze", "experiment.ipynb"],
    "analyze --json": ["analyze", "experiment.ipynb", "--json"],
    "analyze folder": ["analyze", "."],
    "analyze --stage program": ["analyze", "experiment.ipynb", "--stage", "program"],
    "analyze --stage plan": ["analyze", "experiment.ipynb", "--stage", "plan"],
    "slice": ["slice", "experiment.ipynb", "--of", "y_pred"],
}
CODES = {"convert refused": {1}, "check": {1}, "check --output-format json": {1}, "analyze folder": {0, 1}}

READ = ["open evil.pkl r", "open evil.joblib r"]
"""Of a model that the notebook loads, the class that its file names first is read, byte by byte; nothing is unpickled, as the traps in it would tell."""

SERVING = {"fastapi", "starlette", "uvicorn", "grpc", "httpx"}
LIBRARIES = {"pandas", "numpy", "sklearn", "joblib", "matplotlib", "scipy"}
EMITTING = {"nb2svc.emit", "nb2svc.patterns", "nb2svc.lower", "nb2svc.verify", "jinja2", "libcst", "black", "grpc_tools", "yaml"}


class Evil:
    """Leaves a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (str(self.path), "w")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder full of traps: a notebook, the same as a script, one that is refused, modules, pickles."""
    folder = tmp_path / "traps"
    folder.mkdir()
    (folder / "experiment.ipynb").write_text(notebook_text(*CELLS), encoding="utf-8")
    (folder / "script.py").write_text("".join(f"# %%\n{cell}\n" for cell in CELLS), encoding="utf-8")
    refused = (*CELLS[:-1], 'df["age"] = df["age"].shift(1)', CELLS[-1])
    (folder / "refused.ipynb").write_text(notebook_text(*refused), encoding="utf-8")
    (folder / "data.csv").write_text("age,fee,left\n" + "".join(f"{20 + n if n % 7 else ''},{n * 1.5},{n % 2}\n" for n in range(60)))
    for name in SHADOWS:
        (folder / f"{name}.py").write_text(POISON)
    for name in ("evil.pkl", "evil.joblib"):
        (folder / name).write_bytes(pickle.dumps(Evil(folder / "ran-pickle")))
    return folder


def watch(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    """Run a command under the audit hook; what it printed, and what the hook saw."""
    report = folder.parent / "report.json"
    command = [sys.executable, "-P", "-c", WATCHED, str(folder), str(report), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert report.exists(), done.stderr
    return done, json.loads(report.read_text())


@pytest.mark.parametrize("title", COMMANDS)
def test_no_cell_runs_no_module_of_the_user_is_imported_no_socket_opened(title: str, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    out = folder.parent / "out"
    done, seen = watch(folder, *(word.format(out=out) for word in COMMANDS[title]))
    assert "Traceback" not in done.stderr
    assert seen["code"] in CODES.get(title, {0}), done.stderr
    assert set(seen["found"]) <= set(READ)
    assert sorted(path.name for path in folder.iterdir()) == before
    if COMMANDS[title][0] == "convert" and "{out}" in COMMANDS[title] and title not in ("convert refused", "convert --diff"):
        assert (out / "service.yaml").exists()


def test_what_hides_a_library_is_refused_and_not_imported(folder: Path) -> None:
    for name in LIBRARY_SHADOWS:
        (folder / f"{name}.py").write_text(POISON)
    done, seen = watch(folder, "convert", "experiment.ipynb", "-o", str(folder.parent / "out"))
    assert seen["code"] == 1 and "NB105" in done.stderr and "`pandas`" in done.stderr
    assert set(seen["found"]) <= set(READ) and not list(folder.glob("ran-*"))


def test_what_another_program_leaves_in_the_notebook_is_refused_and_not_run(folder: Path) -> None:
    (folder / "experiment.ipynb").write_text(notebook_text(CELLS[0], "%run poison.py", *CELLS[1:]), encoding="utf-8")
    done, seen = watch(folder, "convert", "experiment.ipynb", "-o", str(folder.parent / "out"))
    assert seen["code"] == 1 and "NB104" in done.stderr
    assert set(seen["found"]) <= set(READ) and not list(folder.glob("ran-*"))


def test_the_hook_sees_what_it_is_there_for(folder: Path) -> None:
    """The traps go off where they are run: a test that can fail."""
    program = WATCHED.replace("from nb2svc.__main__ import main\n    main()", TRAPPED)
    assert program != WATCHED
    report = folder.parent / "report.json"
    subprocess.run([sys.executable, "-c", program, str(folder), str(report)], cwd=folder, capture_output=True, check=False, timeout=60)
    found = " ".join(json.loads(report.read_text())["found"])
    for word in ("exec cell", "poison.py", "open", "socket.connect", "pickle.find_class", "os.system"):
        assert word in found, found
    assert {path.name for path in folder.glob("ran-*")} >= {"ran-import", "ran-call", "ran-pickle"}


TRAPPED = """
    import contextlib, pickle, socket
    sys.path.insert(0, folder)
    exec(compile("import poison; poison.ran(1)", "cell", "exec"), {})
    pickle.load(open("evil.pkl", "rb"))
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", 9), 0.1)
    os.system("true")
"""


@pytest.mark.parametrize("title", ["check", "check --output-format json", "analyze", "analyze --json", "analyze --stage program"])
def test_reading_commands_load_no_emitter_and_no_library_of_the_notebook(title: str, folder: Path) -> None:
    _, seen = watch(folder, *COMMANDS[title])
    loaded = set(seen["loaded"])
    assert "nb2svc.sources" in loaded
    assert not {each for each in loaded if each.partition(".")[0] in SERVING | LIBRARIES}
    assert not loaded & EMITTING


def test_convert_loads_no_library_of_the_notebook_and_no_server(folder: Path) -> None:
    _, seen = watch(folder, "convert", "experiment.ipynb", "-o", str(folder.parent / "out"))
    assert {"nb2svc.emit", "black"} <= set(seen["loaded"])
    assert not {each for each in seen["loaded"] if each.partition(".")[0] in {*LIBRARIES, "fastapi", "starlette", "uvicorn", "httpx"}}
