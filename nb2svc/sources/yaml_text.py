"""YAML → plain Python values, by a loader that makes no objects; every text knows its place, and hostile files are refused.

The parser is imported when a file asks for it: a notebook is read without.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

MAX_SIZE = 8 * 1024 * 1024
MAX_DEPTH = 100
MAX_ALIASES = 1_000
MAX_NODES = 200_000


class NotYaml(Exception):
    """A text that is none, and where it stops being one."""


class Hostile(Exception):
    """A file that is nested or repeated beyond what anybody writes."""


class Placed(str):
    """A text of a file, with the node that says where and how it is written."""

    __slots__ = ("node",)
    node: yaml.ScalarNode


def documents(text: str) -> list[Any]:
    """All documents of a text. Raises Hostile and NotYaml."""
    import yaml

    if len(text) > MAX_SIZE:
        raise Hostile(f"it has {len(text) / 1024 / 1024:.0f} MiB, more than 8 MiB")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        measure(yaml.parse(text, Loader=loader))
        return [Reading().value(node) for node in yaml.compose_all(text, Loader=loader)]
    except yaml.MarkedYAMLError as error:
        place = f" at line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1}" if error.problem_mark else ""
        raise NotYaml(f"{place}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotYaml(f": {str(error).splitlines()[0] if str(error) else type(error).__name__}") from error


def measure(events: Any) -> None:
    """Count what a file holds before anything recursive looks at it."""
    depth = aliases = count = 0
    for event in events:
        kind = type(event).__name__
        count += 1
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        aliases += kind == "AliasEvent"
        # A stream and a document start too.
        if depth - 2 > MAX_DEPTH:
            raise Hostile(f"it is nested more than {MAX_DEPTH} levels deep")
        if aliases > MAX_ALIASES or count > MAX_NODES:
            raise Hostile("it holds more nodes and aliases than a pipeline has")


class Reading:
    """One document being read: an alias gives the value of its anchor, and a value inside itself is refused."""

    def __init__(self) -> None:
        self.known: dict[int, Any] = {}
        self.open: set[int] = set()

    def value(self, node: yaml.Node) -> Any:
        if id(node) in self.open:
            raise Hostile("a value holds itself")
        if id(node) not in self.known:
            self.open.add(id(node))
            self.known[id(node)] = self.made(node)
            self.open.discard(id(node))
        return self.known[id(node)]

    def made(self, node: yaml.Node) -> Any:
        match node.id:
            case "mapping":
                return {self.key(key): self.value(value) for key, value in node.value}
            case "sequence":
                return [self.value(item) for item in node.value]
            case _:
                return scalar(node)

    def key(self, node: yaml.Node) -> str:
        return str(scalar(node)) if node.id == "scalar" else ""


def scalar(node: Any) -> Any:
    """A number, a truth value, nothing, or a text that knows its place."""
    kind = node.tag.rpartition(":")[2]
    try:
        if kind == "null":
            return None
        if kind == "bool":
            return node.value.lower() in ("true", "yes", "on")
        if kind == "int":
            return int(node.value.replace("_", ""), 0)
        if kind == "float":
            return float(node.value.replace("_", "").replace(".inf", "inf").replace(".nan", "nan").replace(".Inf", "inf"))
    except ValueError:
        pass
    text = Placed(node.value)
    text.node = node
    return text


def lines_of(text: str, document: str) -> tuple[int, ...]:
    """The line of the document, from 1, on which each line of one of its texts begins; () where the text does not know."""
    node = getattr(text, "node", None)
    if node is None:
        return ()
    first, count = node.start_mark.line + 1, text.count("\n") + 1
    if node.style in ("|", ">"):
        return tuple(first + 1 + number for number in range(count))
    written = document.split("\n")[node.start_mark.line : node.end_mark.line + 1]
    if written:
        written[0] = written[0][node.start_mark.column :]
    found = list(quoted(written, first) if node.style == '"' else folded(written, first))
    return tuple((found + [found[-1] if found else first] * count)[:count])


def quoted(written: list[str], first: int) -> Iterator[int]:
    """The line of each line of a text in double quotes, where `\\n` ends a line and a break of the file does not."""
    waiting = True
    for number, line in enumerate(written, first):
        rest = line[1:] if number == first else line.lstrip()
        place = 0
        while place < len(rest):
            if rest[place] == "\\":
                if rest[place + 1 : place + 2] == "n":
                    if waiting:
                        yield number
                    waiting = True
                    place += 2
                    continue
                if place + 1 >= len(rest):
                    break
                place += 1
            if waiting:
                yield number
                waiting = False
            place += 1
        if not rest and number != first:
            if waiting:
                yield number
            waiting = True


def folded(written: list[str], first: int) -> Iterator[int]:
    """The line of each line of a plain text or one in single quotes, where an empty line ends a line."""
    yield first
    for number, line in enumerate(written[1:], first + 1):
        if not line.strip():
            yield number + 1
