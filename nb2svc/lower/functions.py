"""Move: functions, classes and constants of the notebook that a row needs go to a module of their own.

    STOP = {"a", "the"}                    functions.py: STOP and clean, as the author wrote them
    def clean(text): …
    df["clean"] = df["text"].apply(clean)
"""

import ast

from nb2svc.flow.values import UserClass, UserFunction
from nb2svc.ir.expression import Expr, Function, State, Symbol, walk
from nb2svc.ir.graph import Graph
from nb2svc.ir.plan import Functions
from nb2svc.ir.spelling import python
from nb2svc.lower.board import Board
from nb2svc.lower.text import Edits


def move(board: Board) -> None:
    """Gather the definitions that the row program or a fitted object names, each after what it reads."""
    graph = board.analysis.graph
    used = [inner for step in (*board.features, *board.answer) for inner in walk(step.value) if isinstance(inner, Function)]
    wanted = [inner.text for inner in used]
    handed: dict[str, list[str]] = {}
    for inner in used:
        own = handed.setdefault(inner.text, [])
        own += [name for name, _ in inner.handed() if name not in own]
    wanted += [text for text, (value, _) in graph.functions.items() if isinstance(value, UserClass) and value.statement in board.analysis.training]
    wanted += [text for text, (value, _) in graph.functions.items() if isinstance(value, UserFunction) and value.statement in board.analysis.training]
    definitions: dict[str, str] = {}
    imports: dict[str, None] = {}
    for text in wanted:
        gather(graph, text, handed, definitions, imports)
    board.functions = Functions(tuple(sorted(imports)), tuple(definitions.items()))


def gather(graph: Graph, text: str, handed: dict[str, list[str]], definitions: dict[str, str], imports: dict[str, None]) -> None:
    """Add a definition behind what it reads."""
    if text in definitions or text not in graph.functions:
        return
    value, captured = graph.functions[text]
    definitions[text] = ""
    given = handed[text] if text in handed else [name for name, _ in Function(text, captured).handed()]
    for name, meaning in captured:
        for inner in walk(meaning):
            if isinstance(inner, Function):
                gather(graph, inner.text, handed, definitions, imports)
        if name in given:
            continue
        match meaning:
            case Symbol(dotted) if not dotted.startswith("builtins."):
                imports[import_line(name, dotted)] = None
            case _ if not any(isinstance(inner, (State, Function)) for inner in walk(meaning)):
                imports |= {f"import {inner.name.partition('.')[0]}": None for inner in walk(meaning) if isinstance(inner, Symbol) and not inner.name.startswith("builtins.")}
                definitions.setdefault(name, f"{name} = {python(meaning)}")
    del definitions[text]
    definitions[text] = source_text(graph, value, text, given)


def import_line(name: str, dotted: str) -> str:
    """The import that makes `name` mean a library object."""
    module, _, last = dotted.rpartition(".")
    if not module:
        return f"import {dotted}" if name == dotted else f"import {dotted} as {name}"
    if name == dotted.partition(".")[0]:
        return f"import {dotted}"
    return f"from {module} import {last}" if name == last else f"from {module} import {last} as {name}"


def source_text(graph: Graph, value: UserFunction | UserClass, text: str, learnt: list[str]) -> str:
    """The author's definition; what it learnt, or means otherwise elsewhere, becomes keyword parameters."""
    node = value.node
    assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
    cell = graph.program.cell(getattr(node, "cell", 0), getattr(node, "source_index", 0))
    edits = Edits(cell)
    written = edits.statement(node)
    if node.col_offset:
        written = ast.unparse(node)
    if text != node.name:
        written = written.replace(f"def {node.name}(", f"def {text}(", 1).replace(f"class {node.name}", f"class {text}", 1)
    if learnt and isinstance(node, ast.FunctionDef):
        arguments = node.args
        marker = "" if arguments.kwonlyargs or arguments.vararg else "*, "
        given = ast.unparse(arguments)
        head = written.index("(", written.index(f"def {text}"))
        close = matching(written, head)
        inside = f"{given}, {marker}{', '.join(learnt)}" if given else f"{marker}{', '.join(learnt)}"
        written = f"{written[: head + 1]}{inside}{written[close:]}"
    return written


def matching(text: str, opening: int) -> int:
    """The place of the parenthesis that closes the one at `opening`."""
    depth = 0
    for place in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text)
