"""The server's part of the button: who may ask, which paths, what is answered, what happens to a worker that dies; and that what is shipped is what was built."""

import asyncio
import contextlib
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, notebook_text

import nb2svc

pytest.importorskip("jupyter_server")
pytest.importorskip("pytest_jupyter")
from pytest_jupyter.jupyter_core import jp_asyncio_loop  # noqa: E402, F401 — these tests want the loop
from pytest_jupyter.jupyter_server import jp_server_cleanup  # noqa: E402, F401 — and its end behind them

pytest_plugins = ["pytest_jupyter.jupyter_server"]

SOURCE, BUILT = ROOT / "nb2svc" / "jupyter" / "labextension_src", ROOT / "nb2svc" / "jupyter" / "labextension"
CELLS = (
    "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier", "df = pd.read_csv('visits.csv')\ndf['age'] = df['age'].fillna(df['age'].mean())",
    "model = DecisionTreeClassifier(random_state=0).fit(df[['age', 'fee']], df['left'])\nprint(model.predict(df[['age', 'fee']]))",
)  # fmt: skip
CSV = "age,fee,left\n" + "".join(f"{20 + i if i % 5 else ''},{i * 1.5},{i % 2}\n" for i in range(40))


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    return {"ServerApp": {"jpserver_extensions": {"nb2svc.jupyter": True}}}


@pytest.fixture
def folder(jp_root_dir: Path) -> Path:
    """The server's folder with a notebook."""
    (jp_root_dir / "sub").mkdir()
    (jp_root_dir / "sub" / "visits.csv").write_text(CSV)
    (jp_root_dir / "sub" / "experiment.ipynb").write_text(notebook_text(*CELLS))
    return jp_root_dir


@pytest.fixture
def ask(jp_fetch: Any, folder: Path) -> Any:
    """Ask the server's part: status and document."""

    async def asked(what: str, method: str = "POST", body: Any = None, **more: Any) -> tuple[int, Any]:
        text = body if isinstance(body, (str, type(None))) else json.dumps(body)
        parts, _, query = what.partition("?")
        params = dict(pair.split("=") for pair in query.split("&")) if query else {}
        answer = await jp_fetch("nb2svc", "api", *parts.split("/"), method=method, body=text, params=params, raise_error=False, request_timeout=60, **more)
        return answer.code, json.loads(answer.body) if answer.body else None

    return asked


async def finished(ask: Any, number: str, state: str = "running") -> dict[str, Any]:
    """A job when it is no longer in a state."""
    for _ in range(600):
        _, job = await ask(f"jobs/{number}", "GET")
        if job["state"] != state:
            return dict(job)
        await asyncio.sleep(0.2)
    raise AssertionError("the job does not end")


async def test_it_says_what_analyze_says(ask: Any, folder: Path, run: Any) -> None:
    path = folder / "sub" / "experiment.ipynb"
    status, looked = await ask("analyze", body={"path": "sub/experiment.ipynb"})
    assert status == 200 and looked["verdict"] == "converts" and looked["refused"] is False
    printed = json.loads(run("analyze", path, "--json").stdout)
    for part in ("cells", "flow", "inputs", "state", "answer", "target"):
        assert looked["document"][part] == printed[part], part
    assert [found["code"] for found in looked["document"]["diagnostics"]] == [found["code"] for found in printed["diagnostics"]]


async def test_what_the_page_has_counts_and_the_file_does_not_change(ask: Any, folder: Path) -> None:
    path = folder / "sub" / "experiment.ipynb"
    before = path.read_bytes()
    unsaved = json.loads(notebook_text(*CELLS[:2], CELLS[2].replace("['age', 'fee']", "['age']").replace("['age', 'fee']", "['age']")))
    status, looked = await ask("analyze", body={"path": "sub/experiment.ipynb", "notebook": unsaved})
    assert status == 200 and [field["name"] for field in looked["document"]["inputs"]] == ["age"]
    status, looked = await ask("analyze", body={"path": "sub/new.ipynb", "notebook": unsaved})
    assert status == 200 and not (folder / "sub" / "new.ipynb").exists() and path.read_bytes() == before


