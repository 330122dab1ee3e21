"""Comparison: the story of `verify`. Read the service, analyse the notebook as it was converted, run it, and let the service answer its rows."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc import sources
from nb2svc.analyse import analyse
from nb2svc.config import Config, ConfigError
from nb2svc.emit import python as programs
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.plan import Plan
from nb2svc.ir.program import Program, Source
from nb2svc.lower import make_plan
from nb2svc.report.formats import json as as_findings
from nb2svc.report.formats.finding import locate
from nb2svc.verify import process
from nb2svc.verify.folder import Copy, copy_for
from nb2svc.verify.instrument import instrument
from nb2svc.verify.lineage import place_of
from nb2svc.verify.outcome import DIFFERS, Outcome, raised_text, stop
from nb2svc.verify.service import Service, read_service

UNSEEDED = "NB107"


@dataclass(frozen=True, slots=True)
class Run:
    """One comparison: what is compared, how, and where its temporary files lie."""

    service: Service
    analysis: Analysis
    plan: Plan
    python: str
    data: tuple[Path, ...]
    adopt: bool
    folder: Path
    timeout: float
    deadline: float

    def ask(self, program: str, cwd: Path, job: dict[str, Any]) -> process.Ended:
        """Run one of our programs with the interpreter of the notebook."""
        common = {"package": self.service.name, "adopt": self.adopt, "evidence": str(self.folder / "evidence.pickle")}
        return process.ask(program, {**common, **job}, self.python, cwd, self.service.directory, self.folder, self.deadline)

    def stopped(self, what: str, why: str, output: str) -> Outcome:
        """Why a process left no result, in one line."""
        if why == "timeout":
            return Outcome(problem=f"{what} took more than {self.timeout:g} seconds and was stopped")
        last = (output.strip().splitlines() or [""])[-1][:300]
        return Outcome(problem=f"{what} broke off with {why}" + (f": {last}" if last else ""))


def verify(
    directory: Path,
    *,
    source: Path | None = None,
    data: tuple[Path, ...] = (),
    python: str | None = None,
    timeout: float = 600.0,
    adopt: bool = False,
    config: Config | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Outcome:
    """Run the notebook of a service once and compare the service with it. Raises ConfigError where there is nothing to compare."""
    service = read_service(Path(directory), source)
    interpreter = shutil.which(python or sys.executable)
    if interpreter is None:
        raise ConfigError(f"--python: {python} is no program that can be run")
    used = service.configure(config, tuple(data))
    program = sources.read(service.sources, tags=dict(used.cells))
    if not isinstance(program, Program):
        return refused(program, None, service)
    analysis = analyse(program, used)
    if analysis.refusals:
        return refused(analysis.refusals, program, service)
    plan = make_plan(analysis, service.name)
    if not service.is_same_notebook() and not service.was_written_with(programs.texts(plan, analysis.features_exact)):
        return Outcome(problem=f"{service.source.name} has changed since the service was written: convert it again")
    say(f"verify: running {service.source.name} with {interpreter}")
    with tempfile.TemporaryDirectory(prefix="nb2svc-verify-", ignore_cleanup_errors=True) as temporary:
        folders = tuple(Path(folder).resolve() for folder in used.data)
        run = Run(service, analysis, plan, interpreter, folders, adopt, Path(temporary).resolve(), timeout, time.monotonic() + timeout)
        return with_reasons(run, carry_out(run))


def refused(diagnostics: tuple[Any, ...], program: Program | None, service: Service) -> Outcome:
    """The notebook cannot be converted any more."""
    return Outcome(problem=f"{service.source.name} cannot be converted", diagnostics=told(diagnostics, program, service))


def told(diagnostics: tuple[Any, ...], program: Program | None, service: Service) -> tuple[dict[str, Any], ...]:
    return tuple(as_findings.as_json(finding) for finding in locate(diagnostics, program, (service.source,)))


def with_reasons(run: Run, outcome: Outcome) -> Outcome:
    """Where the service differs and was trained by itself, draws without a seed are the first thing to look at."""
    if outcome.exit_code != DIFFERS or run.adopt:
        return outcome
    unseeded = tuple(finding for finding in run.analysis.diagnostics if finding.code == UNSEEDED)
    return Outcome(
        outcome.records, outcome.equal, outcome.max_relative, outcome.first_difference, outcome.adopted, outcome.cells_failed,
        told(unseeded, run.analysis.graph.program, run.service), outcome.problem, outcome.code,
    )  # fmt: skip


def carry_out(run: Run) -> Outcome:
    """Run the notebook, then train if there is nothing to compare yet, then compare."""
    copied = copy_for(run.analysis.graph.program, run.folder / "copy", (run.service.directory,))
    witnessed = run_notebook(run, copied)
    if isinstance(witnessed, Outcome):
        return witnessed
    artifacts = run.service.artifacts
    if not run.adopt and not run.service.is_trained:
        artifacts = run.folder / "artifacts"
        if (failed := train(run, artifacts)) is not None:
            return failed
    ended = run.ask("judge", run.folder, {"artifacts": str(artifacts)})
    if ended.told is None:
        return run.stopped("the comparison", ended.why, ended.output)
    return judged(run, ended.told, witnessed)


def run_notebook(run: Run, copied: Copy) -> tuple[dict[str, Any], ...] | Outcome:
    """The cells that were passed over; an Outcome where the run came to no end."""
    program = run.analysis.graph.program
    edited = instrument(run.analysis, [text for text, _ in run.plan.functions.definitions])
    progress = run.folder / "progress.json"
    job = {
        "cells": edited.cells, "turn": edited.turn, "moved": edited.moved, "recorder": edited.recorder, "progress": str(progress), "data": [str(folder) for folder in run.data],
        "work": str(run.folder), "protected": protected(run, copied), "started": time.time(),
        "sources": [whereabouts(copied, source) for source in program.sources],
    }  # fmt: skip
    ended = run.ask("witness", copied.folder, job)
    if ended.told is None:
        place = f", in cell {int(progress.read_text()) + 1}," if progress.exists() and progress.read_text() else ""
        return run.stopped(f"the notebook{place}", ended.why, ended.output)
    failed = tuple(ended.told["failed"])
    if raised := ended.told["raised"]:
        problem = f"cell {raised['cell'] + 1}, line {raised['line']} raised {raised_text(raised)}"
        return Outcome(cells_failed=failed, problem=problem, diagnostics=(stop(raised_text(raised), raised["cell"], raised["line"], program.sources[raised["source"]].path.name),))
    if ended.told["problem"]:
        return Outcome(cells_failed=failed, problem=ended.told["problem"])
    return failed


def whereabouts(copied: Copy, source: Source) -> dict[str, str]:
    """Where a notebook of the program runs, and under which name if it is a script."""
    folder = copied.place(source.folder)
    return {"folder": str(folder), "script": str(folder / source.path.name) if source.kind == "percent" else ""}


def protected(run: Run, copied: Copy) -> list[str]:
    """Where nothing may be written: the notebook's folder, the data folders, the service, and what the copy only links."""
    folders = [*(source.folder.resolve() for source in run.analysis.graph.program.sources), *run.data, run.service.directory]
    return list(dict.fromkeys([*map(str, folders), *copied.linked]))


