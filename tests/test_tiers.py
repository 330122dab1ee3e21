"""Tiers: what a compiled row function must agree with before it serves, what rules it out, and that all tiers refuse alike."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from made_service import PLAIN, make_plan, make_settings, table, write
from test_frozen import EXACT

from nb2svc.emit import render

NAME = "tiered_service"
MODULES = "codec values tiers tiercheck learnt manifest frozen state schema frame predictor selfcheck training".split()
ROWS = '''"""The row program, for one record."""

import datetime
from typing import Any

from .scalars import RowProgram, Unsupported

IMPUTES = False


def compile_row(state: Any) -> RowProgram:
    """Bind what was learnt."""
    age_mean, plans, model = state.age_mean, state.plan_seen, state.model
    code = state.city_code.transform

    def inputs(row: Any) -> list[Any]:
        """What the model reads (notebook cells 2 and 3)."""
        age = age_mean if row.age is None else float(row.age)
        (city,) = code([row.city])
        since = datetime.datetime.strptime(row.since, "%d/%m/%Y").month
        return [age, city, since, len(row.note), row.fee, row.loyal, *(row.plan_ == plan for plan in plans)]

    def answer(x: list[Any]) -> tuple[Any, dict[str, float]]:
        """The prediction (notebook cell 4)."""
        return model.predict(x), dict(zip(map(str, model.classes_), model.predict_proba(x)))

    columns = ["age", "city", "since", "note", "fee", "loyal", *(f"plan_{plan}" for plan in plans)]
    return RowProgram(inputs, answer, columns)
'''


def package(folder: Path, name: str, rows: str) -> Path:
    settings = make_settings()
    return write(render(make_plan(name=name), make_settings(python={**settings.python, "rows.py": rows})).files, folder)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    table(PLAIN).to_csv(folder / "clients.csv", index=False)
    return folder


@pytest.fixture(scope="module")
def made(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A trained package whose row function was written by hand."""
    folder = package(tmp_path_factory.mktemp("made"), NAME, ROWS)
    sys.path.insert(0, str(folder / "src"))
    modules = {name: importlib.import_module(f"{NAME}.{name}") for name in MODULES}
    frozen = modules["frozen"].Frozen(data)
    modules["training"].fit(data, frozen)
    parity = modules["selfcheck"].install(frozen, folder / "artifacts")
    yield SimpleNamespace(folder=folder, artifacts=folder / "artifacts", frozen_values=frozen, parity=parity, **modules)
    sys.path.remove(str(folder / "src"))


@pytest.mark.parametrize("value", EXACT, ids=lambda value: f"{type(value).__name__}")
def test_a_frozen_value_has_a_plain_form_or_is_said_to_have_none(made: SimpleNamespace, value: Any) -> None:
    document = json.loads(json.dumps(made.codec.exact(value)))
    try:
        found = made.values.plain(document)
    except made.values.Unplain:
        assert lossy(value), value
        return
    assert "pandas" not in type(found).__module__ and "numpy" not in type(found).__module__
    if isinstance(value, pd.Series):
        assert [same(cell, whole) for cell, whole in zip(found.values(), value.tolist())] == [True] * len(found)
        assert list(found) == value.index.tolist() or value.index.hasnans
    elif isinstance(value, (np.ndarray, pd.Index)):
        listed = value.tolist()
        assert repr(found) == repr(listed) or len(found) == len(listed) and not (getattr(value.dtype, "kind", "O") in "biufU")
    elif isinstance(value, (bool, int, float, str, tuple, list)):
        assert repr(found) == repr(value.item() if isinstance(value, np.generic) else value)


def lossy(value: Any) -> bool:
    """Whether Python's own types say less than this value does."""
    text = f"{getattr(value, 'dtype', '')}{getattr(value, 'dtypes', '')}"
    finer = any(word in f"{text}{value!r}" for word in ("789012345", "000000002", "float32", "int8", "uint64", "datetime64[D]", "timedelta64"))
    return finer or isinstance(value, (np.datetime64, np.timedelta64))


def same(found: Any, value: Any) -> bool:
    return bool(pd.isna(found) and pd.isna(value)) or repr(found) == repr(value) or found == value


