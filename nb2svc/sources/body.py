"""Body: a component's function and what one call gives it → the text of a cell that does the same, each line where it stood.

    def train(data: Input[Dataset], trees: int = 100) -> float:     data_path = "prepare_clean"; trees = 200
        df = pd.read_csv(data.path)                                 df = pd.read_csv(data_path)
        return score(df, trees)                                     train_output = score(df, trees)

A function that returns from its middle stays a function and is called.
"""

import ast
import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nb2svc.sources.component import arguments, imported_names, last
from nb2svc.sources.pipeline import Component

ATTRIBUTES = ("path", "uri", "metadata", "name")
ENVIRONMENT = "os.environ["
"""How a value that only training is told is read."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One parameter of a call: the Python text of its value or path; `shared` is the name of an artifact's metadata, if the call keeps any."""

    name: str
    text: str
    is_object: bool = False
    shared: str = ""
    is_made_here: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the text: from (line, column) to (line, column), lines from 1."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def write_cell(component: Component, bounds: Sequence[Bound], outputs: tuple[str, ...]) -> tuple[str, int]:
    """The text of a call, and the line of the component's source that its first line is."""
    function = component.function
    names = artifact_names(function, bounds)
    returns = [node for node in own_nodes(function.body) if isinstance(node, ast.Return)]
    tails = {id(node) for node in tail_returns(function.body)}
    first = min(function.lineno, function.body[0].lineno - 1) or 1
    if function.body[0].lineno == function.lineno or any(id(node) not in tails for node in returns):
        return whole_function(component, bounds, outputs, names), function.lineno
    edits = [*renamings(component, names), *assigned(component, returns, outputs, names)]
    if isinstance(function.body[0], ast.Expr) and isinstance(function.body[0].value, ast.Constant):
        edits = [Edit(start_of(function.body[0]), end_of(function.body[0]), ""), *(edit for edit in edits if edit.start >= end_of(function.body[0]))]
    lines = edited(component, edits, function.body[0].lineno, function.end_lineno or function.lineno)
    head = header(function, bounds, names)
    return "\n".join([*head, *dedented(function, lines)]), first


def header(function: ast.FunctionDef, bounds: Sequence[Bound], names: dict[str, str]) -> list[str]:
    """The lines of the signature, each with the values of the parameters that stand on it."""
    places = {argument.arg: argument.lineno for argument, _ in arguments(function)}
    head: list[list[str]] = [[] for _ in range(function.lineno, function.body[0].lineno)]
    if any(ENVIRONMENT in bound.text for bound in bounds):
        head[0].append("import os")
    for name, text in bindings(function, bounds, names):
        head[min(places.get(name, function.lineno) - function.lineno, len(head) - 1)].append(text)
    return ["; ".join(texts) for texts in head]


