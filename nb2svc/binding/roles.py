"""Roles: what each cell is for."""

import ast
import re
from collections.abc import Iterable

from nb2svc.ir.analysis import AnswerFound, Learnt, Role
from nb2svc.ir.graph import Graph, Statement

ORDER = ("load", "split", "train", "predict", "prepare", "prepare-train", "evaluate", "save", "explore", "config", "dead")
WORKING = {"load", "split", "train", "predict", "prepare", "prepare-train", "evaluate"}
"""What a step does that is no mere end of a pipeline, as a deployment or a message is."""
INSTALLS = re.compile(r"!?\s*(?:python3? -m )?(?:pip3?|conda|mamba|uv)\b")
IMPORTANCE = ("load", "train", "predict", "split", "prepare", "prepare-train", "evaluate", "save", "explore", "config", "dead")


def find(graph: Graph, answer: AnswerFound | None, training: Iterable[int], row: set[int], state: tuple[Learnt, ...]) -> tuple[Role, ...]:
    """The roles of every code cell, the main one first."""
    needed, frozen_at = set(training), {site.statement: learnt for learnt in state for site in learnt.sites}
    answer_needs = needed | row
    used = {need for statement in graph.statements for need in statement.needs if need != statement.index}
    found = []
    given = {index for index, source in enumerate(graph.program.sources) if source in graph.program.given}
    for cell in (cell for cell in graph.program.cells if cell.source in given):
        statements = [s for s in graph.statements if s.cell == cell.index and s.source == cell.source]
        told: dict[str, str] = {}
        for statement in statements:
            for role, reason in statement_roles(graph, statement, answer, answer_needs, row, frozen_at, used):
                told.setdefault(role, reason)
        if len(told) > 1 and "dead" in told:
            del told["dead"]
        if graph.program.sources[cell.source].is_pipeline and not told.keys() & WORKING and not any(s.index in answer_needs for s in statements):
            told = {"dead": "a step that the answer does not need" if statements else "a container without Python source, which the answer does not need"}
        if not told:
            told["explore" if statements else "dead"] = "nothing here is used"
        roles = sorted(told, key=IMPORTANCE.index)
        found.append(Role(cell.index, cell.source, cell.id, cell.execution_count, tuple(roles), told[roles[0]]))
    return tuple(found)


def statement_roles(graph: Graph, statement: Statement, answer: AnswerFound | None, needed: set[int], row: set[int], frozen_at: dict[int, Learnt], used: set[int]) -> Iterable[tuple[str, str]]:
    """The roles of one statement, each with its reason."""
    node, tasks = statement.node, statement.tasks
    index = statement.index
    made = next((inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store) and inner.id in statement.binds), "")
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield "config", "imports"
        return
    if isinstance(node, ast.Pass):
        yield command_role(graph, statement)
        return
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield ("prepare", f"defines `{node.name}`, which a row needs") if index in row else ("prepare-train", f"defines `{node.name}`, which training needs") if index in needed else ("explore", f"defines `{node.name}`") if index in used else ("dead", f"nobody calls `{node.name}`")
        return
    is_fit = any(fitting.statement == index for fitting in graph.fittings)
    if any(load.statement == index for load in graph.loads):
        yield "load", "reads a data file"
    if "split" in tasks:
        yield "split", "parts the rows"
    if is_fit:
        yield fitting_role(graph, answer, statement, index in row or index in needed)
    predicts = any(prediction.statement == index and prediction.method != "score" for prediction in graph.predictions)
    if predicts:
        yield "predict", "predicts"
    if "evaluate" in tasks or "score" in tasks or "cross_validate" in tasks:
        yield "evaluate", "scores a model"
    saves = "save" in tasks or any(use.statement == index and use.writes for use in graph.files)
    if saves:
        yield "save", "writes a result"
    if predicts and only_predicts(node):
        return
    if index in row and not is_fit and not any(load.statement == index for load in graph.loads) and "split" not in tasks and is_work(node) and not is_constant(node):
        yield "prepare", prepared(graph, statement, answer, frozen_at)
    elif index in row and is_constant(node):
        yield "config", "names a constant"
    elif index in needed and not is_fit and not any(load.statement == index for load in graph.loads) and "split" not in tasks and is_work(node):
        yield ("config", "names a constant") if is_constant(node) else ("prepare-train", f"makes `{made}`, which only training needs" if made else "only training needs it")
    elif is_constant(node):
        yield ("config", "names a constant") if index in used else ("dead", "a constant that nobody reads")
    elif is_work(node) and not (is_fit or saves or tasks & {"split", "evaluate", "load", "cross_validate", "score"}) and index not in needed:
        yield ("explore", f"makes `{made}`, which is only looked at" if made else "only looked at") if index in used or statement.effects & {"draws"} else ("dead", "nobody uses what it makes")
    elif not is_work(node) and not (tasks & {"evaluate", "score", "cross_validate", "predict"} or is_fit or saves):
        yield ("config", "sets options") if "config" in tasks else ("explore", "only looks")


