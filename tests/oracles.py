"""Oracles: a project's folder in; raw records, and what the notebook's own objects answer to them, out.

Nothing here knows nb2svc. A notebook is run once; then each project has one function, written by hand from reading the
notebook, that carries raw records to its fitted model: with the objects left in the namespace where the notebook named
them, and from the raw table where it wrote a statistic in place.

    records, expected = oracle(PROJECTS / "clinic_manual")
"""

import contextlib
import csv
import functools
import io
import json
import math
import os
import random
import re
import shutil
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

PROJECTS = Path(__file__).resolve().parent.parent / "fixtures" / "projects"

Namespace = dict[str, Any]
Record = dict[str, Any]
Answer = dict[str, Any]

TABLES = {
    "apartments_regression": (("apartments.csv",), "price"),
    "bikes_classes": (("rentals.csv",), "rentals"),
    "churn_messy": (("members.csv",), "churned"),
    "clinic_manual": (("appointments.csv",), "NoShow"),
    "energy_concat": (("train.csv", "test.csv"), "energy_use"),
    "loan_pipeline": (("loans.csv",), "defaulted"),
    "parcels_late": (("parcels.csv",), "status"),
    "soils_crop": (("soils.csv",), "Crop"),
    "tickets_text": (("tickets.csv",), "team"),
    "wine_encoders": (("wines.csv",), "quality"),
}
"""Project → the files its rows come from, and the target's column."""


# Running a notebook


