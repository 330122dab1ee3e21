"""Statements: what each does to names, tables and objects; branches and loops."""

import ast
from typing import Any

from nb2svc.flow import writing
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.branches import clone_scopes, join_scopes, join_values
from nb2svc.flow.evaluate import SYMBOLS, operate
from nb2svc.flow.lifting import collected, collecting, lifted_loop
from nb2svc.flow.machine import MAX_TURNS, Machine, Scope
from nb2svc.flow.operations import bind_names, default_values, element_of, known_items, truth, turn_label
from nb2svc.flow.selection import without
from nb2svc.flow.values import (
    Const,
    Count,
    Fit,
    Grouped,
    Library,
    Listing,
    Named,
    Rows,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    is_row,
    parts_of,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Ref
from nb2svc.ir.span import call_at, span_of, stand_at

Signal = tuple[str, Any] | None


def run_body(machine: Machine, body: list[ast.stmt]) -> Signal:
    """Run statements; a signal tells of return, break and continue."""
    for position, statement in enumerate(body):
        machine.statement_node = statement
        signal = run(machine, statement, body[position + 1 :])
        if signal is not None:
            return None if signal[0] == "done" else signal
    return None


def run(machine: Machine, node: ast.stmt, rest: list[ast.stmt]) -> Signal:
    """Run one statement."""
    match node:
        case ast.Expr(value=value):
            machine.evaluate(value)
        case ast.Assign(targets=targets, value=value):
            found = machine.evaluate(value)
            for target in targets:
                assign(machine, target, found)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            assign(machine, target, machine.evaluate(value))
        case ast.AugAssign(target=target, op=op, value=value):
            augmented(machine, node, target, SYMBOLS[type(op)], value)
        case ast.Delete(targets=targets):
            for target in targets:
                delete(machine, target)
        case ast.If():
            return branch(machine, node, rest)
        case ast.For() | ast.AsyncFor():
            return loop(machine, node)
        case ast.While():
            return while_loop(machine, node)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            machine.bind(node.name, decorated(machine, node, UserFunction(node, machine.scope, node.name, default_values(machine, node.args), statement=machine.statement.index)))
        case ast.ClassDef():
            define_class(machine, node)
        case ast.Import() | ast.ImportFrom():
            import_names(machine, node)
        case ast.Return(value=value):
            return ("return", machine.evaluate(value) if value is not None else Const(None))
        case ast.Break():
            return ("break", None)
        case ast.Continue():
            return ("continue", None)
        case ast.With(items=items, body=body):
            for item in items:
                opened = machine.evaluate(item.context_expr)
                if item.optional_vars is not None:
                    assign(machine, item.optional_vars, opened)
            return run_body(machine, body)
        case ast.Try():
            return attempt(machine, node)
        case ast.Global(names=names):
            machine.scope.declared_global |= set(names)
        case ast.Raise():
            return ("raise", None)
        case ast.Assert():
            machine.evaluate(node.test)
        case _:
            pass
    return None


# -- assignment ---------------------------------------------------------------------------------------------------------------


def assign(machine: Machine, target: ast.expr, value: Value) -> None:
    match target:
        case ast.Name(id=name):
            machine.hint(value, name)
            if isinstance(value, Rows) and value.origin is not None:
                value = Rows(value.name, value.writers, value.origin if machine.pandas_major < 3 else None)
            machine.bind(name, value)
        case ast.Attribute(value=receiver, attr=attr):
            writing.assign_attribute(machine, machine.evaluate(receiver), attr, value, target)
        case ast.Subscript(value=receiver, slice=index):
            writing.assign_item(machine, machine.evaluate(receiver), machine.evaluate(index), value, target)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            unpack(machine, targets, value, target)
        case ast.Starred(value=inner):
            assign(machine, inner, value)


def unpack(machine: Machine, targets: list[ast.expr], value: Value, at: ast.expr) -> None:
    items = known_items(value)
    if items is not None and len(items) == len(targets) and not any(isinstance(target, ast.Starred) for target in targets):
        for target, item in zip(targets, items):
            assign(machine, target, item)
        return
    for position, target in enumerate(targets):
        if isinstance(value, Fit):
            element = machine.fit(value.node, value.kind, [value])
            element.how, element.parts = "use", {"position": position}
            assign(machine, target, element)
        else:
            assign(machine, target, value if isinstance(value, Unknown) else Unknown(Diagnostic("NB201", "what is unpacked here is not known", span_of(at))))


def augmented(machine: Machine, node: ast.AugAssign, target: ast.expr, symbol: str, value: ast.expr) -> None:
    reading = ast.parse(ast.unparse(target), mode="eval").body
    stand_at(reading, target)
    old, new = machine.evaluate(reading), machine.evaluate(value)
    if isinstance(old, Listing) and symbol == "+":
        items = known_items(new)
        if items is not None:
            old.items += items
            machine.wrote(old)
            return
    result = operate(machine, reading, symbol, [old, new])
    if isinstance(result, Fit):
        result.how = "use"
        result.writers = sorted({machine.statement.index, *getattr(old, "writers", ()), *getattr(new, "writers", ())})
    assign(machine, target, result)


def delete(machine: Machine, target: ast.expr) -> None:
    match target:
        case ast.Name(id=name):
            machine.scope.names.pop(name, None)
        case ast.Subscript(value=receiver, slice=index):
            value, key = machine.evaluate(receiver), machine.evaluate(index)
            if isinstance(value, TableValue) and is_constant(key):
                machine.wrote(value)
                without(value, plain(key))


# -- definitions --------------------------------------------------------------------------------------------------------------


def decorated(machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, function: Value) -> Value:
    """What the decorators of the notebook make of a function; those of libraries leave what it gives as it is."""
    for decorator in reversed(node.decorator_list):
        value = machine.evaluate(decorator)
        if isinstance(value, UserFunction):
            function = machine.call_value(value, Arguments([function], {}, call_at(decorator, [], decorator)))
    return function


def define_class(machine: Machine, node: ast.ClassDef) -> None:
    bases = tuple(machine.evaluate(base) for base in node.bases)
    outer = machine.scope
    machine.scope = Scope(parent=outer)
    attributes: dict[str, Value] = {}
    methods: dict[str, UserFunction] = {}
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            kinds = [decorator.id for decorator in statement.decorator_list if isinstance(decorator, ast.Name)]
            kind = next((word for word in kinds if word in ("staticmethod", "classmethod", "property")), "")
            methods[statement.name] = UserFunction(statement, outer, statement.name, default_values(machine, statement.args), statement=machine.statement.index, kind=kind)
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            attributes[statement.targets[0].id] = machine.evaluate(statement.value)
    machine.scope = outer
    machine.bind(node.name, UserClass(node, outer, node.name, methods, attributes, bases, machine.statement.index))


def import_names(machine: Machine, node: ast.Import | ast.ImportFrom) -> None:
    machine.statement.tasks.add("import")
    machine.statement.refusal = machine.statement.refusal or unread_module(machine, node)
    for alias in node.names:
        if isinstance(node, ast.Import):
            name = alias.asname or alias.name.partition(".")[0]
            machine.bind(name, Library(alias.name if alias.asname else alias.name.partition(".")[0]))
        elif alias.name == "*":
            continue
        else:
            machine.bind(alias.asname or alias.name, Library(canonical(f"{node.module or ''}.{alias.name}".lstrip("."))))


def unread_module(machine: Machine, node: ast.Import | ast.ImportFrom) -> Diagnostic | None:
    """Why a local module cannot go into the service: it was not read with the cells."""
    level = node.level if isinstance(node, ast.ImportFrom) else 0
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    folder = machine.graph.program.sources[machine.statement.source].folder
    for name in names:
        top = name.partition(".")[0]
        if level or any(path.is_file() for path in (folder / f"{top}.py", folder / top / "__init__.py", folder / f"{name.replace('.', '/')}.py")):
            hint = "import functions by name (`from module import function`) from a module that only defines, under names of their own"
            message = f"the local module `{name or '.'}` cannot be taken along: it does more than define, a name would mean two things, or it is handed on as a whole"
            return Diagnostic("NB105", message, span_of(node), hint)
    return None


def canonical(dotted: str) -> str:
    """Names that libraries export twice."""
    return "tqdm.tqdm" if dotted.startswith("tqdm.") and dotted.endswith(".tqdm") else dotted


# -- branches -----------------------------------------------------------------------------------------------------------------


def branch(machine: Machine, node: ast.If, rest: list[ast.stmt]) -> Signal:
    """A known condition picks its branch; behind an unknown one both are run, and what differs is a choice."""
    condition = machine.evaluate(node.test)
    known = truth(condition)
    if known is not None:
        return run_body(machine, node.body if known else node.orelse)
    before = clone_scopes(machine)
    then_signal = run_body(machine, [*node.body, *rest]) if ends(node.body) or ends(node.orelse) else run_body(machine, node.body)
    after_then = clone_scopes(machine)
    before.restore(machine)
    else_signal = run_body(machine, [*node.orelse, *rest]) if ends(node.body) or ends(node.orelse) else run_body(machine, node.orelse)
    join_scopes(machine, condition, after_then, node)
    return joined_signal(machine, node, condition, then_signal, else_signal)


def ends(body: list[ast.stmt]) -> bool:
    return any(isinstance(inner, (ast.Return, ast.Raise, ast.Break, ast.Continue)) for statement in body for inner in ast.walk(statement))


def joined_signal(machine: Machine, node: ast.If, condition: Value, left: Signal, right: Signal) -> Signal:
    if left is None and right is None:
        return ("done", None) if ends(node.body) or ends(node.orelse) else None
    if left is not None and left[0] == "raise":
        return right or ("done", None)
    if right is not None and right[0] == "raise":
        return left or ("done", None)
    if left and right and left[0] == right[0] == "return":
        return ("return", join_values(machine, condition, left[1], right[1], node))
    return left or right


def attempt(machine: Machine, node: ast.Try) -> Signal:
    """The body is taken to succeed, unless it imports what no environment has."""
    signal = run_body(machine, node.body)
    if signal is None and node.orelse:
        signal = run_body(machine, node.orelse)
    if signal is None or signal[0] == "raise":
        signal = run_body(machine, node.finalbody)
    return signal


# -- loops --------------------------------------------------------------------------------------------------------------------


def loop(machine: Machine, node: ast.For | ast.AsyncFor) -> Signal:
    """Unroll a loop whose items are known; else run its body until nothing changes."""
    iterable = machine.evaluate(node.iter)
    if isinstance(iterable, Library) or (isinstance(iterable, Fit) and iterable.parts.get("items") is not None):
        iterable = iterable.parts["items"] if isinstance(iterable, Fit) else iterable
    items = known_items(iterable)
    if items is not None and len(items) <= MAX_TURNS:
        return unrolled(machine, node, items)
    if isinstance(iterable, (Rows, Count)) and collected(machine, node, iterable):
        return None
    if isinstance(iterable, Count) and isinstance(node.target, ast.Name) and lifted_loop(machine, node, node.target.id):
        return None
    if isinstance(iterable, Grouped):
        element: Value = Listing("tuple", [machine.fit(node.iter, "statistic", []), group_rows(iterable)])
        element.items[0].how = "use"  # type: ignore[union-attr]
    elif is_row(iterable):
        element = Unknown(Diagnostic("NB207", "a loop over rows that is not a function of one row", span_of(node), "write it as an operation on the column"))
    else:
        element = element_of(machine, iterable, node.iter)
    return opaque_loop(machine, node.target, element, node)


def group_rows(grouped: Grouped) -> Value:
    return grouped.table.chosen() if isinstance(grouped.table, TableValue) else grouped.table


def unrolled(machine: Machine, node: ast.For | ast.AsyncFor, items: list[Value]) -> Signal:
    outer = machine.context
    machine.graph.turning[id(node)] = node.iter
    if isinstance(node.target, ast.Name) and not rebinds(node.body, node.target.id):
        machine.targets[id(node)] = node.target.id
    for place, item in enumerate(items):
        machine.context = (*outer, ("turn", id(node), place, turn_label(item, place)))
        machine.statement_node = node
        assign(machine, node.target, item)
        signal = run_body(machine, node.body)
        if signal is not None and signal[0] in ("break", "return", "raise"):
            machine.context = outer
            return signal if signal[0] != "break" else None
    machine.context = outer
    return run_body(machine, node.orelse) if node.orelse else None


def rebinds(body: list[ast.stmt], name: str) -> bool:
    """Does a loop give its own name another value?"""
    return any(isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store) for statement in body for inner in ast.walk(statement))


