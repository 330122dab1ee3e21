"""Excel: the cells of one sheet as openpyxl reads them, with the dtypes that `read_excel` finds. openpyxl is asked for only here."""

import importlib
import itertools
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nb2svc.samples.delimited import date_names, deduplicate, index_names, is_told
from nb2svc.samples.sample import LONGER, MAX_ROWS, ColumnSample, Sample, Unreadable, records_of
from nb2svc.samples.spelling import Spelling, spelling_of
from nb2svc.samples.texts import read_column
from nb2svc.samples.typed import cells as values_of
from nb2svc.samples.typed import read_column as read_typed

READ = frozenset("sheet_name header names index_col usecols dtype true_values false_values skiprows nrows na_values keep_default_na na_filter parse_dates engine".split())


def read(path: Path, options: Mapping[str, Any]) -> Sample:
    """The sample of a sheet. Raises Unreadable."""
    for name, value in options.items():
        if name not in READ or not is_told(value):
            raise Unreadable(f"is read with `{name}`, whose effect on the cells is not known", "read the sheet as it is, and change columns afterwards")
    if isinstance(options.get("sheet_name", 0), (list, tuple)) or options.get("sheet_name", 0) is None or isinstance(options.get("usecols"), str):
        raise Unreadable("is read as several sheets or by letters of columns", "name one sheet, and its columns by their headers")
    rows = cells_of(path, options.get("sheet_name", 0))
    skipped, header = options.get("skiprows"), options.get("header", 0)
    if not (skipped is None or isinstance(skipped, int)) or not (header is None or isinstance(header, int)):
        raise Unreadable("has a header of several rows, or skips rows by a list", "read the sheet as it is")
    rows = rows[skipped or 0 :]
    if header is None:
        names: list[Any] = list(options.get("names") or range(max(map(len, rows), default=0)))
    else:
        names = list(options.get("names") or deduplicate(["" if cell is None else str(cell) for cell in rows[header]]))
        rows = rows[header + 1 :]
    count = options.get("nrows")
    return sampled(names, rows[: count if isinstance(count, int) else None], options)


def cells_of(path: Path, sheet: Any) -> list[Sequence[Any]]:
    """The rows of a sheet without the empty ones at its end. Raises Unreadable."""
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError as error:
        raise Unreadable("is an Excel file, which needs openpyxl to look into", "pip install 'nb2svc[excel]'") from error
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Unreadable("is an Excel file of an old format", "save it as .xlsx")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        page = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
        rows = [tuple(map(native, row)) for row in itertools.islice(page.iter_rows(values_only=True), MAX_ROWS + 1)]
        book.close()
    except (OSError, KeyError, IndexError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("cannot be read as an Excel file, or has no such sheet", "name a sheet that is there") from error
    if len(rows) > MAX_ROWS:
        raise Unreadable(*LONGER)
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return rows


def native(cell: Any) -> Any:
    """A cell as pandas takes it: a number without a fraction is an integer."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def sampled(names: list[Any], rows: Sequence[Sequence[Any]], options: Mapping[str, Any]) -> Sample:
    """Column by column, what the cells say."""
    spelling = spelling_of(options)
    index, kept = index_names(options.get("index_col"), names), options.get("usecols")
    chosen = [name for place, name in enumerate(names) if kept is None or name in kept or place in kept]
    dated = date_names(options.get("parse_dates"), names, index)
    found, values = {}, {}
    for name in chosen:
        place = names.index(name)
        found[name], values[name] = column([row[place] if place < len(row) else None for row in rows], name, spelling, name in dated)
    return Sample(tuple(name for name in chosen if name not in index), found, records_of(values, chosen), tuple(index), tuple(name for name in names if name not in chosen), tuple(sorted(spelling.missing)))


def column(cells: list[Any], name: Any, spelling: Spelling, is_date: bool) -> tuple[ColumnSample, list[Any]]:
    """One column: cells that are texts or numbers are read as texts of a file are, others are what they are."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds <= {str, int, float} and (not is_date or kinds <= {str}) and (str in kinds or spelling.dtypes is not None):
        made, values = read_column(["" if cell is None else str(cell) for cell in cells], name, spelling, is_date)
        if made.dtype == "object" and kinds - {str} and spelling.dtypes is None:
            made.problem = "its cells are of several types"
        return made, values
    typed = read_typed(cells, "float64")
    if kinds == {bool} and typed.missing:
        typed.dtype = "float64"  # as `read_excel` reads truths with gaps
    return typed, values_of(cells, typed.kind)
