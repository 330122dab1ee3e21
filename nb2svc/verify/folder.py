"""Folder: a temporary copy of the notebook's folder, and of what the notebook names beside it; the user's own files are only read.

    project/nbs/a.ipynb reads ../data/x.csv       TEMP/copy/nbs/…  and  TEMP/copy/data/x.csv
"""

import ast
import os
import shutil
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nb2svc.ir.program import Program

LARGEST_FILE = 64 << 20
LARGEST_COPY = 1 << 30
MOST_FILES = 20_000
SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages"})


@dataclass(slots=True)
class Copy:
    """The copy being made: where the cells run, what was linked instead of copied, and how much there is already."""

    root: Path
    folder: Path
    top: Path
    linked: list[str] = field(default_factory=list)
    size: int = 0
    files: int = 0

    def place(self, folder: Path) -> Path:
        """Where a folder of the user's is in the copy."""
        return self.root / Path(os.path.abspath(folder)).relative_to(self.top)


def copy_for(program: Program, root: Path, apart: tuple[Path, ...]) -> Copy:
    """Copy the folder of a notebook; `apart` are folders that stay out of it, as the service itself."""
    own = Path(os.path.abspath(program.sources[0].folder))
    others = dict.fromkeys(Path(os.path.abspath(source.folder)) for source in program.sources[1:])
    beside = [other for other in others if other != own and own not in other.parents]
    beside += [path for path in beside_the_folder(program, own) if len(path.parents) > 1]
    top = Path(os.path.commonpath([own, *beside])) if beside else own
    made = Copy(root, root / own.relative_to(top), top)
    copy_tree(own, made.folder, made, (root, *apart))
    for path in beside:
        target = root / path.relative_to(top)
        if path.is_dir():
            copy_tree(path, target, made, (root, own, *apart))
        elif path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_file(path, target, made)
    return made


def beside_the_folder(program: Program, own: Path) -> Iterator[Path]:
    """Files and folders above the notebook's that its texts name, and folders in which it may want to write."""
    texts = dict.fromkeys(
        node.value
        for cell in program.cells
        for node in ast.walk(cell.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("..") and len(node.value) < 1000 and "\0" not in node.value
    )
    for text in texts:
        path = Path(os.path.normpath(own / text))
        for candidate in (path, path.parent):
            if candidate.exists() and candidate != own and candidate not in own.parents:
                yield candidate
                break


def copy_tree(source: Path, target: Path, made: Copy, apart: tuple[Path, ...]) -> None:
    """Copy what is near first; what is large, or beyond a bearable amount, is linked."""
    waiting = deque([(source, target)])
    while waiting:
        here, there = waiting.popleft()
        there.mkdir(parents=True, exist_ok=True)
        for entry in sorted(os.scandir(here), key=lambda one: one.name):
            path, copied = here / entry.name, there / entry.name
            if copied.exists() or path in apart or is_left_out(entry):
                continue
            if entry.is_dir(follow_symlinks=False) and made.files < MOST_FILES:
                waiting.append((path, copied))
            elif entry.is_dir():
                link(path, copied, made)
            elif entry.is_file():
                copy_file(path, copied, made)


def is_left_out(entry: os.DirEntry[str]) -> bool:
    """Hidden folders, environments and services are no data of a notebook."""
    if not entry.is_dir():
        return False
    markers = ("pyvenv.cfg", ".nb2svc/generated.json")
    return entry.name.startswith(".") or entry.name in SKIPPED or any(os.path.exists(os.path.join(entry.path, marker)) for marker in markers)


def copy_file(path: Path, target: Path, made: Copy) -> None:
    """Copy a file with its times, or link it; one that cannot be read stays out."""
    size = path.stat().st_size
    made.files += 1
    try:
        if size > LARGEST_FILE or made.size + size > LARGEST_COPY or made.files > MOST_FILES:
            link(path, target, made)
        else:
            shutil.copy2(path, target)
            target.chmod(0o600 | target.stat().st_mode)
            made.size += size
    except PermissionError:
        return


def link(path: Path, target: Path, made: Copy) -> None:
    """A link, whose own place may not be written through."""
    real = path.resolve()
    target.symlink_to(real)
    made.linked.append(str(real))
