"""Parquet: the table as Arrow reads it, with the dtypes that pandas gives such a file. pyarrow is asked for only here."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nb2svc.samples.arrow import sample_of
from nb2svc.samples.sample import Sample, Unreadable

READ = frozenset(("columns", "engine", "use_nullable_dtypes"))


def read(path: Path, options: Mapping[str, Any]) -> Sample:
    """The sample of a parquet file. Raises Unreadable."""
    unknown = {name for name, value in options.items() if name not in READ or (name == "use_nullable_dtypes" and value)}
    columns = options.get("columns")
    if unknown or not (columns is None or isinstance(columns, (list, tuple))):
        raise Unreadable("is read with options whose effect on the cells is not known", "read the whole file, and choose columns afterwards")
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise Unreadable("is parquet, which needs pyarrow to look into", "pip install 'nb2svc[parquet]'") from error
    try:
        table = parquet.read_table(path, columns=None if columns is None else list(columns))
    except (OSError, ValueError, KeyError) as error:  # Arrow's own errors are kinds of these
        raise Unreadable("cannot be read as parquet", "write it again") from error
    return sample_of(table)
