"""Shelf: where rule files stand, and which of them to open for a name."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nb2svc.catalog.outline import Outline
from nb2svc.catalog.rule import CatalogError
from nb2svc.catalog.stub import FileStub

NAME = re.compile(r'^NAME = "([\w.]*)"', re.MULTILINE)
RENAMED = re.compile(r"^RENAMED = \{(.*?)\}", re.MULTILINE | re.DOTALL)
PAIR = re.compile(r'"([\w.]+)": "([\w.]+)"')


def rules_folder() -> Path:
    """The folder of our rules: the sibling in a checkout, else the copy inside the package.

    A folder `rules` beside an installed package belongs to somebody else, so the sibling counts only beside our own
    `pyproject.toml`. Raises CatalogError when neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    project, packaged = package.parent / "pyproject.toml", package / "_rules"
    try:
        ours = re.search(r'^name = "nb2svc"$', project.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        ours = None
    sibling = package.parent / "rules"
    if ours and sibling.is_dir():
        return sibling
    if packaged.is_dir():
        return packaged
    raise CatalogError(f"no rules beside {package} nor in it")


class RuleFile:
    """One rule file: the module it speaks of, the old names it gives today's ones for, and its definitions."""

    __slots__ = ("path", "module", "renamed", "stub")

    def __init__(self, path: Path, root: Path) -> None:
        text = path.read_text(encoding="utf-8")
        stated = NAME.search(text)
        self.path = path
        self.module = stated[1] if stated else ".".join(path.relative_to(root).with_suffix("").parts)
        self.renamed = {old: new for block in RENAMED.findall(text) for old, new in PAIR.findall(block)}
        self.stub = FileStub(self.module, Outline(text, path.as_posix()))


@cache
def library_files(root: Path, library: str) -> tuple[RuleFile, ...]:
    """The files of one library under `root`, in the order of their names."""
    folder = root / library
    if not library.isidentifier() or not folder.is_dir():
        return ()
    return tuple(RuleFile(path, root) for path in sorted(folder.rglob("*.py")))


@cache
def protocols_file(root: Path) -> RuleFile:
    """The classes that estimators inherit from."""
    return RuleFile(root / "protocols.py", root)


@cache
def extra_files(path: Path) -> tuple[RuleFile, ...]:
    """The files of a user's rule folder, or the one file; raises CatalogError when it is neither."""
    if path.is_file():
        return (RuleFile(path, path.parent),)
    if path.is_dir():
        return tuple(RuleFile(each, path) for each in sorted(path.rglob("*.py")))
    raise CatalogError(f"no rules at {path}")


def libraries(root: Path) -> Iterator[str]:
    """The names of all libraries under `root`, sorted."""
    return (folder.name for folder in sorted(root.iterdir()) if folder.is_dir() and folder.name.isidentifier())
