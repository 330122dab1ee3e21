"""Expressions: what each reads, and which objects it stands for."""

import ast
import re
from typing import Any

from nb2svc.uses.machine import Machine
from nb2svc.uses.members import SELECTORS, attribute, defined, store_attribute
from nb2svc.uses.things import ARRAYS, DRAWING, TABLES, Class, Field, Function, Instance, Lazy, Module, Scope, Thing, Value, union

KINDS = {
    ast.List: "builtins.list",
    ast.Tuple: "builtins.tuple",
    ast.Set: "builtins.set",
    ast.Dict: "builtins.dict",
    ast.ListComp: "builtins.list",
    ast.SetComp: "builtins.set",
    ast.DictComp: "builtins.dict",
}


def evaluate(machine: Machine, node: ast.expr) -> Value:
    """The objects of an expression other than a call."""
    match node:
        case ast.Name(id=name):
            found = machine.read(name)
            return found if found is not None else (Thing("", meaning=Module(machine.starred(name))),)
        case ast.Constant(value=value):
            return (machine.constant(value),)
        case ast.Attribute(value=inner, attr=attr):
            return attribute(machine, machine.evaluate(inner), attr)
        case ast.Subscript(value=inner, slice=index):
            return subscript(machine, machine.evaluate(inner), index)
        case ast.List() | ast.Tuple() | ast.Set():
            return display(machine, node)
        case ast.Dict():
            return dictionary(machine, node)
        case ast.Lambda():
            return (Thing("", {machine.statement.index}, meaning=Function(node, machine.scope, defaults(machine, node.args))),)
        case ast.IfExp(test=test, body=body, orelse=other):
            machine.use(machine.evaluate(test))
            return union(machine.evaluate(body), machine.evaluate(other))
        case ast.BoolOp(values=values):
            return union(*(machine.use(machine.evaluate(value)) for value in values))
        case ast.NamedExpr(target=target, value=value):
            return walrus(machine, target, machine.evaluate(value))
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return comprehension(machine, node)
        case ast.GeneratorExp():
            return generator(machine, node)
        case ast.Starred(value=value):
            return machine.elements(machine.evaluate(value))
        case ast.Await(value=value):
            return machine.evaluate(value)
        case ast.Yield(value=value):
            given = machine.evaluate(value) if value is not None else ()
            machine.returned.append(machine.fresh("", given))
            return machine.fresh()
        case ast.YieldFrom(value=value):
            machine.returned.append(machine.fresh("", machine.elements(machine.evaluate(value))))
            return machine.fresh()
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            both = [machine.use(machine.evaluate(side)) for side in (left, right)]
            texts = [value[0].text if len(value) == 1 else None for value in both]
            joined = "".join(text for text in texts if text is not None) if None not in texts else None
            held = union(*(tuple(thing.held) for value in both for thing in value if thing.kind in ("builtins.list", "builtins.tuple")))
            return (Thing(both[0][0].kind if both[0] else "", {machine.statement.index}, held=dict.fromkeys(held), text=joined),)
        case _:
            kinds = []
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    kinds += [thing.kind for thing in machine.use(machine.evaluate(child))]
            # What is computed from columns is a column.
            return machine.fresh(next((kind for kind in kinds if kind.startswith(TABLES)), ""))


def display(machine: Machine, node: ast.List | ast.Tuple | ast.Set) -> Value:
    """A list, tuple or set as written: each place is a key of its own, as long as no star moves them."""
    made = Thing(KINDS[type(node)], {machine.statement.index})
    values = [machine.evaluate(element) for element in node.elts]
    if any(isinstance(element, ast.Starred) for element in node.elts) or isinstance(node, ast.Set):
        made.held = dict.fromkeys(union(*values))
    else:
        made.fields = {place: Field(value, {machine.statement.index}, {machine.statement.index}) for place, value in enumerate(values)}
    return (made,)


def dictionary(machine: Machine, node: ast.Dict) -> Value:
    made = Thing("builtins.dict", {machine.statement.index})
    for key, value in zip(node.keys, node.values):
        item = machine.evaluate(value)
        if key is None:
            made.held |= dict.fromkeys(machine.elements(item))
        elif isinstance(key, ast.Constant):
            made.fields[key.value] = Field(item, {machine.statement.index}, {machine.statement.index})
        else:
            machine.use(machine.evaluate(key))
            made.held |= dict.fromkeys(item)
    return (made,)


def defaults(machine: Machine, arguments: ast.arguments) -> dict[str, Value]:
    """The default values of a signature, which are made once, where the function is."""
    positional = [*arguments.posonlyargs, *arguments.args]
    found = dict(zip((arg.arg for arg in positional[len(positional) - len(arguments.defaults) :]), arguments.defaults))
    found |= {arg.arg: default for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is not None}
    return {name: machine.evaluate(default) for name, default in found.items()}