def command_role(graph: Graph, statement: Statement) -> tuple[str, str]:
    """What a line is for that is no Python, and does nothing in its place."""
    lines = graph.program.cell(statement.cell, statement.source).text.split("\n")
    line = lines[statement.node.lineno - 1].strip() if statement.node.lineno <= len(lines) else ""
    if line.startswith("%"):
        return "config", "sets options"
    if INSTALLS.match(line):
        return "config", "installs a library"
    return ("explore", "asks the shell") if line.startswith("!") else ("dead", "does nothing")


def fitting_role(graph: Graph, answer: AnswerFound | None, statement: Statement, is_needed: bool) -> tuple[str, str]:
    """What a fit is for."""
    if fits_answer(graph, answer, statement.index):
        return "train", "fits the model of the answer"
    if supervised(graph, statement.index) and not statement.tasks & {"resample", "fit_resample"}:
        return "train", "fits a model"
    return ("prepare", "fits what prepares a row") if is_needed else ("explore", "fits what the answer does not read")


def only_predicts(node: ast.stmt) -> bool:
    """Is a prediction all that the statement makes: `y_pred = model.predict(X)`?"""
    return isinstance(node, (ast.Assign, ast.Expr)) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute) and node.value.func.attr.startswith("predict")


def fits_answer(graph: Graph, answer: AnswerFound | None, index: int) -> bool:
    return answer is not None and any(fitting.statement == index for fitting in answer.fits)


def supervised(graph: Graph, index: int) -> bool:
    return any(fitting.statement == index and fitting.target is not None for fitting in graph.fittings)


def is_work(node: ast.stmt) -> bool:
    """Does the statement bind or change anything, or only look?"""
    if isinstance(node, (ast.For, ast.While, ast.If, ast.With, ast.Try)):
        return any(isinstance(inner, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete)) or changes(inner) for inner in ast.walk(node))
    return not isinstance(node, ast.Expr) or (isinstance(node.value, ast.Call) and any(keyword.arg == "inplace" for keyword in node.value.keywords))


def changes(node: ast.AST) -> bool:
    """Is this a call that changes its receiver?"""
    return isinstance(node, ast.Call) and (
        any(keyword.arg == "inplace" for keyword in node.keywords) or (isinstance(node.func, ast.Attribute) and node.func.attr in ("append", "fit", "update", "extend", "add"))
    )


def is_constant(node: ast.stmt) -> bool:
    """Does the statement name a literal (a seed, a list of columns), or what is made of literals alone (a pattern, a set)?"""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        made = ast.unparse(node.value.func)
        return (made.startswith("re.") or made in ("set", "frozenset", "dict", "list", "tuple")) and all(
            isinstance(inner, (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.Load, ast.Attribute, ast.Name)) for argument in node.value.args for inner in ast.walk(argument)
        )
    return isinstance(node, ast.Assign) and all(isinstance(inner, (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.Load, ast.UnaryOp, ast.USub)) for inner in ast.walk(node.value))


def prepared(graph: Graph, statement: Statement, answer: AnswerFound | None, frozen_at: dict[int, Learnt]) -> str:
    """Why a row needs the statement."""
    learnt = frozen_at.get(statement.index)
    if learnt is not None:
        return f"learns `{learnt.name}`, which each new row needs"
    made = [node.hint for node in graph.nodes.values() if node.statement == statement.index and node.hint]
    if made and answer is not None and statement.index > answer.statement:
        return f"makes `{made[-1]}` of what was predicted"
    return f"makes `{made[0]}`, which the model reads" if made else "each new row needs it"
