"""What `analyze --json` says of the fixture projects, against what a reader of their notebooks says."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import notebook_text
from oracles import ORACLES, PROJECTS, TABLES, raw_records, rows

from nb2svc import config
from nb2svc.analyse import inspect

NAMES = sorted(ORACLES)
KEYS = ["schema", "source", "order", "cells", "flow", "inputs", "ignored", "target", "answer", "state", "diagnostics"]
ROLES = set("load explore prepare prepare-train split train evaluate predict save config dead".split())
TYPES = {"integer", "number", "string", "boolean", "datetime", "array", "object"}
KINDS = {"statistic", "table", "columns", "estimator", "model"}

ANSWERS = {
    "apartments_regression": ("pred", "gbr", "predict", 17),
    "bikes_classes": ("preds", "forest", "predict", 19),
    "churn_messy": ("y_pred", "final", "predict", 18),
    "clinic_manual": ("y_pred", "logreg", "predict", 18),
    "energy_concat": ("predictions", "ridge", "predict", 17),
    "loan_pipeline": ("y_pred", "model", "predict", 19),
    "parcels_late": ("y_pred", "gbc", "predict_proba", 20),
    "soils_crop": ("crops", "knn", "predict", 15),
    "tickets_text": ("y_pred", "clf", "predict", 16),
    "wine_encoders": ("y_pred", "rf", "predict", 15),
}
"""Project → name, model, method and cell of the answer."""

FIELDS = {
    "apartments_regression": "district:string? rooms:integer area_m2:number? floor:integer? floors_total:integer year_built:integer?"
    " heating:string balcony:boolean km_to_center:number",
    "bikes_classes": "datetime:datetime station:string? season:string? holiday:integer weather:string? temp:number? humidity:integer? windspeed:number?",
    "churn_messy": "Age:integer? plan:string months:integer visits_week:number? last_visit_days:integer km:number? trainer:string payment:string? fee:number",
    "clinic_manual": "Gender:string? Age:integer? Neighbourhood:string? Insurance:string? Reminder:string? WaitingDays:integer DistanceKm:number?"
    " PreviousNoShows:integer? Chronic:string",
    "energy_concat": "building_type:string? floor_area:integer year_built:integer? insulation:string? heating:string? occupants:integer?"
    " glazing_ratio:number orientation:string? heating_degree_days:integer",
    "loan_pipeline": "annual_income:integer? employment_years:number? home_ownership:string? purpose:string? region:string? loan_amount:integer?"
    " term_months:integer? credit_score:integer? late_payments:integer? open_accounts:integer?",
    "parcels_late": "sent_at:datetime depot:string? zip:string service:string? weight:string? km:integer? fragile:string? customer:string? insured_value:number",
    "soils_crop": "Nitrogen (mg/kg):number|Phosphorus (mg/kg):number?|Potassium (mg/kg):number?|pH:number?|Rainfall mm:integer|Texture:string?"
    "|Drainage:string?|Slope:number?",
    "tickets_text": "text:string?",
    "wine_encoders": "country:string grape:string? style:string closure:string? vintage:integer? alcohol:number? residual_sugar:number? acidity:number? price_eur:number?",
}
"""Project → the columns that a request gives, in the order of the file; `?`: the notebook's own lines answer a gap."""

CATEGORIES = {
    "apartments_regression": {"district": True, "heating": False},
    "bikes_classes": {"station": True, "season": True, "weather": True},
    "churn_messy": {"plan": False, "trainer": False, "payment": True},
    "clinic_manual": {"Gender": False, "Neighbourhood": True, "Insurance": True, "Reminder": True, "Chronic": False},
    "energy_concat": {"building_type": True, "heating": True, "orientation": True},
    "loan_pipeline": {"home_ownership": True, "purpose": True, "region": True},
    "parcels_late": {"customer": True},
    "soils_crop": {"Drainage": True},
    "tickets_text": {},
    "wine_encoders": {"country": False, "grape": False, "style": False, "closure": False},
}
"""Project → columns that the code treats as categories, and whether it answers other values."""

