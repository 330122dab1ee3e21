"""order-dependent: a cell that the answer needs reads another value when the cells run from top to bottom than when they were run last.

## Why is this bad?
The numbers that the notebook shows are not those that it computes when it is run again, and not those of the service.

## Example
    [9] df = clean(df)
    [2] df = read()

## Use instead
Move the cell to where it belongs, run all cells, and save.
"""

from collections.abc import Iterator
from dataclasses import replace

from nb2svc import catalog
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import whole_cell
from nb2svc.uses.edges import cell_flow

CODE = "NB101"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each name that a needed cell reads from another cell in the recorded order than in that of the document."""
    program = analysis.graph.program
    cells = program.cells
    if len(program.sources) > 1 or any(cell.execution_count is None and cell.tree.body for cell in cells):
        return
    recorded = sorted(cells, key=lambda cell: cell.execution_count or 0)
    document = sorted(cells, key=lambda cell: cell.index)
    if recorded == document:
        return
    statements = analysis.graph.statements
    needed = {statement.cell for statement in statements if statement.index in analysis.training} | ({analysis.answer.span.cell} if analysis.answer is not None else set())
    as_run, as_written = read_from(program, recorded), read_from(program, document)
    seen: set[int] = set()
    for (reader, name), makers in sorted(as_run.items()):
        others = as_written.get((reader, name), set())
        if reader not in needed or makers == others:
            continue
        place = turned(document, makers | others | {reader})
        if place not in seen:
            seen.add(place)
            yield Diagnostic(CODE, f"`{name}` is another value when the cells run from top to bottom than when they were run last", whole_cell(place), "move the cell to where it belongs, run all cells, and save", (Note(whole_cell(reader), "read here"),))


def read_from(program: Program, cells: list[Cell]) -> dict[tuple[int, str], set[int]]:
    """For each cell and name that it reads, the cells that made the value, if the cells run in this order."""
    found: dict[tuple[int, str], set[int]] = {}
    for edge in cell_flow(replace(program, cells=tuple(cells)), catalog.load(())):
        found.setdefault((edge.end, edge.name), set()).add(edge.start)
    return found


def turned(document: list[Cell], among: set[int]) -> int:
    """Of some cells the one that stands out of turn most: it was run after the most of those below it."""
    own = [cell for cell in document if cell.index in among]
    later = {cell.index: sum((below.execution_count or 0) < (cell.execution_count or 0) for below in own[number + 1 :]) for number, cell in enumerate(own)}
    return max(later, key=lambda index: (later[index], -index))
