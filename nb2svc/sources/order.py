"""Cells of one file → the order in which they make sense.

Document order, if no name is read before it is bound; else the order in which they were last run; else each cell behind
those that bind what it reads. A name that no cell binds decides nothing here: the analysis reports it.
"""

from collections.abc import Mapping, Sequence

from nb2svc.ir.program import Cell
from nb2svc.sources.magics import may_bind
from nb2svc.sources.names import Event, Trace, trace


def decide(cells: tuple[Cell, ...]) -> tuple[str, tuple[Cell, ...]]:
    """The name of the chosen order, and the cells in it."""
    traces = {cell.index: trace_cell(cell) for cell in cells}
    if makes_sense(cells, traces):
        return "document", cells
    for name, candidate in (("execution", by_execution(cells)), ("dependency", by_dependency(cells, traces))):
        if candidate != cells and makes_sense(candidate, traces):
            return name, candidate
    return "document", cells


def trace_cell(cell: Cell) -> Trace:
    """What a cell does to names; one whose magic nobody understands may bind any."""
    traced = trace(cell.tree)
    if may_bind(cell.opaque):
        traced.events.append(Event("anything"))
    return traced


def makes_sense(cells: Sequence[Cell], traces: Mapping[int, Trace]) -> bool:
    """Whether no name that some cell binds is read before."""
    somewhere = {event.name for traced in traces.values() for event in traced.events if event.what == "bind"}
    bound: set[str] = set()
    bodies: dict[str, frozenset[str]] = {}
    for cell in cells:
        bodies.update(traces[cell.index].bodies)
        for event in traces[cell.index].events:
            match event.what:
                case "anything":
                    return True
                case "bind":
                    bound.add(event.name)
                case "unbind":
                    bound.discard(event.name)
                case "read":
                    if any(name in somewhere and name not in bound for name in reached(event.name, bodies)):
                        return False
    return True


def reached(name: str, bodies: Mapping[str, frozenset[str]]) -> set[str]:
    """A name and, if it is a function or class, all globals that using it reads."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += bodies.get(one, ())
    return seen


def by_execution(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells as they were last run; one that never ran stays behind its neighbour above."""
    keys: list[tuple[int, int]] = []
    last = 0
    for position, cell in enumerate(cells):
        last = cell.execution_count if cell.execution_count is not None else last
        keys.append((last, position))
    return tuple(cells[position] for _, position in sorted(keys))


def by_dependency(cells: tuple[Cell, ...], traces: Mapping[int, Trace]) -> tuple[Cell, ...]:
    """The cells in document order, each preceded by the cells it needs that would come too late; unchanged where they need each other."""
    binders: dict[str, list[int]] = {}
    bodies: dict[str, frozenset[str]] = {}
    for position, cell in enumerate(cells):
        bodies.update(traces[cell.index].bodies)
        for event in traces[cell.index].events:
            if event.what == "bind" and position not in binders.get(event.name, ()):
                binders.setdefault(event.name, []).append(position)

    def needs(position: int) -> list[int]:
        """The nearest binder above of each name read, else the first below."""
        found: list[int] = []
        own: set[str] = set()
        for event in traces[cells[position].index].events:
            names = sorted(reached(event.name, bodies) - own) if event.what == "read" else ()
            own |= {event.name} if event.what == "bind" else set()
            for places in filter(None, map(binders.get, names)):
                above = [place for place in places if place < position]
                below = [place for place in places if place > position]
                found += above[-1:] or below[:1]
        return found

    # Imported here: few notebooks come this far, and the import costs more than all else together.
    import networkx

    graph = networkx.DiGraph((position, need) for position in range(len(cells)) for need in needs(position))
    if not networkx.is_directed_acyclic_graph(graph):
        return cells
    # From a root that points at every cell in document order, a depth-first walk leaves each cell behind all that it needs.
    graph.add_edges_from((-1, position) for position in range(len(cells)))
    return tuple(cells[position] for position in networkx.dfs_postorder_nodes(graph, -1) if position >= 0)
