"""The rules of Keras and torch, held against the libraries in an environment that has them (`make test-slow`)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_tables import everything
from rule_tables.content import content
from rule_tables.outcomes import CATALOG, complaints, counts, rules_by_file, silent
from test_rules import folder

pytestmark = pytest.mark.heavy
__all__ = ["folder"]


@pytest.fixture(autouse=True, scope="module")
def calls(folder: Path) -> Iterator[None]:
    """The calls of the heavy libraries, which only this module imports."""
    from rule_tables import keras_calls, torch_calls

    for module in (torch_calls, keras_calls):
        everything.CALLS.update(module.CALLS)
    everything.RECEIVERS.update(keras_calls.RECEIVERS)
    everything.estimators.RECIPES.update(keras_calls.RECIPES)
    yield


@pytest.mark.parametrize("file", rules_by_file(heavy=True))
def test_a_file_of_rules_agrees_with_its_library(file: str) -> None:
    found = complaints(rules_by_file(heavy=True)[file])
    assert not found, "\n".join(found)


def test_nearly_all_entries_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    found = counts(heavy=True)
    with capsys.disabled():
        print(f"\nheavy rules: {found['checked']} of {found.total()} entries checked ({found['checked'] / found.total():.1%})")
    assert found["checked"] >= 0.95 * found.total()


def test_every_call_is_of_an_entry() -> None:
    names = {rule.name for rule in CATALOG.entries()}
    assert set(everything.CALLS) <= names, sorted(set(everything.CALLS) - names)


def test_each_effect_that_an_argument_decides_is_shown() -> None:
    assert not silent(heavy=True)


def test_what_is_modal_and_only_that_differs_while_it_trains() -> None:
    from rule_tables import keras_calls, torch_calls

    for name, (_, _, rows) in torch_calls.PARTS.items():
        trained, asked = (torch_calls.part(name, training=training)(rows.table) for training in (True, False))
        klass = CATALOG.klass(f"torch.nn.{name}")
        assert klass and ("modal" in klass.flags) == (content(trained) != content(asked)), name
    for name in keras_calls.LAYERS:
        trained, asked = keras_calls.answers(name)
        klass = CATALOG.klass(f"keras.layers.{name}")
        assert klass and ("modal" in klass.flags) == (content(trained) != content(asked)), name
