"""Texts: the cells of a column as a file spells them, run by run → its dtype, what a client sends, values.

A reader that saves memory types a file piece by piece and joins the pieces: a column with numbers in one and words in another then holds both.
The dtypes are those of pandas' own readers, measured in the tests.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nb2svc.samples import dates
from nb2svc.samples.sample import MAX_DISTINCT, MAX_RECORDS, ColumnSample, Unreadable
from nb2svc.samples.spelling import INTEGER, Spelling, date_format, requested

INT64, UINT64 = 2**63, 2**64
EXACT = 2**53
"""The whole numbers up to here have a float each."""
INTEGER_LETTERS = frozenset("0123456789+- \t\n\r\f\v")
NUMBER_LETTERS = INTEGER_LETTERS | frozenset(".eEinftyINFTY")
"""With these alone, what Python takes for a number is one for pandas too: no `_`, no digits of other scripts, no `nan`."""
ZEROS = re.compile(r"(?:^|\0)[ \t]*[+-]?0\d+[ \t]*(?:\0|$)", re.ASCII)
MAX_KEYS = 2_000_000
MIXED = "its cells are numbers and texts"
PIECES = "pandas reads its file in pieces, and its cells are numbers in one and texts in another"
MANY_BITS = "its integers have more than 64 bits with their sign"


@dataclass(slots=True)
class Run:
    """What all texts of a run are; `lowest` and `highest` (or 0) where they are integers. A run of gaps alone is everything."""

    has_text: bool = False
    has_gap: bool = False
    is_integer: bool = True
    is_number: bool = True
    is_boolean: bool = True
    lowest: int = 0
    highest: int = 0

    def joined(self, other: "Run") -> "Run":
        """Two runs as one."""
        return Run(
            self.has_text or other.has_text, self.has_gap or other.has_gap, self.is_integer and other.is_integer, self.is_number and other.is_number,
            self.is_boolean and other.is_boolean, min(self.lowest, other.lowest), max(self.highest, other.highest),
        )  # fmt: skip

    @property
    def is_big(self) -> bool:
        """Whether these are integers of which some have no room in 64 bits."""
        return self.is_integer and not (-INT64 <= self.lowest and self.highest < INT64)

    @property
    def sort(self) -> str:
        """What pandas takes the run for by itself."""
        named = (("big", self.is_big), ("number", self.is_number), ("boolean", self.is_boolean))
        return next((name for name, holds in named if holds), "text")

    @property
    def dtype(self) -> str:
        """The dtype that pandas finds."""
        if not self.has_text:
            return "float64"
        match self.sort:
            case "big":
                return "uint64" if not self.has_gap and self.lowest >= 0 and self.highest < UINT64 else "object"
            case "number":
                return "int64" if self.is_integer and not self.has_gap else "float64"
            case "boolean" if not self.has_gap:
                return "bool"
            case _:
                return "object"


class Column:
    """The texts of one column, taken run by run; only what is said of them is kept."""

    def __init__(self, name: Any, spelling: Spelling, is_date: bool = False, in_pieces: bool = False) -> None:
        self.name, self.spelling, self.is_date, self.in_pieces = name, spelling, is_date, in_pieces
        self.gaps = spelling.gaps(name)
        self.asked = spelling.dtypes.get(name) if hasattr(spelling.dtypes, "get") else spelling.dtypes
        self.letters = spelling.letters
        self.head: list[str] = []
        self.kept: dict[str, None] = {}
        self.seen: set[Any] | None = set()
        self.whole = Run()
        self.sorts: set[str] = set()
        self.kinds: set[type] = set()
        self.count = self.runs = 0
        self.has_zeros = False
        self.date_form: str | None = None

    def take(self, texts: Sequence[str]) -> None:
        """The next run of cells."""
        self.head += texts[: MAX_RECORDS - len(self.head)]
        self.count += len(texts)
        self.runs += 1
        distinct = dict.fromkeys(texts)
        has_gap = not self.gaps.isdisjoint(distinct)
        if has_gap:
            for gap in self.gaps:
                distinct.pop(gap, None)
        run, values = self.weigh(distinct)
        run.has_gap = has_gap
        self.whole = self.whole.joined(run)
        if run.has_text:
            self.sorts.add(run.sort)
        if self.is_date and distinct and self.date_form != "":
            self.date_form = self.date_form if self.date_form is not None else date_format(next(iter(distinct)), self.name, self.spelling)
            self.date_form = self.date_form if dates.all_fit(distinct, self.date_form) else ""
        self.remember(distinct, values)

    def weigh(self, distinct: dict[str, None]) -> tuple[Run, Iterable[Any]]:
        """What the distinct texts are, and their values."""
        if not distinct:
            return Run(), ()
        plain = [text.translate(self.letters) for text in distinct] if self.letters else list(distinct)
        letters = set("".join(plain))
        if letters <= INTEGER_LETTERS:
            try:
                integers = list(map(int, plain))
            except ValueError:  # no number at all, or one of thousands of digits
                integers = []
                if all(map(INTEGER.match, plain)):
                    return Run(True, highest=UINT64), distinct
            if integers:
                self.has_zeros = self.has_zeros or ("0" in letters and ZEROS.search("\0".join(plain)) is not None)
                return Run(True, is_boolean=self.are_booleans(distinct), lowest=min(integers), highest=max(integers)), integers
        if letters <= NUMBER_LETTERS:
            try:
                return Run(True, is_integer=False, is_boolean=self.are_booleans(distinct)), list(map(float, plain))
            except ValueError:
                pass
        return Run(True, is_integer=False, is_number=False, is_boolean=self.are_booleans(distinct)), distinct

    def are_booleans(self, distinct: dict[str, None]) -> bool:
        """Whether each text is a word for a truth value."""
        return all(text in self.spelling.booleans for text in distinct)

    def remember(self, distinct: dict[str, None], values: Iterable[Any]) -> None:
        """Keep the first distinct texts, and whether each value came once."""
        for text in distinct:
            if len(self.kept) > MAX_DISTINCT:
                break
            self.kept[text] = None
        if self.seen is not None:
            self.kinds |= {str if values is distinct else float} if distinct else set()
            self.seen.update(values)
            if len(self.seen) + self.whole.has_gap < self.count or self.count > MAX_KEYS or len(self.kinds) > 1:
                self.seen = None

    def told(self) -> tuple[ColumnSample, list[Any]]:
        """What the column is, and its first values as a client sends them. Raises Unreadable."""
        whole = self.whole
        more: dict[str, Any] = {}
        dtype = requested(self.asked) if self.asked is not None else whole.dtype
        if self.asked is None and whole.has_gap and whole.is_big and whole.has_text:
            return self.as_written()
        if self.is_date:
            form = "%Y-%m-%d" if self.date_form is None else self.date_form
            dtype, more = "datetime64[ns]" if form else "object", {"date_format": form}
        elif self.asked is None and dtype in ("int64", "float64") and whole.has_text:
            more["loses"] = self.losses(dtype)
        if self.asked is None and not self.is_date:
            if self.in_pieces and (len(self.sorts) > 1 or (self.runs > 1 and "big" in self.sorts)):
                dtype, more = "object", {"problem": PIECES}
            elif dtype == "uint64":
                more["problem"] = MANY_BITS
        return self.sample(dtype, whole.has_gap, **more)

    def losses(self, dtype: str) -> str:
        """What whole numbers lose that are held as `dtype`."""
        if not self.whole.is_integer:
            return ""
        if self.has_zeros:
            return "leading zeros"
        is_exact = dtype == "int64" or max(-self.whole.lowest, self.whole.highest) <= EXACT
        return "" if is_exact else "digits beyond 2**53"

    def as_written(self) -> tuple[ColumnSample, list[Any]]:
        """Integers without room in 64 bits, and gaps: pandas keeps all cells as they are written."""
        return ColumnSample("object", "string", False, None, next(iter(self.head), None), problem=MANY_BITS if self.runs > 1 else ""), list(self.head)

    def sample(self, dtype: str, missing: bool, **more: Any) -> tuple[ColumnSample, list[Any]]:
        """The column as a sample, once its dtype is known. Raises Unreadable."""
        kind = self.kind(dtype)
        texts = list(self.kept) if len(self.kept) <= MAX_DISTINCT else None
        present = [text for text in (*self.head, *(list(self.kept)[:MAX_RECORDS] if texts is None else texts)) if text not in self.gaps]
        try:
            known = {text: self.value(text, kind) for text in present}
        except (ValueError, OverflowError) as error:
            raise Unreadable(f"has cells in `{self.name}` that are no `{dtype}`", "pandas would not read it either") from error
        few = tuple(dict.fromkeys(known[text] for text in texts if known[text] is not None)) if texts is not None else None
        first = next((value for value in known.values() if value is not None), None)
        return ColumnSample(dtype, kind, missing, few, first, self.seen is not None, **more), [known.get(text) for text in self.head]

    def kind(self, dtype: str) -> str:
        """What a client sends for a column of a dtype."""
        word = dtype.lower()
        if word.startswith(("int", "uint")):
            return "integer"
        if word.startswith("float"):
            return "integer" if self.whole.has_text and self.whole.is_integer else "number"
        if word.startswith("bool") or (dtype == "object" and not self.is_date and self.asked is None and self.whole.has_text and self.whole.sort == "boolean"):
            return "boolean"
        return "datetime" if dtype.startswith("datetime") else "string"

    def value(self, text: str, kind: str) -> Any:
        """A text as a client sends it; None for what JSON has no word for. Raises ValueError."""
        match kind:
            case "integer":
                plain = self.spelling.number(text)
                return int(plain) if INTEGER.match(plain) else int(float(plain))
            case "number":
                number = float(self.spelling.number(text))
                return number if abs(number) != float("inf") else None
            case "boolean":
                return self.spelling.booleans.get(text, text.strip() == "1")
            case _:
                return text


def read_column(texts: Sequence[str], name: Any, spelling: Spelling, is_date: bool = False) -> tuple[ColumnSample, list[Any]]:
    """What all texts of a column mean, and its first values as a client sends them."""
    column = Column(name, spelling, is_date)
    column.take(texts)
    return column.told()
