"""Things: the objects of a program as far as uses need them — who made each, who changed it, what it holds — and the names bound to them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

NOBODY: frozenset[int] = frozenset()
TABLES = ("pandas.", "polars.")
ARRAYS = ("numpy.", "Array")
DRAWING = "matplotlib.pyplot.Axes"
"""What is drawn on, be it a figure or its axes."""



@dataclass(slots=True, eq=False)
class Function:
    """A function of the program: its text, where its free names live, its defaults, and the object it is bound to."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: "Scope"
    defaults: dict[str, "Value"]
    receiver: "Value" = ()


@dataclass(slots=True, eq=False)
class Class:
    """A class of the program; `scope` holds its methods and attributes."""

    node: ast.ClassDef
    scope: "Scope"
    bases: "Value"


@dataclass(slots=True, eq=False)
class Instance:
    """An object of a class of the program."""

    classes: "Value"


@dataclass(frozen=True, slots=True)
class Module:
    """A library, or a name of one."""

    dotted: str


@dataclass(frozen=True, slots=True)
class Handle:
    """An open file: who is handed it moves on in it."""

    path: str
    is_written: bool


@dataclass(slots=True, eq=False)
class Lazy:
    """An iterator: it takes from its source when it is consumed, by its code if it has one, and consuming changes it."""

    node: ast.GeneratorExp | ast.FunctionDef | ast.AsyncFunctionDef | None = None
    scope: "Scope | None" = None
    source: "Value" = ()


@dataclass(slots=True, eq=False)
class Method:
    """A method of an object of a library, taken without being called."""

    receiver: "Thing"
    name: str


@dataclass(slots=True)
class Field:
    """What one constant key holds: `live` made the present value, `writers` wrote it ever (the order of keys depends on them)."""

    value: "Value"
    live: set[int]
    writers: set[int]


@dataclass(slots=True, eq=False)
class Thing:
    """One object. `writers` made or changed it as a whole; `keyed` wrote any of its keys; `last` changed it last, at `tick`; `kind` is the dotted class where it is known; a view shows what its `owner` holds."""

    kind: str = ""
    writers: set[int] = field(default_factory=set)
    last: int = -1
    tick: int = 0
    fields: dict[Any, Field] = field(default_factory=dict)
    keyed: set[int] = field(default_factory=set)
    held: "dict[Thing, None]" = field(default_factory=dict)
    owner: "Thing | None" = None
    part: "Thing | None" = None
    meaning: Function | Class | Instance | Module | Handle | Lazy | Method | None = None
    text: str | None = None
    seed: str = ""
    is_whole: bool = False
    is_view: bool = False


Value = tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """What a name stands for. `definers` may have bound it; of these `shown` are taken to have (a loop is taken to turn, a `try` to succeed)."""

    value: Value
    definers: frozenset[int]
    shown: frozenset[int]
    tick: int
    is_import: bool = False


@dataclass(slots=True, eq=False)
class Scope:
    """The names of a module, class, function call or comprehension."""

    parent: "Scope | None" = None
    names: dict[str, Binding] = field(default_factory=dict)
    is_class: bool = False
    is_comprehension: bool = False
    outer_names: dict[str, "Scope"] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Statement:
    """One top-level statement: what it needs of others, and for each name it reads the statements whose definition or change reaches it; for each file the last that wrote it."""

    index: int
    cell: int
    source: int
    node: ast.stmt
    needs: set[int] = field(default_factory=set)
    names: dict[str, set[int]] = field(default_factory=dict)
    files: dict[str, set[int]] = field(default_factory=dict)


def union(*values: Value) -> Value:
    """All things of these values, each once, in order."""
    return tuple(dict.fromkeys(thing for value in values for thing in value))


def contents(thing: Thing) -> Value:
    """What a thing holds directly; an object holds what its class holds."""
    if isinstance(thing.meaning, Instance):
        shared = (each for owner in lineage(thing.meaning.classes) for binding in owner.scope.names.values() for each in binding.value if not isinstance(each.meaning, (Function, Class)))
        return union(*(each.value for each in thing.fields.values()), tuple(thing.held), tuple(shared))
    if not thing.fields or thing.kind.startswith(TABLES):
        # A table copies what is written into its columns.
        return tuple(thing.held)
    return union(*(each.value for each in thing.fields.values()), tuple(thing.held))


def lineage(classes: Value) -> Iterator[Class]:
    """Classes and those that they inherit from."""
    for each in classes:
        if isinstance(each.meaning, Class):
            yield each.meaning
            yield from lineage(each.meaning.bases)


def reach(value: Value) -> Value:
    """These things, and all that they hold."""
    seen = dict.fromkeys(value)
    waiting = list(value)
    while waiting:
        for inner in contents(waiting.pop()):
            if inner not in seen:
                seen[inner] = None
                if inner.fields or inner.held or isinstance(inner.meaning, Instance):
                    waiting.append(inner)
    return tuple(seen)
