"""inplace-result: a name is given the result of a call that changes its object in place, which is `None`.

It is an error where the answer needs the name, and a warning elsewhere.

## Why is this bad?
From here on the name holds nothing. The notebook only worked because its cells were run in another order, or more than once.

## Example
    df = df.drop("id", axis=1, inplace=True)

## Use instead
    df = df.drop("id", axis=1)
"""

import ast
from collections.abc import Iterator

from nb2svc import catalog
from nb2svc.checks.keywords import is_in_place, without
from nb2svc.checks.places import cell_at, is_as_written
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.ir.fix import Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import span_of
from nb2svc.uses.walk import walk

CODE = "NB204"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such name that is read later."""
    program = analysis.graph.program
    made = [statement for statement in analysis.graph.statements if in_place(statement.node) is not None]
    uses = walk(program, catalog.load(()))[0] if made else ()
    for statement in made:
        found = in_place(statement.node)
        assert found is not None
        name, call = found
        if any(statement.index in reader.names.get(name, ()) for reader in uses if reader.index != statement.index):
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            level = None if statement.index in analysis.training else Severity.WARNING
            yield Diagnostic(CODE, f"`{method}(…, inplace=True)` gives None, and `{name}` is read later", span_of(statement.node), "leave `inplace=True` out", level=level, fix=fix_at(program, name, call))


def in_place(node: ast.stmt) -> tuple[str, ast.Call] | None:
    """The name and the call of a statement that gives a name the result of an in-place call."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Attribute()) as call) if is_in_place(call):
            return name, call
        case _:
            return None


def fix_at(program: Program, name: str, call: ast.Call) -> Fix | None:
    """Leave the keyword out, where the name is the object's own: nobody else can see the object then as it was meant to be."""
    cell, span = cell_at(program, span_of(call)), span_of(call)
    edit = without(call, "inplace")
    if cell is None or edit is None or not is_as_written(cell, span) or not isinstance(call.func, ast.Attribute):
        return None
    is_own = isinstance(call.func.value, ast.Name) and call.func.value.id == name
    return Fix("leave `inplace=True` out", (edit,)) if is_own else None
