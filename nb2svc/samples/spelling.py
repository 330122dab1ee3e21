"""Spelling: the options of a reader that say how cells are written → what each text means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nb2svc.samples import dates
from nb2svc.samples.sample import Unreadable

MISSING = frozenset(
    ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"]
)
INTEGER = re.compile(r"\s*[+-]?\d+\s*$", re.ASCII)
FLOAT = re.compile(r"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity)\s*$", re.IGNORECASE | re.ASCII)
ZEROS = re.compile(r"\s*[+-]?0\d+\s*$", re.ASCII)
BOOLEANS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}


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

    @property
    def letters(self) -> dict[int, str | None]:
        """How the letters of a number become those of Python; a point that is none makes it a text."""
        point = {".": "?", self.decimal: "."} if self.decimal != "." else {}
        return str.maketrans({**point, **({self.thousands: None} if self.thousands else {})})

    def number(self, text: str) -> str:
        """A text with its digits as Python writes them."""
        return text.translate(self.letters)

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


def requested(asked: Any) -> str:
    """The dtype that `dtype=` names. Raises Unreadable."""
    if not isinstance(asked, str):
        raise Unreadable("is read with a `dtype` that the text does not tell", "write the dtypes as a dict of constants")
    word = asked.removeprefix("builtins.").removeprefix("numpy.").removeprefix("pandas.").removesuffix("Dtype").rstrip("_")
    return {"str": "object", "object": "object", "O": "object", "int": "int64", "float": "float64", "String": "string", "Categorical": "category"}.get(word, word)


def date_format(first: str, name: Any, spelling: Spelling) -> str:
    """The format in which a column is read as dates, of which one is the first. Raises Unreadable."""
    given = spelling.date_format.get(name) if isinstance(spelling.date_format, Mapping) else spelling.date_format
    form = given if isinstance(given, str) else dates.guess(first, spelling.day_first)
    if not form:
        raise Unreadable(f"has dates in `{name}` whose form is not known", "give `date_format=`, or use `pd.to_datetime` with a `format`")
    if "%z" in form:
        raise Unreadable(f"has dates with time zones in `{name}`", "use `pd.to_datetime` with `utc=True`")
    return form
