"""`check`: folders and files → the findings that are left after selection."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from nb2svc.config import Config, ConfigError, nearest
from nb2svc.analyse import inspect
from nb2svc.ir.diagnostic import CATALOGUE, Diagnostic, Severity
from nb2svc.report.formats import FORMATS
from nb2svc.report.formats.finding import Finding, locate, relative, sort_key
from nb2svc.sources.walk import notebooks

NO_ANSWER = "NB602"


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings of a run, sorted."""

    findings: tuple[Finding, ...]

    def render(self, output_format: str) -> str:
        return FORMATS[output_format](self.findings)

    def statistics(self) -> str:
        """How often each code was found, the most frequent first."""
        counts = Counter(finding.diagnostic.code for finding in self.findings)
        return "".join(
            f"{count:6}  {code}  {CATALOGUE[code][0]}\n" for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )

    def fails(self, fail_on: str) -> bool:
        """Whether a finding of that severity or a worse one is left."""
        severe = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
        return any(finding.diagnostic.severity in severe for finding in self.findings)


def run(paths: tuple[Path, ...], config: Config, say: Callable[[str], None]) -> Checked:
    """Check each notebook by itself. Raises ConfigError for a code that does not exist."""
    for code in (*config.select, *config.ignore):
        if not any(known.startswith(code) for known in CATALOGUE):
            raise ConfigError(f"`{code}` is no code{nearest(code, tuple(CATALOGUE))}")
    findings: list[Finding] = []
    for path in notebooks(paths, config.exclude):
        found = inspect((path,), config)
        if any(diagnostic.code == NO_ANSWER for diagnostic in found.diagnostics):
            say(f"{relative(path)}: nothing fitted predicts here, so there is no service to check for")
        kept = [diagnostic for diagnostic in found.diagnostics if is_selected(diagnostic, path, config)]
        findings += locate(kept, found.program, (path,))
    return Checked(tuple(sorted(findings, key=sort_key)))


def is_selected(diagnostic: Diagnostic, path: Path, config: Config) -> bool:
    """Whether a finding is to be shown: by default all errors and warnings."""
    code = diagnostic.code
    ignored = [*config.ignore, *(each for pattern, codes in config.per_file_ignores if fnmatch(relative(path), pattern) for each in codes)]
    if any(code.startswith(each) for each in ignored):
        return False
    if config.select:
        return any(code.startswith(each) for each in config.select)
    return code != NO_ANSWER and diagnostic.severity is not Severity.INFO
