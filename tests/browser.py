"""A real Chromium for tests of pages: what it shows, what it says on its console, and what it asks for."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()


@dataclass
class Heard:
    """What a page said on its console, and the addresses it asked for."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def demanded(is_there: bool, what: str) -> None:
    """Skip a test for want of a program; where everything is demanded, fail."""
    if not is_there and os.environ.get("CI"):
        pytest.fail(f"{what} is not installed")
    if not is_there:
        pytest.skip(f"{what} is not installed")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    demanded(importlib.util.find_spec("playwright") is not None, "playwright")
    path = shutil.which("chromium")
    demanded(path is not None, "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def listened(page: Any) -> Heard:
    """Take down what a page says and asks for from now on."""
    heard = Heard()
    page.on("console", lambda message: heard.errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    page.on("request", lambda request: heard.requests.append(request.url))
    return heard


def shot(page: Any, name: str) -> None:
    """Keep a picture of a page where `SCREENSHOTS` says, for people to look at."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def violations(page: Any) -> list[str]:
    """What axe-core finds against accessibility, serious or worse."""
    demanded(importlib.util.find_spec("axe_playwright_python") is not None, "axe-playwright-python")
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in ("serious", "critical")]
