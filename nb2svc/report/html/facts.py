"""An inspected notebook → the facts of its report, as plain data: verdict, findings, code on both sides, graph, fields, frozen values.

A cell is named by its place: `0-3` is the fourth cell of the first source.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nb2svc.analyse import Inspected
from nb2svc.binding.inputs import assumed_pandas
from nb2svc.checks.credentials import masked
from nb2svc.checks.shelf import examine
from nb2svc.checks.stale_service import made_from, markups
from nb2svc.config import Config
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Severity
from nb2svc.ir.plan import Plan
from nb2svc.report.document import document, shown
from nb2svc.report.drawing import edges
from nb2svc.report.formats.finding import Finding, locate
from nb2svc.report.formats.text import frame
from nb2svc.report.html.source_map import generated

EARLY = "NB302"
"""The finding that a value was learnt before the test rows were set apart."""


def gather(found: Inspected, paths: tuple[Path, ...], config: Config) -> dict[str, Any]:
    """All that the report shows."""
    diagnostics = examine(found.analysis) if found.analysis is not None else found.diagnostics
    findings = locate(diagnostics, found.program, paths)
    is_refused = any(diagnostic.is_error for diagnostic in diagnostics)
    plan = lowered(found.analysis, config) if found.analysis is not None and not is_refused else None
    files = generated(plan, found.analysis.features_exact) if plan is not None and found.analysis is not None else []
    artifacts = trained(found)
    told = document(found, findings)
    frozen = list(frozen_facts(found.analysis, findings, values(artifacts))) if found.analysis is not None else []
    return {
        "title": " → ".join(path.name for path in paths),
        "verdict": verdict(findings),
        "is_refused": is_refused,
        "findings": [finding_facts(finding) for finding in findings],
        "cells": list(cell_facts(found, told, used_by(files))),
        "files": shown(files),
        "answer": told["answer"],
        "target": told["target"],
        "fields": shown(list(field_facts(found.analysis))) if found.analysis is not None else [],
        "ignored": told["ignored"],
        "frozen": shown(frozen),
        "parity": parity(artifacts),
        "made": made(found, config),
        "graph": graph(told),
    }


def lowered(analysis: Analysis, config: Config) -> Plan | None:
    """The plan of a notebook that converts."""
    from nb2svc.lower import make_plan

    return make_plan(analysis, config.name) if analysis.answer is not None else None


def verdict(findings: Iterable[Finding]) -> str:
    """The outcome in a few words."""
    counts = {severity: sum(finding.diagnostic.severity is severity for finding in findings) for severity in Severity}
    said = [f"{counts[one]} {word}{'s' if counts[one] > 1 else ''}" for one, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")) if counts[one]]
    if counts[Severity.ERROR]:
        return f"refused: {said[0]}" + (f", {said[1]}" if len(said) > 1 else "")
    return "converts" + (f"; {said[0]}" if said else "")


def key(source: int, cell: int) -> str:
    """How the report names a cell."""
    return f"{source}-{cell}"


def finding_facts(finding: Finding) -> dict[str, Any]:
    """One finding, with its frame."""
    found = finding.diagnostic
    lines = list(frame(finding))[1:]
    return {
        "code": found.code, "name": found.name, "severity": str(found.severity), "message": found.message, "hint": found.hint,
        "where": finding.place.describe() if finding.place else "the whole file", "cell": key(found.span.source, found.span.cell) if found.span else "",
        "frame": "\n".join(line.removeprefix("    ") for line in lines if not line.startswith("  hint:")),
    }  # fmt: skip


def cell_facts(found: Inspected, told: dict[str, Any], used: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The code cells in order: role, reason, text, and which generated file keeps something of each."""
    texts = {key(cell.source, cell.index): masked(cell.text, cell.tree) for cell in found.program.cells} if found.program is not None else {}
    listed = told.get("sources") or []
    for cell in told.get("cells") or ():
        name = key(cell.get("source", 0), cell["index"])
        where = f"{listed[cell['source']]['path']}, " if listed else ""
        yield {"key": name, "title": f"{where}cell {cell['index'] + 1}", "roles": cell["roles"], "reason": cell["reason"], "text": texts.get(name, "").strip("\n"), "kept": used.get(name, [])}


def used_by(files: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Each cell with the generated files that hold something of it."""
    found: dict[str, list[str]] = {}
    for file in files:
        for name in dict.fromkeys(name for line in file["lines"] for name in line["cells"]):
            found.setdefault(name, []).append(file["name"])
    return found


def field_facts(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """The fields of a request, each with the cells that its values pass through."""
    graph = analysis.graph
    own = graph.slice({node.name for node in (analysis.answer.node, *analysis.answer.inputs)}) if analysis.answer is not None else {}
    read = {name: {field.name for field in graph.fields({name})} for name in own}
    for field in analysis.inputs:
        nodes = [graph.nodes[name] for name, fields in read.items() if field.name in fields]
        cells = sorted({(node.span.source, node.span.cell) for node in nodes})
        yield {
            "name": field.name, "type": field.type, "nullable": field.nullable, "enum": list(field.enum), "open": field.open, "feeds": list(field.feeds),
            "example": json.dumps(field.example, ensure_ascii=False, default=str), "dtype": field.dtype, "cells": [key(*place) for place in cells],
        }  # fmt: skip


def frozen_facts(analysis: Analysis, findings: Iterable[Finding], known: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The frozen values; `early` where the test rows were among those it was learnt from."""
    early = {finding.diagnostic.span for finding in findings if finding.diagnostic.code == EARLY}
    for learnt in analysis.state:
        yield {
            "name": learnt.name, "kind": learnt.kind, "expression": learnt.expression, "cell": key(learnt.span.source, learnt.span.cell),
            "where": learnt.span.place(), "value": known.get(learnt.name, ""), "early": any(site.span in early for site in learnt.sites),
        }  # fmt: skip


def trained(found: Inspected) -> Path | None:
    """The artifacts of a service that was made from the very code of this notebook, and trained."""
    program = found.program
    for source in program.given if program is not None else ():
        for markup in markups(source):
            folder = markup.parent / "artifacts"
            if program is not None and (folder / "manifest.json").is_file() and made_from(markup, source) == program.code_sha256():
                return folder
    return None


def values(artifacts: Path | None) -> dict[str, str]:
    """The frozen values that training wrote down, shortened."""
    document = read_json(artifacts, "state.json")
    found = {name: json.dumps(entry["value"], ensure_ascii=False) for name, entry in document.get("state", {}).items() if isinstance(entry, dict) and "value" in entry}
    return {name: text if len(text) <= 120 else f"{text[:117]}…" for name, text in found.items()}


def parity(artifacts: Path | None) -> dict[str, Any]:
    """What the self-check of training found; empty where there was none."""
    document = read_json(artifacts, "parity.json")
    return {name: document[name] for name in ("parity", "tier", "records", "equal", "made") if name in document}


def read_json(folder: Path | None, name: str) -> dict[str, Any]:
    """A JSON object of the artifacts; empty where there is none."""
    try:
        document = json.loads((folder / name).read_text(encoding="utf-8")) if folder is not None else {}
    except (OSError, ValueError, RecursionError):
        document = {}
    return document if isinstance(document, dict) else {}


def made(found: Inspected, config: Config) -> list[tuple[str, str]]:
    """What the report was made of: order, versions, hashes."""
    program = found.program
    told = [("order", str(found.as_json()["order"])), ("pandas", f"{assumed_pandas(config.pandas)} was assumed")]
    return told + [(source.path.name, f"sha256 {source.sha256}") for source in (program.sources if program is not None else ())]


def graph(told: dict[str, Any]) -> dict[str, Any]:
    """Cells and what flows between them, for the drawing."""
    nodes = [{"id": key(cell.get("source", 0), cell["index"]), "label": str(cell["index"] + 1), "role": cell["roles"][0] if cell["roles"] else "dead"} for cell in told.get("cells") or ()]
    return {"nodes": nodes, "edges": [{"from": key(*start), "to": key(*end), "names": names} for start, end, names in edges(told)]}
