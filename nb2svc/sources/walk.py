"""Folders → the notebooks and percent scripts in them; a file that is named is always read."""

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from nb2svc.sources import percent

PASSED_OVER = frozenset({"__pycache__", "node_modules", "build", "dist", "venv", "env", "site-packages"})


def notebooks(paths: tuple[Path, ...], exclude: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """All files to read, each once, in the order given and by name within a folder."""
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(walk(path, exclude) if path.is_dir() else (path,)))
    return tuple(found)


def walk(folder: Path, exclude: tuple[str, ...]) -> Iterator[Path]:
    """The readable files below a folder, less hidden folders, environments and what is excluded."""
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if is_walked(here / name, folder, exclude))
        for name in sorted(files):
            path = here / name
            if not is_excluded(path, folder, exclude) and (path.suffix == ".ipynb" or (path.suffix == ".py" and has_marker(path))):
                yield path


def is_walked(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    """Whether a folder may hold notebooks of the user's own."""
    if path.name.startswith(".") or path.name in PASSED_OVER or (path / "pyvenv.cfg").exists():
        return False
    return not is_excluded(path, root, exclude)


def is_excluded(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    """Whether a pattern of `exclude` names the path or its last part."""
    inside = path.relative_to(root).as_posix()
    return any(fnmatch(inside, pattern.rstrip("/")) or fnmatch(path.name, pattern.rstrip("/")) for pattern in exclude)


def has_marker(path: Path) -> bool:
    """Whether a script is made of cells."""
    try:
        text = path.read_bytes()[: 1 << 20].decode("utf-8", "replace")
    except OSError:
        return False
    return "%%" in text and bool(percent.marker_lines(text, text.split("\n")))
