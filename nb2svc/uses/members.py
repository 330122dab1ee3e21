"""Members: the attributes of objects — what reading one gives, what writing one changes, what Python itself calls."""

import ast

from nb2svc.uses.libraries import CHANGING, VIEWS, imported, property_kind
from nb2svc.uses.machine import Machine
from nb2svc.uses.things import ARRAYS, TABLES, Class, Function, Instance, Method, Module, Thing, Value, union

SELECTORS = {"loc", "iloc", "at", "iat", "ix"}


def attribute(machine: Machine, receiver: Value, name: str) -> Value:
    """An attribute: of an instance or a module its own, of anything else a part of it."""
    found: list[Value] = []
    for thing in receiver:
        match thing.meaning:
            case Module(dotted):
                machine.statement.needs |= thing.fields[name].live if name in thing.fields else set()
                found.append(thing.fields[name].value if name in thing.fields else (imported(f"{dotted}.{name}"),))
            case Instance() | Class():
                found.append(member(machine, thing, name))
            case _:
                machine.need(thing)
                if name in SELECTORS or name in ("str", "dt", "cat"):
                    found.append((thing,))
                elif name in VIEWS and thing.kind.startswith(ARRAYS):
                    found.append((machine.view(thing),))
                elif name in CHANGING and thing.kind.startswith(("builtins.", "collections.")):
                    found.append((Thing("", meaning=Method(thing, name)),))
                elif (kind := property_kind(machine.catalog, thing.kind, name)) is not None:
                    machine.use((thing,))
                    found.append((Thing(kind, {machine.statement.index}),))
                else:
                    found.append(machine.load((thing,), name))
    return union(*found)


def member(machine: Machine, thing: Thing, name: str) -> Value:
    """An attribute of an instance or class of the program: its own, else what its classes define."""
    own = machine.load((thing,), name) if name in thing.fields else ()
    if own and not machine.weak:
        return own
    inherited = defined(machine, thing, name)
    if inherited is None:
        return own or machine.load((thing,), name)
    if not isinstance(thing.meaning, Instance):
        return union(own, *(of_class(thing, each) for each in inherited))
    methods: list[Value] = [own]
    for each in inherited:
        if isinstance(each.meaning, Function):
            words = decorators(each.meaning.node)
            bound = Function(each.meaning.node, each.meaning.scope, each.meaning.defaults, () if "staticmethod" in words else (thing,))
            if words & {"property", "cached_property"}:
                methods.append(machine.call_function(bound, [], {}))
            else:
                methods.append((Thing("", each.writers, meaning=bound),))
        else:
            methods.append((each,))
    return union(*methods)


def of_class(owner: Thing, member: Thing) -> Value:
    """A member taken from a class itself: a class method knows the class."""
    if isinstance(member.meaning, Function) and "classmethod" in decorators(member.meaning.node):
        bound = Function(member.meaning.node, member.meaning.scope, member.meaning.defaults, (owner,))
        return (Thing("", member.writers, meaning=bound),)
    return (member,)


def decorators(node: ast.AST) -> set[str]:
    """The last words of a function's decorators."""
    return {ast.unparse(each).rpartition(".")[2] for each in getattr(node, "decorator_list", ())}


def defined(machine: Machine, thing: Thing, name: str) -> Value | None:
    """What the classes of an instance, or a class itself, define under a name: the nearest one."""
    waiting = list(thing.meaning.classes) if isinstance(thing.meaning, Instance) else [thing]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one.meaning, Class):
            machine.statement.needs |= one.writers
            if name in one.fields:
                machine.statement.needs |= one.fields[name].live
                return one.fields[name].value
            if name in one.meaning.scope.names:
                return one.meaning.scope.names[name].value
            waiting += one.meaning.bases
    return None


def special(machine: Machine, value: Value, name: str, *given: Value) -> Value | None:
    """What Python itself calls of objects of the program (`__enter__`, `__iadd__`, a setter); None where no class defines it."""
    found = [
        machine.call_function(Function(each.meaning.node, each.meaning.scope, each.meaning.defaults, (thing,)), list(given), {})
        for thing in value if isinstance(thing.meaning, Instance)
        for each in defined(machine, thing, name) or () if isinstance(each.meaning, Function)
    ]  # fmt: skip
    return union(*found) if found else None


def setter_of(name: str) -> str:
    """The name under which a class of the program keeps the setter of a property: no text of a notebook can mean it."""
    return f"{name}.setter"


def store_attribute(machine: Machine, receiver: Value, name: str, value: Value) -> None:
    """`x.name = value`: a key of an instance or module; of anything else a change as a whole (`df.index = …`)."""
    for thing in receiver:
        if special(machine, (thing,), setter_of(name), value) is not None:
            continue
        if isinstance(thing.meaning, (Instance, Class, Module)):
            machine.store((thing,), name, value)
        elif name in thing.fields and thing.kind.startswith(TABLES):
            machine.store((thing,), name, value)
        else:
            machine.use((thing,))
            machine.change((thing,))
            thing.held |= dict.fromkeys(value)
