"""Opening: the bytes of a file, unpacked, as text in its encoding."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from nb2svc.samples.sample import MAX_BYTES, Unreadable

SUFFIXES = {".gz": "gzip", ".bz2": "bz2", ".zip": "zip", ".xz": "xz"}
OPENERS: dict[str, Callable[[io.BytesIO], Any]] = {"gzip": lambda raw: gzip.GzipFile(fileobj=raw), "bz2": bz2.BZ2File, "xz": lzma.LZMAFile}


def read_bytes(path: Path, options: Mapping[str, Any]) -> bytes:
    """The content of a file, unpacked as its suffix or `compression` says. Raises Unreadable."""
    packed = options.get("compression", "infer")
    if isinstance(packed, Mapping):
        packed = packed.get("method", "infer")
    if packed == "infer":
        packed = SUFFIXES.get(path.suffix.lower())
    try:
        if packed is None:
            with path.open("rb") as stream:
                return stream.read(MAX_BYTES)
        raw = io.BytesIO(path.read_bytes())
        if packed == "zip":
            with zipfile.ZipFile(raw) as archive:
                names = [name for name in archive.namelist() if not name.endswith("/")]
                if len(names) != 1:
                    raise Unreadable("is an archive of several files", "unpack it")
                with archive.open(names[0]) as member:
                    return member.read(MAX_BYTES)
        if packed not in OPENERS:
            raise Unreadable(f"is packed by `{packed}`", "unpack it")
        with OPENERS[packed](raw) as unpacked:
            return bytes(unpacked.read(MAX_BYTES))
    except (OSError, EOFError, zipfile.BadZipFile, lzma.LZMAError, RuntimeError) as error:
        raise Unreadable(f"cannot be opened: {error}") from error


def read_text(path: Path, options: Mapping[str, Any]) -> str:
    """The text of a file, whole lines of it. Raises Unreadable."""
    content = read_bytes(path, options)
    if len(content) == MAX_BYTES:
        content = content[: content.rfind(b"\n") + 1]
    encoding = options.get("encoding") or "utf-8"
    try:
        text = content.decode(encoding, errors=options.get("encoding_errors", "strict"))
    except (LookupError, UnicodeDecodeError) as error:
        raise Unreadable(f"is not in the encoding `{encoding}`", "give the `encoding` of the file") from error
    return text.removeprefix("\ufeff")
