"""Lift: the nodes behind the answer become the steps of the row program, learnt values reads of the state.

    v4 = fillna(v3, state.s0)      age = fillna(Age, state.age_mean)
    v5 = predict(state.s1, v4)     x = table(Age=age)        answer  y_pred = predict(state.model, x)
"""

import keyword
from collections import Counter
from collections.abc import Iterable

from nb2svc.binding.answer import final_predictions
from nb2svc.binding.fate import rows_of
from nb2svc.binding.state import identifier, unique
from nb2svc.ir.expression import (
    Attribute,
    Call,
    Choice,
    Display,
    Expr,
    Field,
    Function,
    Literal,
    Method,
    Operator,
    Ref,
    State,
    Subscript,
    Symbol,
    Table,
    children,
    literal,
    transform,
    walk,
)  # fmt: skip
from nb2svc.ir.graph import PRODUCT, Graph, Node
from nb2svc.ir.plan import Step
from nb2svc.ir.span import Span
from nb2svc.lower.board import Board

MODELS = {"predict", "predict_proba", "decision_function", "predict_log_proba"}
RESERVED = {"frame", "state", "np", "pd", "columns", "functions", "features", "answer", "probabilities", "inputs", "partial", "str", "list", "dict"}


def lift(board: Board) -> None:
    """Write the steps of features and answer."""
    found = board.analysis
    graph, answer = found.graph, found.answer
    assert answer is not None
    ends = {answer.node.name} | ({answer.score.name} if answer.score is not None else set())
    drawn = graph.slice(ends)
    moving = changing_names(drawn.values())
    exprs = {name: lowered(graph, expr, moving) for name, expr in drawn.items()}
    behind = behind_predict(exprs, final_predictions(graph, ends) or made_by_hand(graph, exprs) or ends)
    inputs = model_inputs(exprs, behind)
    keep = named_nodes(graph, exprs, behind, ends, inputs)
    names = step_names(graph, exprs, keep, board)
    features = [name for name in exprs if name in keep and name not in behind]
    board.features = [Step(names[name], inlined(exprs, exprs[name], names, keep), origins(graph, exprs, name, keep)) for name in features]
    tables = input_steps(board, graph, exprs, inputs, names, keep)
    board.answer = [Step(names[name], replaced(inlined(exprs, exprs[name], names, keep), tables), origins(graph, exprs, name, keep, behind)) for name in exprs if name in keep and name in behind]
    board.prediction = Ref(names[answer.node.name])
    offer_probabilities(board, names)
    needed = {inner.name for step in board.answer for inner in walk(step.value) if isinstance(inner, Ref)}
    needed |= {inner.name for inner in walk(board.probabilities) if isinstance(inner, Ref)} if board.probabilities is not None else set()
    board.inputs = [step.name for step in board.features if step.name in needed]
    prune(board)


def changing_names(exprs: Iterable[Expr]) -> dict[str, set[str]]:
    """For each function of the notebook the names outside it that do not mean the same wherever it is used."""
    meanings: dict[str, dict[str, set[Expr]]] = {}
    for expr in exprs:
        for inner in walk(expr):
            if isinstance(inner, Function):
                own = meanings.setdefault(inner.text, {})
                for name, value in inner.captured:
                    own.setdefault(name, set()).add(value)
    return {text: {name for name, values in own.items() if len(values) > 1} for text, own in meanings.items()}


def lowered(graph: Graph, expr: Expr, moving: dict[str, set[str]]) -> Expr:
    """Sites become state by name and key; a field is a column of the one table that a request is."""

    def change(inner: Expr) -> Expr:
        match inner:
            case State(name):
                return State(graph.sites[name].name, graph.sites[name].key)
            case Field(name):
                return Field(str(name))
            case Function(text, captured, given):
                return Function(text, captured, tuple(sorted({*given, *moving.get(text, ())})))
            case _:
                return inner

    return transform(expr, change)


def made_by_hand(graph: Graph, exprs: dict[str, Expr]) -> set[str]:
    """The products with weights that stand for a model."""
    return {one.node.name for one in graph.predictions if one.method == PRODUCT and one.node is not None and one.node.name in exprs}


def behind_predict(exprs: dict[str, Expr], final: set[str]) -> set[str]:
    """The nodes that the final predictions lead to, these included."""
    found: set[str] = set()
    for name, expr in exprs.items():
        if name in final or any(isinstance(inner, Ref) and inner.name in found for inner in walk(expr)):
            found.add(name)
    return found


