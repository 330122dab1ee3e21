"""Statements: what each does to names, tables and objects; branches."""

import ast
from collections.abc import Sequence
from dataclasses import replace

from nb2svc.flow import writing
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.becoming import lose
from nb2svc.flow.branches import clone_scopes, join_scopes, join_values
from nb2svc.flow.evaluate import SYMBOLS, operate
from nb2svc.flow.loops import Signal, loop, while_loop
from nb2svc.flow.machine import Machine, Scope
from nb2svc.flow.operations import default_values, key_of, known_items, truth
from nb2svc.flow.selection import pop
from nb2svc.flow.values import (
    Bound,
    Const,
    Count,
    Fit,
    Instance,
    Library,
    Listing,
    Mapping,
    Rows,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import call_at, span_of, stand_at


def run_body(machine: Machine, body: list[ast.stmt], after: Sequence[ast.stmt] = ()) -> Signal:
    """Run statements. A signal tells why those that come `after` are not to be run: return, raise, break, continue, "done" where they were run
    already, for both sides of a branch, and ("maybe", signal) where they were, and only training knows whether the signal was given."""
    for position, statement in enumerate(body):
        machine.statement_node = statement
        signal = run(machine, statement, [*body[position + 1 :], *after])
        if signal is not None:
            return signal
    return None


def run(machine: Machine, node: ast.stmt, rest: list[ast.stmt]) -> Signal:
    """Run one statement."""
    match node:
        case ast.Expr(value=value):
            machine.evaluate(value)
        case ast.Assign(targets=targets, value=value):
            found = frozen(machine, machine.evaluate(value))
            for target in targets:
                assign(machine, target, found)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            assign(machine, target, frozen(machine, machine.evaluate(value)))
        case ast.AugAssign(target=target, op=op, value=value):
            augmented(machine, node, target, SYMBOLS[type(op)], value)
        case ast.Delete(targets=targets):
            for target in targets:
                delete(machine, target)
        case ast.If():
            return branch(machine, node, rest)
        case ast.For() | ast.AsyncFor():
            return loop(machine, node, rest)
        case ast.While():
            return while_loop(machine, node, rest)
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
            return run_body(machine, body, rest)
        case ast.Try():
            return attempt(machine, node, rest)
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


def frozen(machine: Machine, value: Value) -> Value:
    """What a statement binds, as training finds it where its author says so: the time is one moment, the number of rows a number."""
    match value:
        case Count(fit, _) if machine.hears("freeze"):
            return fit
        case Fit(tainted=Diagnostic()) if machine.hears("freeze"):
            return replace(value, tainted=None)
        case Listing(kind, items):
            kept = [frozen(machine, item) for item in items]
            return value if all(one is item for one, item in zip(kept, items)) else Listing(kind, kept, value.writers)
        case _:
            return value


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
    if isinstance(old, (Listing, Mapping)) and IN_PLACE.get(kind_of(old), {}).get(symbol) is not None:
        # The object itself changes, whatever else it is called.
        machine.call_value(Bound(old, IN_PLACE[kind_of(old)][symbol], reading), Arguments([new], {}, call_at(reading, [value], node)))
        return
    result = operate(machine, reading, symbol, [old, new])
    if isinstance(result, Fit):
        result.how = "use"
        result.writers = sorted({machine.statement.index, *getattr(old, "writers", ()), *getattr(new, "writers", ())})
    if isinstance(old, TableValue) and isinstance(result, TableValue):
        machine.wrote(old)
        old.parts, result = result.parts, old
    elif isinstance(old, Rows) and isinstance(result, Rows) and isinstance(target, ast.Name):
        machine.wrote(old)
        old.name, result = result.name, old
    assign(machine, target, result)


def kind_of(value: Listing | Mapping) -> str:
    return value.kind if isinstance(value, Listing) else "dict"


IN_PLACE = {
    "list": {"+": "extend"}, "dict": {"|": "update"},
    "set": {"|": "update", "&": "intersection_update", "-": "difference_update", "^": "symmetric_difference_update"},
}  # fmt: skip
"""The methods that an augmented assignment to a container calls."""


def delete(machine: Machine, target: ast.expr) -> None:
    match target:
        case ast.Name(id=name):
            machine.scope.names.pop(name, None)
        case ast.Subscript(value=receiver, slice=index):
            value, key = machine.evaluate(receiver), machine.evaluate(index)
            place = key_of(key) or ((plain(key),) if is_constant(key) else None)
            match value:
                case TableValue():
                    pop(machine, value, Arguments([key], {}, call_at(target, [index], target)))
                case Mapping(items) if place is not None:
                    items.pop(place[0], None)
                    machine.wrote(value)
                case Listing(_, items) if place is not None and isinstance(place[0], (int, slice)):
                    del items[place[0]]
                    machine.wrote(value)
                case Listing() | Mapping():
                    lose(machine, value, target)
                case _:
                    machine.wrote(value)
        case ast.Attribute(value=receiver, attr=attr):
            owner = machine.evaluate(receiver)
            if isinstance(owner, Instance):
                owner.attributes.pop(attr, None)
            machine.wrote(owner)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            for each in targets:
                delete(machine, each)


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
        return run_body(machine, node.body if known else node.orelse, rest)
    behind = rest if ends(node.body) or ends(node.orelse) else []
    before = clone_scopes(machine)
    then_signal = run_body(machine, [*node.body, *behind])
    after_then = clone_scopes(machine)
    before.restore(machine)
    else_signal = run_body(machine, [*node.orelse, *behind])
    join_scopes(machine, condition, after_then, node)
    return joined_signal(machine, node, condition, then_signal, else_signal)


def ends(body: list[ast.stmt]) -> bool:
    return any(isinstance(inner, (ast.Return, ast.Raise, ast.Break, ast.Continue)) for statement in body for inner in ast.walk(statement))


def joined_signal(machine: Machine, node: ast.If, condition: Value, left: Signal, right: Signal) -> Signal:
    """How a branch ends whose condition only training knows."""
    if left and right and left[0] == right[0] == "return":
        return ("return", join_values(machine, condition, left[1], right[1], node))
    # What raises says nothing of the rows that are answered.
    sides = [signal for signal in (left, right) if signal is None or signal[0] != "raise"]
    leaving = [signal for signal in sides if signal is not None and signal[0] not in ("done", "continue")]
    if not sides:
        return ("raise", None)
    if not leaving:
        return ("done", None) if ends(node.body) or ends(node.orelse) else None
    if len(leaving) == len(sides) and all(signal == leaving[0] for signal in leaving):
        return leaving[0]
    given = [signal[1] if signal[0] == "maybe" else signal for signal in leaving]
    returned = [signal[1] for signal in given if signal[0] == "return"]
    if len(returned) == 2:
        return ("maybe", ("return", join_values(machine, condition, returned[0], returned[1], node)))
    return ("maybe", ("return", returned[0]) if returned else given[0])


def attempt(machine: Machine, node: ast.Try, rest: list[ast.stmt]) -> Signal:
    """The body is taken to succeed, unless it imports what no environment has."""
    signal = run_body(machine, node.body, [*node.orelse, *node.finalbody, *rest])
    if signal is None and node.orelse:
        signal = run_body(machine, node.orelse, [*node.finalbody, *rest])
    if signal is None or signal[0] == "raise":
        signal = run_body(machine, node.finalbody, rest)
    return signal
