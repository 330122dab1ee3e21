"""Lock: the part of a contract that clients rely on, as `contracts/contract.lock` keeps it from one generation to the next."""

import json
from typing import Any

from nb2svc.ir.contract import Answer, Contract, Field, Limits, Reserved, Type, verify

SCHEMA = 1


def document(contract: Contract) -> dict[str, Any]:
    """What later generations are held to: names, numbers and types; what is reserved is never used again."""
    return {
        "schema": SCHEMA,
        "name": contract.name,
        "version": contract.version,
        "answer": contract.answer.document(),
        "fields": {field.name: _locked(field) for field in contract.fields},
        "ignored": sorted(contract.ignored),
        "limits": contract.limits.document(),
        "reserved": {"idents": sorted(contract.reserved.idents), "numbers": sorted(contract.reserved.numbers)},
    }


def _locked(field: Field) -> dict[str, Any]:
    facts = {"ident": field.ident, "number": field.number, "type": field.type.value, "nullable": field.nullable}
    return facts | {"enum": list(field.enum), "open": field.open}


def parse(text: str) -> Contract:
    """The contract that a lock tells of; what no client can see (dtypes, examples) is left out. Raises ValueError."""
    try:
        found = json.loads(text)
        if found["schema"] != SCHEMA:
            raise ValueError(f"schema {found['schema']} is not known")
        contract = Contract(
            str(found["name"]),
            str(found["version"]),
            "",
            tuple(_field(name, facts) for name, facts in found["fields"].items()),
            tuple(map(str, found["ignored"])),
            Answer(Type(found["answer"]["type"]), bool(found["answer"]["probabilities"]), bool(found["answer"].get("always", True))),
            limits=Limits(**found.get("limits", {})),
            reserved=Reserved(tuple(map(str, found["reserved"]["idents"])), tuple(map(int, found["reserved"]["numbers"]))),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no contract lock ({error!r})") from error
    verify(contract)
    return contract


def _field(name: str, facts: dict[str, Any]) -> Field:
    return Field(name, str(facts["ident"]), int(facts["number"]), Type(facts["type"]), "", bool(facts["nullable"]), tuple(facts["enum"]), bool(facts["open"]))
