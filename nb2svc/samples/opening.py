"""Opening: the bytes of a file, unpacked, as lines of text in its encoding. A file is read to its end, or nothing is said of it."""

import bz2
import gzip
import io
import itertools
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from nb2svc.samples.sample import MAX_BYTES, MAX_STREAMED, Unreadable

SUFFIXES = {".gz": "gzip", ".bz2": "bz2", ".zip": "zip", ".xz": "xz"}
OPENERS: dict[str, Callable[[Path], Any]] = {"gzip": gzip.open, "bz2": bz2.open, "xz": lzma.open}


class Bounded(io.RawIOBase):
    """A stream of bytes that may not be longer than a number of them."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        super().__init__()
        self.stream, self.limit, self.left = stream, limit, limit

    def readable(self) -> bool:
        """It is read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill a buffer. Raises Unreadable past the limit."""
        got = self.stream.read(len(buffer))
        self.left -= len(got)
        if self.left < 0:
            raise Unreadable(f"holds more than {self.limit >> 20} MiB: what its last rows are is not known", "give a file of its first rows with --data, if all its rows are alike")
        buffer[: len(got)] = got
        return len(got)


@contextmanager
def lines_of(path: Path, options: Mapping[str, Any], limit: int = MAX_STREAMED) -> Iterator[Iterator[str]]:
    """The lines of a file with their ends, unpacked as its suffix or `compression` says. Raises Unreadable, also while they are read."""
    packed = options.get("compression", "infer")
    if isinstance(packed, Mapping):
        packed = packed.get("method", "infer")
    if packed == "infer":
        packed = SUFFIXES.get(path.suffix.lower())
    encoding = options.get("encoding") or "utf-8"
    try:
        with ExitStack() as stack:
            stream = unpacked(path, packed, stack)
            text = io.TextIOWrapper(io.BufferedReader(Bounded(stream, limit), 1 << 16), encoding, options.get("encoding_errors") or "strict", newline="")
            first = next(text, "")
            yield itertools.chain([first.removeprefix("\ufeff")] if first else [], text)
    except (LookupError, UnicodeError) as error:
        raise Unreadable(f"is not in the encoding `{encoding}`", "give the `encoding` of the file") from error
    except (OSError, EOFError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, RuntimeError) as error:
        raise Unreadable(f"cannot be opened: {error}") from error


def unpacked(path: Path, packed: Any, stack: ExitStack) -> Any:
    """The stream of the bytes themselves. Raises Unreadable."""
    if packed is None:
        return stack.enter_context(path.open("rb"))
    if packed == "zip":
        archive = stack.enter_context(zipfile.ZipFile(path))
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(names) != 1:
            raise Unreadable("is an archive of several files", "unpack it")
        return stack.enter_context(archive.open(names[0]))
    if packed not in OPENERS:
        raise Unreadable(f"is packed by `{packed}`", "unpack it")
    return stack.enter_context(OPENERS[packed](path))


def read_text(path: Path, options: Mapping[str, Any]) -> str:
    """The text of a file. Raises Unreadable."""
    with lines_of(path, options, MAX_BYTES) as lines:
        return "".join(lines)
