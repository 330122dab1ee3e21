"""The fixture projects run, and the oracles answer what their notebooks themselves predicted."""

import csv
import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracles import EDGES, ORACLES, PROJECTS, TABLES, Namespace, answers, difference, oracle, raw_records, run
from sklearn.model_selection import train_test_split

from nb2svc.ir.diagnostic import CATALOGUE, Severity

REFUSED = PROJECTS.parent / "refused"
NAMES = sorted(ORACLES)


def own(name: str, notebook: Namespace) -> tuple[Sequence[int], Any, Any]:
    """The places in the file of the rows that the notebook predicted, its predictions, and its probabilities or None."""
    match name:
        case "loan_pipeline":
            return notebook["X_test"].index, notebook["y_pred"], notebook["model"].predict_proba(notebook["X_test"])
        case "clinic_manual":
            chances = notebook["logreg"].predict_proba(notebook["X_test_s"])
            return notebook["X_test"].index, notebook["y_pred"], chances
        case "wine_encoders":
            # The index is `wine_id`, which counts the rows from 1.
            chances = notebook["rf"].predict_proba(notebook["X_test"])
            return notebook["X_test"].index - 1, notebook["y_pred"], chances
        case "churn_messy":
            chances = notebook["final"].predict_proba(notebook["X_test"])
            return notebook["X_test"].index, notebook["y_pred"], chances
        case "apartments_regression":
            return notebook["X_test"].index, notebook["pred"], None
        case "tickets_text":
            chances = notebook["clf"].predict_proba(notebook["X_test_vec"])
            return notebook["X_test"].index, notebook["y_pred"], chances
        case "bikes_classes":
            return notebook["X_test"].index, notebook["preds"], None
        case "energy_concat":
            return notebook["X_sub"].index, notebook["predictions"], None
        case "parcels_late":
            return notebook["X_test"].index, notebook["y_pred"], notebook["gbc"].predict_proba(notebook["X_test"])
        case "soils_crop":
            _, places = train_test_split(np.arange(len(notebook["soil"])), test_size=0.2, random_state=99)
            return places, notebook["crops"], notebook["knn"].predict_proba(notebook["X_test"])
    raise AssertionError(f"no predictions known of {name}")


