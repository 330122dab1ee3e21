"""Clients that others wrote: tritonclient over HTTP and gRPC, a client that knows what reflection tells it, KServe's V1 by plain HTTP."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import grpc
import numpy as np
import pytest
import tritonclient.grpc
import tritonclient.http
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from served import GOOD, IDENTS, Serving, train
from trained import Reflected
from tritonclient.grpc import service_pb2, service_pb2_grpc
from tritonclient.utils import InferenceServerException

pytestmark = pytest.mark.slow
RECORDS = [GOOD, GOOD | {"age": 31, "plan": "gold", "fee": 7.25, "loyal": True, "note": "zu spät"}, GOOD | {"city": "Ulm", "since": "01/02/2020"}]
USUAL = {"age": ("INT64", np.int64), "fee": ("FP64", np.float64), "loyal": ("BOOL", np.bool_)}


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(train(tmp_path_factory.mktemp("asked"))) as serving:
        yield serving


@pytest.fixture(scope="module")
def expected(it: Serving) -> list[dict[str, Any]]:
    return it.client.post("/predict/batch", json={"records": RECORDS}).json()["predictions"]


@pytest.fixture(params=["grpc", "http"])
def triton(request: pytest.FixtureRequest, it: Serving) -> Iterator[tuple[ModuleType, Any]]:
    """The client library for one protocol, and a client of it."""
    module = {"grpc": tritonclient.grpc, "http": tritonclient.http}[request.param]
    client = module.InferenceServerClient(it.target if request.param == "grpc" else f"127.0.0.1:{it.port}")
    yield module, client
    client.close()


def inputs(module: ModuleType, records: list[dict[str, Any]], shape: tuple[int, ...] = (), **types: tuple[str, Any]) -> list[Any]:
    """The records as tensors; `types` say otherwise than usual what a column is sent as."""
    found = []
    for name in GOOD:
        datatype, kind = (USUAL | types).get(name, ("BYTES", np.object_))
        values = np.array([each[name] for each in records], dtype=kind).reshape(shape or (len(records),))
        tensor = module.InferInput(name, list(values.shape), datatype)
        tensor.set_data_from_numpy(values)
        found.append(tensor)
    return found


def answers(result: Any) -> list[dict[str, Any]]:
    """The outputs, as `/predict/batch` says them."""
    chances = result.as_numpy("probabilities")
    return [{"prediction": int(one), "probabilities": {"0": float(row[0]), "1": float(row[1])}} for one, row in zip(result.as_numpy("prediction"), chances, strict=True)]


class TestTriton:
    def test_the_server_and_its_model_are_described(self, triton: tuple[ModuleType, Any]) -> None:
        module, client = triton
        assert client.is_server_live() and client.is_server_ready() and client.is_model_ready("churn") and not client.is_model_ready("other")
        found = client.get_model_metadata("churn", **({"as_json": True} if module is tritonclient.grpc else {}))
        assert {each["name"]: each["datatype"] for each in found["inputs"]} == {name: USUAL.get(name, ("BYTES",))[0] for name in GOOD}
        assert [each["name"] for each in found["outputs"]] == ["prediction", "probabilities"]
        assert client.get_server_metadata(**({"as_json": True} if module is tritonclient.grpc else {}))["name"] == "churn"

    def test_the_bits_of_rest(self, triton: tuple[ModuleType, Any], expected: list[dict[str, Any]]) -> None:
        module, client = triton
        assert answers(client.infer("churn", inputs(module, RECORDS))) == expected
        assert answers(client.infer("churn", inputs(module, RECORDS, (3, 1)))) == expected

    @pytest.mark.parametrize("kind", ["int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64", "fp32", "fp64"])
    def test_numbers_of_every_type(self, triton: tuple[ModuleType, Any], kind: str, expected: list[dict[str, Any]]) -> None:
        module, client = triton
        dtype = np.dtype(kind.replace("fp", "float"))
        assert answers(client.infer("churn", inputs(module, RECORDS, age=(kind.upper(), dtype)))) == expected

    def test_an_integer_column_takes_no_other_number_and_no_flag(self, triton: tuple[ModuleType, Any]) -> None:
        module, client = triton
        for value, datatype, dtype in ((56.5, "FP64", np.float64), (True, "BOOL", np.bool_), (2**63, "UINT64", np.uint64), (np.nan, "FP64", np.float64)):
            with pytest.raises(InferenceServerException) as caught:
                client.infer("churn", inputs(module, [GOOD | {"age": value}], age=(datatype, dtype)))
            assert "age" in str(caught.value) and "56.5" not in str(caught.value)

    def test_wanted_outputs_and_the_name_of_the_request(self, triton: tuple[ModuleType, Any], expected: list[dict[str, Any]]) -> None:
        module, client = triton
        result = client.infer("churn", inputs(module, RECORDS), outputs=[module.InferRequestedOutput("prediction")], request_id="r-7")
        assert result.as_numpy("prediction").tolist() == [each["prediction"] for each in expected]
        assert result.as_numpy("probabilities") is None
        assert (result.get_response().id if module is tritonclient.grpc else result.get_response()["id"]) == "r-7"

    def test_json_instead_of_bytes(self, it: Serving, expected: list[dict[str, Any]]) -> None:
        with tritonclient.http.InferenceServerClient(f"127.0.0.1:{it.port}") as client:
            shown = inputs(tritonclient.http, RECORDS)
            for tensor, name in zip(shown, GOOD, strict=True):
                datatype, kind = USUAL.get(name, ("BYTES", np.object_))
                tensor.set_data_from_numpy(np.array([each[name] for each in RECORDS], dtype=kind), binary_data=False)
            wanted = [tritonclient.http.InferRequestedOutput(name, binary_data=False) for name in ("prediction", "probabilities")]
            assert answers(client.infer("churn", shown, outputs=wanted)) == expected

    def test_gaps(self, it: Serving) -> None:
        """The protocol has no null: a tensor names its rows without a value."""
        records = [GOOD, GOOD | {"age": None}, GOOD]
        expected = it.client.post("/predict/batch", json={"records": records}).json()["predictions"]
        filled = [each | {"age": each["age"] or 0} for each in records]
        with tritonclient.grpc.InferenceServerClient(it.target) as client:
            shown = inputs(tritonclient.grpc, filled)
            shown[0]._get_tensor().parameters["nulls"].string_param = "1"
            assert answers(client.infer("churn", shown)) == expected
        with tritonclient.http.InferenceServerClient(f"127.0.0.1:{it.port}") as client:
            shown = inputs(tritonclient.http, filled)
            shown[0]._parameters["nulls"] = "1"
            assert answers(client.infer("churn", shown)) == expected

    def test_problems_name_the_column_and_never_the_value(self, triton: tuple[ModuleType, Any]) -> None:
        module, client = triton
        with pytest.raises(InferenceServerException) as caught:
            client.infer("churn", inputs(module, [GOOD, GOOD | {"city": "Atlantis"}]))
        assert "record 1" in str(caught.value) and "city" in str(caught.value) and "Atlantis" not in str(caught.value)
        with pytest.raises(InferenceServerException):
            client.infer("other", inputs(module, [GOOD]))
        with pytest.raises(InferenceServerException):
            client.infer("churn", inputs(module, [GOOD])[1:] + [module.InferInput("age", [1], "INT64")])

    def test_typed_contents(self, it: Serving, expected: list[dict[str, Any]]) -> None:
        request = service_pb2.ModelInferRequest(model_name="churn")
        places = {"age": "int64_contents", "fee": "fp64_contents", "loyal": "bool_contents"}
        for name in GOOD:
            tensor = request.inputs.add(name=name, datatype=USUAL.get(name, ("BYTES",))[0], shape=[len(RECORDS)])
            values = [each[name].encode() if isinstance(each[name], str) else each[name] for each in RECORDS]
            getattr(tensor.contents, places.get(name, "bytes_contents")).extend(values)
        with grpc.insecure_channel(it.target) as channel:
            found = service_pb2_grpc.GRPCInferenceServiceStub(channel).ModelInfer(request, timeout=20)
        prediction, chances = found.outputs
        assert list(prediction.contents.int64_contents) == [each["prediction"] for each in expected]
        assert list(chances.contents.fp64_contents) == [value for each in expected for value in each["probabilities"].values()]
        assert list(chances.shape) == [3, 2] and not found.raw_output_contents


def test_reflection_tells_enough_to_ask(it: Serving, expected: list[dict[str, Any]]) -> None:
    with Reflected("churn", it.target, IDENTS) as remote:
        assert remote.predict_batch(RECORDS) == expected
        stub = reflection_pb2_grpc.ServerReflectionStub(remote.channel)
        (listed,) = stub.ServerReflectionInfo(iter([reflection_pb2.ServerReflectionRequest(list_services="")]), timeout=20)
    names = {each.name for each in listed.list_services_response.service}
    assert {"churn.v1.ChurnService", "grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"} <= names


def test_kserve_v1_by_plain_http(it: Serving, expected: list[dict[str, Any]]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", it.port, timeout=20)

    def ask(method: str, path: str, body: Any = None) -> tuple[int, Any]:
        connection.request(method, path, json.dumps(body) if body is not None else None, {"content-type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    assert ask("GET", "/v1/models") == (200, {"models": ["churn"]})
    assert ask("GET", "/v1/models/churn") == (200, {"name": "churn", "ready": True})
    assert ask("POST", "/v1/models/churn:predict", {"instances": RECORDS}) == (200, {"predictions": expected})
    status, problem = ask("POST", "/v1/models/churn:predict", {"instances": [GOOD, GOOD | {"fee": "much"}]})
    assert status == 422 and "record 1" in problem["error"] and problem["errors"][0]["pointer"] == "/instances/1/fee" and "much" not in json.dumps(problem)
    assert ask("POST", "/v1/models/other:predict", {"instances": RECORDS})[0] == ask("GET", "/v1/models/other")[0] == 404
    connection.close()
