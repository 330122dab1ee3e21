"""Graph: what a trace of the program found — row values, learnt values, fitted objects, and which statement needs which.

Row values are nodes (single assignment); a learnt value is a *site*, the place of the notebook where it is evaluated.
"""

import ast
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import (
    Call,
    Column,
    Expr,
    Field,
    Literal,
    Method,
    Operator,
    Part,
    Ref,
    State,
    Subscript,
    Table,
    children,
    walk,
)  # fmt: skip
from nb2svc.ir.expression import show as show_expression
from nb2svc.ir.program import Program
from nb2svc.ir.span import Span

Demand = tuple[str, set[Any] | None]
"""A node that is read, and the columns that are needed of it (None: all)."""


@dataclass(slots=True, eq=False)
class Node:
    """One row value: a function of one request row and of what was learnt.

    `shape` is column, array, table or accessor. `refusal` says why the value has no row-time meaning; it matters only on the slice.
    """

    name: str
    expr: Expr
    span: Span
    shape: str
    dtype: str
    loads: frozenset[int]
    hint: str = ""
    refusal: Diagnostic | None = None
    statement: int = -1
    columnwise: bool = False
    places: list[tuple[int, Span]] = field(default_factory=list)
    known_reads: tuple[Demand, ...] | None = None

    @property
    def reads(self) -> tuple[Demand, ...]:
        """The nodes that it reads; found once, as its expression hardly ever changes."""
        if self.known_reads is None:
            self.known_reads = tuple(demands(self.expr, None))
        return self.known_reads


@dataclass(slots=True, eq=False)
class Site:
    """A learnt value at the place where training must capture it.

    `how` is value (wrap the expression), after (capture `path` behind the statement), categories or edges (record the argument
    while it passes), group (the aggregate of a grouped table). `context` is the path of loop turns and calls that led here.
    """

    id: str
    node: ast.expr
    statement_node: ast.stmt
    statement: int
    how: str
    kind: str
    hint: str
    span: Span
    context: tuple[Any, ...]
    text: str = ""
    copy: bool = False
    key: str | int | None = None
    name: str = ""
    opaque_loop: bool = False
    loads: frozenset[int] = frozenset()
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Load:
    """One read of a file: the call, the form of the file, its path if known, and the columns that its header names (None: unknown).

    `given` is the table itself, where no file of the user holds it. `path_node` is where the text names the file, `bound` the file that stands in where it does not tell the path. `arguments` are the reader's options by name; `sample` is what is known of the columns, `own` what the file itself says of them, where others were put below it; `trouble` says why nothing is: reason and hint; `is_told`: no file says it, but the notebook itself.
    """

    id: int
    node: ast.Call
    span: Span
    statement: int
    reader: str
    form: str
    path: str | None
    columns: tuple[Any, ...] | None
    arguments: Mapping[str, Any]
    sample: Any = None
    own: Any = None
    trouble: tuple[str, str] = ("", "")
    path_node: ast.expr | None = None
    bound: str = ""
    given: Any = None
    unified: int = -1
    is_told: bool = False


@dataclass(slots=True, eq=False)
class Fitting:
    """One call that fits an object: with which rows, at which statement; `model` names the class where it is known.

    `watched` is how the notebook writes the rows and their labels, `watched_at` the statement that takes them.
    """

    node: ast.Call
    span: Span
    statement: int
    statement_node: ast.stmt
    model: str
    features: Any
    target: Any
    watched: tuple[str, ...]
    watched_at: ast.stmt


PRODUCT = "product"
"""What asks weights that the notebook learnt by hand, as `predict` asks a model."""


@dataclass(slots=True, eq=False)
class Prediction:
    """One call by which a fitted object answers rows (or a hand-written sample: `node` is None), or a PRODUCT. `rows` is how the notebook writes them."""

    method: str
    node: Node | None
    receiver: Any
    span: Span
    statement: int
    features: Any
    call: ast.expr
    rows: ast.expr | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FileUse:
    """One path in the text, of a file that the program writes or reads; `is_own`: it is the program that wrote it."""

    node: ast.expr
    statement: int
    writes: bool
    is_object: bool = False
    is_own: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Artifact:
    """A file that the program reads as it is and does not write: a fitted object, or what else a new row needs. `path` is None where the text does not tell it, `found` where there is no such file."""

    span: Span
    statement: int
    path: str | None
    found: Path | None


@dataclass(frozen=True, slots=True)
class Score:
    """That a learnt number judges the prediction `node` by `measure` on the rows that `rows` spells."""

    node: str
    measure: str
    rows: str


@dataclass(slots=True, eq=False)
class Statement:
    """One top-level statement: what it reads from earlier ones, and what it does."""

    index: int
    cell: int
    source: int
    node: ast.stmt
    needs: set[int] = field(default_factory=set)
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    binds: set[str] = field(default_factory=set)
    effects: set[str] = field(default_factory=set)
    tasks: set[str] = field(default_factory=set)
    refusal: Diagnostic | None = None


