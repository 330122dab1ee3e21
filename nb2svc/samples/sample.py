"""Sample: what is known of a table's columns — dtype in the notebook's own table, what a client sends, gaps, values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MAX_ROWS, MAX_DISTINCT, MAX_RECORDS = 100_000, 200, 20
MAX_BYTES, MAX_STREAMED = 64 << 20, 512 << 20
"""Of a file that is read whole, and of one that is read line by line: beyond them nothing is said of it."""

LONGER = (f"has more than {MAX_ROWS:,} rows: what the later ones hold is not known", "save it as CSV or parquet, and read that")


class Unreadable(Exception):
    """Nothing is said of a file: why, as the rest of a sentence that begins with its name, and what helps."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass(slots=True)
class ColumnSample:
    """One column: `dtype` in the notebook's table, `kind` of value that a client sends, distinct values (up to a cap) and the first, as JSON.

    `missing`: some cell is. `texts`: the notebook's reader made it of text. `date_format` of dates that the reader parsed. `loses`: what its cells lose when they are read. `problem`: why no request can give it.
    """

    dtype: str
    kind: str
    missing: bool
    distinct: tuple[Any, ...] | None
    first: Any
    unique: bool = False
    loses: str = ""
    date_format: str = ""
    problem: str = ""


@dataclass(slots=True)
class Sample:
    """All columns of one table, in order, and its first records as a client would send them.

    `index` names what became row labels: those are in `by_name`, not in `columns`. `missing_texts`: what its reader takes for no value.
    """

    columns: tuple[Any, ...]
    by_name: dict[Any, ColumnSample]
    records: tuple[dict[str, Any], ...] = ()
    index: tuple[Any, ...] = ()
    unread: tuple[Any, ...] = ()
    missing_texts: tuple[str, ...] = ()

    def dtype(self, name: Any) -> str:
        """The dtype of a column, "" where it is not known."""
        found = self.by_name.get(name)
        return found.dtype if found else ""

    def has_missing(self, name: Any) -> bool | None:
        """Whether a column has gaps; None where that is not known."""
        found = self.by_name.get(name)
        return found.missing if found else None


def kind_of(dtype: str) -> str:
    """What a client sends for a dtype."""
    word = dtype.lower()
    for start, kind in (("datetime", "datetime"), ("bool", "boolean"), ("int", "integer"), ("uint", "integer"), ("float", "number")):
        if word.startswith(start):
            return kind
    return "string"


def column_of(values: Sequence[Any], dtype: str, kind: str = "", missing: bool | None = None, **more: Any) -> ColumnSample:
    """A column from its values as a client sends them, None where one is missing (or, with `missing`, has no word in JSON)."""
    missing = any(value is None for value in values) if missing is None else missing
    try:
        seen: dict[Any, None] | None = dict.fromkeys(value for value in values if value is not None)
    except TypeError:
        seen = None
    distinct = tuple(seen) if seen is not None and len(seen) <= MAX_DISTINCT else None
    unique = seen is not None and len(seen) + missing == len(values)
    return ColumnSample(dtype, kind or kind_of(dtype), missing, distinct, next((value for value in values if value is not None), None), unique, **more)


def records_of(columns: Mapping[Any, Sequence[Any]], names: Iterable[Any]) -> tuple[dict[str, Any], ...]:
    """The first records of columns of values."""
    chosen = list(names)
    count = min((len(columns[name]) for name in chosen), default=0)
    return tuple({str(name): columns[name][place] for name in chosen} for place in range(min(count, MAX_RECORDS)))
