"""Functions: the notebook's own functions and classes, inlined where they handle tables, described where they handle cells."""

import ast
import builtins
import sys
from dataclasses import replace
from typing import Any

from nb2svc.catalog import Effect
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.branches import join_values
from nb2svc.flow.machine import Machine, Meaning, Scope
from nb2svc.flow.values import (
    Const,
    Estimator,
    Fit,
    Instance,
    Library,
    Listing,
    Mapping,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    is_row,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Expr, Function, Symbol
from nb2svc.ir.span import span_of

MAX_DEPTH = 25
CLOCKS = {"datetime.datetime.now", "datetime.datetime.today", "datetime.date.today", "time.time", "datetime.datetime.utcnow", "pandas.Timestamp.now", "pandas.Timestamp.today"}


def inline(machine: Machine, function: UserFunction, arguments: Arguments, self_value: Value | None = None) -> Value:
    """Run a function of the notebook on these arguments, in a scope of its own."""
    if machine.depth >= MAX_DEPTH or any(node is function.node for node in machine.active):
        return summarised(machine, function, arguments)
    scope = Scope(parent=function.scope)
    bind_parameters(machine, function, arguments, self_value, scope)
    outer, outer_context, outer_statement, outer_loop = machine.scope, machine.context, machine.statement_node, machine.opaque_loop
    machine.scope, machine.context = scope, (*machine.context, ("call", id(arguments.node)))
    machine.graph.turning[id(arguments.node)] = arguments.node.func
    machine.depth += 1
    machine.active.append(function.node)
    machine.frames.append(outer)
    machine.statement.needs.add(function.statement) if function.statement >= 0 else None
    try:
        if isinstance(function.node, ast.Lambda):
            return called(machine.evaluate(function.node.body), arguments.node)
        return called(result_of(machine, machine.run_body(function.node.body), arguments.node), arguments.node)
    finally:
        machine.scope, machine.context, machine.statement_node, machine.opaque_loop = outer, outer_context, outer_statement, outer_loop
        machine.depth -= 1
        machine.active.pop()
        machine.frames.pop()


def result_of(machine: Machine, signal: Any, node: ast.Call) -> Value:
    """What a call gives, by how its body ended; one that may end without a word gives None then."""
    match signal:
        case ("return", value):
            return value
        case ("maybe", ("return", value)):
            return join_values(machine, machine.fit(node, "statistic"), value, Const(None), node)
        case _:
            return Const(None)


def called(value: Value, node: ast.Call) -> Value:
    """A value that changes on its way is captured where the call gives it."""
    return replace(value, read=node) if isinstance(value, Fit) and value.how == "use" else value


def summarised(machine: Machine, function: UserFunction, arguments: Arguments) -> Value:
    """A function that calls itself is not run: on learnt values it is learnt, on rows it has no known meaning."""
    operands = list(arguments.values())
    if any(map(is_row, operands)):
        return machine.refused("NB201", f"`{function.name}` calls itself on a table", arguments.node, "write it without recursion", operands)
    return machine.fit(arguments.node, "statistic", operands)


def bind_parameters(machine: Machine, function: UserFunction, arguments: Arguments, self_value: Value | None, scope: Scope) -> None:
    parameters = function.node.args
    names = [parameter.arg for parameter in (*parameters.posonlyargs, *parameters.args)]
    bound = self_value is not None and function.kind != "staticmethod"
    owner = self_value.klass if isinstance(self_value, Instance) and function.kind == "classmethod" else self_value
    values = ([owner] if bound and owner is not None else []) + arguments.args
    scope.names |= function.defaults
    scope.names |= dict(zip(names, values))
    if parameters.vararg is not None:
        scope.names[parameters.vararg.arg] = Listing("tuple", values[len(names) :])
    known = {*names, *(parameter.arg for parameter in parameters.kwonlyargs)}
    extra = {name: value for name, value in arguments.keywords.items() if name not in known}
    scope.names |= {name: value for name, value in arguments.keywords.items() if name in known}
    if parameters.kwarg is not None:
        scope.names[parameters.kwarg.arg] = Mapping(dict(extra))
    for name in known:
        scope.names.setdefault(name, Unknown())
    scope.bound |= dict.fromkeys(scope.names, machine.statement.index)


def instantiate(machine: Machine, klass: UserClass, arguments: Arguments) -> Value:
    """Make an object of a class of the notebook."""
    made = Instance(klass, {}, [machine.statement.index, klass.statement], node=arguments.node)
    constructor = klass.method("__init__")
    if constructor is not None:
        inline(machine, constructor, arguments, made)
    elif arguments.values():
        for name, value in arguments.keywords.items():
            made.attributes[name] = value
    return made


def free_names(node: ast.AST) -> list[str]:
    """Names that a function reads and does not bind itself, sorted."""
    bound: set[str] = set()
    read: set[str] = set()
    for inner in ast.walk(node):
        match inner:
            case ast.arg(arg=name):
                bound.add(name)
            case ast.Name(id=name, ctx=ast.Load()):
                read.add(name)
            case ast.Name(id=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.ExceptHandler(name=str() as name):
                bound.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                bound |= {(alias.asname or alias.name).partition(".")[0] for alias in aliases}
    return sorted(read - bound)


def find_scope(scope: Scope | None, name: str) -> Scope | None:
    while scope is not None and name not in scope.names:
        scope = scope.parent
    return scope


def find_name(scope: Scope | None, name: str) -> Value | None:
    found = find_scope(scope, name)
    return found.names[name] if found is not None else None


def describe(machine: Machine, function: UserFunction, seen: frozenset[int] = frozenset()) -> Meaning:
    """A function that is called for each cell or row, with all that it reads from outside."""
    node = function.node
    refusal = forbidden(machine, function)
    captured: list[tuple[str, Expr]] = []
    if function.statement >= 0:
        machine.statement.needs.add(function.statement)
    for name in free_names(node):
        value = find_name(function.scope, name)
        if value is None:
            if not hasattr(builtins, name):
                refusal = refusal or Diagnostic("NB102", f"`{name}` is read in `{function.name}` and defined nowhere", span_of(node))
            continue
        machine.need(value)
        if function.scope is not None and name in machine.globals.bound and machine.globals.names.get(name) is value:
            machine.statement.needs.add(machine.globals.bound[name])
            machine.statement.names[name] = (machine.globals.bound[name], machine.globals.bound[name])
        if value is function or (isinstance(value, UserFunction) and id(value) in seen):
            continue
        meaning = captured_meaning(machine, value, node, seen | {id(function)})
        refusal = refusal or meaning.refusal
        captured.append((name, meaning.expr))
    if isinstance(node, ast.Lambda):
        return Meaning(Function(ast.unparse(node), tuple(captured)), refusal=refusal)
    text = registered_name(machine, function)
    machine.graph.functions[text] = (function, tuple(captured))
    # A function that another one made reads the names of that call.
    enclosed = tuple(name for name, _ in captured if find_scope(function.scope, name) is not machine.globals)
    return Meaning(Function(text, tuple(captured), enclosed), refusal=refusal)


def registered_name(machine: Machine, function: UserFunction | UserClass) -> str:
    """The name under which a function is emitted: a second one of the same name gets a number."""
    text, number = function.name, 1
    while text in machine.graph.functions and machine.graph.functions[text][0].node is not function.node:
        number += 1
        text = f"{function.name}_{number}"
    return text


def captured_meaning(machine: Machine, value: Value, node: ast.AST, seen: frozenset[int]) -> Meaning:
    match value:
        case UserFunction():
            return describe(machine, value, seen)
        case Library(name):
            return Meaning(Symbol(name))
        case Fit() if (made := constant_expression(machine, value)) is not None:
            return Meaning(made)
        case Fit() | Estimator() | Instance():
            return machine.meaning(value, node if isinstance(node, ast.expr) else ast.Name(id="", ctx=ast.Load()))
        case UserClass():
            return describe_class(machine, value)
        case _ if is_constant(value):
            return machine.meaning(value, node)
        case Listing() | Mapping():
            return machine.meaning(value, node)
        case _:
            return Meaning(Symbol("builtins.None"), refusal=Diagnostic("NB201", "the function reads a table or a value that is not known", span_of(node)))


PURE = ("re.compile", "string.", "builtins.set", "builtins.frozenset", "builtins.str", "math.", "builtins.dict")


def constant_expression(machine: Machine, value: Fit) -> Expr | None:
    """The expression of a value that depends on the text alone, such as a compiled pattern."""
    if value.loads or value.how != "value" or not isinstance(value.node, ast.Call):
        return None
    dotted = dotted_name(machine.globals, value.node.func)
    if dotted is None or not dotted.startswith(PURE) or value.node.keywords:
        return None
    arguments = [machine.evaluate(argument) for argument in value.node.args]
    if not all(isinstance(argument, Library) or is_constant(argument) for argument in arguments):
        return None
    return Call(Symbol(dotted), tuple(machine.meaning(argument, value.node).expr for argument in arguments))


def describe_class(machine: Machine, klass: UserClass) -> Meaning:
    """A class of the notebook whose objects live in a fitted object: it moves to a module."""
    text = registered_name(machine, klass)
    captured = []
    refusal = None
    for name in free_names(klass.node):
        value = find_name(klass.scope, name)
        if value is not None and value is not klass:
            meaning = captured_meaning(machine, value, klass.node, frozenset())
            refusal = refusal or meaning.refusal
            captured.append((name, meaning.expr))
    machine.graph.functions[text] = (klass, tuple(captured))
    return Meaning(Function(text, tuple(captured)), refusal=refusal)


def forbidden(machine: Machine, function: UserFunction) -> Diagnostic | None:
    """Why a function cannot be called for each record, if so."""
    free = set(free_names(function.node))
    for inner in ast.walk(function.node):
        match inner:
            case ast.Global() | ast.Nonlocal():
                return Diagnostic("NB202", f"`{function.name}` changes a name outside itself", span_of(inner), "return the value instead")
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()) | ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()) if name in free:
                return Diagnostic("NB202", f"`{function.name}` changes `{name}`, which is outside it: an answer would depend on earlier ones", span_of(inner), "return the value instead")
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "add" | "update" | "extend" | "pop" | "setdefault" | "remove" | "clear")) if name in free:
                return Diagnostic("NB202", f"`{function.name}` changes `{name}`, which is outside it: an answer would depend on earlier ones", span_of(inner), "return the value instead")
            case ast.Call(func=callee):
                dotted = dotted_name(function.scope, callee)
                if dotted is None:
                    continue
                rule = machine.catalog.function(dotted)
                if dotted in CLOCKS:
                    return Diagnostic("NB405", f"`{function.name}` reads the clock for each row", span_of(inner), "make the date a field of the record, or freeze it")
                if dotted in ("builtins.exec", "builtins.eval", "builtins.globals", "builtins.setattr"):
                    return Diagnostic("NB202", f"`{dotted.removeprefix('builtins.')}` decides what `{function.name}` does", span_of(inner), "write the code out")
                if dotted == "builtins.input":
                    return Diagnostic("NB203", f"`{function.name}` asks a person", span_of(inner))
                if rule is not None and (rule.effect in (Effect.RANDOM, Effect.DRAWS) or dotted == "builtins.hash"):
                    return Diagnostic("NB406", f"`{function.name}` draws at random for each row", span_of(inner))
                if rule is not None and rule.effect is Effect.READS or dotted == "builtins.open":
                    return Diagnostic("NB211", f"`{function.name}` reads something outside the record", span_of(inner), "read it once and freeze it")
                top = dotted.partition(".")[0]
                if rule is None and not machine.catalog.knows(top) and top not in sys.stdlib_module_names:
                    return Diagnostic("NB201", f"what `{dotted}` does with one row is not known", span_of(inner), "describe it in a rule file, or mark the line `# nb2svc: row-wise` and verify")
    return None


def dotted_name(scope: Scope | None, callee: ast.expr) -> str | None:
    """The dotted name of a library function as a call in the function's scope spells it."""
    match callee:
        case ast.Name(id=name):
            value = find_name(scope, name)
            if isinstance(value, Library):
                return value.name
            return f"builtins.{name}" if value is None and hasattr(builtins, name) else None
        case ast.Attribute(value=inner, attr=attr):
            base = dotted_name(scope, inner) if isinstance(inner, (ast.Name, ast.Attribute)) else None
            return f"{base}.{attr}" if base else None
        case _:
            return None
