"""Sample: what a data file says of its columns, read as text and never by running the notebook.

The dtypes are those that the notebook's own reader gives (pandas 2.2 `read_csv`, measured in the tests).
"""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MISSING = frozenset(
    ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"]
)
INTEGER = re.compile(r"\s*[+-]?\d+\s*$")
FLOAT = re.compile(r"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity)\s*$", re.IGNORECASE)
BOOLEANS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}
MAX_ROWS, MAX_BYTES, MAX_DISTINCT = 100_000, 64 << 20, 200
INT64 = 2**63


@dataclass(slots=True)
class ColumnSample:
    """One column: its dtype in the notebook's table, gaps, distinct texts (up to a cap) and the first values as JSON."""

    dtype: str
    missing: bool
    integers: bool
    distinct: tuple[str, ...] | None
    first: Any
    leading_zeros: bool = False
    unique: bool = False


@dataclass(slots=True)
class Sample:
    """All columns of one file, in order, and its first records as a client would send them."""

    path: Path
    columns: tuple[Any, ...]
    by_name: dict[Any, ColumnSample]
    records: tuple[dict[str, Any], ...] = ()
    dates: frozenset[Any] = field(default=frozenset())
    index: tuple[str, ...] = ()

    def dtype(self, name: Any) -> str:
        found = self.by_name.get(name)
        return found.dtype if found else ""

    def has_missing(self, name: Any) -> bool | None:
        found = self.by_name.get(name)
        return found.missing if found else None


def find_file(path: str, folders: Sequence[Path]) -> Path | None:
    """A data file: as the notebook writes it, then by its name alone, in each folder."""
    written = Path(path)
    if "://" in path:
        return None
    for folder in folders:
        if (folder / written).is_file():
            return folder / written
    for folder in folders:
        if (folder / written.name).is_file():
            return folder / written.name
    return None


def read_sample(path: Path, reader: str, options: Mapping[str, Any]) -> Sample | None:
    """Read what a file says, or None where this reader or file is not understood statically."""
    if reader.endswith(("read_csv", "read_table")):
        return read_csv(path, {**({"sep": "\t"} if reader.endswith("read_table") else {}), **options})
    return None


def read_csv(path: Path, options: Mapping[str, Any]) -> Sample | None:
    separator = options.get("sep", options.get("delimiter", ","))
    if not isinstance(separator, str):
        return None
    encoding = options.get("encoding") if isinstance(options.get("encoding"), str) else "utf-8-sig"
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_BYTES).decode(encoding or "utf-8-sig", errors="replace")
    except (OSError, LookupError):
        return None
    rows = iterate_rows(text, separator, options)
    try:
        skipped = options.get("skiprows") if isinstance(options.get("skiprows"), int) else 0
        rows = itertools.islice(rows, skipped, None)
        header = options.get("header", 0 if "names" not in options else None)
        names: list[Any] = []
        if header is None:
            first = next(rows, [])
            names = list(options["names"]) if isinstance(options.get("names"), list) else list(range(len(first)))
            rows = itertools.chain([first], rows)
        elif header == 0:
            names = deduplicate(next(rows, []))
            if isinstance(options.get("names"), list):
                names = list(options["names"])
        else:
            return None
        body = list(itertools.islice(rows, MAX_ROWS))
    except csv.Error:
        return None
    return sampled(path, names, body, options)


def iterate_rows(text: str, separator: str, options: Mapping[str, Any]) -> Iterator[list[str]]:
    """Rows of a delimited text; white space and regular expressions separate as pandas' readers do it."""
    if separator in (r"\s+", "\\s+") or options.get("delim_whitespace") is True:
        return (line.split() for line in text.splitlines() if line.strip())
    if len(separator) > 1:
        pattern = re.compile(separator)
        return (pattern.split(line) for line in text.splitlines() if line.strip())
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=bool(options.get("skipinitialspace")))
    return (row for row in reader if row and (len(row) > 1 or row[0].strip()))


def deduplicate(header: list[str]) -> list[str]:
    """Column names as pandas gives them: an empty one is `Unnamed: i`, a second one gets `.1`."""
    seen: dict[str, int] = {}
    names = []
    for place, raw in enumerate(header):
        name = raw if raw else f"Unnamed: {place}"
        count = seen.get(name, 0)
        seen[name] = count + 1
        names.append(f"{name}.{count}" if count else name)
    return names


