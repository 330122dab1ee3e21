"""Stub: the syntax tree of a rule file → rules. Nothing is imported or evaluated but literals."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from nb2svc.catalog.outline import Outline
from nb2svc.catalog.rule import ABSENT, CatalogError, Effect, Parameter, Rule

PRIMARY = frozenset(Effect) - {Effect.DRAWS, Effect.MUTATES}
WORDS = {"absent": ABSENT, "int": int, "float": float, "str": str, "bool": bool, "list": list, "dict": dict, "tuple": tuple}
WILD = (Parameter("args", "args"), Parameter("kwargs", "kwargs"))


@dataclass(frozen=True, slots=True)
class FileStub:
    """One rule file: the dotted module it speaks of, and its statements by name."""

    module: str
    outline: Outline

    def klass(self, name: str) -> "ClassStub | None":
        """One of its classes."""
        found = self.outline.klass(name)
        if found is None:
            return None
        head, body = found
        stated = body.value("NAME")
        public = str(stated.value) if isinstance(stated, ast.Constant) else f"{self.module}.{name}".lstrip(".")
        bases = tuple(ast.unparse(base) for base in head.bases)
        return ClassStub(public, bases, MappingProxyType(_flags(head.decorator_list, self)), body, head.lineno)

    def origin(self, line: int) -> str:
        """How a person names a line of this file."""
        return f"{self.outline.path}:{line}"


@dataclass(frozen=True, slots=True)
class ClassStub:
    """One `class` statement: its public name, its bases as written, its flags, the statements of its body."""

    name: str
    bases: tuple[str, ...]
    flags: Mapping[str, object]
    body: Outline
    line: int

    def definition(self, name: str) -> ast.FunctionDef | None:
        """The definition of a method, also by another name of it."""
        return self.body.function(self.body.alias(name))

    @property
    def methods(self) -> tuple[str, ...]:
        """The names of its methods and attributes, as written."""
        return tuple(name for name in self.body.names if name not in ("__init__", "__any__", "NAME"))


def make_rule(node: ast.FunctionDef, name: str, stub: FileStub, owner: str = "") -> Rule:
    """The rule that one definition states; `owner` is the bare name of the class for methods."""
    flags = _flags(node.decorator_list, stub)
    effect, task = _effect(flags), flags.pop("task", None)
    is_constructor = node.name == "__init__"
    if effect is None and is_constructor:
        effect = Effect.CONSTANT
    if effect is None:
        raise CatalogError(f"{stub.origin(node.lineno)}: `{name}` states no effect")
    parameters = tuple(_parameters(node.args))
    if owner and "staticmethod" not in flags:
        parameters = parameters[1:]
    returns = owner if is_constructor else ast.unparse(node.returns) if node.returns else "Any"
    frozen = MappingProxyType(flags)
    origin = stub.origin(node.lineno)
    return Rule(name, effect, task, parameters, returns, frozen, _body(node), stub.module, origin)  # type: ignore[arg-type]


def wildcard_rule(expression: ast.expr, name: str, stub: FileStub, line: int = 1) -> Rule:
    """The rule that `__any__` states for every name of its module or class."""
    if not isinstance(expression, ast.Name | ast.Call):
        raise CatalogError(f'{stub.origin(line)}: `__any__` is an effect, perhaps with a task: `plot`, `plot(task="plot")`')
    flags = _flags([expression], stub)
    effect, task = _effect(flags), flags.pop("task", None)
    if effect is None:
        raise CatalogError(f"{stub.origin(line)}: `__any__` states no effect")
    flags["wildcard"] = True
    origin = stub.origin(line)
    return Rule(name, effect, task, WILD, "Any", MappingProxyType(flags), (), stub.module, origin)  # type: ignore[arg-type]


def renamed(rule: Rule, name: str) -> Rule:
    """The same rule under another public name."""
    return replace(rule, name=name)


def _flags(decorators: list[ast.expr], stub: FileStub) -> dict[str, object]:
    flags: dict[str, object] = {}
    for decorator in decorators:
        if isinstance(decorator, ast.Name):
            flags[decorator.id] = True
            continue
        if not (isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name)):
            raise CatalogError(f"{stub.origin(decorator.lineno)}: a decorator is a name or a call of one")
        name = decorator.func.id
        if name == "becomes":
            flags["becomes"] = (*_becomes(decorator, stub), *flags.get("becomes", ()))  # type: ignore[misc]
        else:
            flags[name] = _argument(decorator, flags, stub)
    return flags


def _argument(call: ast.Call, flags: dict[str, object], stub: FileStub) -> object:
    """One positional argument as itself, several as a tuple, keywords as a mapping; `task=` is a flag of its own."""
    keywords = {each.arg or "": _literal(each.value, stub) for each in call.keywords}
    if "task" in keywords:
        flags["task"] = keywords.pop("task")
    positions = tuple(_literal(each, stub) for each in call.args)
    if keywords:
        return MappingProxyType(keywords)
    return positions[0] if len(positions) == 1 else positions or True


def _becomes(call: ast.Call, stub: FileStub) -> Iterator[tuple[Effect, str, object]]:
    stated = ast.unparse(call.args[0]) if call.args else ""
    if stated not in set(Effect):
        raise CatalogError(f"{stub.origin(call.lineno)}: `becomes` takes an effect, then a parameter's value, not `{stated}`")
    for keyword in call.keywords:
        yield Effect(stated), keyword.arg or "", _literal(keyword.value, stub)


def _literal(node: ast.expr, stub: FileStub) -> object:
    if isinstance(node, ast.Name) and node.id in WORDS:
        return WORDS[node.id]
    if isinstance(node, ast.Tuple):
        return tuple(_literal(each, stub) for each in node.elts)
    if isinstance(node, ast.Dict):
        return {ast.literal_eval(key): _literal(value, stub) for key, value in zip(node.keys, node.values) if key is not None}
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise CatalogError(f"{stub.origin(node.lineno)}: a decorator takes literals, not `{ast.unparse(node)}`") from None


def _effect(flags: dict[str, object]) -> Effect | None:
    """The one effect among the decorators; `draws` and `mutates` are an effect only when they stand alone."""
    stated = [Effect(name) for name in flags if name in PRIMARY]
    lesser = [Effect(name) for name in flags if name in (Effect.DRAWS, Effect.MUTATES)]
    return next(iter(stated + lesser), None)


def _parameters(arguments: ast.arguments) -> Iterator[Parameter]:
    places = arguments.posonlyargs + arguments.args
    defaults: list[ast.expr | None] = [None] * (len(places) - len(arguments.defaults)) + list(arguments.defaults)
    for index, (argument, default) in enumerate(zip(places, defaults, strict=True)):
        yield _parameter(argument, "positional" if index < len(arguments.posonlyargs) else "either", default)
    if arguments.vararg:
        yield _parameter(arguments.vararg, "args", None)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(argument, "keyword", default)
    if arguments.kwarg:
        yield _parameter(arguments.kwarg, "kwargs", None)


def _parameter(argument: ast.arg, kind: str, default: ast.expr | None) -> Parameter:
    return Parameter(argument.arg, kind, _text(default), _text(argument.annotation) or "")


def _text(node: ast.expr | None) -> str | None:
    if node is None:
        return None
    if isinstance(node, ast.Name):
        return node.id
    return repr(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def _body(node: ast.FunctionDef) -> tuple[ast.stmt, ...]:
    """The statements after the docstring; `...` is no body."""
    body = node.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
        body = body[1:]
    if not body or isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return ()
    return tuple(body)
