"""Values: what a name may hold while the notebook is traced.

A row value is known as a function of one row, a fit value as the place where training evaluates it, a constant as itself.
Tables, lists, dicts and objects keep their identity, so that an alias sees a change.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Expr
from nb2svc.ir.graph import Score


@dataclass(frozen=True, slots=True)
class Const:
    """A Python constant: number, text, bool, None, Ellipsis, slice of those."""

    value: Any


@dataclass(frozen=True, slots=True)
class Library:
    """A module, function, class or constant of an installed library, by its dotted name."""

    name: str


@dataclass(slots=True, eq=False)
class Listing:
    """A list, tuple or set whose items are known. `writers` are the statements that changed it."""

    kind: str
    items: list["Value"]
    writers: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping:
    """A dict whose keys are known."""

    items: dict[Any, "Value"]
    writers: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Bunch(Mapping):
    """A dict whose items are attributes too, as scikit-learn hands out its tables; `texts` are items that only training knows, arrays of text."""

    texts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that the notebook opened, or a text in its place: where from, and the node of the text that says so. `is_parsed`: its JSON was read."""

    path: str | None
    text: str | None
    where: ast.expr | None
    is_parsed: bool = False


@dataclass(slots=True, eq=False)
class Rows:
    """A row value that is a column, an array, an accessor or a scalar of each row: the node `name` of the graph.

    `origin` is the table and column it was just taken from, which a chained in-place call writes to under pandas 2.
    """

    name: str
    writers: list[int] = field(default_factory=list)
    origin: "tuple[TableValue, Any] | None" = None


@dataclass(slots=True)
class Named:
    """A column of a table: its name, the expression of its values, and the statements that wrote it."""

    name: Any
    expr: Expr
    writers: tuple[int, ...] = ()


@dataclass(slots=True)
class Open:
    """Columns that are known only at training: all of `expr` but the `dropped` ones. `only`: what they can be called, where that is known; `writers` made them."""

    expr: Expr
    dropped: tuple[Any, ...] = ()
    only: tuple[Any, ...] | None = None
    writers: tuple[int, ...] = ()

    def may_hold(self, name: Any) -> bool:
        return name not in self.dropped and (self.only is None or name in self.only)


@dataclass(slots=True, eq=False)
class TableValue:
    """A row-phase DataFrame: an ordered list of columns and of parts whose columns only training knows.

    `writers` made the table what it is, but for its columns, which know their own; `touched` are all statements that changed it.
    `masks` are the row values that its rows were chosen by, in order; "?" stands for a choice that is no function of a row."""

    parts: list[Named | Open]
    loads: frozenset[int] = frozenset()
    writers: list[int] = field(default_factory=list)
    index_parts: list[tuple[Any, "Named"]] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)
    masks: tuple[str, ...] = ()

    def names(self) -> list[Any]:
        return [part.name for part in self.parts if isinstance(part, Named)]

    def find(self, name: Any) -> Named | None:
        return next((part for part in self.parts if isinstance(part, Named) and part.name == name), None)

    @property
    def opens(self) -> list[Open]:
        return [part for part in self.parts if isinstance(part, Open)]

    def copy(self) -> "TableValue":
        return TableValue([replace(part) for part in self.parts], self.loads, list(self.writers), list(self.index_parts), masks=self.masks)

    def chosen(self, mask: str = "?") -> "TableValue":
        """Some of the rows: the same function of a record, and another population."""
        return replace(self.copy(), masks=(*self.masks, mask))


@dataclass(slots=True, eq=False)
class Fit:
    """A value learnt at training: the expression `node`, evaluated in statement `statement` under `context`.

    `loads` are the tables it summarises; `shape` is scalar, series or table, "" where that is not known.
    `how` is "use" where the value changes between its making and its use, so that it is captured where it is read: at `read`.
    """

    node: ast.expr
    statement: int
    statement_node: ast.stmt
    context: tuple[Any, ...]
    kind: str = "statistic"
    hint: str = ""
    loads: frozenset[int] = frozenset()
    dtype: str = ""
    writers: list[int] = field(default_factory=list)
    how: str = "value"
    parts: dict[str, Any] = field(default_factory=dict)
    tainted: Diagnostic | None = None
    shape: str = ""
    read: ast.expr | None = None
    scored: frozenset[Score] = frozenset()


