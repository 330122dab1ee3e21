"""Build: the short story. The markup of a service is read, held against the contract that clients have, and rendered anew."""

from dataclasses import replace
from pathlib import Path

from nb2svc import emit
from nb2svc.config import Config
from nb2svc.convert import Converted, Refused, against
from nb2svc.emit.earlier import LOCK, MARKUP, contract_at
from nb2svc.emit.reading import read
from nb2svc.emit.regenerate import BASE, RECORD
from nb2svc.ir.package import Package


def build(markup: Path, config: Config) -> Converted | Refused:
    """Render the package that a markup file describes. Raises ConfigError."""
    facts, settings = read(markup)
    directory = folder(markup, facts.name, config)
    held = contract_at(directory) if (directory / LOCK).is_file() else None
    findings = ()
    if held is not None and held.version == facts.contract.version:
        facts = replace(facts, contract=replace(facts.contract, reserved=held.reserved))
        findings = tuple(against(held, facts.contract))
    if any(finding.is_error for finding in findings):
        return Refused(findings, None)
    package = emit.render(facts, settings)
    generation = directory / BASE / MARKUP
    if directory.resolve() == markup.parent.resolve() and generation.is_file():
        # The markup is what the author edits: it stays as it is, and stays an edit of what `convert` made.
        package = Package({**package.files, MARKUP: generation.read_bytes()})
    return Converted(facts, package, findings, None)


def folder(markup: Path, name: str, config: Config) -> Path:
    """Where the package goes: the folder of the markup where nb2svc wrote it, else one beside the caller."""
    if config.out is not None:
        return config.out
    return markup.parent if (markup.parent / RECORD).is_file() else Path(f"{name}-service")
