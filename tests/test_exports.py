"""The contract for other tools: what `info --format` prints is imported by the tool it is for, and judges records as the service does."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from made_service import HOSTILE, make_plan, make_settings, write
from served import GOOD, run, train

from nb2svc.emit import render

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("exported"))


def exported(folder: Path, form: str) -> Any:
    """What a Python export defines."""
    told = run(folder, "info", "--format", form)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = {}
    exec(compile(told.stdout, form, "exec"), found)
    return found["SCHEMA"]


def golden(package: Path) -> list[tuple[dict[str, Any], bool]]:
    """The golden records, and whether each has an answer."""
    records = json.loads((package / "artifacts/golden.json").read_text("utf-8"))["records"]
    return [(each["record"], "error" not in each["outcome"]) for each in records]


def test_pandera_takes_the_records_that_are_answered_and_no_others(package: Path) -> None:
    from pandera.errors import SchemaError, SchemaErrors

    schema = exported(package, "pandera")
    answered = [record for record, is_answered in golden(package) if is_answered]
    assert len(answered) > 80
    schema.validate(pd.DataFrame(answered))
    beyond = {"age": 10**6, "fee": -1e300, "plan": "never seen", "churn": ["anything"], "customer": None}
    for change in (beyond, {"age": None}, {"age": 56.0}, {"fee": 19}):
        schema.validate(pd.DataFrame([GOOD | change]))
    schema.validate(pd.DataFrame([{name: value for name, value in GOOD.items() if name != "age"}]))
    bad = [{"age": 1.5}, {"age": "56"}, {"age": True}, {"age": 2**63}, {"fee": None}, {"fee": "1"}, {"fee": float("inf")}, {"city": "Rom"}]
    for change in (*bad, {"city": None}, {"loyal": 1}, {"loyal": "yes"}, {"since": 7}, {"note": None}, {"unknown": 1}):
        with pytest.raises((SchemaError, SchemaErrors)):
            schema.validate(pd.DataFrame([GOOD | change], dtype=object))
    with pytest.raises((SchemaError, SchemaErrors)):
        schema.validate(pd.DataFrame([{name: value for name, value in GOOD.items() if name != "fee"}]))


def test_arrow_holds_the_records_with_types_and_nullability(package: Path) -> None:
    import pyarrow

    schema = exported(package, "arrow")
    answered = [record for record, is_answered in golden(package) if is_answered]
    held = pyarrow.Table.from_pylist([{name: record.get(name) for name in schema.names} for record in answered], schema=schema)
    held.validate(full=True)
    assert held.to_pylist() == [{name: record.get(name) for name in schema.names} for record in answered]
    types = {"age": "int64", "plan": "string", "city": "string", "fee": "double", "loyal": "bool", "since": "string", "note": "string"}
    assert {field.name: str(field.type) for field in schema} == types
    nullable = {field.name for field in make_plan().contract.fields if field.nullable}
    assert {field.name for field in schema if field.nullable} == nullable != set()
    assert json.loads(schema.field("city").metadata[b"enum"]) == ["Bonn", "Köln", "Ulm"] and b"known" in schema.field("plan").metadata
    assert not any(word in run(package, "info", "--format", "arrow").stdout for word in ("minimum", "maximum"))
    for change in ({"age": "56"}, {"age": True}, {"fee": "1"}, {"loyal": "yes"}, {"note": 7}):
        with pytest.raises((pyarrow.ArrowInvalid, pyarrow.ArrowTypeError)):
            pyarrow.Table.from_pylist([GOOD | change], schema=schema)


def test_contracts_are_printed_as_they_lie_there(package: Path) -> None:
    for form, path in (("json-schema", "schema.json"), ("openapi", "openapi.yaml"), ("proto", "churn/v1/churn.proto")):
        assert run(package, "info", "--format", form).stdout == (package / "contracts" / path).read_text("utf-8")


def test_names_stay_data_and_no_tool_is_needed(tmp_path: Path) -> None:
    """Before training, without the interfaces, and in a process that has neither tool."""
    folder = write(render(make_plan(HOSTILE), make_settings(HOSTILE, patterns=())).files, tmp_path / "churn-service")
    wanted = set(HOSTILE.values()) - {HOSTILE["churn"], HOSTILE["customer"]}
    assert set(exported(folder, "arrow").names) == wanted
    assert set(exported(folder, "pandera").columns) == set(HOSTILE.values())
    absent = run(folder, "info", "--format", "proto")
    assert absent.returncode == 1 and absent.stderr.count("\n") == 1 and "churn.proto" in absent.stderr
    program = "import sys; sys.path.insert(0, 'src'); import churn.exports as it; it.pandera(), it.arrow(); print({'pandera', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr
