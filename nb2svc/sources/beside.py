"""Local modules: `from helpers import clean` beside the notebook → the cells of `helpers.py`, in front of the cell that imports it.

    from helpers import clean as tidy        tidy = clean                  (and the definitions of helpers.py before)

A module that only defines can be read like a cell, as long as no name means two things. Any other one is left as it is
written, and refused where the answer needs it.
"""

import ast
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from nb2svc.ir.program import Cell, Source
from nb2svc.sources.parsing import Unparsable, parse, stamp, too_deep
from nb2svc.sources.raw import clean

KIND = "module"
DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


@dataclass(slots=True)
class Reading:
    """The modules of one notebook while they are read: `bound` says what each name means, by file or import."""

    folder: Path
    sources: list[Source]
    module: int
    bound: dict[str, set[str]]
    cells: list[Cell] = field(default_factory=list)
    known: set[Path] = field(default_factory=set)
    active: list[Path] = field(default_factory=list)


def inlined(cells: tuple[Cell, ...], sources: list[Source], number: int) -> tuple[Cell, ...]:
    """The cells of a notebook with those of the local modules that it imports from."""
    folder = sources[number].folder
    if not any(isinstance(node, ast.ImportFrom) and find(folder, node, folder) for cell in cells for node in cell.tree.body):
        return cells
    reading = Reading(folder, sources, number, {})
    for cell in cells:
        note(reading, binders(cell.tree, "", folder, folder))
    found: list[Cell] = []
    for cell in cells:
        lowered = lower(reading, cell, folder)
        found += [*reading.cells, lowered]
        reading.cells = []
    return tuple(found)


def find(folder: Path, node: ast.ImportFrom, root: Path) -> Path | None:
    """The file that an import names, if it lies beside the notebook and shadows nothing of the standard library."""
    parts = (node.module or "").split(".")
    base = root if not node.level else folder
    for _ in range(max(node.level - 1, 0)):
        base = base.parent
    if not node.module or (not node.level and parts[0] in sys.stdlib_module_names):
        return None
    path = base.joinpath(*parts)
    packages = [base.joinpath(*parts[:depth], "__init__.py") for depth in range(1, len(parts))]
    if not all(package.is_file() and not package.read_bytes().strip() for package in packages):
        return None
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def lower(reading: Reading, cell: Cell, folder: Path) -> Cell:
    """The cell with every import of a module that could be read replaced by what it binds; lines stay."""
    code = cell.code.split("\n")
    changed = False
    for node in cell.tree.body:
        if not isinstance(node, ast.ImportFrom) or (path := find(folder, node, reading.folder)) is None or not add(reading, path):
            continue
        renamed = [f"{alias.asname} = {alias.name}" for alias in node.names if alias.asname and alias.asname != alias.name]
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        rest = code[last][node.end_col_offset :]
        code[first] = code[first][: node.col_offset] + ("; ".join(renamed) or "pass") + rest
        code[first + 1 : last + 1] = [""] * (last - first)
        changed = True
    if not changed:
        return cell
    text = "\n".join(code)
    tree = parse(text)
    assert isinstance(tree, ast.Module)
    return replace(cell, code=text, tree=stamp(tree, text, cell.index, cell.source))


def add(reading: Reading, path: Path) -> bool:
    """Read a module and those it imports from; False where it does more than define, or a name would mean two things."""
    if path in reading.known:
        return True
    if path in reading.active:
        return False
    try:
        content = path.read_bytes()
        text = clean(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return False
    tree = parse(text)
    if isinstance(tree, Unparsable) or too_deep(tree) is not None or not all(is_definition(node) for node in tree.body):
        return False
    own = list(binders(tree, str(path), path.parent, reading.folder))
    if any(reading.bound.get(name, set()) - {meaning} for name, meaning in own):
        return False
    source, before = len(reading.sources), (len(reading.cells), set(reading.known), {name: set(meanings) for name, meanings in reading.bound.items()})
    note(reading, own)
    stamp(tree, text, 0, source)
    tree.body = [node for node in tree.body if not isinstance(node, ast.If)]
    reading.sources.append(Source(path, KIND, hashlib.sha256(content).hexdigest(), reading.folder))
    reading.active.append(path)
    cell = lower(reading, Cell(0, path.stem, text, text, tree, source=source, module=reading.module), path.parent)
    reading.active.pop()
    unread = [node for node in cell.tree.body if isinstance(node, ast.ImportFrom) and (node.level or find(path.parent, node, reading.folder))]
    if unread:
        del reading.cells[before[0] :], reading.sources[source:]
        reading.known, reading.bound = before[1:]
        return False
    cell.tree.body = [node for node in cell.tree.body if not isinstance(node, ast.If)]
    reading.known.add(path)
    reading.cells.append(cell)
    return True


def is_definition(node: ast.stmt) -> bool:
    """Does a statement only bind names? What stands under `if __name__ == "__main__"` does not run on import."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]), orelse=[]):
            return True
        case ast.Assign(targets=targets):
            return all(isinstance(target, ast.Name) for target in targets)
        case ast.ImportFrom(names=[ast.alias(name="*")]):
            return False
        case _:
            return isinstance(node, DEFINES)


def note(reading: Reading, binders: Iterable[tuple[str, str]]) -> None:
    """Remember what names mean."""
    for name, meaning in binders:
        reading.bound.setdefault(name, set()).add(meaning)


def binders(tree: ast.Module, own: str, folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """The names that a module binds at its level, each with its meaning: the import that gives it, else `own`."""
    for node in tree.body:
        match node:
            case ast.ImportFrom() if find(folder, node, root) is not None:
                # The plain name of a local module's object is that module's own.
                yield from ((alias.asname, own) for alias in node.names if alias.asname and alias.asname != alias.name)
            case ast.ImportFrom(module=module, level=level):
                yield from ((alias.asname or alias.name, f"{level} {module}.{alias.name}") for alias in node.names)
            case ast.Import():
                yield from (((alias.asname or alias.name).partition(".")[0], f"{alias.name if alias.asname else alias.name.partition('.')[0]}") for alias in node.names)
            case _:
                yield from ((name, own) for name in bound_in(node))


def bound_in(node: ast.stmt) -> Iterator[str]:
    """The names that one statement binds, functions' own names left out."""
    waiting: list[ast.AST] = [node]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield inner.name
            yield from (name for part in ast.walk(inner) if isinstance(part, ast.Global) for name in part.names)
            continue
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, (ast.Store, ast.Del)):
            yield inner.id
        if not isinstance(inner, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            waiting += ast.iter_child_nodes(inner)
