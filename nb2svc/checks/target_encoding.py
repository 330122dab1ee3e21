"""target-encoding: a mean of the target within groups becomes a feature of the very rows it was computed from.

## Why is this bad?
Each row's own answer is part of its feature, the more so the smaller its group. The model learns to read it there, and new records have none.

## Example
    df["city_price"] = df["city"].map(df.groupby("city")["price"].mean())

## Use instead
    encoder = TargetEncoder()      # of scikit-learn: it encodes each row by the others
    X_train[["city"]] = encoder.fit_transform(X_train[["city"]], y_train)
"""

from collections.abc import Iterator

from nb2svc.binding.answer import target_fields
from nb2svc.binding.kept import states_behind
from nb2svc.checks.learning import averages_target
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.span import Span

CODE = "NB305"


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such mean that the rows of a fit went through."""
    graph = analysis.graph
    seen: set[Span] = set()
    for fitting in graph.fittings:
        targets = target_fields(graph, fitting) if fitting.target is not None else set()
        for name in sorted(states_behind(graph, fitting.features)) if targets else ():
            site = graph.sites[name]
            if site.span not in seen and averages_target(site, targets):
                seen.add(site.span)
                shown = ", ".join(sorted(f"`{target}`" for target in targets))
                yield Diagnostic(CODE, f"`{site.text}` gives each row a share of its own {shown}, which the model is to answer", site.span, "encode each row by the others: `sklearn.preprocessing.TargetEncoder`", (Note(fitting.span, "learnt from here"),))