def model_inputs(exprs: dict[str, Expr], behind: set[str]) -> dict[Expr, None]:
    """What predictions read, and columns that what follows them reads; each once, in order."""
    found: dict[Expr, None] = {}
    for name, expr in exprs.items():
        if name not in behind:
            continue
        if isinstance(expr, Method) and expr.name in MODELS:
            found.setdefault(rows_of(expr))
            continue
        rows = multiplied(expr)
        if rows is not None and not any(isinstance(inner, Ref) and inner.name in behind for inner in walk(rows)):
            found.setdefault(rows)
            continue
        for inner in walk(expr):
            if isinstance(inner, Field):
                found.setdefault(inner)
    return found


def multiplied(expr: Expr) -> Expr | None:
    """The table whose product with learnt weights this is; None for anything else."""
    match expr:
        case Operator("@", (Table() as rows, State())) | Method("dot", Table() as rows, (State(),), ()) | Call(Symbol("numpy.dot" | "numpy.matmul"), (Table() as rows, State()), ()):
            return rows
        case _:
            return None


def named_nodes(graph: Graph, exprs: dict[str, Expr], behind: set[str], ends: set[str], inputs: dict[Expr, None]) -> set[str]:
    """The nodes that get a line of their own: read more than once, or named by the author and not plain."""
    uses = Counter(inner.name for expr in exprs.values() for inner in walk(expr) if isinstance(inner, Ref))
    crossing = {inner.name for name in behind for part in read_behind(exprs[name]) for inner in walk(part) if isinstance(inner, Ref) and inner.name not in behind}
    keep = set(ends) | crossing | {expr.name for expr in inputs if isinstance(expr, Ref)}
    always = evaluated(exprs, keep)
    for name, expr in exprs.items():
        if is_plain(expr) and name not in ends:
            keep.discard(name) if name not in crossing else None
            continue
        if name not in always:
            # What only one branch reads may need a value that training never learnt, as it took the other.
            continue
        if uses[name] > 1 and not is_cheap(expr):
            keep.add(name)
        elif graph.nodes[name].hint and not is_cheap(expr):
            keep.add(name)
        elif isinstance(expr, Method) and expr.name in MODELS:
            keep.add(name)
    return keep


def evaluated(exprs: dict[str, Expr], ends: set[str]) -> set[str]:
    """The nodes that are needed whatever branch the frozen conditions take."""
    known: dict[str, frozenset[str]] = {}

    def needed(expr: Expr) -> frozenset[str]:
        match expr:
            case Ref(name):
                return known.get(name, frozenset())
            case Choice(condition, then, other):
                return needed(condition) | (needed(then) & needed(other))
            case _:
                return frozenset().union(*map(needed, children(expr)))

    for name, expr in exprs.items():
        known[name] = needed(expr) | {name}
    return set().union(*(known[name] for name in ends if name in known))


def read_behind(expr: Expr) -> tuple[Expr, ...]:
    """What a step behind predict reads itself: the model's own table is a step of features."""
    if isinstance(expr, Method) and expr.name in MODELS and expr.args:
        return (expr.receiver, *expr.args[1:])
    return (expr,) if multiplied(expr) is None else ()


def is_plain(expr: Expr) -> bool:
    return isinstance(expr, (Field, Ref))


def is_cheap(expr: Expr) -> bool:
    """A mere access, which reads better where it is used."""
    match expr:
        case Attribute("str" | "dt" | "cat", _) | Subscript(Ref(), Literal()):
            return True
        case _:
            return is_plain(expr)


def step_names(graph: Graph, exprs: dict[str, Expr], keep: set[str], board: Board) -> dict[str, str]:
    """A name for each step: the author's word, else what the operation is called."""
    taken = set(RESERVED) | {text for text in graph.functions}
    names = {}
    for name in exprs:
        if name in keep:
            names[name] = unique(word_for(graph.nodes[name], exprs[name]), taken)
    return names


def word_for(node: Node, expr: Expr) -> str:
    hint = identifier(node.hint) if node.hint else ""
    if not hint:
        match expr:
            case Method(name, _, _, _) | Attribute(name, _):
                hint = {"transform": "transformed", "predict": "predicted", "predict_proba": "proba"}.get(name, name)
            case Call(Symbol("columns.indicators"), _, _):
                hint = "indicators"
            case Call(Symbol(name), _, _):
                hint = name.rpartition(".")[2]
            case _:
                hint = "value"
    hint = identifier(hint) or "value"
    return f"{hint}_" if keyword.iskeyword(hint) else hint


