"""Outcomes: what came of each rule of a set of libraries, file by file."""

from collections import Counter
from functools import cache

from nb2svc.catalog import Effect, Rule, load

from rule_tables.conformance import Outcome, check, installed
from rule_tables.unchecked import UNCHECKED

CATALOG = load()
HEAVY = ("keras", "torch")
"""Libraries with an environment of their own: `make test-slow`."""


@cache
def rules_by_file(*, heavy: bool = False) -> dict[str, list[Rule]]:
    """The entries of each rule file of the heavy libraries, or of all others; `protocols.py` is checked with the classes that inherit."""
    found: dict[str, list[Rule]] = {}
    for rule in CATALOG.entries():
        if rule.module and "wildcard" not in rule.flags and (rule.module.partition(".")[0] in HEAVY) == heavy:
            found.setdefault(rule.origin.rpartition(":")[0].rpartition("rules/")[2], []).append(rule)
    return found


@cache
def outcome(rule: Rule) -> Outcome:
    """What came of one rule; a name that the installed version does not have is told as such."""
    if rule.name in UNCHECKED:
        return Outcome("unchecked", UNCHECKED[rule.name])
    library = rule.module.partition(".")[0]
    if not installed(library):
        return Outcome("unavailable", f"{library} is not installed")
    try:
        return check(rule, CATALOG)
    except LookupError as error:
        return Outcome("absent", str(error))


def complaints(rules: list[Rule]) -> list[str]:
    """What the libraries contradict, and what nothing checked and no list gives a reason for."""
    found = {rule.name: outcome(rule) for rule in rules}
    contradicted = [f"{name}: {each.message}" for name, each in found.items() if each.status == "contradicted"]
    forgotten = [name for name, each in found.items() if each.status == "unchecked" and name not in UNCHECKED]
    return contradicted + [f"{name}: neither checked nor listed: {found[name].message}" for name in forgotten]


def counts(*, heavy: bool = False) -> Counter[str]:
    """How many entries were checked, unchecked, unavailable and absent."""
    return Counter(outcome(rule).status for rules in rules_by_file(heavy=heavy).values() for rule in rules)


def silent(*, heavy: bool = False) -> list[str]:
    """The `becomes` and `axis_decides` that no call has shown: mere claims."""
    found = []
    for rule in (rule for rules in rules_by_file(heavy=heavy).values() for rule in rules):
        stated = {effect for effect, _, _ in rule.flags.get("becomes", ())}  # type: ignore[attr-defined]
        stated |= {Effect.ROW_WISE} if "axis_decides" in rule.flags else set()
        if outcome(rule).status == "checked" and stated - outcome(rule).clauses:
            found.append(f"{rule.name}: {sorted(stated - outcome(rule).clauses)}")
    return found
