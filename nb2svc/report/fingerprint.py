"""Findings → fingerprints that survive a move of the cell and a run of the formatter; and baselines, lists of them."""

import ast
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from nb2svc.checks.places import cell_at, statement_at
from nb2svc.config import ConfigError
from nb2svc.ir.program import Cell, Program
from nb2svc.report.formats.finding import Finding

SECRETS = "NB7"
"""What never enters a baseline, and whose text never enters a fingerprint."""


def signed(findings: Iterable[Finding], program: Program | None) -> tuple[Finding, ...]:
    """Each finding with its fingerprint; equal ones are told apart by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in findings:
        key = identity(finding, program)
        digest = hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "backslashreplace")).hexdigest()
        seen[key] += 1
        found.append(replace(finding, fingerprint=digest[:16]))
    return tuple(found)


def identity(finding: Finding, program: Program | None) -> tuple[str, ...]:
    """What makes a finding the same one tomorrow: code, path, cell, statement."""
    code, span = finding.diagnostic.code, finding.diagnostic.span
    cell = cell_at(program, span) if program is not None and span is not None else None
    if span is None or cell is None:
        return (code, finding.path, str(span.cell) if span is not None else "", "")
    statement = statement_at(cell, span.line)
    if code.startswith(SECRETS):
        words = f"line {span.line}"
    elif statement is not None:
        words = ast.unparse(statement)
    else:
        words = cell.text.split("\n")[span.line - 1].strip()
    return (code, finding.path, cell.id or normal(cell), words)


def normal(cell: Cell) -> str:
    """The source of a cell without what a formatter changes."""
    return hashlib.sha256(ast.unparse(cell.tree).encode("utf-8", "backslashreplace")).hexdigest()


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Write a baseline, a finding a line, sorted, so that two of them merge well."""
    rows = sorted({(f.path, f.diagnostic.code, f.fingerprint) for f in findings if not f.diagnostic.code.startswith(SECRETS)})
    lines = [json.dumps({"path": where, "code": code, "fingerprint": fingerprint}, ensure_ascii=False) for where, code, fingerprint in rows]
    path.write_text("[" + ",".join(f"\n{line}" for line in lines) + "\n]\n", encoding="utf-8")


def read_baseline(path: Path) -> dict[str, str]:
    """Fingerprint → what it stands for. Raises ConfigError."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {row["fingerprint"]: f"{row['path']}: {row['code']}" for row in rows}
    except FileNotFoundError:
        raise ConfigError(f"no such baseline: {path}") from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"{path.name} is no baseline: write one with --write-baseline") from error
