"""What all tests share: the `--update` option and notebooks written on the fly."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites what the Markdown pages and golden projects expect."""
    parser.addoption("--update", action="store_true", help="rewrite the expected output of pages and golden projects")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be rewritten."""
    return bool(request.config.getoption("--update"))


def notebook_text(*cells: str | dict[str, Any], **top: Any) -> str:
    """The JSON of a notebook; a cell is its source, or a dict that says more."""
    written = []
    for number, cell in enumerate(cells):
        more = {"source": cell} if isinstance(cell, str) else cell
        base = {"cell_type": "code", "id": f"c{number}", "metadata": {}, "execution_count": None, "outputs": []}
        written.append({**base, **more})
    return json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **top}, indent=1, ensure_ascii=False)


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook of these cells and return its path."""

    def write(*cells: str | dict[str, Any], name: str = "experiment.ipynb", **top: Any) -> Path:
        path = tmp_path / name
        path.write_text(notebook_text(*cells, **top), encoding="utf-8")
        return path

    return write


@pytest.fixture
def jp_asyncio_loop() -> None:
    """Jupyter's plugin would open a loop before every test of the suite, also of those that drive a browser with one of their own; its own tests take its fixtures back."""


@pytest.fixture
def jp_server_cleanup() -> None:
    """And it would close that loop behind every test."""


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line in a process of its own."""

    def call(*arguments: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nb2svc", *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
        )

    return call