async def test_a_refusal_is_an_answer(ask: Any) -> None:
    for cells in (("x = 1",), ("for x in",)):
        status, looked = await ask("analyze", body={"path": "sub/experiment.ipynb", "notebook": json.loads(notebook_text(*cells))})
        assert status == 200 and looked["refused"] is True and looked["verdict"].startswith("refused")
    status, looked = await ask("analyze", body={"path": "sub/experiment.ipynb", "notebook": {"cells": 7}})
    assert status == 200 and "NB903" in {found["code"] for found in looked["document"]["diagnostics"]}


async def test_who_is_not_known_is_not_answered(jp_fetch: Any, jp_base_url: str, http_server_client: Any, folder: Path) -> None:
    for what, method in (("version", "GET"), ("analyze", "POST"), ("report", "POST"), ("convert", "POST"), ("serve", "POST"), ("jobs/1", "GET"), ("jobs/1", "DELETE"), ("jobs/1/predict", "POST")):
        answer = await http_server_client.fetch(f"{jp_base_url}nb2svc/api/{what}", method=method, body="{}" if method == "POST" else None, raise_error=False, follow_redirects=False)
        assert answer.code in (302, 403), (what, answer.code)


async def test_paths_stay_below_the_root(ask: Any, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.ipynb").write_text(notebook_text("x = 1"))
    (folder / "link.ipynb").symlink_to(outside / "secret.ipynb")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.ipynb").write_text(notebook_text("x = 1"))
    for path in ("../outside/secret.ipynb", "sub/../../outside/secret.ipynb", "link.ipynb", ".hidden/a.ipynb"):
        assert (await ask("analyze", body={"path": path}))[0] == 403, path
        assert (await ask("convert", body={"path": "sub/experiment.ipynb", "out": path}))[0] == 403, path
    for path, status in (("nowhere.ipynb", 404), ("sub", 400), ("", 400), (7, 400), ("a\0b", 400)):
        assert (await ask("analyze", body={"path": path}))[0] == status, path
    assert (await ask("serve", body={"out": "sub", "name": "os"}))[0] == 400


async def test_bodies_that_are_none(ask: Any) -> None:
    for body in ("", "{", "[]", "7", "[" * 100_000, json.dumps({"path": "sub/experiment.ipynb", "notebook": [1]})):
        status, told = await ask("analyze", body=body)
        assert status == 400 and told["status"] == 400, body[:20]
    assert (await ask("jobs/77", "GET"))[0] == 404


def workers() -> set[int]:
    """The workers that this process has started."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            is_own = f"PPid:\t{os.getpid()}\n" in status.read_text()
            if is_own and b"nb2svc.jupyter.worker" in (status.parent / "cmdline").read_bytes():
                found.add(int(status.parent.name))
    return found


async def test_a_worker_that_dies_is_told_and_the_next_request_answered(ask: Any) -> None:
    before = workers()
    assert (await ask("analyze", body={"path": "sub/experiment.ipynb"}))[0] == 200
    (worker,) = workers() - before
    os.kill(worker, signal.SIGKILL)
    status, told = await ask("analyze", body={"path": "sub/experiment.ipynb"})
    assert status in (200, 503)
    assert (await ask("analyze", body={"path": "sub/experiment.ipynb"}))[0] == 200


async def test_the_loop_is_free_while_a_notebook_is_looked_at(ask: Any, jp_fetch: Any) -> None:
    big = json.loads(notebook_text(*CELLS[:2], *(f"df['c{n}'] = df['age'] + {n}" for n in range(400)), CELLS[2]))
    looking = asyncio.ensure_future(ask("analyze", body={"path": "sub/experiment.ipynb", "notebook": big}))
    await asyncio.sleep(0.05)
    slowest = 0.0
    while not looking.done():
        start = time.perf_counter()
        await jp_fetch("api", "status", method="GET")
        slowest = max(slowest, time.perf_counter() - start)
        await asyncio.sleep(0.02)
    assert (await looking)[0] == 200
    # A loop that waited for the work would be as slow as the work itself, seconds here.
    assert slowest < 1.5


async def test_the_newest_request_for_a_notebook_wins(ask: Any) -> None:
    await ask("analyze", body={"path": "sub/experiment.ipynb"})
    answers = await asyncio.gather(*(ask("analyze", body={"path": "sub/experiment.ipynb"}) for _ in range(4)))
    statuses = [status for status, _ in answers]
    assert set(statuses) == {200, 409}, statuses


async def test_a_conversion_is_a_job_with_a_log(ask: Any, folder: Path) -> None:
    status, begun = await ask("convert", body={"path": "sub/experiment.ipynb", "out": "sub/experiment-service", "train": True})
    assert status == 202
    job = await finished(ask, begun["job"])
    assert job["state"] == "done" and job["result"]["code"] == 0, job["log"]
    assert (folder / "sub" / "experiment-service" / "artifacts" / "manifest.json").is_file()
    assert any("training" in line for line in job["log"]) and job["lines"] == len(job["log"])
    assert (await ask(f"jobs/{begun['job']}?since={job['lines']}", "GET"))[1]["log"] == []
    status, served = await ask("serve", body={"out": "sub/experiment-service", "name": "experiment"})
    assert status == 202 and (await finished(ask, served["job"]))["state"] == "ready"
    status, answer = await ask(f"jobs/{served['job']}/predict", body={"age": 31, "fee": 3.0})
    assert status == 200 and answer["prediction"] in (0, 1)
    status, answer = await ask(f"jobs/{served['job']}/predict", body={"age": "x", "fee": 3.0})
    assert status == 422 and answer["errors"][0]["field"] == "age"
    assert (await ask(f"jobs/{served['job']}", "DELETE"))[0] == 204
    assert (await ask(f"jobs/{served['job']}/predict", body={}))[0] == 404


async def test_a_conversion_that_is_refused_or_ended(ask: Any, folder: Path) -> None:
    (folder / "foreign").mkdir()
    (folder / "foreign" / "file.txt").write_text("mine")
    for out, cells in (("sub/a-service", ("x = 1",)), ("foreign", CELLS)):
        _, begun = await ask("convert", body={"path": "sub/experiment.ipynb", "out": out, "notebook": json.loads(notebook_text(*cells))})
        job = await finished(ask, begun["job"])
        assert job["result"]["written"] is None, job
    assert not (folder / "sub" / "a-service").exists() and [path.name for path in (folder / "foreign").iterdir()] == ["file.txt"]
    _, begun = await ask("convert", body={"path": "sub/experiment.ipynb", "out": "sub/b-service", "name": "Not A Name"})
    assert "package name" in (await finished(ask, begun["job"]))["result"]["problem"]
    _, begun = await ask("convert", body={"path": "sub/experiment.ipynb", "out": "sub/c-service"})
    assert (await ask(f"jobs/{begun['job']}", "DELETE"))[0] == 204


async def test_the_report_is_the_same_page(ask: Any) -> None:
    status, told = await ask("report", body={"path": "sub/experiment.ipynb"})
    assert status == 200 and told["html"].startswith("<!doctype html>") and "Content-Security-Policy" in told["html"]


def test_what_is_shipped_was_built_from_these_sources() -> None:
    assert json.loads((SOURCE / "package.json").read_text())["version"] == nb2svc.__version__
    assert "resolved" not in (SOURCE / "package-lock.json").read_text()
    content = hashlib.sha256()
    for path in sorted(path for folder in ("src", "style", "schema") for path in (SOURCE / folder).rglob("*") if path.is_file()):
        content.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    content.update((SOURCE / "package-lock.json").read_bytes())
    assert (BUILT / "sources.sha256").read_text().strip() == content.hexdigest(), "npm ci && npm run build:prod, in labextension_src"
    remote = json.loads((BUILT / "package.json").read_text())["jupyterlab"]["_build"]["load"]
    assert (BUILT / remote).is_file()


def test_the_wheel_holds_the_extension_once(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    remote = [name for name in names if re.search(r"remoteEntry\.\w+\.js$", name)]
    assert len(remote) == 1 and ".data/data/share/jupyter/labextensions/nb2svc/static/" in remote[0]
    assert any(name.endswith("etc/jupyter/jupyter_server_config.d/nb2svc.json") for name in names)
    assert not any("node_modules" in name or "labextension_src/src" in name for name in names)
