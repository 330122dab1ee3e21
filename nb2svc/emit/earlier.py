"""Earlier: what a folder that was generated before holds the next generation to."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from nb2svc.config import ConfigError
from nb2svc.emit.reading import load, logged_of
from nb2svc.ir import lock
from nb2svc.ir.contract import Contract, Limits

LOCK = "contracts/contract.lock"
MARKUP = "service.yaml"
FIRST = "1"


def contract_at(place: Path) -> Contract:
    """The contract of a service's folder, or of a lock file. Raises ConfigError."""
    path = next((path for path in (place / LOCK, place / "contract.lock") if path.is_file()), place)
    try:
        return lock.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{path}: {reason}") from error


def earlier(directory: Path) -> tuple[Contract | None, str]:
    """The contract that binds, and the version to generate. A raised version in the markup starts a contract of its own. Raises ConfigError."""
    if not (directory / LOCK).is_file():
        return None, FIRST
    held = contract_at(directory)
    version = str(read_markup(directory).get("version", held.version))
    return (held if version == held.version else None), version


def edited(directory: Path, contract: Contract) -> Contract:
    """The contract with what the author wrote into the markup for all generations: the title and the limits. Raises ConfigError."""
    told = read_markup(directory)
    return replace(contract, title=told.get("title", contract.title), limits=Limits(**told.get("limits", {})))


def logged(directory: Path, contract: Contract) -> tuple[str, ...]:
    """The columns whose values a prediction log may keep, as the author wrote them into the markup. Raises ConfigError."""
    return logged_of(read_markup(directory), contract)


def read_markup(directory: Path) -> dict[str, Any]:
    """The markup of a folder that was generated before; nothing where there is none. Raises ConfigError."""
    markup = directory / MARKUP
    return load(markup) if (directory / LOCK).is_file() and markup.is_file() else {}
