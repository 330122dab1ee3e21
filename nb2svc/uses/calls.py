"""Calls: of functions and classes of the program, whose bodies are walked; and of libraries, by what is known of them."""

import ast

from nb2svc.sources.names import free_names
from nb2svc.uses.expressions import decorators, defined, derive, string_names
from nb2svc.uses.libraries import Outcome, function_outcome, method_outcome
from nb2svc.uses.machine import ANYWHERE, Machine
from nb2svc.uses.things import TABLES, Class, Field, Function, Handle, Instance, Lazy, Module, Scope, Thing, Value, reach, union

MAX_DEPTH = 40
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


def arguments(machine: Machine, node: ast.Call) -> tuple[list[Value], dict[str, Value]]:
    """The arguments of a call; what a star spreads stands for one."""
    positional = [machine.evaluate(argument) for argument in node.args]
    keywords = {}
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value)
        keywords[keyword.arg or "**"] = value if keyword.arg else machine.elements(value)
    return positional, keywords


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
    made = result(machine, outcome, receiver, positional, keywords)
    file_effects(machine, outcome, receiver, node, given, made[0])
    return made


def callbacks(machine: Machine, outcome: Outcome, receiver: Thing | None, given: Value) -> None:
    """Functions handed to a library are called by it, on what the other arguments hold; so are the methods of the program's own estimators."""
    if outcome.shows or (receiver is None and outcome.is_constructor):
        return
    around = union((receiver,) if receiver is not None else (), given)
    for thing in reach(tuple(each for each in around if not isinstance(each.meaning, Instance) or each not in given or receiver is not None)):
        if (thing, machine.statement.index) in machine.called:
            continue
        if isinstance(thing.meaning, (Function, Instance)):
            # Once a statement: what a library does with it a second time is the same.
            machine.called.add((thing, machine.statement.index))
        if isinstance(thing.meaning, Function):
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
    # The steps of a pipeline are fitted with it; a reader looks for that at the pipeline alone.
    if method.startswith("fit"):
        machine.change(tuple(thing for thing in reach(tuple(receiver.held)) if thing.owner is None and thing.kind), shown=False)


def result(machine: Machine, outcome: Outcome, receiver: Thing | None, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """What the call gives: a new object, which holds what it was made from where the library keeps it."""
    made = machine.fresh(outcome.kind)[0]
    source = union((receiver,) if receiver is not None else (), *positional)
    if outcome.takes:
        return union((made,), machine.elements(source), *positional[1:], *keywords.values())
    if outcome.pairs:
        made.held[pair(machine, outcome.pairs, receiver, positional)] = None
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


# -- the program's own --------------------------------------------------------------------------------------------------------


def instantiate(machine: Machine, thing: Thing, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """A new instance, its `__init__` run on it."""
    made = Thing("", {machine.statement.index}, meaning=Instance((thing,)))
    init = defined(machine, made, "__init__")
    functions = [each.meaning for each in init or () if isinstance(each.meaning, Function)]
    for function in functions:
        machine.call_function(Function(function.node, function.scope, function.defaults, (made,)), positional, keywords)
    if not functions:
        # A class that inherits from a library, or a dataclass, keeps what it is handed.
        names = [inner.target.id for inner in thing.meaning.node.body if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name)]  # type: ignore[union-attr]
        for name, value in [*zip(names, positional), *keywords.items()]:
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
    # The names that a body binds under a condition of the caller are its own: what it returns counts either way.
    shows, discarded, machine.shows, machine.discarded = machine.shows, machine.discarded, False, None
    if isinstance(node, ast.Lambda):
        machine.returned.append(machine.evaluate(node.body))
    else:
        machine.run_body(node.body)
    machine.shows, machine.discarded = shows, discarded
    machine.active.pop()
    found = union(*machine.returned)
    is_generator = not isinstance(node, ast.Lambda) and any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in ast.walk(node))
    machine.scope, machine.returned = outer, returned
    if is_generator:
        return (Thing("", {machine.statement.index}, held=dict.fromkeys(found), meaning=Lazy()),)
    return found


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
