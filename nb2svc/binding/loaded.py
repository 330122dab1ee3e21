"""Loaded: what is known of an answer whose model comes from a file — that the file is there, which rows it is asked for, and what it answers."""

from collections.abc import Iterator

from nb2svc.binding.answer import needs, row_names
from nb2svc.catalog import Catalog
from nb2svc.flow.values import Estimator
from nb2svc.ir.analysis import AnswerFound
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.graph import Graph, Prediction

UNKNOWN = ""


def asked(graph: Graph, found: AnswerFound) -> Prediction | None:
    """The last call that asks a model which nothing here has fitted for rows: training takes these for the rows that it answers."""
    if found.fits:
        return None
    behind = graph.closure({found.node.name})
    own = [one for one in graph.predictions if one.node is not None and one.node.name in behind and one.rows is not None]
    return next(iter(sorted(own, key=lambda one: (one.method != "score", one.statement))[::-1]), None)


def refusals(graph: Graph, training: set[int]) -> Iterator[Diagnostic]:
    """Files that training needs and that are not there."""
    tables = {load.path for load in graph.loads}
    for artifact in graph.artifacts:
        if artifact.statement not in training or artifact.found is not None or (artifact.path is not None and artifact.path in tables):
            continue
        if artifact.path is None:
            yield Diagnostic("NB603", "the text does not tell which file is loaded here", artifact.span, "write the path out, or fit the model in the notebook")
        else:
            yield Diagnostic("NB603", f"`{artifact.path}` is not there", artifact.span, "put the file beside the notebook, or say where it is with --data")


def untold(found: AnswerFound) -> Diagnostic:
    """Nothing tells what the model answers."""
    name = found.model_names[0] if found.model_names else "the model"
    hint = "compare what it predicts with the true values, or say it: `.astype(int)`, `.astype(float)`, `.astype(str)`"
    return Diagnostic("NB602", f"`{name}` is loaded, and neither its file nor the text tells whether it answers integers, numbers or texts", found.span, hint)


def dtype(graph: Graph, found: AnswerFound, is_classifier: bool) -> str:
    """The dtype of what a loaded model answers, by what the notebook measures it against; UNKNOWN where it does not."""
    behind = graph.closure({found.node.name})
    measured = {kind for name, kind in graph.measured if name in behind}
    if measured == {"numbers"} and not is_classifier:
        return "float64"
    if len(measured) > 1:
        return UNKNOWN
    told = set()
    for left, right, _ in graph.compared:
        for truth, guess in ((left, right), (right, left)):
            if set(row_names(guess)) & behind:
                told |= {label_dtype(graph, name) for name in row_names(truth) if name not in behind}
    return told.pop() if len(told) == 1 else UNKNOWN


def label_dtype(graph: Graph, name: str) -> str:
    """The dtype of a column that holds the true values."""
    node = graph.nodes[name]
    if node.dtype:
        return node.dtype
    fields = graph.fields({name})
    samples = {graph.loads[field.load].sample.dtype(field.name) for field in fields if graph.loads[field.load].sample is not None}
    return samples.pop() if len(samples) == 1 and len(fields) == 1 and len(graph.closure({name})) == 1 else UNKNOWN


def statements(graph: Graph, found: AnswerFound) -> set[int]:
    """What training runs to see the rows that a loaded model is asked for."""
    one = asked(graph, found)
    return needs(graph, {one.statement}) if one is not None else set()


def may_offer(catalog: Catalog, graph: Graph, found: AnswerFound) -> bool:
    """May the model that a file holds have `predict_proba`? A class of which that is known says so; of any other training sees it."""
    if asked(graph, found) is None:
        return False
    known = found.models[0].parts.get("estimator")
    rule = catalog.klass(known.qualified) if isinstance(known, Estimator) else None
    return rule is None or "predict_proba" in rule.methods