def test_every_project_has_an_oracle() -> None:
    folders = sorted(folder.name for folder in PROJECTS.iterdir() if folder.is_dir())
    assert folders == NAMES == sorted(EDGES) == sorted(TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_notebook_is_valid_and_small(name: str) -> None:
    nbformat = pytest.importorskip("nbformat")
    (path,) = (PROJECTS / name).glob("*.ipynb")
    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    nbformat.validate(notebook)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert 15 <= len(code) <= 30
    assert all(cell["execution_count"] for cell in code)
    assert any(cell["outputs"] for cell in code)
    kinds = {kind for cell in code for output in cell["outputs"] for kind in output.get("data", {})}
    assert kinds <= {"text/plain"}
    assert len(text) < 30_000


@pytest.mark.parametrize("name", NAMES)
def test_oracle_equals_the_notebooks_own_predictions(name: str) -> None:
    notebook = run(PROJECTS / name)
    places, predictions, chances = own(name, notebook)
    raw = raw_records(PROJECTS / name)
    found = answers(PROJECTS / name, [raw[place] for place in places])
    assert len(found) == len(predictions) >= 100
    for row, (prediction, answer) in enumerate(zip(np.asarray(predictions).tolist(), found, strict=True)):
        wanted = {"prediction": prediction, "probabilities": None}
        if chances is not None:
            wanted["probabilities"] = dict(zip(answer["probabilities"], chances[row].tolist(), strict=True))
        assert difference(wanted, answer) is None, f"row {places[row]}"


@pytest.mark.parametrize("name", NAMES)
def test_oracle_gives_raw_json_records(name: str) -> None:
    records, expected = oracle(PROJECTS / name)
    files, target = TABLES[name]
    with (PROJECTS / name / files[-1]).open(newline="", encoding="utf-8") as file:
        columns = set(next(csv.reader(file))) - {target}
    assert len(records) == len(expected) >= 400
    assert all(set(record) == columns for record in records)
    assert json.loads(json.dumps(records, allow_nan=False)) == records
    assert any(value is None for record in raw_records(PROJECTS / name) for value in record.values())
    for answer in expected:
        chances = answer["probabilities"]
        assert chances is None or math.isclose(sum(chances.values()), 1.0)
    assert len({answer["prediction"] for answer in expected}) > 1
    assert json.loads(json.dumps(expected, allow_nan=False)) == expected


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        # What the notebook's text says of two records: the same, by a fill, a default or an all-zero dummy.
        ("apartments_regression", {"district": "Moon Base"}, {"district": None}),
        ("bikes_classes", {"weather": "hail"}, {"weather": "mist"}),
        ("bikes_classes", {"station": "Airport"}, {"station": None}),
        ("churn_messy", {"payment": None}, {"payment": "card"}),
        ("clinic_manual", {"Neighbourhood": "Seeviertel"}, {"Neighbourhood": "Altstadt"}),
        ("clinic_manual", {"Reminder": None}, {"Reminder": "call"}),
        ("clinic_manual", {"Gender": None}, {"Gender": "F"}),
        ("energy_concat", {"insulation": None}, {"insulation": "C"}),
        ("energy_concat", {"orientation": None}, {"orientation": "NE"}),
        ("loan_pipeline", {"region": "NA"}, {"region": None}),
        ("parcels_late", {"service": "std"}, {"service": "standard"}),
        ("parcels_late", {"weight": "31.5 kg"}, {"weight": "15.1 kg"}),
        ("parcels_late", {"weight": "12,5 kg"}, {"weight": None}),
        ("soils_crop", {"Drainage": "excellent"}, {"Drainage": None}),
        ("soils_crop", {"Texture": "peat"}, {"Texture": "loam"}),
        ("tickets_text", {"text": None}, {"text": "the and of my"}),
        ("wine_encoders", {"grape": None}, {"grape": "Unknown"}),
    ],
)
def test_oracle_follows_the_notebooks_fallbacks(name: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    raw = raw_records(PROJECTS / name)[:40]
    first = answers(PROJECTS / name, [{**record, **one} for record in raw])
    second = answers(PROJECTS / name, [{**record, **other} for record in raw])
    assert first == second


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("apartments_regression", {"district": "Center"}, {"district": "Moon Base"}),
        ("bikes_classes", {"weather": "rain"}, {"weather": "hail"}),
        ("churn_messy", {"payment": "cash"}, {"payment": "crypto"}),
        ("clinic_manual", {"Reminder": "letter"}, {"Reminder": None}),
        ("energy_concat", {"heating": "oil"}, {"heating": "wood"}),
        ("loan_pipeline", {"region": "overseas"}, {"region": None}),
        ("parcels_late", {"service": "express", "fragile": "Y"}, {"service": "standard", "fragile": "N"}),
        ("soils_crop", {"Drainage": "good"}, {"Drainage": None}),
        ("tickets_text", {"text": "refund"}, {"text": "parcel"}),
        ("wine_encoders", {"closure": "cork"}, {"closure": None}),
    ],
)
def test_oracle_tells_records_apart(name: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    raw = raw_records(PROJECTS / name)[:40]
    first = answers(PROJECTS / name, [{**record, **one} for record in raw])
    second = answers(PROJECTS / name, [{**record, **other} for record in raw])
    assert first != second


def test_difference_is_strict_on_labels_and_lenient_in_the_last_bits() -> None:
    answer = {"prediction": 1, "probabilities": {"0": 0.25, "1": 0.75}}
    assert difference(answer, answer) is None
    assert difference(answer, {"prediction": 1, "probabilities": {"0": 0.25 * (1 + 1e-14), "1": 0.75}}) is None
    assert difference(answer, {"prediction": 1, "probabilities": {"0": 0.25 * (1 + 1e-10), "1": 0.75}})
    assert difference(answer, {"prediction": True, "probabilities": answer["probabilities"]})
    assert difference(answer, {"prediction": 1, "probabilities": None})
    assert difference(answer, {"error": {"code": "null", "field": "age", "message": ""}})


CULPRITS = {
    "clock_feature": "datetime.now()",
    "exec_on_slice": "exec(",
    "missing_data": "read_csv",
    "opaque_magic": "%store",
    "random_feature": "np.random.rand",
    "rolling_feature": ".rolling(",
    "shift_feature": ".shift(",
    "syntax_error": "(df['age'] > 50",
    "target_leak": "df['price'] /",
    "unknown_call": "jellyfish.",
}
"""Refused input → what stands at the place that its `expected.txt` names."""


@pytest.mark.parametrize("folder", sorted(REFUSED.iterdir()), ids=lambda folder: folder.name)
def test_refused_input_names_its_code_and_place(folder: Path) -> None:
    code, *place = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert CATALOGUE[code][1] is Severity.ERROR
    source = (folder / "experiment.ipynb").read_text(encoding="utf-8")
    assert bool(place) == (folder.name in CULPRITS)
    for text in place:
        cell, line = map(int, re.fullmatch(r"cell (\d+), line (\d+)", text).groups())
        lines = "".join(json.loads(source)["cells"][cell - 1]["source"]).splitlines()
        assert CULPRITS[folder.name] in lines[line - 1]


def test_every_refusal_asked_for_is_there() -> None:
    codes = [(folder / "expected.txt").read_text(encoding="utf-8").split()[0] for folder in REFUSED.iterdir()]
    assert set(codes) == {"NB103", "NB104", "NB201", "NB202", "NB304", "NB403", "NB405", "NB406", "NB507", "NB601", "NB602", "NB903"}
