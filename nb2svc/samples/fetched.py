"""Fetched tables: what a library brings from the network. Nothing is fetched to convert a notebook, so nothing is said of them."""

from collections.abc import Mapping
from typing import Any

from nb2svc.samples.sample import Sample, Unreadable


def read(_: Any, options: Mapping[str, Any]) -> Sample:
    """Raises Unreadable."""
    raise Unreadable("is fetched from the network when the notebook runs, and is not at hand", "save the table once (`df.to_csv(…)`) and read that file")
