"""Judge: compares a service with the evidence of its notebook, one raw record at a time, in a process that the notebook never touched.

    python judge.py JOB        the result is written as JSON to the path that JOB names
"""

import importlib
import json
import math
import pickle
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

PROMISE = 1e-12
MOST = 1000
SAMPLED = 60
CHUNK = 5_000
WIDEST = 5_000_000
Record = dict[str, Any]


class Service:
    """The modules of the service under judgement, and its model."""

    def __init__(self, package: str) -> None:
        self.features, self.frame, self.predictor, self.schema, self.selfcheck, self.cells, self.frozen, self.state, self.manifest, self.pickles = (
            importlib.import_module(f"{package}.{name}")
            for name in ("features", "frame", "predictor", "schema", "selfcheck", "cells", "frozen", "state", "manifest", "pickles")
        )
        self.model: Any = None
        self.tier: Any = None

    def adopt(self, evidence: dict[str, Any], artifacts: Path) -> None:
        """Install what the notebook learnt. Raises KeyError for a value it never learnt."""
        frozen = self.frozen.Frozen()
        frozen.values, frozen.tables, frozen.formats = evidence["values"], evidence["tables"], evidence["formats"]
        frozen.patches = dict.fromkeys(evidence["patches"])
        frozen.missing = dict.fromkeys(evidence["missing"])
        frozen.watched = evidence["watched"] and self.frozen.Watched(*evidence["watched"])
        self.selfcheck.install(frozen, artifacts)

    def load(self, artifacts: Path) -> None:
        """Read the artifacts. Raises manifest.Broken."""
        self.model = self.predictor.Predictor.load(artifacts)
        self.tier = self.frame.FrameTier(self.state.load(artifacts))

    def own_row(self, record: Record) -> Any:
        """What the model reads for one record; None where the record is refused or the row program raises."""
        row = self.schema.validate(record)
        if not isinstance(row, self.schema.Row):
            return None
        try:
            return self.tier.inputs([row])
        except Exception:  # noqa: BLE001 - the notebook's lines may raise anything
            return None


class Rows:
    """The notebook's own feature rows."""

    def __init__(self, service: Service, inputs: Any) -> None:
        self.service = service
        self.inputs = inputs[0] if isinstance(inputs, tuple) else inputs
        self.columns = columns_of(self.inputs)
        self.common = self.columns
        self.known: dict[tuple[int, int], tuple[Record, dict[str, Any] | None]] = {}

    def difference(self, record: Record, place: int) -> dict[str, Any] | None:
        """The first feature column in which a raw record leads elsewhere than to the notebook's row; remembered for each object and row."""
        key = (id(record), place)
        if key not in self.known:
            # The record is kept, so that no other object gets its identity.
            self.known[key] = (record, self.find_difference(record, place))
        return self.known[key][1]

    def find_difference(self, record: Record, place: int) -> dict[str, Any] | None:
        own = self.service.own_row(record)
        if own is None:
            return None
        part = part_like(own, self.columns)
        names = columns_of(part)
        if len(names) == len(self.columns) and isinstance(part, pd.DataFrame) != isinstance(self.inputs, pd.DataFrame):
            # An array on one side: its columns are known by their places only.
            names = self.columns
        theirs = dict(zip(self.columns, self.service.cells.cells_of(self.inputs, place)))
        ours = dict(zip(names, self.service.cells.cells_of(part, 0)))
        for position, (column, cell) in enumerate(theirs.items()):
            if column not in ours:
                # A column of the notebook's table that no step after it reads is not in the service's.
                continue
            if not self.same(ours[column], cell):
                return {"kind": "feature", "field": self.name(column, position), "notebook": shown(cell), "service": shown(ours[column])}
        if extra := [column for column in ours if column not in theirs]:
            return {"kind": "feature", "field": self.name(extra[0], 0), "notebook": "no such column", "service": shown(ours[extra[0]])}
        return None

    def name(self, column: Any, position: int) -> str:
        """The column's name; for one that has only a place, the name a fitted object knows it by."""
        if isinstance(column, str):
            return column
        for value in vars(self.service.tier.state).values():
            known = getattr(value, "feature_names_in_", None)
            if known is not None and len(known) == len(self.columns):
                return str(known[position])
        return str(column)

    def same(self, ours: Any, theirs: Any) -> bool:
        return bool(self.service.cells.same(ours, theirs, self.service.features.FEATURES_EXACT))


