"""Style: the one place where Python text gets its form. Handed a module's text, hands back the same module as black writes it."""

import black

MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def blacken(text: str) -> str:
    """Format one Python module as an unconfigured black does. Raises black.InvalidInput if it is none."""
    try:
        return black.format_file_contents(text, fast=True, mode=MODE)
    except black.NothingChanged:
        return text
