"""The library pattern: the predictor itself, its state and its command line; every other pattern calls it."""

from collections.abc import Mapping
from typing import Any

from nb2svc.ir.plan import Plan

ONLY: Mapping[str, str] = {f"src/package/stores/{library}.py": library for library in ("catboost", "keras", "lightgbm", "statsmodels", "xgboost")} | {"src/package/saved.py": "a saved model"}


def names(plan: Plan) -> Mapping[str, Any]:
    """What the templates read: nothing beyond what all read."""
    return {}
