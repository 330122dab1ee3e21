"""A plan → the Python it becomes, and the cells that each line of it comes from.

The emitted text is the map: each statement stands behind a comment that names its cells; the steps of the row program keep the places of their own.
"""

import ast
import re
from collections.abc import Iterator
from typing import Any

from nb2svc.emit import python
from nb2svc.ir.plan import Plan
from nb2svc.ir.span import Span

COMMENT = re.compile(r"\s*# (?:(?P<name>\S+) )?cells? (?P<cells>\d+(?:(?:, | and )\d+)*)$")


def generated(plan: Plan, features_exact: bool) -> list[dict[str, Any]]:
    """The files that hold what is left of the notebook, line by line."""
    texts = python.texts(plan, features_exact)
    steps = {"features": [step.origin for step in plan.features], "answer": [step.origin for step in python.needed(plan, plan.prediction)]}
    return [
        {"name": name, "lines": [{"text": line, "cells": cells} for line, cells in mapped(texts[name], plan, steps if name == "features.py" else {})]}
        for name in ("features.py", "training.py")
    ]


def mapped(text: str, plan: Plan, steps: dict[str, list[tuple[Span, ...]]]) -> Iterator[tuple[str, list[str]]]:
    """Each line with the cells that it comes from."""
    exact = dict(by_step(text, steps))
    current: list[str] = []
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        found = COMMENT.match(line)
        if found:
            current = named(found, plan)
        elif line and not line.startswith((" ", ")")):
            current = []
        yield line, exact.get(number, current)


def by_step(text: str, steps: dict[str, list[tuple[Span, ...]]]) -> Iterator[tuple[int, list[str]]]:
    """The lines of each step of the row program, with the cells of its origin."""
    for function in ast.parse(text).body:
        if isinstance(function, ast.FunctionDef) and function.name in steps:
            bound = [node for node in function.body if isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Tuple)]
            for node, origin in zip(bound, steps[function.name]):
                cells = list(dict.fromkeys(f"{span.source}-{span.cell}" for span in origin))
                for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                    yield number, cells


def named(comment: re.Match[str], plan: Plan) -> list[str]:
    """The cells that a comment names."""
    names = [origin.name for origin in plan.training.origins]
    source = names.index(comment["name"]) if comment["name"] in names else 0
    return [f"{source}-{int(cell) - 1}" for cell in re.findall(r"\d+", comment["cells"])]
