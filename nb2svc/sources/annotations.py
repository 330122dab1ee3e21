"""Comments of a cell → annotations, which answer a question of the analysis.

    # nb2svc: target=price          # nb2svc: answer          # nb2svc: freeze          # nb2svc: row-wise
    # nb2svc: ignore[NB302,NB305] the scaler sees the test rows on purpose

A comment that means nothing is handed on with its problem.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from nb2svc.ir.program import Cell

COMMENT = re.compile(r"#[ \t]*nb2svc:[ \t]*(?P<word>[A-Za-z-]+)(?P<rest>.*)")
PLAIN = ("answer", "freeze", "row-wise")


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

    def speaks_of(self, node: ast.stmt) -> bool:
        """Is this statement of the same cell meant: the one below the comment, or the one that it stands at?"""
        return node.lineno == self.line + 1 if self.is_alone else node.lineno <= self.line <= (node.end_lineno or node.lineno)


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
