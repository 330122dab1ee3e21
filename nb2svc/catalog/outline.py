"""Outline: the text of a rule file cut into statements by name, each parsed when it is asked for.

A process asks for a few of thousands of definitions, and parsing is nearly all that loading costs.
"""

import ast
import gc
import re
from collections.abc import Iterator

from nb2svc.catalog.rule import CatalogError

STATEMENT = {indent: re.compile(rf"^{indent}(?:(@)|(?:class|def) (\w+)|(\w+) = |[^\s)\]}}#])", re.MULTILINE) for indent in ("", "    ")}
DOCSTRING = re.compile(r'\s*("""|\'\'\').*?\1', re.DOTALL)
CLASS = re.compile(r"^class .*\n", re.MULTILINE)


class Outline:
    """The named statements of a file, or of the body of one of its classes, in the order of the text."""

    __slots__ = ("path", "names", "_text", "_places", "_parsed", "_indent")

    def __init__(self, text: str, path: str, start: int = 0, end: int | None = None, indent: str = "") -> None:
        self.path = path
        self._text = text
        self._indent = indent
        self._places = dict(_places(text, start, len(text) if end is None else end, indent))
        self.names = tuple(self._places)
        self._parsed: dict[str, ast.stmt | None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def function(self, name: str) -> ast.FunctionDef | None:
        """The definition of a function."""
        statement = self._statement(name)
        return statement if isinstance(statement, ast.FunctionDef) else None

    def value(self, name: str) -> ast.expr | None:
        """What is assigned to a name."""
        statement = self._statement(name)
        return statement.value if isinstance(statement, ast.Assign) else None

    def alias(self, name: str) -> str:
        """The name that this name stands for: itself, unless it is assigned another one."""
        value = self.value(name)
        return value.id if isinstance(value, ast.Name) else name

    def klass(self, name: str) -> tuple[ast.ClassDef, "Outline"] | None:
        """The first line of a class with its decorators, and the outline of its body."""
        if name not in self._places:
            return None
        start, end = self._places[name]
        line = CLASS.search(self._text, start, end)
        if line is None or not line[0].startswith(f"class {name}"):
            return None
        body = Outline(self._text, self.path, line.end(), end, "    ")
        head = self._parse(start, line.end(), "    ...\n")
        return (head, body) if isinstance(head, ast.ClassDef) else None

    def _statement(self, name: str) -> ast.stmt | None:
        if name not in self._parsed and name in self._places:
            self._parsed[name] = self._parse(*self._places[name])
        return self._parsed.get(name)

    def _parse(self, start: int, end: int, rest: str = "") -> ast.stmt | None:
        """Parse a stretch of the text; empty lines before it keep the line numbers."""
        above = self._text.count("\n", 0, start)
        inside = "if 1:\n" if self._indent else ""
        text = "\n" * (above - len(inside[:1])) + inside + self._text[start:end] + rest
        # Nodes that all live on: collecting garbage between them costs a quarter of the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            body = ast.parse(text, self.path).body
        except SyntaxError as error:
            raise CatalogError(f"{self.path}:{error.lineno}: {error.msg}") from error
        finally:
            if collecting:
                gc.enable()
        if body and isinstance(body[0], ast.If):
            body = body[0].body
        return body[0] if body else None


def _places(text: str, start: int, end: int, indent: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names that a stretch of text defines, each with where its statement starts and ends, decorators included."""
    docstring = DOCSTRING.match(text, start, end)
    name, begun, decorated = "", start, -1
    for found in STATEMENT[indent].finditer(text, docstring.end() if docstring else start, end):
        if found[1]:
            decorated = found.start() if decorated < 0 else decorated
            continue
        begin = decorated if decorated >= 0 else found.start()
        if name:
            yield name, (begun, begin)
        name, begun, decorated = found[2] or found[3] or "", begin, -1
    if name:
        yield name, (begun, end)
