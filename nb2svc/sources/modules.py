"""Modules: Python text that defines components and pipelines, and the modules beside it from which it imports them."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nb2svc.sources.component import arguments, dotted, imported_names, read_component
from nb2svc.sources.folding import is_literal
from nb2svc.sources.parsing import Unparsable, parsed
from nb2svc.sources.pipeline import Component, Opaque, Text
from nb2svc.sources.wiring import PipelineFunction

FIRST = ("create_component_from_func", "func_to_container_op")
MAKERS = (*FIRST, "component", "container_component", "pipeline", "graph_component")
LOADERS = ("load_component_from_file", "load_component_from_text", "load_component_from_url", "load_component")
STARTERS = ("create_run_from_pipeline_func", "compile")
MAX_MODULES = 100
PARENTS = 4

Found = Component | Opaque | PipelineFunction
Loader = Callable[[Path, str], Component | Opaque | None]
"""(file name, text) → the component that a compiled file describes."""
Maker = tuple[str, dict[str, ast.expr]]
"""What makes a component of a function: the SDK's name for it, and the keywords it is given."""


@dataclass(slots=True, eq=False)
class Module:
    """One module: what its names mean, and what it defines of a pipeline. `shelf` holds the modules that were read on the way."""

    text: Text
    names: dict[str, str]
    defined: dict[str, Found]
    constants: dict[str, ast.expr]
    load: "Loader"
    presets: dict[str, "Maker"] = field(default_factory=dict)
    shelf: dict[Path, "Module | None"] = field(default_factory=dict)

    def find(self, spelled: str) -> Found | None:
        """What an expression of this module names: defined here, or in a module beside it."""
        if spelled in self.defined:
            return self.defined[spelled]
        first, _, rest = spelled.partition(".")
        meaning = self.names.get(first)
        return self.beside(f"{meaning}.{rest}" if rest else meaning) if meaning else None

    def beside(self, meaning: str) -> Found | None:
        """What a dotted name means in a module of the same project."""
        for module, name in self.modules(meaning):
            found = module.find(name) if name else None
            if found is not None:
                return found
        return None

    def constant(self, meaning: str) -> ast.expr | None:
        """A constant of a module of the same project."""
        return next((module.constants[name] for module, name in self.modules(meaning) if name in module.constants), None)

    def modules(self, meaning: str) -> Iterator[tuple["Module", str]]:
        """The modules of the project that a dotted name may mean, each with what is left of the name."""
        level = len(meaning) - len(meaning.lstrip("."))
        parts = meaning.lstrip(".").split(".")
        here = self.text.path.resolve().parent
        folders = [here, *here.parents][max(level - 1, 0) :][: 1 if level else PARENTS]
        for cut in range(len(parts) - 1, 0, -1):
            for folder in folders:
                inside = folder.joinpath(*parts[:cut])
                for path in (inside.with_suffix(".py"), inside / "__init__.py"):
                    module = self.read(path)
                    if module is not None:
                        yield module, ".".join(parts[cut:])

    def read(self, path: Path) -> "Module | None":
        """A module beside this one; None where there is none that can be read."""
        if path not in self.shelf and len(self.shelf) < MAX_MODULES and path != self.text.path:
            self.shelf[path] = None
            if path.is_file() and path.stat().st_size < 1 << 21:
                text = read_text(path, path.read_bytes().decode("utf-8", "replace"))
                self.shelf[path] = read_module(text, self.load, self.shelf) if text is not None else None
        return self.shelf.get(path)

    def pipelines(self) -> list[PipelineFunction]:
        """The pipelines that no other one of the module calls."""
        own = {name: found for name, found in self.defined.items() if isinstance(found, PipelineFunction)}
        called = {ast.unparse(node.func) for found in own.values() for node in ast.walk(found.function) if isinstance(node, ast.Call)}
        return [found for name, found in own.items() if name not in called] or list(own.values())


def read_text(path: Path, text: str, lines: tuple[int, ...] = ()) -> Text | None:
    """Parsed text; None where it is not Python."""
    tree = parsed(text, 0, 0)
    return None if isinstance(tree, Unparsable) else Text(path, text, tree, lines)


