"""Shell lines → the requirements they install. Nothing is ever run."""

import re
import shlex
from collections.abc import Iterator

INSTALL = re.compile(r"(?:^|[\s;&|!%/(])(?:uv[ \t]+)?(?:pip|pip3|pip3?\.\d+)[ \t]+install[ \t]+([^\n]*)")
REQUIREMENT = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[\w,.-]+\])?([ \t]*(===?|~=|!=|<=?|>=?)[^,;'\"]+(,(===?|~=|!=|<=?|>=?)[^,;'\"]+)*)?"
)
VALUED = frozenset(
    "-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links -t --target --prefix --root --proxy"
    " --timeout --retries --platform --python-version --no-binary --only-binary --progress-bar --upgrade-strategy --cache-dir --python".split()
)


def requirements(command: str) -> Iterator[str]:
    """Yield what `pip install` lines of a command name, less files, folders, addresses and options."""
    for found in INSTALL.finditer(re.sub(r"(?m)(^|[ \t])#.*", "", command)):
        line = found.group(1)
        try:
            words = shlex.split(line)
        except ValueError:
            words = line.split()
        skip = False
        for word in words:
            if skip:
                skip = False
            elif word in ("&&", "||", "|", ";", "&") or word.startswith((">", "2>", "<")):
                break
            elif word.startswith("-"):
                skip = word in VALUED
            elif REQUIREMENT.fullmatch(word.rstrip(";")) and not word.endswith((".whl", ".txt", ".gz", ".zip")):
                yield word.rstrip(";")
                if word.endswith(";"):
                    break
