"""OpenAPI: the REST interface of a contract, written by us: what a framework derives declares no refusal and spoils the range of integers."""

from collections.abc import Iterator
from typing import Any

from nb2svc.emit import spelling
from nb2svc.emit.contracts import DIALECT, SCALARS, record_schema
from nb2svc.emit.schema import example
from nb2svc.ir.contract import Contract, Type

PROBLEM = {"type": "object", "required": ["type", "title", "status"], "properties": {
    "type": {"type": "string"},
    "title": {"type": "string"},
    "status": {"type": "integer"},
    "detail": {"type": "string"},
    "error": {"type": "string", "description": "The problem in one line, under /v1 and /v2"},
    "errors": {"type": "array", "maxItems": 20, "items": {"$ref": "#/components/schemas/FieldError"}},
}}  # fmt: skip
FIELD_ERROR = {"type": "object", "required": ["code", "message"], "properties": {
    "code": {"enum": ["missing", "null", "unknown", "type", "range", "format", "unseen", "duplicate", "rejected"]},
    "field": {"type": ["string", "null"]},
    "pointer": {"type": "string"},
    "message": {"type": "string"},
}}  # fmt: skip
TENSOR = {"type": "object", "required": ["name", "datatype", "shape", "data"], "properties": {
    "name": {"type": "string"},
    "datatype": {"enum": ["BOOL", "INT64", "FP64", "BYTES"]},
    "shape": {"type": "array", "items": {"type": "integer", "minimum": 0}},
    "parameters": {"type": "object"},
    "data": {"type": "array"},
}}  # fmt: skip
REFUSALS = {
    "400": "The body is no JSON, or names a field twice",
    "401": "The service asks for a token",
    "408": "The body came too slowly",
    "413": "The body or the number of records is over the limit",
    "415": "The body is not declared as JSON",
    "422": "A record is refused; `errors` says which field and why",
    "503": "The service is not ready, or too many requests wait already",
}
DATATYPES = {Type.INTEGER: "INT64", Type.NUMBER: "FP64", Type.BOOLEAN: "BOOL"}


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """The document with its path."""
    yield "contracts/openapi.yaml", spelling.document(openapi(contract))


def openapi(contract: Contract) -> dict[str, Any]:
    """The REST interface."""
    record = {key: value for key, value in record_schema(contract).items() if key not in ("$schema", "$id")}
    schemas = {"Record": record, "Answer": _answer(contract), "Problem": PROBLEM, "FieldError": FIELD_ERROR, "Tensor": TENSOR}
    schemas["Refusal"] = {"type": "object", "required": ["error"], "properties": {"error": _reference("FieldError")}}
    paths = {
        "/predict": {"post": _post("predict", "Answer one record", _reference("Record"), _reference("Answer"), example(contract))},
        "/predict/batch": {"post": _batch(contract)},
        **_v1(contract),
        **_v2(contract),
        "/livez": {"get": _get("livez", "The process is up", "text/plain", False)},
        "/readyz": {"get": _get("readyz", "The model is loaded and has passed its rehearsal", "text/plain", True)},
        "/schema": {"get": _get("schema", "The JSON Schema of a record", "application/schema+json", False)},
        "/": {"get": _get("form", "A form that asks for one prediction", "text/html", False)},
        "/docs": {"get": _get("docs", "This service on one page", "text/html", False)},
        "/metrics": {"get": _get("metrics", "Counts and latencies in the Prometheus text format", "text/plain", False)},
    }
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {"title": contract.title, "version": contract.version},
        "servers": [{"url": "http://127.0.0.1:8000"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _v1(contract: Contract) -> dict[str, Any]:
    """KServe's first protocol."""
    body = _listed("instances", _reference("Record"), contract.limits.records)
    answer = _listed("predictions", _reference("Answer"))
    place = f"/v1/models/{contract.name}"
    return {
        f"{place}:predict": {"post": _post("predictV1", "Answer many records; one bad record refuses all", body, answer, {"instances": [example(contract)]})},
        place: {"get": _get("modelV1", "Whether the model is ready", "application/json", False)},
    }


def _v2(contract: Contract) -> dict[str, Any]:
    """The Open Inference Protocol."""
    tensors = {"type": "array", "items": _reference("Tensor")}
    body = {"type": "object", "required": ["inputs"], "properties": {"id": {"type": "string"}, "inputs": tensors}}
    answer = {"type": "object", "required": ["model_name", "outputs"], "properties": {
        "model_name": {"type": "string"}, "model_version": {"type": "string"}, "id": {"type": "string"}, "outputs": tensors,
    }}  # fmt: skip
    given = {name: value for name, value in example(contract).items() if value is not None}
    shown = [
        {"name": field.name, "datatype": DATATYPES.get(field.type, "BYTES"), "shape": [1], "data": [given[field.name]]}
        for field in contract.fields
        if field.name in given
    ]
    place = f"/v2/models/{contract.name}"
    return {
        f"{place}/infer": {"post": _post("inferV2", "Answer a table, a tensor a column; one bad record refuses all", body, answer, {"inputs": shown})},
        place: {"get": _get("modelV2", "The tensors of a request and of an answer", "application/json", False)},
        "/v2/health/live": {"get": _get("liveV2", "The process is up", "application/json", False)},
        "/v2/health/ready": {"get": _get("readyV2", "The service takes requests", "application/json", True)},
    }


def _listed(member: str, items: Any, most: int | None = None) -> dict[str, Any]:
    """An object with one array."""
    array = {"type": "array", "items": items} | ({"maxItems": most} if most is not None else {})
    return {"type": "object", "required": [member], "additionalProperties": False, "properties": {member: array}}


def _answer(contract: Contract) -> dict[str, Any]:
    prediction = {key: value for key, value in SCALARS[contract.answer.type].items() if key == "type"}
    schema: dict[str, Any] = {"type": "object", "required": ["prediction"], "properties": {"prediction": prediction}}
    if contract.answer.probabilities:
        schema["required"] += ["probabilities"] if contract.answer.always else []
        schema["properties"]["probabilities"] = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}}
    return schema


def _batch(contract: Contract) -> dict[str, Any]:
    body = _listed("records", _reference("Record"), contract.limits.records)
    answer = _listed("predictions", {"oneOf": [_reference("Answer"), _reference("Refusal")]})
    summary = "Answer many records; a refusal stands in its record's place"
    return _post("predictBatch", summary, body, answer, {"records": [example(contract)]})


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _post(operation: str, summary: str, body: Any, answer: Any, shown: Any) -> dict[str, Any]:
    problems = {
        code: {"description": text, "content": {"application/problem+json": {"schema": _reference("Problem")}}}
        for code, text in REFUSALS.items()
    }
    answered = {"description": "The answer", "headers": _version(), "content": {"application/json": {"schema": answer}}}
    return {
        "operationId": operation,
        "summary": summary,
        "requestBody": {"required": True, "content": {"application/json": {"schema": body, "example": shown}}},
        "responses": {"200": answered} | problems,
    }


def _get(operation: str, summary: str, media: str, may_wait: bool) -> dict[str, Any]:
    schema = {"type": "object"} if "json" in media else {"type": "string"}
    responses: dict[str, Any] = {"200": {"description": summary, "headers": _version(), "content": {media: {"schema": schema}}}}
    if may_wait:
        responses["503"] = {"description": REFUSALS["503"], "content": {"application/problem+json": {"schema": _reference("Problem")}}}
    return {"operationId": operation, "summary": summary, "responses": responses}


def _version() -> dict[str, Any]:
    return {"X-Model-Version": {"description": "First 12 hex digits of the manifest's sha256", "schema": {"type": "string"}}}
