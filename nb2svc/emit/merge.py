"""Merge: base, yours, new → one text, or the text with markers where both sides changed the same lines.

    base  a b c        yours  a B c        new  a b c d        →        a B c d
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

YOURS, BASE, NEW = "yours", "as generated before", "generated now"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; `conflicts` are the blocks that nobody but the author can settle."""

    text: str
    conflicts: tuple[str, ...] = ()


def merge(base: str, yours: str, new: str) -> Merged:
    """Merge three texts by lines."""
    lines = [text.splitlines(keepends=True) for text in (base, yours, new)]
    text, conflicts = [], []
    for part in parts(*lines):
        if isinstance(part, list):
            text += part
        else:
            block = marked(part)
            conflicts.append(block)
            text.append(block)
    return Merged("".join(text), tuple(conflicts))


def parts(base: Sequence[str], yours: Sequence[str], new: Sequence[str]) -> Iterator[list[str] | tuple[list[str], list[str], list[str]]]:
    """The lines that are settled, and the triples that are not, in order."""
    ours, theirs = kept(base, yours), kept(base, new)
    at_base = at_yours = at_new = 0
    for line in range(len(base) + 1):
        if line < len(base) and (line not in ours or line not in theirs):
            continue
        # `line` stands on both sides: what lies before it may differ.
        here, there = (ours[line], theirs[line]) if line < len(base) else (len(yours), len(new))
        triple = list(base[at_base:line]), list(yours[at_yours:here]), list(new[at_new:there])
        yield from settled(*triple)
        if line < len(base):
            yield [base[line]]
        at_base, at_yours, at_new = line + 1, here + 1, there + 1


def kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """The lines of the base that the other side kept, each with its place there."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def settled(base: list[str], yours: list[str], new: list[str]) -> Iterator[list[str] | tuple[list[str], list[str], list[str]]]:
    """What one side alone changed is taken; what both changed alike too."""
    if yours == new or new == base:
        chosen: list[str] | None = yours
    else:
        chosen = new if yours == base else None
    if chosen is None:
        yield base, yours, new
    elif chosen:
        yield chosen


def marked(part: tuple[list[str], list[str], list[str]]) -> str:
    """A conflict with its markers."""
    base, yours, new = ("".join(line if line.endswith("\n") else line + "\n" for line in lines) for lines in part)
    return f"<<<<<<< {YOURS}\n{yours}||||||| {BASE}\n{base}=======\n{new}>>>>>>> {NEW}\n"
