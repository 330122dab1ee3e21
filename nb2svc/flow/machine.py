"""Machine: the state of one trace — graph, current statement, context, scopes — and how values become expressions."""

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nb2svc.catalog import Catalog
from nb2svc.flow.lineage import column_writers, writers_of
from nb2svc.flow.values import (
    Const,
    Count,
    Estimator,
    Fit,
    Instance,
    Labels,
    Library,
    Listing,
    Mapping,
    Named,
    Rows,
    TableValue,
    Unknown,
    UserFunction,
    Value,
    parts_of,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import NONE, Column, Display, Expr, Field, Part, Ref, Slice, State, Subscript, Symbol, Table, literal
from nb2svc.ir.graph import Graph, Node, Site, Statement
from nb2svc.ir.span import Span, span_of

MAX_NODES = 20_000
MAX_TURNS = 256
MAX_FOLDED = 100_000
MAX_STEPS = 40_000


class TooBig(Exception):
    """The program is beyond the caps of the analysis."""


@dataclass(slots=True, eq=False)
class Scope:
    """Names of a module, a function call or a comprehension; `bound` says which statement bound each."""

    names: dict[str, Value] = field(default_factory=dict)
    bound: dict[str, int] = field(default_factory=dict)
    parent: "Scope | None" = None
    declared_global: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Meaning:
    """An expression with what came along: the tables it reads, and why it cannot be (if so)."""

    expr: Expr
    loads: frozenset[int] = frozenset()
    refusal: Diagnostic | None = None


class Machine:
    """What every part of the trace shares. `evaluate`, `call`, `run_body` and `assign` are set by the trace itself. `frames` are the scopes of the calls that are under way."""

    evaluate: Callable[[ast.expr], Value]
    call: Callable[..., Value]
    run_body: Callable[..., Any]
    assign: Callable[[ast.expr, Value], None]
    find_file: Callable[[str], Path | None]
    describe_function: Callable[[UserFunction], "Meaning"]

    def __init__(self, graph: Graph, catalog: Catalog, pandas_major: int) -> None:
        self.graph = graph
        self.catalog = catalog
        self.pandas_major = pandas_major
        self.modules: list[Scope] = []
        self.frames: list[Scope] = []
        self.enter(Scope())
        self.statement = Statement(-1, 0, 0, ast.Pass())
        self.statement_node: ast.stmt = ast.Pass()
        self.context: tuple[Any, ...] = ()
        self.opaque_loop = 0
        self.depth = 0
        self.draws: list[int] = []
        self.changes: list[int] = []
        self.sites_by_place: dict[str, Site] = {}
        self.nodes_by_expr: dict[tuple[Expr, Any], Node] = {}
        self.estimators: list[Any] = []
        self.targets: dict[int, str] = {}
        self.active: list[ast.AST] = []
        self.fuel = MAX_STEPS
        self.own_data: frozenset[int] = frozenset()
        self.literals: list[tuple[ast.Call, int]] = []
        self.files: dict[str, Any] = {}
        self.notes: dict[int, list[Any]] = {}
        self.early_reads: dict[str, Span] = {}
        self.opened: dict[str, list[Fit]] = {}
        self.steady: dict[str, bool] = {}

    def enter(self, module: Scope) -> None:
        """From here on this is the module whose names are global."""
        self.globals = self.scope = module
        self.modules.append(module)

    def scopes(self) -> list[Scope]:
        """Every scope that a name of which may hold what the current place changes: its own, and those of the calls that led here."""
        found: dict[int, Scope] = {}
        for start in (self.scope, *reversed(self.frames)):
            scope: Scope | None = start
            while scope is not None:
                found[id(scope)] = scope
                scope = scope.parent
        return list(found.values())

    # -- nodes ----------------------------------------------------------------------------------------------------------------

    def node(self, meaning: Meaning, at: ast.AST, shape: str = "column", dtype: str = "", hint: str = "") -> Node:
        """The node of an expression: the same expression is the same node."""
        if isinstance(meaning.expr, Ref):
            return self.graph.nodes[meaning.expr.name]
        key = (meaning.expr, meaning.refusal and meaning.refusal.code)
        found = self.nodes_by_expr.get(key)
        if found is None:
            if len(self.graph.nodes) >= MAX_NODES:
                raise TooBig
            found = Node(f"v{len(self.graph.nodes)}", meaning.expr, span_of(at), shape, dtype, meaning.loads, hint, meaning.refusal, self.statement.index)
            self.graph.nodes[found.name] = found
            self.nodes_by_expr[key] = found
        elif found.statement != self.statement.index:
            found.places.append((self.statement.index, span_of(at)))
        if not found.places:
            found.places.append((self.statement.index, span_of(at)))
            if len(meaning.loads) > 1 and found.refusal is None:
                found.refusal = Diagnostic("NB201", "combines rows of two tables that a single record cannot have side by side", found.span, "join the tables by a key")
        return found

    def rows(self, meaning: Meaning, at: ast.AST, shape: str = "column", dtype: str = "") -> Rows:
        return Rows(self.node(meaning, at, shape, dtype).name)

    def refused(self, code: str, message: str, at: ast.AST, hint: str = "", operands: Iterable[Value] = (), shape: str = "column") -> Rows:
        """A row value without a meaning for one record; only an answer that needs it is refused."""
        meanings = [self.meaning(value, at) for value in operands]
        inner = next((meaning.refusal for meaning in meanings if meaning.refusal), None)
        loads = frozenset().union(*(meaning.loads for meaning in meanings))
        refusal = inner or Diagnostic(code, message, span_of(at), hint)
        expr = Display("tuple", (literal(f"{code} {span_of(at).place()}"), *(meaning.expr for meaning in meanings)))
        return Rows(self.node(Meaning(expr, loads, refusal), at, shape).name)

    def of(self, value: Rows) -> Node:
        return self.graph.nodes[value.name]

    # -- values as expressions --------------------------------------------------------------------------------------------------

    def meaning(self, value: Value, at: ast.AST) -> Meaning:
        """How a row operation writes this operand; learnt values become state."""
        match value:
            case Const(slice() as inner):
                return Meaning(Slice(literal(inner.start), literal(inner.stop), literal(inner.step)))
            case Const(inner):
                return Meaning(literal(inner))
            case Library(name):
                return Meaning(Symbol(name))
            case Listing(kind, items):
                return self.together([self.meaning(item, at) for item in items], lambda exprs: Display(kind, tuple(exprs)))
            case Mapping(items) if any(isinstance(key, Fit) for key in items):
                return Meaning(NONE, refusal=Diagnostic("NB212", "a key of this dict is known only at training", span_of(at), "build the dict of learnt values, or name its keys"))
            case Mapping(items):
                flat = [pair for key, item in items.items() for pair in (self.meaning(Const(key), at), self.meaning(item, at))]
                return self.together(flat, lambda exprs: Display("dict", tuple(exprs)))
            case Rows():
                node = self.of(value)
                return Meaning(Ref(node.name), node.loads, node.refusal)
            case TableValue():
                return self.table_meaning(value)
            case Fit():
                return self.use(value, at)
            case Estimator() | Instance() if value.fitted is not None:
                return Meaning(State(self.estimator_site(value).id))
            case UserFunction():
                return self.describe_function(value)
            case Count(fit, _) if self.hears("freeze"):
                return self.use(fit, at)
            case Count() | Labels():
                what = "the number of rows" if isinstance(value, Count) else "the row label"
                return Meaning(NONE, refusal=Diagnostic("NB405", f"{what} is no property of one record", span_of(at), "freeze it with `# nb2svc: freeze`, or make it a column"))
            case Unknown(diagnostic):
                return Meaning(NONE, refusal=diagnostic or Diagnostic("NB201", "nothing is known of this value", span_of(at)))
            case _:
                return Meaning(NONE, refusal=Diagnostic("NB201", f"a {type(value).__name__.lower()} has no meaning for one record here", span_of(at)))

    def together(self, meanings: list[Meaning], build: Callable[[list[Expr]], Expr]) -> Meaning:
        loads: frozenset[int] = frozenset().union(*(meaning.loads for meaning in meanings)) if meanings else frozenset()
        return Meaning(build([meaning.expr for meaning in meanings]), self.unified(loads), next((m.refusal for m in meanings if m.refusal), None))

    def unified(self, loads: frozenset[int]) -> frozenset[int]:
        """Tables that the notebook stacked are one population."""
        return frozenset(self.root(load) for load in loads)

    def root(self, load: int) -> int:
        while self.graph.loads[load].unified >= 0:
            load = self.graph.loads[load].unified
        return load

    def table_meaning(self, table: TableValue) -> Meaning:
        self.statement.needs |= column_writers(table)
        if len(table.parts) == 1 and not isinstance(table.parts[0], Named) and not table.parts[0].dropped:
            return self.of_expr(table.parts[0].expr)
        parts: list[Column | Part] = []
        meanings = []
        for part in table.parts:
            meanings.append(self.of_expr(part.expr))
            parts.append(Column(part.name, part.expr) if isinstance(part, Named) else Part(part.expr, tuple(part.dropped), part.only))
        return self.together(meanings, lambda _: Table(tuple(parts)))

    def of_expr(self, expr: Expr) -> Meaning:
        """The meaning of an expression that a table holds: a node, a raw column, or one item of either."""
        match expr:
            case Ref(name):
                node = self.graph.nodes[name]
                return Meaning(expr, self.unified(node.loads), node.refusal)
            case Field(_, load):
                return Meaning(expr, frozenset({self.root(load)}))
            case Subscript(receiver, _):
                inner = self.of_expr(receiver)
                return Meaning(expr, inner.loads, inner.refusal)
            case _:
                return Meaning(expr)

    # -- learnt values ----------------------------------------------------------------------------------------------------------

    def fit(self, at: ast.expr, kind: str = "statistic", operands: Iterable[Value] = (), dtype: str = "", hint: str = "", shape: str = "") -> Fit:
        """A value that only training knows: the expression `at`, evaluated where it stands."""
        loads: set[int] = set()
        tainted = None
        operands = tuple(operands)
        for value in operands:
            self.statement.needs |= column_writers(value)
            loads |= self.loads_of(value)
            tainted = tainted or (value.tainted if isinstance(value, Fit) else None)
        made = Fit(at, self.statement.index, self.statement_node, self.where(), kind, hint, frozenset(loads), dtype, [self.statement.index])
        made.tainted, made.shape = tainted, shape
        made.scored = frozenset().union(*(value.scored for value in operands if isinstance(value, Fit)))
        return made

    def where(self) -> tuple[Any, ...]:
        return (*self.context, "opaque") if self.opaque_loop else self.context

    def loads_of(self, value: Value) -> set[int]:
        match value:
            case Rows():
                return set(self.unified(self.of(value).loads))
            case TableValue() | Labels():
                return set(self.unified(value.loads))
            case Fit():
                return set(value.loads)
            case _:
                return {load for part in parts_of(value) for load in self.loads_of(part)}

    def use(self, value: Fit, at: ast.AST) -> Meaning:
        """Read a learnt value in a row operation: from here on training must capture it."""
        if value.tainted is not None and not self.hears("freeze"):
            return Meaning(NONE, refusal=value.tainted)
        if "expression" in value.parts:
            return Meaning(value.parts["expression"])
        node, statement, statement_node, context = value.node, value.statement, value.statement_node, value.context
        if value.how == "use":
            at = value.read or at
            if not isinstance(at, ast.expr):
                return Meaning(NONE, refusal=Diagnostic("NB212", "this learnt value changes between its making and its use", span_of(at)))
            node, statement, statement_node, context = at, self.statement.index, self.statement_node, self.where()
        how = "value" if value.how in ("use", "use_table") else value.how
        site = self.site(node, statement, statement_node, context, how, value.kind, value.hint, loads=value.loads)
        site.parts |= value.parts | ({"dtype": value.dtype} if value.dtype else {})
        return Meaning(State(site.id))

    def site(self, node: ast.expr, statement: int, statement_node: ast.stmt, context: tuple[Any, ...], how: str, kind: str, hint: str = "", loads: frozenset[int] = frozenset()) -> Site:
        """The site of an expression under a context; the same place under the same context is one site."""
        key = f"{how}:{id(node)}:{context!r}"
        if key in self.sites_by_place:
            return self.sites_by_place[key]
        site = Site(f"s{len(self.graph.sites)}", node, statement_node, statement, how, kind, hint, span_of(node), context, ast.unparse(node), key=key, opaque_loop="opaque" in context, loads=loads)
        self.graph.sites[site.id] = self.sites_by_place[key] = site
        self.statement.needs.add(statement)
        turns = [part for part in context if isinstance(part, tuple) and part[0] in ("turn", "item", "column")]
        if turns and turns[-1][1] in self.targets:
            site.parts["target"] = self.targets[turns[-1][1]]
        return site

    def estimator_site(self, value: Estimator | Instance) -> Site:
        """The site of a fitted object: behind the statement that fitted it, by the path that leads there."""
        fitted = value.fitted
        assert fitted is not None
        path = fitted.receiver
        simple = isinstance(path, (ast.Name, ast.Attribute)) or (isinstance(path, ast.Subscript) and isinstance(path.value, (ast.Name, ast.Attribute)))
        # Inside a comprehension nothing can stand behind the statement but its result.
        simple = simple and not any(isinstance(part, tuple) and part[0] == "item" for part in fitted.context)
        site = self.site(path, fitted.statement, fitted.statement_node, fitted.context, "after" if simple else "value", "estimator", value.hint)
        site.parts["estimator"] = value
        self.estimators.append((site, value.original or value, value.fits))
        return site

    # -- names and statements ---------------------------------------------------------------------------------------------------

    def need(self, value: Value) -> None:
        """The current statement needs every statement that made or changed the value; of a table's columns those that it reads."""
        self.statement.needs |= writers_of(value)

    def need_all(self, value: Value) -> None:
        """The current statement needs the value with all its columns."""
        self.statement.needs |= writers_of(value) | column_writers(value)

    def wrote_column(self, table: TableValue) -> None:
        """The current statement wrote one column: readers of others do not need it."""
        table.touched.append(self.statement.index)

    def wrote(self, value: Value) -> None:
        """The current statement changed the value in place."""
        if isinstance(value, TableValue):
            value.touched.append(self.statement.index)
        writers = getattr(value, "writers", None)
        if writers is not None and (not writers or writers[-1] != self.statement.index):
            self.statement.needs |= set(writers)
            writers.append(self.statement.index)

    def drew(self) -> None:
        """The current statement moves the global random generator."""
        self.statement.needs |= set(self.draws)
        self.statement.effects.add("draws")
        if not self.draws or self.draws[-1] != self.statement.index:
            self.draws.append(self.statement.index)

    def bind(self, name: str, value: Value) -> None:
        scope = self.globals if name in self.scope.declared_global else self.scope
        scope.names[name] = value
        scope.bound[name] = self.statement.index
        if scope is self.globals:
            self.statement.binds.add(name)

    def hears(self, word: str) -> bool:
        """Did the author put this word at the current statement, which settles something now?"""
        notes = [note for node in (self.statement.node, self.statement_node) for note in self.notes.get(id(node), ()) if note.kind == word or (word, note.kind) == ("row-wise", "serve")]
        self.graph.heard.update(notes)
        return bool(notes)

    def hint(self, value: Value, name: str) -> None:
        """Remember the author's word for a value; the first one stays."""
        match value:
            case Rows():
                node = self.of(value)
                node.hint = node.hint or name
            case Fit() | Estimator() | Instance():
                value.hint = value.hint or name

    def note(self, code: str, message: str, at: ast.AST, hint: str = "") -> None:
        """A warning that stands whatever the answer is."""
        self.graph.diagnostics.append(Diagnostic(code, message, span_of(at), hint))

    def span(self, at: ast.AST) -> Span:
        return span_of(at)
