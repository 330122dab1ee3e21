"""`check`: folders and files → the findings that are left after comments, selection and baseline; and files with their fixes."""

import difflib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path

from nb2svc.analyse import Inspected, inspect
from nb2svc.checks.shelf import examine, fix_of
from nb2svc.checks.suppression import sift
from nb2svc.config import Config, ConfigError, nearest
from nb2svc.ir.diagnostic import CATALOGUE, Diagnostic, Severity
from nb2svc.ir.program import Program
from nb2svc.report.fingerprint import read_baseline, signed, write_baseline
from nb2svc.report.formats import FORMATS, junit
from nb2svc.report.formats.finding import Finding, locate, relative, sort_key
from nb2svc.report.mend import mend, stays_valid
from nb2svc.sources.walk import notebooks

NO_ANSWER = "NB602"
MAX_ROUNDS = 10
"""Each round of fixes is looked at again; two are enough, unless fixes touch each other."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings of a run, sorted; `clean` are the files without one, `suppressed` what comments hide, `diff` what fixes would change."""

    findings: tuple[Finding, ...]
    clean: tuple[str, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    diff: str = ""

    def render(self, output_format: str) -> str:
        """The findings as text; SARIF keeps those that comments hide, and says why they do."""
        if output_format == "junit":
            return junit.render(self.findings, self.clean)
        shown = (*self.findings, *self.suppressed) if output_format == "sarif" else self.findings
        return FORMATS[output_format](tuple(sorted(shown, key=sort_key)))

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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is to do beside looking: write fixes, the unsafe ones too, or only show them; write a baseline."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    write_baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """How a run speaks meanwhile: `say` prints a line, `progress` tells that so many of all files are done."""

    say: Callable[[str], None]
    progress: Callable[[int, int], None] = field(default=lambda done, every: None)


def run(paths: tuple[Path, ...], config: Config, voice: Voice, asked: Asked = Asked()) -> Checked:
    """Check each notebook by itself. Raises ConfigError for a code that does not exist, or a baseline that cannot be read."""
    named = [*config.select, *config.ignore, *(code for _, codes in config.per_file_ignores for code in codes)]
    for code in named:
        if not any(known.startswith(code) for known in CATALOGUE):
            raise ConfigError(f"`{code}` is no code{nearest(code, tuple(CATALOGUE))}")
    known = read_baseline(config.baseline) if config.baseline is not None and (asked.write_baseline != config.baseline or config.baseline.exists()) else {}
    findings: list[Finding] = []
    suppressed: list[Finding] = []
    clean: list[str] = []
    diffs: list[str] = []
    files = notebooks(paths, config.exclude)
    for number, path in enumerate(files):
        voice.progress(number, len(files))
        if asked.fix and not asked.diff:
            write_fixes(path, config, asked.unsafe, voice)
        one = check_one(path, config, voice.say)
        if asked.diff:
            diffs.append(diff_of(path, one.findings, asked.unsafe))
        findings += one.findings
        suppressed += one.suppressed
        clean += [] if one.findings else [relative(path)]
    voice.progress(len(files), len(files))
    if asked.write_baseline is not None:
        write_baseline(asked.write_baseline, findings)
        known |= read_baseline(asked.write_baseline)
    gone = set(known) - {finding.fingerprint for finding in findings}
    for fingerprint in sorted(gone, key=lambda each: (known[each], each)):
        voice.say(f"{known[fingerprint]} is in the baseline and no longer found")
    left = [finding for finding in findings if finding.fingerprint not in known]
    return Checked(tuple(sorted(left, key=sort_key)), tuple(clean), tuple(suppressed), "".join(diffs))


def check_one(path: Path, config: Config, say: Callable[[str], None]) -> Checked:
    """All findings of one file that the selection leaves."""
    return judged(inspect((path,), config), path, config, say)


def judged(found: Inspected, path: Path, config: Config, say: Callable[[str], None]) -> Checked:
    """All findings of one file that the selection leaves, once it is analysed."""
    if any(diagnostic.code == NO_ANSWER for diagnostic in found.diagnostics):
        say(f"{relative(path)}: nothing fitted predicts here, so there is no service to check for")
    if found.program is None or found.analysis is None:
        located = signed(locate(found.diagnostics, found.program, (path,)), found.program)
        return Checked(tuple(finding for finding in located if is_selected(finding.diagnostic, path, config)))
    # That nothing answers is for `convert` to refuse: an exploration is no fault.
    every = tuple(replace(one, level=Severity.INFO) if one.code == NO_ANSWER else one for one in examine(found.analysis))
    sifted = sift(every, found.program)
    reasons = dict(sifted.suppressed)
    # All are located together: what one finding hides no other one shows, and the order of equals does not hang on the selection.
    located = signed(locate((*sifted.kept, *reasons), found.program, (path,)), found.program)
    selected = [with_fix(finding, found.program, reasons) for finding in located if is_selected(finding.diagnostic, path, config)]
    return Checked(
        tuple(finding for finding in selected if not finding.reason),
        suppressed=tuple(finding for finding in selected if finding.reason),
    )


def with_fix(finding: Finding, program: Program, reasons: dict[Diagnostic, str]) -> Finding:
    """The finding with what settles it, and with the reason of the comment that hides it."""
    return replace(finding, fix=fix_of(finding.diagnostic, program), reason=reasons.get(finding.diagnostic, ""))


def is_selected(diagnostic: Diagnostic, path: Path, config: Config) -> bool:
    """Whether a finding is to be shown: by default all errors and warnings."""
    code = diagnostic.code
    ignored = [*config.ignore, *(each for pattern, codes in config.per_file_ignores if fnmatch(relative(path), pattern) for each in codes)]
    if any(code.startswith(each) for each in ignored):
        return False
    if config.select:
        return any(code.startswith(each) for each in config.select)
    return code != NO_ANSWER and diagnostic.severity is not Severity.INFO


def fixed_text(path: Path, findings: tuple[Finding, ...], unsafe: bool) -> tuple[str, str, int]:
    """The text of a file, the same with the fixes of these findings, and how many there were."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    fixes = [finding.fix for finding in findings if finding.fix is not None and (finding.fix.is_safe or unsafe)]
    kind = next((finding.place.kind for finding in findings if finding.fix is not None and finding.place is not None), "ipynb")
    fixed, count = mend(text, kind, fixes)
    if kind == "ipynb" and fixed != text and not stays_valid(text, fixed):
        return text, text, 0
    return text, fixed, count


def write_fixes(path: Path, config: Config, unsafe: bool, voice: Voice) -> None:
    """Fix a file until nothing is left to fix."""
    total = 0
    for _ in range(MAX_ROUNDS):
        findings = check_one(path, config, lambda _: None).findings
        if not any(finding.fix is not None for finding in findings):
            break
        text, fixed, count = fixed_text(path, findings, unsafe)
        if fixed == text:
            break
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(fixed)
        total += count
    if total:
        voice.say(f"{relative(path)}: fixed {total} finding{'s' if total > 1 else ''}")


def diff_of(path: Path, findings: tuple[Finding, ...], unsafe: bool) -> str:
    """What the fixes of a file would change, as a unified diff."""
    if not any(finding.fix is not None for finding in findings):
        return ""
    text, fixed, _ = fixed_text(path, findings, unsafe)
    name = relative(path)
    return "".join(f"{line}\n" for line in difflib.unified_diff(text.split("\n"), fixed.split("\n"), f"a/{name}", f"b/{name}", lineterm=""))
