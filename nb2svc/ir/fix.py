"""Fix: a change of a notebook's text that settles a finding."""

from dataclasses import dataclass

from nb2svc.ir.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in the place of what stands at `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What settles one finding: edits of sources, or one saved output that is cleared (`cleared`: source, cell, and the index of the output).

    `is_safe`: the notebook's own numbers cannot change.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    cleared: tuple[int, int, int] | None = None
    is_safe: bool = True
