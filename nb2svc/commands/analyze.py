"""`analyze`: sources → the JSON of product.md, the same as text, and the diagnostics as frames."""

import json as jsonlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc import sources
from nb2svc.config import Config, ConfigError
from nb2svc.analyse import Inspected, inspect
from nb2svc.checks.credentials import masked
from nb2svc.checks.shelf import examine
from nb2svc.ir import graph, plan, program
from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.report import drawing
from nb2svc.report.document import document
from nb2svc.report.formats import text
from nb2svc.report.formats.finding import Finding, locate
from nb2svc.sources.walk import notebooks


MOST_SHOWN, WIDEST = 8, 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `analyze` prints: `document` and `text` on stdout, `frames` on stderr."""

    document: Any
    text: str
    frames: tuple[str, ...] = ()
    has_errors: bool = False


def run(paths: tuple[Path, ...], config: Config) -> Outcome:
    """Analyse a chain of sources; a folder gives a list, one entry a notebook."""
    if not any(path.is_dir() for path in paths):
        return run_chain(paths, config)
    outcomes = [run_chain((path,), config) for path in notebooks(paths, config.exclude)]
    return Outcome(
        [outcome.document for outcome in outcomes],
        "\n".join(outcome.text for outcome in outcomes),
        tuple(frames for outcome in outcomes for frames in outcome.frames),
        any(outcome.has_errors for outcome in outcomes),
    )


def run_chain(paths: tuple[Path, ...], config: Config) -> Outcome:
    """Analyse one notebook or chain."""
    found = inspect(paths, config)
    diagnostics = examine(found.analysis) if found.analysis is not None else found.diagnostics
    findings = locate(diagnostics, found.program, paths)
    told = document(found, findings)
    frames = text.render(tuple(finding for finding in findings if finding.diagnostic.severity is not Severity.INFO))
    return Outcome(told, "\n".join(summary(told)) + "\n", (frames,) if frames else (), has_errors(diagnostics))


def write_report(paths: tuple[Path, ...], config: Config, file: Path) -> bool:
    """Write the HTML report of one notebook or chain; whether anything found keeps it from being converted. Raises ConfigError where the file cannot be written."""
    # Lowers and renders: only the report needs that.
    from nb2svc.report.html import render
    from nb2svc.report.html.facts import gather

    facts = gather(inspect(paths, config), paths, config)
    try:
        file.write_text(render(facts), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror or error}") from error
    return bool(facts["is_refused"])


def drawn(outcome: Outcome, language: str) -> str:
    """The cells and what flows between them, in the language of a drawing tool; a folder gives one drawing a notebook."""
    documents = outcome.document if isinstance(outcome.document, list) else [outcome.document]
    return "\n".join((drawing.dot if language == "dot" else drawing.mermaid)(document) for document in documents)


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether anything found keeps the source from being converted."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def run_stage(paths: tuple[Path, ...], config: Config, stage: str) -> Outcome:
    """Print one stage of the conversion."""
    if stage == "program":
        read = sources.read(paths, tags=dict(config.cells))
        if isinstance(read, program.Program):
            return staged(program.show(read), locate(read.diagnostics, read, paths))
        return staged("", locate(read, None, paths))
    found = inspect(paths, config)
    return staged(printed(found, config, stage), locate(found.diagnostics, found.program, paths))


def printed(found: Inspected, config: Config, stage: str) -> str:
    """A stage behind the program as text; "" where it was not reached."""
    if found.analysis is None:
        return ""
    if stage == "graph":
        return graph.show(found.analysis.graph)
    if stage == "analysis":
        return jsonlib.dumps(found.as_json(), indent=2, ensure_ascii=False) + "\n"
    # Only this stage lowers; the others stay as quick as a look.
    from nb2svc.lower import make_plan

    return plan.show(make_plan(found.analysis, config.name)) if not found.analysis.refusals else ""


def staged(shown: str, findings: tuple[Finding, ...]) -> Outcome:
    """A printed stage with what was found on the way."""
    frames = text.render(findings)
    return Outcome(None, masked(shown), (frames,) if frames else (), any(finding.diagnostic.is_error for finding in findings))


def summary(document: dict[str, Any]) -> Iterator[str]:
    """The document for people: cells from 1."""
    listed = document.get("sources") or [document.get("source")]
    yield " → ".join(source["path"] for source in listed if source) + f" ({document.get('order')} order)"
    cells = document.get("cells") or ()
    for cell, told in zip(cells, columns([[f"cell {place(cell, 'index')}", ", ".join(cell["roles"]), cell["reason"]] for cell in cells])):
        yield f"  {told}"
    fields = document.get("inputs") or ()
    if fields:
        yield "inputs"
    yield from (f"  {told}" for told in columns([[field["name"], shown_type(field), f"→ {', '.join(field['feeds'])}" if field["feeds"] else "→ the model, as it is"] for field in fields]))
    if ignored := document.get("ignored"):
        yield f"ignored  {', '.join(ignored)}"
    if document.get("target"):
        yield f"target  {document['target']}"
    if answer := document.get("answer"):
        models = answer["model"] if isinstance(answer["model"], str) else " + ".join(answer["model"] or ())
        yield f"answer  {answer['name']} = {models}.{answer['method']}(…), cell {place(answer)}, line {answer['line']}"
    frozen = document.get("state") or ()
    if frozen:
        yield "frozen"
    yield from (f"  {told}" for told in columns([[state["name"], state["kind"], state["expression"], f"cell {place(state)}, line {state['line']}"] for state in frozen]))


def place(found: dict[str, Any], key: str = "cell") -> str:
    """A cell as people count it; in a chain with the number of its source before it."""
    return (f"{found['source'] + 1}:" if "source" in found else "") + str(found[key] + 1)


def shown_type(field: dict[str, Any]) -> str:
    """What a record may hold in a field, in a few words."""
    values = ", ".join(map(repr, field.get("enum", ())[:MOST_SHOWN])) + (", …" if field.get("open") or len(field.get("enum", ())) > MOST_SHOWN else "")
    return f"{field['type']}{' or null' if field['nullable'] else ''}" + (f" of {values}" if field.get("enum") else "")


def columns(rows: list[list[str]]) -> Iterator[str]:
    """Rows of texts with their columns aligned, as far as they are of bearable width."""
    widths = [min(WIDEST, max(len(row[number]) for row in rows)) for number in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(" ".join(text.split("\n")).ljust(width) for text, width in zip(row, widths)).rstrip()
