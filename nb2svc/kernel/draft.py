"""Draft: the row function while it is being written. Names are given once, what the state says is bound once, a field is read where it is first needed."""

import keyword
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from nb2svc.ir.contract import Type
from nb2svc.ir.expression import Expr, Field, State, walk
from nb2svc.ir.plan import Plan
from nb2svc.kernel import kinds
from nb2svc.kernel.kinds import BOOL, FLOAT, GAP, INT, TEXT, Learnt, NoForm, Scalar, Value

RESERVED = frozenset(
    "record state nan inf np pd re math datetime functions partial inputs answer row RowProgram Row bool bytes dict float int isinstance len list max min print"
    " range round set str sum tuple type zip abs all any map filter sorted dtypes_of imputes_of".split()
)


class Draft:
    """The lines of `compile_row` (bound), of `inputs` or `answer` (lines), and the constants above both."""

    def __init__(self, plan: Plan, helpers: Iterable[str], evaluate: Callable[["Draft", Expr], Value], answers_single: bool) -> None:
        self.plan = plan
        self._evaluate = evaluate
        self.answers_single = answers_single
        self.held: dict[str, Scalar] = {}
        self.steps: dict[str, Value] = {}
        self.lines: list[str] = []
        self.bound: list[str] = []
        self.constants: dict[str, str] = {}
        self.fields: dict[str, Scalar] = {}
        self._known: dict[str, str] = {}
        self._guards: list[str] = []
        steps = [step.name for step in (*plan.features, *plan.answer)]
        self._taken = {*RESERVED, *helpers}
        clashing = [name for name in steps if name in self._taken]
        self._taken |= set(steps)
        self._variables = {name: self.fresh(name) if name in clashing else name for name in steps}
        self._uses = Counter(inner.name for expr in _expressions(plan) for inner in walk(expr) if isinstance(inner, Field))
        self._fields = {field.name: field for field in plan.contract.fields}

    def evaluate(self, expression: Expr) -> Value:
        """The value of an expression for one row. Raises NoForm."""
        return self._evaluate(self, expression)

    # Names

    def fresh(self, word: str) -> str:
        """A name that nothing has, after a word."""
        stem = re.sub(r"\W+", "_", word, flags=re.ASCII).strip("_").lower() or "cell"
        stem = f"{stem}_" if keyword.iskeyword(stem) or stem[0].isdigit() else stem
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(name)
        return name

    def variable(self, step: str) -> str:
        """The name that holds a step: its own, unless the module means something else by it."""
        return self._variables[step]

    def hold(self, scalar: Scalar, word: str = "value") -> Scalar:
        """The cell by a name, so that its code may stand several times."""
        if scalar.is_name:
            return scalar
        name = self.fresh(word)
        self.lines.append(f"{name} = {scalar.code}")
        return Scalar(name, scalar.kinds, scalar.limit, scalar.width, is_name=True, categories=scalar.categories)

    def bind(self, word: str, code: str) -> str:
        """The name of what the state says, worked out once at load."""
        whole = f"{code} if {' and '.join(self._guards)} else None" if self._guards else code
        if code not in self._known and whole not in self._known:
            name = self._known[whole] = self.fresh(word)
            self.bound.append(f"{name} = {whole}")
        return self._known[code] if code in self._known else self._known[whole]

    def constant(self, word: str, code: str) -> str:
        """The name of a constant of the module."""
        if code not in self.constants:
            self.constants[code] = self.fresh(f"{word}_of").upper().removesuffix("_OF") if word else self.fresh("constant").upper()
        return self.constants[code]

    # What was learnt

    def learnt(self, state: Learnt) -> str:
        """The code that reads a frozen value."""
        return f"state.{state.name}" if state.key is None else f"state.{state.name}[{kinds.text_of(state.key)}]"

    def bind_learnt(self, state: Learnt, check: str, *more: str) -> str:
        """The name of a frozen value that `check` has found to have the shape that the row function takes for granted."""
        key = "" if state.key is None else str(state.key)
        word = f"{state.name}_{key.rpartition('/')[2]}" if key else state.name
        return self.bind(word, f"{check}({', '.join((self.learnt(state), *more))})")

    def number(self, state: Learnt) -> Scalar:
        """A frozen number."""
        return Scalar(self.bind_learnt(state, "number"), kinds.NUMBER, is_name=True)

    def floating(self, state: Learnt) -> Scalar:
        """A frozen number as a column of floats holds it."""
        return Scalar(self.bind_learnt(state, "floating"), frozenset({FLOAT}), is_name=True)

    def text(self, state: Learnt) -> Scalar:
        """A frozen text."""
        return Scalar(self.bind_learnt(state, "text"), frozenset({TEXT}), is_name=True)

    # What the record says

    def field(self, name: str) -> Scalar:
        """A cell of the record; it gets a line of its own where it is needed more than once."""
        if name not in self.fields:
            cell = self._read(name)
            held = self.hold(cell, self._fields[name].ident) if self._uses[name] > 1 else cell
            if held is cell:
                return cell
            self.fields[name] = held
        return self.fields[name]

    def _read(self, name: str) -> Scalar:
        field = self._fields[name]
        # What may be missing is looked up once.
        code = self.fresh(f"given_{field.ident}") if field.nullable else f"record.{field.ident}"
        match (field.type, field.dtype):
            case (Type.INTEGER, "int64"):
                cell = Scalar(code, frozenset({INT}))
            case (Type.INTEGER, "float64"):
                cell = Scalar(f"float({code})", frozenset({FLOAT}))
            case (Type.NUMBER, "float64"):
                cell = Scalar(code, frozenset({FLOAT}))
            case (Type.STRING | Type.DATETIME, "object"):
                cell = Scalar(code, frozenset({TEXT}))
            case (Type.BOOLEAN, "bool"):
                cell = Scalar(code, frozenset({BOOL}))
            case _:
                raise NoForm(f"the column `{name}` is read as {field.dtype or 'a dtype that is not known'}, which has no row form")
        if not field.nullable:
            return cell
        gap = GAP if field.dtype in ("object", "bool") else FLOAT
        absent = f"({code} := record.{field.ident}) is None"
        return Scalar(f"(nan if {absent} else {cell.code})", cell.kinds | {gap}, absent=absent, present=cell)

    def dtypes(self) -> dict[str, str]:
        """The dtypes that the raw columns are taken to have."""
        return {field.name: field.dtype for field in self.plan.contract.fields}

    def branch(self, condition: str, write: Callable[[], Scalar]) -> tuple[Scalar, list[str]]:
        """What `write` gives, with the lines it needs, which stay in a branch of their own; training may not have learnt what they read."""
        lines, fields = self.lines, dict(self.fields)
        self.lines = []
        self._guards.append(condition)
        try:
            return write(), self.lines
        finally:
            self._guards.pop()
            self.lines, self.fields = lines, fields


def _expressions(plan: Plan) -> Iterator[Expr]:
    yield from (step.value for step in (*plan.features, *plan.answer))
    yield from (value for value in (plan.prediction, plan.probabilities) if value is not None)


def key_of(state: State) -> Learnt:
    """A frozen value as the draft reads it."""
    return Learnt(state.name, state.key)
