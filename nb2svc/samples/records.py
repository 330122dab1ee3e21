"""JSON records: a list of objects, or an object a line, as `read_json` reads them: texts of digits become numbers, dates by the names of columns."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nb2svc.samples.opening import read_text
from nb2svc.samples.sample import ColumnSample, Sample, Unreadable, column_of, records_of
from nb2svc.samples.spelling import FLOAT, INTEGER, ZEROS
from nb2svc.samples.typed import read_column

READ = frozenset("orient lines dtype encoding convert_dates compression".split())


def read(source: Path | str, options: Mapping[str, Any]) -> Sample:
    """The sample of a JSON file. Raises Unreadable."""
    unknown = set(options) - READ
    if unknown or options.get("orient") not in (None, "records") or options.get("dtype") not in (None, True, False):
        raise Unreadable("is read with options whose effect on the cells is not known", "write it as a list of records, and read it without options")
    text = source if isinstance(source, str) else read_text(source, options)
    try:
        rows = [json.loads(line) for line in text.split("\n") if line.strip()] if options.get("lines") is True else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no JSON", "with an object a line, read it with `lines=True`") from error
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("is no list of records", "write it as a list of records")
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name) for row in rows] for name in names}
    found = {name: column(name, cells, options) for name, cells in columns.items()}
    return Sample(tuple(names), found, records_of(columns, names))


def column(name: str, cells: list[Any], options: Mapping[str, Any]) -> ColumnSample:
    """One column of cells as JSON holds them."""
    present = [cell for cell in cells if cell is not None]
    gaps = len(present) < len(cells)
    if options.get("convert_dates", True) is not False and is_named_as_date(name) and present:
        return column_of(cells, "object", "string", problem="`read_json` may take it for a date by its name: give `convert_dates=False`")
    if present and all(isinstance(cell, str) for cell in present) and options.get("dtype") is not False and all(FLOAT.match(cell) for cell in present):
        # Texts of digits: pandas makes them numbers, and a client sends what the file holds.
        if any(ZEROS.match(cell) for cell in present) or not gaps:
            return column_of(cells, "int64" if all(INTEGER.match(cell) for cell in present) else "float64", "string", problem="`read_json` makes numbers of its texts: give `dtype=False`")
        return column_of(cells, "float64", "string", problem="`read_json` makes numbers of its texts: give `dtype=False`")
    made = read_column(cells, "float64")
    if made.kind == "boolean" and gaps and options.get("dtype") is not False:
        made.dtype = "float64"  # as `read_json` reads truths with gaps
    if made.dtype == "float64" and made.kind == "number" and not gaps and options.get("dtype") is not False and all(float(cell).is_integer() for cell in present):
        made.dtype = "int64"  # pandas makes integers of numbers without a fraction
    return made


def is_named_as_date(name: str) -> bool:
    """Whether `read_json` tries to read a column as dates."""
    word = name.lower()
    return word.endswith(("_at", "_time")) or word in ("modified", "date", "datetime") or word.startswith("timestamp")
