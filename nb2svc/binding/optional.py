"""Optional: columns that are there or not by what training learns, and never if they are made of the target.

for c in df.columns:
    if df[c].isnull().any():                  no model is fitted with gaps in its target
        df[c + "_gap"] = df[c].isnull()       so there is a column for each feature with gaps, and none for the target
"""

from dataclasses import replace
from typing import Any

from nb2svc.ir.expression import Choice, Expr, Field, Part, Ref, Table, transform, walk
from nb2svc.ir.graph import Graph


def without_target(graph: Graph, targets: set[Any]) -> None:
    """Take the optional columns that read the target out of all tables."""
    gone: set[Expr] = set()
    for node in graph.nodes.values():
        if isinstance(node.expr, Choice) and Table(()) in (node.expr.then, node.expr.other):
            inner = [*walk(node.expr.then), *walk(node.expr.other)]
            fields = {each for each in inner if isinstance(each, Field)} | graph.fields({each.name for each in inner if isinstance(each, Ref)})
            gone |= {Ref(node.name)} if {field.name for field in fields} & targets else set()
    if not gone:
        return

    def change(expr: Expr) -> Expr:
        if isinstance(expr, Table) and any(isinstance(part, Part) and part.value in gone for part in expr.parts):
            return replace(expr, parts=tuple(part for part in expr.parts if not (isinstance(part, Part) and part.value in gone)))
        return expr

    for node in graph.nodes.values():
        node.expr, node.known_reads = transform(node.expr, change), None
