"""The service pattern: REST and gRPC in one process, over the library pattern's predictor."""

from collections.abc import Mapping
from typing import Any

from nb2svc.ir.plan import Plan

ONLY: Mapping[str, str] = {
    "contracts/buf.yaml": "grpc",
    "deploy/monitoring/alerts.yaml": "rest",
    "deploy/monitoring/dashboard.json": "rest",
    "deploy/monitoring/prometheus.yaml": "rest",
    "src/package/front.py": "rest",
    "src/package/metrics.py": "rest",
    "src/package/replies.py": "rest",
    "src/package/rest.py": "rest",
    "src/package/web.py": "rest",
    "src/package/docs.py": "rest",
    "src/package/tryout.py": "rest",
    "src/package/gate.py": "grpc",
    "src/package/inference.py": "grpc",
    "src/package/rpc.py": "grpc",
    "tests/test_rest.py": "rest",
    "tests/test_rpc.py": "grpc",
}


def names(plan: Plan) -> Mapping[str, Any]:
    """What the templates read: nothing beyond what all read."""
    return {}
