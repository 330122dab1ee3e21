"""Analysis: what the graph means — the answer, the fields of a request, what is frozen, the role of each cell. What every surface reads."""

from dataclasses import dataclass, field
from typing import Any

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Field
from nb2svc.ir.graph import Fitting, Graph, Load, Node, Site
from nb2svc.ir.span import Span


@dataclass(frozen=True, slots=True)
class AnswerFound:
    """The final prediction: its row value, the score behind it (None without one), and how it came about.

    `targets`: the columns that it stands against where no fit names them.
    """

    node: Node
    name: str
    method: str
    models: tuple[Site, ...]
    model_names: tuple[str, ...]
    span: Span
    statement: int
    inputs: tuple[Node, ...]
    score: Node | None
    fitting: Fitting | None
    fits: tuple[Fitting, ...] = ()
    targets: frozenset[Field] = frozenset()


@dataclass(frozen=True, slots=True)
class Input:
    """One column that a request gives."""

    name: str
    type: str
    dtype: str
    nullable: bool
    example: Any
    enum: tuple[Any, ...] = ()
    open: bool = True
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Learnt:
    """One frozen value under the name that the service knows it by.

    `keyed`: a family, one value a turn. Its key is the item of the loop `target`; where turns nest, or calls are turns, `paths`.
    """

    name: str
    kind: str
    expression: str
    span: Span
    sites: tuple[Site, ...]
    keyed: bool = False
    target: str = ""
    paths: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a cell is for, the main role first, and why."""

    cell: int
    source: int
    id: str
    execution_count: int | None
    roles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Edge:
    """`name` flows from one cell to another."""

    start: int
    end: int
    name: str
    start_source: int = 0
    end_source: int = 0


@dataclass(slots=True)
class Analysis:
    """The graph bound: what each part is for. Without an answer the rest is still told. `training` and `row` are the statements that each needs."""

    graph: Graph
    answer: AnswerFound | None
    load: Load | None
    inputs: tuple[Input, ...]
    ignored: tuple[str, ...]
    target: str | None
    state: tuple[Learnt, ...]
    roles: tuple[Role, ...]
    flow: tuple[Edge, ...]
    training: frozenset[int]
    answer_type: str = "number"
    probabilities: bool = False
    probabilities_always: bool = True
    imputes: bool = False
    batch_exact: bool = False
    features_exact: bool = True
    reader_options: dict[str, Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    examples: tuple[dict[str, Any], ...] = ()
    missing_texts: tuple[str, ...] = ()
    row: frozenset[int] = frozenset()

    @property
    def refusals(self) -> tuple[Diagnostic, ...]:
        return tuple(finding for finding in self.diagnostics if finding.is_error)


def as_json(analysis: Analysis) -> dict[str, Any]:
    """The object that `nb2svc analyze --json` prints."""
    program = analysis.graph.program
    sources = [{"path": source.path.name, "kind": source.kind, "sha256": source.sha256} for source in program.given]
    chain = len(sources) > 1
    found = analysis.answer

    def at(source: int) -> dict[str, int]:
        return {"source": source} if chain else {}

    answer = None
    if found is not None:
        models = list(found.model_names)
        model = models[0] if len(models) == 1 else models
        answer = {"name": found.name, "model": model, "method": found.method, "cell": found.span.cell, "line": found.span.line, **at(found.span.source)}

    return {
        "schema": 1,
        **({"sources": sources} if chain else {"source": sources[0] if sources else None}),
        "order": program.order,
        "cells": [{"index": r.cell, "id": r.id, "execution_count": r.execution_count, "roles": list(r.roles), "reason": r.reason, **at(r.source)} for r in analysis.roles],
        "flow": [{"from": edge.start, "to": edge.end, "name": edge.name, **at(edge.end_source), **({"from_source": edge.start_source} if edge.start_source != edge.end_source else {})} for edge in analysis.flow],
        "inputs": [input_json(found_input) for found_input in analysis.inputs],
        "ignored": [name for name in analysis.ignored if name != analysis.target],
        "target": analysis.target,
        "answer": answer,
        "state": [{"name": s.name, "kind": s.kind, "expression": s.expression, "cell": s.span.cell, "line": s.span.line, **at(s.span.source)} for s in analysis.state],
        "diagnostics": [diagnostic_json(finding) for finding in analysis.diagnostics],
    }


def input_json(found: Input) -> dict[str, Any]:
    """One entry of `inputs`: `feeds` are the notebook's names that are made of it; `enum` stands where the code treats the column as categories."""
    told: dict[str, Any] = {"name": found.name, "type": found.type, "nullable": found.nullable, "example": found.example, "feeds": list(found.feeds)}
    if found.enum:
        told |= {"enum": list(found.enum), "open": found.open}
    return told


def diagnostic_json(finding: Diagnostic) -> dict[str, Any]:
    """A diagnostic as JSON, places in cells counted from 0."""
    place = finding.span
    return {
        "code": finding.code, "name": finding.name, "severity": str(finding.severity), "message": finding.message,
        "cell": place.cell if place else None, "line": place.line if place else None, "column": place.column + 1 if place else None,
        "related": [{"message": note.message, "cell": note.span.cell, "line": note.span.line} for note in finding.related], "hint": finding.hint,
    }  # fmt: skip
