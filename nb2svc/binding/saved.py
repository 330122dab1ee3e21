"""Saved: whether a model that the user saved can answer in place of the one that training fits. The file is found, and never opened."""

from pathlib import Path

from nb2svc.binding.answer import needs
from nb2svc.ir.analysis import Analysis, Learnt
from nb2svc.ir.diagnostic import Diagnostic

CODE = "NB603"


def refusals(analysis: Analysis, path: Path) -> list[Diagnostic]:
    """Why the file cannot stand for the model of the answer."""
    if not path.is_file():
        return [Diagnostic(CODE, f"the saved model `{path.name}` is not there", hint="say where it is with `--model FILE`")]
    if analysis.answer is None:
        return []
    place = analysis.answer.span
    models = [learnt for learnt in analysis.state if learnt.kind == "model"]
    if len(models) != 1 or models[0].keyed:
        return [Diagnostic(CODE, "one saved model is named, and the answer is made by several", place, "leave `--model` out: training fits them all")]
    if (other := behind(analysis, models[0])) is not None:
        return [Diagnostic(CODE, f"`{other.name}` is learnt with the model that training fits, and the saved one may differ", other.span, "leave `--model` out")]
    return []


def behind(analysis: Analysis, model: Learnt) -> Learnt | None:
    """Another learnt value that training makes with the fitted model."""
    fitted = {site.statement for site in model.sites}
    for learnt in analysis.state:
        needed = needs(analysis.graph, {site.statement for site in learnt.sites})
        if learnt is not model and fitted & needed and not needed <= needs(analysis.graph, fitted):
            return learnt
    return None
