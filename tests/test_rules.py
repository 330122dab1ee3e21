"""Every rule is held against the installed library: signature, result, effect, mutation, row form, one row v batch."""

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from nb2svc.catalog import Effect, Rule, load
from rule_tables.conformance import Outcome, check, installed
from rule_tables.everything import CALLS, RECEIVERS
from rule_tables.files import write_files
from rule_tables.unchecked import UNCHECKED

CATALOG = load()
HEAVY = ("keras", "torch")
"""Libraries with an environment of their own: `make test-slow`."""
FLAGS = {
    *(effect.value for effect in Effect),
    *"property indexer inplace axis_decides becomes refuses applies joins stacks row_method batch_exact accepts_missing imputes".split(),
    *"closed contains expression modal iterates selector rounds stateless two_dimensional fit_differs staticmethod wildcard task".split(),
}


@cache
def rules_by_file() -> dict[str, list[Rule]]:
    """The entries of each rule file whose library is installed; `protocols.py` is checked with the classes that inherit."""
    found: dict[str, list[Rule]] = {}
    for rule in CATALOG.entries():
        library = rule.module.partition(".")[0]
        if library and library not in HEAVY and installed(library):
            found.setdefault(rule.origin.rpartition(":")[0].rpartition("rules/")[2], []).append(rule)
    return found


@cache
def outcome(rule: Rule) -> Outcome:
    """What came of one rule; a name that the installed version does not have is told as such."""
    if rule.name in UNCHECKED:
        return Outcome("unchecked", UNCHECKED[rule.name])
    try:
        return check(rule, CATALOG)
    except LookupError as error:
        return Outcome("absent", str(error))


@pytest.fixture(autouse=True, scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to read from and write to, no screen, and one thread: small data only waits for more."""
    import matplotlib
    import threadpoolctl

    matplotlib.use("Agg")
    before, place = Path.cwd(), tmp_path_factory.mktemp("rules")
    os.chdir(place)
    write_files(place)
    with threadpoolctl.threadpool_limits(1):
        yield place
    os.chdir(before)


@pytest.mark.parametrize("file", rules_by_file())
def test_a_file_of_rules_agrees_with_its_library(file: str) -> None:
    outcomes = {rule.name: outcome(rule) for rule in rules_by_file()[file]}
    contradicted = [f"{name}: {found.message}" for name, found in outcomes.items() if found.status == "contradicted"]
    assert not contradicted, "\n".join(contradicted)
    forgotten = [f"{name}: {found.message}" for name, found in outcomes.items() if found.status == "unchecked" and name not in UNCHECKED]
    assert not forgotten, "neither checked nor listed:\n" + "\n".join(forgotten)


def test_nearly_all_entries_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    counts = Counter(outcome(rule).status for rules in rules_by_file().values() for rule in rules)
    there = counts["checked"] + counts["unchecked"] + counts["unavailable"]
    with capsys.disabled():
        print(
            f"\nrules: {counts['checked']} of {there} entries checked ({counts['checked'] / there:.1%}), {counts['absent']} not in these versions"
        )
    assert counts["checked"] >= 0.95 * there
    assert counts["absent"] <= 0.03 * there


def test_the_catalog_is_broad() -> None:
    assert sum(1 for rule in CATALOG.entries() if rule.module) >= 600


def test_the_list_of_unchecked_entries_names_entries() -> None:
    names = {rule.name for rule in CATALOG.entries()}
    assert set(UNCHECKED) <= names
    assert not set(UNCHECKED) & set(CALLS), "what is listed as unchecked is not called, so it needs no call"


def test_every_call_is_of_an_entry() -> None:
    names = {rule.name for rule in CATALOG.entries()}
    assert set(CALLS) <= names, sorted(set(CALLS) - names)
    assert all(CATALOG.klass(name) for name in RECEIVERS), [name for name in RECEIVERS if not CATALOG.klass(name)]


def test_a_rule_is_found_by_its_own_name() -> None:
    names: Counter[str] = Counter()
    for rule in CATALOG.entries():
        names[rule.name] += 1
        found = CATALOG.function(rule.name) if rule.module else CATALOG.method(*rule.name.rsplit(".", 1))
        assert found is not None and found.origin == rule.origin, rule.name
    assert not [name for name, count in names.items() if count > 1]


def test_flags_are_those_of_the_documentation() -> None:
    for rule in CATALOG.entries():
        assert set(rule.flags) <= FLAGS, f"{rule.name}: {set(rule.flags) - FLAGS}"
        owner = CATALOG.klass(rule.name) or CATALOG.klass(rule.name.rpartition(".")[0])
        assert owner is None or set(owner.flags) <= FLAGS, f"{owner.name}: {set(owner.flags) - FLAGS}"


def test_each_effect_that_an_argument_decides_is_shown() -> None:
    """A `becomes` or an `axis_decides` that no call exercises would be a mere claim."""
    silent = []
    for rule in (rule for rules in rules_by_file().values() for rule in rules):
        stated = {effect for effect, _, _ in rule.flags.get("becomes", ())}  # type: ignore[attr-defined]
        stated |= {Effect.ROW_WISE} if "axis_decides" in rule.flags else set()
        if outcome(rule).status == "checked" and stated - outcome(rule).clauses:
            silent.append(f"{rule.name}: {sorted(stated - outcome(rule).clauses)}")
    assert not silent, "\n".join(silent)
