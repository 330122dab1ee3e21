"""`convert`: the outcome of a conversion → a written folder, what people read on stderr, what programs read on stdout."""

import difflib
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.config import Config
from nb2svc.convert import Converted, convert, folder
from nb2svc.emit.regenerate import Blocked, reconcile
from nb2svc.emit.write import write
from nb2svc.ir.diagnostic import Severity
from nb2svc.ir.package import Package
from nb2svc.report.formats import json, text
from nb2svc.report.formats.finding import Finding, locate


DIFFERS = 3


@dataclass(frozen=True, slots=True)
class Printing:
    """Where a run prints, and what was asked for."""

    say: Callable[[str], None]
    show: Callable[[str], None]
    show_json: Callable[[Any], None]
    is_json: bool
    is_diff: bool


def run(paths: tuple[Path, ...], config: Config, printing: Printing, verify: Callable[..., Any] | None = None, unsaved: Mapping[Path, bytes] = {}) -> int:  # noqa: B006 — never changed
    """Convert, print and write; with `verify`, then train and compare. Returns the exit code; `unsaved` is what an editor has in place of a file."""
    outcome = convert(paths, config, unsaved)
    findings = locate(outcome.diagnostics, outcome.program, paths)
    told = tuple(finding for finding in findings if finding.diagnostic.severity is not Severity.INFO)
    if told:
        printing.say(text.render(told))
    if not isinstance(outcome, Converted):
        finish(printing, None, findings)
        return 1
    directory = folder(config)
    if config.dry_run or printing.is_diff:
        shown = tree(outcome.package) if config.dry_run else difference(outcome.package, directory)
        if not printing.is_json:
            printing.show(shown)
        finish(printing, None, findings)
        return 0
    edits = put(outcome.package, directory, printing)
    if isinstance(edits, int):
        finish(printing, None, findings)
        return edits
    code = train(directory, config, paths, printing, verify) if verify else 0
    for line in closing(outcome, directory, paths, config, edits):
        printing.say(line)
    finish(printing, directory, findings)
    return code


def finish(printing: Printing, directory: Path | None, findings: tuple[Finding, ...]) -> None:
    """The JSON document of the run, if it was asked for."""
    if printing.is_json:
        written = None if directory is None else str(directory)
        printing.show_json({"schema": 1, "written": written, "diagnostics": [json.as_json(finding) for finding in findings]})


def tree(package: Package) -> str:
    """The files with their sizes."""
    total = sum(map(len, package.files.values()))
    lines = [f"{len(content):>9}  {path}\n" for path, content in package.files.items()]
    return "".join(lines) + f"{total:>9}  {len(package.files)} files\n"


def difference(package: Package, directory: Path) -> str:
    """What writing would change in the folder, as a unified diff; a file in conflict is shown with its markers."""
    fates = reconcile(package, directory)
    if isinstance(fates, Blocked):
        texts = {path: merged.text.encode() for path, merged in fates.conflicts.items()}
    else:
        texts = dict(fates.texts)

    def lines(path: str, content: bytes) -> Iterator[str]:
        target = directory / path
        old = target.read_bytes() if target.is_file() else b""
        if old == content:
            return
        before, after = (part.decode("utf-8", "replace").splitlines(keepends=True) for part in (old, content))
        for line in difflib.unified_diff(before, after, f"a/{path}" if old else "/dev/null", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    return "".join(line for path, content in texts.items() for line in lines(path, content))


def conflicts(blocked: Blocked) -> Iterator[str]:
    """Both sides of each place that only the author can settle."""
    for path, merged in blocked.conflicts.items():
        yield f"{path}:\n" + "".join(merged.conflicts)


def put(package: Package, directory: Path, printing: Printing) -> str | int:
    """Write the package: where the author's edits live on, in words; or the exit code where nothing was written."""
    written = write(package, directory)
    if isinstance(written, Blocked):
        printing.say(f"nb2svc: nothing written: {written.message}")
        for line in conflicts(written):
            printing.say(line)
        return 2 if written.is_foreign else 1
    places = (("kept in", written.kept), ("merged in", written.merged), ("left in", written.orphans))
    return "".join(f", your edits {how} {', '.join(found)}" for how, found in places if found)


def closing(outcome: Converted, directory: Path, paths: tuple[Path, ...], config: Config, edits: str) -> Iterator[str]:
    """Three lines: what was written, what to run next, what to look at."""
    yield f"wrote {directory} ({len(outcome.package.files)} files{edits})"
    folder = shlex.quote(str(directory))
    data = shlex.quote(os.path.relpath(data_folder(paths, config), directory))
    if config.train:
        yield f"next: cd {folder} && PYTHONPATH=src python -m {config.name} serve"
    else:
        yield f"next: cd {folder} && PYTHONPATH=src python -m {config.name} train --data-dir {data}"
    warnings, frozen = len(outcome.diagnostics), len(outcome.plan.state)
    noted = f"{warnings} finding{'s' * (warnings != 1)} above, " if warnings else ""
    yield f"look at: {noted}{frozen} frozen value{'s' * (frozen != 1)} in {directory / 'service.yaml'}"


def data_folder(paths: tuple[Path, ...], config: Config) -> Path:
    """Where training looks for data."""
    return config.data[0] if config.data else paths[0].parent


def train(directory: Path, config: Config, paths: tuple[Path, ...], printing: Printing, verify: Callable[..., Any]) -> int:
    """Run the written training program, then compare with the notebook; the exit code."""
    printing.say(f"training: running the notebook's code with {sys.executable}")
    folder = os.path.abspath(data_folder(paths, config))
    source = os.pathsep.join(filter(None, [os.path.abspath(directory / "src"), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-m", config.name, "train", "--data-dir", folder]
    # Standard output is kept for the result.
    done = subprocess.run(command, cwd=directory, env={**os.environ, "PYTHONPATH": source}, stdout=sys.stderr.fileno(), check=False)
    if done.returncode not in (0, DIFFERS):
        printing.say(f"nb2svc: training failed (exit {done.returncode}); the service is written, and not trained")
        return 1
    compared = verify(directory, source=None, data=config.data, python=None, timeout=600.0, adopt=False, config=config, say=printing.say)
    printing.say(compared.as_text())
    # A self-check of training that failed is a difference too, whatever the notebook's own rows say.
    return int(compared.exit_code or done.returncode)
