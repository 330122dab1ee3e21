"""What was inspected, and its findings → the JSON of `analyze`: every surface hands on this one, and no text of it holds a credential."""

from typing import Any

from nb2svc.analyse import Inspected
from nb2svc.checks.credentials import masked
from nb2svc.report.formats import json
from nb2svc.report.formats.finding import Finding


def document(found: Inspected, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """The document of one notebook or chain."""
    told: dict[str, Any] = shown({**found.as_json(), "diagnostics": [json.as_json(finding) for finding in findings]})
    return told


def shown(value: Any) -> Any:
    """A JSON value with the credentials of its texts masked."""
    match value:
        case str():
            return masked(value)
        case dict():
            return {name: shown(inner) for name, inner in value.items()}
        case list() | tuple():
            return type(value)(shown(inner) for inner in value)
        case _:
            return value
