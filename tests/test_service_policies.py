"""Policies of a record: the same verdict, and the same bits, on every interface that can carry it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import pytest
from lanes import EVERY, Lanes, Verdict
from served import GOOD, IDENTS, Serving, train

pytestmark = pytest.mark.slow
TEXTS = {name: json.dumps(value) for name, value in GOOD.items()}
NO_JSON = ("refused", 400)
REMOTE = frozenset(["unary", "together", "stream"])
"""The lanes whose messages have one type a field; `infer` has tensors of any type."""


@dataclass(frozen=True)
class Case:
    """A spoilt or unusual record, and what each interface says of it."""

    name: str
    texts: dict[str, str]
    expected: Verdict | str
    """A verdict; or a record's name whose answer this one has."""
    carried: frozenset[str] = frozenset(EVERY)
    """The lanes that have a form for it."""
    told: dict[str, Verdict] = field(default_factory=dict)
    """Lanes that call it something else, and what: no JSON is a bad request as a whole."""


def changed(**texts: str | None) -> dict[str, str]:
    """The good record with other texts; None leaves a column out."""
    return {name: text for name, text in (TEXTS | texts).items() if text is not None}


def wrong(column: str, text: str, code: str = "type", lanes: frozenset[str] = frozenset(EVERY) - REMOTE) -> Case:
    return Case(f"{column}={text[:20]}", changed(**{column: text}), ("refused", code, column), lanes)


def json_only(case: Case, **told: Verdict) -> Case:
    """A text that is no JSON: a bad request to those that take JSON, whatever the field."""
    bodies = dict.fromkeys(("rest", "batch", "v1", "v2"), NO_JSON)
    return Case(case.name, case.texts, case.expected, case.carried, bodies | told)


ALL = frozenset(EVERY)
LONG = json.dumps("x" * 10_001)
CASES = [
    Case("good", TEXTS, "good"),
    Case("hundred", changed(age="100"), "hundred"),
    # What an integer may look like, and what not.
    Case("integer with a point", changed(age="56.0"), "good", ALL - REMOTE),
    Case("integer with an exponent", changed(age="1e2"), "hundred", ALL - REMOTE),
    wrong("age", "105.5"), wrong("age", "true"), wrong("age", '"105"'), wrong("age", "[1]", lanes=ALL - REMOTE - {"infer", "v2"}),
    wrong("age", str(2**63), "range"), wrong("age", str(-(2**63) - 1), "range", ALL - REMOTE - {"infer"}), wrong("age", "1e300", "range"),
    Case("the last integer", changed(age=str(2**63 - 1)), "the last integer"),
    # Numbers.
    Case("twenty", changed(fee="20"), "twenty"), Case("twenty with a point", changed(fee="20.0"), "twenty"), Case("twenty with an exponent", changed(fee="2e1"), "twenty"),
    wrong("fee", "true"), wrong("fee", "false"), wrong("fee", '"19.5"'), wrong("fee", '"NaN"'),
    wrong("fee", "1e999", "range", ALL), wrong("fee", "-1e999", "range", ALL), wrong("age", "1e999", "range"), wrong("fee", "1" + "0" * 400, "range", ALL - REMOTE - {"infer"}),
    json_only(wrong("fee", "NaN", "range", ALL)), json_only(wrong("fee", "Infinity", "range", ALL)), json_only(wrong("fee", "-Infinity", "range", ALL)),
    json_only(wrong("age", "NaN", "range")),
    # Booleans.
    Case("loyal", changed(loyal="true"), "loyal"),
    wrong("loyal", "0"), wrong("loyal", "1"), wrong("loyal", '"true"'), wrong("loyal", '"yes"'), wrong("loyal", "0.0"),
    # Texts.
    wrong("note", "1"), wrong("note", "true"), wrong("note", "{}", lanes=ALL - REMOTE - {"infer"}), wrong("note", LONG, "range", ALL),
    Case("the longest text", changed(note=json.dumps("x" * 10_000)), "the longest text"),
    Case("the longest text of two-byte characters", changed(note=json.dumps("é" * 10_000)), "the longest text"),
    Case("half a character", changed(note='"\\ud800"'), ("refused", "format", "note"), ALL - REMOTE, dict.fromkeys(("rest", "batch", "v1", "v2"), NO_JSON)),
    # Categories.
    Case("an unseen one where that is defined", changed(plan='"gold"'), "an unseen one where that is defined"),
    Case("another unseen one", changed(plan='"silver "'), "an unseen one where that is defined"),
    wrong("city", '"Rome"', "unseen", ALL), wrong("city", '"K\\u006f\\u0308ln"', "unseen", ALL), wrong("city", '"Ulm "', "unseen", ALL),
    Case("a character spelled by its number", changed(city='"K\\u00f6ln"'), "good"),
    # Dates.
    *(wrong("since", text, "format", ALL) for text in ('"31/02/2021"', '"2021-07-28"', '"28/07/9999"', '"28/07/2021 10:00"', '"28/07/2021Z"')),
    wrong("since", "20210728"),
    # Gaps.
    Case("nothing where that is defined", changed(age="null"), "nothing where that is defined", ALL - {"infer"}),
    Case("no key where that is defined", changed(age=None), "nothing where that is defined"),
    *(Case(f"no {name}", changed(**{name: None}), ("refused", "missing", name)) for name in ("plan", "city", "fee", "loyal", "since", "note")),
    *(Case(f"null {name}", changed(**{name: "null"}), ("refused", "null", name), ALL - {"infer"}, dict.fromkeys(REMOTE, ("refused", "missing", name)))
      for name in ("plan", "city", "fee", "loyal", "since", "note")),
    # Other keys.
    Case("the target, and what nobody reads", TEXTS | {"churn": "1", "customer": '"c7"'}, "good", ALL - REMOTE),
    Case("the target as it was never written", TEXTS | {"churn": '"no"'}, "good", ALL - REMOTE),
    Case("a key that nobody knows", TEXTS | {"more": "1"}, ("refused", "unknown", "more"), ALL - REMOTE),
]  # fmt: skip
BY_NAME = {case.name: case for case in CASES}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("policies"))


