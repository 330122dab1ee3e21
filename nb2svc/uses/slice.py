"""Slice: a name or an expression → the top-level statements that compute it, as of the end of the program."""

import ast

from nb2svc.catalog import Catalog
from nb2svc.ir.program import Program
from nb2svc.uses.things import Statement
from nb2svc.uses.walk import walk


def backward_slice(program: Program, catalog: Catalog, wanted: ast.expr) -> tuple[tuple[Statement, ...], frozenset[str]]:
    """The statements that `wanted` depends on, in the order of the program; and the names bound at its end."""
    (*found, question), names = walk(program, catalog, wanted)
    seen: set[int] = set()
    waiting = sorted(question.needs - {question.index})
    while waiting:
        index = waiting.pop()
        if index not in seen:
            seen.add(index)
            waiting += found[index].needs
    return tuple(statement for statement in found if statement.index in seen), names
