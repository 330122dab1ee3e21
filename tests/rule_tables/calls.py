"""Calls: a receiver and arguments, some of which carry rows that a law may pick from."""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """An argument with a row axis: a table, and how the argument is made of it."""

    table: Any
    via: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Fresh:
    """An argument that is made anew for each call."""

    make: Callable[[], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Like:
    """An argument that is made of the receiver."""

    make: Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One call of a callable.

    `then` turns a lazy result (a groupby, a window, an expression) into one that can be compared; it is handed the
    result, and the rows of `within` when there are any. `runs_only` calls are not measured against the effect;
    `may_raise` calls are an error in some versions.
    """

    receiver: Any = None
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    then: Callable[..., Any] | None = None
    within: Rows | None = None
    runs_only: bool = False
    tolerance: float = 0.0
    may_raise: bool = False

    @property
    def carriers(self) -> tuple[Rows, ...]:
        """All parts that carry rows, the receiver first."""
        return tuple(_carriers((self.receiver, self.within, *self.args, *self.kwargs.values())))

    @property
    def count(self) -> int:
        """How many rows the call is about; 0 without any."""
        if not self.carriers:
            return 0
        table = self.carriers[0].table
        return int(table.shape[0]) if hasattr(table, "shape") else len(table)


def _carriers(part: Any) -> Iterator[Rows]:
    if isinstance(part, Rows):
        yield part
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _carriers(each)
    elif isinstance(part, dict):
        yield from _carriers(list(part.values()))


def call(*args: Any, **kwargs: Any) -> Call:
    """A call of a function."""
    return Call(None, args, kwargs)


def on(receiver: Any, *args: Any, **kwargs: Any) -> Call:
    """A call of a method."""
    return Call(receiver, args, kwargs)


def runs(*args: Any, **kwargs: Any) -> tuple[Call, ...]:
    """A call of a function that is only made."""
    return (Call(None, args, kwargs, runs_only=True),)


def does(receiver: Any, *args: Any, **kwargs: Any) -> tuple[Call, ...]:
    """A call of a method that is only made."""
    return (Call(receiver, args, kwargs, runs_only=True),)


def take(table: Any, positions: Sequence[int]) -> Any:
    """Some rows of a table, as a table; for pandas the rows keep their labels."""
    if isinstance(table, (pd.Series, pd.DataFrame)):
        return table.iloc[list(positions)]
    if isinstance(table, (np.ndarray, pd.Index, pd.Categorical)) or hasattr(table, "tocsr"):
        return table[list(positions)]
    if type(table).__module__.startswith(("polars", "torch")):
        return table[list(positions)]
    return type(table)(table[position] for position in positions)


def realise(part: Any, positions: Sequence[int] | None) -> tuple[Any, Any]:
    """The argument for a call on these rows (None: on all), and the object whose content a mutation would change."""
    if isinstance(part, Rows):
        table = copy.copy(part.table) if positions is None else take(part.table, positions)
        if isinstance(table, np.ndarray):
            table = table.copy(order="K")
        elif hasattr(table, "detach"):
            table = table.clone()
        elif isinstance(table, (pd.Series, pd.DataFrame)):
            table = table.copy()
        return (table if part.via is None else part.via(table)), table
    if isinstance(part, Fresh):
        made = part.make()
        return made, made
    if isinstance(part, (list, tuple)) and any(_carriers(part)):
        made = type(part)(realise(each, positions)[0] for each in part)
        return made, made
    if isinstance(part, dict) and any(_carriers(part)):
        made = {name: realise(each, positions)[0] for name, each in part.items()}
        return made, made
    if isinstance(part, (list, dict, set)):
        made = copy.deepcopy(part)
        return made, made
    return part, part
