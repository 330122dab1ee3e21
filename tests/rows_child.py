"""The child of the tests of `rows.py`: a trained package in; where its row program and its table of one row differ, out. nb2svc is not on the path."""

import importlib
import json
import math
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

Record = dict[str, Any]
TEXTS = ("", " ", "zzz", "nan", "0", "-12", "1.50", "2023-02-29", "Ä ß")
INTEGERS = (0, -1, 1, 7, 2**31, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63))
NUMBERS = (0.0, -0.0, 0.5, -1.5, 1e-310, 1e300, -1e300, 2.0**53, 1e16 + 2)


class Asked:
    """A fitted object behind the methods of a recipe: a list of cells in, a list or one answer out."""

    def __init__(self, fitted: Any, names: Sequence[str] | None = None) -> None:
        self.fitted = fitted
        self.names = names
        self.classes_ = [each.item() if isinstance(each, np.generic) else each for each in getattr(fitted, "classes_", ())]

    def bind(self, names: Sequence[str]) -> None:
        """Tell the object the columns of its rows."""
        self.names = list(names)

    def _table(self, row: Any) -> Any:
        if not isinstance(row, list):
            return row
        if self.names is not None:
            return pd.concat([pd.Series([cell], name=name) for name, cell in zip(self.names, row)], axis=1)
        if len(row) == 1 and not hasattr(self.fitted, "n_features_in_"):
            return pd.Series(row)
        return np.array([row])

    def transform(self, row: Any) -> Any:
        """One row transformed."""
        found = self.fitted.transform(self._table(row))
        return found if hasattr(found, "toarray") else np.asarray(found).ravel().tolist()

    def inverse_transform(self, row: Any) -> Any:
        """One row turned back."""
        return np.asarray(self.fitted.inverse_transform(np.asarray(row))).ravel().tolist()

    def predict(self, row: Any) -> Any:
        """The answer for one row."""
        found = np.ravel(self.fitted.predict(self._table(row)))[0]
        return found.item() if isinstance(found, np.generic) else found

    def predict_proba(self, row: Any) -> list[float]:
        """The probability of each class."""
        return np.asarray(self.fitted.predict_proba(self._table(row)))[0].tolist()

    def answer(self, row: Any) -> tuple[Any, list[float] | None]:
        """Both."""
        return self.predict(row), self.predict_proba(row) if hasattr(self.fitted, "predict_proba") else None


class Seen:
    """A state whose fitted objects are asked as recipes are."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def __getattr__(self, name: str) -> Any:
        return wrapped(getattr(self.state, name))


def wrapped(value: Any) -> Any:
    """A fitted object behind `Asked`, also inside a family."""
    if isinstance(value, dict):
        return {key: wrapped(each) for key, each in value.items()}
    return Asked(value) if hasattr(value, "fit") or hasattr(value, "predict") else value


EDGES = {"integer": INTEGERS, "number": NUMBERS, "string": TEXTS, "datetime": TEXTS, "boolean": (True, False)}


def edges(record: Record, columns: Sequence[Any]) -> Iterator[Record]:
    """A record with each of its gaps, and with all fields at one of their edges."""
    for column in columns:
        if column.nullable:
            yield {**record, column.name: None}
    for turn in range(len(TEXTS)):
        values = {column.name: EDGES[str(column.kind)] if column.is_open else column.values for column in columns}
        yield record | {name: each[(turn + place) % len(each)] for place, (name, each) in enumerate(values.items())}
        # One field alone, as others may refuse theirs.
        column = columns[turn % len(columns)]
        yield {**record, column.name: values[column.name][turn % len(values[column.name])]}


def plain(value: Any) -> Any:
    """A cell as Python's own value; all that is missing alike."""
    if isinstance(value, np.generic):
        value = value.item()
    return "missing" if value is None or value is pd.NaT or value is pd.NA or isinstance(value, float) and math.isnan(value) else value


def cells(part: Any) -> list[Any]:
    """The row of what a model reads."""
    if isinstance(part, pd.DataFrame):
        return [plain(part.iloc[:, place].iloc[0]) for place in range(part.shape[1])]
    if isinstance(part, pd.Series):
        return [plain(part.iloc[0])]
    if hasattr(part, "toarray"):
        return part.toarray().ravel().tolist()
    return [plain(each) for each in np.ravel(part).tolist()]


