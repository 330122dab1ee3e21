"""Labels of columns that only training knows all of: which of the known ones a list leaves out.

df = pd.get_dummies(df, columns=["plan"])            age, left, and the columns of the plans
names = [c for c in df.columns if c != "left"]       learnt; `left` is surely not among them
X = df[names]                                        so no request need give it
"""

import ast
from collections.abc import Iterable
from typing import Any

from nb2svc.flow.machine import Machine, Scope
from nb2svc.flow.operations import bind_names, truth
from nb2svc.flow.values import Const, Fit, Listing, Named, TableValue, Value, is_constant, lifted, plain

LISTED, LEFT_OUT, AMONG = "listed", "left_out", "among"
"""What is known of a list of labels: the known ones that may be in it, those that are surely not, and all that can be in it at most."""
SAME = {"tolist", "to_list", "copy", "sort_values", "unique"}
LESS = {"drop": "labels", "difference": "other"}


def labels_of_table(machine: Machine, table: TableValue, node: ast.expr) -> Fit:
    """`df.columns` of a table some of whose columns only training knows."""
    found = machine.fit(node, "columns", [table])
    found.parts[LISTED] = tuple(table.names())
    if all(part.only is not None for part in table.opens):
        found.parts[AMONG] = (*table.names(), *(name for part in table.opens for name in part.only or () if name not in part.dropped))
    return found


def some_of(made: Fit, items: Iterable[Value]) -> Fit:
    """Note that a list holds some of these, in an order that only training knows."""
    items = tuple(items)
    if all(map(is_constant, items)):
        made.parts[AMONG] = tuple(plain(item) for item in items)
    return made


def among(value: Value) -> tuple[Any, ...] | None:
    """All that a list can hold at most, where that is known."""
    if isinstance(value, Fit):
        return value.parts.get(AMONG)
    return tuple(map(plain, value.items)) if isinstance(value, Listing) and all(map(is_constant, value.items)) else None


def put_together(made: Fit, values: Iterable[Value]) -> Fit:
    """Note what a list holds at most that is made of lists."""
    found = [among(value) for value in values]
    if None not in found:
        made.parts[AMONG] = tuple(dict.fromkeys(name for names in found for name in names or ()))
    return made


def filtered(machine: Machine, node: ast.AST, first: Value, made: Fit) -> Fit:
    """What `[c for c in labels if …]` surely leaves out: the known labels for which the condition fails."""
    if not isinstance(node, ast.ListComp) or len(node.generators) != 1:
        return made
    (generator,) = node.generators
    listed = tuple(first.names()) if isinstance(first, TableValue) else first.parts.get(LISTED, first.parts.get(AMONG)) if isinstance(first, Fit) else among(first)
    if listed is None or not isinstance(node.elt, ast.Name) or not isinstance(generator.target, ast.Name) or node.elt.id != generator.target.id:
        return made
    outer, fails = machine.scope, []
    for name in listed:
        machine.scope = Scope(parent=outer)
        bind_names(machine, generator.target, lifted(name))
        fails += [name] if any(truth(machine.evaluate(condition)) is False for condition in generator.ifs) else []
        machine.scope = outer
    return leave_out(made, first, fails)


def less(name: str, value: Fit, arguments: Any, made: Value) -> Value:
    """What a method of the labels gives: `drop` and `difference` leave out what they name."""
    if not isinstance(made, Fit) or LISTED not in value.parts or name not in SAME | LESS.keys():
        return made
    given = arguments.get(0, LESS.get(name, "")) if name in LESS else None
    items = given.items if isinstance(given, Listing) else [given] if isinstance(given, Const) else []
    return leave_out(made, value, [plain(item) for item in items if is_constant(item)])


def leave_out(made: Fit, source: Value, names: Iterable[Any]) -> Fit:
    """Note that a list holds none of these, nor what the list it was made of left out."""
    before = source.parts if isinstance(source, Fit) else {}
    out = {*before.get(LEFT_OUT, ()), *names}
    listed = source.names() if isinstance(source, TableValue) else before.get(LISTED, before.get(AMONG, among(source) or ()))
    made.parts |= {LEFT_OUT: frozenset(out), LISTED: tuple(name for name in listed if name not in out)}
    whole = (source.names() if not source.opens else None) if isinstance(source, TableValue) else among(source)
    if whole is not None:
        made.parts[AMONG] = tuple(name for name in whole if name not in out)
    return made


def without_left_out(table: TableValue, index: Value) -> TableValue:
    """The table without the columns that a list surely does not pick."""
    out = index.parts.get(LEFT_OUT, ()) if isinstance(index, Fit) else ()
    whole = index.parts.get(AMONG) if isinstance(index, Fit) else None
    if not out and whole is None:
        return table
    cut = table.copy()
    cut.parts = [part for part in cut.parts if not isinstance(part, Named) or (part.name not in out and (whole is None or part.name in whole))]
    if whole is not None and all(table.find(name) is not None for name in whole):
        cut.parts = [part for part in cut.parts if isinstance(part, Named)]
    return cut
