"""Walk: run the program abstractly for its uses, a top-level statement at a time. Program → the statements, each with what it needs."""

import ast

from nb2svc.catalog import Catalog
from nb2svc.ir.program import Cell, Program
from nb2svc.sources.magics import commands, mentioned
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
            told = told_to_others(cell, node)
            if not hasattr(node, "body"):
                hear(machine, told)
            machine.run_body([node])
            if hasattr(node, "body"):
                # What a loop hands to the shell is bound by its turns.
                hear(machine, told)
    if question is not None:
        begin(machine, -1, source, ast.Expr(question))
        asked = machine.use(machine.evaluate(question))
        for thing in asked:
            if isinstance(thing.meaning, Function):
                # A function is what it does: with what it reads when it is called.
                machine.call_function(thing.meaning, [], {})
    return tuple(machine.statements), frozenset(machine.globals.names)


def told_to_others(cell: Cell, node: ast.stmt) -> list[str]:
    """The names that the commands of a statement mention; of a function they are read when it is called, which is not followed."""
    if cell.text == cell.code or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return []
    lines = cell.text.split("\n")[node.lineno - 1 : node.end_lineno]
    return [name for command in commands("\n".join(lines)) for name in mentioned(command)]


def hear(machine: Walk, names: list[str]) -> None:
    """Read those of the names that the notebook binds."""
    for name in names:
        found = machine.read(name) if machine.find(name) is not None else None
        if found is not None:
            machine.use(found)


def begin(machine: Machine, cell: int, source: int, node: ast.stmt) -> None:
    machine.statement = Statement(len(machine.statements), cell, source, node)
    machine.statements.append(machine.statement)