MAIN_ROLES = {
    "apartments_regression": "1:config 2:load 3,4,5,7,13,18,19:explore 6:prepare-train 9,10,11,12:prepare 15:split 16:train 17:predict",
    "bikes_classes": "1:config 2:load 3,4,5,6,20:explore 8,9,11,15,16:prepare 10:config 13:split 17:train 19:predict",
    "churn_messy": "0:config 2:load 3,4,5,7,8,10,20:explore 9,11,12:prepare 13:split 16:train 18:predict 21:dead",
    "clinic_manual": "1:config 2:load 3,4,5,6,7,13,19:explore 10,11,12,16:prepare 15:split 17:train 18:predict",
    "energy_concat": "1:config 2:load 3,4,5,6,8,11:explore 9,10,12,14:prepare 15:evaluate 16:train 17:predict 18:save",
    "loan_pipeline": "1:config 2:load 3,4,5,6,8,9,10,11,22:explore 13:prepare 15:split 17:train 18,20:evaluate 19:predict 23:save",
    "parcels_late": "1:config 2:load 3,4,5,6,10:explore 9,12,13,14,15,16:prepare 17:split 18:train 19:evaluate 20:predict",
    "soils_crop": "1:config 2:load 4,5,6:explore 8,9,10,13:prepare 12:split 14:train 15:predict",
    "tickets_text": "1:config 2:load 3,4,5,6:explore 8,10,12,14:prepare 9:config 13:split 15:train 16:predict",
    "wine_encoders": "1:config 2:load 3,4,5,6,11,16:explore 8,9,10,12:prepare 13:split 14:train 15:predict",
}
"""Project → cell: main role, where a reader has no doubt."""

FLOWS = {
    "clinic_manual": "2>3,4,5,6,7,9:data 9>10:df 10>11:df 11>12:df 12>13,15:df 15>16:X_test,X_train 15>17:y_test,y_train 16>17:X_test_s,X_train_s"
    " 15>18:y_test 16>18:X_test_s 17>18:logreg 15>19:X 17>19:logreg",
    # A function's own globals are read where it is called.
    "tickets_text": "2>3,4,5,6:tickets 6>8:tickets 8>12:tickets 9>11,12,18:STOPWORDS,URL 10>11,12,18:clean 12>13:tickets 13>14:X_train,X_test 13>15:y_train"
    " 14>15:X_train_vec 14>16:X_test_vec 13>16:y_test 15>16,17,18:clf 14>17,18:vectorizer",
}
"""Project → every edge between its cells."""


@cache
def analysed(name: str) -> dict[str, Any]:
    """The JSON of a project, as a program reads it."""
    path = PROJECTS / name / f"{name}.ipynb"
    return json.loads(json.dumps(inspect((path,), config.load((path,))).as_json(), allow_nan=False))