@pytest.fixture(scope="module")
def lanes(package: Path) -> Iterator[Lanes]:
    with Serving(package) as serving, Lanes(serving) as found:
        yield found


@pytest.fixture(scope="module")
def printed(lanes: Lanes) -> dict[str, Verdict]:
    """What the command line says of each case; one process answers all."""
    lines = ["{" + ", ".join(f"{json.dumps(name)}: {text}" for name, text in case.texts.items()) + "}" for case in CASES]
    return dict(zip(BY_NAME, lanes.predict(lines), strict=True))


@pytest.mark.parametrize("case", CASES, ids=list(BY_NAME))
def test_a_record_has_one_verdict(case: Case, lanes: Lanes, printed: dict[str, Verdict]) -> None:
    found = lanes.ask(case.texts) | {"predict": printed[case.name]}
    expected = printed[case.expected] if isinstance(case.expected, str) else case.expected
    assert expected[0] == ("answer" if isinstance(case.expected, str) else "refused")
    assert found == dict.fromkeys(case.carried, expected) | {lane: told for lane, told in case.told.items() if lane in found}


def test_the_cases_are_of_many_kinds(printed: dict[str, Verdict]) -> None:
    """Answers that ought to differ do: the lanes are not compared on one answer only."""
    assert len(BY_NAME) == len(CASES)
    answers = {printed[case.expected] for case in CASES if isinstance(case.expected, str)}
    assert len(answers) >= 6


def test_a_field_that_stands_twice_has_one_verdict(lanes: Lanes) -> None:
    doubled = json.dumps(GOOD)[:-1] + ', "fee": 20.5}'
    expected = ("refused", "duplicate", "fee")
    assert lanes.ask_text(doubled) == dict.fromkeys(("rest", "batch", "v1"), expected)
    assert lanes.predict([doubled]) == [expected]
    tensor = {"name": "fee", "datatype": "FP64", "shape": [1], "data": [20.5]}
    answer = lanes.client.post("/v2/models/churn/infer", json={"inputs": [tensor, tensor]})
    assert (answer.status_code, answer.json()["errors"][0]["code"], answer.json()["errors"][0]["field"]) == (400, "duplicate", "fee")


@pytest.mark.parametrize(
    "body, status",
    [(b"", 400), (b"{", 400), (b"\xff\xfe", 400), (b"null", 422), (b"[]", 422), (b'"text"', 422), (b"[" * 100_000, 400), (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400), (b" " * 10_000_000, 413)],
    ids=["empty", "open", "bytes", "null", "array", "text", "deep arrays", "deep objects", "10 MB"],
)
def test_a_body_that_holds_no_record(body: bytes, status: int, lanes: Lanes) -> None:
    for path in ("/predict", "/predict/batch", "/v1/models/churn:predict", "/v2/models/churn/infer"):
        answer = lanes.client.post(path, content=body, headers={"content-type": "application/json"})
        # A tensor that is none is a fault of the form; a record that is none, of the content.
        assert answer.status_code == (400 if path.startswith("/v2/") and status == 422 else status), path
        assert answer.headers["content-type"] == "application/problem+json" and answer.json()["status"] == answer.status_code


