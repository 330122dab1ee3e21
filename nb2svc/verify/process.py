"""Process: a program of `child/` in a process group of its own, within a time limit."""

import json
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHILD = Path(__file__).parent / "child"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: `told` is what it left, None where it did not come so far; `why` says what happened then."""

    told: Any
    why: str
    output: str


def environment(directory: Path, temporary: Path) -> dict[str, str]:
    """The child imports the service, opens no window, and leaves neither compiled nor temporary files behind."""
    path = os.pathsep.join(filter(None, [str(directory / "src"), os.environ.get("PYTHONPATH", "")]))
    quiet = {"MPLBACKEND": "Agg", "BROWSER": "true", "PLOTLY_RENDERER": "json", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "TMPDIR": str(temporary)}
    return {**os.environ, **quiet, "PYTHONPATH": path}


def run(command: list[str], cwd: Path, directory: Path, output: Path, seconds: float) -> int | None:
    """The exit status of a command; None where the time was up. Nothing of its group survives."""
    with output.open("wb") as stream:
        child = subprocess.Popen(
            command, cwd=cwd, env=environment(directory, output.parent), stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, start_new_session=True
        )  # fmt: skip
        try:
            return child.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return None
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
            child.wait()


def ask(program: str, job: dict[str, Any], python: str, cwd: Path, directory: Path, folder: Path, deadline: float) -> Ended:
    """Run a program of `child/` with its job, and read what it tells."""
    told, output, path = folder / f"{program}.told.json", folder / f"{program}.out", folder / f"{program}.job.json"
    path.write_text(json.dumps({**job, "told": str(told)}), encoding="utf-8")
    status = run([python, str(CHILD / f"{program}.py"), str(path)], cwd, directory, output, deadline - time.monotonic())
    printed = output.read_text(encoding="utf-8", errors="replace")
    if told.exists() and status is not None:
        return Ended(json.loads(told.read_text(encoding="utf-8")), "", printed)
    if status is None:
        return Ended(None, "timeout", printed)
    return Ended(None, f"signal {-status}" if status < 0 else f"exit status {status}", printed)
