"""A real JupyterLab with the button, in a folder of its own that leaves no trace."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

EXTENSION = ROOT / "nb2svc" / "jupyter" / "labextension"
CONFIG = ROOT / "nb2svc" / "jupyter" / "config" / "nb2svc.json"
STATE = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")


@dataclass(frozen=True)
class Lab:
    """A server: its address, and the folder of its notebooks."""

    url: str
    root: Path
    process: subprocess.Popen[bytes]


def installed(home: Path) -> dict[str, str]:
    """The environment in which Jupyter finds the button, and nothing of this machine."""
    extensions, configs = home / "share" / "labextensions", home / "etc" / "jupyter_server_config.d"
    quiet = home / "settings" / "@jupyterlab" / "apputils-extension"
    for folder in (extensions, configs, quiet, home / "ipython", *(home / name.lower() for name in STATE)):
        folder.mkdir(parents=True, exist_ok=True)
    (extensions / "nb2svc").symlink_to(EXTENSION)
    (configs / "nb2svc.json").write_bytes(CONFIG.read_bytes())
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
    own = {f"JUPYTER_{name}": str(home / name.lower()) for name in STATE}
    return {
        **own, "JUPYTER_PATH": str(home / "share"), "JUPYTER_CONFIG_PATH": str(home / "etc"), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "IPYTHONDIR": str(home / "ipython"), "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started(root: Path, home: Path) -> Iterator[Lab]:
    """A JupyterLab that serves a folder."""
    port = free_port()
    options = {
        "ServerApp.port_retries": "0", "IdentityProvider.token": "", "ServerApp.password": "", "ServerApp.root_dir": str(root), "LabApp.news_url": "",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate", "LabApp.extension_manager": "readonly",
    }  # fmt: skip
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root", *(f"--{name}={value}" for name, value in options.items())]
    with (home / "lab.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, env={**os.environ, **installed(home)}, stdout=log, stderr=log, start_new_session=True)
    url = f"http://127.0.0.1:{port}"
    try:
        wait(f"{url}/api/status", process, home / "lab.log")
        yield Lab(url, root, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError, urllib.error.URLError):
            urllib.request.urlopen(address, timeout=2).read()  # noqa: S310 — 127.0.0.1
            return
        time.sleep(0.3)
    raise AssertionError(log.read_text(errors="replace")[-3000:])
