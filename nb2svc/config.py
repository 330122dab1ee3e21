"""`[tool.nb2svc]` of the nearest pyproject.toml and the flags of the command line → one frozen Config."""

import difflib
import keyword
import re
import sys
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

PATTERNS = ("service", "library")
INTERFACES = ("rest", "grpc")
TAKEN = frozenset(
    "fastapi google grpc grpc_health grpc_reflection grpc_tools grpcio httpx joblib lightgbm matplotlib nb2svc numpy pandas prometheus_client protobuf pyarrow"
    " pydantic pytest requests scipy seaborn setuptools sklearn starlette statsmodels structlog tests torch uvicorn xgboost yaml".split()
)
"""Names of what a service imports, or of folders beside it: a package of that name would hide them."""


class ConfigError(Exception):
    """A wrong option or configuration; its text is one line for the user."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for. Empty and None mean: not said."""

    name: str = ""
    out: Path | None = None
    data: tuple[Path, ...] = ()
    target: str | None = None
    answer: str | None = None
    model: Path | None = None
    interfaces: tuple[str, ...] = INTERFACES
    patterns: tuple[str, ...] = ("service",)
    train: bool = False
    dry_run: bool = False
    pandas: str | None = None
    rules: tuple[Path, ...] = ()
    freeze: tuple[str, ...] = ()
    row_wise: tuple[str, ...] = ()
    cells: tuple[tuple[str, tuple[str, ...]], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fail_on: str = "warning"
    baseline: Path | None = None


FILE_KEYS = tuple(sorted({field.name.replace("_", "-") for field in fields(Config)} - {"out", "train", "dry-run"}))
LISTS = ("data", "interfaces", "patterns", "rules", "freeze", "row-wise", "select", "ignore", "exclude")
PATHS = ("data", "model", "rules", "baseline")
CHOICES = {"interfaces": INTERFACES, "patterns": PATTERNS, "fail-on": ("error", "warning")}


def load(paths: tuple[Path, ...], **flags: Any) -> Config:
    """The configuration for these sources; a flag that is given wins over the file. Raises ConfigError."""
    folder = (paths[0] if paths and paths[0].is_dir() else paths[0].parent if paths else Path()).resolve()
    config = replace(Config(), **read_file(folder))
    given = {key: value for key, value in flags.items() if value not in (None, (), "")}
    for key in ("interfaces", "patterns"):
        check_choice(key, given.get(key, ()), f"--{key}")
    config = replace(config, **given)
    if config.name:
        check_name(config.name)
        return config
    return replace(config, name=default_name(paths[0]) if paths else "notebook")


def read_file(folder: Path) -> dict[str, Any]:
    """The values of the nearest pyproject.toml, by field name. Raises ConfigError."""
    for parent in (folder, *folder.parents):
        path = parent / "pyproject.toml"
        if path.is_file():
            break
    else:
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("nb2svc", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path.name}: {error}") from error
    if not isinstance(table, Mapping):
        raise ConfigError(f"{path.name}: `tool.nb2svc` is not a table")
    return {key.replace("-", "_"): read_value(key, value, parent) for key, value in table.items()}


def read_value(key: str, value: Any, folder: Path) -> Any:
    """One value of the file, checked; its paths are relative to the file. Raises ConfigError."""
    if key not in FILE_KEYS:
        raise ConfigError(f"pyproject.toml: `{key}` is no option of [tool.nb2svc]{nearest(key, FILE_KEYS)}")
    if key == "per-file-ignores":
        if not isinstance(value, Mapping) or not all(is_texts(codes) for codes in value.values()):
            raise ConfigError("pyproject.toml: `per-file-ignores` maps patterns to lists of codes")
        return tuple((pattern, tuple(codes)) for pattern, codes in value.items())
    if key == "cells":
        words = ("skip", "train", "serve", "input", "output")
        if not isinstance(value, Mapping) or not all(re.fullmatch(r".+#.+", place) and is_texts(tags) and set(tags) <= set(words) for place, tags in value.items()):
            raise ConfigError(f'pyproject.toml: `cells` maps places ("experiment.ipynb#ID") to lists of {", ".join(words)}')
        return tuple((place, tuple(tags)) for place, tags in value.items())
    if key in LISTS:
        value = [value] if isinstance(value, str) else value
        if not is_texts(value):
            raise ConfigError(f"pyproject.toml: `{key}` is a list of texts")
        check_choice(key, value, "pyproject.toml")
        return tuple(folder / part if key in PATHS else part for part in value)
    if not isinstance(value, str):
        raise ConfigError(f"pyproject.toml: `{key}` is a text")
    check_choice(key, (value,), "pyproject.toml")
    return folder / value if key in PATHS else value


def is_texts(value: Any) -> bool:
    """Whether a value is a list of strings."""
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def check_choice(key: str, values: Any, where: str) -> None:
    """Raise ConfigError at the first value that the option does not have."""
    for value in values if key in CHOICES else ():
        if value not in CHOICES[key]:
            raise ConfigError(f"{where}: `{value}` is not one of {', '.join(CHOICES[key])}{nearest(value, CHOICES[key])}")


def nearest(word: str, known: tuple[str, ...]) -> str:
    """A suggestion to put behind a message; empty where nothing is near."""
    found = difflib.get_close_matches(word, known, 1)
    return f"; did you mean `{found[0]}`?" if found else ""


def is_reserved(name: str) -> bool:
    """Whether a package of that name would hide another one, or could not be imported."""
    return keyword.iskeyword(name) or name in sys.stdlib_module_names or name in TAKEN


def check_name(name: str) -> None:
    """Raise ConfigError unless `name` can be the package of a service."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,62}", name):
        raise ConfigError(f"--name: `{name}` is not a package name: a lower-case letter, then up to 62 letters, digits and `_`")
    if is_reserved(name):
        kind = "a keyword of Python" if keyword.iskeyword(name) else "the name of a module that a service needs"
        raise ConfigError(f"--name: `{name}` is {kind}; did you mean `{name}_service`?")


def snake_case(text: str) -> str:
    """ASCII snake case: `HousePrices v2` → `house_prices_v2`; empty where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", ascii_text)
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def default_name(path: Path) -> str:
    """The name of a service made from this file."""
    name = snake_case(path.stem) or "notebook"
    if not name[0].isalpha() or is_reserved(name):
        name = f"nb_{name}"
    return name[:63].rstrip("_")
