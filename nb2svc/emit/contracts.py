"""Contracts: the contract as JSON Schema 2020-12, OpenAPI 3.1 and the lock. Each is rendered from the contract, never from another."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from nb2svc.emit.schema import cell, example
from nb2svc.emit.spelling import plain
from nb2svc.ir import lock
from nb2svc.ir.contract import Contract, Field, Type

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LONGEST = 10_000
SCALARS: dict[Type, dict[str, Any]] = {
    Type.INTEGER: {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
    Type.NUMBER: {"type": "number"},
    Type.STRING: {"type": "string", "maxLength": LONGEST},
    Type.BOOLEAN: {"type": "boolean"},
    Type.DATETIME: {"type": "string", "maxLength": LONGEST},
}
PROBLEM = {"type": "object", "required": ["type", "title", "status"], "properties": {
    "type": {"type": "string"},
    "title": {"type": "string"},
    "status": {"type": "integer"},
    "errors": {"type": "array", "maxItems": 20, "items": {"$ref": "#/components/schemas/FieldError"}},
}}  # fmt: skip
FIELD_ERROR = {"type": "object", "required": ["code", "message"], "properties": {
    "code": {"enum": ["missing", "null", "unknown", "type", "range", "format", "unseen", "duplicate", "rejected"]},
    "field": {"type": ["string", "null"]},
    "pointer": {"type": "string"},
    "message": {"type": "string"},
}}  # fmt: skip
REFUSALS = {
    "400": "The body is no JSON, or names a field twice",
    "413": "The body or the number of records is over the limit",
    "415": "The body is not declared as JSON",
    "422": "A record is refused; `errors` says which field and why",
    "503": "The service is not ready",
}


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """The contract's files with their paths."""
    yield "contracts/schema.json", _json(record_schema(contract))
    yield "contracts/contract.lock", _json(lock.document(contract), sort=True)
    yield "contracts/openapi.yaml", yaml.safe_dump(openapi(contract), sort_keys=False, allow_unicode=True, width=120)


def _json(document: Any, sort: bool = False) -> str:
    return json.dumps(document, indent=2, sort_keys=sort, ensure_ascii=True) + "\n"


def field_schema(field: Field) -> dict[str, Any]:
    """One field. The values of an open field are examples, those of a closed one the only ones."""
    schema = dict(SCALARS[field.type])
    values = [plain(value) for value in field.enum]
    if values and not field.open:
        schema = {"enum": [*values, None] if field.nullable else values}
    elif field.nullable:
        schema["type"] = [schema["type"], "null"]
    shown = values if values and field.open else [cell(field.example, field)]
    if examples := [value for value in shown if value is not None]:
        schema["examples"] = examples
    return schema


def record_schema(contract: Contract) -> dict[str, Any]:
    """One record: fields by their original names; ignored columns are accepted whatever they hold."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:{contract.name}:v{contract.version}:record",
        "title": contract.title,
        "type": "object",
        "properties": {field.name: field_schema(field) for field in contract.fields} | {name: {} for name in contract.ignored},
        "required": [field.name for field in contract.fields if not field.nullable],
        "additionalProperties": False,
        "examples": [example(contract)],
    }


def openapi(contract: Contract) -> dict[str, Any]:
    """The REST interface."""
    record = {key: value for key, value in record_schema(contract).items() if key not in ("$schema", "$id")}
    schemas = {"Record": record, "Answer": _answer(contract), "Problem": PROBLEM, "FieldError": FIELD_ERROR}
    schemas["Refusal"] = {"type": "object", "required": ["error"], "properties": {"error": _reference("FieldError")}}
    paths = {
        "/predict": {"post": _post("predict", "Answer one record", _reference("Record"), _reference("Answer"), example(contract))},
        "/predict/batch": {"post": _batch(contract)},
        "/livez": {"get": _get("livez", "The process is up", "text/plain", False)},
        "/readyz": {"get": _get("readyz", "The model is loaded and has passed its rehearsal", "text/plain", True)},
        "/schema": {"get": _get("schema", "The JSON Schema of a record", "application/schema+json", False)},
        "/docs": {"get": _get("docs", "This service on one page", "text/html", False)},
        "/metrics": {"get": _get("metrics", "Counts and latencies in the Prometheus text format", "text/plain", False)},
    }
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {"title": contract.title, "version": contract.version},
        "servers": [{"url": "http://127.0.0.1:8000"}],
        "security": [],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _answer(contract: Contract) -> dict[str, Any]:
    prediction = {key: value for key, value in SCALARS[contract.answer.type].items() if key == "type"}
    schema: dict[str, Any] = {"type": "object", "required": ["prediction"], "properties": {"prediction": prediction}}
    if contract.answer.probabilities:
        schema["required"] = ["prediction", "probabilities"]
        schema["properties"]["probabilities"] = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}}
    return schema


def _batch(contract: Contract) -> dict[str, Any]:
    body = {"type": "object", "required": ["records"], "additionalProperties": False,
            "properties": {"records": {"type": "array", "maxItems": 1000, "items": _reference("Record")}}}  # fmt: skip
    outcome = {"oneOf": [_reference("Answer"), _reference("Refusal")]}
    answer = {"type": "object", "required": ["predictions"], "properties": {"predictions": {"type": "array", "items": outcome}}}
    return _post(
        "predictBatch", "Answer many records; a refusal stands in its record's place", body, answer, {"records": [example(contract)]}
    )


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
