"""One cell → the module-level names it reads and binds, in the order in which they happen.

    def scale(x): return x / peak        bind scale
    peak = df.a.max()                    read df, bind peak
    scale(3)                             read scale, read peak

What a function reads counts where it is used.
"""

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field

KNOWN = frozenset(dir(builtins)) | frozenset(
    "__name__ __file__ __doc__ __builtins__ __opaque__ __refused__ In Out _ __ ___ _i _ii _iii _ih _oh _dh get_ipython display exit quit"
    " dbutils spark sc sqlContext".split()
)
"""Names that exist before the first cell: Python's, IPython's, and those that hosted kernels inject."""

FORGIVING = frozenset({"NameError", "Exception", "BaseException"})
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is read, bind, unbind, or anything (from here on any name may exist)."""

    what: str
    name: str = ""


@dataclass(slots=True)
class Trace:
    """What a cell does to names; `bodies` maps each function and class to the globals that using it reads."""

    events: list[Event] = field(default_factory=list)
    bodies: dict[str, frozenset[str]] = field(default_factory=dict)


def trace(tree: ast.Module) -> Trace:
    """Trace one cell."""
    walker = Walker()
    for statement in tree.body:
        walker.visit(statement)
    return walker.trace


class Walker(ast.NodeVisitor):
    """Visits in evaluation order; only names that live at the module's level are noted."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.quiet = 0

    def read(self, name: str) -> None:
        if not self.quiet and name not in KNOWN:
            self.trace.events.append(Event("read", name))

    def bind(self, name: str) -> None:
        self.trace.events.append(Event("bind", name))

    def visit_Name(self, node: ast.Name) -> None:
        match node.ctx:
            case ast.Load():
                self.read(node.id)
            case ast.Store():
                self.bind(node.id)
            case ast.Del():
                self.trace.events.append(Event("unbind", node.id))

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Lambda):
                self.trace.bodies[target.id] = frozenset(free_names(node.value))

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        if isinstance(node.target, ast.Name):
            self.read(node.target.id)
        self.visit(node.target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.visit(node.target)

    def visit_For(self, node: ast.For) -> None:
        for part in (node.iter, node.target, *node.body, *node.orelse):
            self.visit(part)

    visit_AsyncFor = visit_For  # type: ignore[assignment]

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.split(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.trace.events.append(Event("anything"))
            else:
                self.bind(alias.asname or alias.name)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("exec", "execfile", "globals"):
            self.trace.events.append(Event("anything"))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(part)
        self.bind(node.name)
        self.trace.bodies[node.name] = frozenset(free_names(node))
        for name in globals_of(node):
            self.bind(name)

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
            self.visit(part)
        self.bind(node.name)
        methods = [inner for inner in node.body if isinstance(inner, FUNCTIONS)]
        self.trace.bodies[node.name] = frozenset(name for method in methods for name in free_names(method)) - {node.name}

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(default)

    def visit_comprehension_scope(self, node: ast.AST) -> None:
        for name in free_names(node):
            self.read(name)
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                self.bind(inner.target.id)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_scope

    def visit_Try(self, node: ast.Try) -> None:
        forgiving = any(catches_name_error(handler) for handler in node.handlers)
        self.quiet += forgiving
        for statement in node.body:
            self.visit(statement)
        self.quiet -= forgiving
        for part in (*node.handlers, *node.orelse, *node.finalbody):
            self.visit(part)

    visit_TryStar = visit_Try  # type: ignore[assignment]

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        if node.name:
            self.bind(node.name)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self.bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest:
            self.bind(node.rest)


def catches_name_error(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches the use of an undefined name."""
    return handler.type is None or any(isinstance(node, ast.Name) and node.id in FORGIVING for node in ast.walk(handler.type))


def globals_of(function: ast.AST) -> Iterator[str]:
    """The names a function declares `global`, which it may bind."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names


def free_names(scope: ast.AST) -> Iterator[str]:
    """The names that a function, lambda or comprehension reads from outside itself, each once, sorted.

    Inner scopes are taken together with their outer one: a name bound anywhere inside counts as local.
    """
    bound: set[str] = set()
    read: set[str] = set()
    for node in ast.walk(scope):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read.add(name)
            case ast.Name(id=name) | ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AsyncFunctionDef(name=name) if node is not scope:
                bound.add(name)
            case ast.alias(name=name, asname=asname):
                bound.add(asname or name.split(".")[0])
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
    yield from sorted(read - (bound - set(globals_of(scope))) - KNOWN)
