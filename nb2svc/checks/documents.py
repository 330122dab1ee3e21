"""A source's file → its texts that are no code: Markdown, metadata, saved outputs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.ir.program import Source
from nb2svc.sources.ipynb import joined

IMAGES = ("image/", "video/", "audio/")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the cell it belongs to (-1: the notebook), the saved output (-1: none), and whether it is the cell's own source."""

    text: str
    cell: int = -1
    output: int = -1
    is_source: bool = False


def texts(source: Source) -> Iterator[Text]:
    """All texts of a notebook beside its code; none of another kind of file."""
    if source.path.suffix != ".ipynb":
        return
    notebook = loaded(source.path)
    yield from (Text(text) for text in strings(notebook.get("metadata")))
    cells = notebook.get("cells")
    for index, cell in enumerate(cells if isinstance(cells, list) else ()):
        if not isinstance(cell, dict):
            continue
        own = joined(cell.get("source"))
        if cell.get("cell_type") != "code" and own:
            yield Text(own, index, is_source=True)
        yield from (Text(text, index) for text in strings(cell.get("metadata")))
        outputs = cell.get("outputs")
        for number, output in enumerate(outputs if isinstance(outputs, list) else ()):
            yield from (Text(text, index, number) for text in strings(output))


def loaded(path: Path) -> dict[str, Any]:
    """The JSON of a notebook; empty where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def strings(value: Any) -> Iterator[str]:
    """The texts inside a JSON value, lines of one text put together, images left out; a key stands before its text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        whole = joined(value)
        if whole is not None:
            yield whole
        else:
            for item in value:
                yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key.startswith(IMAGES):
                continue
            if isinstance(item, str):
                yield f"{key}: '{item}'" if "'" not in item and "\n" not in item else item
            else:
                yield from strings(item)
