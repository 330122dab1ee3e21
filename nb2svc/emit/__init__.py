"""Floor 6: Plan → Package. Text only: no disk is touched but the templates, and a temporary folder for protoc."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nb2svc.emit import contracts, layout, markup, openapi, packaging, proto, schema
from nb2svc.ir.contract import Contract
from nb2svc.ir.contract import verify as verify_contract
from nb2svc.ir.package import Package
from nb2svc.ir.plan import Frozen, Plan
from nb2svc.patterns import Pattern, chosen

OWN = Path(__file__).parent / "templates"
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
IDENT = re.compile(r"[a-z][a-z0-9_]*")
# What `state` of the generated package carries beside the frozen values.
RESERVED = frozenset({"input_dtypes", "input_formats", "input_nulls", "missing_seen"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a plan a package shows, where its programs are given as texts."""

    name: str
    contract: Contract
    state: tuple[Frozen, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a package is made with, beside its plan.

    `source_path` is relative to the package's folder; `source_code_sha256` is that of its code alone; `followers` are the other notebooks of a chain, path, sha256 and that of the code; `data_files` are spelled as the notebook does; `python` holds the texts of
    `features.py`, `training.py` and, if there are any, `functions.py`; `reader` the arguments of the notebook's `read_csv`
    that a client's CSV is read with too; `forms` those of the files that training reads; `saved` the file of a model that answers in place of the fitted one, its sha256 and the state it stands for; `logged` the columns whose values a prediction log keeps; `asked` the target and answer that the user named; `summary` what the analysis found, as JSON: it goes into service.yaml and the README;
    `environment` the variables that the notebook sets.
    """

    source_path: str
    source_sha256: str
    python: Mapping[str, str]
    source_code_sha256: str = ""
    data_files: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ("rest", "grpc")
    patterns: tuple[str, ...] = ("service",)
    summary: Mapping[str, Any] = field(default_factory=dict)
    reader: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    saved: Mapping[str, str] = field(default_factory=dict)
    followers: tuple[tuple[str, str, str], ...] = ()
    logged: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def render(plan: Plan | Facts, settings: Settings) -> Package:
    """The whole tree of a service, sorted by path. Raises ValueError for a plan or settings that no package can be made of."""
    _verify(plan, settings)
    patterns = chosen(plan, settings.patterns)
    files: dict[str, bytes] = {}
    for path, text in _texts(plan, settings, patterns):
        files[path] = text.encode("utf-8")
    return Package(dict(sorted(files.items())))


def _texts(plan: Plan | Facts, settings: Settings, patterns: Iterable[Pattern]) -> Iterator[tuple[str, str]]:
    serves = "service" in settings.patterns
    compiled = dict(proto.files(plan.contract)) if serves and "grpc" in settings.interfaces else {}
    names = _names(plan, settings, compiled)
    used = {*settings.interfaces, *packaging.imported(settings.python), *(["a saved model"] if settings.saved else [])}
    for folder, extra, only in ((OWN, {}, {}), *((each.templates, each.names, each.only) for each in patterns)):
        for path, template in layout.templates(folder):
            if path not in only or only[path] in used:
                yield layout.place(path, plan.name), layout.lay_out(template, {**names, **extra})
    for file, text in settings.python.items():
        yield f"src/{plan.name}/{file}", text
    yield "service.yaml", markup.service_yaml(plan, settings)
    yield from contracts.files(plan.contract)
    if serves and "rest" in settings.interfaces:
        yield from openapi.files(plan.contract)
    yield from compiled.items()


def _names(plan: Plan | Facts, settings: Settings, compiled: Mapping[str, str]) -> dict[str, Any]:
    """What every template may read."""
    serves = "service" in settings.patterns
    return {
        "package": plan.name,
        "serves": serves,
        "rest": serves and "rest" in settings.interfaces,
        "grpc": serves and "grpc" in settings.interfaces,
        **packaging.names(plan, settings, compiled),
        **schema.names(plan.contract),
    }


def _verify(plan: Plan | Facts, settings: Settings) -> None:
    verify_contract(plan.contract)
    if not NAME.fullmatch(plan.name):
        raise ValueError(f"`{plan.name}` is no name for a package")
    if unfit := [each.ident for each in plan.contract.fields if not IDENT.fullmatch(each.ident)]:
        raise ValueError(f"`{unfit[0]}` is no identifier for a field")
    if taken := RESERVED & {state.name for state in plan.state}:
        raise ValueError(f"a state may not be called `{min(taken)}`")
    if missing := {"features.py", "training.py"} - set(settings.python):
        raise ValueError(f"the text of {min(missing)} is missing")
    if not settings.interfaces or set(settings.interfaces) - {"rest", "grpc"}:
        raise ValueError("interfaces are rest and grpc")
