"""Effects: one law an effect, a function of a call and its outcome that raises AssertionError on a contradiction.

It says whether the call also shows the effect: a forward fill of a column without gaps is a window that shows nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from nb2svc.catalog import UNKNOWN, Effect, Rule

from rule_tables.calls import Call, Fresh, Rows, realise, take
from rule_tables.content import cast, content, is_close, rows_of


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A call that was made: the result, and which of its parts were changed by it."""

    result: Any
    raw: Any
    receiver: Any
    changed: frozenset[str]


def perform(
    rule: Rule, target: Callable[..., Any] | None, call: Call, positions: Sequence[int] | None = None, *, watch: bool = False
) -> Done:
    """Make the call on these rows (None: on all); `watch` tells which parts it changed."""
    parts = {"self": call.receiver, **{str(place): each for place, each in enumerate(call.args)}, **call.kwargs}
    made = {name: realise(part, positions) for name, part in parts.items()}
    before = {name: content(base) for name, (_, base) in made.items()} if watch else {}
    receiver = made["self"][0]
    function = target if target is not None else getattr(type(receiver), rule.name.rpartition(".")[2], None)
    arguments = [made[str(place)][0] for place in range(len(call.args))]
    keywords = {name: made[name][0] for name in call.kwargs}
    name = rule.name.rpartition(".")[2]
    if rule.is_property:
        raw = getattr(receiver, name) if call.receiver is not None else function
    elif call.receiver is not None:
        raw = getattr(receiver, name)(*arguments, **keywords)
    else:
        assert function is not None
        raw = function(*arguments, **keywords)
    # What a call makes of its receiver is its result where it returns none.
    result = made["self"][1] if raw is None and rule.flags.get("mutates") == "self" else raw
    if call.then is not None:
        result = call.then(raw, realise(call.within, positions)[0]) if call.within else call.then(raw)
    changed = frozenset(name for name in before if content(made[name][1]) != before[name])
    return Done(result, raw, receiver, changed)


def given(rule: Rule, call: Call) -> Mapping[str, object]:
    """The parameters that a call gives, with the values that a reader of the text would know."""
    values: dict[str, object] = {}
    for name, where in rule.bind(len(call.args), call.kwargs).items():
        if isinstance(where, tuple):
            values[name] = tuple(_constant(call.args[each] if isinstance(each, int) else call.kwargs[each]) for each in where)
        else:
            values[name] = _constant(call.args[where] if isinstance(where, int) else call.kwargs[str(where)])
    return values


def effect_of(rule: Rule, call: Call) -> Effect:
    """The effect that the rule states for this very call."""
    dimensions = [len(part.table.shape) for part in call.carriers if hasattr(part.table, "shape")]
    return rule.effect_with(given(rule, call), next(iter(dimensions), None))


def _constant(part: Any) -> object:
    return UNKNOWN if isinstance(part, Rows | Fresh) else part


