"""Own: calls of the program's own functions and classes, whose bodies are walked with their arguments bound."""

import ast
from typing import TypeGuard

from nb2svc.sources.names import free_names
from nb2svc.uses.members import decorators, defined
from nb2svc.uses.machine import Machine
from nb2svc.uses.things import Class, Function, Instance, Lazy, Scope, Thing, Value, union

MAX_DEPTH = 40


def arguments(machine: Machine, node: ast.Call) -> tuple[list[Value], dict[str, Value]]:
    """The arguments of a call; what a star spreads stands for one."""
    positional = [machine.evaluate(argument) for argument in node.args]
    keywords = {}
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value)
        keywords[keyword.arg or "**"] = value if keyword.arg else machine.elements(value)
    return positional, keywords


def instantiate(machine: Machine, thing: Thing, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """A new instance, its `__init__` run on it."""
    made = Thing("", {machine.statement.index}, meaning=Instance((thing,)))
    init = defined(machine, made, "__init__")
    functions = [each.meaning for each in init or () if isinstance(each.meaning, Function)]
    for function in functions:
        machine.call_function(Function(function.node, function.scope, function.defaults, (made,)), positional, keywords)
    if not functions:
        # A class that inherits from a library, or a dataclass, keeps what it is handed.
        fields = [(inner.target.id, inner.value) for inner in thing.meaning.node.body if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name)]  # type: ignore[union-attr]
        names = [name for name, _ in fields]
        made_anew = {name: machine.fresh() for name, default in fields if isinstance(default, ast.Call)}
        for name, value in [*made_anew.items(), *zip(names, positional), *keywords.items()]:
            machine.store((made,), name, value)
        made.held |= dict.fromkeys(union(*positional[len(names) :]))
    return (made,)


def call_above(machine: Machine, node: ast.Call, receiver: Value, name: str) -> Value:
    """`super().name(…)`: the method of a base class, on the same object."""
    positional, keywords = arguments(machine, node)
    found = []
    for thing in receiver:
        if isinstance(thing.meaning, Instance):
            bases = union(*(each.meaning.bases for each in thing.meaning.classes if isinstance(each.meaning, Class)))
            inherited = defined(machine, Thing("", meaning=Instance(bases)), name)
            functions = [each.meaning for each in inherited or () if isinstance(each.meaning, Function)]
            for function in functions:
                found.append(machine.call_function(Function(function.node, function.scope, function.defaults, (thing,)), positional, keywords))
            if not functions:
                machine.use(union(*positional, *keywords.values()))
    return union(*found)


def call_function(machine: Machine, function: Function, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """Walk the body of a function with its arguments bound."""
    node = function.node
    if node in machine.active or len(machine.active) > MAX_DEPTH or machine.fuel < 0:
        return coarse(machine, function, union(*positional, *keywords.values()))
    outer, returned = machine.scope, machine.returned
    machine.scope, machine.returned = Scope(function.scope), []
    machine.active.append(node)
    bind_arguments(machine, function, positional, keywords)
    if is_generator(node):
        # Its body runs when it is consumed.
        made = (Thing("", {machine.statement.index}, meaning=Lazy(node, machine.scope, union(*positional, *keywords.values()))),)
        machine.active.pop()
        machine.scope, machine.returned = outer, returned
        return made
    # The names that a body binds under a condition of the caller are its own: what it returns counts either way.
    shows, discarded, machine.shows, machine.discarded = machine.shows, machine.discarded, False, None
    if isinstance(node, ast.Lambda):
        machine.returned.append(machine.evaluate(node.body))
    else:
        machine.run_body(node.body)
    machine.shows, machine.discarded = shows, discarded
    machine.active.pop()
    found = union(*machine.returned)
    machine.scope, machine.returned = outer, returned
    return found


def is_generator(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Does a function yield?"""
    waiting: list[ast.AST] = [] if isinstance(node, ast.Lambda) else [*node.body]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += ast.iter_child_nodes(inner)
    return False


def bind_arguments(machine: Machine, function: Function, positional: list[Value], keywords: dict[str, Value]) -> None:
    """Bind the parameters of a call."""
    signature = function.node.args
    given = [function.receiver, *positional] if function.receiver and "classmethod" not in decorators(function.node) else [*positional]
    if function.receiver and "classmethod" in decorators(function.node):
        given = [union(*(each.meaning.classes if isinstance(each.meaning, Instance) else (each,) for each in function.receiver)), *positional]
    names = [arg.arg for arg in (*signature.posonlyargs, *signature.args)]
    spread = keywords.get("**", ())
    for place, name in enumerate(names):
        machine.bind(name, given[place] if place < len(given) else keywords.get(name) or function.defaults.get(name) or spread)
    for arg in signature.kwonlyargs:
        machine.bind(arg.arg, keywords.get(arg.arg) or function.defaults.get(arg.arg) or spread)
    if signature.vararg is not None:
        machine.bind(signature.vararg.arg, machine.fresh("builtins.list", union(*given[len(names) :])))
    if signature.kwarg is not None:
        rest = {name: value for name, value in keywords.items() if name not in names}
        made = machine.fresh("builtins.dict")
        for name, value in rest.items():
            machine.store(made, name, value)
        machine.bind(signature.kwarg.arg, made)


def coarse(machine: Machine, function: Function, given: Value) -> Value:
    """A call that is not walked (it calls itself, is too deep, or too much was walked): it reads and may change all that it can reach."""
    if function.node not in machine.active:
        outer, machine.scope = machine.scope, Scope(function.scope)
        machine.active.append(function.node)
        for name in free_names(function.node):
            found = machine.read(name) or ()
            machine.use(found)
            machine.change(tuple(thing for thing in found if thing.meaning is None), shown=False)
            for thing in found:
                if isinstance(thing.meaning, Function):
                    coarse(machine, thing.meaning, ())
        machine.active.pop()
        machine.scope = outer
    machine.use(tuple(thing for thing in given if not isinstance(thing.meaning, Function)))
    machine.change(given, shown=False)
    return machine.fresh("", given)
