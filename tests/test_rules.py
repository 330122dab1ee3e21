"""Every rule is held against the installed library: signature, result, effect, mutation, row form, one row v batch."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_tables.everything import CALLS, RECEIVERS
from rule_tables.files import write_files
from rule_tables.outcomes import CATALOG, complaints, counts, rules_by_file, silent
from rule_tables.unchecked import UNCHECKED


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
    found = complaints(rules_by_file()[file])
    assert not found, "\n".join(found)


def test_nearly_all_entries_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Entries of a library that is not installed count, too: whoever runs this installs what `dev` names."""
    found = counts()
    with capsys.disabled():
        print(f"\nrules: {found['checked']} of {found.total()} entries checked ({found['checked'] / found.total():.1%}): {dict(found)}")
    assert found["checked"] >= 0.95 * found.total()
    assert found["absent"] <= 0.03 * found.total()


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


def test_each_effect_that_an_argument_decides_is_shown() -> None:
    """A `becomes` or an `axis_decides` that no call exercises would be a mere claim."""
    assert not silent()
