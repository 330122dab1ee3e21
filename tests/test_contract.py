"""The contract in all its forms: JSON Schema, OpenAPI, proto, lock; and what the generated validator makes of a record."""

import json
import re
from dataclasses import replace
from typing import Any

import openapi_spec_validator
import pytest
import yaml
from made_service import HOSTILE, PLAIN, make_plan

from nb2svc.emit import contracts, openapi, proto, schema, spelling
from nb2svc.ir.contract import Answer, Contract, Field, Type

pytestmark = pytest.mark.quick
CONTRACT = make_plan().contract
OWN = {"/v1/models/churn", "/v1/models/churn:predict", "/v2/models/churn", "/v2/models/churn/infer", "/v2/health/live", "/v2/health/ready"}
PATHS = {"/", "/predict", "/predict/batch", "/livez", "/readyz", "/schema", "/docs", "/metrics"}


def contract_of(*names: str) -> Contract:
    """A contract of text fields with these names."""
    fields = tuple(Field(name, f"f{number}", number, Type.STRING, "object", False) for number, name in enumerate(names, 1))
    return Contract("hostile", "1", "Hostile", fields, (), Answer(Type.STRING, False))


@pytest.mark.parametrize("names", [PLAIN, HOSTILE], ids=["plain", "hostile"])
class TestSchema:
    def test_it_is_valid_and_takes_its_example(self, names: dict[str, str]) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        document = contracts.record_schema(make_plan(names).contract)
        jsonschema.Draft202012Validator.check_schema(document)
        validator = jsonschema.Draft202012Validator(document)
        record = document["examples"][0]
        assert validator.is_valid(record)
        assert validator.is_valid(record | {names["age"]: None, names["churn"]: ["anything"]})
        for change in ({names["fee"]: None}, {names["fee"]: "1"}, {names["age"]: 1.5}, {names["city"]: "Rom"}, {"unknown": 1}):
            assert not validator.is_valid(record | change), change
        assert validator.is_valid(record | {names["plan"]: "an open value"})

    def test_openapi_declares_every_path_and_refusal(self, names: dict[str, str]) -> None:
        files = dict(openapi.files(make_plan(names).contract))
        document = yaml.safe_load(files["contracts/openapi.yaml"])
        openapi_spec_validator.validate(document)
        assert document["openapi"] == "3.1.0" and set(document["paths"]) == PATHS | OWN
        operations = [operation for path in document["paths"].values() for operation in path.values()]
        assert len({operation["operationId"] for operation in operations}) == len(operations)
        for path in ("/predict", "/predict/batch"):
            assert set(document["paths"][path]["post"]["responses"]) == {"200", "400", "401", "408", "413", "415", "422", "503"}
        shown = document["paths"]["/predict"]["post"]["requestBody"]["content"]["application/json"]["example"]
        assert shown == contracts.record_schema(make_plan(names).contract)["examples"][0]
        wanted = {
            found.removeprefix("#/components/schemas/")
            for found in re.findall(r"#/components/schemas/\w+", files["contracts/openapi.yaml"])
        }
        assert wanted <= set(document["components"]["schemas"])

    def test_the_lock_is_sorted_and_holds_what_later_versions_must_keep(self, names: dict[str, str]) -> None:
        text = dict(contracts.files(make_plan(names).contract))["contracts/contract.lock"]
        lock = json.loads(text)
        assert text == json.dumps(lock, indent=2, sort_keys=True) + "\n"
        assert lock["fields"][names["city"]] == {
            "ident": "city", "number": 3, "type": "string", "nullable": False, "enum": ["Bonn", "Köln", "Ulm"], "open": False,
        }  # fmt: skip
        assert lock["reserved"] == {"idents": [], "numbers": []} and lock["answer"] == {"type": "integer", "probabilities": True}


