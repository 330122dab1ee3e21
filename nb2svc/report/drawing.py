"""Drawing: the document of `analyze` → its cells and what flows between them, as Graphviz DOT or Mermaid."""

from collections.abc import Iterator
from typing import Any

Place = tuple[int, int]


def dot(document: dict[str, Any]) -> str:
    """A digraph in the DOT language: a box a cell, a labelled edge for what flows between two."""
    lines = ["digraph flow {", "  rankdir=TB;", "  node [shape=box, style=rounded];"]
    lines += [f'  {node(place)} [label="{dot_text(label)}"];' for place, label in cells(document)]
    lines += [f'  {node(start)} -> {node(end)} [label="{dot_text(names)}"];' for start, end, names in edges(document)]
    return "\n".join([*lines, "}"]) + "\n"


def mermaid(document: dict[str, Any]) -> str:
    """A Mermaid flowchart of the same."""
    lines = ["flowchart TD"]
    lines += [f'  {node(place)}["{mermaid_text(label)}"]' for place, label in cells(document)]
    lines += [f'  {node(start)} -->|"{mermaid_text(names)}"| {node(end)}' for start, end, names in edges(document)]
    return "\n".join(lines) + "\n"


def cells(document: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Each cell with its label; cells from 1, as people count them."""
    listed = document.get("sources") or []
    for cell in document.get("cells") or ():
        source = cell.get("source", 0)
        where = f"{listed[source]['path']}, " if listed else ""
        yield (source, cell["index"]), f"{where}cell {cell['index'] + 1}: {', '.join(cell['roles'])}\n{cell['reason']}"


def edges(document: dict[str, Any]) -> Iterator[tuple[Place, Place, str]]:
    """What flows between two cells, all names on one edge."""
    names: dict[tuple[Place, Place], list[str]] = {}
    for edge in document.get("flow") or ():
        end = (edge.get("source", 0), edge["to"])
        start = (edge.get("from_source", edge.get("source", 0)), edge["from"])
        names.setdefault((start, end), []).append(edge["name"])
    for (start, end), found in names.items():
        yield start, end, ", ".join(found)


def node(place: Place) -> str:
    """The identifier of a cell's node."""
    return f"s{place[0]}c{place[1]}"


def dot_text(text: str) -> str:
    """Text inside a quoted string of DOT."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def mermaid_text(text: str) -> str:
    """Text inside a quoted label of Mermaid: what it would read as its own syntax becomes an entity."""
    special = {"\n": "<br>", "#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}
    return "".join(special.get(letter, letter) for letter in text)