def columns_of(part: Any) -> list[Any]:
    """The columns by name, else by place."""
    if isinstance(part, pd.DataFrame):
        return list(part.columns)
    shape: tuple[int, ...] = getattr(part, "shape", (0,))
    return list(range(shape[1])) if len(shape) > 1 else [0]


def part_like(inputs: Any, columns: list[Any]) -> Any:
    """Of several inputs, the one that looks like the notebook's table."""
    parts = inputs if isinstance(inputs, tuple) else (inputs,)
    return next((part for part in parts if columns_of(part) == columns), parts[0])


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number, np.bool_))


def shown(value: Any) -> str:
    """A value as text, floats with all their digits."""
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, str) else repr(value)


def by_label(service: Service, evidence: dict[str, Any], places: list[int]) -> Iterator[list[Record | None]]:
    """For each raw table that has all labels of the answered rows, their raw records; tables put below one another count as one more."""
    labels = getattr(evidence["rows"], "index", None)
    if not isinstance(labels, pd.Index):
        labels = getattr(evidence["answer"], "index", None)
    if not isinstance(labels, pd.Index):
        return
    wanted = labels.take(places)
    tables = list(evidence["tables"].values())
    if len(tables) > 1:
        tables.append(pd.concat(tables, ignore_index=True))
    for table in tables:
        if table.index.is_unique and wanted.isin(table.index).all():
            yield [service.selfcheck.record_of(table, place, evidence["formats"]) for place in table.index.get_indexer(wanted)]


def by_value(service: Service, rows: Rows, evidence: dict[str, Any], places: list[int]) -> list[Record | None]:
    """For each answered row the raw record whose features are the same cells. For the first row that has none, the record with the most equal cells."""
    first: dict[int, Record] = {}
    for record, cells in led_to(service, rows, evidence):
        first.setdefault(fingerprint(cells), record)
    own = rows.inputs[rows.common] if isinstance(rows.inputs, pd.DataFrame) else rows.inputs
    found = [first.get(fingerprint(cells)) for _, cells in cells_of_rows(own, places)]
    if None in found and first:
        number = found.index(None)
        found[number] = nearest(led_to(service, rows, evidence), next(cells_of_rows(own, [places[number]]))[1])
    return found


