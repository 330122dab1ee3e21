"""class-in-main: what the notebook saves needs a class or a function that the notebook defines.

## Why is this bad?
A pickle names the class by its module, and the module of a notebook is `__main__`: no other program can open the file. The service keeps such classes in a
module of its own, so what it saves can be opened.

## Example
    class Cleaner(BaseEstimator, TransformerMixin): ...
    joblib.dump(make_pipeline(Cleaner(), model), "model.joblib")

## Use instead
Nothing for the service. For the file, move the class to a module beside the notebook: `from cleaning import Cleaner`.
"""

import ast
from collections.abc import Iterator

from nb2svc.binding.answer import needs
from nb2svc.checks.library_names import Names
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.span import span_of

CODE = "NB605"
SAVERS = {"joblib.dump", "pickle.dump", "pickle.dumps", "dill.dump", "sklearn.externals.joblib.dump"}


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each call that saves an object which needs a class of the notebook."""
    graph = analysis.graph
    names = Names(graph.program)
    classes = {statement.node.name: statement for statement in graph.statements if isinstance(statement.node, ast.ClassDef)}
    for statement in graph.statements if classes else ():
        for call in (node for node in ast.walk(statement.node) if isinstance(node, ast.Call) and names.dotted(node.func) in SAVERS):
            needed = needs(graph, {statement.index})
            used = [name for name, made in classes.items() if made.index in needed]
            if used:
                yield Diagnostic(CODE, f"what is saved here needs `{used[0]}`, which only this notebook defines", span_of(call), "the service keeps the class in a module; for the file itself, move it to one", (Note(span_of(classes[used[0]].node), "defined here"),))
