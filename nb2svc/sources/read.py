"""Paths → Program: which front-end reads each file, then lowering, parsing and the order that are the same for all."""

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.ir.program import Cell, Program, Source
from nb2svc.ir.span import Span, whole_cell
from nb2svc.sources import beside, ipynb, kfp, kfp_yaml, order, percent
from nb2svc.sources.exported import restored
from nb2svc.sources.magics import Lowered, lower
from nb2svc.sources.parsing import Unparsable, parse, stamp
from nb2svc.sources.raw import SKIP, RawCell, RawSource, too_big, unreadable

FRONT_ENDS = (kfp, kfp_yaml, ipynb, percent)
MAX_FILE = 64 * 1024 * 1024
HEAD = 1024 * 1024


def read(paths: tuple[Path, ...], unsaved: Mapping[Path, bytes] = {}, tags: Mapping[str, tuple[str, ...]] = {}) -> Program | tuple[Diagnostic, ...]:  # noqa: B006 — never changed
    """Read a notebook or script, or a chain of them, without running anything; or say why a file cannot be read at all.

    `unsaved` holds what an editor has in place of what the file says, `tags` what the configuration adds to those of cells, each by `FILE#ID`.
    """
    sources: list[Source] = []
    cells: list[Cell] = []
    orders: list[str] = []
    requirements: list[str] = []
    diagnostics: list[Diagnostic] = []
    refused: list[Diagnostic] = []
    raws: list[RawSource] = []
    for number, path in enumerate(paths):
        content = unsaved[path] if path in unsaved else read_bytes(path)
        raw = content if isinstance(content, Diagnostic) else read_raw(path, content)
        if isinstance(content, Diagnostic) or isinstance(raw, Diagnostic):
            refused += [replace(raw, source=number)] if isinstance(raw, Diagnostic) else []
            continue
        raws.append(raw)
        sources.append(Source(path, raw.kind, hashlib.sha256(content).hexdigest(), path.parent))
    if refused:
        return tuple(refused)
    places = {path.resolve(): number for number, path in enumerate(paths)}
    for number, raw in enumerate(raws):
        if raw.is_part and any(is_used(paths[number], other) for other in raws if other is not raw):
            continue
        requirements += raw.requirements
        own: list[Cell] = []
        was_run = any(raw_cell.execution_count is not None for raw_cell in raw.cells)
        for raw_cell in raw.cells:
            raw_cell = replace(raw_cell, tags=(*raw_cell.tags, *(f"nb2svc-{tag}" for tag in tags.get(f"{paths[number].name}#{raw_cell.id}", ()))))
            if SKIP in raw_cell.tags:
                continue
            cell, lowered, problem = read_cell(raw_cell, source_of(raw_cell, number, sources, places))
            problem = milder(problem) if problem and was_run and cell.execution_count is None and not cell.outputs else problem
            own.append(replace(cell, module=number))
            requirements += lowered.requirements
            diagnostics += [problem] if problem else []
        diagnostics += [Diagnostic(found.code, found.message, whole_cell(found.cell, cell.source), found.hint) for found in raw.findings for cell in own if cell.index == found.cell]
        chosen, ordered = ("document", tuple(own)) if raw.is_ordered else order.decide(tuple(own))
        orders.append(chosen)
        cells += ordered if raw.is_ordered else beside.inlined(ordered, sources, number)
    chosen = next((one for one in orders if one != "document"), "document")
    return Program(tuple(sources), tuple(cells), chosen, tuple(dict.fromkeys(requirements)), tuple(diagnostics))


def is_used(path: Path, raw: RawSource) -> bool:
    """Do cells of a source stand in this file?"""
    return any(cell.path is not None and cell.path.resolve() == path.resolve() for cell in raw.cells)


def source_of(raw: RawCell, number: int, sources: list[Source], places: dict[Path, int]) -> int:
    """The source that a cell stands in: its own file, or one that was read with it, which becomes a source too and runs in the same folder."""
    if raw.path is None:
        return number
    path = raw.path.resolve()
    if path not in places:
        places[path] = len(sources)
        sources.append(Source(raw.path, sources[number].kind, hashlib.sha256(raw.path.read_bytes()).hexdigest(), sources[number].folder))
    found = places[path]
    if sources[found].folder != sources[number].folder:
        sources[found] = replace(sources[found], folder=sources[number].folder)
    return found


def read_bytes(path: Path) -> bytes | Diagnostic:
    """The content of a file of bearable size."""
    try:
        if path.is_dir():
            return unreadable(f"`{path.name}` is a folder", "name the notebook in it")
        size = path.stat().st_size
        if size > MAX_FILE:
            hint = "clear the saved outputs (images, videos) and save it again"
            return Diagnostic("NB904", f"`{path.name}` has {size / 1024 / 1024:.0f} MiB, more than 64 MiB", hint=hint)
        return path.read_bytes()
    except OSError as error:
        return unreadable(f"`{path.name}` cannot be read: {error.strerror or error}")


def read_raw(path: Path, content: bytes) -> RawSource | Diagnostic:
    """The cells of a file, by the first front-end that accepts it."""
    for front_end in FRONT_ENDS:
        if front_end.accepts(path, content[:HEAD]):
            raw = front_end.read(path, content)
            return raw if isinstance(raw, Diagnostic) else too_big(raw, path.name) or raw
    return unreadable(f"`{path.name}` is not a notebook", "`.ipynb` notebooks and `.py` scripts are read")


def read_cell(raw: RawCell, source: int) -> tuple[Cell, Lowered, Diagnostic | None]:
    """Lower and parse one cell; a cell that is not Python comes with its diagnostic and an empty tree."""
    text, remains = restored(raw.text)
    lowered = lower(text)
    problem = Diagnostic("NB903", raw.problem, whole_cell(raw.index, source), "repair the file in Jupyter") if raw.problem else None
    tree = lowered.tree or parse(lowered.code)
    tree = tree if isinstance(tree, Unparsable) else stamp(tree, lowered.code, raw.index, source)
    if isinstance(tree, Unparsable):
        problem, tree = unparsable(tree, raw, lowered.code, source), ast.Module([], [])
    cell = Cell(
        index=raw.index,
        id=raw.id,
        text=raw.text,
        code=lowered.code,
        tree=tree,
        execution_count=raw.execution_count,
        tags=raw.tags,
        opaque=lowered.opaque or remains,
        outputs=raw.outputs,
        source=source,
        lines=raw.lines,
    )
    return cell, lowered, problem


def unparsable(found: Unparsable, raw: RawCell, code: str, source: int) -> Diagnostic:
    """The diagnostic of a cell that is not Python, pointing where the parser stopped."""
    line_text = code.split("\n")[found.line - 1]
    column = min(found.column, len(line_text))
    span = Span(source, raw.index, found.line, column, found.line, max(column + 1, len(line_text.rstrip())))
    hint = "mend the cell, or leave it out of the service with the tag `nb2svc-skip`"
    if found.is_python_2:
        hint = "this is Python 2: convert the notebook to Python 3 (`print(…)`), or leave the cell out with the tag `nb2svc-skip`"
    return Diagnostic("NB103", f"the cell cannot be read as Python: {found.message}", span, hint)


def milder(problem: Diagnostic) -> Diagnostic:
    """What is no Python and was never run, in a notebook that was, does nothing: whoever needs a name of it hears of the name."""
    if problem.code != "NB103":
        return problem
    return replace(problem, message=f"{problem.message}; it was never run, and is left out", level=Severity.WARNING)
