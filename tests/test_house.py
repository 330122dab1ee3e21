"""The house: imports go to lower floors only, no cycles, small documented modules, the agreed words."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.quick

PACKAGE = ROOT / "nb2svc"
FLOORS = {
    "__init__": 0,
    "ir": 0,
    "config": 0,
    "sources": 1,
    "catalog": 1,
    "samples": 1,
    "flow": 2,
    "uses": 2,
    "binding": 3,
    "analyse": 4,
    "checks": 4,
    "lower": 4,
    "kernel": 5,
    "patterns": 5,
    "emit": 6,
    "convert": 7,
    "verify": 8,
    "report": 7,
    "build": 8,
    "commands": 9,
    "jupyter": 10,
    "lsp": 10,
    "terminal": 10,
    "cli": 11,
    "__main__": 12,
}
"""First part of a module's name → its floor. A module may import its own part, and any part on a lower floor."""

FORBIDDEN = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
MAX_MODULE, MAX_FUNCTION = 400, 60


@cache
def modules() -> dict[str, Path]:
    """Dotted name below nb2svc → file, templates of generated code left out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if not {"templates", "__pycache__", "node_modules"} & set(inside.parts):
            name = ".".join(inside.with_suffix("").parts)
            found[name.removesuffix(".__init__") or "__init__"] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(name: str) -> set[str]:
    """The modules of nb2svc that a module imports at its top level, as dotted names below nb2svc."""
    found: set[str] = set()
    waiting: list[ast.AST] = [*tree(modules()[name]).body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) or is_for_types(node):
            continue
        found |= imported(node)
        waiting += ast.iter_child_nodes(node)
    return found


def is_for_types(node: ast.AST) -> bool:
    """Whether a statement is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported(node: ast.AST) -> set[str]:
    """What one import statement imports of nb2svc."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            names.append(whole if whole.removeprefix("nb2svc.") in modules() else str(node.module))
    return {name.removeprefix("nb2svc.") if name != "nb2svc" else "__init__" for name in names if name.partition(".")[0] == "nb2svc"}


@pytest.mark.parametrize("name", modules())
def test_imports_go_to_lower_floors(name: str) -> None:
    part = name.partition(".")[0]
    assert part in FLOORS, f"{part} is on no floor"
    every = set().union(*(imported(node) for node in ast.walk(tree(modules()[name]))))
    for other in {each.partition(".")[0] for each in every} - {part, "__init__"}:
        assert FLOORS[other] < FLOORS[part], f"{name} (floor {FLOORS[part]}) imports {other} (floor {FLOORS[other]})"


def test_there_is_no_import_cycle() -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for other in sorted(imports(name) & modules().keys()):
                visit(other, (*above, name))
            done.add(name)

    for name in modules():
        visit(name, ())


@pytest.mark.parametrize("name", modules())
def test_a_module_is_small_documented_and_well_named(name: str) -> None:
    path = modules()[name]
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(tree(path)), "a module says what it is handed and what it hands on"
    assert text.count("\n") <= MAX_MODULE, f"{text.count(chr(10))} lines"
    # A page is named as its diagnostic, whose name is a promise.
    assert name.startswith("checks.") or not set(re.split(r"[._]", name)) & FORBIDDEN
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert not node.body or node.end_lineno is None or node.end_lineno - node.lineno < MAX_FUNCTION, f"{node.name} is too long"


def project_files() -> list[Path]:
    """Our own text files."""
    kinds = {".py", ".toml", ".md", ".txt", ".yaml", ".yml", ".j2", ".jinja", ""}
    folders = ("nb2svc", "rules", "tests", "docs", ".ci")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    # In a linked worktree `.git` is a file, and not ours.
    files += [path for path in sorted(ROOT.iterdir()) if path.is_file() and path.name != ".git"]
    return [path for path in files if path.suffix in kinds and not {"__pycache__", "node_modules"} & set(path.parts)]


def test_nothing_is_left_to_do_and_no_path_of_a_machine_is_written() -> None:
    # Spelled in two parts, so that this file may be searched too.
    unwanted = re.compile("TO" + r"DO\b|FIX" + r"ME\b|(?<![\w.])/(?:wo" + r"rk|ho" + r"me/\w+|roo" + r"t|Use" + r"rs/\w+)/")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in project_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if unwanted.search(line)
    ]
    assert not found, "\n".join(found)


def test_constraints_name_no_address() -> None:
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.+!]+", line), line
