"""Delimited text: what `read_csv` and `read_table` make of a file, from its own bytes and the options of the call."""

import csv
import io
import itertools
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from nb2svc.samples.opening import lines_of
from nb2svc.samples.sample import Sample, Unreadable, records_of
from nb2svc.samples.spelling import Spelling, spelling_of
from nb2svc.samples.texts import Column

# Options that do not change what a cell says, and those that are read here or by `spelling` and `opening`.
INDIFFERENT = frozenset("engine low_memory memory_map verbose cache_dates infer_datetime_format storage_options float_precision encoding_errors iterator chunksize".split())
READ = frozenset(
    "sep delimiter delim_whitespace header names index_col usecols dtype true_values false_values skipinitialspace skiprows skipfooter nrows na_values"
    " keep_default_na na_filter skip_blank_lines parse_dates dayfirst date_format compression thousands decimal quotechar quoting doublequote escapechar"
    " comment encoding on_bad_lines".split()
)
ENGINES = (None, "c", "python")
TOLD = frozenset(("engine", "low_memory"))
REFUSED = ("iterator", "chunksize")
PIECE = 1 << 20
"""Cells that pandas types at once, at most."""
Row = list[str]


def read(source: Path | str, options: Mapping[str, Any]) -> Sample:
    """The sample of a file, or of a text that the notebook holds. Raises Unreadable."""
    for name, value in options.items():
        if name not in READ | INDIFFERENT or (name in REFUSED and value not in (None, False)):
            raise Unreadable(f"is read with `{name}`, whose effect on the cells is not known", "read the file as it is, and change columns afterwards")
        if name == "engine" and value not in ENGINES:
            raise Unreadable("is read with an `engine` that finds other types", "read it with pandas' own engine")
        if name in READ | TOLD and not is_told(value):
            raise Unreadable(f"is read with a `{name}` that the text does not tell", "make it a constant")
    try:
        with nullcontext(io.StringIO(source, newline="")) if isinstance(source, str) else lines_of(source, options) as lines:
            rows = raw_rows(iter(lines), options)
            names, body = split_header(rows, options)
            return sampled(names, body, options, spelling_of(options))
    except (csv.Error, re.error) as error:
        raise Unreadable(f"is no table of delimited text: {error}") from error


def is_told(value: Any) -> bool:
    """Whether an option is a constant."""
    if isinstance(value, Mapping):
        return all(map(is_told, value.values()))
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(is_told, value))
    return value is None or isinstance(value, (str, int, float, bool, range))


def raw_rows(lines: Iterator[str], options: Mapping[str, Any]) -> Iterator[Row]:
    """The rows that count: neither skipped nor blank."""
    rows, skipped = split_rows(lines, options), options.get("skiprows")
    if isinstance(skipped, int):
        rows = itertools.islice(rows, skipped, None)
    elif skipped:
        rows = (row for place, row in enumerate(rows) if place not in skipped)
    # Nearly all rows have several cells: those are not blank.
    return rows if options.get("skip_blank_lines") is False else (row for row in rows if len(row) > 1 or not is_blank(row))


def is_blank(row: Row) -> bool:
    return not row or (len(row) == 1 and row[0].isspace())


def split_rows(lines: Iterator[str], options: Mapping[str, Any]) -> Iterator[Row]:
    """All rows of the text; white space and regular expressions separate as pandas' readers do it."""
    quote = options.get("quotechar", '"')
    if options.get("comment"):
        lines = (without_comment(line, options["comment"], quote) for line in lines)
    separator = options.get("sep", options.get("delimiter", ","))
    if options.get("delim_whitespace") is True or separator == r"\s+":
        return (split_spaces(line, quote) for line in lines)
    if separator is None:
        first = next(lines, "")
        separator, lines = csv.Sniffer().sniff(first).delimiter, itertools.chain([first], lines)
    if len(separator) > 1:
        pattern = re.compile(separator)
        return (split_expression(line, pattern, quote) for line in lines)
    return csv.reader(
        lines, delimiter=separator, quotechar=quote, quoting=options.get("quoting", 0), doublequote=options.get("doublequote", True),
        escapechar=options.get("escapechar"), skipinitialspace=options.get("skipinitialspace") is True,
    )  # fmt: skip


def split_spaces(line: str, quote: str) -> Row:
    """Cells between white space, a quoted one whole."""
    if quote not in line:
        return line.split()
    return [cell[1:-1] if cell.startswith(quote) else cell for cell in re.findall(rf"{quote}[^{quote}]*{quote}|\S+", line)]


def split_expression(line: str, pattern: re.Pattern[str], quote: str) -> Row:
    """Cells between matches of an expression. Raises Unreadable."""
    if quote in line:
        raise Unreadable("is separated by an expression and has quotes")
    return pattern.split(line.strip("\r\n")) if line.strip() else []


def without_comment(line: str, mark: str, quote: str) -> str:
    """A line without what follows the mark of a comment outside quotes."""
    quoted = False
    for place, letter in enumerate(line):
        quoted ^= letter == quote
        if letter == mark and not quoted:
            return line[:place].rstrip("\r\n") + "\n"
    return line


