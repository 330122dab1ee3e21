"""Analyse: the first half of the story, which every surface shares: read, trace, bind. Loads no emitter."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nb2svc import catalog, sources
from nb2svc.binding import saved
from nb2svc.binding.bind import bind
from nb2svc.binding.inputs import annotations, assumed_pandas, disk
from nb2svc.config import Config
from nb2svc.flow.trace import trace
from nb2svc.ir.analysis import Analysis, as_json
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.program import Program


def analyse(program: Program, config: Config) -> Analysis:
    """What the notebook means, found without running it."""
    rules = catalog.load(config.rules)
    graph = trace(program, rules, assumed_pandas(config.pandas), disk(program, config.data), {"freeze": config.freeze, "row-wise": config.row_wise})
    marks = annotations(graph)
    analysis = bind(graph, rules, config.answer, config.target or marks.target, marks.answers)
    if config.model is not None:
        analysis.diagnostics += saved.refusals(analysis, config.model)
    return analysis


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


def inspect(paths: tuple[Path, ...], config: Config, unsaved: Mapping[Path, bytes] = {}) -> Inspected:  # noqa: B006 — never changed
    """Analyse without rendering; `unsaved` holds what an editor has in place of what a file says."""
    program = sources.read(paths, unsaved, dict(config.cells))
    if not isinstance(program, Program):
        return Inspected(None, program, None)
    analysis = analyse(program, config)
    return Inspected(program, tuple(analysis.diagnostics), analysis)
