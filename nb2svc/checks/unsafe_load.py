"""unsafe-load: a pickled object is loaded from a URL or from outside of the project.

## Why is this bad?
Loading a pickle runs whatever code its maker put into it. A file that others can change is a way into the training machine.

## Example
    model = joblib.load(urlopen("https://example.org/model.joblib"))

## Use instead
    model = joblib.load("model.joblib")
"""

import ast
import re
from collections.abc import Iterator

from nb2svc.checks.library_names import Names, calls
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import span_of

CODE = "NB703"
LOADERS = {f"{module}.{name}" for module in ("pickle", "cPickle", "_pickle", "cloudpickle", "dill") for name in ("load", "loads")} | {
    "joblib.load", "sklearn.externals.joblib.load", "torch.load", "pandas.read_pickle", "numpy.load",
}  # fmt: skip
OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*://|/|~|[A-Za-z]:[\\/]|\\\\|\.\.(?:/|\\|$))", re.IGNORECASE)


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each call that unpickles what lies elsewhere."""
    names = Names(analysis.graph.program)
    for call in calls(analysis.graph.program):
        name = names.dotted(call.func)
        if name not in LOADERS or not call.args or is_plain(name, call.keywords):
            continue
        if any(OUTSIDE.match(text) for text in names.texts(call.args[0])):
            yield Diagnostic(CODE, f"`{name.rpartition('.')[2]}` runs code out of a file that lies outside of the project", span_of(call), "keep the file in the project, or save the model in a form that holds no code")


def is_plain(name: str, keywords: list[ast.keyword]) -> bool:
    """Is the call told to read no objects?"""
    said = {keyword.arg: getattr(keyword.value, "value", None) for keyword in keywords}
    return said.get("weights_only") is True or (name == "numpy.load" and said.get("allow_pickle") is not True)
