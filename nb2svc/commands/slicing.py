"""`slice`: a name or an expression → the top-level statements that compute it, as written, in order."""

import ast
import builtins
from dataclasses import dataclass
from pathlib import Path

from nb2svc import catalog, sources
from nb2svc.config import Config, nearest
from nb2svc.ir.program import Program
from nb2svc.lower.text import Edits
from nb2svc.uses.slice import backward_slice


@dataclass(frozen=True, slots=True)
class Sliced:
    """The program, or why there is none."""

    text: str = ""
    problem: str = ""


def run(paths: tuple[Path, ...], config: Config, wanted: str) -> Sliced:
    """Slice a program backward from the end of the notebook. Needs neither data nor an answer."""
    program = sources.read(paths, tags=dict(config.cells))
    if not isinstance(program, Program):
        return Sliced(problem="\n".join(f"{found.code} {found.message}" for found in program))
    try:
        expression = ast.parse(wanted, mode="eval").body
    except SyntaxError:
        return Sliced(problem=f"`{wanted}` is no expression")
    kept, known = backward_slice(program, catalog.load(config.rules), expression)
    read = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)} - {node.id for node in ast.walk(expression) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    missing = sorted(read - known - set(dir(builtins)))
    if missing:
        return Sliced(problem=f"NB102 undefined-name: the notebook binds no `{missing[0]}`{nearest(missing[0], tuple(sorted(known)))}")
    lines = [Edits(program.cell(statement.cell, statement.source)).statement(statement.node) for statement in kept]
    return Sliced("\n".join([*lines, *([] if isinstance(expression, ast.Name) else [wanted])]) + "\n")

