"""Component: a function of the author's → what goes in and out of it, by its annotations.

    def train(data: Input[Dataset], model: Output[Model], trees: int = 100) -> float        v2
    def train(data_path: InputPath("CSV"), model_path: OutputPath(), trees: int = 100)      v1
"""

import ast
from collections.abc import Iterator, Mapping

from nb2svc.sources.pipeline import Component, Parameter, Text

ARTIFACTS = frozenset("Artifact Dataset Model Metrics ClassificationMetrics SlicedClassificationMetrics HTML Markdown".split())
TYPES = {"int": "int", "float": "float", "str": "str", "bool": "bool", "list": "list", "dict": "dict", "List": "list", "Dict": "dict"}
FILES = frozenset("InputTextFile InputBinaryFile OutputTextFile OutputBinaryFile".split())
SUFFIXES = ("_path", "_file")


def imported_names(tree: ast.AST) -> dict[str, str]:
    """Every name that an import binds, with its dotted meaning."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                found |= {alias.asname or alias.name.partition(".")[0]: alias.name if alias.asname else alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=module, names=aliases, level=level):
                found |= {alias.asname or alias.name: f"{'.' * level}{module or ''}.{alias.name}" for alias in aliases}
    return found


def dotted(node: ast.AST | None, names: Mapping[str, str]) -> str:
    """What an expression names, through imports; "" where it is no name."""
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=inner, attr=attr):
            outer = dotted(inner, names)
            return f"{outer}.{attr}" if outer else ""
        case _:
            return ""


def last(node: ast.AST | None, names: Mapping[str, str]) -> str:
    """The last part of a dotted name."""
    return dotted(node, names).rpartition(".")[2]


def read_component(function: ast.FunctionDef, source: Text, requirements: tuple[str, ...], is_v1: bool, name: str = "") -> Component:
    """The component that a function of a module is."""
    names = imported_names(source.tree)
    parameters = tuple(read_parameter(argument, default, names, is_v1) for argument, default in arguments(function))
    return Component(name or function.name.replace("_", "-"), function, source, parameters, returned(function.returns, source.tree, names, is_v1), requirements)


def arguments(function: ast.FunctionDef) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """All parameters with their defaults."""
    positional = [*function.args.posonlyargs, *function.args.args]
    missing: list[ast.expr | None] = [None] * (len(positional) - len(function.args.defaults))
    yield from zip(positional, [*missing, *function.args.defaults])
    yield from zip(function.args.kwonlyargs, function.args.kw_defaults)


def read_parameter(argument: ast.arg, default: ast.expr | None, names: Mapping[str, str], is_v1: bool) -> Parameter:
    """One parameter, by its annotation."""
    name, text = argument.arg, ast.unparse(default) if default is not None else None
    annotation = bare(argument.annotation, names)
    match annotation:
        case ast.Subscript(value=wrapper) if last(wrapper, names) in ("Input", "Output"):
            return Parameter(name, name, last(wrapper, names).lower(), True, default=text)
        case ast.Call(func=wrapper, args=given) if last(wrapper, names) in ("InputPath", "OutputPath"):
            return Parameter(name, path_key(name, is_v1), last(wrapper, names).removesuffix("Path").lower(), False, type_of(given[0] if given else None, names), text)
        case ast.Name() | ast.Attribute() if last(annotation, names) in ("InputPath", "OutputPath"):
            return Parameter(name, path_key(name, is_v1), last(annotation, names).removesuffix("Path").lower(), False, default=text)
        case ast.Name() | ast.Attribute() if last(annotation, names) in ARTIFACTS and not is_v1:
            return Parameter(name, name, "input", True, default=text)
    return Parameter(name, name, type=type_of(annotation, names), default=text)


def bare(annotation: ast.expr | None, names: Mapping[str, str]) -> ast.expr | None:
    """An annotation without quotes, `Optional` and `| None`."""
    match annotation:
        case ast.Constant(value=str() as text):
            try:
                return bare(ast.parse(text, mode="eval").body, names)
            except SyntaxError:
                return None
        case ast.Subscript(value=wrapper, slice=inner) if last(wrapper, names) == "Optional":
            return bare(inner, names)
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return bare(left, names)
        case _:
            return annotation


def path_key(name: str, is_v1: bool) -> str:
    """The first SDK takes a path's suffix off its name."""
    for suffix in SUFFIXES if is_v1 else ():
        name = name.removesuffix(suffix)
    return name


def type_of(annotation: ast.expr | None, names: Mapping[str, str]) -> str:
    """The Python type that an annotation names, "" where it is none that a constant can be cast to."""
    match annotation:
        case ast.Subscript(value=inner):
            return type_of(inner, names)
        case ast.Constant(value=str() as text):
            return {"Integer": "int", "Float": "float", "String": "str", "Bool": "bool"}.get(text, "")
        case _:
            return TYPES.get(last(annotation, names), "")


def returned(annotation: ast.expr | None, tree: ast.Module, names: Mapping[str, str], is_v1: bool) -> tuple[str, ...]:
    """The keys of what a function returns: the fields of its named tuple, or `Output`."""
    annotation = bare(annotation, names)
    match annotation:
        case None | ast.Constant(value=None):
            return ()
        case ast.Call(func=callee, args=given) if last(callee, names) in ("NamedTuple", "namedtuple"):
            return tuple(tuple_fields(given[1] if len(given) > 1 else None)) or tuple(keyword.arg or "" for keyword in annotation.keywords)
        case ast.Name(id=name):
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and node.name == name and any(last(one, names) == "NamedTuple" for one in node.bases):
                    return tuple(one.target.id for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name))
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and any(isinstance(one, ast.Name) and one.id == name for one in node.targets):
                    return returned(node.value, tree, names, is_v1)
    return ("Output",)


def tuple_fields(fields: ast.expr | None) -> Iterator[str]:
    """The names in the second argument of `NamedTuple` or `namedtuple`."""
    match fields:
        case ast.Constant(value=str() as text):
            yield from text.replace(",", " ").split()
        case ast.List(elts=items) | ast.Tuple(elts=items):
            for item in items:
                first = item.elts[0] if isinstance(item, (ast.Tuple, ast.List)) and item.elts else item
                if isinstance(first, ast.Constant):
                    yield str(first.value)
