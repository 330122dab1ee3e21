"""Spelling: a value of the notebook as a word of another language. Nothing a notebook holds enters a file by another way."""

import json
import math
import re
from typing import Any

import yaml

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# An underscore inside a word is only itself.
MARKDOWN = re.compile(r"([\\`*\[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")


# Texts that a reader of YAML folds as ends of lines, or, by its newer version, takes for numbers.
FOLDED = re.compile(r"[\x85\u2028\u2029\ufeff]")
NUMBERS = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")


class _Dumper(yaml.SafeDumper):
    """Texts come back as they are, from every reader."""

    def represent_str(self, text: str) -> yaml.ScalarNode:
        style = '"' if FOLDED.search(text) else "'" if NUMBERS.fullmatch(text) else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _Dumper.represent_str)


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


def document(value: Any) -> str:
    """A document of YAML, in the order of its keys."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)


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
