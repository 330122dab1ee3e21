"""Populations: where the rows of a program are parted into those that teach and those that judge, and which of them a name holds.

    X_train, X_test, y_train, y_test = train_test_split(X, y)       train, test, train, test
    train, test = full[:n], full[n:]                                train, test
    X_test = X_test.fillna(0)                                       test

Read off the text by the definitions that reach each name (`uses`); which statement needs which is the graph's.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from nb2svc import catalog
from nb2svc.binding.answer import needs
from nb2svc.checks.library_names import Names
from nb2svc.ir.graph import Fitting, Graph
from nb2svc.ir.span import Span, span_of
from nb2svc.uses.things import Statement
from nb2svc.uses.walk import walk

SPLITTERS = {"sklearn.model_selection.train_test_split", "sklearn.cross_validation.train_test_split"}
CROSS = {f"sklearn.model_selection.{name}" for name in ("cross_val_score", "cross_validate", "cross_val_predict")} | {"sklearn.cross_validation.cross_val_score"}
ASKED = {"fit", "fit_transform", "transform", "predict", "predict_proba", "inverse_transform", "fit_resample", "score", "decision_function"}
"""Methods whose rows are their argument, not what they are called on."""
TRAIN, TEST = "train", "test"
Roles = frozenset[str]


@dataclass(slots=True)
class Split:
    """One place where rows are parted: its statements, the call or slice, and what each name holds; `items` by position where one name holds all."""

    statements: tuple[int, ...]
    node: ast.AST
    span: Span
    roles: dict[str, str] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    is_written_out: bool = False


class Populations:
    """The splits of a program, and what its names hold."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.names = Names(graph.program)
        self.uses: tuple[Statement, ...] = walk(graph.program, catalog.load(()))[0]
        self.functions = {node.name: node for statement in self.uses if isinstance(node := statement.node, ast.FunctionDef)}
        self.splits = [*self.called(), *self.sliced()]
        self.split_at = {index: split for split in self.splits for index in split.statements}
        self.known: dict[tuple[int, str], Roles] = {}

    # -- splits -----------------------------------------------------------------------------------------------------------------

    def called(self) -> Iterator[Split]:
        """The statements that call a splitter, or a function of the notebook that does."""
        for statement in self.uses:
            if isinstance(statement.node, (ast.FunctionDef, ast.ClassDef)):
                continue
            for call in (node for node in ast.walk(statement.node) if isinstance(node, ast.Call)):
                items = self.items_of(call, 0)
                if items is not None:
                    yield Split((statement.index,), call, span_of(call), roles_of(statement.node, call, items), items)
                    break

    def items_of(self, call: ast.Call, depth: int) -> tuple[str, ...] | None:
        """What the values that a call gives hold, in order; None where it parts no rows."""
        if self.names.dotted(call.func) in SPLITTERS:
            return (TRAIN, TEST) * sum(not isinstance(argument, ast.Starred) for argument in call.args)
        function = self.functions.get(call.func.id) if isinstance(call.func, ast.Name) else None
        if function is None or depth > 3:
            return None
        for inner in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            items = self.items_of(inner, depth + 1)
            if items is not None:
                return returned(function, inner, items)
        return None

    def sliced(self) -> Iterator[Split]:
        """Pairs of statements that take the complementary parts of one table."""
        open_parts: dict[tuple[str, str], tuple[int, str, ast.expr]] = {}
        for statement in self.uses:
            for name, value in assigned(statement.node):
                match part_of(value):
                    case (base, key, True):
                        open_parts[(base, key)] = (statement.index, name, value)
                    case (base, key, False) if (base, key) in open_parts:
                        first, other, node = open_parts[(base, key)]
                        yield Split((first, statement.index), node, span_of(node), {other: TRAIN, name: TEST}, is_written_out=True)

    # -- names ------------------------------------------------------------------------------------------------------------------

    def roles(self, statement: int, name: str) -> Roles:
        """What a name holds where a statement reads it: train, test, both, or neither (the empty set)."""
        key = (statement, name)
        if key not in self.known:
            self.known[key] = frozenset()
            found: set[str] = set()
            for index in self.uses[statement].names.get(name, ()):
                found |= self.defined(index, name) if index != statement else set()
            self.known[key] = frozenset(found)
        return self.known[key]

    def defined(self, index: int, name: str) -> Roles:
        """What a name holds behind a statement that binds or changes it."""
        split = self.split_at.get(index)
        if split is not None and name in split.roles:
            return frozenset({split.roles[name]})
        for target, value in assigned(self.uses[index].node):
            if target == name:
                return self.rows(index, value)
        return self.roles(index, name)

    def rows(self, index: int, value: ast.expr) -> Roles:
        """What the rows of an expression are."""
        if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) and isinstance(value.slice, ast.Constant) and isinstance(value.slice.value, int):
            made = [self.split_at[one] for one in self.uses[index].names.get(value.value.id, ()) if one in self.split_at]
            if made and not made[0].roles and value.slice.value < len(made[0].items):
                return frozenset({made[0].items[value.slice.value]})
        loops = [node for node in ast.walk(self.uses[index].node) if isinstance(node, ast.For)]
        turns = {loop.target.id: loop.iter for loop in loops if isinstance(loop.target, ast.Name)}
        found: set[str] = set()
        for name in subject(value, self.names):
            found |= self.rows(index, turns[name]) if name in turns and not (isinstance(turns[name], ast.Name) and turns[name].id == name) else self.roles(index, name)
        return frozenset(found)

    # -- fits -------------------------------------------------------------------------------------------------------------------

    def needed(self, *statements: int) -> set[int]:
        """All statements that these need."""
        return needs(self.graph, statements)

    def fitted_with(self, fitting: Fitting) -> list[Roles]:
        """The populations that a fit is taught by, one for each time that its statement comes to it."""
        index = fitting.statement
        statement, arguments = self.uses[index].node, fitting.node.args[:1] or [keyword.value for keyword in fitting.node.keywords if keyword.arg == "X"]
        if not arguments:
            return []
        inside = {id(node) for node in ast.walk(statement)}
        if id(fitting.node) in inside:
            turn = next((loop for loop in ast.walk(statement) if isinstance(loop, ast.For) and isinstance(loop.target, ast.Name) and loop.target.id in subject(arguments[0], self.names)), None)
            if turn is not None and isinstance(turn.iter, (ast.Tuple, ast.List)):
                return [self.rows(index, item) for item in turn.iter.elts]
            return [self.rows(index, arguments[0])]
        holders = {name for name, function in self.functions.items() if id(fitting.node) in {id(node) for node in ast.walk(function)}}
        calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in holders]
        return [self.rows(index, call.args[0]) for call in calls if len(call.args) == 1]