def nearest(candidates: Iterator[tuple[Record, list[Any]]], wanted: list[Any]) -> Record | None:
    """The record whose features have the most cells of a row; of very wide tables the first records are looked at."""
    best: tuple[int, Record | None] = (-1, None)
    for record, cells in islice(candidates, max(WIDEST // max(len(wanted), 1), 1)):
        alike = sum(one == other for one, other in zip(cells, wanted))
        best = max(best, (alike, record), key=lambda pair: pair[0])
    return best[1]


def led_to(service: Service, rows: Rows, evidence: dict[str, Any]) -> Iterator[tuple[Record, list[Any]]]:
    """All raw records that have features, and these as keys."""
    for table in evidence["tables"].values():
        for start in range(0, len(table), CHUNK):
            records = [service.selfcheck.record_of(table, place, evidence["formats"]) for place in range(start, min(start + CHUNK, len(table)))]
            valid = [(record, row) for record in records if isinstance(row := service.schema.validate(record), service.schema.Row)]
            yield from batched(service, rows, [pair for pair in valid if not service.tier.widens(pair[1])])
            for pair in valid:
                if service.tier.widens(pair[1]):
                    yield from batched(service, rows, [pair])


def batched(service: Service, rows: Rows, pairs: list[tuple[Record, Any]]) -> Iterator[tuple[Record, list[Any]]]:
    """The features of many records, in halves where that fails; a record that fails alone has none."""
    if not pairs:
        return
    try:
        part = part_like(service.tier.inputs([row for _, row in pairs]), rows.columns)
        if isinstance(part, pd.DataFrame):
            # Columns of the notebook's table that the service does not make stay out of both.
            rows.common = [column for column in rows.columns if column in part.columns]
            part = part[rows.common]
    except Exception:  # noqa: BLE001 - the notebook's lines may raise anything
        if len(pairs) > 1:
            middle = len(pairs) // 2
            yield from batched(service, rows, pairs[:middle])
            yield from batched(service, rows, pairs[middle:])
        return
    for place, cells in cells_of_rows(part, range(len(pairs))):
        yield pairs[place][0], cells


def cells_of_rows(part: Any, places: Iterable[int]) -> Iterator[tuple[int, list[Any]]]:
    """Rows of what a model reads, as keys; of a sparse row only what is not zero, by its place."""
    if hasattr(part, "tocsr"):
        sparse = part.tocsr()
        sparse.sum_duplicates()
        for place in places:
            start, end = sparse.indptr[place], sparse.indptr[place + 1]
            yield place, [(int(column), key_of(cell)) for column, cell in zip(sparse.indices[start:end], sparse.data[start:end])]
        return
    cells = part.astype(object).to_numpy() if isinstance(part, (pd.DataFrame, pd.Series)) else part
    for place in places:
        row = cells[place]
        yield place, [key_of(cell) for cell in (np.ravel(row).tolist() if isinstance(row, np.ndarray) else [row])]


def fingerprint(cells: list[Any]) -> int:
    return hash(tuple(cells))


def key_of(cell: Any) -> Any:
    """A cell as a key that the last bits of linear algebra do not change."""
    if is_number(cell):
        return "missing" if math.isnan(cell) else f"{float(cell):.9g}"
    return "missing" if cell is None or cell is pd.NaT or cell is pd.NA else str(cell)


def matched(service: Service, rows: Rows, evidence: dict[str, Any], places: list[int]) -> list[Record | None]:
    """The raw record of each answered row: by the way that leads most of them to the notebook's own features."""
    some = np.unique(np.linspace(0, len(places) - 1, min(len(places), SAMPLED)).astype(int)).tolist()

    def misses(records: list[Record | None]) -> int:
        return sum(1 for number in some if (record := records[number]) is None or rows.difference(record, places[number]) is not None)

    best: list[Record | None] = []
    fewest = len(some) + 1
    for records in by_label(service, evidence, places):
        if (count := misses(records)) < fewest:
            best, fewest = records, count
    if fewest == 0:
        return best
    valued = by_value(service, rows, evidence, places)
    return valued if misses(valued) < fewest else best


def sampled(size: int) -> list[int]:
    """The rows that are compared: all, or evenly spaced ones of very many."""
    return [int(place) for place in np.unique(np.linspace(0, size - 1, min(size, MOST)).astype(int))]


class Verdict:
    """What the comparison found so far."""

    def __init__(self, service: Service, is_exact: bool, scale: float) -> None:
        self.service, self.is_exact, self.scale = service, is_exact, scale
        self.records = self.equal = 0
        self.max_relative = 0.0
        self.first: dict[str, Any] | None = None

    def add(self, difference: dict[str, Any] | None) -> None:
        """Count one record."""
        if difference is None:
            self.equal += 1
        elif self.first is None:
            self.first = {"record": self.records, **difference}
        self.records += 1

    def answer_differs(self, outcome: dict[str, Any], wanted: Any, chances: dict[str, float] | None) -> dict[str, Any] | None:
        """The answer itself: the prediction, then the probability of each class."""
        if "error" in outcome:
            error = outcome["error"]
            return {"kind": "refused", "field": error["field"] or "prediction", "notebook": shown(wanted), "service": f"refused ({error['code']}): {error['message']}"}
        if not self.close(outcome["prediction"], wanted, self.is_exact):
            return {"kind": "prediction", "field": "prediction", "notebook": shown(wanted), "service": shown(outcome["prediction"])}
        for name, chance in (chances or {}).items():
            own = (outcome.get("probabilities") or {}).get(name)
            if own is None or not self.close(own, chance, False):
                return {"kind": "prediction", "field": f"probabilities.{name}", "notebook": shown(chance), "service": shown(own)}
        return None

    def close(self, ours: Any, theirs: Any, is_exact: bool) -> bool:
        """Labels by equality, floats by their bits or within the promise of linear algebra."""
        if not (isinstance(ours, float) and is_number(theirs)):
            return bool(ours == theirs)
        theirs = float(theirs)
        if ours != theirs and math.isfinite(ours) and math.isfinite(theirs):
            self.max_relative = max(self.max_relative, abs(ours - theirs) / max(abs(ours), abs(theirs)))
        if is_exact:
            return ours == theirs
        # Where terms cancel, what is left is no larger than their last bits.
        return math.isclose(ours, theirs, rel_tol=PROMISE, abs_tol=1e-15 * self.scale)


def answers_of(service: Service, answer: Any, size: int) -> list[Any]:
    """The notebook's answers as plain values of the contract's type, where they have it."""
    values = list(np.asarray(answer, dtype=object).reshape(size, -1)[:, 0]) if size else []

    def plain(value: Any) -> Any:
        try:
            return service.frame.native(value)
        except Exception:  # noqa: BLE001 - compared as it is, then
            return value.item() if isinstance(value, np.generic) else value

    return [plain(value) for value in values]


def compare(service: Service, evidence: dict[str, Any]) -> dict[str, Any]:
    """Ask the service for each row that the notebook answered, one record at a time."""
    if evidence["rows"] is None:
        return {"records": 0, "equal": 0, "max_relative": 0.0, "first": None, "problem": "the notebook answered no rows"}
    if not evidence["tables"]:
        return {"records": 0, "equal": 0, "max_relative": 0.0, "first": None, "problem": "the notebook read no table of raw records"}
    rows = Rows(service, evidence["rows"])
    size = service.cells.count(rows.inputs)
    wanted = answers_of(service, evidence["answer"], size)
    chances = chances_of(service, evidence["probabilities"], size)
    numbers = [abs(value) for value in wanted if isinstance(value, float) and math.isfinite(value)]
    is_exact = service.features.BATCH_EXACT and service.features.FEATURES_EXACT and not evidence["threads"]
    verdict = Verdict(service, is_exact, max(numbers, default=1.0))
    places = sampled(size)
    for place, record in zip(places, matched(service, rows, evidence, places)):
        if record is None:
            nothing = {"kind": "feature", "field": "prediction", "notebook": shown(wanted[place]), "service": "no raw record leads to this row"}
            verdict.add(nothing)
            continue
        difference = rows.difference(record, place)
        if difference is None:
            outcome = service.model.predict([record])[0].document()
            difference = verdict.answer_differs(outcome, wanted[place], chances[place])
        verdict.add(difference)
    return {"records": verdict.records, "equal": verdict.equal, "max_relative": verdict.max_relative, "first": verdict.first, "problem": None}


def chances_of(service: Service, probabilities: Any, size: int) -> list[dict[str, float] | None]:
    """The probabilities of each row by class, as the service spells classes."""
    if probabilities is None:
        return [None] * size
    classes, matrix = probabilities
    keys = [service.frame.label(each) for each in classes]
    return [dict(zip(keys, row)) for row in np.asarray(matrix, dtype=float).tolist()]


def main(path: str) -> None:
    """Run the job and leave the verdict."""
    job = json.loads(Path(path).read_text(encoding="utf-8"))
    service = Service(job["package"])
    evidence = pickle.loads(Path(job["evidence"]).read_bytes())
    artifacts = Path(job["artifacts"])
    told: dict[str, Any] = {"records": 0, "equal": 0, "max_relative": 0.0, "first": None}
    try:
        if job["adopt"]:
            service.adopt(evidence, artifacts)
        service.load(artifacts)
        told = compare(service, evidence)
    except KeyError as error:
        told["problem"] = f"the notebook never learnt {error}"
    except service.manifest.Broken as error:
        told["problem"] = f"the artifacts cannot be used: {error}"
    except (service.pickles.Forbidden, TypeError, AttributeError, pickle.PicklingError) as error:
        told["problem"] = f"what was learnt cannot be stored or compared: {type(error).__name__}: {error}"
    Path(job["told"]).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
