"""Package → disk, at once or not at all: the tree is built beside its place and exchanged for what is there.

Files that nb2svc did not write stay (artifacts too). A generated file that the user edited stays where the new text is the
one it was edited from; where both changed, nothing is written and the file is named.
"""

import ctypes
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nb2svc.ir.package import Package

RECORD = ".nb2svc/generated.json"
AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """The folder that now holds the package, and the generated files in which the user's edit was kept."""

    directory: Path
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why nothing was written, and the files that are in the way. `is_foreign`: the folder is not one that nb2svc wrote."""

    message: str
    paths: tuple[str, ...] = ()
    is_foreign: bool = False


def write(package: Package, directory: Path) -> Written | Blocked:
    """Write the package to a folder, atomically. Raises OSError where the disk does not allow it; then nothing has changed."""
    directory = Path(os.path.abspath(directory))
    if directory.exists() and not directory.is_dir():
        return Blocked(f"{directory.name} is a file", is_foreign=True)
    if directory.is_symlink():
        directory = directory.resolve()
    present = dict(walk(directory)) if directory.is_dir() else {}
    if present and RECORD not in present:
        return Blocked(f"{directory.name} is not empty, and nb2svc did not write it", is_foreign=True)
    before = read_record(directory) if present else {}
    if before is None:
        return Blocked(f"{directory.name}/{RECORD} cannot be read", is_foreign=True)
    edited = {path for path in present if path in before and digest_of(directory / path) != before[path]}
    own = {path for path in present if path not in before and path != RECORD}
    if clashes := sorted(collisions(package, directory, before, edited, own)):
        return Blocked("edited since they were generated, and generated anew: " + ", ".join(clashes), tuple(clashes))
    kept = sorted(path for path in edited if path in package.files and digest_of(directory / path) != digest(package.files[path]))
    stay = own | set(kept) | {path for path in edited if path not in package.files}
    directory.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        fresh = workshop / directory.name
        build(fresh, package, directory, {path: present[path] for path in stay}, set(kept))
        exchange(fresh, directory, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return Written(directory, tuple(kept))


def walk(directory: Path) -> Iterator[tuple[str, bool]]:
    """Each file below a folder, as (relative path, whether it is a link or an empty folder)."""
    for parent, folders, files in os.walk(directory):
        for name in files + [folder for folder in folders if os.path.islink(os.path.join(parent, folder))]:
            path = os.path.join(parent, name)
            yield os.path.relpath(path, directory).replace(os.sep, "/"), os.path.islink(path)


def read_record(directory: Path) -> Mapping[str, str] | None:
    """What was generated: path → sha256; None where the record is damaged."""
    try:
        files = json.loads((directory / RECORD).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if isinstance(files, dict) and all(isinstance(value, str) for value in files.values()) else None


def collisions(package: Package, directory: Path, before: Mapping[str, str], edited: set[str], own: set[str]) -> Iterator[str]:
    """The files that both the user and this generation changed."""
    for path, content in package.files.items():
        if path in edited and digest(content) not in (before[path], digest_of(directory / path)):
            yield path
        elif path in own and digest_of(directory / path) != digest(content):
            yield path


def digest(content: bytes) -> str:
    """The sha256 of a content."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """The sha256 of a file; empty where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def build(fresh: Path, package: Package, old: Path, stay: Mapping[str, bool], kept: set[str]) -> None:
    """Make the new tree: generated files written to the disk, the user's own linked or copied."""
    fresh.mkdir()
    for path, content in package.files.items():
        if path not in kept:
            write_file(fresh / path, content)
    for path, is_link in stay.items():
        target = fresh / path
        if os.path.lexists(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_link:
            target.symlink_to(os.readlink(old / path))
        else:
            link_or_copy(old / path, target)
    record = {"schema": 1, "files": {path: digest(content) for path, content in sorted(package.files.items())}}
    write_file(fresh / RECORD, (json.dumps(record, indent=2) + "\n").encode())
    for parent, _, _ in os.walk(fresh):
        sync_folder(Path(parent))


def write_file(path: Path, content: bytes) -> None:
    """Write a file through to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def link_or_copy(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def sync_folder(path: Path) -> None:
    """Write a folder's entries through to the disk, where the system can."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def exchange(fresh: Path, directory: Path, workshop: Path) -> None:
    """Put the new tree in place; the old one ends up in the workshop."""
    if not directory.exists():
        os.rename(fresh, directory)
    elif not swap(fresh, directory):
        aside = workshop / "before"
        os.rename(directory, aside)
        try:
            os.rename(fresh, directory)
        except OSError:
            os.rename(aside, directory)
            raise
    sync_folder(directory.parent)


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux `renameat2`); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0
