"""Feather: an Arrow file, read as parquet is."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nb2svc.samples.arrow import sample_of
from nb2svc.samples.sample import Sample, Unreadable


def read(path: Path, options: Mapping[str, Any]) -> Sample:
    """The sample of a feather file. Raises Unreadable."""
    columns = options.get("columns")
    if set(options) - {"columns", "use_threads"} or not (columns is None or isinstance(columns, (list, tuple))):
        raise Unreadable("is read with options whose effect on the cells is not known", "read the whole file, and choose columns afterwards")
    try:
        feather = importlib.import_module("pyarrow.feather")
    except ImportError as error:
        raise Unreadable("is a feather file, which needs pyarrow to look into", "pip install 'nb2svc[parquet]'") from error
    try:
        return sample_of(feather.read_table(path, columns=None if columns is None else list(columns)))
    except (OSError, ValueError, KeyError) as error:
        raise Unreadable("cannot be read as a feather file", "write it again") from error