def opaque_loop(machine: Machine, target: ast.expr | None, element: Value, node: ast.For | ast.AsyncFor | ast.While) -> Signal:
    """A loop that only training can count: what it changes on row values from turn to turn has no meaning for one record."""
    machine.opaque_loop += 1
    try:
        for _ in range(2):
            before = fingerprint(machine)
            if target is not None:
                assign(machine, target, element) if not isinstance(target, (ast.Tuple, ast.List)) else bind_targets(machine, target, element)
            run_body(machine, node.body)
            changed = [(table, part) for table, part, old in tables_of(machine, before) if old is not None and part.expr != old]
    finally:
        machine.opaque_loop -= 1
    if isinstance(element, Unknown):
        # What such a loop collects is no more known than what it turns over.
        for name in collecting(node.body):
            machine.bind(name, element)
    for _, part in changed:
        part.expr = Ref(machine.refused("NB212", "a loop that only training can count changes this column", node, "unroll it, or freeze what it learns").name)
    return None


def bind_targets(machine: Machine, target: ast.Tuple | ast.List, element: Value) -> None:
    if isinstance(element, Listing):
        assign(machine, target, element)
    else:
        bind_names(machine, target, element)


def reachable_tables(machine: Machine) -> list[TableValue]:
    found: dict[int, TableValue] = {}
    scope: Scope | None = machine.scope
    waiting: list[Value] = []
    while scope is not None:
        waiting += scope.names.values()
        scope = scope.parent
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, TableValue):
            found[id(value)] = value
        waiting += parts_of(value)
    return list(found.values())


def fingerprint(machine: Machine) -> dict[tuple[int, Any], Any]:
    return {(id(table), part.name): part.expr for table in reachable_tables(machine) for part in table.parts if isinstance(part, Named)}


def tables_of(machine: Machine, before: dict[tuple[int, Any], Any]) -> Any:
    for table in reachable_tables(machine):
        for part in table.parts:
            if isinstance(part, Named):
                yield table, part, before.get((id(table), part.name))


def while_loop(machine: Machine, node: ast.While) -> Signal:
    for turn in range(MAX_TURNS):
        known = truth(machine.evaluate(node.test))
        if known is None:
            return opaque_loop(machine, None, Unknown(), node)
        if not known:
            return None
        machine.context = (*machine.context, ("turn", id(node), turn, turn))
        signal = run_body(machine, node.body)
        machine.context = machine.context[:-1]
        if signal is not None and signal[0] == "break":
            return None
        if signal is not None and signal[0] in ("return", "raise"):
            return signal
    return opaque_loop(machine, None, Unknown(), node)
