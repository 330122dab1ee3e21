"""Lifting: `for i in range(len(x))` that computes each row from that row alone is an operation on columns.

    for i in range(len(a)):
        n = a[i] + b[i]                  n = a + b
        out[i] = 1 if n > 1 else 0       out = where(n > 1, 1, 0)

A loop that appends one value for each row to an empty list is a comprehension:

    labels = []
    for score in scores:                 labels = ["yes" if score > .5 else "no" for score in scores]
        if score > .5: labels.append("yes")
        else: labels.append("no")
"""

import ast

from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.values import Const, Library, Listing, Rows, TableValue, Value, is_row
from nb2svc.ir.expression import Call, Symbol
from nb2svc.ir.span import stand_at


class NotLiftable(Exception):
    """The loop is no function of one row."""


def lifted_loop(machine: Machine, node: ast.For | ast.AsyncFor, index: str) -> bool:
    """Run the loop as column operations; False (and nothing changed) if it is no function of one row."""
    if not all(isinstance(s, (ast.Assign, ast.If)) for s in node.body) or any(isinstance(inner, (ast.Break, ast.Continue, ast.Return)) for inner in ast.walk(node)):
        return False
    if not all(same_for_columns(machine, inner) for statement in node.body for inner in ast.walk(statement)):
        return False
    written = {inner.value.id for inner in ast.walk(node) if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Store) and isinstance(inner.value, ast.Name)}
    read = {inner.value.id for inner in ast.walk(node) if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Load) and isinstance(inner.value, ast.Name)}
    if written & read or not all(only_index(inner, index) for inner in ast.walk(node) if isinstance(inner, ast.Subscript)):
        return False
    uses = sum(isinstance(inner, ast.Name) and inner.id == index for inner in ast.walk(ast.Module(body=node.body, type_ignores=[])))
    if uses != sum(isinstance(inner, ast.Subscript) for inner in ast.walk(ast.Module(body=node.body, type_ignores=[]))):
        return False
    outer = dict(machine.scope.names)
    results: dict[str, Value] = {}
    try:
        run_rows(machine, node.body, index, None, results)
    except NotLiftable:
        machine.scope.names = outer
        return False
    for name, value in results.items():
        # The loop writes into what stood there before.
        machine.evaluate(stood(ast.Name(name, ast.Load()), node))
        machine.hint(value, name)
        machine.bind(name, value)
    return True


def collected(machine: Machine, node: ast.For | ast.AsyncFor, iterable: Value) -> bool:
    """Run a loop that collects one value for each row; False (and nothing changed) if it does anything else."""
    found = appended(node.body)
    if found is None or node.orelse or not isinstance(node.target, ast.Name):
        return False
    name, element = found
    source = node.iter if isinstance(iterable, Rows) else by_place(element, node.target.id)
    if source is None or not isinstance(machine.evaluate(source), Rows) or any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(element)):
        return False
    into = machine.evaluate(stood(ast.Name(name, ast.Load()), node))
    if not isinstance(into, Listing) or into.kind != "list" or into.items:
        return False
    if source is not node.iter:
        element = Placed(node.target.id).visit(ast.parse(ast.unparse(element), mode="eval").body)
    made = ast.ListComp(element, [ast.comprehension(node.target, source, [], 0)])
    value = machine.evaluate(stood(ast.parse(ast.unparse(made), mode="eval").body, node))
    machine.hint(value, name)
    machine.bind(name, value)
    return True


def appended(body: list[ast.stmt]) -> tuple[str, ast.expr] | None:
    """The list to which statements append exactly one value, whichever branch they take, and the value."""
    match body:
        case [ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "append"), [element], []))]:
            return name, element
        case [ast.If(test, then, other)]:
            first, second = appended(then), appended(other)
            if first is not None and second is not None and first[0] == second[0]:
                return first[0], ast.IfExp(test, first[1], second[1])
    return None


def collecting(body: list[ast.stmt]) -> set[str]:
    """The names of what statements append to."""
    calls = (inner.func for statement in body for inner in ast.walk(statement) if isinstance(inner, ast.Call))
    return {func.value.id for func in calls if isinstance(func, ast.Attribute) and func.attr in ("append", "extend") and isinstance(func.value, ast.Name)}


class Placed(ast.NodeTransformer):
    """`x[i]` is what stands at a place: the element itself."""

    def __init__(self, index: str) -> None:
        self.index = index

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return ast.Name(self.index, ast.Load()) if only_index(node, self.index) else self.generic_visit(node)


def by_place(element: ast.expr, index: str) -> ast.expr | None:
    """The one array of which an expression reads the element at a place, and nothing else by that place."""
    read = [inner.value for inner in ast.walk(element) if isinstance(inner, ast.Subscript) and only_index(inner, index)]
    places = sum(isinstance(inner, ast.Name) and inner.id == index for inner in ast.walk(element))
    return read[0] if read and places == len(read) and len({ast.unparse(each) for each in read}) == 1 else None


def stood(made: ast.expr, place: ast.AST) -> ast.expr:
    """A new expression, in the place of what it is made for."""
    stand_at(made, place)
    return made


def same_for_columns(machine: Machine, node: ast.AST) -> bool:
    """Does the operation give a whole column the bits that it gives each value? A power does not, nor what is no ufunc."""
    match node:
        case ast.BinOp(op=ast.Pow() | ast.Mod() | ast.FloorDiv()):
            return False
        case ast.Call(func=func):
            callee = machine.evaluate(func) if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) else None
            return isinstance(callee, Library) and callee.name.startswith("numpy.")
        case _:
            return True


def only_index(node: ast.Subscript, index: str) -> bool:
    return isinstance(node.slice, ast.Name) and node.slice.id == index and isinstance(node.value, ast.Name)


def run_rows(machine: Machine, body: list[ast.stmt], index: str, mask: Value | None, results: dict[str, Value]) -> None:
    """Run statements for all rows at once; under `mask` only for those."""
    for statement in body:
        if isinstance(statement, ast.If):
            condition = row_value(machine, statement.test, index)
            if mask is not None or not isinstance(condition, Rows):
                raise NotLiftable
            then: dict[str, Value] = {}
            other: dict[str, Value] = {}
            run_rows(machine, statement.body, index, condition, then)
            run_rows(machine, statement.orelse, index, condition, other)
            for name in then.keys() | other.keys():
                base = results.get(name) or machine.scope.names.get(name)
                pair = [then.get(name) or base, other.get(name) or base]
                if any(value is None for value in pair):
                    raise NotLiftable
                results[name] = row_operation(machine, statement, [condition, *(v for v in pair if v is not None)], lambda e: Call(Symbol("numpy.where"), tuple(e)), shape="flat")
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            value = row_value(machine, statement.value, index)
            if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
                results[target.value.id] = value
            elif isinstance(target, ast.Name) and mask is None:
                machine.scope.names[target.id] = value
                machine.scope.bound[target.id] = machine.statement.index
            else:
                raise NotLiftable


def row_value(machine: Machine, node: ast.expr, index: str) -> Value:
    """An expression of one row, as a column: `a[i]` is the column `a`."""

    class Strip(ast.NodeTransformer):
        def visit_Subscript(self, inner: ast.Subscript) -> ast.AST:
            return inner.value

    stripped = Strip().visit(ast.parse(ast.unparse(node), mode="eval").body)
    stand_at(stripped, node)
    value = machine.evaluate(stripped)
    if not isinstance(value, (Rows, Const)) or isinstance(value, (TableValue, Listing)) or not (is_row(value) or isinstance(value, Const)):
        raise NotLiftable
    return value
