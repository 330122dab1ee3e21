"""Witness: runs the instrumented cells of a notebook and writes down what they learnt and answered.

    python witness.py JOB        JOB is what `instrument.py` wrote; the evidence is pickled to the path that it names
"""

import ast
import asyncio
import builtins
import copy
import importlib
import inspect
import json
import linecache
import os
import pickle
import sys
import traceback
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.remove": (0,), "os.rename": (0, 1), "os.mkdir": (0,), "os.rmdir": (0,), "os.truncate": (0,), "os.symlink": (1,), "os.link": (1,), "os.chmod": (0,)}
"""Audit events that change a folder, with the places of the paths among their arguments."""


def guard(protected: list[str], allowed: str) -> None:
    """Let nothing be written below the user's own folders: what the notebook writes there by an absolute path or through a link is refused."""

    def is_protected(path: Any) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        real = os.path.realpath(os.fsdecode(path))
        inside = [folder for folder in (*protected, allowed) if real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)]
        if not inside:
            return False
        # The innermost folder decides: the temporary copy may itself lie below a folder of the user. Hidden folders are caches of libraries.
        innermost = max(inside, key=len)
        return innermost != allowed and "/." not in real[len(innermost) :].replace(os.sep, "/")

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = flags & WRITING if isinstance(flags, int) else any(letter in (mode or "") for letter in "wax+")
            paths = (path,) if writes else ()
        else:
            paths = tuple(arguments[place] for place in CHANGES.get(event, ()))
        for path in paths:
            if is_protected(path):
                raise PermissionError(f"verify writes nothing to the folder of the notebook: {os.path.basename(os.fsdecode(path))}")

    sys.addaudithook(hook)


class Silent:
    """Stands for IPython's shell: whatever is asked of it does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: Any, **keywords: Any) -> None:
        return None


def make_witness(recorder: Any, job: dict[str, Any]) -> Any:
    """The service's own recorder, which also takes down what was asked of the model and what the notebook answered."""

    class Witness(recorder.Frozen):  # type: ignore[misc,name-defined]
        def __init__(self) -> None:
            super().__init__(None)
            self.asks = 0
            self.ask: Any = None
            self.chosen = False
            self.answer: Any = None
            self.fresh: list[tuple[str, Any]] = []

        def value(self, name: str, value: Any, key: Any = None, copy: bool = False) -> Any:
            """What counts is how the value is when its statement ends: `LinearRegression()` is fitted by then, and a later cell may fit it again."""
            self.fresh.append((name, key))
            return super().value(name, value, key, copy)

        def settle(self) -> None:
            """A statement has ended: copy what it learnt."""
            for name, key in self.fresh:
                self._put(name, as_it_is(self.values[name] if key is None else self.values[name][key]), key)
            self.fresh.clear()

        def asked(self, rows: Any) -> Any:
            """Take down the rows of the answer: those of the turn that the analysis named, else the last ones."""
            turn = self.asks
            self.asks += 1
            if not self.chosen:
                self.chosen = turn == job["turn"]
                self.ask, self.answer = as_it_is(rows), None
            return rows

        def expect(self, value: Any) -> Any:
            if self.ask is not None and self.answer is None and size(value) == size(self.ask):
                self.answer = as_it_is(value)
            return value

        def data_file(self, path: Any, folder: str = "", bound: str = "") -> Any:
            """A file that the notebook itself has written, else one of the folders given, else the notebook's own."""
            path = bound or path
            if not isinstance(path, (str, os.PathLike)) or "://" in str(path):
                return path if not isinstance(path, str) else self._elsewhere(path)
            here = Path(path)
            if here.exists() and here.stat().st_mtime > job["started"]:
                return path
            for folder in job["data"]:
                if (Path(folder) / path).exists():
                    return str(Path(folder) / path)
            return path if here.exists() else self._elsewhere(str(path))

        def _elsewhere(self, path: str) -> Any:
            for folder in [*job["data"], None]:
                self.data_dir = folder and Path(folder)
                try:
                    return super().data_file(path)
                except recorder.DataMissing:
                    continue
            return super().data_file(path)

    return Witness()


