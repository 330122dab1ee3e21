"""Local modules: `from helpers import clean` beside the notebook → the cells of `helpers.py`, in front of the cell that imports it.

    from helpers import clean as tidy        tidy = clean                  (and the definitions of helpers.py before)
    import helpers; helpers.clean(df)        pass; clean        (df)

A module that only defines can be read like a cell, as long as no name means two things. Any other one is left as it is
written, and refused where the answer needs it.
"""

import ast
import builtins
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from nb2svc.ir.program import Cell, Source
from nb2svc.sources import local
from nb2svc.sources.parsing import Unparsable, parsed
from nb2svc.sources.raw import clean

KIND = "module"
DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
OF_ITS_FILE = frozenset({"__file__", "globals", "locals", "vars", "__import__", "exec", "eval"})
"""Names by which code sees that it stands in a module of its own."""


@dataclass(slots=True)
class Reading:
    """The modules of one notebook while they are read: `bound` says what each name means, by file or import; `defined` what each module has."""

    folder: Path
    sources: list[Source]
    module: int
    bound: dict[str, set[str]] = field(default_factory=dict)
    defined: dict[Path, frozenset[str]] = field(default_factory=dict)
    active: list[Path] = field(default_factory=list)


def inlined(cells: tuple[Cell, ...], sources: list[Source], number: int) -> tuple[Cell, ...]:
    """The cells of a notebook with those of the local modules that it imports from."""
    folder = sources[number].folder
    if not any(local.named(node, folder, folder)[0] for cell in cells for node in cell.tree.body):
        return cells
    reading = Reading(folder, sources, number)
    for cell in cells:
        note(reading, binders(cell.tree, "", folder, folder))
    return tuple(joined(reading, cells, folder)[0])


def joined(reading: Reading, cells: tuple[Cell, ...], folder: Path) -> tuple[list[Cell], bool]:
    """Cells that share their names, each behind the modules that it imports; and whether all of these could be read."""
    space = local.space([cell.tree for cell in cells], folder, reading.folder)
    read: dict[str, list[ast.Attribute]] = {}
    rows: list[tuple[list[Cell], Cell, list[tuple[ast.stmt, str]]]] = []
    is_whole = True
    for cell in cells:
        before: list[Cell] = []
        written: list[tuple[ast.stmt, str]] = []
        for node in cell.tree.body:
            found, others = local.named(node, folder, reading.folder)
            added = [add(reading, path) for one in found for path in (*(file for file in one.packages if file not in reading.active), one.path)]
            before += [inner for one in added for inner in one or ()]
            is_read = bool(found) and None not in added and not (others and isinstance(node, ast.ImportFrom))
            if is_read and all(not one.prefix or space.is_plain(one.prefix, reading.defined[one.path]) for one in found):
                written.append((node, replaced(node, found, others)))
                read |= {one.prefix: space.uses.get(one.prefix, []) for one in found if one.prefix}
            elif found or getattr(node, "level", 0):
                is_whole = False
        rows.append((before, cell, written))
    return [one for before, cell, written in rows for one in (*before, lowered(cell, written, read))], is_whole


def replaced(node: ast.stmt, found: list[local.Named], others: list[ast.alias]) -> str:
    """What stands for an import of local modules: the other names of it, and the new names of definitions."""
    rest = [ast.unparse(ast.Import(others))] if others and isinstance(node, ast.Import) else []
    return "; ".join([*rest, *(one.renamed for one in found if one.renamed)]) or "pass"


def lowered(cell: Cell, written: list[tuple[ast.stmt, str]], uses: dict[str, list[ast.Attribute]]) -> Cell:
    """The cell with its imports of local modules replaced by what they bind; lines stay."""
    code = local.rewritten(cell.code, uses, (cell.source, cell.index))
    for node, text in reversed(written):
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        rest = code[last][node.end_col_offset :]
        code[first] = code[first][: node.col_offset] + text + rest
        code[first + 1 : last + 1] = [""] * (last - first)
    text = "\n".join(code)
    if text == cell.code:
        return cell
    tree = parsed(text, cell.index, cell.source)
    assert isinstance(tree, ast.Module)
    return replace(cell, code=text, tree=tree)


def add(reading: Reading, path: Path) -> list[Cell] | None:
    """The cells of a module and of those that it imports from, if they are not there yet; None where it does more than define, or a name would mean two things."""
    if path in reading.defined:
        return []
    if path in reading.active:
        return None
    try:
        content = path.read_bytes()
        text = clean(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    source = len(reading.sources)
    tree = parsed(text, 0, source)
    if isinstance(tree, Unparsable) or not all(is_definition(node) for node in tree.body) or sees_its_file(tree):
        return None
    own = list(binders(tree, str(path), path.parent, reading.folder))
    if any(reading.bound.get(name, set()) - {meaning} or hasattr(builtins, name) for name, meaning in own):
        return None
    before = (dict(reading.defined), {name: set(meanings) for name, meanings in reading.bound.items()})
    note(reading, own)
    tree.body = [node for node in tree.body if not isinstance(node, ast.If)]
    reading.sources.append(Source(path, KIND, hashlib.sha256(content).hexdigest(), reading.folder))
    reading.active.append(path)
    cells, is_whole = joined(reading, (Cell(0, path.stem, text, text, tree, source=source, module=reading.module),), path.parent)
    reading.active.pop()
    if not is_whole:
        del reading.sources[source:]
        reading.defined, reading.bound = before
        return None
    # Without the guarded main program, which lowering an import has brought back.
    cells[-1].tree.body = [node for node in cells[-1].tree.body if not isinstance(node, ast.If)]
    taken = {alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    reading.defined[path] = frozenset({name for name, _ in own} | taken)
    return cells


def sees_its_file(tree: ast.Module) -> bool:
    """Would code mean something else in another place?"""
    return any(isinstance(node, ast.Name) and node.id in OF_ITS_FILE for node in ast.walk(tree))


def is_definition(node: ast.stmt) -> bool:
    """Does a statement only bind names? What stands under `if __name__ == "__main__"` does not run on import."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]), orelse=[]):
            return True
        case ast.Assign(targets=targets):
            return all(isinstance(inner, ast.Name) for target in targets for inner in (target.elts if isinstance(target, ast.Tuple) else [target]))
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
            case ast.ImportFrom() if local.named(node, folder, root)[0]:
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
