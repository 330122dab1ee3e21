"""Earlier: what a folder that was generated before holds the next generation to."""

import re
from pathlib import Path

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


def wanted_version(markup: Path) -> str | None:
    """The version that the markup names. Raises ConfigError for what is none."""
    try:
        document = yaml.safe_load(markup.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{markup.name}: it cannot be read as YAML") from error
    version = document.get("version") if isinstance(document, dict) else None
    if version is None:
        return None
    if not VERSION.fullmatch(str(version)):
        raise ConfigError(f"{markup.name}: `{version}` is no version: `2` or `1.1`")
    return str(version)