def roles_of(statement: ast.stmt, call: ast.Call, items: tuple[str, ...]) -> dict[str, str]:
    """What each name holds that a statement binds to the values of a call."""
    match statement:
        case ast.Assign(targets=[ast.Tuple(elts=targets) | ast.List(elts=targets)], value=value) if value is call and len(targets) == len(items):
            return {target.id: item for target, item in zip(targets, items) if isinstance(target, ast.Name) and item}
        case _:
            return {}


def returned(function: ast.FunctionDef, call: ast.Call, items: tuple[str, ...]) -> tuple[str, ...]:
    """What the values that a function gives back hold, where it parts rows by `call`."""
    roles: dict[str, str] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and node.value is call:
            roles |= roles_of(node, call, items)
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is call:
            return items
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            return tuple(roles.get(item.id, "") if isinstance(item, ast.Name) else "" for item in node.value.elts)
    return ()


def assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    """The names that a statement binds, each with what it is bound to."""
    match statement:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) if len(targets) == len(values):
            yield from ((target.id, value) for target, value in zip(targets, values) if isinstance(target, ast.Name))
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
            for target in targets:
                if isinstance(target, ast.Tuple):
                    yield from ((item.id, value) for item in target.elts if isinstance(item, ast.Name))


def part_of(value: ast.expr) -> tuple[str, str, bool] | None:
    """Of which table an expression takes which part: its base, what both parts have in common, and whether it is the first one."""
    match value:
        case ast.Call(func=ast.Attribute(value=inner, attr="copy" | "reset_index")):
            return part_of(inner)
        case ast.Subscript(value=base, slice=ast.Slice(lower=None, upper=ast.expr() as bound, step=None)):
            return ast.unparse(base), ast.unparse(bound), True
        case ast.Subscript(value=base, slice=ast.Slice(lower=ast.expr() as bound, upper=None, step=None)):
            return ast.unparse(base), ast.unparse(bound), False
        case ast.Call(func=ast.Attribute(value=base, attr="sample")):
            return ast.unparse(base), "sample", True
        case ast.Call(func=ast.Attribute(value=base, attr="drop"), args=[ast.Attribute(attr="index")]):
            return ast.unparse(base), "sample", False
        case ast.Subscript(value=base, slice=ast.UnaryOp(op=ast.Invert(), operand=mask)):
            return ast.unparse(base), ast.unparse(mask), False
        case ast.Subscript(value=base, slice=ast.Call(func=ast.Attribute(value=column, attr="notnull" | "notna"))):
            return ast.unparse(base), f"gaps {ast.unparse(column)}", True
        case ast.Subscript(value=base, slice=ast.Call(func=ast.Attribute(value=column, attr="isnull" | "isna"))):
            return ast.unparse(base), f"gaps {ast.unparse(column)}", False
        case ast.Subscript(value=base, slice=ast.Name() | ast.Compare() as mask):
            return ast.unparse(base), ast.unparse(mask), True
        case _:
            return None


def subject(value: ast.expr, names: Names) -> Iterator[str]:
    """The names whose rows an expression has: not those that only say what is done to them."""
    match value:
        case ast.Name(id=name):
            yield name
        case ast.Call(func=ast.Attribute(value=receiver, attr=attr), args=args):
            if attr in ASKED or names.dotted(value.func):
                for argument in args if attr not in ASKED else args[:1]:
                    yield from subject(argument, names)
            else:
                yield from subject(receiver, names)
        case ast.Call(args=args):
            for argument in args:
                yield from subject(argument, names)
        case ast.Subscript(value=inner) | ast.Attribute(value=inner) | ast.Starred(value=inner):
            yield from subject(inner, names)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            for item in items:
                yield from subject(item, names)
        case ast.BinOp(left=left, right=right):
            yield from subject(left, names)
            yield from subject(right, names)
        case _:
            return
