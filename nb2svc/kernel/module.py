"""Module: a plan → the text of rows.py: the row program on one record, or the reason why there is none."""

import ast
import re
from collections.abc import Sequence
from dataclasses import replace

from nb2svc.ir.expression import Ref, walk
from nb2svc.ir.plan import Plan, Step
from nb2svc.kernel import kinds, objects
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.evaluate import evaluate
from nb2svc.kernel.kinds import Answers, Block, NoForm, Scalar, Vector

# What the modules of a package offer to rows.py.
OFFERED = {
    "expected": (
        "by_column", "dtypes", "expect", "fitted", "flag", "floating", "indicators", "joined", "keys", "number", "object_dtype", "picked", "places", "plain", "row_cell",
        "table_by_keys", "table_by_number", "table_by_text", "text", "typed", "unpicked",
    ),
    "moments": ("cutter", "date_reader"),
    "scalars": ("RowProgram", "alike", "floored", "group_finder", "inferred", "int64", "modulo", "numeric", "quotient", "whole"),
}  # fmt: skip
SINGLE = re.compile(r"\b(xgboost|catboost|keras|tensorflow|torch)\b")


def rows(plan: Plan, places: Sequence[str]) -> str:
    """The text of rows.py, before formatting; `places` says of each step of features where it comes from."""
    draft = Draft(plan, [name for names in OFFERED.values() for name in names], evaluate, any(SINGLE.search(each) for each in plan.training.imports))
    try:
        return written(draft, places)
    except NoForm as reason:
        return without(str(reason))


def without(reason: str) -> str:
    """A module that says why no row is answered without a table."""
    return "\n".join([
        '"""The row program: this notebook has none, and every record goes through a table."""', "", "from typing import Any", "",
        "from .scalars import RowProgram, Unsupported", "", f"REASON = {reason!r}", "", "",
        "def compile_row(state: Any) -> RowProgram:", '    """There is nothing to compile. Raises Unsupported."""', "    raise Unsupported(REASON)", "",
    ])  # fmt: skip


def written(draft: Draft, places: Sequence[str]) -> str:
    """The module of a plan whose operations all have a row form. Raises NoForm."""
    plan = draft.plan
    last = ""
    for step, place in zip(plan.features, places):
        if place != last:
            draft.lines.append(f"# {place}")
            last = place
        guarded(draft, step, place)
    given = [delivered(draft, name) for name in plan.inputs]
    inputs = [*draft.lines, f"return {', '.join(given)}"]
    names = [columns(draft, name) for name in plan.inputs]
    draft.lines, draft.fields = [], {}
    for name in plan.inputs:
        draft.steps[name] = reread(draft, name)
    twice, chances = objects.asked_twice(plan), None
    for step in plan.answer:
        if step.value == twice:
            name = draft.variable(step.name)
            chances, draft.steps[step.name] = objects.ask_both(draft, name, twice), Answers(name, one=True)
        else:
            guarded(draft, step, "the answer")
    answer = [*draft.lines, f"return {prediction(draft)}, {probabilities(draft, chances)}"]
    return assembled(draft, inputs, answer, names)


def guarded(draft: Draft, step: Step, place: str) -> None:
    """Write a step; what has no row form is told with its place."""
    try:
        write(draft, step)
    except NoForm as reason:
        raise NoForm(f"{reason} (step `{step.name}`, {place})") from None


def write(draft: Draft, step: Step) -> None:
    """The lines of a step, and what it gives."""
    value = evaluate(draft, step.value)
    name = draft.variable(step.name)
    if isinstance(value, Scalar):
        draft.lines.append(f"{name} = {value.code}")
        value = replace(value.named(name), absent="", present=None)
    elif isinstance(value, Answers):
        draft.lines.append(f"{name} = {value.code}")
        value = replace(value, code=name)
    elif isinstance(value, Vector) and reads(draft, step.name):
        parts = [part if isinstance(part, Block) else (part[0], draft.hold(part[1], part[0])) for part in value.parts]
        value = replace(value, parts=tuple(parts))
    draft.steps[step.name] = value


def reads(draft: Draft, name: str) -> bool:
    """Whether another step of features reads a step."""
    return any(inner == Ref(name) for step in draft.plan.features for inner in walk(step.value))


def delivered(draft: Draft, name: str) -> str:
    """An input of the answer as a list of cells."""
    match draft.steps[name]:
        case Vector() as row:
            return objects.listed(row)
        case Scalar(code) | Answers(code, True):
            return f"[{code}]"
        case Answers(code):
            return code
        case _:
            raise NoForm(f"`{name}` is no row")


