"""Answers: each page of `fixtures/answers` is a handful of notebooks; the service answers what each of them computed, or it is refused.

The notebooks are converted here; one process, in which a package stands alone, runs them all, trains their services and compares.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from nb2svc.config import Config
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write

PAGES = ROOT / "fixtures" / "answers"
TARGETS = ("churn", "churned", "price", "rent", "species", "Category")
MOST, ALONE = 40, 12
"""How many records are answered together, and how many of them alone."""

CHILD = """
import contextlib, importlib, io, json, os, resource, sys, warnings
resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))
import numpy as np, pandas as pd
warnings.simplefilter("ignore")

def told(job):
    os.chdir(job["folder"])
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in job["cells"]:
            exec(compile(cell, "cell", "exec"), names)
        wanted = np.asarray(eval(job["answers"], names)).tolist()
        rows = list(eval(job["rows"], names)) if "rows" in job else list(range(len(wanted)))
        chances = np.asarray(eval(job["probabilities"], names)).tolist() if "probabilities" in job else None
    table = pd.read_csv(job["records"]).loc[rows[:job["most"]]]
    records = json.loads(table.drop(columns=[name for name in job["targets"] if name in table]).to_json(orient="records", double_precision=15))
    sys.path.insert(0, os.path.join(job["folder"], "service", "src"))
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = importlib.import_module(job["name"] + ".__main__").main(["train", "--data-dir", job["folder"]])
    if code:
        return {"trained": code, "said": said.getvalue()[-500:]}
    service = importlib.import_module(job["name"] + ".predictor").Predictor.load()
    warnings.simplefilter("ignore")
    alone = [service.predict([record])[0].document() for record in records[:job["alone"]]]
    together = [outcome.document() for outcome in service.predict(records)]
    return {"trained": 0, "wanted": wanted[:job["most"]], "chances": chances and chances[:job["most"]], "alone": alone, "together": together}

results = {}
for job in json.load(sys.stdin):
    try:
        results[job["name"]] = told(job)
    except BaseException as error:
        results[job["name"]] = {"trained": -1, "said": f"{type(error).__name__}: {error}"}