def split_header(rows: Iterator[Row], options: Mapping[str, Any]) -> tuple[list[Any] | None, Iterator[Row]]:
    """The names of the columns (None: none are given) and the rows below them."""
    given = options.get("names")
    header = options.get("header", "infer")
    if header == "infer":
        header = 0 if given is None else None
    if isinstance(header, bool) or not (header is None or isinstance(header, int)):
        raise Unreadable("has a header of several rows", "join the names into one row")
    names: list[Any] | None = None
    if header is not None:
        above = next(itertools.islice(rows, header, None), None)
        if above is None:
            raise Unreadable("has no header")
        names = deduplicate(above)
    count = options.get("nrows")
    body = itertools.islice(rows, count) if isinstance(count, int) else rows
    return (list(given) if given is not None else names), without_last(body, options.get("skipfooter") or 0)


def without_last(rows: Iterator[Row], count: int) -> Iterator[Row]:
    """All rows but some at the end."""
    if not count:
        return rows
    return held_back(rows, count)


def held_back(rows: Iterator[Row], count: int) -> Iterator[Row]:
    """Rows, each when as many as the count have followed it."""
    held = deque(itertools.islice(rows, count))
    for row in rows:
        held.append(row)
        yield held.popleft()


def deduplicate(header: Sequence[str]) -> list[str]:
    """Column names as pandas gives them: an empty one is `Unnamed: i`, a second one gets `.1`."""
    names = [name or f"Unnamed: {place}" for place, name in enumerate(header)]
    unnamed = [place for place, name in enumerate(header) if not name]
    counts: Counter[str] = Counter()
    for place in [place for place in range(len(names)) if place not in unnamed] + unnamed:
        old = name = names[place]
        count = counts[name]
        while count > 0:
            counts[old] = count + 1
            name = f"{old}.{count}"
            count = count + 1 if name in names else counts[name]
        names[place] = name
        counts[name] = count + 1
    return names


def sampled(names: list[Any] | None, body: Iterator[Row], options: Mapping[str, Any], spelling: Spelling) -> Sample:
    """Column by column, what the texts say."""
    first = next(body, None)
    width = len(first) if first is not None else len(names or ())
    if names is None:
        names = list(range(width))
    index_col, kept = options.get("index_col"), options.get("usecols")
    if kept is not None and options.get("names") is not None and len(names) == len(kept) < width and all(isinstance(place, int) for place in kept):
        places = dict(zip(sorted(kept), names, strict=True))
        names = [places.get(place, ("unread", place)) for place in range(width)]
    leading = max(width - len(names), 0) if index_col is None and kept is None else 0
    index = index_names(index_col, names)
    chosen = {name: place + leading for place, name in enumerate(names) if kept is None or name in kept or place in kept}
    dated = date_names(options.get("parse_dates"), names, index)
    in_pieces = is_read_in_pieces(options)
    columns = {name: Column(name, spelling, name in dated, in_pieces) for name in chosen}
    widest = max(len(names) + leading, width)
    for run in runs(itertools.chain([first] if first is not None else [], body), widest, options.get("on_bad_lines") in ("skip", "warn")):
        for name, place in chosen.items():
            columns[name].take(run[place] if place < len(run) else ("",) * len(run[0]))
    found, values = {}, {}
    for name, column in columns.items():
        found[name], values[name] = column.told()
    visible = tuple(name for name in chosen if name not in index)
    unread = tuple(name for name in names if name not in chosen and not isinstance(name, tuple))
    return Sample(visible, found, records_of(values, chosen), tuple(index), unread, tuple(sorted(spelling.missing)))


def is_read_in_pieces(options: Mapping[str, Any]) -> bool:
    """Whether pandas types the file piece by piece: its C engine does, unless it is told not to save memory."""
    separator = options.get("sep", options.get("delimiter", ","))
    is_python = options.get("engine") in ("python", "python-fwf") or separator is None or (len(separator) > 1 and separator != r"\s+") or options.get("skipfooter")
    return not is_python and options.get("low_memory") is not False


def runs(rows: Iterator[Row], widest: int, skips_bad: bool) -> Iterator[list[tuple[str, ...]]]:
    """The columns of as many rows at a time as pandas types at once. Raises Unreadable."""
    size = 1
    while size * 2 < PIECE // max(widest, 1):
        size *= 2
    good = (row for row in rows if len(row) <= widest) if skips_bad else rows
    while run := list(itertools.islice(good, size)):
        if max(map(len, run)) > widest:
            raise Unreadable("has rows with more cells than its header", "pandas would not read it either")
        yield list(itertools.zip_longest(*run, fillvalue=""))


def index_names(given: Any, names: list[Any]) -> list[Any]:
    """The columns that become row labels."""
    items = given if isinstance(given, (list, tuple)) else [given] if given is not None and given is not False else []
    return [names[item] if isinstance(item, int) and item not in names else item for item in items]


def date_names(given: Any, names: list[Any], index: list[Any]) -> set[Any]:
    """The columns that are read as dates. Raises Unreadable."""
    if given is None or given is False:
        return set()
    if given is True:
        return set(index)
    if not isinstance(given, (list, tuple)) or any(isinstance(item, (list, tuple)) for item in given):
        raise Unreadable("joins columns to dates while it is read", "use `pd.to_datetime` on the columns")
    return {names[item] if isinstance(item, int) and item not in names else item for item in given}