def same(ours: Any, theirs: Any, typed: bool) -> bool:
    """Equal bits, and of columns the same type."""
    if isinstance(ours, float) and isinstance(theirs, (int, float)) or isinstance(theirs, float) and isinstance(ours, (int, float)):
        return float(ours).hex() == float(theirs).hex() and (not typed or type(ours) is type(theirs))
    return bool(ours == theirs) and type(ours) is type(theirs)


def compare(name: str, records: Sequence[Record], least: int) -> dict[str, Any]:
    """How the row program of a trained package agrees with its table of one row: on raw records, and on the edges of `least` of them."""
    warnings.simplefilter("ignore")
    rows, schema, state, frame, settings = (
        importlib.import_module(f"{name}.{each}") for each in "rows schema state frame settings".split()
    )
    scalars, features = importlib.import_module(f"{name}.scalars"), importlib.import_module(f"{name}.features")
    learnt = state.load(settings.folder("artifacts"))
    try:
        program = rows.compile_row(Seen(learnt))
    except scalars.Unsupported as reason:
        return {"reason": str(reason)}
    tier, counted, wrong = frame.FrameTier(learnt), Counter(), []
    made = [edge for record in records[:least] for edge in edges(record, schema.COLUMNS)]
    for number, record in enumerate([*records, *made]):
        row = schema.validate(record)
        if not isinstance(row, schema.Row):
            continue
        kind, told = verdict(program, tier, row, features, scalars.Unsupported)
        counted[kind if number < len(records) else f"edge: {kind}"] += 1
        if kind == "wrong":
            wrong.append(f"{record}: {told}")
    return {"counted": dict(counted), "wrong": wrong[:5]}


def verdict(program: Any, tier: Any, row: Any, features: Any, unsupported: type[Exception]) -> tuple[str, str]:
    """Whether both give the same for a record, or both nothing."""
    try:
        whole = tier.inputs([row])
        expected: Any = [cells(part) for part in (whole if isinstance(whole, tuple) else (whole,))]
    except Exception as error:  # noqa: BLE001 - the notebook's lines may raise anything
        expected, whole = None, error
    try:
        found = program.inputs(row)
    except unsupported:
        return "elsewhere", ""
    except Exception as error:  # noqa: BLE001 - so may ours
        return ("nothing", "") if expected is None else ("wrong", f"raises {error!r}")
    if expected is None:
        return "wrong", f"gives {found}, the table raises {whole!r}"
    parts = found if isinstance(found, tuple) else (found,)
    typed = [isinstance(part, (pd.DataFrame, pd.Series)) for part in (whole if isinstance(whole, tuple) else (whole,))]
    for ours, theirs, with_types in zip(parts, expected, typed, strict=True):
        got = [plain(each) for each in (ours if isinstance(ours, list) else cells(ours))]
        if len(got) != len(theirs) or not all(same(one, other, with_types) for one, other in zip(got, theirs)):
            names = program.names if program.names else range(len(theirs))
            first = next(
                (
                    f"{label}: {one!r}, the table {other!r}"
                    for label, one, other in zip(names, got, theirs)
                    if not same(one, other, with_types)
                ),
                "the lengths differ",
            )
            return "wrong", first
    return answered(program, tier, row, found, whole, features)


def answered(program: Any, tier: Any, row: Any, found: Any, whole: Any, features: Any) -> tuple[str, str]:
    """Whether both answer the same; what only the gap rule refuses is not asked."""
    if tier.gaps(whole).any():
        return "gap", ""
    try:
        prediction, chances = tier._predict(whole)[0]
    except Exception:  # noqa: BLE001 - the model may raise anything
        return "no answer", ""
    got, likely = program.answer(found)
    if plain(got) != prediction or (
        chances is not None
        and (
            likely is None
            or list(likely) != list(chances)
            or not all(math.isclose(likely[key], chances[key], rel_tol=1e-12, abs_tol=1e-300) for key in chances)
        )
    ):
        return "wrong", f"answers {got, likely}, the table {prediction, chances}"
    return "same", ""


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump(compare(asked["name"], asked["records"], asked["least"]), sys.stdout)
