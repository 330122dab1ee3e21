"""Trace: run the program abstractly, a top-level statement at a time. Program → Graph."""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.catalog import Catalog
from nb2svc.flow import access, apart, calls, estimators, evaluate, functions, statements, subscripts
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine, Meaning, Scope, TooBig
from nb2svc.flow.values import UserFunction, Value
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.graph import Graph, Load, Statement
from nb2svc.ir.program import Cell, Program
from nb2svc.ir.span import Span, whole_cell
from nb2svc.sources import annotations
from nb2svc.sources.magics import may_bind


@dataclass(frozen=True, slots=True)
class Disk:
    """What lies around a program: `read` gives a load what its data file says, `find` says where a file of that path is."""

    read: Callable[[Load], None]
    find: Callable[[str], Path | None]


class Tracer(Machine):
    """The machine with its parts connected."""

    def __init__(self, graph: Graph, catalog: Catalog, pandas_major: int, disk: Disk) -> None:
        super().__init__(graph, catalog, pandas_major)
        self.read_sample, self.find_file = disk.read, disk.find

    def evaluate(self, node: ast.expr) -> Value:
        self.fuel -= 1
        if self.fuel < 0:
            raise TooBig
        match node:
            case ast.Call():
                return calls.call(self, node)
            case ast.Attribute(value=inner, attr=attr):
                return access.attribute(self, self.evaluate(inner), attr, node)
            case ast.Subscript(value=inner, slice=index):
                return subscripts.subscript(self, self.evaluate(inner), self.evaluate(index), node)
            case _:
                return evaluate.evaluate(self, node)

    def attribute(self, value: Value, name: str, node: ast.expr) -> Value:
        return access.attribute(self, value, name, node)

    def call_value(self, callee: Value, arguments: Arguments) -> Value:
        return calls.call_value(self, callee, arguments)

    def run_body(self, body: list[ast.stmt], after: Sequence[ast.stmt] = ()) -> Any:
        return statements.run_body(self, body, after)

    def assign(self, target: ast.expr, value: Value) -> None:
        statements.assign(self, target, value)

    def describe_function(self, function: UserFunction) -> Meaning:
        return functions.describe(self, function)


def trace(program: Program, catalog: Catalog, pandas_major: int, disk: Disk, named: Mapping[str, tuple[str, ...]]) -> Graph:
    """Trace a program beside its files; `named` are the names of the configuration by what it says of them. A table that the notebook writes out is a load if models are fitted with it."""
    machine = Tracer(Graph(program), catalog, pandas_major, disk)
    graph = run(machine, program, named)
    own = fitted_with(graph, machine.literals) if machine.literals and not graph.loads else frozenset()
    if not own:
        return graph
    machine = Tracer(Graph(program), catalog, pandas_major, disk)
    machine.own_data = own
    return run(machine, program, named)


def fitted_with(graph: Graph, literals: list[tuple[ast.Call, int]]) -> frozenset[int]:
    """Those of the tables, each with its statement, that some fit needs."""
    needed: set[int] = set()
    waiting = [fitting.statement for fitting in graph.fittings]
    while waiting:
        index = waiting.pop()
        if index not in needed and index >= 0:
            needed.add(index)
            waiting += graph.statements[index].needs
    return frozenset(id(node) for node, statement in literals if statement in needed)


def run(machine: Tracer, program: Program, named: Mapping[str, tuple[str, ...]]) -> Graph:
    """Run all statements abstractly."""
    graph = machine.graph
    module = 0
    opaque: set[int] = set()
    for cell in program.cells:
        if cell.module != module:
            # Each notebook has its own names; what it hands on are files.
            module = cell.module
            machine.enter(Scope())
            opaque = set()
        if may_bind(cell.opaque):
            opaque |= unknown_magic(graph, cell)
        note(machine, cell, named)
        for node in cell.tree.body:
            machine.statement = Statement(len(graph.statements), cell.index, cell.source, node, needs=set(opaque))
            graph.statements.append(machine.statement)
            try:
                apart.run(machine, node)
            except TooBig:
                graph.diagnostics.append(Diagnostic("NB904", "the program unrolls to more operations than are analysed", whole_cell(cell.index, cell.source)))
                return graph
            except RecursionError:
                graph.diagnostics.append(Diagnostic("NB904", "the program is nested too deeply", whole_cell(cell.index, cell.source)))
                return graph
    estimators.answer_what_was_fitted(machine)
    for site, value, fits in machine.estimators:
        site.copy = value.fits != fits
    graph.globals = {name: value for scope in machine.modules for name, value in scope.names.items()}
    return graph


def note(machine: Tracer, cell: Cell, named: Mapping[str, tuple[str, ...]]) -> None:
    """What the author put at the statements of a cell."""
    for noted in annotations.placed(cell, named):
        machine.graph.notes.append(noted)
        for node in noted.nodes:
            machine.notes.setdefault(id(node), []).append(noted.note)


def unknown_magic(graph: Graph, cell: Cell) -> set[int]:
    """The statement that a magic of unknown effect is: whatever runs behind it in the notebook needs it."""
    lines = cell.text.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if cell.opaque in line), 1)
    place = Span(cell.source, cell.index, number, 0, number, max(1, len(lines[number - 1])))
    node = ast.Pass(lineno=place.line, col_offset=place.column, end_lineno=place.end_line, end_col_offset=place.end_column)
    node.cell, node.source_index = cell.index, cell.source  # type: ignore[attr-defined]
    hint = "write in Python what it does, or leave the cell out with the tag `nb2svc-skip`"
    message = f"what `{cell.opaque}` does to the notebook's names is not known"
    made = Statement(len(graph.statements), cell.index, cell.source, node, refusal=Diagnostic("NB104", message, place, hint))
    graph.statements.append(made)
    return {made.index}
