"""Python: the texts of features, functions, training and the column operations of a service, from its plan.

The author's own statements are taken over through libcst, which keeps their comments and layout; the rest is spelled from expressions.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import libcst as cst

from nb2svc import kernel
from nb2svc.binding.state import identifier
from nb2svc.emit.style import blacken
from nb2svc.ir import spelling
from nb2svc.ir.expression import Expr, Function, Symbol, walk
from nb2svc.ir.plan import Origin, Plan, Sentence, Step, Training
from nb2svc.ir.span import Span

COLUMNS = Path(__file__).parent.parent / "ir" / "columns.py"


def texts(plan: Plan, features_exact: bool) -> dict[str, str]:
    """File name → text, formatted."""
    origins = [places(step.origin[-1:], plan.training.origins) for step in plan.features]
    found = {"features.py": features(plan, features_exact), "rows.py": kernel.rows(plan, origins), "training.py": training(plan)}
    if plan.functions.definitions:
        found["functions.py"] = functions(plan)
    if used := sorted(column_operations(plan)):
        found["columns.py"] = columns(used)
    return {name: blacken(text) for name, text in found.items()}


def expressions(plan: Plan) -> Iterator[Expr]:
    for step in (*plan.features, *plan.answer):
        yield from walk(step.value)
    for value in (plan.prediction, plan.probabilities, plan.classes):
        if value is not None:
            yield from walk(value)


def column_operations(plan: Plan) -> set[str]:
    return {inner.name.removeprefix("columns.") for inner in expressions(plan) if isinstance(inner, Symbol) and inner.name.startswith("columns.")}


def places(spans: Iterable[Span], origins: Sequence[Origin]) -> str:
    """`notebook cells 2 and 4`; in a chain `prep.ipynb cells 2 and 4, train.ipynb cell 1`; of a local module `helpers.py`."""
    by_name: dict[Origin, set[int]] = {}
    for source, cell in sorted({(span.source, span.cell + 1) for span in spans}):
        by_name.setdefault(origins[source], set()).add(cell)
    return ", ".join(place(origin, sorted(cells)) for origin, cells in by_name.items()) or "notebook"


def place(origin: Origin, cells: list[int]) -> str:
    return origin.name if origin.is_module else f"{origin.name} {listed(cells)}"


def listed(cells: list[int]) -> str:
    if len(cells) == 1:
        return f"cell {cells[0]}"
    return f"cells {', '.join(map(str, cells[:-1]))} and {cells[-1]}"


def features(plan: Plan, features_exact: bool) -> str:
    """The row program: what the model reads, what it answers, and how sure it is."""
    origins = plan.training.origins
    body = [*step_lines(plan.features, origins, comments=True), f"return {returned(plan)}"]
    spans = [span for step in plan.features for span in step.origin]
    answer_spans = [span for step in plan.answer for span in step.origin]
    unpacked = [f"{', '.join(plan.inputs)} = inputs"] if len(plan.inputs) > 1 else []
    parameter = "inputs" if len(plan.inputs) > 1 else plan.inputs[0]
    answer = [*unpacked, *step_lines(needed(plan, plan.prediction)), f"return {spelling.python(plan.prediction)}"]
    lines = [
        '"""The row program: raw records in, predictions out, with everything learnt from the training rows frozen."""', "",
        *imports(plan), "", f"BATCH_EXACT = {plan.batch_exact}", f"FEATURES_EXACT = {features_exact}", f"IMPUTES = {plan.imputes}", "",
        "def features(frame: pd.DataFrame, state: Any) -> Any:", f'    """What the model reads, for a table of raw records ({places(spans, origins)})."""',
        *indented(body), "",
        f"def answer({parameter}: Any, state: Any) -> Any:", f'    """The predictions for what `features` gave ({places(answer_spans, origins)})."""',
        *indented(answer), "",
        f"def probabilities({parameter}: Any, state: Any) -> tuple[list[Any], Any] | None:", '    """The classes and the probability of each, a row a record; None where the model offers none."""',
        *indented(sure(plan, unpacked)),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def returned(plan: Plan) -> str:
    return ", ".join(plan.inputs) if plan.inputs else "frame"


def sure(plan: Plan, unpacked: list[str]) -> list[str]:
    if plan.probabilities is None or plan.classes is None:
        return ["return None"]
    steps = step_lines(needed(plan, plan.probabilities))
    model = plan.unsure
    unsure = [f'if not hasattr({spelling.python(model)}, "predict_proba"):', "    return None"] if model is not None else []
    return [*unsure, *unpacked, *steps, f"return list({spelling.python(plan.classes)}), {spelling.python(plan.probabilities)}"]


def needed(plan: Plan, end: Expr) -> list[Step]:
    """The steps behind predict that one value reads, in order."""
    wanted = {inner.name for inner in walk(end) if hasattr(inner, "name")}
    found: list[Step] = []
    for step in reversed(plan.answer):
        if step.name in wanted:
            found.insert(0, step)
            wanted |= {inner.name for inner in walk(step.value) if hasattr(inner, "name")}
    return found


def step_lines(steps: Iterable[Step], origins: Sequence[Origin] = (), comments: bool = False) -> list[str]:
    """An assignment a step; a comment where the notebook's cell changes."""
    lines, last = [], ""
    for step in steps:
        here = places(step.origin[-1:], origins) if comments and step.origin else last
        if here != last:
            lines.append(f"# {here}")
            last = here
        lines.append(f"{step.name} = {spelling.python(step.value)}")
    return lines


def indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def imports(plan: Plan) -> list[str]:
    """The imports that the row program needs, standard library first."""
    symbols = {inner.name for inner in expressions(plan) if isinstance(inner, Symbol)}
    symbols |= {value.name for inner in expressions(plan) if isinstance(inner, Function) for _, value in inner.captured if isinstance(value, Symbol)}
    modules = {module_of(name) for name in symbols if not name.startswith(("builtins.", "columns.", "@"))}
    text = "\n".join(spelling.python(step.value) for step in (*plan.features, *plan.answer)) + "".join(spelling.python(v) for v in (plan.prediction, plan.probabilities) if v is not None)
    standard = ["from functools import partial"] if "partial(functions." in text else []
    standard += sorted(f"import {module}" for module in modules if module not in ("numpy", "pandas") and is_standard(module))
    third = ["import numpy as np"] if "numpy" in modules or re.search(r"\bnp\.", text) else []
    third += ["import pandas as pd"] + sorted(f"import {module}" for module in modules if module not in ("numpy", "pandas") and not is_standard(module))
    own = [name for name in ("columns", "functions") if re.search(rf"\b{name}\.", text)]
    return [*standard, "from typing import Any", "", *third, "", *([f"from . import {', '.join(own)}"] if own else [])]


def module_of(name: str) -> str:
    """The module of a dotted name: all parts before the first that is no module by its spelling."""
    parts = name.split(".")
    if parts[0] in ("numpy", "pandas", "datetime", "math", "re", "string"):
        return parts[0]
    return ".".join(parts[:-1]) or parts[0]


def is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def functions(plan: Plan) -> str:
    """The notebook's own functions, classes and constants, as their author wrote them."""
    lines = ['"""Functions of the notebook that the service calls, as they were written there."""', "", *plan.functions.imports, ""]
    for _, text in plan.functions.definitions:
        lines += [text, ""]
    return cst.parse_module("\n".join(lines)).code


def columns(used: list[str]) -> str:
    """The column operations that the row program calls."""
    source = COLUMNS.read_text(encoding="utf-8")
    tree = ast.parse(source)
    kept = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in used]
    body = "\n\n\n".join(ast.get_source_segment(source, node) or "" for node in kept)
    wanted = [name for name in ("Mapping", "Sequence") if re.search(rf"\b{name}\b", body)]
    head = ["import io"] if re.search(r"\bio\.", body) else []
    head += [f"from collections.abc import {', '.join(wanted)}"] if wanted else []
    head += ["from typing import Any", ""] if re.search(r"\bAny\b", body) else [""]
    head += ["import numpy as np"] if "np." in body else []
    return "\n".join(['"""What pandas does by statement, written as functions of columns."""', "", *head, "import pandas as pd", "", "", body, ""])


