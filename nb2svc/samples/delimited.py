"""Delimited text: what `read_csv` and `read_table` make of a file, from its own bytes and the options of the call."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from nb2svc.samples.opening import read_text
from nb2svc.samples.sample import MAX_ROWS, Sample, Unreadable, records_of
from nb2svc.samples.spelling import Spelling, read_column, spelling_of

# Options that do not change what a cell says, and those that are read here or by `spelling` and `opening`.
INDIFFERENT = frozenset("engine low_memory memory_map verbose cache_dates infer_datetime_format storage_options float_precision encoding_errors iterator chunksize".split())
READ = frozenset(
    "sep delimiter delim_whitespace header names index_col usecols dtype true_values false_values skipinitialspace skiprows skipfooter nrows na_values"
    " keep_default_na na_filter skip_blank_lines parse_dates dayfirst date_format compression thousands decimal quotechar quoting doublequote escapechar"
    " comment encoding on_bad_lines".split()
)
REFUSED = ("iterator", "chunksize")
Row = list[str]


def read(source: Path | str, options: Mapping[str, Any]) -> Sample:
    """The sample of a file, or of a text that the notebook holds. Raises Unreadable."""
    for name, value in options.items():
        if name not in READ | INDIFFERENT or (name in REFUSED and value not in (None, False)):
            raise Unreadable(f"is read with `{name}`, whose effect on the cells is not known", "read the file as it is, and change columns afterwards")
        if name in READ and not is_told(value):
            raise Unreadable(f"is read with a `{name}` that the text does not tell", "make it a constant")
    text = source if isinstance(source, str) else read_text(source, options)
    try:
        rows = raw_rows(text, options)
        names, body = split_header(rows, options)
    except (csv.Error, re.error) as error:
        raise Unreadable(f"is no table of delimited text: {error}") from error
    return sampled(names, body, options, spelling_of(options))


def is_told(value: Any) -> bool:
    """Whether an option is a constant."""
    if isinstance(value, Mapping):
        return all(map(is_told, value.values()))
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(is_told, value))
    return value is None or isinstance(value, (str, int, float, bool, range))


def raw_rows(text: str, options: Mapping[str, Any]) -> Iterator[Row]:
    """The rows that count: neither skipped nor blank."""
    skipped = options.get("skiprows")
    is_skipped: Callable[[int], bool] = (lambda place: place < skipped) if isinstance(skipped, int) else (lambda place: place in (skipped or ()))
    keeps_blank = options.get("skip_blank_lines") is False
    for place, row in enumerate(split_rows(text, options)):
        if not is_skipped(place) and (keeps_blank or not is_blank(row)):
            yield row


def is_blank(row: Row) -> bool:
    return not row or (len(row) == 1 and row[0].isspace())


def split_rows(text: str, options: Mapping[str, Any]) -> Iterator[Row]:
    """All rows of the text; white space and regular expressions separate as pandas' readers do it."""
    quote = options.get("quotechar", '"')
    lines: Iterable[str] = io.StringIO(text, newline="")
    if options.get("comment"):
        lines = (without_comment(line, options["comment"], quote) for line in lines)
    separator = options.get("sep", options.get("delimiter", ","))
    if options.get("delim_whitespace") is True or separator == r"\s+":
        return (split_spaces(line, quote) for line in lines)
    if separator is None:
        separator = sniffed(text)
    if len(separator) > 1:
        if quote in text:
            raise Unreadable("is separated by an expression and has quotes")
        pattern = re.compile(separator)
        return (pattern.split(line.strip("\r\n")) if line.strip() else [] for line in lines)
    return csv.reader(
        lines, delimiter=separator, quotechar=quote, quoting=options.get("quoting", 0), doublequote=options.get("doublequote", True),
        escapechar=options.get("escapechar"), skipinitialspace=options.get("skipinitialspace") is True,
    )  # fmt: skip


def split_spaces(line: str, quote: str) -> Row:
    """Cells between white space, a quoted one whole."""
    if quote not in line:
        return line.split()
    return [cell[1:-1] if cell.startswith(quote) else cell for cell in re.findall(rf"{quote}[^{quote}]*{quote}|\S+", line)]


def sniffed(text: str) -> str:
    """The separator that `sep=None` finds in the first line."""
    return csv.Sniffer().sniff(text.split("\n", 1)[0]).delimiter


def without_comment(line: str, mark: str, quote: str) -> str:
    """A line without what follows the mark of a comment outside quotes."""
    quoted = False
    for place, letter in enumerate(line):
        quoted ^= letter == quote
        if letter == mark and not quoted:
            return line[:place].rstrip("\r\n") + "\n"
    return line


def split_header(rows: Iterator[Row], options: Mapping[str, Any]) -> tuple[list[Any] | None, list[Row]]:
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
    body = list(itertools.islice(rows, min(count, MAX_ROWS) if isinstance(count, int) else MAX_ROWS))
    footer = options.get("skipfooter") or 0
    body = body[: len(body) - footer]
    return (list(given) if given is not None else names), body


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


def sampled(names: list[Any] | None, body: list[Row], options: Mapping[str, Any], spelling: Spelling) -> Sample:
    """Column by column, what the texts say."""
    width = len(body[0]) if body else len(names or ())
    if names is None:
        names = list(range(width))
    index_col, kept = options.get("index_col"), options.get("usecols")
    if kept is not None and options.get("names") is not None and len(names) == len(kept) < width and all(isinstance(place, int) for place in kept):
        places = dict(zip(sorted(kept), names, strict=True))
        names = [places.get(place, ("unread", place)) for place in range(width)]
    leading = max(width - len(names), 0) if index_col is None and kept is None else 0
    widest = len(names) + leading
    if options.get("on_bad_lines") in ("skip", "warn"):
        body = [row for row in body if len(row) <= max(widest, width)]
    elif any(len(row) > max(widest, width) for row in body):
        raise Unreadable("has rows with more cells than its header", "pandas would not read it either")
    index = index_names(index_col, names)
    chosen = [name for place, name in enumerate(names) if kept is None or name in kept or place in kept]
    dated = date_names(options.get("parse_dates"), names, index)
    columns, values, found = {}, {}, {}
    for name in chosen:
        place = names.index(name) + leading
        columns[name] = [row[place] if place < len(row) else "" for row in body]
        found[name], values[name] = read_column(columns[name], name, spelling, name in dated)
    visible = tuple(name for name in chosen if name not in index)
    unread = tuple(name for name in names if name not in chosen and not isinstance(name, tuple))
    return Sample(visible, found, records_of(values, chosen), tuple(index), unread, tuple(sorted(spelling.missing)))


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