def inlined(exprs: dict[str, Expr], expr: Expr, names: dict[str, str], keep: set[str]) -> Expr:
    """Replace each reference by its step's name, or by its expression where it has no line of its own."""

    def change(inner: Expr) -> Expr:
        if isinstance(inner, Ref) and inner.name in exprs:
            return Ref(names[inner.name]) if inner.name in keep else inlined(exprs, exprs[inner.name], names, keep)
        return inner

    return transform(expr, change)


def origins(graph: Graph, exprs: dict[str, Expr], name: str, keep: set[str], within: set[str] | None = None) -> tuple[Span, ...]:
    """The places of the notebook that a step comes from."""
    spans = {graph.nodes[name].span}
    waiting = [inner.name for inner in walk(exprs[name]) if isinstance(inner, Ref) and inner.name not in keep]
    while waiting:
        inner_name = waiting.pop()
        if within is not None and inner_name not in within:
            continue
        spans.add(graph.nodes[inner_name].span)
        waiting += [inner.name for inner in walk(exprs[inner_name]) if isinstance(inner, Ref) and inner.name not in keep]
    return tuple(sorted(spans))


def input_steps(board: Board, graph: Graph, exprs: dict[str, Expr], inputs: dict[Expr, None], names: dict[str, str], keep: set[str]) -> dict[Expr, Expr]:
    """The tables that the models read become the last steps of features."""
    taken = set(RESERVED) | set(names.values()) | set(graph.functions)
    replacements: dict[Expr, Expr] = {}
    for expr in inputs:
        built = inlined(exprs, expr, names, keep)
        if isinstance(built, Ref):
            replacements[built] = built
            continue
        word = unique("x" if not isinstance(expr, Field) else identifier(str(expr.name)) or "column", taken)
        spans = tuple(sorted({graph.nodes[inner.name].span for inner in walk(expr) if isinstance(inner, Ref)}))
        board.features.append(Step(word, built, spans))
        replacements[built] = Ref(word)
    return replacements


def replaced(expr: Expr, replacements: dict[Expr, Expr]) -> Expr:
    """Let what follows predict read the steps instead of writing the tables out again."""
    if expr in replacements:
        return replacements[expr]
    match expr:
        case Method(name, receiver, args, keywords):
            return Method(name, replaced(receiver, replacements), tuple(replaced(arg, replacements) for arg in args), tuple((k, replaced(v, replacements)) for k, v in keywords))
        case Field() | Ref() | State() | Literal() | Symbol() | Function():
            return expr
        case _:
            return transform(expr, lambda inner: replacements.get(inner, inner))


def offer_probabilities(board: Board, names: dict[str, str]) -> None:
    """Probabilities whenever the one model behind the answer offers them, asked for or not."""
    found = board.analysis
    answer = found.answer
    assert answer is not None
    if not found.probabilities or len(answer.models) != 1:
        return
    site = answer.models[0]
    model = State(site.name, site.key)
    kind = getattr(site.parts.get("estimator"), "chances", "")
    if kind:
        offer_own_chances(board, model, kind)
        return
    board.classes = Attribute("classes_", model)
    if answer.score is not None and answer.score.name in names:
        board.probabilities = Ref(names[answer.score.name])
        return
    for step in board.answer:
        for inner in walk(step.value):
            if isinstance(inner, Method) and inner.name in MODELS and inner.receiver == model:
                board.probabilities = Method("predict_proba", model, inner.args)
                return


def offer_own_chances(board: Board, model: State, kind: str) -> None:
    """What the model predicts is a probability itself: of the class 1, or of each class."""
    asked = next((inner for step in board.answer for inner in walk(step.value) if isinstance(inner, Method) and inner.receiver == model), None)
    if asked is None:
        return
    named = next((step.name for step in board.answer if step.value == asked), None)
    chance: Expr = Ref(named) if named is not None else asked
    if kind == "one":
        board.classes = Display("list", (literal(0), literal(1)))
        board.probabilities = Call(Symbol("numpy.column_stack"), (Display("tuple", (Operator("-", (literal(1), chance)), chance)),))
    else:
        board.classes = Call(Symbol("builtins.range"), (Subscript(Attribute("shape", chance), literal(1)),))
        board.probabilities = chance


def prune(board: Board) -> None:
    """Drop steps that nobody reads any more."""
    ends = [board.prediction, board.probabilities, board.classes]
    while True:
        read = {inner.name for value in [*(s.value for s in (*board.features, *board.answer)), *ends] if value is not None for inner in walk(value) if isinstance(inner, Ref)}
        features = [step for step in board.features if step.name in read]
        answer = [step for step in board.answer if step.name in read]
        if (features, answer) == (board.features, board.answer):
            return
        board.features, board.answer = features, answer
