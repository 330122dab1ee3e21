"""What was found in a notebook → one HTML file that needs nothing beside it: no network, and no script to be read.

The fixed part is `report.html.jinja`, `report.css` and `report.js`; `vendor` holds the library that lays the graph out, with its licence.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).parent


def render(facts: dict[str, Any]) -> str:
    """The report as HTML; the same facts give the same bytes."""
    style, layout, script = text("report.css"), text("vendor/dagre.min.js"), text("report.js")
    policy = f"default-src 'none'; style-src {digest(style)}; script-src {digest(layout)} {digest(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    return template().render(
        **facts | {"graph": Markup(embedded(facts["graph"])), "graph_edges": list(rows(facts["graph"]))}, style=Markup(style), layout=Markup(layout), script=Markup(script), policy=policy, licence=text("vendor/dagre.LICENSE")
    )


def text(name: str) -> str:
    """A file of the fixed part."""
    return (HERE / name).read_text(encoding="utf-8")


def rows(graph: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The edges of the graph with the numbers that people count cells by."""
    numbers = {node["id"]: node["label"] for node in graph["nodes"]}
    for edge in graph["edges"]:
        yield {**edge, "start": numbers.get(edge["from"], ""), "end": numbers.get(edge["to"], "")}


@cache
def template() -> Any:
    """The page, every value in it escaped."""
    return Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template("report.html.jinja")


def digest(content: str) -> str:
    """What a content security policy allows a piece of script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def embedded(value: Any) -> str:
    """JSON that can stand inside a script element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
