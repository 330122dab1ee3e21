"""Markup: `service.yaml`, the facts of a service as a person edits them."""

from typing import Any

from nb2svc.emit import spelling
from nb2svc.emit.schema import cell
from nb2svc.emit.spelling import plain
from nb2svc.ir.contract import Contract, Field
from nb2svc.ir.plan import Frozen

HEAD = "# The facts of this service. Edit them and run `nb2svc build service.yaml`.\n"


def service_yaml(plan: Any, settings: Any) -> str:
    """The markup of a service."""
    saved = {"saved": dict(settings.saved)} if settings.saved else {}
    then = {"then": [{"path": path, "sha256": sha256, **({"code_sha256": code} if code else {})} for path, sha256, code in settings.followers]} if settings.followers else {}
    code = {"code_sha256": settings.source_code_sha256} if settings.source_code_sha256 else {}
    document = {
        "schema": 1,
        "name": plan.name,
        "title": plan.contract.title,
        "version": plan.contract.version,
        "source": {"path": settings.source_path, "sha256": settings.source_sha256, **code, **settings.asked, **saved, **then},
        "data": list(settings.data_files),
        "forms": list(settings.forms),
        "reader": dict(settings.reader),
        "contract": _contract(plan.contract),
        "state": [_state(state) for state in plan.state],
        "modules": {file.removesuffix(".py"): f"src/{plan.name}/{file}" for file in settings.python if file.endswith(".py")},
        "interfaces": list(settings.interfaces),
        "patterns": list(settings.patterns),
        "limits": plan.contract.limits.document(),
        "monitoring": {"features": list(settings.logged)},
        "analysis": _json(settings.summary),
    }
    return HEAD + spelling.document(document)


def _contract(contract: Contract) -> dict[str, Any]:
    return {
        "fields": [_field(field) for field in contract.fields],
        "ignored": list(contract.ignored),
        "missing_texts": list(contract.missing_texts),
        "answer": contract.answer.document(),
        "examples": [{name: plain(value) for name, value in row.items()} for row in contract.examples],
    }


def _field(field: Field) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": field.name, "ident": field.ident, "number": field.number, "type": field.type.value}
    facts |= {"dtype": field.dtype, "nullable": field.nullable}
    if field.enum:
        facts |= {"enum": [plain(value) for value in field.enum], "open": field.open}
    return facts | {"example": cell(field.example, field)}


def _state(state: Frozen) -> dict[str, Any]:
    place = {"cell": state.span.cell, "line": state.span.line} | ({"source": state.span.source} if state.span.source else {})
    flags = {name: True for name in ("keyed", "optional") if getattr(state, name)}
    return {"name": state.name, "kind": state.kind, "expression": state.expression, **place, **flags}


def _json(value: Any) -> Any:
    """The value with only what YAML and JSON share."""
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    return plain(value)
