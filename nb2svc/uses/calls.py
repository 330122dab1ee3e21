"""Calls: of functions and classes of the program, whose bodies are walked; and of libraries, by what is known of them."""

import ast

from nb2svc.uses.expressions import derive, string_names
from nb2svc.uses.libraries import Outcome, function_outcome, method_outcome
from nb2svc.uses.machine import ANYWHERE, Machine
from nb2svc.uses.members import defined
from nb2svc.uses.own import arguments, instantiate
from nb2svc.uses.things import ARRAYS, TABLES, Class, Field, Function, Handle, Instance, Lazy, Method, Module, Thing, Value, reach, union

PIPELINE = "sklearn.pipeline.Pipeline"
COPIES = frozenset({"copy", "head", "tail", "sample", "reset_index", "dropna"})
PROTOCOL = ("fit", "transform", "fit_transform", "predict", "forward", "__call__", "__len__", "__getitem__", "__iter__")
"""Methods that a library calls of an object of the program."""

SPREADING = ("builtins.list", "builtins.tuple", "builtins.set", "builtins.dict")
NAMESPACES = frozenset({"globals", "locals", "vars"})


def call(machine: Machine, node: ast.Call) -> Value:
    """The objects that a call gives."""
    is_discarded, is_shown = node is machine.discarded, machine.shows
    if isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec") and machine.find(node.func.id) is None and node.args:
        return run_text(machine, node)
    if isinstance(node.func, ast.Name) and node.func.id == "super":
        found = machine.find("self")
        return found[1].value if found is not None else ()
    receiver: Value = ()
    name = ""
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
        is_super = isinstance(node.func.value, ast.Call) and isinstance(node.func.value.func, ast.Name) and node.func.value.func.id == "super"
        receiver = machine.evaluate(node.func.value)
        if is_super and receiver:
            return machine.call_above(node, receiver, name)
    positional, keywords = arguments(machine, node)
    found = []
    if name:
        for thing in receiver:
            found.append(call_member(machine, node, thing, name, positional, keywords, is_discarded, is_shown))
    else:
        for thing in machine.evaluate(node.func):
            found.append(call_thing(machine, node, thing, positional, keywords, is_discarded))
    return union(*found)


def call_member(machine: Machine, node: ast.Call, thing: Thing, name: str, positional: list[Value], keywords: dict[str, Value], is_discarded: bool, is_shown: bool) -> Value:
    """Call a method."""
    if isinstance(thing.meaning, Module):
        inner = machine.attribute((thing,), name)
        return union(*(call_thing(machine, node, each, positional, keywords, is_discarded) for each in inner))
    if isinstance(thing.meaning, (Instance, Class)) and (name in thing.fields or defined(machine, thing, name) is not None):
        inner = machine.attribute((thing,), name)
        return union(*(call_thing(machine, node, each, positional, keywords, is_discarded) for each in inner))
    held = thing.fields[name].value if name in thing.fields else ()
    if functions := [each for each in held if isinstance(each.meaning, (Function, Class))]:
        return union(*(call_thing(machine, node, each, positional, keywords, is_discarded) for each in functions))
    outcome = method_outcome(machine.catalog, thing, name, node, is_discarded, is_shown)
    if name in ("query", "eval") and positional and positional[0] and positional[0][0].text:
        for word in string_names(positional[0][0].text):
            machine.use(machine.read(word) or ())
    if (copied := copy_of(machine, thing, name, node, outcome)) is not None:
        machine.use(union(*positional, *keywords.values()))
        return copied
    machine.use((thing,))
    return library(machine, outcome, thing, node, positional, keywords)


def copy_of(machine: Machine, thing: Thing, name: str, node: ast.Call, outcome: Outcome) -> Value | None:
    """A copy of a table, or of a table without some columns: what is known of its columns goes on."""
    if outcome.changes or not (thing.kind.startswith(TABLES) or (name == "copy" and thing.fields and not thing.kind)):
        return None
    without: frozenset[object] = frozenset()
    if name == "drop":
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        axis = keywords.get("axis", node.args[1] if len(node.args) > 1 else None)
        dropped = keywords.get("columns")
        if dropped is None and isinstance(axis, ast.Constant) and axis.value in (1, "columns"):
            dropped = node.args[0] if node.args else keywords.get("labels")
        names = [dropped] if isinstance(dropped, ast.Constant) else dropped.elts if isinstance(dropped, (ast.List, ast.Tuple)) else []
        if not names or not all(isinstance(each, ast.Constant) for each in names):
            return None
        without = frozenset(each.value for each in names if isinstance(each, ast.Constant))
    elif name not in COPIES - {"dropna"} or (name == "reset_index" and not any(keyword.arg == "drop" for keyword in node.keywords)):
        return None
    machine.need(thing)
    for column in without & set(thing.fields):
        # Who drops a column needs it to be there.
        machine.statement.needs |= thing.fields[column].live
    if outcome.draws:
        machine.draw(outcome.draws)
    return derive(machine, thing, None, without)


def call_thing(machine: Machine, node: ast.Call, thing: Thing, positional: list[Value], keywords: dict[str, Value], is_discarded: bool) -> Value:
    """Call an object."""
    machine.need(thing)
    match thing.meaning:
        case Function():
            return machine.call_function(thing.meaning, positional, keywords)
        case Class():
            return instantiate(machine, thing, positional, keywords)
        case Module(dotted):
            if dotted.startswith("builtins.") and dotted.rpartition(".")[2] in NAMESPACES:
                return names_of(machine)
            seeded = set(machine.generators)
            outcome = function_outcome(machine.catalog, dotted, node, is_discarded, seeded)
            if dotted == "copy.copy" and positional and all(not each.meaning for each in positional[0]):
                return union(*(derive(machine, each, None) for each in positional[0]))
            return library(machine, outcome, None, node, positional, keywords)
        case Instance():
            method = machine.attribute((thing,), "__call__") if defined(machine, thing, "__call__") is not None else machine.attribute((thing,), "forward")
            functions = [each for each in method if isinstance(each.meaning, Function)]
            if functions:
                return union(*(machine.call_function(each.meaning, positional, keywords) for each in functions))  # type: ignore[arg-type]
        case Method(receiver, name):
            return call_member(machine, node, receiver, name, positional, keywords, is_discarded, False)
        case None:
            # `partial(f, 1)(x)` calls `f`.
            callbacks(machine, Outcome(), thing, union(*positional, *keywords.values()))
    machine.use(union((thing,), *positional, *keywords.values()))
    return machine.fresh("", union(*positional, *keywords.values()))


def names_of(machine: Machine) -> Value:
    """`globals()`: the names that are bound, as a dictionary whose keys are read one by one."""
    made = Thing("")
    for name, binding in machine.globals.names.items():
        machine.store((made,), name, binding.value)
        made.fields[name].live |= binding.definers
        made.fields[name].writers |= binding.definers
        made.keyed |= binding.definers
    return (made,)


def run_text(machine: Machine, node: ast.Call) -> Value:
    """`eval` or `exec` of a text that stands there is what the text says; of another it may read anything."""
    given = machine.evaluate(node.args[0])
    text = given[0].text if len(given) == 1 else None
    try:
        tree = ast.parse(text.strip()) if text is not None else None
    except (SyntaxError, ValueError, RecursionError):
        tree = None
    if tree is None:
        machine.use(given)
        for name, binding in list(machine.globals.names.items()):
            machine.statement.needs |= binding.definers
        return machine.fresh()
    if len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr):
        return machine.evaluate(tree.body[0].value)
    machine.run_body(tree.body)
    return ()