def training(plan: Plan) -> str:
    """The training program: the notebook's statements that the frozen values need; of a chain, a function each notebook."""
    recorder = plan.training.recorder
    data_dir, frozen = (cst.Param(cst.Name(name), cst.Annotation(cst.parse_expression(kind))) for name, kind in (("data_dir", "Path | None"), (recorder, "Frozen")))
    whole = f"Run the notebook's training statements; `{recorder}` takes down what each new row will need."
    functions = []
    origins = plan.training.origins
    body = statements(plan.training.statements, origins)
    if plan.training.sources:
        whole = f"Run the notebooks' training statements, one notebook after the other; `{recorder}` takes down what each new row will need."
        body = []
        for source, name in part_names(plan.training).items():
            own = [each for each in plan.training.statements if each.source == source]
            functions.append(define(name, [frozen], f"The training statements of {plan.training.sources[source]}.", statements(own, origins)))
            body.append(cst.parse_statement(f"{name}({recorder})"))
    functions.append(define("fit", [data_dir, frozen], whole, body))
    standard, third, own_modules = ordered((*plan.training.imports, "from pathlib import Path"))
    head = "\n".join(['"""The training program: what the notebook learns, learnt again."""', "", *standard, "", *third, "", *own_modules, "from .frozen import Frozen", "", ""])
    return head + cst.Module(functions).code


def part_names(training: Training) -> dict[int, str]:
    """The notebooks of a chain that training needs, each with the name of its function."""
    names: dict[int, str] = {}
    for source in dict.fromkeys(each.source for each in training.statements):
        name = f"fit_{identifier(training.sources[source].partition('.')[0]) or 'notebook'}"
        names[source] = name if name not in names.values() else f"{name}_{source + 1}"
    return names


def define(name: str, parameters: Sequence[cst.Param], doc: str, body: Sequence[cst.BaseStatement]) -> cst.FunctionDef:
    """A function that hands nothing back."""
    block = cst.IndentedBlock([cst.parse_statement(f'"""{doc}"""'), *body])
    return cst.FunctionDef(cst.Name(name), cst.Parameters(list(parameters)), block, returns=cst.Annotation(cst.Name("None")))


def statements(sentences: Sequence[Sentence], origins: Sequence[Origin]) -> list[cst.BaseStatement]:
    """Statements of one notebook, with a comment where the cell changes."""
    body: list[cst.BaseStatement] = []
    last = ""
    for each in sentences:
        module = cst.parse_module(each.text + "\n")
        own = list(module.body)
        lines = [*module.header]
        origin = origins[each.file]
        here = place(origin if origin.is_module else Origin(), [each.cell + 1])
        if own and here != last:
            comment = cst.EmptyLine(indent=True, comment=cst.Comment(f"# {here}"))
            own[0] = own[0].with_changes(leading_lines=[comment, *lines, *own[0].leading_lines])
            last = here
        elif own and lines:
            own[0] = own[0].with_changes(leading_lines=[*lines, *own[0].leading_lines])
        body += [statement.visit(Inward()) for statement in own]  # type: ignore[misc]
    if any("__name__" in each.text for each in sentences):
        # The notebook ran as the main program; so do its statements here.
        body.insert(0, cst.ensure_type(cst.parse_statement('__name__ = "__main__"'), cst.SimpleStatementLine))
    return body


class Inward(cst.CSTTransformer):
    """Names that were global in the notebook are locals of `fit` now."""

    def leave_Global(self, original_node: cst.Global, updated_node: cst.Global) -> cst.Nonlocal:
        return cst.Nonlocal(updated_node.names)


def ordered(lines: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Imports as standard library, others, own; sorted and without repetitions."""
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for line in sorted(set(lines)):
        module = line.split()[1]
        found[2 if module.startswith(".") else 0 if is_standard(module) else 1].append(line)
    return found
