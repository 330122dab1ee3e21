"""Plan: the two programs a service is made of — what is learnt once, and what each new row needs — with a printer, a verifier and an interpreter.

    plan churn(Age: number?, Sex: string) -> prediction
      state age_mean  statistic  df['Age'].mean()  # cell 3, line 1
      step  age = fillna(Age, state.age_mean)
      step  x = table(Age=age, …)
      answer prediction = predict(state.model, x)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nb2svc.ir.contract import Contract
from nb2svc.ir.expression import Attribute, Expr, Field, Ref, State, walk
from nb2svc.ir.expression import show as show_expression
from nb2svc.ir.interpreter import Environment, evaluate
from nb2svc.ir.span import Span


@dataclass(frozen=True, slots=True)
class Frozen:
    """A value that the training program leaves behind. `expression` is the author's text.

    `keyed`: one value per loop key. `optional`: only one branch of a frozen condition reads it, and training may not have taken it.
    """

    name: str
    kind: str
    expression: str
    span: Span
    keyed: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One row operation: `name` is bound once. `origin` says which places of the notebook it comes from."""

    name: str
    value: Expr
    origin: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """How a source is called in what is generated; a local module has no cells to name."""

    name: str = "notebook"
    is_module: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of a notebook as text, edited to leave the state behind, with the notebook whose names it shares, its cell, and the source that it stands in."""

    source: int
    cell: int
    text: str
    file: int = 0


@dataclass(frozen=True, slots=True)
class Training:
    """The training program: statements in order, edited to leave the state with `recorder`.

    `sources` are the file names of a chain, whose notebooks have names of their own; `origins` say of every source how it is called.
    """

    imports: tuple[str, ...]
    statements: tuple[Sentence, ...]
    sources: tuple[str, ...] = ()
    recorder: str = "frozen"
    origins: tuple[Origin, ...] = (Origin(),)


@dataclass(frozen=True, slots=True)
class Functions:
    """Functions, classes and constants of the notebook that both programs use, as text with the author's comments."""

    imports: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    training_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`features` ends in `inputs`, the names that `answer` reads; `prediction` and `probabilities` are read after both.

    `probabilities` and `classes` are None where the model offers none. `imputes`: the fitted model itself answers missing values.
    `batch_exact`: every fitted object on the row path answers a batch with the bits it answers one row with.
    """

    name: str
    contract: Contract
    state: tuple[Frozen, ...]
    features: tuple[Step, ...]
    inputs: tuple[str, ...]
    answer: tuple[Step, ...]
    prediction: Expr
    probabilities: Expr | None
    classes: Expr | None
    training: Training
    functions: Functions
    imputes: bool = False
    batch_exact: bool = False

    @property
    def unsure(self) -> Expr | None:
        """The model that may turn out to offer no probabilities; None where it is known."""
        return None if self.contract.answer.always or not isinstance(self.classes, Attribute) else self.classes.receiver


def show(plan: Plan) -> str:
    """Print the plan, a line a fact."""
    fields = ", ".join(f"{field.name}: {field.type}{'?' if field.nullable else ''}" for field in plan.contract.fields)
    lines = [f"plan {plan.name}({fields}) -> {plan.contract.answer.type}"]
    for state in plan.state:
        keyed = "[…]" if state.keyed else ""
        lines.append(f"  state  {state.name}{keyed} = {state.expression}  # {state.kind}, {state.span.place()}")
    lines += [f"  step   {step.name} = {show_expression(step.value)}" for step in plan.features]
    lines += [f"  answer {step.name} = {show_expression(step.value)}" for step in plan.answer]
    lines.append(f"  prediction {show_expression(plan.prediction)}")
    if plan.probabilities is not None:
        lines.append(f"  probabilities {show_expression(plan.probabilities)}")
    return "\n".join(lines) + "\n"


def verify(plan: Plan) -> None:
    """Raise ValueError if a step reads what does not exist, is bound twice, or a state or field is unknown or unused."""
    bound: set[str] = set()
    states, fields = {state.name for state in plan.state}, {field.name for field in plan.contract.fields}
    read: set[str] = set()

    def check(where: str, value: Expr) -> None:
        for inner in walk(value):
            match inner:
                case Ref(name) if name not in bound:
                    raise ValueError(f"plan {plan.name}: {where} reads `{name}` before it is bound")
                case State(name) if name not in states:
                    raise ValueError(f"plan {plan.name}: {where} reads the unknown state `{name}`")
                case Field(name) if name not in fields:
                    raise ValueError(f"plan {plan.name}: {where} reads the unknown field `{name}`")
                case State(name) | Field(name):
                    read.add(name)

    for step in (*plan.features, *plan.answer):
        check(f"step `{step.name}`", step.value)
        if step.name in bound:
            raise ValueError(f"plan {plan.name}: `{step.name}` is bound twice")
        bound.add(step.name)
    if missing := set(plan.inputs) - bound:
        raise ValueError(f"plan {plan.name}: input `{min(missing)}` is never bound")
    for what, value in (("prediction", plan.prediction), ("probabilities", plan.probabilities), ("classes", plan.classes)):
        if value is not None:
            check(what, value)
    if unused := (states | fields) - read:
        raise ValueError(f"plan {plan.name}: `{min(unused)}` is declared and never read")


def run(plan: Plan, table: Any, state: Mapping[str, Any], functions: Mapping[str, Any]) -> tuple[Any, Any]:
    """Interpret the row program on a raw table: (prediction, probabilities or None), both aligned with its rows.

    This is the meaning of the plan; every emitter must agree with it. `functions` holds the notebook's own functions by name.
    """
    results: dict[str, Any] = {}
    environment = Environment(table, state, results, functions)
    for step in (*plan.features, *plan.answer):
        results[step.name] = evaluate(step.value, environment)
    offered = plan.unsure is None or hasattr(evaluate(plan.unsure, environment), "predict_proba")
    probabilities = None if plan.probabilities is None or not offered else evaluate(plan.probabilities, environment)
    return evaluate(plan.prediction, environment), probabilities
