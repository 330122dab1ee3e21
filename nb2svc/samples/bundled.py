"""Bundled data: the tables that scikit-learn ships. Their files are read, the library is not imported; its rules name file and columns."""

import csv
import importlib.util
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nb2svc.samples.opening import read_text
from nb2svc.samples.sample import Sample, Unreadable
from nb2svc.samples.typed import sample_of

TARGET = "target"


def read(_: Any, options: Mapping[str, Any]) -> Sample:
    """The sample of one of the tables, its target last. Raises Unreadable."""
    found = importlib.util.find_spec("sklearn")
    if found is None or not found.submodule_search_locations:
        raise Unreadable("is shipped with scikit-learn, which is not installed", "install scikit-learn, or save the table as a file")
    folder = Path(found.submodule_search_locations[0]) / "datasets" / "data"
    names = list(options["names"])
    rows = table(folder / options["file"], options)
    target = [row[-1] for row in rows] if "targets" not in options else [row[0] for row in table(folder / options["targets"], options)]
    columns = [[float(row[place]) for row in rows] for place in range(len(names))]
    if options.get("standard"):
        columns = [standardised(values) for values in columns]
    is_label = options.get("classes") is True
    return sample_of({**dict(zip(names, columns, strict=True)), TARGET: [int(float(each)) if is_label else float(each) for each in target]})


def table(path: Path, options: Mapping[str, Any]) -> list[list[str]]:
    """The rows of a file, without the line that counts them."""
    lines = read_text(path, {}).splitlines()
    rows = [line.split() for line in lines] if options.get("spaces") else list(csv.reader(lines))
    return rows[options.get("above", 0) :]


def standardised(values: list[float]) -> list[float]:
    """Centred, and with the sum of squares 1."""
    mean = math.fsum(values) / len(values)
    length = math.sqrt(math.fsum((value - mean) ** 2 for value in values))
    return [(value - mean) / length for value in values]
