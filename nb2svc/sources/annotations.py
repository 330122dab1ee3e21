"""Comments of a cell → annotations, which answer a question of the analysis.

    # nb2svc: target=price          # nb2svc: answer          # nb2svc: freeze          # nb2svc: row-wise
    # nb2svc: ignore[NB302,NB305] the scaler sees the test rows on purpose

The tags of a cell say what it is for: `nb2svc-train`, `nb2svc-serve`, `nb2svc-output`, and `nb2svc-skip`, which never comes here. `[tool.nb2svc]` says the
same by name. A comment or tag that means nothing is handed on with its problem.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nb2svc.ir.program import Cell

COMMENT = re.compile(r"#[ \t]*nb2svc:[ \t]*(?P<word>[A-Za-z-]+)(?P<rest>.*)")
PLAIN = ("answer", "freeze", "row-wise")
TAG = "nb2svc-"
TAGS = ("train", "serve", "output")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One comment: `kind` is target, answer, freeze, row-wise or ignore; `value` the target's name; `codes` what is ignored and why.

    `line` is the comment's; `is_alone` says that no code shares the line, so that the next statement is meant.
    `problem` says why the comment means nothing, else "".
    """

    kind: str
    source: int
    cell: int
    line: int
    is_alone: bool = False
    value: str = ""
    codes: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation with the statements that it speaks of: the innermost ones, and those of the cell's top that hold them."""

    note: Annotation
    nodes: tuple[ast.stmt, ...]
    tops: tuple[ast.stmt, ...]


def placed(cell: Cell, named: Mapping[str, tuple[str, ...]]) -> Iterator[Noted]:
    """All annotations of a cell that speak of statements: its comments and tags, and what the configuration says of the names that it binds."""
    top = tuple(cell.tree.body)
    inner = {id(node): tuple(each for each in ast.walk(node) if isinstance(each, ast.stmt)) for node in top}
    for note in read(cell):
        if note.kind in PLAIN and not note.problem:
            nodes = tuple(each for node in top for each in meant(inner[id(node)], note))
            yield Noted(note, nodes, tuple(node for node in top if any(each in nodes for each in inner[id(node)])))
    for kind in TAGS:
        if TAG + kind in cell.tags:
            yield Noted(Annotation(kind, cell.source, cell.index, 0), top, top)
    for kind, names in named.items():
        for node in top:
            for name in sorted(bound(node) & set(names)):
                yield Noted(Annotation(kind, cell.source, cell.index, 0, value=name), (node,), (node,))


def meant(nodes: tuple[ast.stmt, ...], note: Annotation) -> list[ast.stmt]:
    """The statements of one that a comment speaks of: those below it where it stands alone, else the innermost that it stands at."""
    if note.is_alone:
        found = [node for node in nodes if node.lineno == note.line + 1]
        return [node for node in found if not any(node is not other and node in ast.walk(other) for other in found)]
    found = [node for node in nodes if node.lineno <= note.line <= (node.end_lineno or node.lineno)]
    return [node for node in found if not any(node is not other and other in ast.walk(node) for other in found)]


def bound(node: ast.stmt) -> set[str]:
    """The names that a statement binds, but in functions and classes."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)}


def read(cell: Cell) -> tuple[Annotation, ...]:
    """All annotations of a cell, in order."""
    return tuple(parse(comment, cell, line, is_alone) for comment, line, is_alone in comments(cell.code) if COMMENT.match(comment))


def comments(code: str) -> Iterator[tuple[str, int, bool]]:
    """The comments of a text that may be ours: (comment, line, whether it stands alone)."""
    if "nb2svc:" not in code:
        return
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.string, token.start[0], not token.line[: token.start[1]].strip()
    except (tokenize.TokenError, SyntaxError):
        return


def parse(comment: str, cell: Cell, line: int, is_alone: bool) -> Annotation:
    """Understand one comment that begins with `# nb2svc:`."""
    found = COMMENT.match(comment)
    assert found is not None
    kind, rest = found["word"], found["rest"].strip()

    def annotation(**parts: object) -> Annotation:
        return Annotation(kind, cell.source, cell.index, line, is_alone, **parts)  # type: ignore[arg-type]

    if kind == "ignore":
        listed = re.match(r"\[([A-Z0-9, ]*)\][ \t]*(.*)", rest)
        codes = tuple(code.strip() for code in listed.group(1).split(",") if code.strip()) if listed else ()
        if listed is None or not codes:
            return annotation(problem="name the codes: `ignore[NB302] reason`")
        return annotation(codes=codes, reason=listed.group(2), problem="" if listed.group(2) else "an `ignore` needs a reason")
    if kind == "target":
        value = rest.removeprefix("=").strip().strip("'\"") if rest.startswith("=") else ""
        return annotation(value=value, problem="" if value else "write `target=COLUMN`")
    if kind in PLAIN:
        return annotation(reason=rest)
    return annotation(problem=f"`{kind}` is no annotation: target, answer, freeze, row-wise and ignore are")
