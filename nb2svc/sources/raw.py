"""What a front-end hands on before IPython syntax is lowered: the cells of one file as text."""

from dataclasses import dataclass
from pathlib import Path

from nb2svc.ir.diagnostic import Diagnostic

SKIP = "nb2svc-skip"
"""The tag that takes a cell out of the program."""

MAX_SOURCE = 2 * 1024 * 1024
MAX_LINES = 20_000


@dataclass(frozen=True, slots=True)
class RawCell:
    """One code cell as its author wrote it; `problem` says what keeps it from being read, else "".

    `path` is the file it stands in, where that is another than the one that was read; `lines` the file's line of each of its lines,
    where it is neither the cell's own nor told by the notebook.
    """

    index: int
    id: str
    text: str
    execution_count: int | None = None
    tags: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    problem: str = ""
    path: Path | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFinding:
    """What a front-end found about a cell."""

    code: str
    message: str
    cell: int
    hint: str


@dataclass(frozen=True, slots=True)
class RawSource:
    """All code cells of one file, in file order; with what it says must be installed.

    `is_part` says that the file only holds what another one puts together, `is_ordered` that its cells have the only order there is.
    """

    kind: str
    cells: tuple[RawCell, ...]
    requirements: tuple[str, ...] = ()
    findings: tuple[RawFinding, ...] = ()
    is_part: bool = False
    is_ordered: bool = False


def too_big(source: RawSource, name: str) -> Diagnostic | None:
    """The refusal of a file that holds more code than anyone wrote by hand."""
    size = sum(len(cell.text.strip("\n")) for cell in source.cells)
    lines = sum(cell.text.strip("\n").count("\n") + 1 for cell in source.cells)
    if size > MAX_SOURCE:
        return Diagnostic(
            "NB904", f"`{name}` holds {size / 1024 / 1024:.1f} MiB of source, more than 2 MiB", hint="move data out of the code"
        )
    if lines > MAX_LINES:
        return Diagnostic("NB904", f"`{name}` holds {lines} lines of code, more than 20,000", hint="split it into a chain of notebooks")
    return None


def unreadable(message: str, hint: str = "") -> Diagnostic:
    """A refusal of the whole file."""
    return Diagnostic("NB903", message, hint=hint)


def clean(text: str) -> str:
    """Line ends as `\\n`, and no half of a surrogate pair, which nothing could print."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
