"""Imports → the files beside the notebook that they name, and how the text uses a module as a whole. Nothing is imported.

    from helpers import clean as tidy        helpers.py, `tidy = clean`
    import lib.words as w; w.trim(x)         lib/words.py as `w`, of which `trim` is used
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Named:
    """What an import takes of a local module: a definition, perhaps under another name, or the module as a whole under a `prefix`.

    `packages` are the files of code that Python runs on the way to it.
    """

    path: Path
    packages: tuple[Path, ...]
    prefix: str = ""
    renamed: str = ""


def named(node: ast.stmt, folder: Path, root: Path) -> tuple[list[Named], list[ast.alias]]:
    """What an import takes of local modules, and the names that it takes of others."""
    found: list[Named] = []
    others: list[ast.alias] = []
    match node:
        case ast.Import(names=names):
            for alias in names:
                parts = alias.name.split(".")
                file = None if parts[0] in sys.stdlib_module_names else module_file(root, parts)
                if file is None:
                    others.append(alias)
                else:
                    found.append(Named(*file, prefix=alias.asname or alias.name))
        case ast.ImportFrom(module=module, names=names, level=level):
            parts = module.split(".") if module else []
            base = root if not level else folder
            for _ in range(max(level - 1, 0)):
                base = base.parent
            for alias in names:
                one = None if not level and parts[0] in sys.stdlib_module_names else taken(base, parts, alias)
                if one is None:
                    others.append(alias)
                else:
                    found.append(one)
    return found, others


def taken(base: Path, parts: list[str], alias: ast.alias) -> Named | None:
    """What one name of `from … import …` is: a module of a package, else what its module defines."""
    file = module_file(base, parts) if parts else None
    inner = module_file(base, [*parts, alias.name]) if alias.name != "*" else None
    if inner is not None and not (file is not None and re.search(rf"\b{alias.name}\b", file[0].read_text(encoding="utf-8", errors="replace"))):
        return Named(*inner, prefix=alias.asname or alias.name)
    if file is None:
        return None
    return Named(*file, renamed=f"{alias.asname} = {alias.name}" if alias.asname and alias.asname != alias.name else "")


def module_file(base: Path, parts: list[str]) -> tuple[Path, tuple[Path, ...]] | None:
    """The file of a module, and the files with code of the packages around it."""
    inside = base.joinpath(*parts)
    file = next((path for path in (inside / "__init__.py", inside.parent / f"{parts[-1]}.py") if path.is_file()), None)
    packages = [base.joinpath(*parts[:depth], "__init__.py") for depth in range(1, len(parts))]
    return None if file is None else (file, tuple(path for path in packages if path.is_file() and path.read_bytes().strip()))


@dataclass(slots=True)
class Space:
    """Trees that share their names: the modules that they know as a whole, each use of one, and what else they bind anywhere."""

    modules: dict[str, Path] = field(default_factory=dict)
    uses: dict[str, list[ast.Attribute]] = field(default_factory=dict)
    spoiled: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)

    def is_plain(self, prefix: str, defined: Iterable[str]) -> bool:
        """Can the names of a module stand for themselves wherever the module is used?"""
        used = {node.attr for node in self.uses.get(prefix, ())}
        return prefix not in self.spoiled and used <= set(defined) and not used & self.bound


def space(trees: list[ast.Module], folder: Path, root: Path) -> Space:
    """Read the uses of whole modules."""
    made = Space()
    imports: set[int] = set()
    for tree in trees:
        for node in tree.body:
            for one in named(node, folder, root)[0]:
                imports.add(id(node))
                if one.prefix and made.modules.setdefault(one.prefix, one.path) != one.path:
                    made.spoiled.add(one.prefix)
    for tree in trees:
        made.bound.update(bound_anywhere(tree, imports))
        note_uses(made, tree)
    made.spoiled |= {prefix for prefix in made.modules if prefix.partition(".")[0] in made.bound}
    return made


def note_uses(made: Space, tree: ast.Module) -> None:
    """Each `prefix.name` is a use; a name of a module that stands anywhere else spoils it."""
    known: set[int] = set()
    # Positions inside of f-strings are not those of the file.
    formatted = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load) or node.lineno != node.end_lineno or id(node) in formatted:
            continue
        prefix, first = spelled(node.value)
        if prefix in made.modules and f"{prefix}.{node.attr}" not in made.modules:
            made.uses.setdefault(prefix, []).append(node)
            known.add(id(first))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in known:
            made.spoiled |= {prefix for prefix in made.modules if prefix.partition(".")[0] == node.id}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "@" in node.value:
            # A query names what stands in the notebook.
            made.spoiled |= {prefix for prefix in made.modules if f"@{prefix.partition('.')[0]}" in node.value}


def spelled(node: ast.expr) -> tuple[str, ast.expr]:
    """A dotted name and the node of its first part; "" where it is none."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return (".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""), node


def bound_anywhere(tree: ast.Module, imports: set[int]) -> Iterator[str]:
    """All names that a tree binds in any scope, less those of the imports of local modules."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name) | ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Import(names=names) | ast.ImportFrom(names=names) if id(node) not in imports:
                yield from (alias.asname or alias.name.partition(".")[0] for alias in names)


def rewritten(code: str, uses: Mapping[str, list[ast.Attribute]], place: tuple[int, int]) -> list[str]:
    """The lines of a cell in which names of modules stand for themselves; blanks keep every other position."""
    lines = code.split("\n")
    for node in (node for nodes in uses.values() for node in nodes):
        if (node.source_index, node.cell) == place:  # type: ignore[attr-defined]
            line, start, end = lines[node.lineno - 1], node.col_offset, node.end_col_offset or 0
            lines[node.lineno - 1] = line[:start] + node.attr.ljust(end - start) + line[end:]
    return lines
