"""The service pattern: REST and gRPC in one process, over the library pattern's predictor."""

from collections.abc import Mapping
from typing import Any

from nb2svc.ir.plan import Plan

ONLY: Mapping[str, str] = {
    "src/package/rest.py": "rest",
    "src/package/rpc.py": "grpc",
    "tests/test_rest.py": "rest",
    "tests/test_rpc.py": "grpc",
}


def names(plan: Plan) -> Mapping[str, Any]:
    """What the templates read: nothing beyond what all read."""
    return {}
