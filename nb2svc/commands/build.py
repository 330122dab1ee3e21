"""`build`: a markup file → a written package."""

import os
import shlex
from pathlib import Path

from nb2svc.build import build, folder
from nb2svc.commands.convert import Printing, put
from nb2svc.config import Config
from nb2svc.convert import Converted
from nb2svc.report.formats import text
from nb2svc.report.formats.finding import locate


def run(markup: Path, config: Config, printing: Printing) -> int:
    """Build, print and write. Returns the exit code."""
    outcome = build(markup, config)
    findings = locate(outcome.diagnostics, None, (markup,))
    if findings:
        printing.say(text.render(findings))
    if not isinstance(outcome, Converted):
        return 1
    directory = folder(markup, outcome.plan.name, config)
    written = put(outcome.package, directory, printing)
    if isinstance(written, int):
        return written
    printing.say(f"wrote {directory} ({len(outcome.package.files)} files{written})")
    data = shlex.quote(os.path.relpath(markup.parent, directory))
    printing.say(f"next: cd {shlex.quote(str(directory))} && PYTHONPATH=src python -m {outcome.plan.name} train --data-dir {data}")
    return 0
