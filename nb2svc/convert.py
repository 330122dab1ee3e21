"""Convert: the story. A notebook is read, traced, bound and lowered, and what comes out is rendered as a package — or refused."""

import os
from dataclasses import dataclass
from pathlib import Path

from nb2svc import catalog, emit, sources
from nb2svc.binding.bind import bind
from nb2svc.binding.inputs import annotations, assumed_pandas, sample_reader
from nb2svc.config import Config
from nb2svc.emit import python
from nb2svc.emit.summary import summarise
from nb2svc.flow.trace import trace
from nb2svc.ir.analysis import Analysis, as_json
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.package import Package
from nb2svc.ir.plan import Plan
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan


@dataclass(frozen=True, slots=True)
class Converted:
    """A package, the plan it was rendered from, and the warnings on the way."""

    plan: Plan
    package: Package
    diagnostics: tuple[Diagnostic, ...]
    program: Program


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no package; `program` is None where the source could not be read."""

    diagnostics: tuple[Diagnostic, ...]
    program: Program | None


def convert(paths: tuple[Path, ...], config: Config) -> Converted | Refused:
    """Turn notebooks into a service package, or say why they cannot be one."""
    program = sources.read(paths)
    if not isinstance(program, Program):
        return Refused(program, None)
    analysis = analyse(program, config)
    if analysis.refusals:
        return Refused(tuple(analysis.diagnostics), program)
    plan = make_plan(analysis, config.name)
    package = emit.render(plan, settings(analysis, plan, program, config))
    return Converted(plan, package, tuple(analysis.diagnostics), program)


def analyse(program: Program, config: Config) -> Analysis:
    """What the notebook means, found without running it."""
    rules = catalog.load(config.rules)
    read_sample = sample_reader(program, config.data)
    graph = trace(program, rules, assumed_pandas(config.pandas), read_sample)
    marks = annotations(graph)
    return bind(graph, rules, config.answer, config.target or marks.target, marks.answers)


def settings(analysis: Analysis, plan: Plan, program: Program, config: Config) -> emit.Settings:
    """What the emitter needs beside the plan."""
    source = program.sources[0]
    out = config.out or Path(f"{config.name}-service")
    texts = python.texts(plan, analysis.features_exact)
    return emit.Settings(
        source_path=Path(os.path.relpath(source.path.resolve(), out.resolve())).as_posix(),
        source_sha256=source.sha256,
        python=texts,
        data_files=tuple(dict.fromkeys(load.path for load in analysis.graph.loads if load.path)),
        interfaces=config.interfaces,
        patterns=config.patterns,
        summary=summarise(analysis),
        reader=analysis.reader_options,
    )


@dataclass(frozen=True, slots=True)
class Inspected:
    """What `analyze` and `check` print; everything is told also when a source cannot be read."""

    program: Program | None
    diagnostics: tuple[Diagnostic, ...]
    analysis: Analysis | None

    def as_json(self) -> dict[str, object]:
        if self.analysis is not None:
            return as_json(self.analysis)
        empty: dict[str, object] = dict.fromkeys(("cells", "flow", "inputs", "ignored", "state", "diagnostics"))
        return {"schema": 1, "source": None, "order": "document", **{key: [] for key in empty}, "target": None, "answer": None}


def inspect(paths: tuple[Path, ...], config: Config) -> Inspected:
    """Analyse without rendering."""
    program = sources.read(paths)
    if not isinstance(program, Program):
        return Inspected(None, program, None)
    analysis = analyse(program, config)
    return Inspected(program, tuple(analysis.diagnostics), analysis)
