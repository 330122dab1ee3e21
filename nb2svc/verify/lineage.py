"""Lineage: a feature column, a field or the answer of a plan → the step that makes it, and its place in the notebook."""

from collections.abc import Iterator

from nb2svc.ir.expression import Call, Column, Expr, Field, Ref, Symbol, Table, walk
from nb2svc.ir.plan import Plan, Step

Place = tuple[str | None, int | None, int | None]


def place_of(plan: Plan, kind: str, field: str) -> Place:
    """(step, cell, line) of what differs: `kind` is feature, refused, prediction."""
    if kind == "prediction":
        return told(next((step for step in reversed(plan.answer) if isinstance(plan.prediction, Ref) and step.name == plan.prediction.name), None))
    if kind == "refused":
        return told(reader(plan, field))
    return told(maker(plan, field))


def told(step: Step | None) -> Place:
    if step is None:
        return None, None, None
    if not step.origin:
        return step.name, None, None
    return step.name, step.origin[-1].cell, step.origin[-1].line


def reader(plan: Plan, field: str) -> Step | None:
    """The first step that reads a field of the record."""
    return next((step for step in plan.features if any(isinstance(inner, Field) and inner.name == field for inner in walk(step.value))), None)


def maker(plan: Plan, column: str) -> Step | None:
    """The step whose value the model reads as this column."""
    steps = {step.name: step for step in plan.features}
    last = next((steps[name] for name in plan.inputs if name in steps), None)
    for step in reversed(plan.features):
        for named in columns(step.value):
            if str(named.name) == column:
                return through(steps, named.value) or step
    dummies = [step for step in plan.features if any(isinstance(inner, Call) and inner.function == Symbol("columns.indicators") for inner in walk(step.value))]
    if dummies and any(column.startswith(f"{field.name}_") for field in plan.contract.fields):
        return dummies[0]
    return through(steps, Ref(last.name)) if last is not None else None


def columns(expr: Expr) -> Iterator[Column]:
    """The named columns of the tables in an expression."""
    for inner in walk(expr):
        if isinstance(inner, Table):
            yield from (part for part in inner.parts if isinstance(part, Column))


def through(steps: dict[str, Step], expr: Expr) -> Step | None:
    """The step that an expression names, if it is no more than a name."""
    return steps.get(expr.name) if isinstance(expr, Ref) else None
