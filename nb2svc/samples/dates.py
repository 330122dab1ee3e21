"""Dates: the texts of a column → the one format that pandas guesses from the first of them, as `to_datetime` does."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

TIMES = ("", " %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %I:%M:%S %p", " %I:%M %p")
ZONES = ("", "%z", " %z")
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m")
MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%m-%d-%y")
DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y")
NAMED = ("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%b %d %Y", "%d %B %Y", "%B %d, %Y", "%B %d %Y")
PLAIN = re.compile(r"[\d\s/.:TZ+-]*$")


def formats(day_first: bool, is_plain: bool) -> Iterator[str]:
    """The formats in the order in which pandas would guess them."""
    for day in (*DAYS, *(DAY_FIRST + MONTH_FIRST if day_first else MONTH_FIRST + DAY_FIRST), *(() if is_plain else NAMED)):
        for time in TIMES:
            for zone in ZONES if time else ("",):
                yield f"{day}{time}{zone}"


def guess(text: str, day_first: bool = False) -> str:
    """The format of one date; "" where it is none of the usual ones."""
    return next((form for form in formats(day_first, PLAIN.match(text) is not None) if fits(text, form)), "")


def fits(text: str, form: str) -> bool:
    """Whether a text is a date of a format."""
    try:
        datetime.strptime(text, form)
    except ValueError:
        return False
    return True


def all_fit(texts: Iterable[str], form: str) -> bool:
    """Whether all texts are dates of one format."""
    return all(fits(text, form) for text in texts)
