"""Walk: run the program abstractly for its uses, a top-level statement at a time. Program → the statements, each with what it needs."""

import ast

from nb2svc.catalog import Catalog
from nb2svc.ir.program import Program
from nb2svc.uses import calls, expressions, members, own, statements
from nb2svc.uses.machine import Machine
from nb2svc.uses.things import Function, Scope, Statement, Value


class Walk(Machine):
    """The machine with its parts connected."""

    def evaluate(self, node: ast.expr) -> Value:
        self.fuel -= 1
        return calls.call(self, node) if isinstance(node, ast.Call) else expressions.evaluate(self, node)

    def attribute(self, receiver: Value, name: str) -> Value:
        return members.attribute(self, receiver, name)

    def run_body(self, body: list[ast.stmt]) -> bool:
        return statements.run_body(self, body)

    def call_function(self, function: Function, positional: list[Value], keywords: dict[str, Value]) -> Value:
        return own.call_function(self, function, positional, keywords)

    def call_above(self, node: ast.Call, receiver: Value, name: str) -> Value:
        return own.call_above(self, node, receiver, name)


def walk(program: Program, catalog: Catalog, question: ast.expr | None = None) -> tuple[tuple[Statement, ...], frozenset[str]]:
    """Walk a program: its statements, and the names bound at its end. `question` is asked there, as a statement of its own."""
    machine = Walk(catalog)
    spaces = {0: machine.globals}
    source = 0
    for cell in program.cells:
        if cell.module != source:
            # Each notebook of a chain is a process of its own: only files are shared.
            source, machine.globals = cell.module, spaces.setdefault(cell.module, Scope(machine.builtins))
            machine.scope, machine.generators = machine.globals, {}
        for node in cell.tree.body:
            begin(machine, cell.index, cell.source, node)
            machine.shows = node is cell.tree.body[-1]
            machine.run_body([node])
    if question is not None:
        begin(machine, -1, source, ast.Expr(question))
        asked = machine.use(machine.evaluate(question))
        for thing in asked:
            if isinstance(thing.meaning, Function):
                # A function is what it does: with what it reads when it is called.
                machine.call_function(thing.meaning, [], {})
    return tuple(machine.statements), frozenset(machine.globals.names)


def begin(machine: Machine, cell: int, source: int, node: ast.stmt) -> None:
    machine.statement = Statement(len(machine.statements), cell, source, node)
    machine.statements.append(machine.statement)