def walrus(machine: Machine, target: ast.Name, value: Value) -> Value:
    """A walrus inside a comprehension binds outside of it."""
    inner = machine.scope
    while machine.scope.is_comprehension and machine.scope.parent is not None:
        machine.scope = machine.scope.parent
    machine.bind(target.id, value)
    machine.scope = inner
    return value


# -- parts of objects ---------------------------------------------------------------------------------------------------------


def subscript(machine: Machine, receiver: Value, index: ast.expr) -> Value:
    """`x[i]`: a constant key reads that key alone; rows chosen by a mask keep what is known of the columns."""
    key = constant_key(index)
    given = () if key is not None else machine.use(machine.evaluate(index))
    found: list[Value] = []
    for thing in receiver:
        if isinstance(thing.meaning, (Instance, Class, Module)):
            method = defined(machine, thing, "__getitem__") if not isinstance(thing.meaning, Module) else None
            machine.use((thing,)) if method is None else machine.call_function(*bound_call(method, thing), {})
            found.append((thing,))
        elif key is not None and (thing.kind not in ("builtins.list", "builtins.tuple") or key in thing.fields):
            found.append(machine.load((thing,), key))
        elif (names := constant_names(index)) is not None:
            machine.need(thing)
            found.append(derive(machine, thing, names))
        elif thing.kind.startswith(ARRAYS) and is_sliced(index):
            machine.need(thing)
            found.append((machine.view(thing),))
        elif is_mask(index) or thing.kind.startswith(TABLES):
            machine.need(thing)
            found.append(derive(machine, thing, None))
        else:
            found.append(union(machine.elements((thing,)), given and ()) if not isinstance(index, ast.Slice) else sliced(machine, thing))
    return union(*found)


def is_sliced(index: ast.expr) -> bool:
    """Does this choose a range of an array, which is no copy?"""
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    return any(isinstance(part, ast.Slice) for part in parts) and not any(map(is_mask, parts))


def bound_call(method: Value, thing: Thing) -> tuple[Function, list[Value]]:
    function = next((each.meaning for each in method if isinstance(each.meaning, Function)), None)
    assert function is not None
    return Function(function.node, function.scope, function.defaults, (thing,)), []


def sliced(machine: Machine, thing: Thing) -> Value:
    """A slice of a list is a new list of the same items; of an array it is a part."""
    machine.use((thing,))
    if thing.kind in ("builtins.list", "builtins.tuple", "builtins.str"):
        return machine.fresh(thing.kind, machine.elements((thing,)))
    return (machine.part(thing),)


def derive(machine: Machine, thing: Thing, names: list[Any] | None, without: frozenset[Any] = frozenset()) -> Value:
    """A new table from some rows or columns of another: a column depends on what wrote it, and on whoever chose."""
    index = machine.statement.index
    keys = [key for key in thing.fields if (names is None or key in names) and key not in without]
    fields = {key: Field((), set(thing.fields[key].live), set(thing.fields[key].writers)) for key in keys}
    keyed = set(thing.keyed) if len(keys) == len(thing.fields) else {writer for each in fields.values() for writer in each.writers}
    return (Thing(thing.kind, {*thing.writers, index}, fields=fields, keyed=keyed),)


def constant_key(index: ast.expr) -> Any:
    """The key of `x['a']`, `x[0]` or `x.loc[rows, 'a']` (the text alone), else None."""
    if isinstance(index, ast.Constant) and isinstance(index.value, (str, int)) and not isinstance(index.value, bool):
        return index.value
    return None


def constant_names(index: ast.expr) -> list[Any] | None:
    """The names of `x[['a', 'b']]`, else None."""
    if isinstance(index, ast.List) and all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in index.elts):
        return [each.value for each in index.elts if isinstance(each, ast.Constant)]
    return None


def is_mask(index: ast.expr) -> bool:
    """Is this written as a choice of rows or columns, whose result is a copy?"""
    match index:
        case ast.Compare() | ast.List() | ast.BinOp(op=ast.BitAnd() | ast.BitOr()) | ast.UnaryOp(op=ast.Invert()):
            return True
        case ast.Call(func=ast.Attribute(attr=attr)):
            return attr.startswith(("is", "not", "between", "contains", "duplicated"))
        case _:
            return False


# -- comprehensions -----------------------------------------------------------------------------------------------------------


