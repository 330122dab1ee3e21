"""Edges: the direct data flow between cells — for each name a cell reads, the cell whose definition or change reaches the read; between notebooks, for each file."""

from nb2svc.catalog import Catalog
from nb2svc.ir.analysis import Edge
from nb2svc.ir.program import Program
from nb2svc.uses.walk import walk


def cell_flow(program: Program, catalog: Catalog) -> tuple[Edge, ...]:
    """The edges of a program, in the order of the cells that read."""
    found, _ = walk(program, catalog)
    edges = set()
    given = {index for index, source in enumerate(program.sources) if source in program.given}
    for statement in found:
        for name, writers in statement.names.items():
            for index in writers:
                start = found[index]
                if (start.source, start.cell) != (statement.source, statement.cell) and {start.source, statement.source} <= given:
                    edges.add((start.source, start.cell, statement.source, statement.cell, name))
        for path, writers in statement.files.items():
            for start in (found[index] for index in writers):
                if start.source != statement.source:
                    edges.add((start.source, start.cell, statement.source, statement.cell, path))
    return tuple(Edge(start, end, name, a, b) for a, start, b, end, name in sorted(edges, key=lambda e: (e[2], e[3], e[0], e[1], e[4])))
