"""The `.gitignore` files around a folder → which paths git leaves out."""

from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

NAME = ".gitignore"


def is_ignored(path: Path, is_folder: bool) -> bool:
    """Does git leave the path out? The file that lies nearest decides, as git has it; outside of a repository nothing is left out."""
    root = repository(path.parent)
    if root is None:
        return False
    decided = False
    for folder in reversed([parent for parent in (path.parent, *path.parent.parents) if parent == root or root in parent.parents]):
        spec = patterns(folder)
        if spec is not None:
            said = spec.check_file(path.relative_to(folder).as_posix() + ("/" if is_folder else "")).include
            decided = decided if said is None else said
    return decided


@cache
def repository(folder: Path) -> Path | None:
    """The root of the repository that a folder lies in."""
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


@cache
def patterns(folder: Path) -> GitIgnoreSpec | None:
    """The patterns of a folder's own file."""
    try:
        return GitIgnoreSpec.from_lines((folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return None
