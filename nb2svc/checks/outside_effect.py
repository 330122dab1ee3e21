"""outside-effect: a cell that the answer needs also changes something outside of the notebook.

## Why is this bad?
Training runs the cell's statements again, but only those that the answer needs: the command is left out. Where it made a file that a later cell
reads, or told somebody that the model is ready, that does not happen.

## Example
    df = pd.read_csv("sales.csv")
    os.system("cp sales.csv backup/")

## Use instead
Do it in a cell of its own, or outside of the notebook.
"""

from collections.abc import Iterator

from nb2svc.checks.library_names import Names, calls
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import span_of

CODE = "NB213"
EFFECTS = {"os.system", "os.popen", "shutil.rmtree", "os.remove", "os.unlink"} | {f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen", "getoutput")} | {
    f"{module}.{name}" for module in ("requests", "httpx") for name in ("post", "put", "patch", "delete")
}  # fmt: skip


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such call in a cell that the slice runs through."""
    program = analysis.graph.program
    names = Names(program)
    needed = {(statement.source, statement.cell) for statement in analysis.graph.statements if statement.index in analysis.training}
    for call in calls(program):
        name, span = names.dotted(call.func), span_of(call)
        if name in EFFECTS and (span.source, span.cell) in needed:
            yield Diagnostic(CODE, f"`{name}` acts outside of the notebook, in a cell that the answer needs: training does not repeat it", span, "do it in a cell of its own")
