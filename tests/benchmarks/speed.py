"""The speed figures, measured anew: three packages that nb2svc makes, in one process and as servers → docs/performance.md and its plot.

    python -m tests.benchmarks.speed [FOLDER [MODEL…]]

A package that lies in FOLDER already is taken as it is. Every run compares answers before it counts; ratios hold within one run only.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import workload
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "performance.svg"
HEAD = """# How fast a service is

Written by `make bench`, which makes the packages from a notebook (20 raw columns with gaps, dates and categories, {features} features), trains them, and measures. Do not edit.
Each figure stands beside what it is compared with: measured in turns, in the same run, after the answers were compared. Trust the ratios; the times are those of the machine.

Machine: {machine}; {load:.1f} processes wanted its {cores} cores while this ran.
"""


def child(module: str, *arguments: str) -> dict[str, Any]:
    """What a measurement in a process of its own prints. Raises CalledProcessError."""
    done = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measured(folder: Path, models: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The figures of each model."""
    found = {}
    for model in models:
        if not (folder / model / "package" / "artifacts" / "manifest.json").exists():
            workload.convert(folder / model, model)
        found[model] = {**child("inprocess", str(folder / model), model), "server": child("server", str(folder / model), model)}
    return found


def page(found: dict[str, dict[str, Any]]) -> str:
    """The page."""
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    features = next(iter(found.values()))["features"]
    lines = [HEAD.format(features=features, machine=machine, load=os.getloadavg()[1], cores=os.cpu_count())]
    lines += ["## One raw row to a probability", "Microseconds of the processor a record; in brackets how many times less than the notebook's lines written by hand on a table of one row.", ""]
    lines += ["| model | tier | by hand | frame tier | serving | its features alone | batch of 100, serving / frame |", "|---|---|---|---|---|---|---|", *map(row_in_process, found.values())]
    lines += ["", "## `POST /predict`", "Processor a request (all threads), with 8 connections; *by hand* is FastAPI with those lines, *floor* a bare asyncio socket that reads nothing and answers a constant.", ""]
    lines += ["| model | by hand | serving | floor | times less than by hand | times the floor | p50 / p99 ms | start-up s: serving / by hand | memory MB: serving / by hand |", "|---|---|---|---|---|---|---|---|---|", *map(row_of_server, found.values())]
    return "\n".join([*lines, "", "![times less than by hand](performance.svg)", ""])


def row_in_process(facts: dict[str, Any]) -> str:
    one, hundred = facts["one"], facts["hundred"]
    serving, own = one.get("serving", one["frame"]), one.get("serving features", one["frame features"])
    cells = [facts["model"], facts["tier"], micro(one["naive"]), f"{micro(one['frame'])} ({one['naive'] / one['frame']:.1f}×)", f"{micro(serving)} (**{one['naive'] / serving:,.0f}×**)"]
    cells += [f"{micro(own)} ({one['frame features'] / own:,.0f}× less than pandas)", f"{micro(hundred['serving'])} / {micro(hundred['frame'])} ({hundred['frame'] / hundred['serving']:.1f}×)"]
    return f"| {' | '.join(cells)} |"


def row_of_server(facts: dict[str, Any]) -> str:
    ours, hand, floor = (facts["server"][name] for name in ("service", "by hand", "floor"))
    cells = [facts["model"], micro(hand["processor"]), micro(ours["processor"]), micro(floor["processor"]), f"**{hand['processor'] / ours['processor']:,.0f}×**", f"{ours['processor'] / floor['processor']:.1f}×"]
    cells += [f"{ours['p50'] * 1e3:.1f} / {ours['p99'] * 1e3:.1f}", f"{ours['start']:.2f} / {hand['start']:.2f}", f"{ours['memory']:.0f} / {hand['memory']:.0f}"]
    return f"| {' | '.join(cells)} |"


def micro(seconds: float) -> str:
    """Seconds as microseconds."""
    return f"{seconds * 1e6:,.0f} µs"


def bars(found: dict[str, dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """What the plot shows: how many times less processor than by hand."""
    for model, facts in found.items():
        one, server = facts["one"], facts["server"]
        yield f"{model}, in process", one["naive"] / one.get("serving", one["frame"])
        yield f"{model}, HTTP", server["by hand"]["processor"] / server["service"]["processor"]


def plot(found: dict[str, dict[str, Any]]) -> None:
    """Draw the bars."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "speed"
    from matplotlib import pyplot

    names, values = zip(*bars(found))
    figure, axes = pyplot.subplots(figsize=(7, 2.6))
    drawn = axes.barh(names, values, color="#4477aa")
    axes.bar_label(drawn, labels=[f"{value:,.0f}×" for value in values], padding=3)
    axes.set(xscale="log", xlabel="times less processor than the lines written by hand", xlim=(1, max(values) * 4))
    axes.invert_yaxis()
    figure.tight_layout()
    figure.savefig(PLOT, metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        figures = measured(Path(sys.argv[1]) if sys.argv[1:] else Path(scratch), sys.argv[2:] or list(workload.MODELS))
    PAGE.write_text(page(figures), encoding="utf-8")
    plot(figures)
