"""machine-path: data is read from, or the model written to, a place that only one machine has.

## Why is this bad?
The notebook runs on its author's machine alone. The service looks for the file by its name, beside the notebook or where `--data` says.

## Example
    df = pd.read_csv("~/projects/houses.csv")

## Use instead
    df = pd.read_csv("houses.csv")
"""

import ast
import re
from collections.abc import Iterator

from nb2svc.checks.places import is_as_written, cell_at, text_at
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Edit, Fix
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span, span_of

CODE = "NB106"
MACHINE = re.compile(r"(?:/(?!/)|~|[A-Za-z]:[\\/]|\\\\|file://)")


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such path of a load that the answer needs, and of what is written of the model or the answer."""
    graph = analysis.graph
    for load in graph.loads:
        if load.path is not None and MACHINE.match(load.path) and (analysis.answer is None or load.statement in analysis.training):
            yield found(graph.program, load.path_node or load.node, "data is read from", "name the file alone, and say where it lies with `--data`")
    written = {statement for _, _, statement, _ in graph.written}
    for use in graph.files:
        path = use.node.value if isinstance(use.node, ast.Constant) else None
        if use.writes and isinstance(path, str) and MACHINE.match(path) and use.statement in written:
            yield found(graph.program, use.node, "a result is written to", "write it beside the notebook")


def found(program: Program, node: ast.expr, what: str, hint: str) -> Diagnostic:
    """The finding of one path."""
    span = span_of(node)
    return Diagnostic(CODE, f"{what} a place that only one machine has", span, hint, fix=relative(program, node, span))


def relative(program: Program, node: ast.expr, span: Span) -> Fix | None:
    """The file's name in the place of a path that is written out."""
    cell = cell_at(program, span)
    if not isinstance(node, ast.Constant) or cell is None or not is_as_written(cell, span):
        return None
    name = re.split(r"[\\/]", str(node.value))[-1]
    quote = '"' if text_at(cell, span).endswith('"') else "'"
    return Fix("name the file alone", (Edit(span, f"{quote}{name}{quote}"),), is_safe=False)
