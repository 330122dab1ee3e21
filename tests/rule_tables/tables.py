"""Tables: generated data with missing values, ints, strings, dates, booleans, categories, duplicates."""

import numpy as np
import pandas as pd

from rule_tables.calls import Rows

COUNT = 23
_RANDOM = np.random.RandomState(7)
LABELS = pd.Index([100 + 3 * place for place in range(COUNT)])
WORDS = ["red", "Green", " blue ", "", "a-b c", "x1", "ÄÖ", "12", "red", "The cat", "o'k", "Z"]


def _texts(gaps: bool) -> list[str | None]:
    texts: list[str | None] = [WORDS[place % len(WORDS)] for place in range(COUNT)]
    for place in (2, 11) if gaps else ():
        texts[place] = None
    return texts


def _floats(gaps: bool) -> np.ndarray:
    values = np.round(_RANDOM.uniform(0.1, 9.9, COUNT), 3)
    values[5] = values[6]
    if gaps:
        values[[1, 9, 20]] = np.nan
        values[3] = -values[3]
    return values


def _dates(gaps: bool) -> pd.DatetimeIndex:
    days = pd.to_datetime("2020-01-28 13:45:10") + pd.to_timedelta(_RANDOM.randint(0, 900, COUNT), unit="D")
    return pd.DatetimeIndex([pd.NaT if gaps and place in (4, 13) else day for place, day in enumerate(days)])


def _series(values: object, dtype: object = None) -> pd.Series:
    return pd.Series(values, index=LABELS, dtype=dtype, name="v")  # type: ignore[call-overload,no-any-return]


SERIES = {
    "gaps": _series(_floats(True)),
    "numbers": _series(_floats(False)),
    "ints": _series(_RANDOM.randint(-4, 9, COUNT)),
    "counts": _series(_RANDOM.randint(0, 5, COUNT)),
    "texts": _series(_texts(True), object),
    "words": _series(_texts(False), object),
    "flags": _series(_RANDOM.rand(COUNT) > 0.5),
    "dates": _series(_dates(True)),
    "days": _series(_dates(False)),
    "spans": _series(pd.to_timedelta(_RANDOM.randint(0, 90000, COUNT), unit="s")),
    "kinds": _series([["low", "mid", "high"][place % 3] if place != 7 else None for place in range(COUNT)], "category"),
    "lists": _series([[place, place + 1] for place in range(COUNT)], object),
}
FRAMES = {
    "broad": pd.DataFrame({f"c{place}": _series(_RANDOM.lognormal(0, 3, COUNT)) for place in range(21)}),
    "mixed": pd.DataFrame({"a": SERIES["gaps"], "k": SERIES["counts"], "s": SERIES["texts"], "d": SERIES["dates"], "b": SERIES["flags"]}),
    "numbers": pd.DataFrame({"a": SERIES["numbers"], "k": SERIES["counts"], "z": SERIES["ints"] * 0.37}),
    "gaps": pd.DataFrame({"a": SERIES["gaps"], "k": SERIES["counts"], "z": _series(_floats(True)[::-1])}),
    "flags": pd.DataFrame({"a": SERIES["flags"], "k": SERIES["numbers"] > 5, "z": SERIES["numbers"] > 2}),
    "words": pd.DataFrame({"s": SERIES["words"], "t": SERIES["kinds"].astype(object)}),
    "groups": pd.DataFrame({"g": SERIES["kinds"].astype(object), "a": SERIES["gaps"], "k": SERIES["counts"]}),
}


def series(name: str) -> Rows:
    """A column."""
    return Rows(SERIES[name])


def frame(name: str) -> Rows:
    """A table."""
    return Rows(FRAMES[name])


def array(name: str, *, wide: bool = False) -> Rows:
    """A column or a table as an array."""
    return Rows((FRAMES if wide else SERIES)[name].to_numpy())


def items(name: str) -> Rows:
    """A column as a list."""
    return Rows(SERIES[name].tolist())
