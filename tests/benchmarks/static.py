"""A generated notebook of 60 cells → how long nb2svc takes to convert, check and analyze it, cold; and to say its version.

    python -m tests.benchmarks.static
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS = 24
RUNS = 5
CONVERSION_BAR = 3.0
VERSION_BAR = 0.3
VERSION_RATIO = 20.0


def cells() -> Iterator[str]:
    """Sixty code cells as an analyst writes them: looks, fills, maps, groups, functions, dummies, three models."""
    yield "import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt\n%matplotlib inline"
    yield "from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.preprocessing import StandardScaler"
    yield "from sklearn.model_selection import train_test_split\nfrom sklearn.metrics import accuracy_score\nSEED = 7"
    yield 'df = pd.read_csv("table.csv")\ndf.head()'
    yield "def bands(value):\n    if value < 10:\n        return 0\n    return 1 if value < 60 else 2"
    yield "def extend(d):\n    d = d.copy()\n    d['total'] = d['n0'] + d['n1']\n    d['ratio'] = d['n2'] / (d['n3'].abs() + 1)\n    return d"
    for number in range(COLUMNS - 6):
        column = f"n{number}"
        match number % 3:
            case 0:
                yield f'df["{column}"] = df["{column}"].fillna(df["{column}"].mean())\ndf["{column}_log"] = np.log1p(df["{column}"].abs())'
            case 1:
                yield f'df["{column}"] = df["{column}"].fillna(df.groupby("c0")["{column}"].transform("median"))\ndf["{column}"] = df["{column}"].fillna(0)'
            case _:
                yield f'low, high = df["{column}"].quantile(0.01), df["{column}"].quantile(0.99)\ndf["{column}"] = df["{column}"].fillna(low).clip(low, high)'
        yield f'df["{column}"].hist(bins=30)\nplt.title("{column}")\nplt.show()'
    yield "df = extend(df)\ndf['band'] = df['total'].apply(bands)\ndf.describe()"
    for number in range(4):
        yield f'df["c{number}"] = df["c{number}"].fillna("none")\ndf["c{number}_share"] = df["c{number}"].map(df["c{number}"].value_counts(normalize=True))'
    yield 'df = df[df["total"] < df["total"].quantile(0.999)]\ndf = pd.get_dummies(df, columns=["c0", "c1", "c2", "c3"], drop_first=True)'
    yield 'X = df.drop(columns=["id", "y"])\ny = df["y"]\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=SEED)'
    yield "scaler = StandardScaler()\nX_train_s = scaler.fit_transform(X_train)\nX_test_s = scaler.transform(X_test)"
    yield "for depth in [3, 6]:\n    trial = RandomForestClassifier(max_depth=depth, random_state=SEED).fit(X_train_s, y_train)\n    print(depth, trial.score(X_test_s, y_test))"
    yield "dead = X_train.corr()\nplt.imshow(dead)\nplt.show()"
    yield "model = LogisticRegression(max_iter=300, random_state=SEED)\nmodel.fit(X_train_s, y_train)"
    yield "y_pred = model.predict(X_test_s)\nprint(accuracy_score(y_test, y_pred))"
    yield "plt.hist(model.predict_proba(X_test_s)[:, 1])\nplt.show()"


def write_notebook(folder: Path) -> Path:
    """The notebook with 2,000 rows of data beside it."""
    written = list(cells())
    written += [f"df.iloc[:, {number}].describe()" for number in range(60 - len(written))]
    assert len(written) == 60
    code = [
        {"cell_type": "code", "id": f"c{number}", "metadata": {}, "execution_count": number + 1, "outputs": [], "source": source}
        for number, source in enumerate(written)
    ]
    path = folder / "sixty.ipynb"
    path.write_text(json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    draw = random.Random(1)
    header = ["id", *(f"n{number}" for number in range(COLUMNS)), *(f"c{number}" for number in range(4)), "y"]
    lines = [",".join(header)]
    for row in range(2_000):
        numbers = [str(round(draw.gauss(30, 20), 2)) if draw.random() > 0.05 else "" for _ in range(COLUMNS)]
        lines.append(",".join([str(row), *numbers, *(draw.choice(["red", "green", "blue", ""]) for _ in range(4)), str(draw.randrange(2))]))
    (folder / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the wall and of the processor: a busy machine makes the first longer, and hardly the second."""

    wall: float
    processor: float


def fastest(command: Sequence[str], runs: int = RUNS) -> Taken:
    """The best of a few runs in processes of their own. Raises CalledProcessError."""
    taken = []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(Taken(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return Taken(min(each.wall for each in taken), min(each.processor for each in taken))


def measure(runs: int = RUNS) -> dict[str, Taken]:
    """What a command takes, cold: imports, reading, analysis, protoc, formatting, writing; `bare` is `python -c pass`."""
    nb2svc = [sys.executable, "-m", "nb2svc"]
    with tempfile.TemporaryDirectory() as scratch:
        path = write_notebook(Path(scratch))
        return {
            "bare": fastest([sys.executable, "-c", "pass"], runs + 2),
            "version": fastest([*nb2svc, "--version"], runs + 2),
            "convert": fastest([*nb2svc, "convert", str(path), "-o", str(path.parent / "out")], runs),
            "check": fastest([*nb2svc, "check", "--fail-on", "error", str(path)], runs),
            "analyze": fastest([*nb2svc, "analyze", str(path), "--json"], runs),
        }


def show(figures: dict[str, Taken]) -> str:
    """The figures beside their bars."""
    ratio = figures["version"].wall / figures["bare"].wall
    bars = {"version": f"bar {VERSION_BAR} s, and {VERSION_RATIO:.0f} times bare: {ratio:.1f}", "convert": f"bar {CONVERSION_BAR} s"}
    lines = (f"{name:8} wall {taken.wall:6.3f} s  processor {taken.processor:6.3f} s  {bars.get(name, '')}" for name, taken in figures.items())
    return "".join(line.rstrip() + "\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(show(measure()))
