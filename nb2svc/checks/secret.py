"""secret: a password, token or key stands in the notebook.

It is an error where the statement would go into the package, and a warning elsewhere: in cells that no answer needs, in Markdown, in metadata.

## Why is this bad?
Whoever reads the repository, the image or a log has it. The package would carry it into each of them. Deleting the line later does not help:
git remembers it, so the credential must be replaced.

## Example
    connection = psycopg2.connect("postgresql://eva:Fru3hling@db/sales")

## Use instead
    connection = psycopg2.connect(os.environ["SALES_DATABASE"])
"""

import ast
from collections.abc import Iterator

from nb2svc.checks.credentials import Hit, named, shaped, written
from nb2svc.checks.documents import texts
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Severity
from nb2svc.ir.program import Cell
from nb2svc.ir.span import Span, span_of

CODE = "NB701"
HINT = "replace the credential, and read it from the environment"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Credentials in code, in Markdown and in metadata."""
    carried = {(statement.source, statement.cell, line) for statement in analysis.graph.statements if statement.index in analysis.training for line in lines_of(statement.node)}
    for cell in analysis.graph.program.cells:
        for span, what in in_cell(cell):
            is_carried = any((span.source, span.cell, line) in carried for line in range(span.line, span.end_line + 1))
            yield Diagnostic(CODE, f"{what} stands in the code" + (", and the package would carry it" if is_carried else ""), span, HINT, level=None if is_carried else Severity.WARNING)
    for number, source in enumerate(analysis.graph.program.given):
        for text in texts(source):
            if text.output < 0:
                for hit in written(text.text):
                    span = span_in(text.text, hit, number, text.cell) if text.is_source else None
                    where = "this text" if text.is_source else "the metadata of the notebook" if text.cell < 0 else f"the metadata of cell {text.cell + 1}"
                    yield Diagnostic(CODE, f"{hit.describe()} stands in {where}", span, HINT, level=Severity.WARNING, source=number)


def lines_of(node: ast.stmt) -> range:
    """The lines of a statement."""
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def in_cell(cell: Cell) -> Iterator[tuple[Span, str]]:
    """Where credentials stand in a cell, comments and magics too."""
    found = {span_in(cell.text, hit, cell.source, cell.index): hit.describe() for hit in shaped(cell.text)}
    places = list(found)
    for name, literal in named(cell.tree):
        span = span_of(literal)
        if not any(span.line <= place.line <= span.end_line and (place.line, place.column) >= (span.line, span.column) and (place.end_line, place.end_column) <= (span.end_line, span.end_column) for place in places):
            found[span] = f"the value of `{name}`, a text of {len(literal.value)} characters,"
    yield from sorted(found.items())


def span_in(text: str, hit: Hit, source: int, cell: int) -> Span:
    """Where a hit stands in the text of a cell."""
    line, last = text.count("\n", 0, hit.start) + 1, text.count("\n", 0, hit.end) + 1
    return Span(source, cell, line, hit.start - (text.rfind("\n", 0, hit.start) + 1), last, hit.end - (text.rfind("\n", 0, hit.end) + 1))
