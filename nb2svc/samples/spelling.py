"""Spelling: the options of a reader that say how cells are written → what each text means, and the dtype of a column of texts.

The dtypes are those of pandas' own readers, measured in the tests.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nb2svc.samples import dates
from nb2svc.samples.sample import ColumnSample, Unreadable, column_of

MISSING = frozenset(
    ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"]
)
INTEGER = re.compile(r"\s*[+-]?\d+\s*$", re.ASCII)
FLOAT = re.compile(r"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity)\s*$", re.IGNORECASE | re.ASCII)
ZEROS = re.compile(r"\s*[+-]?0\d+\s*$", re.ASCII)
BOOLEANS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}
INT64 = 2**63
MIXED = "its cells are numbers and texts"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the cells of one file are written."""

    missing: frozenset[str]
    missing_by_column: Mapping[Any, frozenset[str]]
    thousands: str = ""
    decimal: str = "."
    booleans: Mapping[str, bool] = None  # type: ignore[assignment]
    dtypes: Any = None
    day_first: bool = False
    date_format: Any = None

    def number(self, text: str) -> str:
        """A text with its digits as Python writes them."""
        plain = text.replace(self.thousands, "") if self.thousands else text
        return plain.replace(self.decimal, ".") if self.decimal != "." else plain

    def gaps(self, name: Any) -> frozenset[str]:
        """The texts of a column that stand for no value."""
        return self.missing_by_column.get(name, self.missing)


def spelling_of(options: Mapping[str, Any]) -> Spelling:
    """Read the options of a reader."""
    default = frozenset() if options.get("keep_default_na") is False else MISSING
    given = options.get("na_values")
    by_column: dict[Any, frozenset[str]] = {}
    if options.get("na_filter") is False:
        default, given = frozenset(), None
    if isinstance(given, Mapping):
        by_column = {name: default | texts_of(words) for name, words in given.items()}
        words = frozenset[str]()
    else:
        words = texts_of(given) if given is not None else frozenset()
    booleans = BOOLEANS | {str(text): True for text in options.get("true_values") or ()} | {str(text): False for text in options.get("false_values") or ()}
    thousands, decimal = options.get("thousands"), options.get("decimal", ".")
    return Spelling(default | words, by_column, thousands or "", decimal, booleans, options.get("dtype"), options.get("dayfirst") is True, options.get("date_format"))


def texts_of(given: Any) -> frozenset[str]:
    """The texts that values given as missing are written as: a number in each of its forms."""
    found: set[str] = set()
    for value in given if isinstance(given, (list, tuple, set, frozenset)) else [given]:
        found.add(str(value))
        if isinstance(value, (int, float)) and not isinstance(value, bool) and float(value).is_integer():
            found |= {str(int(value)), f"{int(value)}.0"}
    return frozenset(found)


def read_column(texts: Sequence[str], name: Any, spelling: Spelling, is_date: bool = False) -> tuple[ColumnSample, list[Any]]:
    """What the texts of a column mean, and its values as a client sends them."""
    gaps = spelling.gaps(name)
    each = dict.fromkeys(texts)
    if spelling.dtypes is None and is_too_big([text for text in each if text not in gaps], spelling):
        gaps = frozenset()  # pandas keeps all cells of such a column as they are written
    present = [text for text in each if text not in gaps]
    has_gap = len(present) < len(each)
    asked = spelling.dtypes.get(name) if isinstance(spelling.dtypes, Mapping) else spelling.dtypes
    dtype = requested(asked) if asked is not None else inferred(present, has_gap, spelling)
    more: dict[str, Any] = {}
    if is_date:
        form = date_format(present, name, spelling)
        dtype = "datetime64[ns]" if form else "object"
        more["date_format"] = form
    elif dtype in ("int64", "float64") and asked is None and any(ZEROS.match(text) for text in present):
        more["leading_zeros"] = all(INTEGER.match(text) for text in present)
    kind, value = meaning(dtype, present, spelling, is_date)
    if asked is None and dtype.startswith("uint"):
        more["problem"] = "its integers have more than 64 bits with their sign"
    known = {text: value(text) for text in present}
    values = [known.get(text) for text in texts]
    return column_of(values, dtype, kind, missing=has_gap, **more), values


def is_too_big(present: Sequence[str], spelling: Spelling) -> bool:
    """Whether these are integers of which some have no room in 64 bits."""
    # Nearly all columns are told by their first cell.
    return bool(present) and all(INTEGER.match(spelling.number(text)) for text in present) and any(not -INT64 <= int(spelling.number(text)) < INT64 for text in present)


def requested(asked: Any) -> str:
    """The dtype that `dtype=` names. Raises Unreadable."""
    if not isinstance(asked, str):
        raise Unreadable("is read with a `dtype` that the text does not tell", "write the dtypes as a dict of constants")
    word = asked.removeprefix("builtins.").removeprefix("numpy.").removeprefix("pandas.").removesuffix("Dtype").rstrip("_")
    return {"str": "object", "object": "object", "O": "object", "int": "int64", "float": "float64", "String": "string", "Categorical": "category"}.get(word, word)


def inferred(present: Sequence[str], has_gap: bool, spelling: Spelling) -> str:
    """The dtype that pandas finds in texts."""
    plain = [spelling.number(text) for text in present]
    if not present:
        return "float64"
    if all(INTEGER.match(text) for text in plain):
        numbers = [int(text) for text in plain]
        if all(-INT64 <= number < INT64 for number in numbers):
            return "float64" if has_gap else "int64"
        return "uint64" if not has_gap and all(0 <= number < 2 * INT64 for number in numbers) else "object"
    if all(FLOAT.match(text) for text in plain):
        return "float64"
    if all(text in spelling.booleans for text in present):
        return "object" if has_gap else "bool"
    return "object"


def date_format(present: Sequence[str], name: Any, spelling: Spelling) -> str:
    """The format in which a column is read as dates; "" where the reader leaves it as text. Raises Unreadable."""
    given = spelling.date_format.get(name) if isinstance(spelling.date_format, Mapping) else spelling.date_format
    form = given if isinstance(given, str) else dates.guess(present[0], spelling.day_first) if present else "%Y-%m-%d"
    if not form:
        raise Unreadable(f"has dates in `{name}` whose form is not known", "give `date_format=`, or use `pd.to_datetime` with a `format`")
    if "%z" in form:
        raise Unreadable(f"has dates with time zones in `{name}`", "use `pd.to_datetime` with `utc=True`")
    return form if dates.all_fit(present, form) else ""


def meaning(dtype: str, present: Sequence[str], spelling: Spelling, is_date: bool) -> tuple[str, Any]:
    """What a client sends for a column of a dtype, and how a text becomes it."""
    word = dtype.lower()
    if word.startswith(("int", "uint")):
        return "integer", lambda text: int(spelling.number(text)) if INTEGER.match(spelling.number(text)) else int(float(spelling.number(text)))
    if word.startswith("float"):
        whole = bool(present) and all(INTEGER.match(spelling.number(text)) for text in present)
        return ("integer", lambda text: int(spelling.number(text))) if whole else ("number", lambda text: finite(spelling.number(text)))
    if word.startswith("bool") or (dtype == "object" and not is_date and spelling.dtypes is None and present and all(text in spelling.booleans for text in present)):
        return "boolean", lambda text: spelling.booleans.get(text, text.strip() == "1")
    return "datetime" if dtype.startswith("datetime") else "string", lambda text: text


def finite(text: str) -> float | None:
    """A number, None for what JSON has no word for."""
    value = float(text)
    return value if abs(value) != float("inf") else None