class TestChoice:
    def test_the_object_tier_serves_where_a_fitted_object_has_no_tables(self, made: SimpleNamespace) -> None:
        assert made.parity["parity"] and made.parity["tier"] == "row"
        compared = made.parity["tiers"][made.parity["tier"]]
        assert compared["records"] == compared["equal"] > 200 and compared["first_difference"] is None

    def test_the_tiers_refuse_alike(self, made: SimpleNamespace) -> None:
        opened = made.manifest.open_manifest(made.artifacts)
        fast, frame = made.tiers.open_tier(made.parity["tier"], opened), made.tiers.open_tier("frame", opened)
        record = made.predictor.read_golden(made.artifacts)[0]["record"]
        good = made.schema.validate(record)
        changes = [{"fee": None}, {"since": "31/02/2020"}, {"since": None}, {"city": "unseen"}, {"note": None}, {"age": None}, {}]
        rows = [good.model_copy(update=change) for change in changes]
        assert fast.answer(rows[:-2]) == frame.answer(rows[:-2])
        assert {type(each).__name__ for each in fast.answer(rows[:-2])} == {"Problem"}
        assert [prediction for prediction, _ in fast.answer(rows[-2:])] == [prediction for prediction, _ in frame.answer(rows[-2:])]

    def test_a_program_edited_after_training_is_not_the_one_that_was_compared(self, made: SimpleNamespace) -> None:
        path = made.folder / "src" / NAME / "features.py"
        text = path.read_text("utf-8")
        path.write_text(text + "# an edit\n", "utf-8")
        try:
            predictor = made.predictor.Predictor.load(made.artifacts)
            assert predictor.tier == "frame" and "edited" in predictor.ruled_out["row"]
            # What training wrote down is answered all the same.
            predictor.rehearse(made.artifacts)
        finally:
            path.write_text(text, "utf-8")

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("len(row.note)", "len(row.note) + (len(row.note) == 4)", "column note"),
            ("float(row.age)", "float(row.age) + 1e-9", "column age"),
            ("age_mean if row.age is None", "age_mean + 1e-12 if row.age is None", "column age"),
            ('"since", "note"', '"note", "since"', "the columns or their order differ"),
            ("model.predict(x), ", "1 - model.predict(x), ", "the answer"),
            ("return RowProgram(inputs", 'raise Unsupported("another dtype")\n    return RowProgram(inputs', "another dtype"),
        ],
    )
    def test_a_row_function_that_differs_does_not_serve(
        self, made: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
    ) -> None:
        assert old in ROWS
        module = importlib.import_module(f"{NAME}.rows")
        spoilt: dict[str, Any] = {"__name__": module.__name__}
        exec(compile(ROWS.replace(old, new), "rows.py", "exec"), spoilt)  # noqa: S102 - our own text
        monkeypatch.setattr(module, "compile_row", spoilt["compile_row"])
        frame = made.tiers.open_tier("frame", made.manifest.open_manifest(made.artifacts))
        records = [each["record"] for each in made.predictor.read_golden(made.artifacts)][-60:]
        choice = made.tiercheck.choose(records, frame, made.manifest.open_manifest(made.artifacts))
        assert choice.tier is frame and told in choice.ruled_out["row"]


BODIES = [
    '{"age": %s, "plan": "free", "city": "Ulm", "fee": %s, "loyal": false, "since": "28/07/2021", "note": %s}' % values
    for values in [
        ("56", "19.5", '"late"'), ("56.0", "1e2", '"a:b::c"'), ("5.6", "1", '""'), ("null", "-0.0", '"x"'), ("true", "1", '"x"'), ('"56"', "1", '"x"'),
        ("1e400", "1", '"x"'), ("56", "NaN", '"x"'), ("56", "-Infinity", '"x"'), ("56", "0.1000000000000000055511151231257827", '"x"'),
        ("56", str(2**53 + 1), '"x"'), ("56", str(10**25 + 3), '"x"'), ("56", "179769313486231580793728971405301" + "0" * 276, '"x"'), ("9223372036854775807", "1", '"x"'),
        ("9223372036854775808", "1", '"x"'), ("56", "4.9e-324", '"x"'), ("56", "2.2250738585072011e-308", '"x"'), ("056", "1", '"x"'), ("56", "+1", '"x"'),
        ("56", "1", '"\\u00e4"'), ("56", "1", '"\\ud800"'), ("56", "1", '"\t"'), ("56", "1", '"x", "note": "y"'), ("56", "1", '"x", "no:te": 1'), ("56", "1", '{"a": 1}'),
        ("56", "1", '"NA"'), ("56", "1", '"%s"' % ("x" * 10_001)), ("56", "1", '"x", "customer": 7'), ("56", "1", 'null'), ("56", "1,", '"x"'),
    ]
] + ["{}", "[]", "null", "", "{", '{"age": 1}', "\ufeff{}"]  # fmt: skip


@pytest.mark.parametrize("body", [*BODIES, BODIES[0].encode("utf-16").decode("latin-1")], ids=range(len(BODIES) + 1))
def test_a_body_read_in_one_step_is_the_record_that_the_slower_way_reads(made: SimpleNamespace, body: str) -> None:
    jsontext = importlib.import_module(f"{NAME}.jsontext")
    fast = made.schema.read_row(body.encode())
    try:
        slow = made.schema.validate(jsontext.parse(body))
    except ValueError:
        slow = None
    if fast is None:
        assert body != BODIES[0], "what is usual is read in one step"
    else:
        assert isinstance(slow, made.schema.Row) and repr(fast) == repr(slow) and fast.model_fields_set == slow.model_fields_set


STARTED = """
import sys
import tiered_service.__main__, tiered_service.rest, tiered_service.rpc, tiered_service.serve
from tiered_service.predictor import Predictor
predictor = Predictor.load()
predictor.rehearse()
print(predictor.tier, *sorted({name.partition(".")[0] for name in sys.modules} & {"pandas", "sklearn", "scipy", "joblib"}))
"""


def test_a_service_on_the_row_tier_starts_without_pandas_and_the_model_s_library(made: SimpleNamespace) -> None:
    environment = {"PYTHONPATH": "src", "PATH": "", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", STARTED], cwd=made.folder, env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["row"], done.stderr


def test_a_package_without_a_row_function_says_why(data: Path, tmp_path: Path) -> None:
    text = 'from .scalars import Unsupported\n\nIMPUTES = False\n\n\ndef compile_row(state):\n    raise Unsupported("step `x` (cell 3) reads another row")\n'
    folder = package(tmp_path, "framed_service", text)
    command = [sys.executable, "-m", "framed_service"]
    options: dict[str, Any] = {"cwd": folder, "capture_output": True, "text": True, "env": {"PYTHONPATH": "src", "PATH": "", "PYTHONWARNINGS": "ignore"}}
    assert subprocess.run([*command, "train", "--data-dir", data], **options).returncode == 0
    facts = json.loads(subprocess.run([*command, "info", "--json"], **options).stdout)
    assert facts["tier"] == "frame" and facts["ruled_out"] == dict.fromkeys(("row", "object"), "step `x` (cell 3) reads another row")
