"""Text: the author's statements as text, edited at the places that the analysis names.

All edits are insertions at code-point offsets of a cell's lowered code, so that formatting and comments stay as they were.
"""

import ast
from dataclasses import dataclass, field

from nb2svc.ir.program import Cell


@dataclass(slots=True)
class Edits:
    """Insertions into one cell: (offset, rank, text); at one offset closing texts come before opening ones, inner before outer."""

    cell: Cell
    recorder: str = "frozen"
    starts: list[int] = field(default_factory=list)
    insertions: list[tuple[int, int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        offset = 0
        # A line ends where Python ends it, at "\n" alone: texts may hold what `splitlines` takes for ends.
        for line in self.cell.code.split("\n"):
            self.starts.append(offset)
            offset += len(line) + 1
        self.starts.append(offset)

    def offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column

    def start(self, node: ast.AST) -> int:
        return self.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        return self.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def wrap(self, node: ast.AST, before: str, after: str) -> None:
        """Put texts around a node; the wrap of an outer node stays outside."""
        start, end = self.start(node), self.end(node)
        self.insertions.append((start, 1, -(end - start), before))
        self.insertions.append((end, 0, end - start, after))

    def inside_call(self, node: ast.Call, text: str) -> None:
        """Add an argument behind the last one of a call."""
        end = self.end(node) - 1
        head = self.cell.code[:end].rstrip()
        self.insertions.append((end, 0, 0, text if head.endswith((",", "(")) else f", {text}"))

    def line_before(self, node: ast.stmt, text: str) -> None:
        """Put a statement in front of another one."""
        start = self.start(node)
        line_start = self.starts[node.lineno - 1]
        indent = self.cell.code[line_start:start]
        if indent.strip():
            self.insertions.append((start, 1, -(10**9), f"{text}; "))
        else:
            self.insertions.append((start, 1, -(10**9), f"{text}\n{indent}"))

    def line_after(self, node: ast.stmt, text: str) -> None:
        """Put a statement behind another one."""
        end = self.end(node)
        first = self.cell.code[self.starts[node.lineno - 1] : self.start(node)]
        rest = self.cell.code[end:].partition("\n")[0].strip()
        if first.strip() or rest.startswith(";"):
            self.insertions.append((end, 0, 10**9, f"; {text}"))
        else:
            self.insertions.append((end, 0, 10**9, f"\n{first}{text}"))

    def touches(self, node: ast.AST) -> bool:
        """Is there an edit inside the node?"""
        start, end = self.start(node), self.end(node)
        return any(start <= offset <= end for offset, _, _, _ in self.insertions)

    def statement(self, node: ast.stmt) -> str:
        """A top-level statement with the edits inside it, and the comment lines right above it."""
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        start = self.offset(first, 0) if first != node.lineno else self.start(node)
        end = self.end(node)
        text, place = "", start
        for offset, _, _, inserted in sorted(item for item in self.insertions if start <= item[0] <= end):
            text += self.cell.code[place:offset] + inserted
            place = offset
        return self.comments_above(first, start) + text + self.cell.code[place:end] + self.comment_behind(end)

    def comments_above(self, line: int, start: int) -> str:
        if start != self.starts[line - 1]:
            return ""
        lines = self.cell.code.split("\n")
        above = []
        place = line - 2
        while place >= 0 and lines[place].startswith("#") and "nb2svc:" not in lines[place]:
            above.append(lines[place])
            place -= 1
        return "".join(f"{comment}\n" for comment in reversed(above))

    def comment_behind(self, end: int) -> str:
        rest = self.cell.code[end:].partition("\n")[0]
        return f"  {rest.strip()}" if rest.strip().startswith("#") and "nb2svc:" not in rest else ""
