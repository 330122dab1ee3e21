"""Statements: what each binds, and how branches and loops join."""

import ast
from collections.abc import Callable

from nb2svc.uses.expressions import bind_target, constant_key, defaults, store_item
from nb2svc.uses.machine import Machine
from nb2svc.uses.members import setter_of, special
from nb2svc.uses.things import ARRAYS, Class, Function, Module, Scope, Thing, Value, union

MAX_LOOPS = 2
IN_PLACE = ("builtins.list", "builtins.dict", "builtins.set", "collections.", *ARRAYS)
OPERATORS = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.MatMult: "matmul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift", ast.BitOr: "or", ast.BitXor: "xor", ast.BitAnd: "and",
}  # fmt: skip


def run_body(machine: Machine, body: list[ast.stmt]) -> bool:
    """Run statements; False where none behind them is reached."""
    for place, statement in enumerate(body):
        if isinstance(statement, ast.If) and (leaves(statement.body) or leaves(statement.orelse)):
            # What follows `if …: return` runs in the other case only.
            rest = body[place + 1 :]
            machine.use(machine.evaluate(statement.test))
            return divide(machine, [*statement.body, *([] if leaves(statement.body) else rest)], [*statement.orelse, *([] if leaves(statement.orelse) else rest)])
        if not run(machine, statement):
            return False
    return True


def leaves(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[-1], (ast.Return, ast.Raise))


def divide(machine: Machine, body: list[ast.stmt], other: list[ast.stmt]) -> bool:
    """Run two branches of which one happens."""
    branches = [machine.branch(lambda: machine.run_body(body)), machine.branch(lambda: machine.run_body(other))]
    machine.join(branches)
    return any(goes_on for _, goes_on in branches)


def run(machine: Machine, node: ast.stmt) -> bool:
    """Run one statement."""
    match node:
        case ast.Expr(value=value):
            machine.discarded, outer = value, machine.discarded
            machine.use(machine.evaluate(value))
            machine.discarded = outer
        case ast.Assign(targets=targets, value=value):
            found = machine.evaluate(value)
            for target in targets:
                bind_target(machine, target, found)
        case ast.AnnAssign(target=target, annotation=annotation, value=value):
            if machine.scope is machine.globals or machine.scope.is_class:
                machine.use(machine.evaluate(annotation))
            if value is not None:
                bind_target(machine, target, machine.evaluate(value))
        case ast.AugAssign():
            augmented(machine, node)
        case ast.Delete(targets=targets):
            for target in targets:
                delete(machine, target)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            define_function(machine, node)
        case ast.ClassDef():
            define_class(machine, node)
        case ast.Import() | ast.ImportFrom():
            import_names(machine, node)
        case ast.Global(names=names):
            machine.scope.outer_names |= dict.fromkeys(names, machine.globals)
        case ast.Nonlocal(names=names):
            for name in names:
                found_scope = machine.find(name)
                machine.scope.outer_names[name] = found_scope[0] if found_scope is not None else machine.globals
        case ast.Return(value=value):
            machine.returned.append(machine.evaluate(value) if value is not None else ())
            return False
        case ast.Raise(exc=raised):
            if raised is not None:
                machine.use(machine.evaluate(raised))
            return False
        case ast.Assert(test=test):
            machine.use(machine.evaluate(test))
        case _:
            return compound(machine, node)
    return True


def compound(machine: Machine, node: ast.stmt) -> bool:
    """Run a statement that holds others."""
    match node:
        case ast.If(test=test, body=body, orelse=other):
            machine.use(machine.evaluate(test))
            return divide(machine, body, other)
        case ast.For() | ast.AsyncFor():
            items = machine.elements(machine.evaluate(node.iter))
            turn(machine, node.body, lambda: bind_target(machine, node.target, items), is_full(node.iter))
            return run_body(machine, node.orelse)
        case ast.While(test=test):
            turn(machine, node.body, lambda: machine.use(machine.evaluate(test)), isinstance(test, ast.Constant))
            return run_body(machine, node.orelse)
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            return inside(machine, items, body)
        case ast.Try() | ast.TryStar():
            return attempt(machine, node)
        case ast.Match():
            return match(machine, node)
    return True


