"""Kinds: what one cell of a column can be, and the code that holds it.

A column of one row is its dtype and its value, and the value tells the dtype: an int lies in an integer column, a float in one of floats, a text in one of objects.
So a cell has the set of kinds that it may have; a `gap` is what is missing among objects, among numbers a float that is no number is.
"""

from dataclasses import dataclass, replace
from typing import Any

INT, FLOAT, BOOL, TEXT, GAP, DATE, NAT = "int", "float", "bool", "text", "gap", "date", "nat"
NUMBER = frozenset({INT, FLOAT})
NUMERIC = frozenset({INT, FLOAT, BOOL})
OBJECT = frozenset({TEXT, GAP})
ANY = frozenset({INT, FLOAT, BOOL, TEXT, GAP})
MISSING = frozenset({FLOAT, GAP, NAT})
LARGEST = 2**63
EXACT = 2**53


class NoForm(Exception):
    """An operation has no exact form for one row; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One cell: the code that gives it, and what it can be.

    `limit`: no integer here is larger, whatever its sign; `width`: the bits of its dtype. `literal`: the text says it, and its dtype gives way to that of a column.
    `absent` and `present` belong to a field of a record: the test whether the record lacks it, and the code and kinds of the cell where it does not.
    `is_name`: the code may stand several times. `categories`: the column has a category dtype.
    """

    code: str
    kinds: frozenset[str]
    limit: int = LARGEST
    width: int = 64
    literal: bool = False
    value: Any = None
    is_name: bool = False
    absent: str = ""
    present: "Scalar | None" = None
    categories: bool = False

    def is_only(self, *kinds: str) -> bool:
        """Whether the cell is never anything but these."""
        return self.kinds <= frozenset(kinds)

    def may_be(self, *kinds: str) -> bool:
        """Whether the cell can be one of these."""
        return not self.kinds.isdisjoint(kinds)

    def named(self, name: str) -> "Scalar":
        """The cell, held by a name."""
        return replace(self, code=name, is_name=True)


@dataclass(frozen=True, slots=True)
class Block:
    """The indicators of a cell, as many as training found: `source` holds them, `key` is the code of the cell, `code` gives them."""

    source: str
    key: str
    code: str


@dataclass(frozen=True, slots=True)
class Vector:
    """One row of a table: its cells by column, and blocks of cells; `array`: the columns have no names; `held`: this name is the whole row, as a list."""

    parts: tuple[tuple[str, Scalar] | Block, ...]
    array: bool = False
    held: str = ""

    def cells(self) -> dict[str, Scalar]:
        """The cells by column. Raises NoForm where a column comes twice or only the state knows the columns."""
        found: dict[str, Scalar] = {}
        for part in self.parts:
            if isinstance(part, Block):
                raise NoForm("its columns are known only after training")
            if part[0] in found:
                raise NoForm(f"two columns are called `{part[0]}`")
            found[part[0]] = part[1]
        return found


@dataclass(frozen=True, slots=True)
class Answers:
    """What a fitted object gives for one row: a list in `code`; `one`: it is the cell of a column."""

    code: str
    one: bool = False


@dataclass(frozen=True, slots=True)
class Accessor:
    """`column.str`, `column.dt` or `column.cat`."""

    name: str
    column: Scalar


@dataclass(frozen=True, slots=True)
class Learnt:
    """A frozen value, by the code that reads it of the state."""

    name: str
    key: str | int | None


@dataclass(frozen=True, slots=True)
class Constant:
    """What is no cell: a list, a dict, a function, a dtype. `expression` says it."""

    expression: Any


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of categories: the cell, and the name of the table of their places."""

    column: Scalar
    places: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A row beside what a learnt table says of one of its cells, the key."""

    row: Vector
    reference: Learnt
    on: str
    key: Scalar


Value = Coded | Joined | Scalar | Vector | Block | Answers | Accessor | Learnt | Constant


def text_of(value: Any) -> str:
    """A constant in code; what Python has no literal for has a name."""
    if isinstance(value, float) and value != value:
        return "nan"
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "(-inf)"
    if isinstance(value, (tuple, list)):
        inside = ", ".join(map(text_of, value))
        return (
            f"({inside},)" if isinstance(value, tuple) and len(value) == 1 else f"({inside})" if isinstance(value, tuple) else f"[{inside}]"
        )
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text_of(key)}: {text_of(each)}" for key, each in value.items()) + "}"
    return (
        repr(value)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or value >= 0 and str(value)[0] != "-"
        else f"({value!r})"
    )


def literal_scalar(value: Any) -> Scalar:
    """A value that the text of the notebook says. Raises NoForm for what no cell holds."""
    kind = {bool: BOOL, int: INT, float: FLOAT, str: TEXT, type(None): GAP}.get(type(value))
    if kind is None or kind == INT and not -LARGEST <= value < LARGEST:
        raise NoForm(f"{value!r} is no cell")
    limit = abs(value) if kind == INT else 1
    return Scalar(
        text_of(value), frozenset({kind}), limit=limit, width=8 if kind in (INT, BOOL) else 64, literal=True, value=value, is_name=True
    )
