"""The catalogue of diagnostics → the page of one, or the list of all."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.config import ConfigError, nearest
from nb2svc.ir.diagnostic import CATALOGUE
from nb2svc.report.page import documentation


@dataclass(frozen=True, slots=True)
class Page:
    """One page, for people and for programs."""

    text: str
    document: Any


def explain(code: str) -> Page:
    """The page of one diagnostic, by its code or its name. Raises ConfigError."""
    known = {name: each for each, (name, _) in CATALOGUE.items()}
    code = known.get(code, code.upper())
    if code not in CATALOGUE:
        raise ConfigError(f"`{code}` is no code{nearest(code, (*CATALOGUE, *known))}")
    name, severity = CATALOGUE[code]
    body = documentation(name)
    text = f"{code} {name} ({severity})\n" + (f"\n{body}\n" if body else "")
    return Page(text, {"schema": 1, "code": code, "name": name, "severity": str(severity), "page": body})


def catalogue() -> Page:
    """All diagnostics, a line each."""
    rows = [{"code": code, "name": name, "severity": str(severity)} for code, (name, severity) in sorted(CATALOGUE.items())]
    text = "".join(f"{row['code']}  {row['severity']:8} {row['name']}\n" for row in rows)
    return Page(text, {"schema": 1, "diagnostics": rows})