def inside(machine: Machine, items: list[ast.withitem], body: list[ast.stmt]) -> bool:
    """Run a body between the entries and the exits of its contexts."""
    contexts = []
    for item in items:
        opened = machine.use(machine.evaluate(item.context_expr))
        contexts.append(opened)
        entered = special(machine, opened, "__enter__")
        if item.optional_vars is not None:
            bind_target(machine, item.optional_vars, opened if entered is None else entered)
    goes_on = run_body(machine, body)
    for opened in reversed(contexts):
        special(machine, opened, "__exit__", machine.fresh(), machine.fresh(), machine.fresh())
    return goes_on


def is_full(node: ast.expr) -> bool:
    """Does a loop over this turn at least once?"""
    return isinstance(node, (ast.List, ast.Tuple)) and any(not isinstance(each, ast.Starred) for each in node.elts)


def turn(machine: Machine, body: list[ast.stmt], start: Callable[[], object], is_sure: bool) -> None:
    """Run the body of a loop; twice, so that what one turn leaves is met by the next."""
    def once() -> bool:
        for _ in range(2 if machine.loops < MAX_LOOPS else 1):
            start()
            machine.loops += 1
            run_body(machine, body)
            machine.loops -= 1
        return True

    done = machine.branch(once)
    machine.join([done] if is_sure else [done, ({}, True)], surely=True)


def attempt(machine: Machine, node: ast.Try | ast.TryStar) -> bool:
    """The body is taken to succeed; a slice also keeps what stands if it does not."""
    branches = [machine.branch(lambda: run_body(machine, [*node.body, *node.orelse]))]
    for handler in node.handlers:
        branches.append(machine.branch(lambda: handle(machine, handler)))
    machine.join(branches, surely=True)
    goes_on = any(each for _, each in branches)
    return run_body(machine, node.finalbody) and goes_on


def handle(machine: Machine, handler: ast.ExceptHandler) -> bool:
    if handler.type is not None:
        machine.use(machine.evaluate(handler.type))
    if handler.name:
        machine.bind(handler.name, machine.fresh())
    return run_body(machine, handler.body)


def match(machine: Machine, node: ast.Match) -> bool:
    subject = machine.evaluate(node.subject)
    machine.use(subject)

    def case(one: ast.match_case) -> bool:
        for inner in ast.walk(one.pattern):
            name = getattr(inner, "rest", None) if isinstance(inner, ast.MatchMapping) else getattr(inner, "name", None)
            if isinstance(name, str):
                machine.bind(name, union(subject, machine.elements(subject)))
            if isinstance(inner, ast.MatchValue):
                machine.use(machine.evaluate(inner.value))
        if one.guard is not None:
            machine.use(machine.evaluate(one.guard))
        return run_body(machine, one.body)

    branches = [machine.branch(lambda: case(one)) for one in node.cases]
    is_complete = any(isinstance(one.pattern, ast.MatchAs) and one.pattern.pattern is None and one.guard is None for one in node.cases)
    machine.join(branches if is_complete else [*branches, ({}, True)])
    return True


