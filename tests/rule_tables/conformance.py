"""Conformance: one rule held against the installed library: its signature, a call, its effect, its result, its body."""

import contextlib
import copy
import importlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
from nb2svc.catalog import Catalog, CatalogError, ClassRule, Effect, Rule, load, review

from rule_tables import effects, signatures
from rule_tables.bodies import check_body
from rule_tables.calls import Call, Fresh, Like, Rows
from rule_tables.estimators import check_estimator, fitted, is_estimator, samples_of
from rule_tables.everything import ARGUMENTS, CALLS, IMPORTS, RECEIVERS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one rule, and why.

    It was checked, contradicted, left unchecked (no call could be made), or unavailable: a library that the library
    needs is not here. `clauses` are the effects that calls have shown.
    """

    status: str
    message: str = ""
    clauses: frozenset[Effect] = frozenset()


@cache
def installed(library: str) -> bool:
    """Whether the library can be imported here."""
    try:
        importlib.import_module(library)
    except ImportError:
        return False
    return True


def resolve(dotted: str) -> Any:
    """The real object of a dotted name; raises LookupError when the installed version has none."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        try:
            for part in parts[length:]:
                found = getattr(found, part)
        except (AttributeError, ImportError):
            continue
        return found
    raise LookupError(dotted)


def check(rule: Rule, catalog: Catalog | None = None) -> Outcome:
    """Hold one rule against the library; nothing is printed and no warning shown."""
    for module in IMPORTS.get(rule.name.partition(".")[0], ()):
        importlib.import_module(module)
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        try:
            return _check(rule, catalog or load())
        except (AssertionError, CatalogError) as error:
            return Outcome("contradicted", str(error))
        except (ImportError, FileNotFoundError) as error:
            return Outcome("unavailable", str(error))


def _check(rule: Rule, catalog: Catalog) -> Outcome:
    owner_name = rule.name.rpartition(".")[0]
    owner = catalog.klass(owner_name)
    review.check_rule(rule)
    klass = catalog.klass(rule.name) if owner is None or owner_name == rule.module else None
    if klass is not None and is_estimator(klass):
        signatures.check_parameters(rule, resolve(klass.name))
        check_estimator(klass, resolve(klass.name))
        return Outcome("checked")
    target = _target(rule, owner)
    if target is not None and not isinstance(target, ModuleType):
        signatures.check_parameters(rule, target)
    return _check_calls(rule, target, tuple(_calls(rule, owner)), owner)


def _target(rule: Rule, owner: ClassRule | None) -> Any:
    if owner is not None and "staticmethod" not in rule.flags:
        receiver = _receivers(rule, owner)
        name = rule.name.rpartition(".")[2]
        made = effects.realise(receiver[0], None)[0] if receiver else None
        if made is not None and not rule.is_property and not hasattr(made, name):
            raise LookupError(rule.name)
        return None if rule.is_property or made is None else getattr(made, name)
    return resolve(rule.name)


def _receivers(rule: Rule, owner: ClassRule) -> tuple[Any, ...]:
    explicit = CALLS.get(rule.name, ())
    if explicit and explicit[0].receiver is not None:
        return (explicit[0].receiver,)
    if is_estimator(owner):
        # What is shared by many checks must not be changed by one.
        return (Fresh(lambda: (copy.deepcopy if "mutates" in rule.flags else copy.copy)(fitted(owner, resolve(owner.name)))),)
    return tuple(RECEIVERS.get(owner.name, ()))


def _calls(rule: Rule, owner: ClassRule | None) -> Iterator[tuple[Call, bool]]:
    """The calls written for this rule, else what its parameters suggest; the flag says whether it must run."""
    if rule.name in CALLS:
        yield from ((call, True) for call in CALLS[rule.name])
        return
    receivers = _receivers(rule, owner) if owner is not None and "staticmethod" not in rule.flags else (None,)
    for receiver in receivers:
        arguments: list[Any] = []
        keywords: dict[str, Any] = {}
        for parameter in rule.parameters:
            if parameter.default_text is not None or parameter.kind in ("args", "kwargs"):
                continue
            found = _argument(rule, parameter.name, receiver)
            if owner is not None and is_estimator(owner) and parameter.name in ("X", "data"):
                found = Rows(samples_of(owner).fresh)
            if found is None:
                return
            if parameter.kind == "keyword":
                keywords[parameter.name] = found
            else:
                arguments.append(found)
        yield Call(receiver, tuple(arguments), keywords), False


