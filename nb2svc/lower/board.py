"""Board: the plan while it is being drawn."""

from dataclasses import dataclass, field

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.contract import Contract
from nb2svc.ir.expression import Choice, Expr, State, children
from nb2svc.ir.plan import Frozen, Functions, Plan, Step, Training


@dataclass(slots=True)
class Board:
    """Each pass fills in its part; `plan` puts them together. `held` is the contract that clients have already, `version` the one to make."""

    analysis: Analysis
    name: str
    held: Contract | None = None
    version: str = "1"
    contract: Contract | None = None
    features: list[Step] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    answer: list[Step] = field(default_factory=list)
    prediction: Expr | None = None
    probabilities: Expr | None = None
    classes: Expr | None = None
    functions: Functions = Functions((), ())
    training: Training = Training((), ())

    def plan(self) -> Plan:
        found = self.analysis
        assert self.contract is not None and self.prediction is not None
        ends = [step.value for step in (*self.features, *self.answer)] + [end for end in (self.prediction, self.probabilities, self.classes) if end is not None]
        always = set().union(*map(always_read, ends))
        state = tuple(Frozen(learnt.name, learnt.kind, learnt.expression, learnt.span, learnt.keyed, learnt.name not in always) for learnt in found.state)
        return Plan(
            self.name, self.contract, state, tuple(self.features), tuple(self.inputs), tuple(self.answer), self.prediction,
            self.probabilities, self.classes, self.training, self.functions, found.imputes, found.batch_exact,
        )  # fmt: skip


def always_read(expr: Expr) -> set[str]:
    """The states that an expression reads whatever branch its frozen conditions take."""
    match expr:
        case State(name):
            return {name}
        case Choice(condition, then, other):
            return always_read(condition) | (always_read(then) & always_read(other))
        case _:
            return set().union(*map(always_read, children(expr)))