def sampled(path: Path, names: list[Any], body: list[list[str]], options: Mapping[str, Any]) -> Sample:
    """Column by column, what the texts say."""
    width = max((len(row) for row in body[:50]), default=len(names))
    implicit_index = width == len(names) + 1
    columns = {name: [row[place + implicit_index] if place + implicit_index < len(row) else "" for row in body] for place, name in enumerate(names)}
    index = index_names(options.get("index_col"), names)
    kept = options.get("usecols")
    chosen = [n for n in names if n not in index and (not isinstance(kept, (list, set, tuple)) or n in kept or names.index(n) in kept)]
    dates = frozenset(d if isinstance(d, str) else names[d] for d in options.get("parse_dates", ()) if isinstance(d, (str, int)) and not isinstance(d, bool)) if isinstance(options.get("parse_dates"), (list, tuple)) else frozenset()
    missing = missing_texts(options)
    dtypes = options.get("dtype")
    found = {name: column_sample(columns[name], name, missing, dtypes, options, name in dates) for name in chosen}
    sample = Sample(path, tuple(chosen), found, (), dates, tuple(str(name) for name in names if name not in chosen))
    sample.records = tuple({str(name): json_value(columns[name][place], found[name], missing, options) for name in chosen} for place in range(min(len(body), 20)))
    return sample


def index_names(given: Any, names: list[Any]) -> set[Any]:
    items = given if isinstance(given, (list, tuple)) else [given] if given is not None and given is not False else []
    return {names[item] if isinstance(item, int) and not isinstance(item, bool) and item < len(names) else item for item in items}


def missing_texts(options: Mapping[str, Any]) -> frozenset[str]:
    extra = options.get("na_values")
    words = {str(word) for word in (extra if isinstance(extra, (list, tuple, set)) else [extra])} if extra is not None and not isinstance(extra, dict) else set()
    return frozenset(words) if options.get("keep_default_na") is False else MISSING | words


def column_sample(texts: list[str], name: Any, missing: frozenset[str], dtypes: Any, options: Mapping[str, Any], is_date: bool) -> ColumnSample:
    """The dtype that pandas infers, or that the notebook asks for."""
    present = [text for text in texts if text not in missing]
    gaps = len(present) < len(texts)
    distinct_set = dict.fromkeys(present)
    distinct = tuple(distinct_set) if len(distinct_set) <= MAX_DISTINCT else None
    thousands, decimal = options.get("thousands"), options.get("decimal", ".")
    plain = {text.replace(thousands, "") if isinstance(thousands, str) else text for text in distinct_set}
    plain = {text.replace(decimal, ".") for text in plain} if isinstance(decimal, str) and decimal != "." else plain
    all_integers = bool(plain) and all(INTEGER.match(text) for text in plain) and all(-INT64 <= int(text) < INT64 for text in plain)
    all_floats = all_integers or (bool(plain) and all(FLOAT.match(text) for text in plain))
    whole = all_integers or (all_floats and all(float(text).is_integer() for text in plain if "inf" not in text.lower()))
    zeros = all_integers and any(len(text.strip().lstrip("+-")) > 1 and text.strip().lstrip("+-").startswith("0") for text in plain)
    asked = dtypes.get(name) if isinstance(dtypes, dict) else dtypes
    if is_date:
        dtype = "datetime64[ns]"
    elif asked is not None:
        dtype = requested(asked)
    elif not plain:
        dtype = "float64"
    elif all_integers:
        dtype = "float64" if gaps else "int64"
    elif all_floats:
        dtype = "float64"
    elif all(text in BOOLEANS for text in plain):
        dtype = "object" if gaps else "bool"
    else:
        dtype = "object"
    made = ColumnSample(dtype, gaps, all_integers if dtype == "int64" else whole and all_integers, distinct, None, zeros, len(distinct_set) == len(texts))
    made.first = next((json_value(text, made, missing, options) for text in present), None)
    return made


def requested(asked: Any) -> str:
    """The dtype named by `dtype=`."""
    word = str(asked).removeprefix("builtins.").removeprefix("numpy.").rstrip("_")
    return {"str": "object", "object": "object", "int": "int64", "float": "float64", "O": "object"}.get(word, word)


def json_value(text: str, column: ColumnSample, missing: frozenset[str], options: Mapping[str, Any]) -> Any:
    """A cell as a client sends it."""
    if text in missing:
        return None
    decimal = options.get("decimal", ".")
    number = text.replace(decimal, ".") if isinstance(decimal, str) and decimal != "." else text
    if isinstance(options.get("thousands"), str):
        number = number.replace(options["thousands"], "")
    if column.dtype.startswith(("int", "uint", "Int")) or (column.dtype == "float64" and column.integers):
        return int(number)
    if column.dtype.startswith("float"):
        value = float(number)
        return value if abs(value) != float("inf") else None
    if column.dtype == "bool":
        return BOOLEANS[text]
    return text