def _argument(rule: Rule, name: str, receiver: Any) -> Any:
    parts = rule.name.split(".")
    for length in range(len(parts), -1, -1):
        prefix = ".".join(parts[:length])
        if (prefix, name) in ARGUMENTS:
            found = ARGUMENTS[prefix, name]
            return found.make(receiver) if isinstance(found, Like) else found
    return None


def _check_calls(rule: Rule, target: Any, calls: tuple[tuple[Call, bool], ...], owner: ClassRule | None) -> Outcome:
    if "wildcard" in rule.flags:
        return Outcome("checked")
    message, done = "no call", 0
    witnessed: dict[Effect, bool] = {}
    for written, must_run in calls:
        call = _measured(rule, written, owner)
        try:
            first = effects.perform(rule, target, call, watch=True)
        except (ImportError, FileNotFoundError):
            raise
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            if call.may_raise:
                witnessed[effects.effect_of(rule, call)] = True
                continue
            assert not must_run, f"{message} in {show(call)}"
            continue
        effect = effects.effect_of(rule, call)
        witnessed[effect] = _laws(rule, target, call, first, effect) or witnessed.get(effect, False)
        done += 1
        if effect not in effects.LAWS and not must_run:
            break  # It runs: no law would say more of another receiver.
    for effect, seen in witnessed.items():
        assert seen, f"no call shows that it is {effect} and not row-wise"
    return Outcome("checked", clauses=frozenset(witnessed)) if done else Outcome("unchecked", message)


def _measured(rule: Rule, call: Call, owner: ClassRule | None) -> Call:
    """The call, with the tolerance that `rounds` grants to a function, and a missing `batch_exact` to an estimator."""
    inexact = owner is not None and is_estimator(owner) and "batch_exact" not in owner.flags
    granted = 1e-9 if inexact else 1e-12 if "rounds" in rule.flags else 0.0
    return replace(call, tolerance=max(call.tolerance, granted)) if granted else replace(call, tolerance=0.0)


def _laws(rule: Rule, target: Any, call: Call, first: effects.Done, effect: Effect) -> bool:
    """Hold one call against all laws; says whether it shows the effect (some show it on some tables only)."""
    try:
        if effect is rule.effect:
            signatures.check_kind(rule, first.raw, first.receiver, call)
        effects.check_mutation(rule, first, call)
        law = effects.LAWS.get(effect)
        seen = call.runs_only or law is None or law(rule, target, call, first)
        if rule.body and effect is Effect.ROW_WISE and not call.runs_only:
            check_body(rule, call, first.result)
        if "inplace" in rule.flags and not {"inplace", "axis"} & set(call.kwargs):
            effects.check_inplace(rule, call, first)
        draws = rule.flags.get("draws")
        if hasattr(draws, "keys"):
            effects.check_seed(rule, target, call, draws["seed"])  # type: ignore[index]
    except AssertionError as error:
        raise AssertionError(f"{error} in {show(call)}") from error
    except Exception as error:
        raise AssertionError(f"{type(error).__name__}: {error} in {show(call)}") from error
    return seen


def show(call: Call) -> str:
    """A call as a person would read it in a message."""

    def text(part: Any) -> str:
        table = getattr(part, "table", part)
        return f"{type(table).__name__}[{getattr(table, 'dtype', '')}]" if table is not part else repr(part)[:40]

    parts = [text(part) for part in call.args] + [f"{name}={text(part)}" for name, part in call.kwargs.items()]
    return f"{text(call.receiver) if call.receiver is not None else ''}({', '.join(parts)})"
