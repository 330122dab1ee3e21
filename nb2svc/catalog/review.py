"""Review: a user's rule file, read whole before any of it is used; what is wrong is told with its file and line.

Our own files are parsed name by name, and a test reviews them; nobody tests a user's.
"""

import ast
from collections.abc import Iterator

from nb2svc.catalog.rule import FLAGS, TASKS, CatalogError, Effect, Rule
from nb2svc.catalog.shelf import RuleFile
from nb2svc.catalog.stub import make_rule, wildcard_rule
from nb2svc.config import nearest

DECORATORS = FLAGS | frozenset(map(str, Effect))
Definition = ast.FunctionDef | ast.ClassDef


def review(file: RuleFile) -> None:
    """Read every definition of a file. Raises CatalogError at the first that cannot be used."""
    try:
        tree = ast.parse(file.path.read_text(encoding="utf-8"), file.path.as_posix())
    except SyntaxError as error:
        raise CatalogError(f"{file.path.as_posix()}:{error.lineno}: {error.msg}") from error
    for node in tree.body:
        check_statement(node, file, inside="a rule file")
        if isinstance(node, Definition):
            check_decorators(node.decorator_list, file)
        if isinstance(node, ast.FunctionDef):
            check_rule(make_rule(node, f"{file.module}.{node.name}", file.stub))
        elif isinstance(node, ast.ClassDef):
            check_class(node, file)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__any__":
            wildcard_rule(node.value, f"{file.module}.*", file.stub, node.lineno)


def check_class(node: ast.ClassDef, file: RuleFile) -> None:
    """Read the methods of a class, and its own decorators."""
    file.stub.klass(node.name)
    for method in node.body:
        check_statement(method, file, inside="a class of a rule file")
        if isinstance(method, ast.FunctionDef):
            check_decorators(method.decorator_list, file)
            check_rule(make_rule(method, f"{file.module}.{node.name}.{method.name}", file.stub, node.name))


def check_statement(node: ast.stmt, file: RuleFile, inside: str) -> None:
    """Raise CatalogError unless a statement is one of those that rules are written in."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_name = isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    if not (is_text or is_name or isinstance(node, Definition)):
        what = ast.unparse(node).partition("\n")[0]
        raise CatalogError(f"{file.stub.origin(node.lineno)}: {inside} holds definitions and names, not `{what}`")


def check_decorators(decorators: list[ast.expr], file: RuleFile) -> None:
    """Raise CatalogError where a decorator is neither an effect nor a flag; how it is called, `stub` checks."""
    for decorator in decorators:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(called, ast.Name) and called.id not in DECORATORS:
            suggestion = nearest(called.id, tuple(sorted(DECORATORS)))
            raise CatalogError(f"{file.stub.origin(decorator.lineno)}: `{called.id}` is neither an effect nor a flag{suggestion}")


def check_rule(rule: Rule) -> None:
    """Raise CatalogError where a task is unknown, or a decorator names what is no parameter, nor can be one of `**kwargs`."""
    if rule.task is not None and rule.task not in TASKS:
        raise CatalogError(f"{rule.origin}: `{rule.task}` is no task; tasks are {', '.join(sorted(TASKS))}")
    if any(each.kind == "kwargs" for each in rule.parameters):
        return
    if strangers := sorted(set(named(rule)) - {each.name for each in rule.parameters} - {"self", "generator", "rows"}):
        raise CatalogError(f"{rule.origin}: the decorators of `{rule.name}` name {', '.join(strangers)}, which is no parameter")


def named(rule: Rule) -> Iterator[str]:
    """The parameters that the decorators of a rule name."""
    for _, parameter, _ in rule.flags.get("becomes", ()):  # type: ignore[attr-defined]
        yield parameter
    for flag in ("refuses", "applies"):
        yield from rule.flags.get(flag, {})  # type: ignore[misc]
    for flag in ("mutates", "joins", "stacks", "expression", "contains"):
        value = rule.flags.get(flag, ())
        yield from (value,) if isinstance(value, str) else value  # type: ignore[misc]
    draws = rule.flags.get("draws")
    if hasattr(draws, "keys"):
        yield draws["seed"]  # type: ignore[index]
    if "axis_decides" in rule.flags:
        yield rule.axis
    if "inplace" in rule.flags:
        yield "inplace"
