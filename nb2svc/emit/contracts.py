"""Contracts: the contract as JSON Schema 2020-12 and the lock. Each is rendered from the contract, never from another."""

import json
from collections.abc import Iterator
from typing import Any

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
def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """The contract's files with their paths."""
    yield "contracts/schema.json", _json(record_schema(contract))
    yield "contracts/contract.lock", _json(lock.document(contract), sort=True)


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