def code_cells(project: Path) -> list[str]:
    """The sources of the code cells in document order, lines that only IPython understands left out."""
    (path,) = project.glob("*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return [re.sub(r"(?m)^\s*[%!].*$", "", source) for source in sources]


@functools.cache
def run(project: Path) -> Namespace:
    """Run all code cells in a temporary copy of the folder and return the namespace they leave."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    # A module of its own, so that the notebook's classes can be pickled by reference.
    module = types.ModuleType(f"notebook_{project.name}")
    sys.modules[module.__name__] = module
    home, python_state, numpy_state = Path.cwd(), random.getstate(), np.random.get_state()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / project.name
        shutil.copytree(project, folder, ignore=shutil.ignore_patterns("expected"))
        try:
            os.chdir(folder)
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), plt.rc_context():
                warnings.simplefilter("ignore")
                for number, source in enumerate(code_cells(project), start=1):
                    exec(compile(source, f"{project.name}, code cell {number}", "exec"), module.__dict__)
        finally:
            os.chdir(home)
            plt.close("all")
            random.setstate(python_state)
            np.random.set_state(numpy_state)
            # `reset_option("all")` would touch deprecated options and warn.
            pd.reset_option("^display")
    return module.__dict__


# Raw rows


def rows(path: Path) -> list[Record]:
    """The rows of a CSV file as a client would send them: null, boolean, integer, number or text by column."""
    with path.open(newline="", encoding="utf-8") as file:
        texts = list(csv.DictReader(file))
    columns = {name: scalar_of([text[name] for text in texts]) for name in texts[0]}
    return [{name: columns[name](text[name]) if text[name] else None for name in text} for text in texts]


def scalar_of(column: list[str]) -> Callable[[str], Any]:
    """How the texts of one column become JSON scalars; leading zeros stay text."""
    known = [text for text in column if text]
    if all(text in ("True", "False") for text in known):
        return lambda text: text == "True"
    for pattern, scalar in ((r"-?(0|[1-9]\d*)", int), (r"-?(0|[1-9]\d*)(\.\d+)?", float)):
        if all(re.fullmatch(pattern, text) for text in known):
            return scalar
    return str


@functools.cache
def raw_records(project: Path) -> tuple[Record, ...]:
    """All rows of the project's files in their order, without the target."""
    files, target = TABLES[project.name]
    every = [row for file in files for row in rows(project / file)]
    return tuple({name: value for name, value in row.items() if name != target} for row in every)


@functools.cache
def raw_table(project: Path) -> pd.DataFrame:
    """The same rows as pandas reads them, the target included."""
    files, _ = TABLES[project.name]
    return pd.concat([pd.read_csv(project / file) for file in files], ignore_index=True)


def number(value: float | None) -> float:
    """A JSON number as the notebook's float column holds it."""
    return math.nan if value is None else float(value)


def either(value: float | None, fill: float) -> float:
    return float(fill) if value is None else float(value)


# Answers


def classified(predictions: Sequence[Any], classes: Sequence[Any], chances: np.ndarray) -> list[Answer]:
    """One answer a row, the probabilities keyed by the classes as the model knows them."""
    keys = [str(label) for label in np.asarray(classes).tolist()]
    return [
        {"prediction": prediction, "probabilities": dict(zip(keys, row, strict=True))}
        for prediction, row in zip(np.asarray(predictions).tolist(), chances.tolist(), strict=True)
    ]


def regressed(predictions: np.ndarray) -> list[Answer]:
    return [{"prediction": prediction, "probabilities": None} for prediction in predictions.tolist()]


def loan_pipeline(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    def row(record: Record) -> Record:
        # The reader takes these texts for missing values.
        text = {c: None if record[c] in ("NA", "") else record[c] for c in ("home_ownership", "purpose", "region")}
        amount = number(record["loan_amount"])
        return {
            **{c: number(record[c]) for c in numbers},
            **{c: math.nan if value is None else value for c, value in text.items()},
            "term_months": number(record["term_months"]),
            "loan_to_income": amount / number(record["annual_income"]),
            "monthly_rate": amount / number(record["term_months"]),
        }

    numbers = ["annual_income", "employment_years", "loan_amount", "credit_score", "late_payments", "open_accounts"]
    frame = pd.DataFrame([row(record) for record in records])[notebook["num_features"] + notebook["cat_features"]]
    model = notebook["model"]
    return classified(model.predict(frame), model.classes_, model.predict_proba(frame))


def clinic_manual(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    names = list(notebook["X"].columns)
    dummies = [name for name in names if name.startswith(("Neighbourhood_", "Insurance_", "Reminder_"))]
    age, distance = table["Age"].mean(), table["DistanceKm"].median()
    (gender,) = table["Gender"].mode()

    def row(record: Record) -> Record:
        cells = {
            "Age": either(record["Age"], age),
            "DistanceKm": either(record["DistanceKm"], distance),
            "PreviousNoShows": either(record["PreviousNoShows"], 0),
            "WaitingDays": float(record["WaitingDays"]),
            "Gender": {"F": 0.0, "M": 1.0}[record["Gender"] or gender],
            "Chronic": {"No": 0.0, "Yes": 1.0}[record["Chronic"]],
        }
        for name in dummies:
            column, _, category = name.partition("_")
            cells[name] = float(record[column] == category)
        return cells

    frame = pd.DataFrame([row(record) for record in records])[names]
    scaled = notebook["scaler"].transform(frame)
    model = notebook["logreg"]
    return classified(model.predict(scaled), model.classes_, model.predict_proba(scaled))


def wine_encoders(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    # The notebook keeps only the encoder of the last column: the codes are the sorted labels of each.
    filled = table.fillna({"grape": "Unknown", "closure": "Unknown"})
    labels = {c: sorted(filled[c].unique()) for c in ("country", "grape", "style", "closure")}
    median = {c: table[c].median() for c in ("vintage", "alcohol", "residual_sugar", "acidity", "price_eur")}

    def row(record: Record) -> Record:
        known = {c: either(record[c], median[c]) for c in median}
        text = {c: "Unknown" if record[c] is None else record[c] for c in labels}
        age = 2024 - known.pop("vintage")
        codes = {c: float(labels[c].index(text[c])) for c in labels}
        return {**codes, **known, "age": age, "price_per_age": known["price_eur"] / age}

    frame = pd.DataFrame([row(record) for record in records])[list(notebook["X"].columns)]
    model = notebook["rf"]
    return classified(model.predict(frame), model.classes_, model.predict_proba(frame))


def apartments_regression(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    kept = table[table["price"] <= table["price"].quantile(0.99)]
    area_of = kept.groupby("rooms")["area_m2"].median()
    year_of = kept.groupby("district")["year_built"].median()
    area = kept["area_m2"].fillna(kept["rooms"].map(area_of)).median()
    year = kept["year_built"].fillna(kept["district"].map(year_of)).median()
    floor = kept["floor"].mode()[0]
    share = kept["district"].value_counts() / kept["district"].count()

    def row(record: Record) -> Record:
        cells = {
            "rooms": record["rooms"],
            "area_m2": either(record["area_m2"], area_of.get(record["rooms"], area)),
            "floor": either(record["floor"], floor),
            "floors_total": record["floors_total"],
            "year_built": either(record["year_built"], year_of.get(record["district"], year)),
            "heating": ["stove", "electric", "gas", "district"].index(record["heating"]),
            "balcony": int(record["balcony"]),
            "km_to_center": record["km_to_center"],
            "district_freq": share.get(record["district"], 0.0),
        }
        cells["is_top_floor"] = int(cells["floor"] == cells["floors_total"])
        cells["m2_per_room"] = cells["area_m2"] / cells["rooms"]
        return cells

    frame = pd.DataFrame([row(record) for record in records])[notebook["features"]]
    return regressed(np.expm1(notebook["gbr"].predict(frame)))


def churn_messy(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    age, visits, km = table["Age"].median(), table["visits_week"].mean(), table["km"].median()

    def row(record: Record) -> list[float]:
        payment = record["payment"] or "card"
        return [
            either(record["Age"], age),
            ["basic", "plus", "premium"].index(record["plan"]),
            record["months"],
            either(record["visits_week"], visits),
            record["last_visit_days"],
            either(record["km"], km),
            ["no", "yes"].index(record["trainer"]),
            record["fee"],
            record["last_visit_days"] > 14,
            payment == "card",
            payment == "cash",
            payment == "transfer",
        ]

    frame = pd.DataFrame([row(record) for record in records], columns=notebook["cols"]).astype(float)
    model = notebook["models"][max(notebook["results"], key=notebook["results"].get)]
    return classified(model.predict(frame), model.classes_, model.predict_proba(frame))


def tickets_text(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    texts = [notebook["clean"](record["text"] or "") for record in records]
    vectors = notebook["vectorizer"].transform(texts)
    model = notebook["clf"]
    return classified(model.predict(vectors), model.classes_, model.predict_proba(vectors))


def bikes_classes(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    medians = notebook["medians"]
    stations, seasons = notebook["station_enc"], notebook["season_enc"]
    weather = {"clear": 0.0, "mist": 1.0, "rain": 2.0, "snow": 3.0}

    def row(record: Record) -> Record:
        moment = datetime.strptime(record["datetime"], "%Y-%m-%d %H:%M:%S")
        weekend = moment.weekday() >= 5
        temp, wind = either(record["temp"], medians["temp"]), either(record["windspeed"], medians["windspeed"])
        return {
            "holiday": record["holiday"],
            "weather": weather.get(record["weather"], 1.0),
            "temp": temp,
            "humidity": either(record["humidity"], medians["humidity"]),
            "windspeed": wind,
            "hour": moment.hour,
            "month": moment.month,
            "weekday": moment.weekday(),
            "is_weekend": int(weekend),
            "rush": int(moment.hour in (7, 8, 17, 18) and not weekend),
            "hour_sin": np.sin(2 * np.pi * moment.hour / 24),
            "hour_cos": np.cos(2 * np.pi * moment.hour / 24),
            "feels": temp - 0.1 * wind,
            "station_mean": stations.means_.to_dict().get(record["station"], stations.global_mean_),
            "season_mean": seasons.means_.to_dict().get(record["season"], seasons.global_mean_),
        }

    frame = pd.DataFrame([row(record) for record in records])[list(notebook["X_train"].columns)]
    return regressed(np.maximum(np.round(notebook["forest"].predict(frame)), 0.0))


def energy_concat(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    names = list(notebook["X"].columns)
    dummies = [name for name in names if name.startswith(("building_type_", "heating_", "orientation_"))]
    dummies.remove("heating_degree_days")
    # Both files are one population here, the rows to be predicted included.
    year, occupants = table["year_built"].median(), table["occupants"].median()
    newest, heating = max(table["year_built"].max(), year), table["heating"].mode()[0]

    def row(record: Record) -> Record:
        text = {
            "building_type": record["building_type"],
            "heating": record["heating"] or heating,
            "orientation": record["orientation"],
        }
        cells = {
            "floor_area": record["floor_area"],
            "year_built": either(record["year_built"], year),
            "insulation": 1 + "ABCDE".index(record["insulation"] or "C"),
            "occupants": either(record["occupants"], occupants),
            "glazing_ratio": record["glazing_ratio"],
            "heating_degree_days": record["heating_degree_days"],
        }
        cells["age"] = newest - cells["year_built"]
        cells["log_area"] = np.log(cells["floor_area"])
        cells["m2_per_person"] = cells["floor_area"] / cells["occupants"]
        for name in dummies:
            column, _, category = name.rpartition("_")
            if name == "heating_heat_pump":
                column, category = "heating", "heat_pump"
            cells[name] = float(text[column] == category)
        return cells

    frame = pd.DataFrame([row(record) for record in records])[names].astype(float)
    return regressed(np.expm1(notebook["ridge"].predict(notebook["scaler"].transform(frame))))


def parcels_late(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    def weight_of(text: str | None) -> float:
        try:
            return float(text.replace(" kg", ""))
        except (AttributeError, ValueError):
            return math.nan

    weights = [weight_of(text) for text in table["weight"].astype(object).where(table["weight"].notna(), None)]
    typical, distance = float(np.nanmedian(weights)), table["km"].mean()
    depots = notebook["depots"].set_index("depot")[["capacity", "opened"]].to_dict("index")
    names = list(notebook["X_train"].columns)

    def row(record: Record) -> Record:
        moment = datetime.strptime(record["sent_at"], "%d/%m/%Y %H:%M")
        service = (record["service"] or "").lower().strip()
        express = service in ("express", "exp.")
        weight, km = weight_of(record["weight"]), either(record["km"], distance)
        depot = depots.get(record["depot"], {"capacity": 2000, "opened": 2010})
        fragile = record["fragile"] == "Y"
        cells = {
            "weight": min(typical if math.isnan(weight) else weight, 15.0),
            "km": km,
            "fragile": fragile,
            "insured_value": record["insured_value"],
            "hour": moment.hour,
            "dow": moment.weekday(),
            "near_weekend": moment.weekday() >= 4,
            "far": km > 400,
            "capacity": depot["capacity"],
            "depot_age": 2023 - depot["opened"],
            "zone": int(record["zip"][0]),
            "urgency": 3 if express and fragile else 2 if express else int(record["customer"] == "business"),
            "is_insured": record["insured_value"] > 0,
        }
        daytime = next(name for last, name in ((6, "night"), (12, "morning"), (17, "afternoon"), (24, "evening")) if moment.hour <= last)
        categories = {"daytime": daytime, "customer": record["customer"], "hub": (record["depot"] or "")[:3]}
        for name in names:
            if name not in cells:
                column, _, category = name.partition("_")
                cells[name] = categories[column] == category
        return cells

    frame = pd.DataFrame([row(record) for record in records])[names].astype(float)
    model = notebook["gbc"]
    chances = model.predict_proba(frame)
    return classified((chances[:, 1] >= 0.35).astype(int), model.classes_, chances)


def soils_crop(notebook: Namespace, table: pd.DataFrame, records: Sequence[Record]) -> list[Answer]:
    nitrogen = table["Nitrogen (mg/kg)"]
    low, high = nitrogen.quantile(0.01), nitrogen.quantile(0.99)
    phosphorus = table["Phosphorus (mg/kg)"].median()
    potassium = round(table["Potassium (mg/kg)"].mean(), 1)
    textures = ["sandy", "sandy loam", "loam", "clay loam", "clay"]
    quartiles = [table["Rainfall mm"].quantile(share) for share in (0.25, 0.5, 0.75)]

    def row(record: Record) -> list[float]:
        n = min(max(record["Nitrogen (mg/kg)"], low), high)
        p = either(record["Phosphorus (mg/kg)"], phosphorus)
        k = either(record["Potassium (mg/kg)"], potassium)
        texture = textures.index(record["Texture"]) if record["Texture"] in textures else 2
        drainage = {"poor": 0, "fair": 1, "good": 2}.get(record["Drainage"], -1)
        band = sum(record["Rainfall mm"] > edge for edge in quartiles)
        return [n, p, k, either(record["pH"], 7), record["Rainfall mm"], texture, drainage, band, n + p + k, float(record["Slope"] > 5)]

    matrix = notebook["mm"].transform(np.array([row(record) for record in records], dtype=float))
    model = notebook["grid"].best_estimator_
    crops = notebook["target_enc"].classes_[model.predict(matrix)]
    return classified(crops, model.classes_, model.predict_proba(matrix))


ORACLES: dict[str, Callable[[Namespace, pd.DataFrame, Sequence[Record]], list[Answer]]] = {
    "apartments_regression": apartments_regression,
    "bikes_classes": bikes_classes,
    "churn_messy": churn_messy,
    "clinic_manual": clinic_manual,
    "energy_concat": energy_concat,
    "loan_pipeline": loan_pipeline,
    "parcels_late": parcels_late,
    "soils_crop": soils_crop,
    "tickets_text": tickets_text,
    "wine_encoders": wine_encoders,
}


EDGES: dict[str, list[Record]] = {
    "apartments_regression": [
        {"district": "Moon Base"},
        {"district": None, "year_built": None},
        {"district": "Moon Base", "year_built": None, "area_m2": None},
        {"rooms": 8, "area_m2": None},
        {"rooms": 1, "area_m2": None, "floor": None},
        {"floor": 5, "floors_total": 5, "agency": None},
    ],
    "bikes_classes": [
        {"station": "Airport"},
        {"station": None, "season": None},
        {"weather": "hail"},
        {"weather": None},
        {"temp": None, "humidity": None, "windspeed": None},
        {"datetime": "2024-02-29 08:00:00", "battery_v": None},
        {"datetime": "2030-12-31 23:00:00", "season": "monsoon"},
    ],
    "churn_messy": [
        {"payment": "crypto"},
        {"payment": None},
        {"Age": None, "visits_week": None, "km": None, "payment": None},
        {"last_visit_days": 14},
        {"last_visit_days": 15},
        {"visits_week": 0.0, "locker": None},
    ],
    "clinic_manual": [
        {"Neighbourhood": "Seeviertel"},
        {"Insurance": "military", "Reminder": "carrier pigeon"},
        {"Reminder": None},
        {"Insurance": None, "Neighbourhood": None},
        {"Gender": None},
        {"Age": None, "DistanceKm": None, "PreviousNoShows": None, "Gender": None, "Reminder": None},
        {"WaitingDays": 200, "Slot": None},
    ],
    "energy_concat": [
        {"building_type": "stadium"},
        {"heating": "wood"},
        {"heating": None},
        {"orientation": None},
        {"orientation": "NE", "insulation": None},
        {"year_built": None, "occupants": None, "insulation": None, "heating": None, "orientation": None},
        {"year_built": 2024, "postal_code": None},
    ],
    "loan_pipeline": [
        {"purpose": "boat"},
        {"region": None},
        {"region": "NA"},
        {"region": "overseas", "home_ownership": "CASTLE", "purpose": "boat"},
        {"annual_income": None},
        {"annual_income": None, "employment_years": None, "credit_score": None, "home_ownership": None, "region": None},
        {"open_accounts": None, "late_payments": None},
        {"loan_amount": None},
        {"term_months": 48},
        {"term_months": None, "branch_code": None},
    ],
    "parcels_late": [
        {"depot": "VIE-1"},
        {"depot": "HAM-9"},
        {"depot": None},
        {"weight": "unknown"},
        {"weight": "12,5 kg"},
        {"weight": None, "km": None},
        {"weight": "31.5 kg"},
        {"service": " EXPRESS "},
        {"service": None},
        {"customer": "embassy"},
        {"fragile": None},
        {"zip": "01067", "sent_at": "29/02/2024 00:00"},
        {"km": 400},
        {"km": 401},
    ],
    "soils_crop": [
        {"Drainage": None},
        {"Drainage": "excellent"},
        {"Texture": "peat"},
        {"Phosphorus (mg/kg)": None, "Potassium (mg/kg)": None, "pH": None},
        {"Nitrogen (mg/kg)": 0.0},
        {"Nitrogen (mg/kg)": 5000.0},
        {"Surveyor": None, "Sampled": None},
    ],
    "tickets_text": [
        {"text": None},
        {"text": ""},
        {"text": "the and of my"},
        {"text": "https://example.com/only/a/link"},
        {"text": "Żółta łódź — наш заказ 注文 🚀 invoice"},
        {"text": "REFUND refund Refund!!! " * 40},
        {"channel": "pigeon", "priority": None},
    ],
    "wine_encoders": [
        {"grape": None},
        {"grape": "Unknown", "closure": "Unknown"},
        {"closure": None, "grape": None},
        {"alcohol": None, "residual_sugar": None, "price_eur": None},
        {"acidity": None, "vintage": None},
        {"vintage": 1985, "label": None},
    ],
}
"""Project → changes to a raw row that the file itself does not show, and that the notebook's own logic answers."""


def answers(project: Path, records: Sequence[Record]) -> list[Answer]:
    """What the notebook's own objects answer to raw records."""
    return ORACLES[project.name](run(project), raw_table(project), records)


@functools.cache
def oracle(project: Path) -> tuple[list[Record], list[Answer]]:
    """All raw rows of the project in file order, then each edge on three of them; and the expected answers."""
    raw = raw_records(project)
    edges = [{**raw[place], **change} for change in EDGES[project.name] for place in (0, 57, 211)]
    records = [*raw, *edges]
    return records, answers(project, records)


def difference(expected: Answer, actual: Answer) -> str | None:
    """Where two answers part: labels exactly, floats beyond a relative 1e-12; None when they agree."""
    pairs = [("prediction", expected["prediction"], actual.get("prediction"))]
    chances, given = expected["probabilities"] or {}, actual.get("probabilities") or {}
    if chances.keys() != given.keys():
        return f"probabilities of {sorted(given)}, not of {sorted(chances)}"
    pairs += [(f"probability of {label}", chances[label], given[label]) for label in chances]
    for what, wanted, got in pairs:
        if isinstance(wanted, float):
            agree = isinstance(got, int | float) and math.isclose(wanted, got, rel_tol=1e-12, abs_tol=1e-15)
        else:
            agree = type(wanted) is type(got) and wanted == got
        if not agree:
            return f"{what} is {got!r}, not {wanted!r}"
    return None