def library(machine: Machine, outcome: Outcome, receiver: Thing | None, node: ast.Call, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """What a call of a library reads, changes, draws and gives."""
    given = union(*positional, *keywords.values())
    callbacks(machine, outcome, receiver, given)
    machine.use(given)
    if outcome.seeds:
        machine.seed(outcome.seeds)
    if outcome.draws:
        machine.draw(outcome.draws)
    for shown, places in ((False, outcome.may_change), (True, outcome.changes)):
        for place in places:
            if place == "self":
                changed: Value = (receiver,) if receiver is not None else ()
            else:
                changed = positional[place] if isinstance(place, int) and place < len(positional) else keywords.get(str(place), ())
            machine.change(changed, shown)
    if receiver is not None and outcome.changes and not outcome.draws:
        hold(machine, receiver, node, positional, keywords)
    if outcome.is_self and receiver is not None:
        return (receiver,)
    if outcome.views and (shown := view_of(machine, receiver, positional)):
        return shown
    made = result(machine, outcome, receiver, positional, keywords)
    file_effects(machine, outcome, receiver, node, given, made[0])
    return made


def view_of(machine: Machine, receiver: Thing | None, positional: list[Value]) -> Value:
    """The arrays of a method's receiver or a function's first argument, seen in another way; a list is copied instead."""
    if receiver is not None:
        return (machine.view(receiver),)
    return tuple(machine.view(thing) for thing in positional[0] if thing.kind.startswith(ARRAYS)) if positional else ()


def callbacks(machine: Machine, outcome: Outcome, receiver: Thing | None, given: Value) -> None:
    """Functions handed to a library are called by it, on what the other arguments hold; so are the methods of the program's own estimators."""
    if outcome.shows or (receiver is None and (outcome.is_constructor or outcome.is_lazy)):
        return
    around = union((receiver,) if receiver is not None else (), given)
    for thing in reach(tuple(each for each in around if not isinstance(each.meaning, Instance) or each not in given or receiver is not None)):
        if (thing, machine.statement.index) in machine.called:
            continue
        if isinstance(thing.meaning, (Function, Instance)):
            # Once a statement: what a library does with it a second time is the same.
            machine.called.add((thing, machine.statement.index))
        if isinstance(thing.meaning, Method):
            machine.use((thing.meaning.receiver,))
            machine.change((thing.meaning.receiver,))
        elif isinstance(thing.meaning, Function):
            others = tuple(each for each in given if each is not thing and not isinstance(each.meaning, Function))
            items = machine.elements(others) if receiver is None and others else machine.fresh()
            machine.need(thing)
            machine.call_function(thing.meaning, [items] * max(1, len(thing.meaning.node.args.args)), {})
        elif isinstance(thing.meaning, Instance):
            for name in PROTOCOL:
                for each in defined(machine, thing, name) or ():
                    if isinstance(each.meaning, Function):
                        bound = Function(each.meaning.node, each.meaning.scope, each.meaning.defaults, (thing,))
                        machine.call_function(bound, [machine.fresh()] * len(each.meaning.node.args.args), {})


def hold(machine: Machine, receiver: Thing, node: ast.Call, positional: list[Value], keywords: dict[str, Value]) -> None:
    """`append(x)` and the like leave `x` in their receiver; what an estimator is fitted on it does not keep."""
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if receiver.kind.startswith(("builtins.", "collections.")) or (not receiver.kind and not method.startswith(("fit", "train", "partial_fit", "set_", "load"))):
        given = union(*positional)
        held = union(machine.elements(given) if method in ("extend", "update") and given else given, *keywords.values())
        receiver.held |= dict.fromkeys(thing for thing in held if thing is not receiver)
    # The steps of a pipeline are fitted with it; what holds a model otherwise may fit a copy.
    if method.startswith("fit"):
        machine.change(tuple(thing for thing in reach(tuple(receiver.held)) if thing.owner is None and thing.kind), shown=receiver.kind == PIPELINE)
    if method == "step":
        # An optimizer moves the numbers that it was given.
        machine.change(tuple(thing for thing in reach(tuple(receiver.held)) if thing.is_view))


def result(machine: Machine, outcome: Outcome, receiver: Thing | None, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """What the call gives: a new object, which holds what it was made from where the library keeps it."""
    made = machine.fresh(outcome.kind)[0]
    source = union((receiver,) if receiver is not None else (), *positional)
    if outcome.takes:
        return union((made,), machine.elements(source), *positional[1:], *keywords.values())
    if outcome.pairs:
        made.held[pair(machine, outcome.pairs, receiver, positional)] = None
    elif outcome.kind == "collections.defaultdict":
        made.held |= dict.fromkeys(union(*(machine.elements(each) for each in positional[1:]), *keywords.values()))
    elif outcome.keeps:
        is_spread = outcome.kind in SPREADING or outcome.is_lazy or receiver is not None
        made.held |= dict.fromkeys(union(machine.elements(source) if is_spread else source, *keywords.values()))
    if outcome.is_lazy:
        made.meaning = Lazy(source=source)
    made.seed = outcome.seed
    # Columns of a table without rows give it its rows: none can be left out.
    made.is_whole = made.kind.startswith(TABLES) and receiver is None and not positional and not keywords
    return (made,)


def pair(machine: Machine, kind: str, receiver: Thing | None, positional: list[Value]) -> Thing:
    """What `zip`, `enumerate` and `items` yield: tuples whose places are known."""
    parts = [machine.elements(each) for each in ([(receiver,)] if receiver is not None else positional)]
    if kind != "zip":
        parts = [machine.fresh(), *parts[:1]]
    index = machine.statement.index
    return Thing("builtins.tuple", {index}, fields={place: Field(value, {index}, {index}) for place, value in enumerate(parts)})


def file_effects(machine: Machine, outcome: Outcome, receiver: Thing | None, node: ast.Call, given: Value, made: Thing) -> None:
    """Files that are written and read by name; one that is open is written by whoever is handed it."""
    handles = [thing for thing in ((receiver,) if receiver is not None else ()) + given if isinstance(thing.meaning, Handle)]
    for thing in handles:
        assert isinstance(thing.meaning, Handle)
        machine.change((thing,))
        if thing.meaning.is_written:
            machine.write_file(thing.meaning.path)
    if (outcome.reads or outcome.writes) and not handles:
        path = next((thing.text for thing in given if thing.text and ("." in thing.text or "/" in thing.text)), ANYWHERE)
        if outcome.opens:
            made.meaning = Handle(path, outcome.writes)
        if outcome.reads and not outcome.writes:
            machine.read_file(path)
        if outcome.writes and not (isinstance(node.func, ast.Attribute) and node.func.attr.startswith("savefig")):
            machine.write_file(path)