json.dump(results, sys.__stdout__)
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One notebook: its cells, the texts that a run left under them, and what is promised of it."""

    title: str
    cells: list[str]
    outputs: dict[int, str]
    expect: dict[str, str]
    refused: str = ""
    name: str = field(default="")


def pages() -> list[Page]:
    """All notebooks of all pages."""
    found = []
    for path in sorted(PAGES.glob("*.md")):
        for number, section in enumerate(path.read_text(encoding="utf-8").split("\n## ")[1:]):
            cells: list[str] = []
            outputs: dict[int, str] = {}
            rest: dict[str, str] = {}
            for kind, text in re.findall(r"```(\w+)\n(.*?)```", section, re.DOTALL):
                if kind == "python":
                    cells.append(text)
                elif kind == "output":
                    outputs[len(cells) - 1] = text
                else:
                    rest[kind] = text.strip()
            expect = dict(line.split(": ", 1) for line in rest.get("expect", "").splitlines())
            found.append(Page(section.partition("\n")[0], cells, outputs, expect, rest.get("refused", ""), f"{path.stem}_{number}"))
    return found


def make_data(folder: Path) -> None:
    """Clients, houses, flowers and messages, some of them split in two files."""
    random = np.random.default_rng(3)
    count = 300
    age = random.integers(18, 80, count).astype(float)
    income, visits = random.normal(50, 15, count).round(2), random.integers(0, 30, count)
    plan, city = random.choice(["basic", "plus", "pro"], count, p=[0.5, 0.3, 0.2]), random.choice(["Ulm", "Bonn", "Kiel", "Jena"], count)
    churn = (0.05 * (age - 45) - 0.03 * (income - 50) + (plan == "pro") - 0.05 * visits + random.normal(0, 1, count) > 0).astype(int)
    age[::17] = np.nan
    clients = {"customer": [f"c{i}" for i in range(count)], "age": age, "income": income, "visits": visits, "plan": plan, "city": city}
    pd.DataFrame({**clients, "churned": np.where(churn == 1, "Yes", "No"), "churn": churn}).to_csv(folder / "clients.csv", index=False)
    area, rooms = random.normal(100, 30, count).clip(30).round(1), random.integers(1, 7, count)
    year, kind = random.integers(1950, 2020, count), random.choice(["flat", "house", "loft"], count)
    price = ((area * 2500 + rooms * 9000 + (year - 1950) * 900) * np.exp(random.normal(0, 0.15, count))).round().astype(int)
    garden = (area * 0.1 + random.normal(0, 2, count)).round(1)
    houses = pd.DataFrame({"id": range(1000, 1000 + count), "area": area, "rooms": rooms, "year": year, "kind": kind, "garden": garden, "price": price, "rent": (price / 300).round(1)})
    houses.to_csv(folder / "houses.csv", index=False)
    houses[:220].to_csv(folder / "htrain.csv", index=False)
    houses[220:].drop(columns=["price", "rent"]).to_csv(folder / "htest.csv", index=False)
    label = random.integers(0, 3, count)
    leaves = (random.normal(0, 1, (count, 4)) + np.c_[label * 2, label, -label, label * 0.5]).round(3)
    pd.DataFrame(leaves, columns=["petal", "sepal", "stem", "leaf"]).assign(species=np.array(["setosa", "virginica", "versicolor"])[label]).to_csv(folder / "flowers.csv", index=False)
    words = ("hello meeting tomorrow lunch project thanks".split(), "win free cash prize claim now".split())
    spam = random.integers(0, 2, count)
    texts = [" ".join(random.choice([*words[each], "the", "call", "text"], random.integers(3, 9))) for each in spam]
    pd.DataFrame({"Category": np.where(spam == 1, "spam", "ham"), "Message": texts}).to_csv(folder / "messages.csv", index=False)


def write_notebook(page: Page, folder: Path) -> Path:
    """The page as an `.ipynb` beside the data."""
    make_data(folder)

    def cell(place: int, text: str) -> dict[str, Any]:
        shown = [{"output_type": "stream", "name": "stdout", "text": page.outputs[place]}] if place in page.outputs else []
        return {"cell_type": "code", "metadata": {}, "execution_count": place + 1, "outputs": shown, "source": text}

    path = folder / "experiment.ipynb"
    path.write_text(json.dumps({"cells": [cell(*each) for each in enumerate(page.cells)], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}), encoding="utf-8")
    return path


ALL = pages()
CONVERTED = [page for page in ALL if not page.refused]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the notebooks of this run computed and what their services answer, by page."""
    wanted = {item.callspec.params["page"].name for item in request.session.items if isinstance(getattr(getattr(item, "callspec", None), "params", {}).get("page"), Page)}
    jobs, results = [], {}
    for page in CONVERTED:
        if page.name not in wanted:
            continue
        folder = tmp_path_factory.mktemp(page.name)
        outcome = convert((write_notebook(page, folder),), Config(name=page.name, out=folder / "service", patterns=("library",)))
        if not isinstance(outcome, Converted):
            results[page.name] = {"trained": -1, "said": "; ".join(f"{each.code} {each.message}" for each in outcome.diagnostics)}
            continue
        write(outcome.package, folder / "service")
        jobs.append({"name": page.name, "folder": str(folder), "cells": page.cells, "targets": TARGETS, "most": MOST, "alone": ALONE, **page.expect})
    done = subprocess.run([sys.executable, "-c", CHILD], input=json.dumps(jobs), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return results | json.loads(done.stdout)


def equal(wanted: Any, got: Any) -> bool:
    """Labels and trees bit for bit; numbers within the promise for linear algebra."""
    if isinstance(wanted, float) and isinstance(got, float):
        return wanted == got or abs(wanted - got) <= 1e-12 * abs(wanted)
    return type(wanted) is type(got) and wanted == got


@pytest.mark.slow
@pytest.mark.parametrize("page", CONVERTED, ids=lambda page: page.title)
def test_the_service_answers_what_the_notebook_computed(page: Page, told: dict[str, Any]) -> None:
    found = told[page.name]
    assert found["trained"] == 0, found["said"]
    assert len(found["wanted"]) >= 30
    assert [outcome.get("prediction", outcome) for outcome in found["alone"]] == [outcome.get("prediction", outcome) for outcome in found["together"][:ALONE]]
    differ = [(wanted, outcome) for wanted, outcome in zip(found["wanted"], found["together"], strict=True) if not equal(wanted, outcome.get("prediction"))]
    assert not differ, differ[:3]
    for wanted, outcome in zip(found["chances"] or (), found["together"]):
        assert list(outcome["probabilities"].values()) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("page", [page for page in ALL if page.refused], ids=lambda page: page.title)
def test_what_no_one_can_know_is_refused(page: Page, tmp_path: Path) -> None:
    outcome = convert((write_notebook(page, tmp_path),), Config(name=page.name))
    assert not isinstance(outcome, Converted)
    assert page.refused in [finding.code for finding in outcome.diagnostics if finding.is_error]
