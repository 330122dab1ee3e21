"""Told: what a notebook itself says of a table whose file is not at hand — the outputs saved under its cells and the options of its reader.

    df.info()        age    891 non-null    float64          the dtype, and whether cells are missing
    df.dtypes        age    float64                          the dtype
    df.head()        <table …>                               the columns and first records

Outputs may be of another run, cut, or forged: they are parsed in bounds, and where two sources differ a column stays open.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from nb2svc.samples.sample import MAX_RECORDS, ColumnSample, Sample, kind_of

MOST_COLUMNS, MOST_CELLS = 2_000, 20_000
DTYPE = re.compile(r"u?int(?:8|16|32|64)|float(?:16|32|64)|bool|object|str|string")
"""Dtypes by whose name alone a client knows what to send."""
ENTRIES = re.compile(r"^(?:RangeIndex|Index|Int64Index): (\d{1,12}) entries", re.MULTILINE)
INFO = re.compile(r"^ {0,6}(?:\d{1,5} {1,8})?(\S.{0,200}?) {1,200}(\d{1,12}) non-null {1,20}(\S{1,40}) *$")
TYPED = re.compile(r"^(\S.{0,200}?) {2,200}(\S{1,40}) *$")
MISSING = ("NaN", "None", "NaT", "<NA>")
WORDS = {"builtins.int": "int64", "builtins.float": "float64", "builtins.str": "object", "builtins.bool": "bool", "builtins.object": "object", "int": "int64", "float": "float64", "str": "object"}


@dataclass(slots=True)
class Facts:
    """What is said of each column: dtypes, whether it has gaps, cells as they are shown; `orders`: lists of all columns."""

    dtypes: dict[str, set[str]] = field(default_factory=dict)
    gaps: dict[str, set[bool]] = field(default_factory=dict)
    cells: dict[str, list[str]] = field(default_factory=dict)
    orders: list[tuple[str, ...]] = field(default_factory=list)


def sample(texts: Iterable[str], options: Mapping[str, Any]) -> Sample | None:
    """What the texts and the reader's options say; None where they do not name all columns, or name others than each other."""
    facts = Facts()
    for text in texts:
        if "non-null" in text and "Data columns" in text:
            read_info(text, facts)
        elif "<table" in text:
            read_table(text, facts)
        elif text.rstrip().endswith("dtype: object"):
            read_dtypes(text, facts)
    read_options(options, facts)
    orders = set(facts.orders)
    if len(orders) != 1 or not 0 < len(facts.orders[0]) <= MOST_COLUMNS or len(set(facts.orders[0])) < len(facts.orders[0]):
        return None
    names = orders.pop()
    by_name = {name: column(name, facts) for name in names}
    return Sample(names, by_name, records(names, by_name, facts), missing_texts=())


def column(name: str, facts: Facts) -> ColumnSample:
    """One column; its dtype is "" where nothing says it, or where what is said differs."""
    dtypes, gaps, cells = facts.dtypes.get(name, set()), facts.gaps.get(name, set()), facts.cells.get(name, [])
    dtype = next(iter(dtypes)) if len(dtypes) == 1 and len(gaps) < 2 else ""
    shown = [value_of(cell, dtype) for cell in cells if cell not in MISSING]
    is_gap = any(cell in MISSING for cell in cells)
    if None in shown or (is_gap and (gaps == {False} or dtype.startswith(("int", "uint")) or dtype == "bool")):
        dtype = ""
    if dtype == "object" and shown and all(value in ("True", "False") for value in shown):
        # Flags with gaps are kept as objects, too.
        dtype = ""
    missing = is_gap or True in gaps or (not gaps and dtype.startswith(("float", "object", "str")))
    first = next((value for value in shown if value is not None), None)
    return ColumnSample(dtype, kind_of(dtype), missing, None, first if dtype else None)


def value_of(cell: str, dtype: str) -> Any:
    """A cell as a client sends it; None where it is no value of the dtype."""
    try:
        if dtype.startswith(("int", "uint")):
            return int(cell)
        if dtype.startswith("float"):
            return float(cell)
    except ValueError:
        return None
    return {"True": True, "False": False}.get(cell) if dtype == "bool" else cell


