"""Apart: a cell that its author gives to training alone (the tag `nb2svc-train`). What it does to rows is not known, and no new row needs it.

    clean = acme.without_outliers(df)      training: the author's own line      a new row: as it was
    acme.shuffle(df)

What is known of a row stays as it is known: a column that such a cell computes and the answer reads is found by the check of wrong annotations.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nb2svc.flow.machine import Machine
from nb2svc.flow.values import Rows, TableValue, Unknown, Value, is_row
from nb2svc.ir.diagnostic import Diagnostic

UNKNOWN = "NB201"


def run(machine: Machine, node: ast.stmt) -> None:
    """Run one statement of a cell's top."""
    if not any(note.kind == "train" for note in machine.notes.get(id(node), ())):
        machine.run_body([node])
        return
    names = dict(machine.scope.names)
    tables = [(value, [replace(part) for part in value.parts]) for value in names.values() if isinstance(value, TableValue)]
    columns = [(value, value.name) for value in names.values() if isinstance(value, Rows)]
    machine.run_body([node])
    for table, parts in tables:
        if not is_known(machine, table):
            table.parts = parts
            settled(machine)
    for column, name in columns:
        if not is_known(machine, column):
            column.name = name
            settled(machine)
    rows = {name for name, value in names.items() if is_row(value)}
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        for name in given(node.value, rows):
            # A call for its own sake may change what it is given.
            machine.wrote(names[name])
            settled(machine)
    for target, given_name in pairs(node, rows):
        before = names[given_name]
        if is_known(machine, before) and not is_known(machine, machine.scope.names.get(target)):
            machine.bind(target, as_it_was(machine, before))
            settled(machine)


def settled(machine: Machine) -> None:
    machine.hears("train")


def pairs(node: ast.stmt, rows: set[str]) -> Iterator[tuple[str, str]]:
    """The names that a call gives, each with the name of the rows that it is given in the same place."""
    match node:
        case ast.Assign(targets=[ast.Name(id=target)], value=ast.Call() as call):
            targets: list[ast.expr] = [ast.Name(target)]
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Call() as call):
            pass
        case _:
            return
    own = given(call, rows)
    if len(own) == len(targets):
        yield from ((target.id, name) for target, name in zip(targets, own) if isinstance(target, ast.Name))


def given(call: ast.Call, rows: set[str]) -> list[str]:
    """Those of the names that a call is given, its receiver's first."""
    receiver = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    return [each.id for each in (*receiver, *call.args, *(keyword.value for keyword in call.keywords)) if isinstance(each, ast.Name) and each.id in rows]


def is_known(machine: Machine, value: Value | None) -> bool:
    """Is it known what the value is for one record?"""
    match value:
        case Rows(name):
            return is_meant(machine.graph.nodes[name].refusal)
        case TableValue():
            return all(is_meant(machine.of_expr(part.expr).refusal) for part in value.parts)
        case Unknown(diagnostic):
            return is_meant(diagnostic)
        case _:
            return True


def is_meant(refusal: Diagnostic | None) -> bool:
    return refusal is None or refusal.code != UNKNOWN


def as_it_was(machine: Machine, value: Value) -> Value:
    """Some rows of a table or column, made by the current statement: the same function of a record."""
    machine.need(value)
    match value:
        case TableValue():
            chosen = value.chosen()
            chosen.writers.append(machine.statement.index)
            return chosen
        case Rows(name, writers):
            return Rows(name, [*writers, machine.statement.index])
        case _:
            return value
