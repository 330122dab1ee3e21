"""Layout: folders of templates → the text of each file.

    patterns/library/templates/src/package/schema.py.jinja   →   src/churn/schema.py

A template folder mirrors the generated tree; `package` in a path stands for the service's name. A template that holds no tag is copied as it is
(it is formatted already, which a test proves); any other Python text is formatted here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from nb2svc.emit.style import blacken

SUFFIX = ".jinja"
TAGS = ("{{", "{%", "{#")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def templates(folder: Path) -> Iterator[tuple[str, Path]]:
    """The templates below `folder` with the generated path of each, sorted."""
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        yield path.relative_to(folder).as_posix().removesuffix(SUFFIX), path


def place(path: str, name: str) -> str:
    """Put the service's name where `package` stands in a template's path."""
    return "/".join(name if part == "package" else part for part in path.split("/"))


def lay_out(template: Path, names: Mapping[str, Any]) -> str:
    """The file that `template` describes. Raises jinja2.UndefinedError for a name that is not given."""
    text = template.read_text(encoding="utf-8")
    if not any(tag in text for tag in TAGS):
        return text
    laid = _environment().from_string(text).render(names)
    return blacken(laid) if template.name.endswith(f".py{SUFFIX}") else laid
