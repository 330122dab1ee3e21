"""secret-in-output: a saved output shows a password, token or key.

## Why is this bad?
Outputs are saved in the file and go wherever the file goes; code hosts show them to everyone who may read the repository.

## Example
    print(engine.url)        # postgresql://eva:Fru3hling@db/sales

## Use instead
    print(engine.url.render_as_string(hide_password=True))
"""

from collections.abc import Iterator

from nb2svc.checks.credentials import written
from nb2svc.checks.documents import texts
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Fix
from nb2svc.ir.span import whole_cell

CODE = "NB702"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each saved output with a credential in it."""
    for number, source in enumerate(analysis.graph.program.given):
        seen = set()
        for text in texts(source):
            hit = next(written(text.text), None) if text.output >= 0 else None
            if hit is not None and (text.cell, text.output) not in seen:
                seen.add((text.cell, text.output))
                yield Diagnostic(
                    CODE,
                    f"output {text.output + 1} of this cell shows {hit.describe()}, {hit.end - hit.start} characters long",
                    whole_cell(text.cell, number),
                    "clear the output, and replace the credential",
                    fix=Fix("clear the output", cleared=(number, text.cell, text.output)),
                )
