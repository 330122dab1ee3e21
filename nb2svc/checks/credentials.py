"""Text → the credentials in it: token shapes of known issuers, passwords in URLs and connection strings, literals that are called secret.

A hit says where and by whom, never what; `masked` is the text without them.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nb2svc.sources.parsing import Unparsable, parsed

ISSUERS = {
    "AWS": r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])",
    "GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})",
    "GitLab": r"\bgl(?:pat|dt|rt|cbt)-[A-Za-z0-9_-]{20,}",
    "Google": r"\bAIza[A-Za-z0-9_-]{35}\b|\bya29\.[A-Za-z0-9_-]{20,}|\bGOCSPX-[A-Za-z0-9_-]{28}",
    "Slack": r"\bxox[abeprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T[A-Za-z0-9_]+/B[A-Za-z0-9_]+/[A-Za-z0-9_]{16,}",
    "Stripe": r"\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}",
    "Hugging Face": r"\bhf_[A-Za-z0-9]{30,}",
    "a model provider": r"\bsk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{20,}",
    "a JWT issuer": r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:[\w+/=\s\"'\\,:-]*?-----END (?:[A-Z]+ )*PRIVATE KEY-----)?",
}
SHAPES = {issuer: re.compile(pattern) for issuer, pattern in ISSUERS.items()}
URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@'\"<>]*:(?P<value>[^\s/@'\"<>]+)@[\w.\[-]")
CONNECTION = re.compile(r"(?:^|[;\"'\s])(?:password|pwd)\s*=\s*(?P<value>[^;\s'\"]{3,})\s*(?:;|$)", re.IGNORECASE)
CALLED = re.compile(r"(?:^|_|\b)(?:passwords?|passwd|pwd|secret|secret_?key|client_?secret|token|api_?key|access_?key|auth_?token|authorization|private_?key)$", re.IGNORECASE)
WRITTEN = re.compile(
    r"(?P<name>[\w-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|authorization)[\w-]*)[\"']?\s*[:=]\s*[\"'](?P<value>[^\"'\n]{6,})[\"']", re.IGNORECASE
)
PLACEHOLDER = re.compile(
    r"(?:x{3,}|\*{2,}|\.{3,}|<.*>|\[.*\]|\{.*\}|\$\{?.*|%\(?.*|change[_-]?me|.*\b(?:your|my|insert|enter|here|example|dummy|placeholder|redacted|todo)\b.*|.*(?:your|example|placeholder)[_-].*"
    r"|none|null|true|false|test|password|passwd|secret|token|api[_-]?key|bearer|basic|string|str)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One credential: where its value stands in the text, and whose it is."""

    start: int
    end: int
    issuer: str

    def describe(self) -> str:
        """What may be said of it."""
        return f"a credential of {self.issuer}" if self.issuer[:1].isupper() else self.issuer


def is_placeholder(value: str, name: str = "") -> bool:
    """Does a value only stand for a secret: too short, spelled out, or equal to its own name?"""
    value = value.strip()
    return len(value) < 4 or PLACEHOLDER.fullmatch(value) is not None or value.lower() == name.lower() or len(set(value)) < 3


def shaped(text: str) -> Iterator[Hit]:
    """The credentials that show by their shape alone; of overlapping ones the first."""
    found = []
    for issuer, shape in SHAPES.items():
        found += [Hit(one.start(), one.end(), issuer) for one in shape.finditer(text) if not is_placeholder(one.group().rpartition("-----")[0] or one.group())]
    for pattern, issuer in ((URL, "a password in a URL"), (CONNECTION, "a password in a connection string")):
        found += [Hit(one.start("value"), one.end("value"), issuer) for one in pattern.finditer(text) if not is_placeholder(one["value"])]
    yield from distinct(found)


def written(text: str) -> Iterator[Hit]:
    """The credentials of a text that is no Python: by their shape, or by what they are called."""
    found = list(shaped(text))
    for one in WRITTEN.finditer(text):
        name = one["name"]
        if CALLED.search(name.replace("-", "_")) and not is_placeholder(one["value"], name) and " " not in one["value"].strip():
            found.append(Hit(one.start("value"), one.end("value"), f"the value of `{name}`"))
    yield from distinct(found)


def masked(text: str, tree: ast.Module | None = None) -> str:
    """The text with a star for each character of a credential; `tree` is that of a cell's code, else the text may be Python itself.

    More is masked than is reported: what a comment calls a token is no finding, and is not shown either.
    """
    read = tree or parsed(text, 0, 0)
    hits = [*written(text), *(() if isinstance(read, Unparsable) else literals(text, read))]
    for hit in hits:
        text = text[: hit.start] + re.sub(r"[^\n]", "*", text[hit.start : hit.end]) + text[hit.end :]
    return text


def literals(text: str, tree: ast.Module) -> Iterator[Hit]:
    """Where the literals that are called secret stand in the text of their tree."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for name, literal in named(tree):
        end = literal.end_lineno or literal.lineno
        if end <= len(starts):
            yield Hit(starts[literal.lineno - 1] + literal.col_offset, starts[end - 1] + (literal.end_col_offset or 0), f"the value of `{name}`")


def distinct(hits: list[Hit]) -> Iterator[Hit]:
    """Hits that do not overlap."""
    end = -1
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if hit.start >= end:
            yield hit
            end = hit.end


def named(tree: ast.AST) -> Iterator[tuple[str, ast.Constant]]:
    """Text literals that are given to a name, keyword, attribute or key which says that they are secret."""
    for node in ast.walk(tree):
        pairs: list[tuple[str, ast.expr | None]] = []
        match node:
            case ast.Assign(targets=targets, value=value):
                pairs = [(spelled(target), value) for target in targets]
            case ast.AnnAssign(target=target, value=value):
                pairs = [(spelled(target), value)]
            case ast.keyword(arg=str(name), value=value):
                pairs = [(name, value)]
            case ast.Dict(keys=keys, values=values):
                pairs = [(spelled(key), value) for key, value in zip(keys, values) if key is not None]
        for name, literal in pairs:
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and CALLED.search(name) and is_secret_word(literal.value, name):
                yield name, literal


def is_secret_word(value: str, name: str) -> bool:
    """May a literal of that name be a secret: one word that stands for nothing else?"""
    if name.lower() == "authorization":
        value = value.rpartition(" ")[2]
    return not is_placeholder(value, name) and not re.search(r"\s", value)


def spelled(target: ast.expr | None) -> str:
    """The last word of what is written to."""
    match target:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str(name))) | ast.Constant(value=str(name)):
            return name
        case _:
            return ""
