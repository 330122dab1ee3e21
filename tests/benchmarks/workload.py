"""The workload of the speed figures: a notebook over 20 raw columns with gaps, dates and categories, made to be 52 features; its data; what a colleague writes by hand instead.

The notebook is converted by `nb2svc convert`, trained; `naive` is the same notebook's lines in a function of one record.
"""

import csv
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, notebook_text

NUMBERS = [f"n{number}" for number in range(9)]
COUNTS = [f"k{number}" for number in range(3)]
TEXTS = {"c0": 4, "c1": 5, "c2": 5, "c3": 6, "c4": 6}
DATES = ["opened", "seen"]
ROWS = 3_000
MODELS = {
    "logistic": ("from sklearn.linear_model import LogisticRegression", "LogisticRegression(max_iter=500)"),
    "lightgbm": ("from lightgbm import LGBMClassifier", "LGBMClassifier(n_estimators=300, verbose=-1, n_jobs=1, random_state=0)"),
    "forest": ("from sklearn.ensemble import RandomForestClassifier", "RandomForestClassifier(200, n_jobs=1, random_state=0)"),
}


def cells(model: str, wide: int = 0) -> list[str]:
    """The notebook; `wide` more columns of numbers, each filled and scaled."""
    library, made = MODELS[model]
    more = [f"w{number}" for number in range(wide)]
    return [
        f"import numpy as np\nimport pandas as pd\nfrom sklearn.preprocessing import StandardScaler\n{library}",
        'df = pd.read_csv("table.csv")',
        f"for c in {NUMBERS + more}:\n    df[c] = df[c].fillna(df[c].mean())",
        'for c in ["c0", "c1", "c2", "c3", "c4"]:\n    df[c] = df[c].fillna("none")',
        'df["ratio"] = df["n0"] / (df["n1"].abs() + 1)\ndf["both"] = df["n2"] * df["n3"]\ndf["size"] = np.log1p(df["n4"].abs())\ndf["late"] = (df["n6"] > 12).astype(int)\ndf["usual"] = df["c0"].map(df.groupby("c0")["n5"].mean())',
        'df["opened"] = pd.to_datetime(df["opened"], format="%Y-%m-%d")\ndf["seen"] = pd.to_datetime(df["seen"], format="%Y-%m-%d")',
        'df["month"] = df["opened"].dt.month\ndf["day"] = df["seen"].dt.dayofweek\ndf["years"] = df["seen"].dt.year - df["opened"].dt.year\ndf["grade"] = df["grade"].map({"low": 0, "mid": 1, "high": 2})',
        'df = pd.get_dummies(df, columns=["c0", "c1", "c2", "c3", "c4"])',
        'X = df.drop(columns=["opened", "seen", "y"])\ny = df["y"]',
        "scaler = StandardScaler()\nX = scaler.fit_transform(X)",
        f"model = {made}\nmodel.fit(X, y)",
        "y_pred = model.predict(X)",
        "chances = model.predict_proba(X)",
    ]


def write(folder: Path, model: str, wide: int = 0) -> Path:
    """The notebook with its data beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"bench_{model}.ipynb"
    path.write_text(notebook_text(*cells(model, wide)), encoding="utf-8")
    draw = random.Random(0)
    more = [f"w{number}" for number in range(wide)]
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*NUMBERS, *COUNTS, *TEXTS, *DATES, "grade", *more, "y"])
        for _ in range(ROWS):
            numbers = ["" if draw.random() < 0.1 else repr(draw.gauss(10, 5)) for _ in [*NUMBERS, *more]]
            counts = [draw.randrange(100) for _ in COUNTS]
            texts = ["" if draw.random() < 0.05 else f"v{draw.randrange(size)}" for size in TEXTS.values()]
            dates = [f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}" for year in (2020, 2024)]
            answer = int(sum(float(each or 10) for each in numbers[:3]) + counts[0] / 10 + draw.gauss(0, 6) > 35)
            out.writerow([*numbers[:9], *counts, *texts, *dates, draw.choice(["low", "mid", "high"]), *numbers[9:], answer])
    return path


def convert(folder: Path, model: str, wide: int = 0) -> Path:
    """The package that nb2svc makes of the notebook, trained: its self-check compares 200 raw rows with the notebook's own. Raises CalledProcessError."""
    package, notebook = folder / "package", write(folder, model, wide)
    commands = (["nb2svc", "convert", str(notebook), "-o", str(package), "--name", f"bench_{model}"], [f"bench_{model}", "train", "--data-dir", str(folder)])
    for command, place in zip(commands, (ROOT, package)):
        environment = {**os.environ, "PYTHONPATH": "src", "PYTHONWARNINGS": "ignore"} if place == package else None
        subprocess.run([sys.executable, "-m", *command], cwd=place, env=environment, check=True, capture_output=True, text=True)
    return package


def records(folder: Path, number: int) -> list[dict[str, Any]]:
    """Raw rows as a client sends them."""
    found: list[dict[str, Any]] = json.loads((folder / "package" / "artifacts" / "golden.json").read_text("utf-8"))["records"]
    return [each["record"] for each in found if not each["made"]][:number]


def naive(state: Any) -> Callable[[dict[str, Any]], tuple[Any, list[float]]]:
    """What is usually written by hand: the notebook's lines on a table of one record."""
    import numpy as np
    import pandas as pd

    columns = list(state.scaler.feature_names_in_)

    def predict(record: dict[str, Any]) -> tuple[Any, list[float]]:
        df = pd.DataFrame([record])
        for name, mean in state.df_c_mean.items():
            df[name] = df[name].astype(float).fillna(mean)
        for name in TEXTS:
            df[name] = df[name].fillna("none")
        df["ratio"] = df["n0"] / (df["n1"].abs() + 1)
        df["both"] = df["n2"] * df["n3"]
        df["size"] = np.log1p(df["n4"].abs())
        df["late"] = (df["n6"] > 12).astype(int)
        df["usual"] = df["c0"].map(state.c0_mean)
        df["opened"] = pd.to_datetime(df["opened"], format="%Y-%m-%d")
        df["seen"] = pd.to_datetime(df["seen"], format="%Y-%m-%d")
        df["month"] = df["opened"].dt.month
        df["day"] = df["seen"].dt.dayofweek
        df["years"] = df["seen"].dt.year - df["opened"].dt.year
        df["grade"] = df["grade"].map({"low": 0, "mid": 1, "high": 2})
        df = pd.get_dummies(df, columns=list(TEXTS))
        x = state.scaler.transform(df.reindex(columns=columns, fill_value=False))
        return state.model.predict(x)[0], state.model.predict_proba(x)[0].tolist()

    return predict
