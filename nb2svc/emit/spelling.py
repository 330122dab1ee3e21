"""Spelling: a value of the notebook as a word of another language. Nothing a notebook holds enters a file by another way."""

import json
import math
import re
from typing import Any

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# An underscore inside a word is only itself.
MARKDOWN = re.compile(r"([\\`*\[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")


def plain(value: Any) -> Any:
    """The JSON scalar a value stands for; None for what has none."""
    if hasattr(value, "item") and not isinstance(value, (str, bytes)):
        value = value.item()
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value)


def python(value: Any) -> str:
    """A Python literal."""
    return repr(value)


def toml(text: str) -> str:
    """A basic string of TOML."""
    quoted = json.dumps(text, ensure_ascii=False)
    return CONTROL.sub(lambda found: "\\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"\\u{ord(found[0]):04x}", quoted)


def proto(text: str) -> str:
    """A string literal of protobuf: every byte that is no plain ASCII is spelled in octal."""
    body = "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}" for byte in text.encode("utf-8"))
    return f'"{body}"'


def markdown(text: Any) -> str:
    """One line of Markdown that shows `text` and does nothing else."""
    return MARKDOWN.sub(r"\\\1", CONTROL.sub(" ", str(text)))


def comment(text: Any) -> str:
    """Text that is safe inside a Python docstring of triple double quotes."""
    shown = CONTROL.sub(" ", str(text)).replace("\\", "/").replace('"', "'").strip()
    return re.sub(r"\s+", " ", shown) or "a service"
