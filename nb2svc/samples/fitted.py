"""Fitted: what the file of a fitted object says of it by its first bytes or its text. No object is made of it.

    forest.pkl      sklearn.ensemble._forest.RandomForestClassifier      the class that a pickle names first
    booster.json    binary:logistic                                      the objective that a booster was trained for
"""

import bz2
import gzip
import io
import json
import lzma
import pickletools
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HEAD = 1 << 16
"""How many bytes of a pickle are looked at: the class stands at its beginning."""

MOST = 64 << 20
"""How large a booster may be to be read as text."""

PACKED: dict[bytes, Callable[[io.BytesIO], Any]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ": lzma.LZMAFile,
}
OBJECTIVE = re.compile(rb"objective(?:=|\{.{0,12}?nameS.{2,10}?)([a-z]+(?::[a-z]+)?)", re.DOTALL)
"""As the text of lightgbm and the binary JSON of xgboost write it."""


def class_of(path: Path) -> str:
    """The dotted class of the object in a pickle; "" where it is no object of a class, or not known."""
    try:
        with path.open("rb") as stream:
            head = unpacked(stream.read(HEAD))
    except OSError:
        return ""
    if not head.startswith(b"\x80"):
        # Protocols 0 and 1 name no class first.
        return ""
    texts: list[str] = []
    try:
        for code, argument, _ in pickletools.genops(io.BytesIO(head)):
            match code.name:
                case "GLOBAL":
                    return str(argument).replace(" ", ".")
                case "STACK_GLOBAL":
                    return ".".join(texts[-2:])
                case "SHORT_BINUNICODE" | "BINUNICODE" | "UNICODE":
                    texts.append(str(argument))
                case "PROTO" | "FRAME" | "MEMOIZE" | "BINPUT" | "PUT" | "LONG_BINPUT":
                    pass
                case _:
                    return ""
    except Exception:  # noqa: BLE001 — the bytes may be anything
        return ""
    return ""


def unpacked(head: bytes) -> bytes:
    """The first bytes of what was packed, as far as they are there."""
    try:
        if head[:1] == b"\x78":
            return zlib.decompressobj().decompress(head, HEAD)
        made = next((PACKED[start] for start in PACKED if head.startswith(start)), None)
        return made(io.BytesIO(head)).read1(HEAD) if made is not None else head
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        return b""


def objective_of(path: Path) -> str:
    """The objective of a booster in its library's own form; "" where none is told."""
    try:
        if path.stat().st_size > MOST:
            return ""
        content = path.read_bytes()
    except OSError:
        return ""
    try:
        return str(json.loads(content)["learner"]["objective"]["name"])
    except (ValueError, KeyError, TypeError, RecursionError):
        found = {each.decode() for each in OBJECTIVE.findall(content)}
        return found.pop() if len(found) == 1 else ""
