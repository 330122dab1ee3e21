"""`contract diff`: two services, or their locks → what clients of the old one meet at the new one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nb2svc.emit.earlier import contract_at
from nb2svc.ir.changes import Change, Class, changes


@dataclass(frozen=True, slots=True)
class Compared:
    """All changes, the worst first."""

    found: tuple[Change, ...]

    @property
    def text(self) -> str:
        """A line a change."""
        lines = (f"{change.kind:9}  {f'`{change.field}` ' if change.field is not None else ''}{change.message}\n" for change in self.found)
        return "".join(lines) or "no change\n"

    @property
    def document(self) -> dict[str, Any]:
        """The changes as JSON."""
        return {"schema": 1, "changes": [{"class": str(change.kind), "field": change.field, "message": change.message} for change in self.found]}

    @property
    def binds(self) -> bool:
        """Whether an old client is refused something that it was given."""
        return any(change.kind is not Class.ADDITIVE for change in self.found)


def diff(old: Path, new: Path) -> Compared:
    """Compare. Raises ConfigError for what holds no contract."""
    return Compared(changes(contract_at(old), contract_at(new)))
