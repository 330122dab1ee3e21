"""Program: the notebook as cells of plain Python, before anything is known about it."""

import ast
import hashlib
from dataclasses import dataclass
from pathlib import Path

from nb2svc.ir.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell.

    `text` is the author's own text; `code` the same lines with IPython syntax lowered (line numbers kept);
    `tree` is its syntax tree, every node stamped with `cell` and `source_index`, columns in code points.
    `lines` has the line of the file for each line, where neither the cell nor the notebook tells it.
    `module` tells which cells share their names: those of one notebook, or of one pipeline whatever files its steps stand in.
    `opaque` names the magic whose effect is unknown, else "". `outputs` are the saved texts.
    """

    index: int
    id: str
    text: str
    code: str
    tree: ast.Module
    execution_count: int | None = None
    tags: tuple[str, ...] = ()
    opaque: str = ""
    outputs: tuple[str, ...] = ()
    source: int = 0
    lines: tuple[int, ...] = ()
    module: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read."""

    path: Path
    kind: str
    sha256: str
    folder: Path

    @property
    def is_pipeline(self) -> bool:
        """Are the cells steps, of which those that the answer does not need are left out?"""
        return self.kind in ("kfp", "kfp_yaml")


@dataclass(frozen=True, slots=True)
class Program:
    """All code cells of all sources, in the order in which they are to be read."""

    sources: tuple[Source, ...]
    cells: tuple[Cell, ...]
    order: str = "document"
    requirements: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def given(self) -> tuple[Source, ...]:
        """The sources without the local modules that they import."""
        return tuple(source for source in self.sources if source.kind != "module")

    def cell(self, index: int, source: int = 0) -> Cell:
        return next(cell for cell in self.cells if cell.index == index and cell.source == source)

    def code_sha256(self, source: int = 0) -> str:
        """The sha256 of the code cells of a source: outputs, Markdown and counts do not matter. The modules that a single source imports are code of its own."""
        own = {source} if len(self.given) > 1 else set(range(len(self.sources)))
        cells = sorted((cell.source, cell.index, cell.text.rstrip()) for cell in self.cells if cell.source in own)
        return hashlib.sha256("\0".join(text for _, _, text in cells).encode("utf-8", "surrogatepass")).hexdigest()


def show(program: Program) -> str:
    """Print the program, a cell a block."""
    lines = [f"program {source.path.name} ({source.kind})" for source in program.sources]
    lines.append(f"order {program.order}")
    for cell in program.cells:
        lines.append(f"cell {cell.index + 1}" + (f" opaque {cell.opaque}" if cell.opaque else ""))
        lines += [f"    {line}" for line in cell.code.lstrip("\n").splitlines()]
    return "\n".join(lines) + "\n"