def bindings(function: ast.FunctionDef, bounds: Sequence[Bound], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """An assignment for each parameter that the body reads."""
    read = {node.id for node in own_nodes(function.body, nested=True) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    attributes = {(node.value.id, node.attr) for node in own_nodes(function.body, nested=True) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    for bound in bounds:
        if bound.is_object:
            used = [attr for attr in ("path", "uri") if (bound.name, attr) in attributes]
            for attr in used:
                yield bound.name, f"{names[f'{bound.name}.{attr}']} = {bound.text}"
            if (bound.name, "name") in attributes:
                yield bound.name, f"{names[f'{bound.name}.name']} = {bound.name!r}"
            if (bound.name, "metadata") in attributes and bound.is_made_here:
                yield bound.name, f"{bound.shared} = {{}}"
        elif bound.name in read:
            yield bound.name, f"{bound.name} = {bound.text}"


def artifact_names(function: ast.FunctionDef, bounds: Sequence[Bound]) -> dict[str, str]:
    """`data.path` → the plain name that stands for it; as long as the attribute, so that columns stay, unless the name is taken."""
    taken = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)} | {argument.arg for argument, _ in arguments(function)}
    found = {}
    for bound in bounds:
        for attr in ATTRIBUTES if bound.is_object else ():
            name = bound.shared if attr == "metadata" else f"{bound.name}_{attr}"
            found[f"{bound.name}.{attr}"] = f"{bound.name}_artifact_{attr}" if name in taken and attr != "metadata" else name
    return found


def own_nodes(body: Iterable[ast.AST], nested: bool = False) -> Iterator[ast.AST]:
    """The nodes of a body; those of functions inside it only if `nested`."""
    waiting = list(body)
    while waiting:
        node = waiting.pop(0)
        yield node
        if nested or not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += ast.iter_child_nodes(node)


def tail_returns(body: Sequence[ast.stmt]) -> Iterator[ast.Return]:
    """The returns behind which nothing would run."""
    match body[-1] if body else None:
        case ast.Return() as found:
            yield found
        case ast.If(body=inner, orelse=other):
            yield from tail_returns(inner)
            yield from tail_returns(other)
        case ast.With(body=inner):
            yield from tail_returns(inner)


def renamings(component: Component, names: dict[str, str]) -> Iterator[Edit]:
    """Artifacts' attributes become plain names, and what is logged is printed."""
    objects = {key.partition(".")[0] for key in names}
    inside: set[int] = set()
    for node in own_nodes(component.function.body, nested=True):
        if id(node) in inside:
            continue
        match node:
            case ast.JoinedStr():
                # Positions inside a formatted text are not reliable before Python 3.12.
                inside |= {id(inner) for inner in ast.walk(node)}
                old = segment(component, start_of(node), end_of(node))
                new = re.sub(r"(?<![\w.])([A-Za-z_]\w*)\.(path|uri|metadata|name)\b", lambda found: names.get(found.group(), found.group()), old)
                if new != old:
                    yield Edit(start_of(node), end_of(node), new)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr) as callee, args=given, keywords=keywords)) if name in objects and attr.startswith("log_"):
                if keywords:
                    inside |= {id(inner) for inner in ast.walk(node)}
                    values = [*given, *(keyword.value for keyword in keywords)]
                    yield Edit(start_of(node), end_of(node), f"print({', '.join(ast.unparse(renamed(value, names)) for value in values)})")
                else:
                    yield Edit(start_of(callee), end_of(callee), "print")
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if f"{name}.{attr}" in names:
                yield Edit(start_of(node), end_of(node), names[f"{name}.{attr}"])


class Renaming(ast.NodeTransformer):
    """Artifacts' attributes as plain names, in a tree that is written anew."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name) and (name := self.names.get(f"{node.value.id}.{node.attr}")):
            return ast.Name(name, node.ctx)
        return self.generic_visit(node)


def renamed(node: ast.expr, names: dict[str, str]) -> ast.expr:
    """A copy of an expression with plain names."""
    return Renaming(names).visit(copy.deepcopy(node))  # type: ignore[no-any-return]


def assigned(component: Component, returns: Sequence[ast.Return], outputs: tuple[str, ...], names: dict[str, str]) -> Iterator[Edit]:
    """Each `return` becomes an assignment to the names of the outputs."""
    for node in returns:
        start = start_of(node)
        keyword = (start[0], start[1] + len("return"))
        if node.value is None:
            yield Edit(start, end_of(node), "pass")
        elif not outputs:
            yield Edit(start, start_of(node.value) if start_of(node.value)[0] == start[0] else keyword, "")
        else:
            yield assignment(component, node, node.value, outputs, names, start, keyword)


def assignment(component: Component, node: ast.Return, value: ast.expr, outputs: tuple[str, ...], names: dict[str, str], start: tuple[int, int], keyword: tuple[int, int]) -> Edit:
    """One `return` as an assignment; a named tuple is taken apart where it is made."""
    left = f"{', '.join(outputs)} ="
    if component.returns == ("Output",):
        return Edit(start, keyword, left)
    if isinstance(value, ast.Call) and makes_tuple(component, value.func):
        if value.keywords:
            given = {key: ast.unparse(renamed(argument, names)) for key, argument in zip(component.returns, value.args)}
            given |= {one.arg or "": ast.unparse(renamed(one.value, names)) for one in value.keywords}
            return Edit(start, end_of(node), f"{left} {', '.join(given.get(key, 'None') for key in component.returns)}")
        return Edit(start, end_of(value.func), f"{left} ")
    if len(outputs) == 1:
        return Edit(start, keyword, f"{left.removesuffix(' =')}, =")
    return Edit(start, keyword, left)


def makes_tuple(component: Component, callee: ast.expr) -> bool:
    """Is this the class of a named tuple?"""
    names = imported_names(component.source.tree)
    if isinstance(callee, ast.Call):
        return last(callee.func, names) in ("namedtuple", "NamedTuple")
    for node in ast.walk(component.source.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=maker)) if isinstance(callee, ast.Name) and name == callee.id:
                if last(maker, names) in ("namedtuple", "NamedTuple"):
                    return True
            case ast.ClassDef(name=name, bases=bases) if isinstance(callee, ast.Name) and name == callee.id:
                if any(last(one, names) == "NamedTuple" for one in bases):
                    return True
    return False


# -- text ---------------------------------------------------------------------------------------------------------------------


def start_of(node: ast.AST) -> tuple[int, int]:
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


def end_of(node: ast.AST) -> tuple[int, int]:
    return node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]


def segment(component: Component, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text between two places."""
    lines = component.source.text.split("\n")[start[0] - 1 : end[0]]
    lines[-1] = lines[-1][: end[1]]
    lines[0] = lines[0][start[1] :]
    return "\n".join(lines)