def records(names: tuple[str, ...], by_name: dict[str, ColumnSample], facts: Facts) -> tuple[dict[str, Any], ...]:
    """The records that a shown table holds, as a client would send them."""
    size = min((len(facts.cells.get(name, [])) for name in names), default=0)
    if not all(by_name[name].dtype for name in names):
        return ()
    return tuple({name: None if facts.cells[name][row] in MISSING else value_of(facts.cells[name][row], by_name[name].dtype) for name in names} for row in range(min(size, MAX_RECORDS)))


def note_dtype(name: str, dtype: str, facts: Facts) -> None:
    facts.dtypes.setdefault(name, set()).add(dtype if DTYPE.fullmatch(dtype) else "")


def read_info(text: str, facts: Facts) -> None:
    """What `df.info()` prints, as pandas has printed it since 0.20."""
    entries = ENTRIES.search(text)
    counted = re.search(r"^Data columns \(total (\d{1,6}) columns?\):", text, re.MULTILINE)
    names = []
    for line in text.splitlines()[: MOST_COLUMNS + 10]:
        if (found := INFO.match(line)) is not None:
            name, count, dtype = found.groups()
            names.append(name)
            note_dtype(name, dtype, facts)
            if entries is not None:
                facts.gaps.setdefault(name, set()).add(int(count) < int(entries.group(1)))
    if counted is not None and int(counted.group(1)) == len(names):
        facts.orders.append(tuple(names))


def read_dtypes(text: str, facts: Facts) -> None:
    """What `df.dtypes` shows; one that is cut in its middle names not all columns."""
    lines = text.rstrip().splitlines()[:-1][: MOST_COLUMNS + 10]
    found = [TYPED.match(line) for line in lines if line.strip()]
    names = []
    for each in found:
        if each is None or not DTYPE.match(each.group(2)) and not each.group(2).startswith(("datetime64", "category", "timedelta")):
            return
        names.append(each.group(1))
    for name, each in zip(names, found):
        assert each is not None
        note_dtype(name, each.group(2), facts)
    facts.orders.append(tuple(names))


class Grid(HTMLParser):
    """The cells of the first table of an HTML output, row by row: whether each is a heading, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[bool, str]]] = []
        self.count = 0
        self.inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td") and self.rows and self.count < MOST_CELLS:
            self.count += 1
            self.inside = True
            self.rows[-1].append((tag == "th", ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("th", "td", "tr")

    def handle_data(self, data: str) -> None:
        if self.inside and self.rows and self.rows[-1]:
            is_heading, text = self.rows[-1][-1]
            self.rows[-1][-1] = (is_heading, (text + data)[:500])


def read_table(text: str, facts: Facts) -> None:
    """What `df.head()` shows; a table that is cut, or has headings of several levels, says nothing."""
    grid = Grid()
    grid.feed(text)
    if not grid.rows or grid.count >= MOST_CELLS:
        return
    head, *body = grid.rows
    names = tuple(cell.strip() for _, cell in head[1:])
    rows = [[cell for is_heading, cell in row if not is_heading] for row in body]
    if "..." in names or "…" in names or not names or not rows or any(len(row) != len(names) for row in rows):
        return
    facts.orders.append(names)
    for place, name in enumerate(names):
        facts.cells.setdefault(name, []).extend(row[place] for row in rows)


def read_options(options: Mapping[str, Any], facts: Facts) -> None:
    """`dtype=`, `names=` and `usecols=` of the reader."""
    given = options.get("dtype")
    each = given if isinstance(given, Mapping) else {}
    for name, dtype in each.items():
        if isinstance(name, str) and isinstance(dtype, str):
            word = WORDS.get(dtype, dtype.removeprefix("numpy."))
            known = facts.dtypes.get(name)
            # A text is `str` or `object` by the version of pandas.
            note_dtype(name, next(iter(known)) if known and word == "object" and known <= {"str", "object", "string"} else word, facts)
    names, used = options.get("names"), options.get("usecols")
    chosen = [name for name in names if name in used] if isinstance(names, (list, tuple)) and isinstance(used, (list, tuple)) else names or used
    if isinstance(chosen, (list, tuple)) and chosen and all(isinstance(name, str) for name in chosen) and not facts.orders:
        facts.orders.append(tuple(chosen))
    if not facts.orders and each and options.get("usecols") is None:
        facts.orders.append(tuple(name for name in each if isinstance(name, str)))
