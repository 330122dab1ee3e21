"""One raw row to a probability, and batches: the tiers of a package beside the lines that are usually written by hand, in one process, in turns.

    python -m tests.benchmarks.inprocess FOLDER MODEL

prints JSON: microseconds of the processor a record, medians over rounds, the tiers' answers compared in the same run.
"""

import gc
import importlib
import json
import math
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks import workload

ROUNDS = 5
SECONDS = 0.15


def timed(run: Callable[[], object], seconds: float = SECONDS) -> float:
    """Seconds of the processor for one call, over as many as fit."""
    calls, began = 0, time.process_time()
    while (taken := time.process_time() - began) < seconds or not calls:
        run()
        calls += 1
    return taken / calls


def interleaved(runs: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median over rounds in which each has its turn."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    gc.collect()
    for _ in range(rounds):
        for name, run in runs.items():
            found[name].append(timed(run))
    return {name: statistics.median(each) for name, each in found.items()}


def alike(ours: Any, theirs: tuple[Any, list[float]]) -> bool:
    """Whether an answer is the one written by hand: the label equal, probabilities within the promise."""
    prediction, chances = ours
    return bool(prediction == theirs[0]) and all(math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12) for a, b in zip(chances.values(), theirs[1], strict=True))


def measure(folder: Path, model: str) -> dict[str, Any]:
    """The figures of one package."""
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(folder / "package" / "src"))
    manifest, tiers, schema, state = (importlib.import_module(f"bench_{model}.{name}") for name in "manifest tiers schema state".split())
    artifacts = folder / "package" / "artifacts"
    opened = manifest.open_manifest(artifacts)
    serving, ruled_out = tiers.load(opened)
    frame, learnt = tiers.open_tier("frame", opened), state.load(artifacts)
    by_hand = workload.naive(learnt)
    given = workload.records(folder, 100)
    rows = [schema.validate(record) for record in given]
    equal = sum(alike(found, by_hand(record)) for found, record in zip(serving.answer(rows), given))
    assert equal == len(given), f"{equal} of {len(given)} answers are those of the lines written by hand"
    turn = iter(range(10**9))
    features = importlib.import_module(f"bench_{model}.features").features
    runs: dict[str, Callable[[], object]] = {
        "naive": lambda: by_hand(given[next(turn) % 100]),
        "frame": lambda: frame.answer([rows[next(turn) % 100]]),
        "frame features": lambda: features(frame.assemble([rows[next(turn) % 100]]), learnt),
    }
    if serving.name != "frame":
        runs |= {"serving": lambda: serving.one(rows[next(turn) % 100]), "serving features": lambda: serving.inputs(rows[next(turn) % 100])}
    one = interleaved(runs)
    hundred = interleaved({"frame": lambda: frame.answer(rows), "serving": lambda: serving.answer(rows)}, 3)
    width = sum(map(len, serving.inputs(rows[0]))) if getattr(serving, "has_several", False) else len(serving.inputs(rows[0])) if serving.name != "frame" else 0
    return {"model": model, "tier": serving.name, "ruled_out": dict(ruled_out), "features": width, "one": one, "hundred": hundred, "equal": equal}


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
