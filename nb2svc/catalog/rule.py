"""Rule: what is known of one public callable, as data."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nb2svc.config import ConfigError


class CatalogError(ConfigError):
    """A rule file that cannot be read; the message names file and line."""


class BindError(ValueError):
    """A call whose arguments do not fit the signature of its rule."""


class Effect(StrEnum):
    """What a call does with the rows of the table it is handed, from harmless to worst.

    An effect speaks of the row axis. The same call on values without one (a scalar, the list in one cell, a frozen
    value) is a plain pure function, whatever its effect; what draws, reads, writes or mutates does so all the same.
    """

    CONSTANT = "constant"
    CONFIG = "config"
    DISPLAY = "display"
    PLOT = "plot"
    ROW_WISE = "row_wise"
    ROW_FILTER = "row_filter"
    AGGREGATE = "aggregate"
    GROUP_AGGREGATE = "group_aggregate"
    BROADCAST_AGGREGATE = "broadcast_aggregate"
    DATA_DEPENDENT_COLUMNS = "data_dependent_columns"
    RESHAPE = "reshape"
    WINDOW = "window"
    READS = "reads"
    WRITES = "writes"
    MUTATES = "mutates"
    DRAWS = "draws"
    RANDOM = "random"
    OPAQUE = "opaque"


_SEVERITY = {effect: place for place, effect in enumerate(Effect)}

UNKNOWN = object()
"""Stands for an argument whose value the text does not tell, in `Rule.effect_with`."""

ABSENT = object()
"""Stands for an argument that a call does not give, in `becomes`."""


FLAGS = frozenset(
    "property indexer inplace axis_decides becomes refuses applies joins stacks row_method batch_exact accepts_missing imputes closed"
    " contains expression modal iterates selector rounds stateless two_dimensional fit_differs form file options opens holds fits chances trains judges codes"
    " staticmethod turns wildcard task".split()
)
"""Decorators besides the effects."""

TASKS = frozenset("load split fit transform fit_transform predict score plot save display resample cross_validate config".split())
"""What a call can be for."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, without `self`; `kind` is positional, either, args, keyword or kwargs; no default is None."""

    name: str
    kind: str
    default_text: str | None = None
    annotation: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One public callable, method or attribute.

    `flags` maps the name of each decorator to its argument (True without one); `body` is the exact one-row form, empty
    where none is known; `module` is the dotted module whose names `returns` may use; `origin` is file:line of the stub.
    """

    name: str
    effect: Effect
    task: str | None
    parameters: tuple[Parameter, ...]
    returns: str
    flags: Mapping[str, object]
    body: tuple[ast.stmt, ...]
    module: str
    origin: str

    @property
    def is_property(self) -> bool:
        """Whether this is an attribute, read without a call."""
        return "property" in self.flags

    @property
    def dtype(self) -> str:
        """The dtype inside the brackets of `returns`, or ""."""
        _, _, inside = self.returns.partition("[")
        return inside.removesuffix("]")

    @property
    def axis(self) -> str:
        """The parameter that says along which axis a fold goes: `axis`, where `axis_decides` names no other."""
        stated = self.flags.get("axis_decides")
        return stated if isinstance(stated, str) else "axis"

    def bind(self, args_count: int, keyword_names: Iterable[str] = ()) -> dict[str, object]:
        """Map each parameter that a call gives to its position (int) or keyword (str).

        Surplus positions go to the `*args` parameter as a tuple of int, surplus keywords to `**kwargs` as a tuple of
        str. Raises BindError when the call cannot fit.
        """
        bound: dict[str, object] = {}
        places = [each.name for each in self.parameters if each.kind in ("positional", "either")]
        for position, name in enumerate(places[:args_count]):
            bound[name] = position
        if args_count > len(places):
            surplus = next((each.name for each in self.parameters if each.kind == "args"), None)
            if surplus is None:
                raise BindError(f"{self.name} takes {len(places)} positional arguments, {args_count} given")
            bound[surplus] = tuple(range(len(places), args_count))
        self._bind_keywords(tuple(keyword_names), bound)
        return bound

    def _bind_keywords(self, keyword_names: tuple[str, ...], bound: dict[str, object]) -> None:
        named = {each.name for each in self.parameters if each.kind in ("either", "keyword")}
        rest = next((each.name for each in self.parameters if each.kind == "kwargs"), None)
        surplus = tuple(name for name in keyword_names if name not in named)
        for name in keyword_names:
            if name in named and name in bound:
                raise BindError(f"{self.name} got `{name}` twice")
            if name in named:
                bound[name] = name
        if surplus and rest is None:
            raise BindError(f"{self.name} has no parameter `{surplus[0]}`")
        if surplus and rest is not None:
            bound[rest] = surplus

    def missing(self, bound: Mapping[str, object]) -> tuple[str, ...]:
        """The required parameters that `bound` does not give."""
        needed = (each for each in self.parameters if each.default_text is None and each.kind not in ("args", "kwargs"))
        return tuple(each.name for each in needed if each.name not in bound)

    def effect_with(self, given: Mapping[str, object], dimensions: int | None = None) -> Effect:
        """The effect of a call that gives these parameters these constant values (or UNKNOWN).

        A parameter that the call leaves out must not be in `given`. Where an unknown value decides, the worse effect is
        the answer; where the number of `dimensions` of the first table decides and is not known, OPAQUE is.
        """
        texts = {each.name: each.default_text for each in self.parameters}
        told = {name: value for name, value in given.items() if value is UNKNOWN or repr(value) != texts.get(name)}
        effect = self.effect
        axis = told.get(self.axis, -1 if texts.get(self.axis) == "-1" else 0)
        # `mean(axis=1)` folds a row, not the table; an unknown axis keeps the worse meaning.
        if "axis_decides" in self.flags and axis in (1, "columns"):
            effect = Effect.ROW_WISE
        elif "two_dimensional" in self.flags or ("axis_decides" in self.flags and axis == -1):
            effect = {None: Effect.OPAQUE, 1: effect}.get(dimensions, Effect.ROW_WISE)
        for other, parameter, values in self.flags.get("becomes", ()):  # type: ignore[attr-defined]
            value = told.get(parameter, ABSENT)
            if value is UNKNOWN and values is not ... and values is not ABSENT:
                effect = max(effect, other, key=_SEVERITY.__getitem__)
            elif is_one_of(value, values):
                effect = other
        return effect

    def refusals(self, given: Mapping[str, object]) -> tuple[str, ...]:
        """Why a call that gives these parameters is not understood; None and False count as not given."""
        messages: Mapping[str, str] = self.flags.get("refuses", {})  # type: ignore[assignment]
        return tuple(messages[name] for name in messages if name in given and given[name] not in (None, False))


def is_one_of(value: object, values: object) -> bool:
    """Whether `value` is meant by the argument of `becomes` or `only`: `...`, `absent`, a type, or literal values."""
    if values is ... or values is ABSENT:
        return (value is ABSENT) == (values is ABSENT)
    for candidate in values if isinstance(values, tuple) else (values,):
        if isinstance(candidate, type):
            if isinstance(value, candidate) and not (isinstance(value, bool) and candidate is int):
                return True
        elif type(candidate) is type(value) and candidate == value:
            return True
    return False


@dataclass(frozen=True, slots=True, eq=False)
class ClassRule:
    """One public class: all names it inherits from, its own flags, and its methods, inherited ones included."""

    name: str
    protocols: tuple[str, ...]
    flags: Mapping[str, object]
    constructor: Rule
    methods: Mapping[str, Rule]
    origin: str