def passed(code: str, message: str, hint: str, value: Any = None) -> Any:
    """What a front-end marked as not to be followed: the run itself may."""
    return value


def as_it_is(value: Any) -> Any:
    """A copy that later statements cannot change; what cannot be copied is kept itself."""
    try:
        return copy.deepcopy(value)
    except Exception:  # noqa: BLE001 - objects may refuse in any way
        return value


def size(value: Any) -> int:
    """How many rows a value has; -1 where it has none."""
    shape = getattr(value, "shape", None)
    if shape:
        return int(shape[0])
    return len(value) if isinstance(value, (list, tuple)) else -1


class Notebook:
    """The namespaces in which the cells run, one a notebook, and what became of them."""

    def __init__(self, job: dict[str, Any], witness: Any) -> None:
        self.job = job
        self.witness = witness
        self.own = {job["recorder"]: witness, "display": Silent(), "get_ipython": Silent, "__opaque__": lambda command: [], "__refused__": passed, "__builtins__": builtins}
        self.entered = -1
        self.modules: list[tuple[int, types.ModuleType]] = []
        self.failed: list[dict[str, Any]] = []

    def enter(self, module: int) -> None:
        """Begin the next notebook of a chain: in its own folder, with names of its own."""
        self.entered = module
        self.module = types.ModuleType("__main__")
        vars(self.module).update(self.own)
        place = self.job["sources"][module]
        if place["script"]:
            self.module.__file__ = place["script"]
        os.chdir(place["folder"])
        sys.path[0] = place["folder"]
        sys.modules["__main__"] = self.module
        self.modules.append((module, self.module))

    def run(self) -> dict[str, Any] | None:
        """Run all cells in order; the place and the exception where one raised that the answer needs."""
        for cell in self.job["cells"]:
            Path(self.job["progress"]).write_text(json.dumps(cell["index"]))
            is_broken = False
            if cell["module"] != self.entered:
                self.enter(cell["module"])
            for node, lines, is_needed in statements(cell):
                if is_broken and not is_needed:
                    continue
                try:
                    self.execute(node, cell)
                except BaseException as error:  # noqa: BLE001 - a cell may raise anything, SystemExit too
                    found = described(error, cell, lines)
                    if is_needed:
                        return found
                    self.failed += [found] if not is_broken else []
                    is_broken = True
        return None

    def execute(self, node: ast.stmt, cell: dict[str, Any]) -> None:
        """Run one statement of a cell; `await` may stand at its top."""
        code = compile(ast.Module([node], []), file_name(cell), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(types.FunctionType(code, vars(self.module))())
        else:
            exec(code, vars(self.module))  # noqa: S102 - running the notebook is what verify is for
        self.witness.settle()


def file_name(cell: dict[str, Any]) -> str:
    return f"<cell {cell['index'] + 1}>" if cell["source"] == 0 else f"<notebook {cell['source'] + 1}, cell {cell['index'] + 1}>"


def statements(cell: dict[str, Any]) -> Iterator[tuple[ast.stmt, list[int], bool]]:
    """The statements of a cell, each with the author's line of every line, and whether the answer needs it."""
    text, lines = cell["text"], cell["lines"]
    linecache.cache[file_name(cell)] = (len(text), None, text.splitlines(keepends=True), file_name(cell))
    for node in ast.parse(text).body:
        first, last = lines[node.lineno - 1], lines[(node.end_lineno or node.lineno) - 1]
        yield node, lines, any(first <= end and start <= last for start, end in cell["needed"])


def described(error: BaseException, cell: dict[str, Any], lines: list[int]) -> dict[str, Any]:
    """Where in the cell, and what."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file_name(cell)]
    line = lines[(frames[0].lineno or 1) - 1] if frames else 1
    message = (str(error).strip().splitlines() or [""])[0][:300]
    return {"source": cell["source"], "cell": cell["index"], "line": line, "error": type(error).__name__, "message": message}


def adopt_names(notebook: Notebook, job: dict[str, Any]) -> None:
    """Let fitted objects refer to the package: its module of functions holds the notebook's classes and functions under the same names."""
    if not job["moved"]:
        return
    functions = importlib.import_module(f"{job['package']}.functions")
    for text, (source, name) in job["moved"].items():
        found = next((vars(module).get(name) for place, module in notebook.modules if place == source), None)
        if isinstance(found, (type, types.FunctionType)) and found.__module__ == "__main__":
            found.__module__, found.__qualname__ = functions.__name__, text
            setattr(functions, text, found)


def expectations(witness: Any, job: dict[str, Any]) -> dict[str, Any]:
    """What the notebook's own fitted objects answer for the notebook's own rows.

    Where the notebook names no answer value (it only scores), its objects are asked through the package's `answer`, on its own table.
    """
    features = importlib.import_module(f"{job['package']}.features")
    rows = witness.ask if witness.ask is not None else getattr(witness.watched, "inputs", None)
    live = types.SimpleNamespace(**witness.values)
    answer, probabilities = witness.answer, None
    if rows is None:
        return {"rows": None, "answer": None, "probabilities": None, "threads": False}
    if answer is None:
        answer = features.answer(rows, live)
    try:
        probabilities = features.probabilities(rows, live)
    except Exception:  # noqa: BLE001 - the notebook may not have asked, and its model may not be able to
        probabilities = None
    return {"rows": rows, "answer": answer, "probabilities": probabilities, "threads": has_threads(list(witness.values.values()))}


def has_threads(waiting: list[Any]) -> bool:
    """Whether a fitted object adds up in several threads, hence in any order."""
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if id(found) in seen or not (isinstance(found, (dict, list, tuple)) or hasattr(found, "__dict__")):
            continue
        seen.add(id(found))
        if getattr(found, "n_jobs", None) not in (None, 1):
            return True
        waiting += found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else vars(found).values() if not isinstance(found, type) else ()
    return False


def main(path: str) -> None:
    """Run the job and leave its evidence."""
    job = json.loads(Path(path).read_text(encoding="utf-8"))
    # The service first: a script has the name of its package, and lies in the folder where the cells run.
    recorder, _ = (importlib.import_module(f"{job['package']}.{name}") for name in ("frozen", "features"))
    sys.path[0] = os.getcwd()
    sys.argv[1:] = []
    guard(job["protected"], job["work"])
    witness = make_witness(recorder, job)
    notebook = Notebook(job, witness)
    raised = notebook.run()
    evidence: dict[str, Any] = {}
    told: dict[str, Any] = {"raised": raised, "failed": notebook.failed, "problem": None}
    if raised is None:
        try:
            evidence = expectations(witness, job)
        except Exception as error:  # noqa: BLE001 - the notebook's objects may raise anything
            told["problem"] = f"the notebook's own answers cannot be told: {type(error).__name__}: {error}"
        watched = witness.watched
        evidence |= {
            "tables": witness.tables, "formats": witness.formats, "missing": list(witness.missing), "patches": list(witness.patches),
            "watched": None if watched is None else (watched.inputs, watched.labels), "values": witness.values if job["adopt"] else {},
        }  # fmt: skip
        adopt_names(notebook, job)
        try:
            Path(job["evidence"]).write_bytes(pickle.dumps(evidence))
        except Exception as error:  # noqa: BLE001 - objects may refuse in any way
            told["problem"] = f"what was learnt cannot be stored: {type(error).__name__}: {error}"
    Path(job["told"]).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
    sys.stdout.flush()
    # Threads and servers that a cell started must not keep the process.
    os._exit(0)
