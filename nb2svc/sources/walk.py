"""Folders → the notebooks and percent scripts in them; a file that is named is always read."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from nb2svc.sources import kfp, percent

SUFFIXES = (".ipynb", ".py", ".yaml", ".yml")
COMPILED = re.compile(rb"^(?:schemaVersion: ['\"]?2|pipelineSpec:|deploymentSpec:|implementation:)|pipelines\.kubeflow\.org/", re.MULTILINE)
"""What a compiled pipeline or component has, and no other YAML."""
PASSED_OVER = frozenset({"__pycache__", "node_modules", "build", "dist", "venv", "env", "site-packages"})


def notebooks(paths: tuple[Path, ...], exclude: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """All files to read, each once, in the order given and by name within a folder."""
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(walk(path, exclude) if path.is_dir() else (path,)))
    return tuple(found)


def walk(folder: Path, exclude: tuple[str, ...]) -> Iterator[Path]:
    """The readable files below a folder, less hidden folders, environments, what git ignores and what is excluded."""
    # Only a walk needs the library that reads `.gitignore`.
    from nb2svc.sources.ignored import is_ignored

    top = folder.resolve()
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if is_walked(here / name, folder, exclude) and not is_ignored(top / (here / name).relative_to(folder), True))
        for name in sorted(files):
            path = here / name
            if is_excluded(path, folder, exclude) or path.suffix not in SUFFIXES or is_ignored(top / path.relative_to(folder), False):
                continue
            if path.suffix == ".ipynb" or looks_like_source(path):
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


def looks_like_source(path: Path) -> bool:
    """Whether a script is made of cells, or a script or YAML file of pipeline components."""
    try:
        content = path.read_bytes()[: 1 << 20]
    except OSError:
        return False
    if path.suffix != ".py":
        return COMPILED.search(content) is not None
    if kfp.accepts(path, content):
        return True
    text = content.decode("utf-8", "replace")
    return "%%" in text and bool(percent.marker_lines(text, text.split("\n")))