def edited(component: Component, edits: Iterable[Edit], first: int, final: int) -> list[str]:
    """The lines from `first` to `final` with replacements that keep the number of lines."""
    lines = component.source.text.split("\n")
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        (top, left), (bottom, right) = edit.start, edit.end
        text = edit.text + "\n" * (bottom - top - edit.text.count("\n"))
        head, tail = lines[top - 1][:left], lines[bottom - 1][right:]
        # What stood behind the replaced text stays on its last line only where that line is its own.
        joined = f"{head}{edit.text}{tail}" + "\n" * (bottom - top - edit.text.count("\n")) if not edit.text.count("\n") else f"{head}{text}{tail}"
        lines[top - 1 : bottom] = joined.split("\n")
    return lines[first - 1 : final]


def dedented(function: ast.FunctionDef, lines: list[str]) -> Iterator[str]:
    """The lines of a body at the margin; what stands inside a text of several lines is left as it is."""
    width = function.body[0].col_offset
    literal = {
        line
        for node in ast.walk(function)
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and isinstance(getattr(node, "value", ""), (str, bytes))
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    }
    for number, line in enumerate(lines, function.body[0].lineno):
        blank = len(line) - len(line.lstrip())
        yield line if number in literal else line[min(width, blank) :]


def whole_function(component: Component, bounds: Sequence[Bound], outputs: tuple[str, ...], names: dict[str, str]) -> str:
    """The function as it is, with plain names for artifacts, and its call."""
    function = component.function
    lines = edited(component, renamings(component, names), function.lineno, function.end_lineno or function.lineno)
    given = dict(text.split(" = ", 1) for _, text in bindings(function, bounds, names))
    skipped = function.body[0].lineno - function.lineno
    margin = [line[min(function.col_offset, len(line) - len(line.lstrip())) :] for line in lines[skipped:]]
    name = re.sub(r"\W", "_", function.name)
    if not skipped:
        body = segment(component, start_of(function.body[0]), end_of(function))
        margin = [f"def {name}({', '.join(given)}): {body}"]
    else:
        margin = [f"def {name}({', '.join(given)}):", *[""] * (skipped - 1), *margin]
    left = f"{', '.join(outputs)} = " if outputs else ""
    left = f"import os; {left}" if any(ENVIRONMENT in text for text in given.values()) else left
    return "\n".join([*margin, f"{left}{name}({', '.join(f'{key}={text}' for key, text in given.items())})"])
