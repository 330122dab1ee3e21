"""The library pattern: the predictor itself, its state and its command line; every other pattern calls it."""

from collections.abc import Mapping
from typing import Any

from nb2svc.ir.plan import Plan

STORES = ("catboost", "keras", "lightgbm", "statsmodels", "xgboost")
RECIPES = ("lightgbm", "xgboost")
ONLY: Mapping[str, str] = {
    "src/package/saved.py": "a saved model",
    **{f"src/package/stores/{library}.py": library for library in STORES},
    **{f"src/package/recipes/{library}.py": library for library in RECIPES},
}


def names(plan: Plan) -> Mapping[str, Any]:
    """What the templates read: nothing beyond what all read."""
    return {}
