"""Summary: what the analysis found, as plain data for service.yaml and the README of a service."""

from typing import Any

from nb2svc.ir.analysis import Analysis, as_json


def summarise(analysis: Analysis) -> dict[str, Any]:
    """Order, flow, state, answer, target and warnings, as `analyze --json` tells them."""
    told = as_json(analysis)
    keys = ("order", "target", "answer", "state", "flow", "diagnostics")
    return {key: told[key] for key in keys}
