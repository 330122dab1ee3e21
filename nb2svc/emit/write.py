"""Package → disk, at once or not at all: the tree is built beside its place and exchanged for what is there.

Files that nb2svc did not write stay (artifacts too). What becomes of those it wrote and the author edited, `regenerate` decides.
"""

import ctypes
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nb2svc import __version__
from nb2svc.emit.regenerate import BASE, RECORD, Blocked, Fates, digest, reconcile
from nb2svc.ir.package import Package

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """The folder that now holds the package, and the generated files in which the author's edit lives on: as it was, or merged."""

    directory: Path
    kept: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()


def write(package: Package, directory: Path) -> Written | Blocked:
    """Write the package to a folder, atomically. Raises OSError where the disk does not allow it; then nothing has changed."""
    directory = Path(os.path.abspath(directory))
    if directory.exists() and not directory.is_dir():
        return Blocked(f"{directory.name} is a file", {}, is_foreign=True)
    if directory.is_symlink():
        directory = directory.resolve()
    fates = reconcile(package, directory)
    if isinstance(fates, Blocked):
        return fates
    directory.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        fresh = workshop / directory.name
        build(fresh, package, directory, fates)
        exchange(fresh, directory, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return Written(directory, fates.kept, fates.merged, fates.orphans)


def build(fresh: Path, package: Package, old: Path, fates: Fates) -> None:
    """Make the new tree: texts written to the disk, what stays linked or copied; and the notes for the next generation."""
    fresh.mkdir()
    for path, content in fates.texts.items():
        write_file(fresh / path, content)
    carry(fresh, old, {path: is_link for path, is_link in fates.stay.items() if path != RECORD})
    carry_folders(fresh, old)
    for path, content in package.files.items():
        write_file(fresh / BASE / path, content)
    digests = {path: digest(content) for path, content in sorted(package.files.items())}
    inputs = digest("".join(f"{path} {each}\n" for path, each in digests.items()).encode())
    record = {"schema": 1, "generator": __version__, "generation": inputs, "files": digests}
    write_file(fresh / RECORD, (json.dumps(record, indent=2) + "\n").encode())
    for parent, _, _ in os.walk(fresh):
        sync_folder(Path(parent))


def carry(fresh: Path, old: Path, stay: Mapping[str, bool]) -> None:
    """Bring the author's own files and folders over."""
    for path, is_link in stay.items():
        target = fresh / path
        if os.path.lexists(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_link:
            target.symlink_to(os.readlink(old / path))
        else:
            link_or_copy(old / path, target)


def carry_folders(fresh: Path, old: Path) -> None:
    """Bring over what a folder is beside its files: that it is there though empty (`.git/refs` may be), and who may read it."""
    for parent, folders, files in os.walk(old, topdown=False):
        target = fresh / os.path.relpath(parent, old)
        if not folders and not files:
            target.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            shutil.copymode(parent, target)


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
