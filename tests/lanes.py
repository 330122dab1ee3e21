"""One record over every interface of a service: what it is answered, or why it is refused, in one form.

    lanes = Lanes(serving)
    lanes.ask({"age": "105.0", "plan": '"free"'})   →   {"predict": ("answer", …), "rest": ("answer", …), …}

A record is a JSON text a column, so that `105.0`, `1e2` and `1e999` travel as they are spelled. A lane that has no form for a record stays away:
a message of gRPC has one type a field, and no two of a name.
"""

import json
import math
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from made_service import make_plan
from nb2svc.ir.contract import Type
from served import IDENTS, Serving, environment
from trained import Reflected

Texts = Mapping[str, str]
Verdict = tuple[Any, ...]
TYPES = {field.name: field.type for field in make_plan().contract.fields}
DATATYPES = {Type.INTEGER: "INT64", Type.NUMBER: "FP64", Type.STRING: "BYTES", Type.BOOLEAN: "BOOL", Type.DATETIME: "BYTES"}
CARRIED = {Type.INTEGER: int, Type.NUMBER: float, Type.STRING: str, Type.BOOLEAN: bool, Type.DATETIME: str}
"""What a field of a message holds."""
EVERY = ("predict", "rest", "batch", "v1", "v2", "unary", "together", "stream", "infer")