def read_module(text: Text, load: Loader, shelf: dict[Path, Module | None] | None = None) -> Module:
    """What a module defines, in the order of the text."""
    module = Module(text, imported_names(text.tree), {}, {}, load, shelf=shelf if shelf is not None else {})
    for name, meaning in module.names.items():
        if not meaning.startswith("kfp") and (constant := module.constant(meaning)) is not None:
            module.constants[name] = constant
    functions: dict[str, ast.FunctionDef] = {}
    for node in statements(text.tree.body):
        match node:
            case ast.FunctionDef(name=name):
                functions[name] = node
                found = from_decorators(module, node) or container_function(module, node)
                if found is not None:
                    module.defined[name] = found
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found = from_call(module, value, functions)
                if found is not None:
                    module.defined[name] = found
                elif is_literal(value) or isinstance(value, (ast.JoinedStr, ast.BinOp)):
                    module.constants[name] = value
                elif (maker := maker_of(module, value)) is not None:
                    module.presets[name] = maker
            case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None and is_literal(value):
                module.constants[name] = value
    for name, given in started(module):
        if name in functions and name not in module.defined:
            module.defined[name] = pipeline_function(module, functions[name])
        if isinstance(found := module.defined.get(name), PipelineFunction) and given:
            module.defined[name] = with_defaults(found, given)
    return module


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those below an `if` and a `try` too."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from statements([*node.body, *node.orelse])
        elif isinstance(node, (ast.Try, ast.With)):
            yield from statements(node.body)


def is_of_sdk(module: Module, node: ast.expr) -> str:
    """The SDK's own name for what an expression names; "" where it is not of the SDK."""
    meaning = dotted(node, module.names)
    if meaning.partition(".")[0] == "kfp" or ("." not in meaning and module.names.get("*", "").startswith("kfp")):
        return meaning.rpartition(".")[2]
    return ""


def maker_of(module: Module, node: ast.expr) -> Maker | None:
    """What makes components: the SDK's function, one with its keywords given, or a name for either."""
    match node:
        case ast.Name(id=name) if name in module.presets:
            return module.presets[name]
        case ast.Name() | ast.Attribute():
            name = is_of_sdk(module, node)
            return (name, {}) if name in MAKERS else None
        case ast.Call(func=callee, args=given, keywords=keywords):
            own = {keyword.arg: keyword.value for keyword in keywords if keyword.arg is not None}
            if dotted(callee, module.names) in ("functools.partial", "partial") and given:
                inner = maker_of(module, given[0])
                return (inner[0], inner[1] | own) if inner is not None else None
            inner = maker_of(module, callee)
            if inner is not None and not any(is_function(one) for one in [*given, own.get("func")]):
                return inner[0], inner[1] | own
    return None


def is_function(node: ast.expr | None) -> bool:
    """Does an argument name a function, rather than say a text?"""
    return isinstance(node, ast.Name)


def from_decorators(module: Module, node: ast.FunctionDef) -> Found | None:
    """What a decorated function is."""
    for decorator in node.decorator_list:
        maker = maker_of(module, decorator)
        if maker is not None:
            return made_by(module, maker, node)
    return None


def from_call(module: Module, value: ast.expr, functions: dict[str, ast.FunctionDef]) -> Found | None:
    """What a call of the SDK makes of a function, a file or a text."""
    if not isinstance(value, ast.Call):
        return module.defined.get(value.id) if isinstance(value, ast.Name) else None
    given = [*value.args, *(keyword.value for keyword in value.keywords if keyword.arg in ("func", "component_func", "filename", "text", "url"))]
    maker = maker_of(module, value.func)
    if maker is not None and given and isinstance(given[0], ast.Name) and given[0].id in functions:
        own = {keyword.arg: keyword.value for keyword in value.keywords if keyword.arg is not None}
        positional = dict(zip(("output_component_file", "base_image", "packages_to_install"), value.args[1:])) if maker[0] == FIRST[0] else dict(zip(("base_image",), value.args[1:]))
        return made_by(module, (maker[0], maker[1] | positional | own), functions[given[0].id])
    loader = is_of_sdk(module, value.func)
    if loader in LOADERS and given:
        text = given[0].value if isinstance(given[0], ast.Constant) else getattr(module.constants.get(getattr(given[0], "id", "")), "value", None)
        return loaded(module, loader, text) if isinstance(text, str) else Opaque(loader)
    return None


