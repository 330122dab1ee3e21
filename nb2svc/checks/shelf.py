"""The folder of checks → their modules, found by name; an Analysis → all that they find, with what the analysis itself found."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import CATALOGUE, Diagnostic
from nb2svc.ir.fix import Fix
from nb2svc.ir.program import Program


def page_of(name: str) -> Path:
    """The file of a diagnostic, by its name."""
    return Path(__file__).parent / f"{name.replace('-', '_')}.py"


def check_modules() -> Iterator[tuple[str, ModuleType]]:
    """Each code that has a file, with its module, in the order of the codes."""
    for code, (name, _) in sorted(CATALOGUE.items()):
        if page_of(name).is_file():
            yield code, import_module(f"nb2svc.checks.{name.replace('-', '_')}")


def examine(analysis: Analysis) -> tuple[Diagnostic, ...]:
    """What the analysis found and what the checks find, each once."""
    found = list(analysis.diagnostics)
    for _, module in check_modules():
        if hasattr(module, "find"):
            found += module.find(analysis)
    return tuple(dict.fromkeys(found))


def fix_of(diagnostic: Diagnostic, program: Program) -> Fix | None:
    """What settles a finding, if anything is known to."""
    if diagnostic.fix is not None:
        return diagnostic.fix
    page = page_of(diagnostic.name)
    module = import_module(f"nb2svc.checks.{page.stem}") if page.is_file() else None
    return module.fix(diagnostic, program) if module is not None and hasattr(module, "fix") else None