def comprehension(machine: Machine, node: ast.ListComp | ast.SetComp | ast.DictComp) -> Value:
    """A comprehension runs at once, in a scope of its own."""
    outer = machine.scope
    machine.scope = Scope(outer, is_comprehension=True)
    bind_generators(machine, node.generators, outer)
    if isinstance(node, ast.DictComp):
        machine.use(machine.evaluate(node.key))
        held = machine.evaluate(node.value)
    else:
        held = machine.evaluate(node.elt)
    machine.scope = outer
    return machine.fresh(KINDS[type(node)], held)


def bind_generators(machine: Machine, generators: list[ast.comprehension], outer: Scope) -> None:
    inner = machine.scope
    for place, each in enumerate(generators):
        machine.scope = outer if place == 0 else inner
        items = machine.elements(machine.evaluate(each.iter))
        machine.scope = inner
        bind_target(machine, each.target, items)
        for test in each.ifs:
            machine.use(machine.evaluate(test))


def generator(machine: Machine, node: ast.GeneratorExp) -> Value:
    """A generator reads its source at once, all else when it is consumed."""
    outer = machine.scope
    inner = Scope(outer, is_comprehension=True)
    source = machine.evaluate(node.generators[0].iter)
    items = machine.elements(source)
    machine.scope = inner
    bind_target(machine, node.generators[0].target, items)
    for each in node.generators[1:]:
        bind_target(machine, each.target, machine.elements(machine.evaluate(each.iter)))
    machine.scope = outer
    return (Thing("", {machine.statement.index}, meaning=Lazy(node, inner, source)),)


def bind_target(machine: Machine, target: ast.expr, value: Value) -> None:
    """Bind the names of a target to what is unpacked from a value."""
    match target:
        case ast.Name(id=name):
            machine.bind(name, value)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            unpack(machine, targets, value)
        case ast.Starred(value=inner):
            bind_target(machine, inner, machine.fresh("builtins.list", value))
        case ast.Attribute(value=inner, attr=attr):
            store_attribute(machine, machine.evaluate(inner), attr, value)
            if isinstance(inner, ast.Attribute):
                # `df.index.name = …`: the labels of a table are its own.
                machine.change(machine.use(tuple(thing for thing in machine.evaluate(inner.value) if thing.kind.startswith(TABLES))))
        case ast.Subscript(value=ast.Call(func=ast.Name("globals")), slice=ast.Constant(value=str(name))):
            machine.put(machine.globals, name, machine.binding(value))
        case ast.Subscript(value=inner, slice=index):
            store_item(machine, inner, index, value)


def unpack(machine: Machine, targets: list[ast.expr], value: Value) -> None:
    """Each target gets its own place of a tuple as written; of anything else, what it holds."""
    star = any(isinstance(target, ast.Starred) for target in targets)
    if len(value) == 1 and value[0].kind == DRAWING and value[0].owner is None:
        # `fig, ax = plt.subplots()`: a figure, and the axes in it.
        for place, target in enumerate(targets):
            bind_target(machine, target, value if place == 0 else (machine.view(value[0]),))
        return
    for place, target in enumerate(targets):
        if not star and value and all(place in thing.fields for thing in value):
            bind_target(machine, target, machine.load(value, place))
        elif star or any(thing.fields or thing.held or thing.owner or isinstance(thing.meaning, Lazy) for thing in value):
            bind_target(machine, target, machine.elements(value))
        else:
            machine.use(value)
            # What a call returns in one go are objects of their own.
            bind_target(machine, target, (Thing("", {machine.statement.index, *(w for thing in value for w in thing.writers)}),))


def store_item(machine: Machine, receiver: ast.expr, index: ast.expr, value: Value) -> None:
    """`x[i] = value`; `x.loc[rows, 'a'] = value` changes one column, and reads what it leaves."""
    things = machine.evaluate(receiver)
    key = constant_key(index)
    if key is None:
        machine.use(machine.evaluate(index))
    chosen = index.elts[1] if isinstance(index, ast.Tuple) and len(index.elts) == 2 and isinstance(receiver, ast.Attribute) and receiver.attr in SELECTORS else None
    for thing in things:
        if chosen is not None and isinstance(chosen, ast.Constant) and isinstance(chosen.value, str):
            before = thing.fields.get(chosen.value)
            live = set(before.live) if before is not None else set()
            machine.statement.needs |= live
            machine.store((thing,), chosen.value, value)
            thing.fields[chosen.value].live |= live
        elif isinstance(key, str) or (key is not None and key in thing.fields):
            machine.store((thing,), key, value)
        else:
            machine.need(thing)
            machine.change((thing,))
            if not thing.kind.startswith(TABLES):
                thing.held |= dict.fromkeys(value)


def string_names(text: str, sign: str = "@") -> list[str]:
    """The names that an expression in a string takes from around it: `age > @limit`."""
    return re.findall(rf"{sign}([A-Za-z_]\w*)", text)

