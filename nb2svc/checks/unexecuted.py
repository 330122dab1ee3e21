"""unexecuted: the notebook was saved without outputs.

## Why is this bad?
Saved outputs are evidence: of which model was the best, of what a column holds where its file is not there. Without them more must be asked.

## Example
A notebook whose outputs were cleared before it was committed.

## Use instead
Run all cells, and save.
"""

from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB108"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each notebook without a single output or count."""
    program = analysis.graph.program
    for number, source in enumerate(program.given):
        own = [cell for cell in program.cells if cell.source == number]
        if source.kind == "ipynb" and own and not any(cell.outputs or cell.execution_count is not None for cell in own):
            yield Diagnostic(CODE, "no cell has an output: nothing recorded tells of scores or types", None, "run all cells and save", source=number)
