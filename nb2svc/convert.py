"""Convert: the story. A notebook is read, traced, bound and lowered, and what comes out is rendered as a package — or refused."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nb2svc import emit, sources
from nb2svc.analyse import analyse
from nb2svc.checks.shelf import examine
from nb2svc.config import Config
from nb2svc.emit import python
from nb2svc.emit.earlier import MARKUP, earlier, edited, logged
from nb2svc.emit.markup import service_yaml
from nb2svc.emit.summary import summarise
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.changes import Class, changes
from nb2svc.ir.contract import Contract
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.package import Package
from nb2svc.ir.plan import Plan
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan


@dataclass(frozen=True, slots=True)
class Converted:
    """A package, the plan (or the facts of a markup) it was rendered from, and the warnings on the way; `program` is None where no source was read."""

    plan: Plan | emit.Facts
    package: Package
    diagnostics: tuple[Diagnostic, ...]
    program: Program | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no package; `program` is None where the source could not be read."""

    diagnostics: tuple[Diagnostic, ...]
    program: Program | None


def convert(paths: tuple[Path, ...], config: Config, unsaved: Mapping[Path, bytes] = {}) -> Converted | Refused:  # noqa: B006 — never changed
    """Turn notebooks into a service package, or say why they cannot be one."""
    program = sources.read(paths, unsaved, dict(config.cells))
    if not isinstance(program, Program):
        return Refused(program, None)
    analysis = analyse(program, config)
    found = examine(analysis)
    if any(finding.is_error for finding in found):
        return Refused(found, program)
    held, version = earlier(folder(config))
    generated = make_plan(analysis, config.name, held, version)
    plan = replace(generated, contract=edited(folder(config), generated.contract))
    findings = (*found, *(against(held, plan.contract) if held else ()))
    if any(finding.is_error for finding in findings):
        return Refused(findings, program)
    package = render(plan, generated, settings(analysis, plan, program, config), folder(config))
    return Converted(plan, package, findings, program)


def render(plan: Plan, generated: Plan, given: emit.Settings, out: Path) -> Package:
    """The package as the author's markup wants it. The markup itself is as generated: what the author edits there stays his edit of it."""
    package = emit.render(plan, replace(given, logged=logged(out, plan.contract)))
    return Package({**package.files, MARKUP: service_yaml(generated, given).encode("utf-8")})


def folder(config: Config) -> Path:
    """Where the package goes."""
    return config.out or Path(f"{config.name}-service")


def against(held: Contract, contract: Contract) -> Iterator[Diagnostic]:
    """What the clients of the generation before would meet."""
    hint = "raise `version` in service.yaml: the old clients keep the old package, and this one gets a contract of its own"
    for change in changes(held, contract):
        about = f"`{change.field}` " if change.field is not None else ""
        if change.kind is Class.BREAKING:
            yield Diagnostic("NB508", f"{about}{change.message}", hint=hint)
        elif change.kind is Class.TIGHTENED:
            yield Diagnostic("NB509", f"{about}{change.message}")


def settings(analysis: Analysis, plan: Plan, program: Program, config: Config) -> emit.Settings:
    """What the emitter needs beside the plan."""
    source = program.sources[0]
    out = folder(config)
    texts = python.texts(plan, analysis.features_exact)
    return emit.Settings(
        source_path=relative(source.path, out),
        source_sha256=source.sha256,
        source_code_sha256=program.code_sha256(),
        python=texts,
        data_files=tuple(dict.fromkeys(load.path for load in analysis.graph.loads if load.path)),
        interfaces=config.interfaces,
        patterns=config.patterns,
        summary=summarise(analysis),
        reader=analysis.reader_options,
        forms=tuple(sorted({load.form for load in analysis.graph.loads if load.statement in analysis.training})),
        saved=saved(plan, config),
        asked={key: value for key, value in (("target", config.target), ("answer", config.answer)) if value},
        environment=analysis.graph.environment,
        followers=tuple((relative(one.path, out), one.sha256, program.code_sha256(program.sources.index(one))) for one in program.given[1:]),
    )


def saved(plan: Plan, config: Config) -> dict[str, str]:
    """The saved model that answers, if one is named."""
    if config.model is None:
        return {}
    name = next(state.name for state in plan.state if state.kind == "model")
    return {"state": name, "file": relative(config.model, folder(config)), "sha256": hashlib.sha256(config.model.read_bytes()).hexdigest()}


def relative(path: Path, out: Path) -> str:
    """A source as the package names it."""
    return Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()
