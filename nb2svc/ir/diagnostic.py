"""Diagnostic: a finding that points, explains and helps; and the catalogue of what can be found."""

from dataclasses import dataclass, field
from enum import StrEnum

from nb2svc.ir.fix import Fix
from nb2svc.ir.span import Span


class Severity(StrEnum):
    """A promise: `convert` refuses on an error, and never without one."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


CATALOGUE: dict[str, tuple[str, Severity]] = {
    "NB101": ("order-dependent", Severity.WARNING),
    "NB102": ("undefined-name", Severity.ERROR),
    "NB103": ("unparsable-cell", Severity.ERROR),
    "NB104": ("opaque-magic", Severity.ERROR),
    "NB105": ("missing-module", Severity.ERROR),
    "NB106": ("machine-path", Severity.WARNING),
    "NB107": ("unseeded-randomness", Severity.WARNING),
    "NB108": ("unexecuted", Severity.INFO),
    "NB109": ("unpinned-download", Severity.WARNING),
    "NB201": ("unknown-call", Severity.ERROR),
    "NB202": ("dynamic-code", Severity.ERROR),
    "NB203": ("interactive-input", Severity.ERROR),
    "NB204": ("inplace-result", Severity.ERROR),
    "NB205": ("lost-write", Severity.WARNING),
    "NB206": ("chained-write", Severity.WARNING),
    "NB207": ("row-loop", Severity.ERROR),
    "NB208": ("row-by-position", Severity.WARNING),
    "NB209": ("unresolved-columns", Severity.ERROR),
    "NB210": ("multiplying-join", Severity.ERROR),
    "NB211": ("outside-read", Severity.ERROR),
    "NB212": ("unbounded-loop", Severity.ERROR),
    "NB213": ("outside-effect", Severity.WARNING),
    "NB214": ("unfollowed-table", Severity.ERROR),
    "NB301": ("overlapping-rows", Severity.WARNING),
    "NB302": ("fit-before-split", Severity.WARNING),
    "NB303": ("fit-on-test", Severity.WARNING),
    "NB304": ("target-in-features", Severity.ERROR),
    "NB305": ("target-encoding", Severity.WARNING),
    "NB306": ("test-reuse", Severity.INFO),
    "NB307": ("no-held-out-score", Severity.INFO),
    "NB308": ("shuffled-time", Severity.INFO),
    "NB401": ("frozen-statistic", Severity.INFO),
    "NB402": ("request-statistic", Severity.WARNING),
    "NB403": ("other-rows", Severity.ERROR),
    "NB404": ("unaligned-dummies", Severity.WARNING),
    "NB405": ("clock-or-size", Severity.ERROR),
    "NB406": ("random-feature", Severity.ERROR),
    "NB407": ("encoder-overwritten-in-loop", Severity.WARNING),
    "NB501": ("no-sample", Severity.WARNING),
    "NB502": ("lossy-identifier", Severity.WARNING),
    "NB503": ("pandas-version-dtype", Severity.WARNING),
    "NB504": ("drifting-dtype", Severity.INFO),
    "NB505": ("closed-categories", Severity.INFO),
    "NB506": ("filter-as-validation", Severity.INFO),
    "NB507": ("missing-data", Severity.ERROR),
    "NB508": ("broken-contract", Severity.ERROR),
    "NB509": ("tightened-contract", Severity.WARNING),
    "NB510": ("mixed-column", Severity.ERROR),
    "NB601": ("ambiguous-answer", Severity.ERROR),
    "NB602": ("no-answer", Severity.ERROR),
    "NB603": ("missing-artifact", Severity.ERROR),
    "NB604": ("target-not-inverted", Severity.WARNING),
    "NB605": ("class-in-main", Severity.INFO),
    "NB606": ("hand-trained-model", Severity.ERROR),
    "NB701": ("secret", Severity.ERROR),
    "NB702": ("secret-in-output", Severity.WARNING),
    "NB703": ("unsafe-load", Severity.WARNING),
    "NB801": ("opaque-step", Severity.ERROR),
    "NB802": ("lost-helper", Severity.ERROR),
    "NB803": ("requirement-conflict", Severity.WARNING),
    "NB804": ("branching-answer", Severity.ERROR),
    "NB901": ("unused-ignore", Severity.WARNING),
    "NB902": ("ignore-without-reason", Severity.WARNING),
    "NB903": ("unreadable-source", Severity.ERROR),
    "NB904": ("too-big", Severity.ERROR),
    "NB905": ("stale-service", Severity.WARNING),
    "NB906": ("idle-annotation", Severity.WARNING),
    "NB907": ("wrong-annotation", Severity.ERROR),
}
"""Code → name (reads after "allow") and severity. Codes are never reused."""


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains the first."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `span` is None where the whole file `source` of a chain is meant; `level` where the case is milder than the catalogue says.

    `fix` settles it, where whoever found it knows how.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str = ""
    related: tuple[Note, ...] = field(default=())
    level: Severity | None = None
    source: int = 0
    fix: Fix | None = None

    @property
    def name(self) -> str:
        return CATALOGUE[self.code][0]

    @property
    def severity(self) -> Severity:
        return self.level or CATALOGUE[self.code][1]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR
