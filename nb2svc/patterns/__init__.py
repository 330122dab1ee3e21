"""Floor 5: the serving patterns, a folder each.

A pattern is a package with `templates/`, which mirrors the generated tree; `names(plan)`, what its templates read beyond what all read;
and `ONLY`, the files that need an interface, or a library that the notebook uses. A pattern adds transport, order, storage; never arithmetic.
"""

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.ir.plan import Plan

FOLDER = Path(__file__).parent
ALWAYS = "library"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One serving pattern, read from its folder. `only` maps a generated path to the interface or library it needs."""

    name: str
    templates: Path
    names: Mapping[str, Any]
    only: Mapping[str, str]


def known() -> tuple[str, ...]:
    """The patterns there are, by folder."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/__init__.py")))


def chosen(plan: Plan, wanted: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of a package: what all others call, then those wanted. Raises ValueError for an unknown one."""
    order = dict.fromkeys((ALWAYS, *sorted(wanted)))
    if unknown := set(order) - set(known()):
        raise ValueError(f"there is no pattern `{min(unknown)}`; there are {', '.join(known())}")
    found = []
    for name in order:
        module = importlib.import_module(f"nb2svc.patterns.{name}")
        found.append(Pattern(name, FOLDER / name / "templates", module.names(plan), module.ONLY))
    return tuple(found)
