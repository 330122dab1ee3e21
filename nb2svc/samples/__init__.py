"""Floor 1: data files → Samples. What a file says of its columns, read as data and never by running the notebook; a module each format."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nb2svc.samples.joining import joined
from nb2svc.samples.sample import ColumnSample, Sample, Unreadable

FORMS = frozenset(found.name for found in pkgutil.iter_modules(__path__))

__all__ = ["ColumnSample", "Sample", "Unreadable", "find_file", "joined", "only_file", "read"]


def read(form: str, path: Path | None, options: Mapping[str, Any], given: Any = None) -> Sample:
    """Read what a file of a form holds, or what is `given` in the notebook itself. Raises Unreadable."""
    if form not in FORMS:
        raise Unreadable("is of a format that is read at training only", "save it as CSV or parquet")
    module = importlib.import_module(f"{__name__}.{form}")
    return module.read(path if given is None else given, options)


SUFFIXES = {
    "delimited": (".csv", ".tsv", ".txt", ".data", ".csv.gz", ".zip"), "parquet": (".parquet", ".pq"), "feather": (".feather",), "excel": (".xlsx", ".xlsm"),
    "records": (".json", ".jsonl", ".ndjson"), "database": (".db", ".sqlite", ".sqlite3"),
}  # fmt: skip
"""How the names of files of a form end."""


def only_file(form: str, folders: Sequence[Path]) -> Path | None:
    """The one file of a form in the first of the folders that has any; None where there are several."""
    for folder in folders:
        found = sorted(path for path in folder.iterdir() if path.is_file() and path.name.lower().endswith(SUFFIXES.get(form, ()))) if folder.is_dir() and form in SUFFIXES else []
        if found:
            return found[0] if len(found) == 1 else None
    return None


def find_file(path: str, folders: Sequence[Path]) -> Path | None:
    """A data file: as the notebook writes it, then by its name alone, in each folder; of an address its last part."""
    written = Path(path.partition("?")[0].replace("\\", "/"))
    candidates = [folder / written for folder in folders] if "://" not in path else []
    candidates += [folder / written.name for folder in folders] if written.name else []
    return next((candidate for candidate in candidates if candidate.is_file()), None)
