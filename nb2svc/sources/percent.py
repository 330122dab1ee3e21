"""A Python script → its cells: one a `# %%` marker, or one for all of it.

    # %% Load the data tags=["nb2svc-serve"]
    # %% [markdown]            (left out)
    # In[3]:                   (of an export)
    # + tags=["nb2svc-skip"]   (where the head says that the script is paired in the light format; `# -` ends it)

Positions stay those of the file.
"""

import ast
import io
import re
import tokenize
from pathlib import Path

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources.exported import uncommented
from nb2svc.sources.raw import RawCell, RawSource, clean, unreadable

MARKER = re.compile(r"#[ \t]*%%(?=%*(?:\s|\[|$))|#[ \t]*In\[[\d ]*\]:|# <\w+cell>$")
LIGHT = re.compile(r"# \+(?=\s|$)|# -$")
TEXT = re.compile(r"\[(?:markdown|md|raw)\]|<(?:markdown|md|raw|html|heading)(?:cell)?>", re.IGNORECASE)
TAGS = re.compile(r"""tags"?[ \t]*[=:][ \t]*(\[[^\]]*\])""")
COUNT = re.compile(r"#[ \t]*In\[[ ]*(\d+)[ ]*\]:")
HEAD = re.compile(r"(?:#!.*\n|#.*coding[:=].*\n|\n)*(?P<head># ---\n(?:#.*\n)*?# ---(?:\n|$))")
FORMAT = re.compile(r"#\s+format_name: *(\w+)")


def accepts(path: Path, head: bytes) -> bool:
    """Whether this front-end reads the file."""
    return path.suffix == ".py"


def read(path: Path, content: bytes) -> RawSource | Diagnostic:
    """Read the cells of a script; each is preceded by blank lines, so that its lines count from the top of the file."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = clean(content.decode(encoding))
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        return unreadable(f"`{path.name}` cannot be decoded: {error}", "save it as UTF-8")
    header = paired(text)
    if header is not None:
        # What pairs the script with its notebook is no cell; its magics are comments.
        text = text[: header.start("head")] + "\n" * header["head"].count("\n") + text[header.end("head") :]
        text = "\n".join(map(uncommented, text.split("\n")))
    lines = text.split("\n")
    starts = marker_lines(text, lines, header is not None and "light" in FORMAT.findall(header["head"]))
    cells: list[RawCell] = []
    bounds = [*starts, len(lines)]
    if bounds[0] > 0 and (not starts or any(line.strip() for line in lines[: bounds[0]])):
        bounds.insert(0, 0)
    for index, (start, end) in enumerate(zip(bounds, bounds[1:])):
        marker = lines[start] if start in starts else ""
        if not TEXT.search(marker):
            own = ["", *lines[start + 1 : end]] if marker else lines[start:end]
            count = COUNT.match(marker)
            cells.append(RawCell(index, "", "\n" * start + "\n".join(own), int(count[1][:9]) if count else None, read_tags(marker)))
    return RawSource("percent", tuple(cells))


def paired(text: str) -> re.Match[str] | None:
    """The head by which a script is paired with a notebook: YAML in comments."""
    found = HEAD.match(text)
    return found if found is not None and FORMAT.search(found["head"]) else None


def marker_lines(text: str, lines: list[str], is_light: bool = False) -> list[int]:
    """The lines, from 0, that begin a cell: comments, not text inside a string that looks like one."""
    candidates = [number for number, line in enumerate(lines) if MARKER.match(line) or (is_light and LIGHT.match(line))]
    if not candidates or ("'''" not in text and '"""' not in text):
        return candidates
    inside: set[int] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.STRING and token.end[0] > token.start[0]:
                inside.update(range(token.start[0], token.end[0]))
    except (tokenize.TokenError, SyntaxError):
        # A cell does not parse: what was seen up to there still holds.
        return [number for number in candidates if number not in inside]
    return [number for number in candidates if number not in inside]


def read_tags(marker: str) -> tuple[str, ...]:
    """The tags written in a marker."""
    found = TAGS.search(marker)
    if found is None:
        return ()
    try:
        tags = ast.literal_eval(found.group(1))
    except (ValueError, SyntaxError):
        return ()
    return tuple(tag for tag in tags if isinstance(tag, str))
