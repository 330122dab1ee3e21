"""Regenerate: a new package and the folder of the one before → what to write, without losing what the author edited.

    unedited                          replaced, or removed where it is no longer generated
    edited, generated as before       kept
    edited, generated anew            merged with the text of the generation before; where both changed the same lines, nothing is written
    deleted by the author             stays deleted
    edited, no longer generated       kept
"""

import ast
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nb2svc.emit.merge import Merged, merge
from nb2svc.ir.package import Package

OWN = ".nb2svc/"
RECORD = f"{OWN}generated.json"
BASE = f"{OWN}base"


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why nothing was written. `conflicts` maps a path to what the merge came to; `is_foreign`: the folder is not one that nb2svc wrote."""

    message: str
    conflicts: Mapping[str, Merged]
    is_foreign: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The files in the way."""
        return tuple(self.conflicts)


@dataclass(frozen=True, slots=True)
class Fates:
    """What becomes of each path: `texts` are written; `stay` are carried over as they are (True: a link); `kept` and `merged` hold an author's edit."""

    texts: Mapping[str, bytes]
    stay: Mapping[str, bool]
    kept: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()


def reconcile(package: Package, directory: Path) -> Fates | Blocked:
    """Decide for each path of the package and of the folder."""
    present = dict(walk(directory)) if directory.is_dir() else {}
    if not present:
        return Fates(package.files, {})
    before = read_record(directory)
    if before is None:
        damaged = (directory / RECORD).exists()
        return Blocked(f"{directory.name}/{RECORD} cannot be read" if damaged else f"{directory.name} is not empty, and nb2svc did not write it", {}, is_foreign=True)
    texts, kept, merged, conflicts = {}, [], [], {}
    for path, content in package.files.items():
        there = digest_of(directory / path) if path in present else None
        if there is None:
            if path not in before:
                texts[path] = content
        elif there in (before.get(path), digest(content)):
            texts[path] = content
        elif before.get(path) == digest(content):
            kept.append(path)
        elif (outcome := merged_text(directory, path, content)).conflicts:
            conflicts[path] = outcome
        else:
            texts[path] = outcome.text.encode("utf-8")
            merged.append(path)
    if conflicts:
        return Blocked("edited since it was generated, and generated anew: " + ", ".join(conflicts), conflicts)
    orphans = tuple(path for path in sorted(present) if path in before and path not in package.files and digest_of(directory / path) != before[path])
    stay = {path: is_link for path, is_link in present.items() if path not in texts and (path not in before or path in kept or path in orphans)}
    return Fates(texts, stay, tuple(kept), tuple(merged), orphans)


def merged_text(directory: Path, path: str, content: bytes) -> Merged:
    """The text of before, the author's and the new one as one."""
    base, yours = (text_of(place) for place in (directory / BASE / path, directory / path))
    found = merge(base, yours, content.decode("utf-8"))
    if not found.conflicts and not reads(path, found.text):
        return Merged(found.text, ("# each change alone is sound, and both together cannot be read\n",))
    return found


def text_of(path: Path) -> str:
    """A text file as it is; empty where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def reads(path: str, text: str) -> bool:
    """Whether a merged file is still one of its kind."""
    try:
        if path.endswith((".py", ".pyi")):
            ast.parse(text)
        elif path.endswith((".json", ".lock")):
            json.loads(text)
    except (ValueError, SyntaxError, RecursionError):
        return False
    return True


def walk(directory: Path) -> Iterator[tuple[str, bool]]:
    """Each file below a folder but nb2svc's own notes, as (relative path, whether it is a link)."""
    for parent, folders, files in os.walk(directory):
        for name in files + [folder for folder in folders if os.path.islink(os.path.join(parent, folder))]:
            path = os.path.join(parent, name)
            relative = os.path.relpath(path, directory).replace(os.sep, "/")
            if not relative.startswith(OWN) or relative == RECORD:
                yield relative, os.path.islink(path)


def read_record(directory: Path) -> Mapping[str, str] | None:
    """What was generated: path → sha256; None where there is no record, or a damaged one."""
    try:
        files = json.loads((directory / RECORD).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return files if isinstance(files, dict) and all(isinstance(value, str) for value in files.values()) else None


def digest(content: bytes) -> str:
    """The sha256 of a content."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """The sha256 of a file; empty where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