class Lanes:
    """The interfaces of one running service."""

    def __init__(self, serving: Serving) -> None:
        self.serving, self.client = serving, serving.client
        self.remote = Reflected("churn", serving.target, IDENTS)
        self._infer = inference(self.remote)

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.remote.channel.close()

    def ask(self, texts: Texts) -> dict[str, Verdict]:
        """The verdict of each lane that can carry the record; the command line is asked for many at once: see `predict`."""
        body = "{" + ", ".join(f"{json.dumps(name)}: {text}" for name, text in texts.items()) + "}"
        # `[[1]]` is the data of a tensor that holds 1.
        table = {} if any(text.startswith("[") for text in texts.values()) else {"v2": self._v2(texts)}
        return self.ask_text(body) | table | dict(self._remote(texts))

    def ask_text(self, body: str) -> dict[str, Verdict]:
        """The verdict of the lanes that take a record as one JSON text."""
        return {
            "rest": self._post("/predict", body, lambda found: found),
            "batch": self._post("/predict/batch", f'{{"records": [{body}]}}', lambda found: found["predictions"][0]),
            "v1": self._post("/v1/models/churn:predict", f'{{"instances": [{body}]}}', lambda found: found["predictions"][0]),
        }

    def _post(self, path: str, body: str, pick: Callable[[Any], Any]) -> Verdict:
        answer = self.client.post(path, content=body.encode("utf-8"), headers={"content-type": "application/json"})
        return verdict(pick(answer.json())) if answer.status_code == 200 else refused(answer.status_code, answer.json())

    def _v2(self, texts: Texts) -> Verdict:
        shown = [
            f'{{"name": {json.dumps(name)}, "shape": [1], "datatype": "{DATATYPES[TYPES.get(name, Type.STRING)]}", "data": [{text}]}}' for name, text in texts.items()
        ]

        def pick(found: Any) -> Any:
            outputs = {each["name"]: each for each in found["outputs"]}
            classes = outputs["probabilities"]["parameters"]["classes"].split(",")
            return {"prediction": outputs["prediction"]["data"][0], "probabilities": dict(zip(classes, outputs["probabilities"]["data"], strict=True))}

        return self._post("/v2/models/churn/infer", f'{{"inputs": [{", ".join(shown)}]}}', pick)

    def _remote(self, texts: Texts) -> Iterator[tuple[str, Verdict]]:
        """The lanes of gRPC, where the values have the types of the fields."""
        values = {name: json.loads(text) for name, text in texts.items()}
        if all(name in TYPES and is_carried(value, TYPES[name]) for name, value in values.items()):
            given = self.remote.fields(values)
            yield "unary", self._call(lambda: plain(self.remote.call("Predict", self.remote.message("PredictRequest")(**given))))
            yield "together", self._call(lambda: plain(self._together(given).predictions[0]))
            yield "stream", self._call(lambda: plain(next(iter(self.stream([given])))))
        if all(is_in_a_tensor(value) for value in values.values()):
            yield "infer", self._call(lambda: self._inferred(values))

    def _call(self, ask: Callable[[], Any]) -> Verdict:
        import grpc

        try:
            return verdict(ask())
        except grpc.RpcError as error:
            return refused(error.code(), json.loads(error.details()))

    def _together(self, given: dict[str, Any]) -> Any:
        return self.remote.call("PredictBatch", self.remote.message("PredictBatchRequest")(records=[self.remote.message("Record")(**given)]))

    def stream(self, given: list[dict[str, Any]], **options: Any) -> Any:
        """A stream of records; a call that can be iterated and cancelled."""
        request, answer = self.remote.message("PredictStreamRequest"), self.remote.message("PredictStreamResponse")
        method = f"/{self.remote.service}/PredictStream"
        call = self.remote.channel.stream_stream(method, lambda each: each.SerializeToString(), answer.FromString)
        return call(iter([request(record=self.remote.message("Record")(**each)) for each in given]), **options)

    def _inferred(self, values: Mapping[str, Any]) -> Any:
        request = self._infer["ModelInferRequest"](model_name="churn")
        for name, value in values.items():
            datatype, raw = raw_tensor(value, TYPES.get(name, Type.STRING))
            request.inputs.add(name=name, datatype=datatype, shape=[1])
            request.raw_input_contents.append(raw)
        call = self.remote.channel.unary_unary("/inference.GRPCInferenceService/ModelInfer", lambda each: each.SerializeToString(), bytes)
        found = self._infer["ModelInferResponse"].FromString(call(request))
        (prediction,) = struct.unpack("<q", found.raw_output_contents[0])
        classes = found.outputs[1].parameters["classes"].string_param.split(",")
        return {"prediction": prediction, "probabilities": dict(zip(classes, struct.unpack(f"<{len(classes)}d", found.raw_output_contents[1]), strict=True))}

    def predict(self, lines: list[str]) -> list[Verdict]:
        """What the command line answers to lines of JSON."""
        command = [sys.executable, "-m", "churn", "predict", "--input", "-"]
        done = subprocess.run(command, cwd=self.serving.package, env=environment(), input="\n".join(lines).encode(), capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return [verdict(json.loads(line)) for line in done.stdout.decode().splitlines()]


def inference(remote: Reflected) -> Any:
    """The messages of the inference protocol, from the client library that others wrote."""
    from tritonclient.grpc import service_pb2

    return vars(service_pb2)


def is_carried(value: Any, kind: Type) -> bool:
    """Whether a field of a message can hold a value: null is an absent field."""
    if value is None:
        return True
    is_flag = isinstance(value, bool)
    if kind is Type.INTEGER:
        return isinstance(value, int) and not is_flag and -(2**63) <= value < 2**63
    if kind is Type.NUMBER:
        return isinstance(value, (int, float)) and not is_flag and abs(value) < 1e308 or value in (math.inf, -math.inf) or value != value
    return isinstance(value, CARRIED[kind]) and not (isinstance(value, str) and any("\ud800" <= each < "\ue000" for each in value))


def is_in_a_tensor(value: Any) -> bool:
    """Whether a tensor of some type can hold a value exactly."""
    return isinstance(value, (str, float)) or isinstance(value, int) and -(2**63) <= value < 2**64


def raw_tensor(value: Any, kind: Type) -> tuple[str, bytes]:
    """A value as the tensor of the type it has itself."""
    if isinstance(value, bool):
        return "BOOL", struct.pack("<?", value)
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return "INT64", struct.pack("<q", value)
    if isinstance(value, int):
        return "UINT64", struct.pack("<Q", value)
    if isinstance(value, float):
        return "FP64", struct.pack("<d", value)
    text = value.encode("utf-8", "surrogatepass")
    return "BYTES", struct.pack("<I", len(text)) + text


def plain(message: Any) -> dict[str, Any]:
    """An answer or an error as the other interfaces print it."""
    if "outcome" in message.DESCRIPTOR.oneofs_by_name:
        message = getattr(message, message.WhichOneof("outcome"))
    if message.DESCRIPTOR.name == "Error":
        return {"error": {"code": message.code, "field": message.field or None}}
    return {"prediction": message.prediction, "probabilities": dict(message.probabilities)}


def verdict(found: dict[str, Any]) -> Verdict:
    """An outcome, with the bits of its numbers."""
    if "error" in found:
        return "refused", found["error"]["code"], found["error"]["field"]
    return "answer", found["prediction"], *sorted((name, value.hex()) for name, value in found["probabilities"].items())


def refused(status: Any, problem: dict[str, Any]) -> Verdict:
    """A problem; what is no JSON has a status and no code."""
    errors = problem.get("errors")
    return ("refused", errors[0]["code"], errors[0]["field"]) if errors else ("refused", status)
