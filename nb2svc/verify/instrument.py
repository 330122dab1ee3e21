"""Instrument: an analysis → the cells of the whole notebook as text that leaves the state, the rows of the answer and the answer itself behind.

    y_pred = np.expm1(model.predict(X))        y_pred = frozen.expect(np.expm1(model.predict(frozen.asked(X))))

Beside these two, the edits are those of the training program (`lower.training.capture`), here made to every cell.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nb2svc.binding.answer import needs
from nb2svc.flow.values import UserClass, UserFunction
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.graph import Prediction
from nb2svc.ir.program import Cell
from nb2svc.ir.span import span_of
from nb2svc.lower.text import Edits
from nb2svc.lower.training import capture, edits_of, recorder


@dataclass(frozen=True, slots=True)
class Instrumented:
    """The cells in the order of the run. `turn`: which execution of the answer's call is the answer, -1 for the last.

    `moved` maps names in the package's module of functions to the notebook's names, each with its source.
    """

    cells: tuple[dict[str, Any], ...]
    turn: int
    moved: dict[str, tuple[int, str]]
    recorder: str


def instrument(found: Analysis, definitions: Iterable[str]) -> Instrumented:
    """Edit all cells; the answer must have been found. `definitions` are the names that the package's module of functions has."""
    graph = found.graph
    edits = capture(found, watch_fit=False)
    asked = answering(found)
    if asked is not None:
        ask(edits, found, asked)
    needed = needed_statements(found, asked)
    cells = []
    for cell in graph.program.cells:
        text, lines = whole(edits[(cell.source, cell.index)])
        spans = [s.node for s in graph.statements if s.index in needed and (s.source, s.cell) == (cell.source, cell.index)]
        ranges = [[first_line(node), node.end_lineno or node.lineno] for node in spans]
        if not ranges and graph.program.sources[cell.source].is_pipeline:
            # A step that deploys or notifies must not do so because somebody compares.
            continue
        cells.append({"source": cell.source, "module": cell.module, "index": cell.index, "text": text, "lines": lines, "needed": ranges})
    meant = {text: graph.functions[text][0] for text in definitions if text in graph.functions}
    modules = {(cell.source, cell.index): cell.module for cell in graph.program.cells}
    moved = {text: (modules[(getattr(value.node, "source_index", 0), getattr(value.node, "cell", 0))], value.node.name) for text, value in meant.items() if isinstance(value, (UserClass, UserFunction)) and isinstance(value.node, (ast.FunctionDef, ast.ClassDef))}
    return Instrumented(tuple(cells), turn_of(found, asked), moved, recorder(graph.program))


def first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])


def own_predictions(found: Analysis) -> list[Prediction]:
    """The calls that give the prediction behind the answer, in the order of the run: for the test rows, for a score, once a turn of a loop."""
    assert found.answer is not None
    behind = found.graph.closure({found.answer.node.name})
    return [one for one in found.graph.predictions if one.node is not None and one.node.name in behind]


def answering(found: Analysis) -> Prediction | None:
    """The call whose rows are compared: the last real prediction; one that only scores where there is no other."""
    assert found.answer is not None
    own = own_predictions(found)
    node = found.answer.node
    is_derived = all(one.node is not node for one in own)
    real = [one for one in own if one.method != "score"]
    before = [one for one in real if one.statement <= node.statement] if is_derived else real
    return next(iter((before or real or own)[::-1]), None)


def ask(edits: dict[tuple[int, int], Edits], found: Analysis, asked: Prediction) -> None:
    """Take down the rows that the call answers, and what the notebook makes of its result."""
    assert found.answer is not None
    call = asked.call
    if asked.rows is None:
        return
    own = edits_of(edits, asked.rows)
    own.wrap(asked.rows, f"{own.recorder}.asked(", ")")
    node = found.answer.node
    if asked.node is node:
        # A score is no answer value: what the notebook would answer is asked of its own objects at the end of the run.
        answer: ast.expr | None = call if asked.method != "score" else None
    else:
        answer = expression_at(found.graph.program.cell(node.span.cell, node.span.source), node)
    if answer is not None:
        edits_of(edits, answer).wrap(answer, f"{own.recorder}.expect(", ")")


def expression_at(cell: Cell, node: Any) -> ast.expr | None:
    """The expression that a row value comes from."""
    return next((inner for inner in ast.walk(cell.tree) if isinstance(inner, ast.expr) and span_of(inner) == node.span), None)


def turn_of(found: Analysis, asked: Prediction | None) -> int:
    """Which execution of a call in a loop or function is the one of the answer; -1 where it is executed once or the count is not known."""
    turns = [one for one in found.graph.predictions if asked is not None and one.call is asked.call]
    return next((turn for turn, one in enumerate(turns) if one is asked), -1) if len(turns) > 1 else -1


def needed_statements(found: Analysis, asked: Prediction | None) -> set[int]:
    """The slice: what training runs, and what the answer takes beyond it."""
    assert found.answer is not None
    behind = found.graph.closure({found.answer.node.name})
    statements = {found.graph.nodes[name].statement for name in behind} | {found.answer.statement}
    return needs(found.graph, set(found.training) | statements | ({asked.statement} if asked is not None else set()))


def whole(edits: Edits) -> tuple[str, list[int]]:
    """A cell's text with all edits, and for each of its lines the author's line."""
    parts = list(pieces(edits))
    text, lines, own = "", [1], 1
    for piece, is_own in parts:
        text += piece
        for letter in piece:
            if letter == "\n":
                own += is_own
                lines.append(own)
    return text, lines


def pieces(edits: Edits) -> Iterator[tuple[str, bool]]:
    """The author's text and what is put in between."""
    code, place = edits.cell.code, 0
    for offset, _, _, inserted in sorted(edits.insertions):
        yield code[place:offset], True
        yield inserted, False
        place = offset
    yield code[place:], True
