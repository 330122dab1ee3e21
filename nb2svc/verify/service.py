"""Service: a folder that `convert` wrote → what verify must know of it, and the notebook analysed as it was then."""

import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from nb2svc import config as configuration
from nb2svc.config import Config, ConfigError

RECORDED = ("target", "answer")


@dataclass(frozen=True, slots=True)
class Service:
    """A written service: `directory` is absolute, `source` the notebook, `followers` those that
    follow it in a chain, `asked` what `convert` was told beside them."""

    directory: Path
    name: str
    source: Path
    sha256: str
    asked: dict[str, str]
    followers: tuple[tuple[Path, str], ...] = ()

    @property
    def sources(self) -> tuple[Path, ...]:
        """All notebooks of the chain, in order."""
        return (self.source, *(path for path, _ in self.followers))

    @property
    def artifacts(self) -> Path:
        return self.directory / "artifacts"

    @property
    def is_trained(self) -> bool:
        return (self.artifacts / "manifest.json").is_file()

    def configure(self, given: Config | None, data: tuple[Path, ...]) -> Config:
        """The configuration under which the notebook was converted."""
        config = given if given is not None else configuration.load((self.source,), name=self.name, data=data)
        known = {key: self.asked[key] for key in RECORDED if key in self.asked and getattr(config, key) is None}
        return replace(config, name=self.name, out=self.directory, **known)

    def is_same_notebook(self) -> bool:
        """Whether the notebook is byte by byte the one that was converted."""
        hashes = (self.sha256, *(sha256 for _, sha256 in self.followers))
        return all(hashlib.sha256(path.read_bytes()).hexdigest() == sha256 for path, sha256 in zip(self.sources, hashes))

    def was_written_with(self, texts: dict[str, str]) -> bool:
        """Whether these are the programs that `convert` wrote: outputs of a notebook may change without its meaning."""
        try:
            record = json.loads((self.directory / ".nb2svc" / "generated.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return all(record["files"].get(f"src/{self.name}/{file}") == hashlib.sha256(text.encode()).hexdigest() for file, text in texts.items())


def read_service(directory: Path, source: Path | None) -> Service:
    """Read `service.yaml`. Raises ConfigError for a folder that is no service or a notebook that is not there."""
    path = directory / "service.yaml"
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        recorded = document["source"]
        followers = [(Path(os.path.abspath(directory / str(one["path"]))), str(one["sha256"])) for one in recorded.get("then", ())]
        name, relative, sha256 = str(document["name"]), str(recorded["path"]), str(recorded["sha256"])
    except FileNotFoundError:
        raise ConfigError(f"{directory} is no service: it has no service.yaml") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} cannot be read: {type(error).__name__}") from None
    configuration.check_name(name)
    chosen = source if source is not None else directory / relative
    if not chosen.is_file():
        raise ConfigError(f"the notebook {relative} is not beside {directory}: name it with --source")
    if missing := [path for path, _ in followers if not path.is_file()]:
        raise ConfigError(f"the notebook {missing[0]} of the chain is not there")
    asked = {key: str(recorded[key]) for key in RECORDED if recorded.get(key)}
    return Service(directory.resolve(), name, Path(os.path.abspath(chosen)), sha256, asked, tuple(followers))
