"""Package: the generated tree as text, before any disk is touched."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Package:
    """Relative `/`-separated path → content, sorted by path."""

    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        return self.files[path].decode("utf-8")
