"""By hand: the answer of a notebook in which no object of a library is fitted — what is compared with the target.

    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    y_pred = X_test @ theta
    print(np.mean((y_test - y_pred) ** 2))          the answer is `y_pred`, the target what `y_test` is taken from
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nb2svc.flow.lineage import row_names
from nb2svc.flow.values import Unknown, Value, is_row
from nb2svc.ir.analysis import AnswerFound
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.expression import Attribute, Call, Expr, Field, Literal, Method, Operator, Ref, State, Subscript, Symbol, walk
from nb2svc.ir.graph import Graph, Node, Prediction

HINT = "mark the answer with `# nb2svc: answer`"
SAME = frozenset("astype to_numpy to_list tolist map replace reshape ravel flatten copy".split())
"""Methods behind which a column is still what the data file says."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row value that stands against a column of the data; `leaks`: it reads that column itself."""

    node: Node
    target: Field
    leaks: bool


def find(graph: Graph, wanted: str | None, noted: set[int]) -> tuple[AnswerFound | None, list[Diagnostic]]:
    """The answer, or why there is none; nothing at all where the notebook says nothing of one."""
    every = list(evidence(graph))
    judged = [each for each in every if not each.leaks] or every
    if wanted is not None or noted:
        chosen = named(graph, wanted, noted)
        return (finished(graph, chosen, frozenset(each.target for each in judged if each.node is chosen)), []) if chosen is not None else (None, [])
    if not judged:
        return None, unknown(graph)
    outside = [each for each in judged if not is_step(graph, each.node)] or judged
    ends = [each for each in outside if not any(each.node is not other.node and each.node.name in graph.closure({other.node.name}) for other in outside)]
    if len({each.node.name for each in ends}) > 1:
        return None, [ambiguity(graph, ends)]
    return finished(graph, ends[-1].node, frozenset(each.target for each in ends)), []


def named(graph: Graph, wanted: str | None, noted: set[int]) -> Node | None:
    """The row value that `--answer NAME` or a comment names."""
    if wanted is not None:
        return next((graph.nodes[name] for name in reversed(row_names(graph.globals.get(wanted)))), None)
    inside = [node for node in graph.nodes.values() if node.statement in noted]
    return max(inside, key=lambda node: int(node.name[1:]), default=None)


def evidence(graph: Graph) -> Iterator[Judged]:
    """The values that the notebook holds against a column of the data: by a metric, by equality, by the square or the size of a difference."""
    measured = {name for name, _ in graph.measured}
    read = {inner for node in graph.nodes.values() for inner, _ in node.reads}
    pairs = [(left, right) for values in graph.compared for left in row_names(values[0]) for right in row_names(values[1])]
    for left, right in [*pairs, *differences(graph, read)]:
        for truth, guess in ((left, right), (right, left)):
            target, own = column_of(graph, truth), {field.name for field in graph.fields({guess})}
            if target is None or not own or column_of(graph, guess) is not None:
                continue
            # A column may be compared with another one for many reasons; what was learnt, or is measured, is a guess.
            if guess in measured or graph.states({guess}) or graph.nodes[guess].refusal is not None:
                yield Judged(graph.nodes[guess], target, target.name in own)


def differences(graph: Graph, read: set[str]) -> Iterator[tuple[str, str]]:
    """The two sides of each difference whose square or size is folded and no more."""
    for node in graph.nodes.values():
        match node.expr:
            case Operator("**", (Ref(name), Literal(2))) | Call(Symbol("numpy.square" | "numpy.abs" | "numpy.absolute" | "builtins.abs"), (Ref(name),), _) | Method("abs", Ref(name), (), _):
                inner = graph.nodes[name].expr
                if node.name not in read and isinstance(inner, Operator) and inner.symbol == "-" and len(inner.operands) == 2:
                    left, right = inner.operands
                    if isinstance(left, Ref) and isinstance(right, Ref):
                        yield left.name, right.name


def column_of(graph: Graph, name: str) -> Field | None:
    """The raw column that a node is, in whatever form; None where it is computed from columns."""

    def source(expr: Expr) -> Field | None:
        match expr:
            case Field():
                return expr
            case Ref(inner):
                return source(graph.nodes[inner].expr)
            case Subscript(inner, Literal()) | Attribute("values" | "array", inner):
                return source(inner)
            case Method(method, inner, _, _) if method in SAME:
                return source(inner)
            case Call(Symbol("numpy.asarray" | "numpy.array"), (inner, *_), _):
                return source(inner)
            case _:
                return None

    return source(graph.nodes[name].expr)


def is_step(graph: Graph, node: Node) -> bool:
    """Is this a value on the way of training: of weights that a loop changes again?"""
    return any(isinstance(part, tuple) and part[0] == "turn" or part == "opaque" for name in graph.states({node.name}) for part in graph.sites[name].context)


def unknown(graph: Graph) -> list[Diagnostic]:
    """Why what stands against a column of the data is not known; nothing where nothing does."""
    for left, right, _ in reversed(graph.compared):
        for truth, guess in ((left, right), (right, left)):
            if is_row(truth) and isinstance(guess, Unknown) and guess.diagnostic is not None:
                return [guess.diagnostic]
    return []


def ambiguity(graph: Graph, ends: list[Judged]) -> Diagnostic:
    notes = tuple(Note(each.node.span, f"`{word(graph, each.node)}` stands against `{each.target.name}`") for each in ends)
    words = ", ".join(dict.fromkeys(f"`{word(graph, each.node)}` (cell {each.node.span.cell + 1})" for each in ends))
    return Diagnostic("NB601", f"several values could be the answer: {words}", ends[-1].node.span, f"{HINT}, or give `--answer NAME`", notes[:-1])


def word(graph: Graph, node: Node) -> str:
    """The author's word for a value."""
    return node.hint or next((name for name, value in graph.globals.items() if node.name in row_names(value)), "answer")


def finished(graph: Graph, node: Node, targets: frozenset[Field]) -> AnswerFound:
    """Gather what belongs to the answer; a product with learnt weights stands for the call that asks a model."""
    asked = products(graph, node)
    graph.predictions += asked
    weights = tuple(dict.fromkeys(graph.sites[name].hint or graph.sites[name].text for each in asked for name in sorted(graph.states({each.node.name}) if each.node is not None else ())))
    return AnswerFound(node, word(graph, node), "", (), weights, node.span, node.statement, (), None, None, (), targets)


def products(graph: Graph, node: Node) -> list[Prediction]:
    """The products behind a value that no other one of them reads."""
    behind = graph.closure({node.name})
    own = [each for each in graph.products if each.node is not None and each.node.name in behind]
    inner = {name for each in own if each.node is not None for name in graph.closure({each.node.name}) - {each.node.name}}
    return [each for each in own if each.node is not None and each.node.name not in inner]