def columns(draft: Draft, name: str) -> str:
    """The names of the columns of an input, where it has any."""
    match draft.steps[name]:
        case Vector() as row if not row.array:
            return draft.bind("names", objects.names(row))
        case Scalar():
            return kinds.text_of([name])
        case _:
            return "None"


def reread(draft: Draft, name: str) -> Vector | Answers:
    """An input as the answer reads it."""
    found = draft.steps[name]
    name = draft.variable(name)
    match found:
        case Vector(parts, array):
            plain = not any(isinstance(part, Block) for part in parts)
            cells = tuple((part[0], replace(part[1], code=f"{name}[{place}]", is_name=False, absent="", present=None)) for place, part in enumerate(parts)) if plain else parts  # type: ignore[index]
            return Vector(cells, array, held=name)
        case Scalar():
            return Vector(((name, replace(found, code=f"{name}[0]", is_name=False)),), array=True, held=name)
        case _:
            return Answers(name)


def prediction(draft: Draft) -> str:
    value = evaluate(draft, draft.plan.prediction)
    match value:
        case Scalar(code) | Answers(code, True):
            return code
        case Answers(code):
            return f"{code}[0]"
        case _:
            raise NoForm("the answer is not one value")


def probabilities(draft: Draft, chances: Answers | None) -> str:
    """The probability of each class; of a model that was asked for both they are known already."""
    plan = draft.plan
    if plan.probabilities is None or plan.classes is None:
        return "None"
    labels = objects.labels(draft, plan.classes)
    if chances is None:
        return f"dict(zip({labels}, {objects.chances(draft, plan.probabilities)}))"
    code = f"dict(zip({labels}, {chances.code}))"
    return code if plan.unsure is None else f"None if {chances.code} is None else {code}"


def assembled(draft: Draft, inputs: list[str], answer: list[str], names: list[str]) -> str:
    """The module around the lines of its functions."""
    plan = draft.plan
    many = len(plan.inputs) > 1
    parameters = [draft.variable(name) for name in plan.inputs]
    unpacked = [f"{', '.join(parameters)} = inputs"] if many else []
    parameter = "inputs" if many else parameters[0]
    kept = f"({', '.join(names)})" if many else names[0]
    bound = draft.bound
    while (
        needed := [
            line
            for line in bound
            if is_read(line.partition(" = ")[0], [*(other for other in bound if other is not line), *inputs, *answer, kept])
        ]
    ) != bound:
        bound = needed
    body = [
        "def compile_row(state: Any) -> RowProgram:", '    """Bind what was learnt to the row functions. Raises Unsupported where it is not of the kind they are written for."""',
        "    expect(state, DTYPES)", *(f"    {line}" for line in bound), "",
        "    def inputs(record: Row) -> Any:", '        """What the model reads, for one record."""', *(f"        {line}" for line in inputs), "",
        f"    def answer({parameter}: Any) -> tuple[Any, dict[str, float] | None]:", '        """The prediction for what `inputs` gave, and the probability of each class."""', *(f"        {line}" for line in (*unpacked, *answer)), "",
        f"    return RowProgram(inputs, answer, {kept})", "",
    ]  # fmt: skip
    text = "\n".join(body)
    constants = [f"{name} = {code}" for code, name in draft.constants.items()]
    return "\n".join([*head(text + "\n".join(constants)), "", f"DTYPES = {draft.dtypes()!r}", f"IMPUTES = {plan.imputes}", *constants, "", "", text])


def head(text: str) -> list[str]:
    """The docstring and the imports."""
    read = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    standard = [f"import {name}" for name in ("datetime", "math", "re") if name in read]
    standard += ["from functools import partial"] if "partial" in read else []
    standard += [f"from math import {', '.join(name for name in ('inf', 'nan') if name in read)}"] if read & {"inf", "nan"} else []
    third = [line for name, line in (("np", "import numpy as np"), ("pd", "import pandas as pd")) if name in read]
    own = ["from . import functions"] if "functions" in read else []
    own += [f"from .{module} import {', '.join(used)}" for module, names in OFFERED.items() if (used := sorted(read & set(names), key=lambda name: (not name[0].isupper(), name)))]
    return [
        '"""The row program on one record: what `features` and `answer` say of a table of one row, without a table."""', "",
        *standard, "from typing import Any", "", *third, "", *sorted([*own, "from .schema import Row"]),
    ]  # fmt: skip


def is_read(name: str, lines: Sequence[str]) -> bool:
    """Whether some lines read a name."""
    return any(re.search(rf"(?<![.\w]){name}\b", line) for line in lines)