@cache
def sources(name: str) -> list[dict[str, Any]]:
    """All cells of a project's notebook."""
    return json.loads((PROJECTS / name / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]


def wanted_fields(name: str) -> list[tuple[str, str, bool]]:
    """Name, type and nullability of each field."""
    words = FIELDS[name].split("|" if "|" in FIELDS[name] else " ")
    return [(*word.rstrip("?").rsplit(":", 1), word.endswith("?")) for word in words]  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
class TestProject:
    def test_the_document_has_its_shape(self, name: str) -> None:
        told = analysed(name)
        assert list(told) == KEYS
        assert told["schema"] == 1 and told["order"] == "document"
        assert told["source"] == {"path": f"{name}.ipynb", "kind": "ipynb", "sha256": told["source"]["sha256"]}
        code = [place for place, cell in enumerate(sources(name)) if cell["cell_type"] == "code"]
        assert [cell["index"] for cell in told["cells"]] == code
        for cell in told["cells"]:
            assert set(cell) == {"index", "id", "execution_count", "roles", "reason"}
            assert cell["roles"] and set(cell["roles"]) <= ROLES and len(set(cell["roles"])) == len(cell["roles"])
            written = sources(name)[cell["index"]]
            assert (cell["id"], cell["execution_count"]) == (written["id"], written["execution_count"])
        assert {state["kind"] for state in told["state"]} <= KINDS
        assert {field["type"] for field in told["inputs"]} <= TYPES

    def test_target_and_answer(self, name: str) -> None:
        told = analysed(name)
        assert told["target"] == TABLES[name][1]
        answer = told["answer"]
        assert (answer["name"], answer["model"], answer["method"], answer["cell"]) == ANSWERS[name]
        line = "".join(sources(name)[answer["cell"]]["source"]).splitlines()[answer["line"] - 1]
        assert f"{answer['model']}.{answer['method']}(" in line

    def test_the_fields_of_a_request(self, name: str) -> None:
        found = [(field["name"], field["type"], field["nullable"]) for field in analysed(name)["inputs"]]
        assert found == wanted_fields(name)

    def test_what_a_request_need_not_give(self, name: str) -> None:
        told = analysed(name)
        columns = list(raw_records(PROJECTS / name)[0])
        read = [field["name"] for field in told["inputs"]]
        assert told["ignored"] == [column for column in columns if column not in read]

    def test_examples_are_the_first_values_of_the_file(self, name: str) -> None:
        first = rows(PROJECTS / name / TABLES[name][0][0])
        for field in analysed(name)["inputs"]:
            assert field["example"] == next(row[field["name"]] for row in first if row[field["name"]] is not None)

    def test_categories(self, name: str) -> None:
        told = {field["name"]: field for field in analysed(name)["inputs"]}
        records = raw_records(PROJECTS / name)
        for column, is_open in CATEGORIES[name].items():
            values = {record[column] for record in records} - {None}
            assert set(told[column]["enum"]) >= values and told[column]["open"] is is_open, column
        for column, field in told.items():
            if "enum" in field and field["type"] in ("integer", "number"):
                assert column in {"rooms", "term_months"}, f"{column} is a quantity, not a category"

    def test_what_is_frozen_stands_where_it_is_told(self, name: str) -> None:
        names = [state["name"] for state in analysed(name)["state"]]
        assert len(set(names)) == len(names) and all(each.isidentifier() for each in names)
        for state in analysed(name)["state"]:
            source = "".join(sources(name)[state["cell"]]["source"])
            assert state["line"] <= len(source.splitlines())
            assert squeezed(state["expression"]) in squeezed(source), state

    def test_the_flow_is_sound(self, name: str) -> None:
        bound = {place: names(name, place, ast.Store) for place in range(len(sources(name)))}
        for edge in analysed(name)["flow"]:
            assert edge["from"] != edge["to"]
            written = "".join(sources(name)[edge["from"]]["source"])
            # Bound there, or changed in place.
            assert edge["name"] in bound[edge["from"]] or re.search(rf"\b{edge['name']}\b\s*[.\[]", written), edge


def squeezed(source: str) -> str:
    """Python without blanks, quotes and line breaks."""
    return re.sub(r"[\s'\"]", "", source)


def names(name: str, place: int, context: type[ast.expr_context]) -> set[str]:
    """The names that a cell stores or loads, functions and classes among them."""
    cell = sources(name)[place]
    if cell["cell_type"] != "code":
        return set()
    tree = ast.parse(re.sub(r"(?m)^\s*[%!].*$", "", "".join(cell["source"])))
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    return found | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


@pytest.mark.parametrize(("name", "word"), [(name, word) for name in NAMES for word in MAIN_ROLES[name].split()])
def test_what_cells_are_for(name: str, word: str) -> None:
    told = {cell["index"]: cell for cell in analysed(name)["cells"]}
    places, _, wanted = word.partition(":")
    wrong = [f"cell {place + 1}: {told[place]['roles']}, {told[place]['reason']}" for place in map(int, places.split(",")) if told[place]["roles"][0] != wanted]
    assert not wrong


@pytest.mark.parametrize("name", FLOWS)
def test_the_flow_is_complete(name: str) -> None:
    wanted = set()
    for word in FLOWS[name].split():
        start, ends, flowing = re.fullmatch(r"(\d+)>([\d,]+):(\S+)", word).groups()  # type: ignore[union-attr]
        wanted |= {(int(start), int(end), each) for end in ends.split(",") for each in flowing.split(",")}
    assert {(edge["from"], edge["to"], edge["name"]) for edge in analysed(name)["flow"]} == wanted


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("churn_messy", "parcels_late")])
def test_nothing_is_found_in_a_clean_project(name: str) -> None:
    """Each draws with a seed, or with a solver that draws nothing; the wines are answered by the codes of their classes, as their notebook does."""
    wanted = {"wine_encoders": [("NB604", 15, 1)]}.get(name, [])
    assert [(found["code"], found["cell"], found["line"]) for found in analysed(name)["diagnostics"]] == wanted


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["x = 1"], "NB602"),
        ([], "NB602"),
        (["import pandas as pd\ndf = pd.read_csv('no.csv')\n", "for x in"], "NB103"),
    ],
    ids=["no model", "no cells", "a broken cell"],
)
def test_what_cannot_be_served_is_still_told(cells: list[str], code: str, tmp_path: Path) -> None:
    path = tmp_path / "experiment.ipynb"
    path.write_text(notebook_text(*cells), encoding="utf-8")
    found = inspect((path,), config.load((path,)))
    told = found.as_json()
    assert sorted(told) == sorted(KEYS) and told["answer"] is None and told["target"] is None
    assert code in {each.code for each in found.diagnostics}
    assert len(told["cells"]) == len(cells)


def test_an_unreadable_source_has_all_keys(tmp_path: Path) -> None:
    path = tmp_path / "experiment.ipynb"
    path.write_text("{", encoding="utf-8")
    found = inspect((path,), config.load((path,)))
    assert sorted(found.as_json()) == sorted(KEYS) and [each.code for each in found.diagnostics] == ["NB903"]
