"""Shelf: where rule files stand, and which of them to open for a name."""

import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nb2svc.catalog.rule import CatalogError
from nb2svc.catalog.stub import FileStub, read_stub

NAME = re.compile(r'^NAME = "([\w.]*)"', re.MULTILINE)
RENAMED = re.compile(r"^RENAMED = \{(.*?)\}", re.MULTILINE | re.DOTALL)
PAIR = re.compile(r'"([\w.]+)": "([\w.]+)"')
DEFINED = re.compile(r"^(?:class |def |)(\w+)(?: = |[(:])", re.MULTILINE)


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
    """One rule file, its text scanned for the names it defines, parsed when one of them is asked for."""

    __slots__ = ("path", "text", "module", "names", "renamed", "wildcard", "_stub")

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        stated = NAME.search(self.text)
        self.module = stated[1] if stated else ".".join(path.relative_to(root).with_suffix("").parts)
        self.names = frozenset(DEFINED.findall(self.text))
        self.renamed = {old: new for block in RENAMED.findall(self.text) for old, new in PAIR.findall(block)}
        self.wildcard = "__any__" in self.names
        self._stub: FileStub | None = None

    @property
    def stub(self) -> FileStub:
        """The parsed file."""
        if self._stub is None:
            # Thousands of nodes that all live on: collecting garbage between them costs a quarter of the time.
            collecting = gc.isenabled()
            gc.disable()
            try:
                self._stub = read_stub(self.text, self.path.as_posix(), self.module)
            finally:
                if collecting:
                    gc.enable()
        return self._stub


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
