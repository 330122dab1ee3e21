"""Style: the one place where Python text gets its form. Handed a module's text, hands back the same module as black writes it."""

from dataclasses import replace

import black

MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def blacken(text: str, is_stub: bool = False) -> str:
    """Format one Python module as an unconfigured black does. Raises black.InvalidInput if it is none."""
    mode = replace(MODE, is_pyi=True) if is_stub else MODE
    try:
        return black.format_file_contents(text, fast=True, mode=mode)
    except black.NothingChanged:
        return text