def train(run: Run, artifacts: Path) -> Outcome | None:
    """Train the service into a temporary folder, from a fresh copy of the data; None where that went well."""
    fresh = copy_for(run.analysis.graph.program, run.folder / "training", (run.service.directory,))
    output = run.folder / "train.out"
    folder = run.data[0] if run.data else fresh.folder
    # Without the working directory on the path (-P): a script that was converted lies there under the name of its package.
    command = [run.python, "-P", "-m", run.service.name, "train", "--artifacts", str(artifacts), "--data-dir", str(folder)]
    status = process.run(command, fresh.folder, run.service.directory, output, run.deadline - time.monotonic())
    if status in (0, DIFFERS):
        return None
    why = "timeout" if status is None else f"signal {-status}" if status < 0 else f"exit status {status}"
    return run.stopped("training", why, output.read_text(encoding="utf-8", errors="replace"))


def judged(run: Run, found: dict[str, Any], failed: tuple[dict[str, Any], ...]) -> Outcome:
    """The verdict with the step and the place of the first difference."""
    if found["problem"]:
        return Outcome(cells_failed=failed, problem=found["problem"])
    first = found["first"]
    if first is not None:
        step, cell, line = place_of(run.plan, first["kind"], first["field"])
        first = {
            "record": first["record"], "field": first["field"], "step": step, "cell": cell, "line": line,
            "notebook": first["notebook"], "service": first["service"],
        }  # fmt: skip
    return Outcome(found["records"], found["equal"], found["max_relative"], first, run.adopt, failed)
