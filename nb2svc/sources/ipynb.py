"""A notebook file (nbformat 3 and 4) → its code cells, with checks of our own: what is malformed is said, never raised."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources.raw import RawCell, RawSource, clean, unreadable

MAX_OUTPUT = 64 * 1024
MAX_OUTPUTS = 32
OTHER_KERNELS = {
    "ir": "R",
    "julia": "Julia",
    "scala": "Scala",
    "bash": "Bash",
    "javascript": "JavaScript",
    "sos": "SoS",
    "octave": "Octave",
    "xcpp": "C++",
    "deno": "TypeScript",
    "tslab": "TypeScript",
    "gophernotes": "Go",
}
PYTHON = re.compile(r"python|^pyspark$", re.IGNORECASE)
NEWEST = 4


def accepts(path: Path, head: bytes) -> bool:
    """Whether this front-end reads the file: by its suffix, or a JSON object under a name that no other one claims."""
    return path.suffix == ".ipynb" or (path.suffix not in (".py", ".yaml", ".yml") and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"))


def read(path: Path, content: bytes) -> RawSource | Diagnostic:
    """Read the code cells, or say why the file is no notebook that we can read."""
    name = path.name
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return unreadable(f"`{name}` is not UTF-8: byte {error.start} cannot be read", "save it as UTF-8, as Jupyter does")
    try:
        notebook = json.loads(text)
    except RecursionError:
        return unreadable(f"`{name}` is nested too deeply to be a notebook")
    except json.JSONDecodeError as error:
        empty = not text.strip()
        return unreadable(
            f"`{name}` is empty" if empty else f"`{name}` is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        )
    except ValueError as error:
        return unreadable(f"`{name}` is not JSON that we can read: {error}")
    if problem := shape_problem(notebook, name):
        return problem
    cells = raw_cells(notebook)
    return RawSource("ipynb", tuple(cell for index, raw in enumerate(cells) if (cell := read_cell(index, raw))))


def shape_problem(notebook: Any, name: str) -> Diagnostic | None:
    """What keeps a JSON document from being a Python notebook."""
    if not isinstance(notebook, dict) or not ({"cells", "worksheets", "nbformat"} & notebook.keys()):
        return unreadable(f"`{name}` is JSON, but not a notebook: it has no cells")
    version = notebook.get("nbformat")
    if not isinstance(version, int) or isinstance(version, bool):
        return unreadable(f"`{name}` is not a notebook: it does not say its `nbformat`", "open and save it in Jupyter")
    if version < 3:
        return unreadable(f"`{name}` is a notebook of format {version}; formats from 3 on are read", "open and save it in Jupyter")
    if version > NEWEST:
        return unreadable(f"`{name}` is a notebook of format {version}, which is newer than format {NEWEST}", "save it in an older format")
    sheets = notebook.get("worksheets") if version == 3 else [notebook]
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) and isinstance(sheet.get("cells"), list) for sheet in sheets):
        return unreadable(f"`{name}` is not a notebook: its cells are not a list")
    if (language := other_language(notebook.get("metadata")) or other_cells(notebook)) is not None:
        return unreadable(f"`{name}` is written for {language}, not for Python", "nb2svc converts Python notebooks")
    return None


def other_language(metadata: Any) -> str | None:
    """The language of a notebook that is not Python; None if it is, or does not say."""
    if not isinstance(metadata, dict):
        return None
    info, kernel = metadata.get("language_info"), metadata.get("kernelspec")
    info, kernel = info if isinstance(info, dict) else {}, kernel if isinstance(kernel, dict) else {}
    for said in (info.get("name"), kernel.get("language")):
        if isinstance(said, str) and said:
            return None if PYTHON.search(said) else said
    name = kernel.get("name")
    return OTHER_KERNELS.get(re.sub(r"[-.\d]+$", "", name.lower())) if isinstance(name, str) else None


def other_cells(notebook: dict[str, Any]) -> str | None:
    """The language of the first code cell of format 3, in which each cell tells its own; None if that is Python."""
    code = (cell for cell in raw_cells(notebook) if isinstance(cell, dict) and cell.get("cell_type") == "code")
    said = next(code, {}).get("language") if notebook["nbformat"] == 3 else None
    return said if isinstance(said, str) and said and not PYTHON.search(said) else None


def raw_cells(notebook: dict[str, Any]) -> Iterator[Any]:
    """All cells of the file, of all worksheets, in order."""
    if notebook["nbformat"] == 3:
        for sheet in notebook["worksheets"]:
            yield from sheet["cells"]
    else:
        yield from notebook["cells"]


def read_cell(index: int, cell: Any) -> RawCell | None:
    """One code cell, a cell with a `problem`, or None for text cells."""
    if not isinstance(cell, dict):
        return RawCell(index, "", "", problem="the cell is not an object")
    kind = cell.get("cell_type")
    if not isinstance(kind, str):
        return RawCell(index, "", "", problem="the cell does not say its `cell_type`")
    if kind != "code":
        return None
    identity = cell.get("id")
    identity = clean(identity) if isinstance(identity, str) else ""
    source = joined(cell.get("source", cell.get("input")))
    if source is None:
        return RawCell(index, identity, "", problem="the cell's `source` is not text")
    count = cell.get("execution_count", cell.get("prompt_number"))
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return RawCell(
        index,
        identity,
        clean(source),
        count if isinstance(count, int) and not isinstance(count, bool) else None,
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        tuple(text_outputs(cell.get("outputs"))),
    )


def joined(value: Any) -> str | None:
    """A multi-line string of the format (one string, or a list of them); None if it is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "".join(value)
    return None


def text_outputs(outputs: Any) -> Iterator[str]:
    """The texts a cell left behind: what it printed, the plain text and the HTML of what it showed, each cut to size."""
    for output in outputs[:MAX_OUTPUTS] if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        data = output.get("data")
        texts = [output.get("text")]
        texts += [data.get("text/plain"), data.get("text/html")] if isinstance(data, dict) else [output.get("html")]
        for text in map(joined, texts):
            if text:
                yield clean(text[:MAX_OUTPUT])