class TestRemote:
    """What only gRPC can be sent."""

    def raw(self, lanes: Lanes, method: str, content: bytes) -> Any:
        return lanes.remote.channel.unary_unary(f"/{method}", bytes, bytes)(content, timeout=20)

    @pytest.mark.parametrize("method", ["churn.v1.ChurnService/Predict", "churn.v1.ChurnService/PredictBatch", "inference.GRPCInferenceService/ModelInfer"])
    @pytest.mark.parametrize("content", [b"\xff" * 20, b"\x0a\x80\x80", b"\x0a\x02\x12\xff", b"\x0a\x03\x12\x01\xff"], ids=["noise", "cut", "inner", "text"])
    def test_bytes_that_are_no_message(self, lanes: Lanes, method: str, content: bytes) -> None:
        with pytest.raises(grpc.RpcError) as caught:
            self.raw(lanes, method, content)
        assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
        assert json.loads(caught.value.details())["status"] in (400, 422)

    def test_a_message_of_ten_megabytes(self, lanes: Lanes) -> None:
        for method in ("churn.v1.ChurnService/Predict", "inference.GRPCInferenceService/ModelInfer"):
            with pytest.raises(grpc.RpcError) as caught:
                self.raw(lanes, method, b"\x3a\x80\xad\xe2\x04" + b"x" * 10_000_000)
            assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED

    def test_an_empty_message(self, lanes: Lanes) -> None:
        with pytest.raises(grpc.RpcError) as caught:
            self.raw(lanes, "churn.v1.ChurnService/Predict", b"")
        assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
        assert {each["code"] for each in json.loads(caught.value.details())["errors"]} == {"missing"}

    def test_a_field_that_nobody_knows(self, lanes: Lanes) -> None:
        """A newer client's field is not dropped in silence."""
        record = lanes.remote.message("PredictRequest")(**lanes.remote.fields(GOOD)).SerializeToString()
        assert self.raw(lanes, "churn.v1.ChurnService/Predict", record)
        with pytest.raises(grpc.RpcError) as caught:
            self.raw(lanes, "churn.v1.ChurnService/Predict", record + b"\xba\x3e\x01x")
        (error,) = json.loads(caught.value.details())["errors"]
        assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT and error["code"] == "unknown"

    def test_rows_without_a_value_in_tensors(self, lanes: Lanes) -> None:
        """A named gap is null: answered where that is defined, refused where not; a row that is none is a fault."""
        records = [GOOD, GOOD | {"age": None}]
        expected = lanes.client.post("/predict/batch", json={"records": records}).json()["predictions"]
        inputs = [{"name": name, "datatype": {int: "INT64", float: "FP64", bool: "BOOL", str: "BYTES"}[type(value)], "shape": [2], "data": [value, value]} for name, value in GOOD.items()]

        def ask(name: str, nulls: Any) -> Any:
            shown = [each | ({"parameters": {"nulls": nulls}} if each["name"] == name else {}) for each in inputs]
            return lanes.client.post("/v2/models/churn/infer", json={"inputs": shown})

        for nulls in ([1], "1"):
            found = ask("age", nulls).json()
            assert found["outputs"][0]["data"] == [each["prediction"] for each in expected]
            assert found["outputs"][1]["data"] == [value for each in expected for value in each["probabilities"].values()]
        answer = ask("fee", [1])
        assert (answer.status_code, answer.json()["errors"][0]["code"], answer.json()["errors"][0]["field"]) == (422, "null", "fee")
        for nulls in ([2], [-1], [1.5], [True], "1,x", "1_0", {"1": 1}, [[1]], 1):
            assert ask("age", nulls).status_code == 400, nulls

    @pytest.mark.parametrize("shape", [[10**12], [2**63], [1, 10**12], [-1], [], [0], [1, 1, 2]], ids=str)
    def test_a_shape_is_believed_of_nobody(self, lanes: Lanes, shape: list[int]) -> None:
        """A short request that names a long table is refused before a row is made."""
        inputs = [{"name": name, "datatype": "BYTES", "shape": shape, "data": ["x"]} for name in IDENTS]
        assert lanes.client.post("/v2/models/churn/infer", json={"inputs": inputs}, timeout=5).status_code == 400
