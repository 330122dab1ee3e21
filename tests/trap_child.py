"""The child of `test_traps.py`: cases in on stdin; for each what the notebook answers and what its service does, out on stdout.

Many packages are trained and asked in one process, so that pandas and scikit-learn are imported once. nb2svc is not on the path.
"""

import contextlib
import importlib
import io
import json
import os
import random
import sys
import traceback
import types
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import rows_child

Job = dict[str, Any]


def run_notebook(job: Job) -> dict[str, Any]:
    """Run the cells in the folder of their data; the namespace they leave."""
    module = types.ModuleType(f"notebook_{job['name']}")
    sys.modules[module.__name__] = module
    os.chdir(job["folder"])
    random.seed(1)
    np.random.seed(1)
    for number, cell in enumerate(job["cells"], 1):
        exec(compile(cell, f"cell {number}", "exec"), module.__dict__)
    return module.__dict__


def listed(value: Any) -> list[Any]:
    """An answer of the notebook as a list of plain values."""
    if isinstance(value, (pd.Series, pd.DataFrame, pd.Index)):
        value = value.to_numpy()
    if isinstance(value, np.ndarray):
        return value.ravel().tolist()
    return [each.item() if isinstance(each, np.generic) else each for each in value]


def expected(job: Job, scope: dict[str, Any]) -> dict[str, Any]:
    """The notebook's own answers: of its rows by place in the file, and of the records that the case adds."""
    answers = listed(scope["pred"])
    places = [None if place is None else int(place) for place in eval(job["rows"], scope)] if job["rows"] else list(range(len(answers)))
    asked = [None if meant.startswith("error ") else listed(np.ravel(eval(meant, scope)))[0] for _, meant in job["records"]]
    return {"answers": answers, "places": places, "asked": asked}


def serve(job: Job) -> dict[str, Any]:
    """Train the package, and ask it each record alone and all of them together."""
    source = Path(job["package"]) / "src"
    sys.path.insert(0, str(source))
    importlib.invalidate_caches()
    names = "training frozen selfcheck predictor".split()
    training, recorder, selfcheck, predictor = (importlib.import_module(f"{job['name']}.{name}") for name in names)
    random.seed(1)
    np.random.seed(1)
    frozen = recorder.Frozen(Path(job["folder"]))
    training.fit(Path(job["folder"]), frozen)
    parity = selfcheck.install(frozen, Path(job["package"]) / "artifacts")
    loaded = predictor.Predictor.load(Path(job["package"]) / "artifacts")
    records = [*job["raw"], *({**job["raw"][0], **change} for change, _ in job["records"])]
    alone = [loaded.predict([record])[0].document() for record in records]
    together = [outcome.document() for outcome in loaded.predict(records)]
    return {"parity": parity, "alone": alone, "together": together, "rows": rows_child.compare(job["name"], job["raw"], 1)}


def answer(job: Job) -> dict[str, Any]:
    """One case, or where it stopped."""
    stage = "notebook"
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            meant = expected(job, run_notebook(job))
            stage = "service"
            return meant | serve(job)
    except Exception:  # noqa: BLE001 - both programs may raise anything
        return {"stopped": stage, "trace": traceback.format_exc(limit=-4)}


if __name__ == "__main__":
    json.dump([answer(job) for job in json.load(sys.stdin)], sys.stdout)
