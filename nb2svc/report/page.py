"""The name of a diagnostic → its page: the docstring of its file, read without importing it."""

import ast

from nb2svc.checks.shelf import page_of


def documentation(name: str) -> str:
    """The page of a diagnostic; empty where it has none."""
    path = page_of(name)
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" if path.is_file() else ""