def check_row_wise(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """`f(table)[i] == f(table[[i]])` and `f(a ++ b) == f(a) ++ f(b)`, by bits; without rows, `f` is a function."""
    if not call.carriers:
        again = perform(rule, target, call)
        assert content(again.result) == content(full.result), "two calls differ"
        return True
    rows = _rows(full.result, call)
    assert rows is not None, f"the result has no row axis: {type(full.result).__name__}"
    for position in _positions(call.count):
        one = cast(perform(rule, target, call, [position]).result, full.result)
        alone = _rows(one, call, [position])
        assert alone is not None, f"row {position} alone has no row axis"
        assert is_close(alone[0], rows[position], call.tolerance), f"row {position}: {alone[0]} alone, {rows[position]} in the table"
    middle = call.count // 3
    parts = [list(range(middle)), list(range(middle, call.count))]
    pieces = [_rows(cast(perform(rule, target, call, part).result, full.result), call, part) for part in parts]
    assert None not in pieces, "a part of the table has no row axis"
    joined = [row for piece in pieces for row in piece or ()]
    assert is_close(tuple(joined), tuple(rows), call.tolerance), "f(a ++ b) is not f(a) ++ f(b)"
    return True


def _positions(count: int) -> list[int]:
    return list(range(min(count, 8)))


def _rows(result: Any, call: Call, positions: Sequence[int] | None = None) -> list[Any] | None:
    count = call.count if positions is None else len(positions)
    return rows_of(result, count, _labels(call, positions))


def _labels(call: Call, positions: Sequence[int] | None = None) -> pd.Index | None:
    for each in call.carriers:
        if isinstance(each.table, pd.Series | pd.DataFrame):
            return each.table.index if positions is None else each.table.index[list(positions)]
    return None


def check_row_filter(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """Each row of the result is a row of the table, and one row alone stays as it is, or goes, or is too few to call."""
    if not call.carriers or "selector" in rule.flags:
        return True
    _check_kept(full.result, [part.table for part in call.carriers])
    try:
        one = perform(rule, target, call, [0]).result
    except Exception:
        return True
    _check_kept(one, [take(part.table, [0]) for part in call.carriers])
    return True


def _check_kept(result: Any, tables: list[Any]) -> None:
    kept = _row_set(result)
    columns = [table[name] for table in tables if hasattr(table, "columns") for name in table.columns]
    known = set().union(*(_row_set(part) or set() for part in tables + columns))
    assert kept is not None, f"the result has no rows: {type(result).__name__}"
    assert kept <= known, f"rows that were not there: {sorted(kept - known, key=str)[:2]}"


def _row_set(table: Any) -> set[Any] | None:
    """The rows of a table without their order, their labels and the names of their columns."""
    if isinstance(table, list | tuple) and table and isinstance(table[0], pd.Series | pd.DataFrame | np.ndarray):
        return set().union(*(_row_set(part) or set() for part in table))
    if isinstance(table, pd.DataFrame):
        return set(map(tuple, ([content(cell) for cell in row] for row in table.itertuples(index=False))))
    if type(table).__module__.startswith("polars"):
        return _polars_row_set(table)
    if not hasattr(table, "__len__"):
        table = list(table)
    if isinstance(table, str | dict):
        return None
    cells = table.ravel() if isinstance(table, np.ndarray) and table.ndim > 1 else table
    return {content(each) for each in cells}


def _polars_row_set(table: Any) -> set[Any]:
    table = table.collect() if hasattr(table, "collect") else table
    if hasattr(table, "to_list"):
        return {content(cell) for cell in table.to_list()}
    if table.width == 1:
        return {content(cell) for (cell,) in table.iter_rows()}
    return {frozenset(zip(table.columns, map(content, row), strict=True)) for row in table.iter_rows()}


def check_aggregate(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """No row axis is left, and the answer is the same each time."""
    if call.carriers and full.result is not full.receiver:
        assert _rows(full.result, call) is None, "the result has a row axis"
    return True


def check_other_rows(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """The result has the table's row axis, and some row differs when it is alone."""
    if not call.carriers:
        return True
    rows = _rows(full.result, call)
    assert rows is not None, f"the result has no row axis: {type(full.result).__name__}"
    return _differs_alone(rule, target, call, full.result, rows)


def _differs_alone(rule: Rule, target: Any, call: Call, full: Any, rows: list[Any]) -> bool:
    for position in range(call.count):
        try:
            alone = _rows(cast(perform(rule, target, call, [position]).result, full), call, [position])
        except Exception:
            return True
        if alone is None or alone[0] != rows[position]:
            return True
    return False


def check_columns(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """Two tables give different columns."""
    if not call.carriers:
        return True
    widths = set()
    for positions in (None, *([position] for position in range(call.count))):
        result = perform(rule, target, call, positions).result
        names = getattr(result, "columns", None)
        widths.add(tuple(map(str, names)) if names is not None else np.shape(result)[1:])
    return len(widths) > 1


def check_reshape(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """The rows of the result are not the rows of the table, or a row alone is none in the result."""
    if not call.carriers or _rows(full.result, call) is None:
        return True
    return _rows(perform(rule, target, call, [0]).result, call, [0]) is None


def check_random(rule: Rule, target: Any, call: Call, full: Done) -> bool:
    """Two draws differ."""
    results = {repr(content(full.result)), *(repr(content(perform(rule, target, call).result)) for _ in range(3))}
    assert len(results) > 1, "four draws are the same"
    return True


LAWS = {
    Effect.ROW_WISE: check_row_wise,
    Effect.ROW_FILTER: check_row_filter,
    Effect.AGGREGATE: check_aggregate,
    Effect.GROUP_AGGREGATE: check_aggregate,
    Effect.BROADCAST_AGGREGATE: check_other_rows,
    Effect.WINDOW: check_other_rows,
    Effect.DATA_DEPENDENT_COLUMNS: check_columns,
    Effect.RESHAPE: check_reshape,
    Effect.RANDOM: check_random,
}


def check_mutation(rule: Rule, done: Done, call: Call) -> None:
    """What `mutates` names has changed, and nothing else has."""
    stated = rule.flags.get("mutates", ())
    names = {stated} if isinstance(stated, str) else set(stated)  # type: ignore[call-overload]
    names -= {"generator"}
    places = {name: str(where) for name, where in rule.bind(len(call.args), call.kwargs).items()}
    allowed = {places.get(name, name) for name in names}
    assert done.changed <= allowed, f"changed {sorted(done.changed - allowed)}"
    if not call.runs_only:
        assert allowed <= done.changed, f"did not change {sorted(allowed - done.changed)}"


def check_inplace(rule: Rule, call: Call, expected: Done) -> None:
    """With `inplace=True` the receiver becomes the result, and None is returned."""
    changed = Call(call.receiver, call.args, {**call.kwargs, "inplace": True})
    receiver, base = realise(call.receiver, None)
    keywords = {name: realise(part, None)[0] for name, part in changed.kwargs.items()}
    arguments = [realise(part, None)[0] for part in changed.args]
    try:
        result = getattr(receiver, rule.name.rpartition(".")[2])(*arguments, **keywords)
    except (NotImplementedError, ValueError):
        return  # Some forms exist without `inplace` only.
    # pandas 3 returns the receiver where pandas 2 returned None.
    assert result is None or result is receiver, "inplace=True returns something new"
    assert content(cast(base, expected.raw)) == content(expected.raw), "inplace=True leaves another content than it returns"


def check_seed(rule: Rule, target: Any, call: Call, seed: str) -> None:
    """With a seed two draws are the same."""
    seeded = Call(call.receiver, call.args, {**call.kwargs, seed: 3}, call.then, call.within)
    results = {repr(content(perform(rule, target, seeded).result)) for _ in range(2)}
    assert len(results) == 1, "the seed does not settle the draw"
    np.random.seed(0)