class TestProto:
    def test_the_layout_is_the_promised_one(self) -> None:
        text = proto.write(CONTRACT)
        assert "package churn.v1;" in text and "service ChurnService {" in text
        request, record = (re.search(rf"message {name} {{\n(.*?)\n}}", text, re.S) for name in ("PredictRequest", "Record"))
        assert request is not None and record is not None and request[1] == record[1]
        assert request[1].splitlines()[0] == '  optional int64 age = 1 [json_name = "age"];'
        assert (
            "  optional string since = 6" in request[1]
            and "  optional double fee = 4" in request[1]
            and "  optional bool loyal = 5" in request[1]
        )
        assert "  int64 prediction = 1;\n  map<string, double> probabilities = 2;" in text
        assert re.search(r"oneof outcome {\n +Answer answer = 1;\n +Error error = 2;", text)

    @pytest.mark.parametrize(
        "kind,word", [(Type.INTEGER, "int64"), (Type.NUMBER, "double"), (Type.STRING, "string"), (Type.BOOLEAN, "bool")]
    )
    def test_the_prediction_has_the_type_of_the_answer(self, kind: Type, word: str) -> None:
        assert f"  {word} prediction = 1;" in proto.write(replace(CONTRACT, answer=Answer(kind, False)))

    @pytest.mark.parametrize(
        "name",
        ["", "[x]", "a\0b", 'quote " and \\', "line\nbreak", "ℌ", "naïve", "x" * 500, "*/ }", "f2", "??/", "class", "emoji 🎉"],
        ids=ascii,
    )
    def test_protoc_takes_every_name(self, name: str) -> None:
        contract = contract_of(name, "other")
        made = proto.run_protoc(contract, proto.write(contract))
        assert set(made) == {f"hostile/v1/hostile_pb2{suffix}" for suffix in (".py", ".pyi", "_grpc.py")}
        assert "from hostile.v1 import hostile_pb2 as" in made["hostile/v1/hostile_pb2_grpc.py"]
        assert not re.search(r"/tmp|" + re.escape(spelling.python("\\tmp")), "".join(made.values()))

    def test_what_protoc_takes_as_json_name_is_the_original(self) -> None:
        contract = contract_of("Passenger Id", "[x]", "f1", "", "plain")
        assert proto.json_names(contract) == {"Passenger Id", "plain"}


class TestSpelling:
    TEXTS = [
        "",
        "plain",
        '"""',
        "a\nb\rc",
        "\\",
        "'; import os",
        "{{ 7 }}",
        "${HOME} $(id)",
        "# x",
        "a: b",
        "\x00\x7f\x85\u2028",
        "🎉 ℌ",
        "| <b> `x` *y* |",
    ]

    @pytest.mark.parametrize("text", TEXTS, ids=ascii)
    def test_toml_reads_back(self, text: str) -> None:
        import tomllib

        assert tomllib.loads(f"x = {spelling.toml(text)}") == {"x": text}

    @pytest.mark.parametrize("text", [*TEXTS, "\ud800"], ids=ascii)
    def test_a_docstring_and_a_line_of_markdown_stay_what_they_are(self, text: str) -> None:
        compile(f'"""{spelling.comment(text)}: more."""', "x", "exec")
        assert spelling.markdown(text).isprintable() and "\n" not in spelling.markdown(text)
        assert not re.search(r"(?<!\\)[|<`*]", spelling.markdown(text))

    def test_numbers_of_numpy_become_plain(self) -> None:
        import numpy as np

        values = [np.float64(1.5), np.int64(3), np.bool_(True), float("nan"), np.float64("inf"), None, "text"]
        assert [repr(spelling.plain(value)) for value in values] == ["1.5", "3", "True", "None", "None", "None", "'text'"]


@pytest.mark.parametrize(
    "field,declared",
    [
        (
            Field("Age", "age", 1, Type.INTEGER, "float64", True, example=31.0),
            "age: Integer | None = Field(None, alias='Age', examples=[31])",
        ),
        (Field("b", "b", 2, Type.BOOLEAN, "bool", False, example=False), "b: Flag = Field(alias='b', examples=[False])"),
        (Field("p", "p", 3, Type.STRING, "object", False, ("x",), False), "p: Annotated[Text, Among('x')] = Field(alias='p')"),
        (Field("q", "q", 4, Type.STRING, "object", True, ("x",)), "q: Annotated[Text, Known('x')] | None = Field(None, alias='q')"),
    ],
    ids=lambda value: value.name if isinstance(value, Field) else "",
)
def test_a_field_is_declared_in_one_line(field: Field, declared: str) -> None:
    assert schema.declare(field) == declared


def test_an_example_without_rows_is_made_of_the_fields() -> None:
    bare: Any = replace(CONTRACT, examples=())
    assert schema.example(bare) == schema.example(CONTRACT)