@dataclass(slots=True)
class Graph:
    """Everything the trace of one program found. `patches`: writes to rows that the text names; `turning`: what makes the turns of a loop or call, by the id that contexts name,
    `calls` what those calls are called; `unfollowed`: tables whose rows are not known, `by_hand`: networks that are trained step by step, `products`: rows times learnt weights,
    `artifacts`: files that are read as they are; `measured`: predictions, each with what a measure takes them for ("labels" or "numbers"),
    `notes`: what the author put at statements, `heard` those of them that settled something; `environment`: variables that the notebook sets; `dropped`: at which statement rows leave for a gap in which raw columns (None: only training knows).
    """

    program: Program
    nodes: dict[str, Node] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    loads: list[Load] = field(default_factory=list)
    files: list[FileUse] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    measured: list[tuple[str, str]] = field(default_factory=list)
    fittings: list[Fitting] = field(default_factory=list)
    predictions: list[Prediction] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    written: list[tuple[Any, Span, int, str]] = field(default_factory=list)
    compared: list[tuple[Any, Any, int]] = field(default_factory=list)
    boards: list[tuple[tuple[str, Score], ...]] = field(default_factory=list)
    functions: dict[str, Any] = field(default_factory=dict)
    globals: dict[str, Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    blocked: list[Diagnostic] = field(default_factory=list)
    unfollowed: list[Diagnostic] = field(default_factory=list)
    by_hand: list[Diagnostic] = field(default_factory=list)
    products: list[Prediction] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    patches: list[tuple[ast.expr, int, ast.stmt]] = field(default_factory=list)
    turning: dict[int, ast.expr] = field(default_factory=dict)
    calls: dict[int, str] = field(default_factory=dict)
    dropped: list[tuple[int, frozenset[Any] | None]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    heard: set[Any] = field(default_factory=set)

    def slice(self, names: Iterable[str]) -> dict[str, Expr]:
        """All nodes that these are computed from, themselves included, each with its expression cut to the columns in demand."""
        demand: dict[str, set[Any] | None] = dict.fromkeys(names)
        waiting = [-int(name[1:]) for name in demand]
        heapq.heapify(waiting)
        found: dict[str, Expr] = {}
        while waiting:
            name = f"v{-heapq.heappop(waiting)}"
            if name in found:
                continue
            node, wanted = self.nodes[name], demand[name]
            is_cut = node.columnwise and wanted is not None
            found[name] = expr = cut(node, wanted) if is_cut else node.expr
            for inner, columns in demands(expr, wanted) if is_cut else node.reads:
                if inner not in demand:
                    demand[inner] = set(columns) if columns is not None else None
                    heapq.heappush(waiting, -int(inner[1:]))
                else:
                    known = demand[inner]
                    demand[inner] = None if known is None or columns is None else known | set(columns)
        return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))

    def root(self, load: Load) -> Load:
        """The first of the tables that a load was put below."""
        while load.unified >= 0:
            load = self.loads[load.unified]
        return load

    def is_one_population(self, left: Load, right: Load) -> bool:
        """Do two tables hold records of one kind: put below each other, or with most columns in common?"""
        if self.root(left) is self.root(right):
            return True
        shared = set(left.columns or ()) & set(right.columns or ())
        return bool(shared) and len(shared) * 2 > len(right.columns or ())

    def closure(self, names: Iterable[str]) -> set[str]:
        """All nodes that these nodes are computed from, themselves included."""
        return set(self.slice(names))

    def fields(self, names: Iterable[str]) -> set[Field]:
        """The raw columns that these nodes are computed from."""
        return {inner for expr in self.slice(names).values() for inner in walk(expr) if isinstance(inner, Field)}

    def readers(self) -> dict[Field, set[str]]:
        """The nodes that are computed from each raw column, whichever columns are needed of a table."""
        behind: dict[str, frozenset[Field]] = {}
        found: dict[Field, set[str]] = {}
        for name, node in self.nodes.items():
            own = (inner for inner in walk(node.expr) if isinstance(inner, Field))
            behind[name] = frozenset(own).union(*(behind[inner] for inner, _ in node.reads))
            for field in behind[name]:
                found.setdefault(field, set()).add(name)
        return found

    def states(self, names: Iterable[str]) -> set[str]:
        """The sites that these nodes read."""
        return {inner.name for expr in self.slice(names).values() for inner in walk(expr) if isinstance(inner, State)}


def cut(node: Node, demand: set[Any]) -> Expr:
    """The expression of a column-by-column operation, with no more columns than are read of it."""

    def narrowed(expr: Expr) -> Expr:
        if not isinstance(expr, Table):
            return expr
        names = {part.name for part in expr.parts if isinstance(part, Column)}
        rest = demand - names
        return Table(tuple(part for part in expr.parts if (isinstance(part, Column) and part.name in demand) or (isinstance(part, Part) and rest)))

    match node.expr:
        case Method(name, receiver, args, keywords):
            return Method(name, narrowed(receiver), tuple(map(narrowed, args)), keywords)
        case Call(function, args, keywords):
            return Call(function, tuple(map(narrowed, args)), keywords)
        case Operator(symbol, operands):
            return Operator(symbol, tuple(map(narrowed, operands)))
        case _:
            return node.expr


def demands(expr: Expr, demand: set[Any] | None) -> Iterator[Demand]:
    """The nodes that an expression reads, each with the columns it needs of it (None: all)."""
    match expr:
        case Subscript(Ref(name), Literal(column)):
            yield name, {column}
        case Ref(name):
            yield name, None
        case Part(Ref(name), dropped, only) if only is not None:
            yield name, set(only) - set(dropped)
        case _:
            for child in children(expr):
                if isinstance(child, Ref) and demand is not None:
                    yield child.name, demand
                else:
                    yield from demands(child, None)


def show(graph: Graph) -> str:
    """Print the row values and the learnt values, a line each."""
    lines = [f"load {load.id}: {load.reader}({load.path!r})  # {load.span.place()}" for load in graph.loads]
    for node in graph.nodes.values():
        refused = f"  refused {node.refusal.code}" if node.refusal else ""
        lines.append(f"{node.name}: {node.shape}[{node.dtype}] = {show_expression(node.expr)}{refused}")
    lines += [f"site {site.id} = {site.text}  # {site.how}, {site.span.place()}" for site in graph.sites.values()]
    return "\n".join(lines) + "\n"