@dataclass(slots=True, eq=False)
class Estimator:
    """An object of a library class with fit/transform/predict. `fitted` is the last call that fitted it.

    `reads` are the columns that it takes by name, None where it takes all by place. `chances`: what `predict` gives is
    the probability of the class 1 ("one"), or of each class ("each"). `original` is the object that this one was loaded as.
    `changes` are the calls that changed it before its fit, each with what it gives by parameter.
    """

    qualified: str
    args: list["Value"]
    keywords: dict[str, "Value"]
    node: ast.expr
    fitted: "FitCall | None" = None
    fits: int = 0
    writers: list[int] = field(default_factory=list)
    hint: str = ""
    site: Fit | None = None
    reads: tuple[str, ...] | None = None
    chances: str = ""
    original: "Estimator | None" = None
    changes: list[tuple[str, dict[str, "Value"]]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Splitter:
    """An object of a library class that parts rows into folds, as it was made."""

    qualified: str
    args: list["Value"]
    keywords: dict[str, "Value"]
    node: ast.Call
    writers: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class FitCall:
    """The call that fitted an object, and the path by which the statement behind it can reach the object."""

    call: ast.Call
    receiver: ast.expr
    statement: int
    statement_node: ast.stmt
    context: tuple[Any, ...]
    features: "Value"
    target: "Value | None"


@dataclass(slots=True, eq=False)
class Held:
    """Rows in the form in which a library's own interface takes them (`xgboost.DMatrix`): the table and its labels.

    `given` are all arguments, `kept` those that say how rows are read, a new row too. `rows_node` and `texts` are how the notebook writes
    the rows, and the rows and labels.
    """

    qualified: str
    features: "Value"
    labels: "Value | None"
    given: dict[str, "Value"]
    kept: tuple[str, ...]
    node: ast.Call
    rows_node: ast.expr | None
    texts: tuple[str, ...]
    statement_node: ast.stmt
    reads: tuple[str, ...] | None = None
    writers: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class UserFunction:
    """A def or lambda of the notebook with the scope it was made in; `kind`: staticmethod, classmethod or property."""

    node: ast.FunctionDef | ast.Lambda
    scope: Any
    name: str
    defaults: dict[str, "Value"]
    self_value: "Value | None" = None
    statement: int = -1
    kind: str = ""


@dataclass(slots=True, eq=False)
class UserClass:
    """A class of the notebook. `bases` are library names or other classes of the notebook."""

    node: ast.ClassDef
    scope: Any
    name: str
    methods: dict[str, UserFunction]
    attributes: dict[str, "Value"]
    bases: tuple["Value", ...] = ()
    statement: int = -1

    def method(self, name: str) -> UserFunction | None:
        if name in self.methods:
            return self.methods[name]
        return next((found for base in self.bases if isinstance(base, UserClass) and (found := base.method(name))), None)


@dataclass(slots=True, eq=False)
class Instance:
    """An object of a class of the notebook."""

    klass: UserClass
    attributes: dict[str, "Value"]
    writers: list[int] = field(default_factory=list)
    fitted: FitCall | None = None
    fits: int = 0
    hint: str = ""
    node: ast.expr | None = None
    site: Fit | None = None
    original: "Instance | None" = None


@dataclass(slots=True, eq=False)
class Bound:
    """A method that was named but not yet called."""

    receiver: "Value"
    name: str
    node: ast.expr


@dataclass(slots=True, eq=False)
class Grouped:
    """`table.groupby(keys)[selection]`; selection None means all columns."""

    table: "Value"
    keys: tuple[Any, ...]
    key_values: tuple["Value", ...]
    selection: tuple[Any, ...] | None
    single: bool
    node: ast.expr


@dataclass(slots=True, eq=False)
class Indexer:
    """`.loc`, `.iloc`, `.at`, `.iat` of a table, column or fit value."""

    kind: str
    target: "Value"


@dataclass(slots=True, eq=False)
class Labels:
    """The row labels of a table: they select rows, they say nothing of a row. `masks` are those of the table."""

    loads: frozenset[int] = frozenset()
    writers: list[int] = field(default_factory=list)
    masks: tuple[str, ...] = ("?",)


@dataclass(slots=True, eq=False)
class Count:
    """The number of rows: `range(len(x))` runs over rows, as a number it is learnt. `fit` is the learnt number."""

    fit: Fit
    over: "Value"


@dataclass(slots=True, eq=False)
class Unknown:
    """A value nothing is known of; `diagnostic` says why, if anyone needs it on the slice."""

    diagnostic: Diagnostic | None = None
    writers: list[int] = field(default_factory=list)


Value = (
    Const | Library | Listing | Mapping | Rows | TableValue | Fit | Estimator | Held | UserFunction | UserClass | Instance
    | Bound | Grouped | Indexer | Labels | Count | Splitter | Unknown
)  # fmt: skip


def is_row(value: Value) -> bool:
    """Does the value have a row axis of the table?"""
    return isinstance(value, (Rows, TableValue)) or (isinstance(value, Listing) and any(map(is_row, value.items))) or (isinstance(value, Mapping) and any(map(is_row, value.items.values())))


def parts_of(value: Value) -> Iterator[Value]:
    """The values directly inside a container or an object."""
    match value:
        case Listing(_, items):
            yield from items
        case Mapping(items):
            yield from items.values()
        case Instance():
            yield from value.attributes.values()
        case Indexer(_, target):
            yield target
        case Grouped(table=table):
            yield table
        case Bound(receiver=receiver):
            yield receiver
        case Count(fit, _):
            yield fit
        case Estimator() | Splitter():
            yield from value.args
            yield from value.keywords.values()
        case Held():
            yield value.features
            yield from (value.labels,) if value.labels is not None else ()
            yield from value.given.values()
        case _:
            return


def is_constant(value: Value) -> bool:
    """Is the value known from the text alone?"""
    match value:
        case Const():
            return True
        case Listing(_, items):
            return all(map(is_constant, items))
        case Mapping(items):
            return all(map(is_constant, items.values()))
        case _:
            return False


def plain(value: Value) -> Any:
    """The Python object of a constant value."""
    match value:
        case Const(inner):
            return inner
        case Listing(kind, items):
            return {"list": list, "tuple": tuple, "set": set}[kind](map(plain, items))
        case Mapping(items):
            return {key: plain(item) for key, item in items.items()}
        case _:
            raise TypeError("not a constant")


def lifted(inner: Any) -> Value:
    """The value of a Python object that consists of constants."""
    match inner:
        case list() | tuple() | set() | frozenset():
            kind = "list" if isinstance(inner, list) else "tuple" if isinstance(inner, tuple) else "set"
            return Listing(kind, [lifted(item) for item in (sorted(inner, key=repr) if kind == "set" else inner)])
        case dict():
            return Mapping({key: lifted(item) for key, item in inner.items()})
        case _:
            return Const(inner)
