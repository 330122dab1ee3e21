"""Watch: files, and what is to be done whenever one of them changes; ends only by Ctrl-C."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from nb2svc.sources.walk import notebooks

PAUSE = 0.5
"""Seconds between two looks: saving a notebook is no more often."""


def watch(paths: tuple[Path, ...], exclude: tuple[str, ...], once: Callable[[], object], say: Callable[[str], None]) -> NoReturn:
    """Do it now, and again after each change."""
    while True:
        once()
        seen = times(paths, exclude)
        say("watching; Ctrl-C ends")
        while times(paths, exclude) == seen:
            time.sleep(PAUSE)


def times(paths: tuple[Path, ...], exclude: tuple[str, ...]) -> dict[Path, int]:
    """When each file was changed last; a file that is just being replaced is not there."""
    found = {}
    for path in notebooks(paths, exclude):
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:
            continue
    return found
