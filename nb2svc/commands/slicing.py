"""`slice`: a name or an expression → the top-level statements that compute it, as written, in order."""

import ast
import builtins
from dataclasses import dataclass, replace
from pathlib import Path

from nb2svc import catalog, sources
from nb2svc.binding.answer import needs
from nb2svc.binding.inputs import assumed_pandas, sample_reader
from nb2svc.config import Config, nearest
from nb2svc.flow.trace import trace
from nb2svc.flow.values import column_writers
from nb2svc.ir.graph import Graph, Statement
from nb2svc.ir.program import Cell, Program
from nb2svc.lower.text import Edits


@dataclass(frozen=True, slots=True)
class Sliced:
    """The program, or why there is none."""

    text: str = ""
    problem: str = ""


def run(paths: tuple[Path, ...], config: Config, wanted: str) -> Sliced:
    """Slice a program backward from the end of the notebook. Needs neither data nor an answer."""
    program = sources.read(paths)
    if not isinstance(program, Program):
        return Sliced(problem="\n".join(f"{found.code} {found.message}" for found in program))
    try:
        expression = ast.parse(wanted, mode="eval").body
    except SyntaxError:
        return Sliced(problem=f"`{wanted}` is no expression")
    known = {name for cell in program.cells for statement in cell.tree.body for name in bound(statement)}
    missing = sorted({node.id for node in ast.walk(expression) if isinstance(node, ast.Name)} - known - set(dir(builtins)))
    if missing:
        return Sliced(problem=f"NB102 undefined-name: the notebook binds no `{missing[0]}`{nearest(missing[0], tuple(sorted(known)))}")
    asked = replace(program, cells=(*program.cells, question(program, wanted)))
    graph = trace(asked, catalog.load(config.rules), assumed_pandas(config.pandas), sample_reader(program, config.data))
    last = graph.statements[-1]
    if isinstance(expression, ast.Name) and expression.id in graph.globals:
        last.needs |= column_writers(graph.globals[expression.id])
    kept = needs(graph, {last.index}) - {last.index}
    lines = [text(graph, statement) for statement in graph.statements if statement.index in kept]
    return Sliced("\n".join([*lines, *([] if isinstance(expression, ast.Name) else [wanted])]) + "\n")


def bound(statement: ast.stmt) -> set[str]:
    """Every name that a statement binds, however deep."""
    found = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    found |= {node.name for node in ast.walk(statement) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    return found | {(alias.asname or alias.name).partition(".")[0] for node in ast.walk(statement) if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}


def question(program: Program, wanted: str) -> Cell:
    """A cell behind the last one that asks for what is wanted."""
    index = 1 + max((cell.index for cell in program.cells), default=-1)
    tree = ast.parse(wanted)
    for node in ast.walk(tree):
        node.cell, node.source_index = index, 0  # type: ignore[attr-defined]
    return Cell(index, "", wanted, wanted, tree)


def text(graph: Graph, statement: Statement) -> str:
    """A statement as written."""
    return Edits(graph.program.cell(statement.cell, statement.source)).statement(statement.node)