def loaded(module: Module, loader: str, text: str) -> Component | Opaque:
    """A component that is described by a file or a text of its own."""
    if loader == "load_component_from_text":
        return module.load(module.text.path, text) or Opaque(loader)
    path = module.text.path.parent / text
    if "://" in text or not path.is_file() or path.stat().st_size > 1 << 21:
        return Opaque(Path(text).stem)
    return module.load(path, path.read_bytes().decode("utf-8", "replace")) or Opaque(path.stem)


def made_by(module: Module, maker: Maker, node: ast.FunctionDef) -> Found:
    """The component or pipeline that a function becomes."""
    kind, keywords = maker
    if kind in ("pipeline", "graph_component"):
        return pipeline_function(module, node)
    if kind == "container_component":
        return Opaque(node.name.replace("_", "-"), image_of(node))
    return read_component(node, module.text, requirements(module, keywords.get("packages_to_install")), kind in FIRST)


def pipeline_function(module: Module, node: ast.FunctionDef) -> PipelineFunction:
    return PipelineFunction(node, module.names, module.find, module.constants)


def requirements(module: Module, node: ast.expr | None) -> tuple[str, ...]:
    """The packages that a component installs, as far as the text says them."""
    if isinstance(node, ast.Name):
        node = module.constants.get(node.id)
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return (*requirements(module, left), *requirements(module, right))
        case ast.List(elts=items) | ast.Tuple(elts=items):
            values = [module.constants.get(item.id) if isinstance(item, ast.Name) else item for item in items]
            return tuple(item.value for item in values if isinstance(item, ast.Constant) and isinstance(item.value, str))
        case _:
            return ()


def container_function(module: Module, node: ast.FunctionDef) -> Opaque | None:
    """A plain function that makes a container step of the first SDK."""
    if any(isinstance(inner, ast.Call) and is_of_sdk(module, inner.func) == "ContainerOp" for inner in ast.walk(node)) and not is_started(module, node.name):
        return Opaque(node.name.replace("_", "-"), image_of(node))
    return None


def image_of(node: ast.AST) -> str:
    """The image that a container step names."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.keyword) and inner.arg == "image" and isinstance(inner.value, ast.Constant):
            return str(inner.value.value)
    return ""


def is_started(module: Module, name: str) -> bool:
    return any(name == started_name for started_name, _ in started(module))


def started(module: Module) -> Iterator[tuple[str, dict[str, ast.expr]]]:
    """The functions that the module compiles or runs as pipelines, each with the arguments it gives."""
    for node in ast.walk(module.text.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in STARTERS):
            continue
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        function = keywords.get("pipeline_func") or (node.args[0] if node.args else None)
        given = keywords.get("arguments") or keywords.get("pipeline_parameters") or (node.args[1] if node.func.attr == STARTERS[0] and len(node.args) > 1 else None)
        if isinstance(given, ast.Name):
            given = module.constants.get(given.id)
        if isinstance(function, ast.Name):
            pairs = zip(given.keys, given.values) if isinstance(given, ast.Dict) else ()
            yield function.id, {str(key.value): value for key, value in pairs if isinstance(key, ast.Constant) and is_literal(value)}


def with_defaults(pipeline: PipelineFunction, given: dict[str, ast.expr]) -> PipelineFunction:
    """A pipeline whose parameters have the values that a run of it was given."""
    return PipelineFunction(pipeline.function, pipeline.names, pipeline.find, pipeline.constants, {argument.arg: given[argument.arg] for argument, _ in arguments(pipeline.function) if argument.arg in given})