def augmented(machine: Machine, node: ast.AugAssign) -> None:
    """`x += y` changes a list or array in place, and binds the name either way."""
    given = machine.use(machine.evaluate(node.value))
    match node.target:
        case ast.Name(id=name):
            old = machine.use(machine.read(name) or ())
            if (own := special(machine, old, f"__i{OPERATORS[type(node.op)]}__", given)) is not None:
                machine.bind(name, own)
                return
            changing = tuple(thing for thing in old if thing.kind.startswith(IN_PLACE))
            machine.change(changing)
            machine.change(tuple(thing for thing in old if not thing.kind and thing not in changing), shown=False)
            for thing in changing:
                thing.held |= dict.fromkeys(machine.elements(given))
            made = Thing("", {machine.statement.index, *(writer for thing in old for writer in thing.writers)})
            machine.bind(name, changing or union(tuple(thing for thing in old if not thing.kind), (made,)))
        case ast.Subscript(value=receiver, slice=index):
            old_items = machine.load(machine.evaluate(receiver), constant_key(index)) if constant_key(index) is not None else ()
            machine.change(tuple(thing for thing in old_items if thing.kind.startswith(IN_PLACE)))
            store_item(machine, receiver, index, union(old_items, given))
        case ast.Attribute(value=receiver, attr=attr):
            old_items = machine.use(machine.load(machine.evaluate(receiver), attr))
            machine.change(tuple(thing for thing in old_items if thing.kind.startswith(IN_PLACE)))
            bind_target(machine, node.target, union(old_items, given))


def delete(machine: Machine, target: ast.expr) -> None:
    match target:
        case ast.Name(id=name):
            machine.put(machine.home(name), name, None)
        case ast.Subscript(value=receiver, slice=index):
            things = machine.use(machine.evaluate(receiver))
            machine.use(machine.evaluate(index))
            machine.change(things)
        case ast.Attribute(value=receiver):
            machine.change(machine.use(machine.evaluate(receiver)))
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            for one in targets:
                delete(machine, one)


# -- definitions --------------------------------------------------------------------------------------------------------------


def define_function(machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    made: Value = (Thing("", {machine.statement.index}, meaning=Function(node, machine.scope, defaults(machine, node.args))),)
    signature = node.args
    for annotation in filter(None, [node.returns, *(arg.annotation for arg in (*signature.posonlyargs, *signature.args, *signature.kwonlyargs))]):
        machine.use(machine.evaluate(annotation))
    setter = any(isinstance(each, ast.Attribute) and each.attr == "setter" for each in node.decorator_list)
    machine.bind(setter_of(node.name) if setter else node.name, decorated(machine, node, made))


def decorated(machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, made: Value) -> Value:
    """What the decorators of the program make of a function; those of libraries leave it what it is."""
    for each in reversed(node.decorator_list):
        if isinstance(each, ast.Name) and each.id in ("staticmethod", "classmethod", "property"):
            continue
        around = machine.evaluate(each)
        functions = [thing for thing in around if isinstance(thing.meaning, Function)]
        if functions:
            made = union(*(machine.call_function(thing.meaning, [made], {}) for thing in functions), made)  # type: ignore[arg-type]
        elif not any(isinstance(thing.meaning, Module) for thing in around):
            machine.use(around)
    return made


def define_class(machine: Machine, node: ast.ClassDef) -> None:
    bases = union(*(machine.evaluate(base) for base in node.bases))
    for keyword in node.keywords:
        machine.use(machine.evaluate(keyword.value))
    outer = machine.scope
    machine.scope = inner = Scope(outer, is_class=True)
    run_body(machine, node.body)
    machine.scope = outer
    made = (Thing("", {machine.statement.index}, meaning=Class(node, inner, bases)),)
    for base in bases:
        machine.need(base)
    machine.bind(node.name, decorated(machine, node, made))


def import_names(machine: Machine, node: ast.Import | ast.ImportFrom) -> None:
    """Names of libraries; one that no rule knows is looked for where `sys.path` says."""
    for alias in node.names:
        if isinstance(node, ast.Import):
            name = alias.asname or alias.name.partition(".")[0]
            dotted = alias.name if alias.asname else name
            known = machine.find(name)
            if known is not None and known[1].is_import and "." in alias.name and not alias.asname:
                machine.statement.needs |= known[1].definers
        elif alias.name == "*":
            machine.stars.append((node.module or "", machine.statement.index))
            continue
        else:
            name, dotted = alias.asname or alias.name, f"{node.module or ''}.{alias.name}".lstrip(".")
        machine.bind(name, (Thing("", meaning=Module(dotted)),), is_import=True)

