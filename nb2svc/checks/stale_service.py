"""stale-service: a service was made from other code than its notebook has now.

## Why is this bad?
The notebook has moved on and the service has not: what is read in one is not what runs in the other. Outputs, Markdown and the order of runs do not count.

## Example
    nb2svc convert experiment.ipynb, then a changed cell

## Use instead
    nb2svc convert experiment.ipynb       # again: edits of the package are merged
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.program import Source

CODE = "NB905"
MARKUP = "service.yaml"
LONGEST = 4 * 2**20


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each service beside a notebook, or where the command runs, that was made from other code of it."""
    program = analysis.graph.program
    for number, source in enumerate(program.sources):
        if source.kind == "module":
            continue
        for markup in markups(source):
            held = made_from(markup, source)
            if held is not None and held != program.code_sha256(number):
                yield Diagnostic(CODE, f"`{markup.parent.name}` was made from other code than this notebook has now", hint="convert it again: what you edited in the package is kept", source=number)


def markups(source: Source) -> list[Path]:
    """The markup files of services that may be made from a source."""
    folders = {source.folder.absolute(), source.folder.absolute().parent, Path.cwd()}
    return sorted({markup for folder in folders for markup in folder.glob(f"*/{MARKUP}")})


def made_from(markup: Path, source: Source) -> str | None:
    """The hash of the code of `source` that a service was made from; None where it was not, or does not say."""
    try:
        content = markup.read_bytes() if markup.stat().st_size <= LONGEST else b""
    except OSError:
        return None
    if source.path.name.encode() not in content:
        return None
    for entry in entries(content):
        if (markup.parent / str(entry.get("path", ""))).resolve() == source.path.resolve() and entry.get("code_sha256"):
            return str(entry["code_sha256"])
    return None


def entries(content: bytes) -> list[dict[str, Any]]:
    """The sources that a markup names."""
    import yaml

    try:
        document = yaml.safe_load(content)
    except (ValueError, RecursionError, yaml.YAMLError):
        return []
    first = document.get("source") if isinstance(document, dict) else None
    if not isinstance(first, dict):
        return []
    return [entry for entry in (first, *(first.get("then") or ())) if isinstance(entry, dict)]
