"""Earlier: what a folder that was generated before holds the next generation to."""

import re
from pathlib import Path
from typing import Any

import yaml

from nb2svc.config import ConfigError
from nb2svc.ir import lock
from nb2svc.ir.contract import Contract

LOCK = "contracts/contract.lock"
MARKUP = "service.yaml"
VERSION = re.compile(r"[1-9][0-9]{0,5}(\.[0-9]{1,6}){0,2}")
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
    version = wanted_version(directory / MARKUP) or held.version
    return (held if version == held.version else None), version


def logged(directory: Path, contract: Contract) -> tuple[str, ...]:
    """The columns whose values a prediction log may keep, as the author wrote them into the markup. Raises ConfigError."""
    if not (directory / LOCK).is_file():
        return ()
    told = read_markup(directory / MARKUP).get("monitoring") or {}
    names = told.get("features") if isinstance(told, dict) else None
    known = {field.name for field in contract.fields}
    if not isinstance(names or [], list) or not all(isinstance(name, str) for name in names or []):
        raise ConfigError(f"{MARKUP}: `monitoring.features` is a list of columns")
    if unknown := [name for name in names or [] if name not in known]:
        raise ConfigError(f"{MARKUP}: `monitoring.features` names `{unknown[0]}`, which the service does not read")
    return tuple(dict.fromkeys(names or []))


def read_markup(markup: Path) -> dict[str, Any]:
    """What the markup says; nothing where there is none. Raises ConfigError."""
    try:
        document = yaml.safe_load(markup.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{markup.name}: it cannot be read as YAML") from error
    return document if isinstance(document, dict) else {}


def wanted_version(markup: Path) -> str | None:
    """The version that the markup names. Raises ConfigError for what is none."""
    version = read_markup(markup).get("version")
    if version is None:
        return None
    if not VERSION.fullmatch(str(version)):
        raise ConfigError(f"{markup.name}: `{version}` is no version: `2` or `1.1`")
    return str(version)
