"""The made service, trained once and served as often as a test asks: what the proofs of the service have in common.

    with Serving(folder) as it: it.client.post("/predict", json=GOOD)
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
from made_service import PLAIN, make_plan, make_settings, table, write

from nb2svc.emit import render

GOOD: dict[str, Any] = {"age": 56, "plan": "free", "city": "Köln", "fee": 19.5, "loyal": False, "since": "28/07/2021", "note": "late"}
IDENTS = {field.name: field.ident for field in make_plan().contract.fields}
READY = re.compile(r"^ready rest=(https?)://(\S+):(\d+) grpc=\S+:(\d+)$", re.MULTILINE)


def environment(**more: str) -> dict[str, str]:
    """The environment of a package's process: nb2svc cannot be imported there."""
    return os.environ | {"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"} | more


QUICK = {
    "features.py": {"BATCH_EXACT = False": "BATCH_EXACT = True"},
    "training.py": {
        "from sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\n": "from sklearn.model_selection import train_test_split\n",
        "import LabelEncoder\n": "import LabelEncoder\nfrom sklearn.tree import DecisionTreeClassifier\n",
        "LogisticRegression(max_iter=500)": "DecisionTreeClassifier(max_depth=6, random_state=0)",
    },
}


def quick() -> dict[str, str]:
    """The programs of the made service with a tree in place of the regression: records that wait together are answered together."""
    texts = dict(make_settings().python)
    for file, changes in QUICK.items():
        for old, new in changes.items():
            assert old in texts[file]
            texts[file] = texts[file].replace(old, new)
    return texts


def slow() -> dict[str, str]:
    """The programs of the made service with a model that is asked row by row, and takes a hundredth of a second for each."""
    texts = dict(make_settings().python)
    asked = "    return state.model.predict(inputs)"
    assert asked in texts["features.py"] and "BATCH_EXACT = False" in texts["features.py"]
    return texts | {"features.py": texts["features.py"].replace(asked, f"    import time\n\n    time.sleep(0.01)\n{asked}")}


def train(folder: Path, **changes: Any) -> Path:
    """A trained package below `folder`; `changes` go to its settings."""
    (folder / "data").mkdir(parents=True)
    table(PLAIN).to_csv(folder / "data" / "clients.csv", index=False)
    package = write(render(make_plan(), make_settings(**changes)).files, folder / "churn-service")
    done = run(package, "train")
    assert done.returncode == 0, done.stderr
    return package


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of the package."""
    command = [sys.executable, "-m", "churn", *arguments]
    return subprocess.run(command, cwd=package, env=environment(), capture_output=True, text=True, timeout=240)


class Serving:
    """A running service: its process, its ports, a client; ended by SIGTERM, and to exit 0, unless `process` has ended before."""

    def __init__(self, package: Path, *arguments: str, host: str = "127.0.0.1", **variables: str) -> None:
        self.package, self.arguments, self.host, self.variables = package, arguments, host, variables

    def __enter__(self) -> "Serving":
        self._folder = tempfile.TemporaryDirectory()
        self.stdout, self.stderr = (Path(self._folder.name) / name for name in ("stdout", "stderr"))
        command = [sys.executable, "-m", "churn", "serve", "--port", "0", "--grpc-port", "0", *self.arguments]
        with self.stdout.open("wb") as out, self.stderr.open("wb") as err:
            self.process = subprocess.Popen(command, cwd=self.package, env=environment(**self.variables), stdout=out, stderr=err)
        deadline = time.monotonic() + 60
        while not (found := READY.search(self.stderr.read_text())):
            assert self.process.poll() is None and time.monotonic() < deadline, self.stderr.read_text()
            time.sleep(0.05)
        self.port, self.grpc_port = int(found[3]), int(found[4])
        self.address, self.target = f"{found[1]}://127.0.0.1:{self.port}", f"127.0.0.1:{self.grpc_port}"
        self.client = httpx.Client(base_url=self.address, timeout=30, verify=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.client.close()
        status = self.process.poll()
        if status is None:
            self.process.send_signal(signal.SIGTERM)
            status = self.process.wait(20)
            assert kind is not None or status == 0, self.stderr.read_text()
        self._folder.cleanup()

    def metrics(self) -> dict[str, float]:
        """Every sample of `/metrics` by its name and labels."""
        lines = self.client.get("/metrics").text.splitlines()
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if not line.startswith("#"))}

    def events(self) -> list[dict[str, Any]]:
        """What the log on stdout says."""
        return [json.loads(line) for line in self.stdout.read_text().splitlines()]

    def await_metric(self, name: str, value: float) -> None:
        """Wait until a metric has a value."""
        deadline = time.monotonic() + 20
        while self.metrics().get(name) != value:
            assert time.monotonic() < deadline, (name, self.metrics().get(name))
            time.sleep(0.1)
