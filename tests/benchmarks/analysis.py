"""The same notebook of 60 cells, and programs that grow → how long the analysis takes after imports, and how that grows.

    python -m tests.benchmarks.analysis
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nb2svc import catalog, config, sources
from nb2svc.analyse import inspect
from nb2svc.ir.program import Program
from nb2svc.uses.edges import cell_flow
from tests.benchmarks.static import write_notebook
from tests.conftest import notebook_text

RUNS = 9
MEDIAN_BAR = 0.1


def processor(run: Callable[[], object], runs: int = RUNS, pick: Callable[[list[float]], float] = statistics.median) -> float:
    """The processor's seconds of one run, behind one that warms up: the median of all, or what `pick` takes of them."""
    run()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return pick(taken)


def grown(folder: Path, cells: int) -> Program:
    """A table that gets a column a cell, through an alias, a function and a list."""
    start = ["import pandas as pd\ndf = pd.read_csv('a.csv')\nrows = []", "def fill(t, c):\n    t[c] = t[c].fillna(0)\n    return t"]
    body = [f"df['c{n}'] = df['c{n - 1}'] + 1\nother = df\nfill(other, 'c{n}')\nrows += [{n}]" for n in range(1, cells)]
    path = folder / f"grown{cells}.ipynb"
    path.write_text(notebook_text(*start, *body), encoding="utf-8")
    program = sources.read((path,))
    assert isinstance(program, Program)
    return program


def growth(folder: Path, cells: int = 100, times: int = 4) -> float:
    """How many times longer the flow of a program takes that is some times longer."""
    rules = catalog.load(())
    short, long = grown(folder, cells), grown(folder, cells * times)
    # The fastest run is the one that others disturbed least.
    return processor(lambda: cell_flow(long, rules), 7, min) / processor(lambda: cell_flow(short, rules), 7, min)


def median(folder: Path, runs: int = RUNS) -> float:
    """The median analysis of the notebook of 60 cells."""
    path = write_notebook(folder)
    return processor(lambda: inspect((path,), config.load((path,))), runs)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.stdout.write(f"analysis of 60 cells: median {median(Path(scratch)) * 1000:.0f} ms of the processor, bar {MEDIAN_BAR * 1000:.0f} ms\n")
        sys.stdout.write(f"flow of 4 times as many cells: {growth(Path(scratch)):.1f} times as long\n")
