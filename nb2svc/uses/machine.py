"""Machine: the state of one walk over the program — clock, scopes, branches, files, generators — and what it means to read and to change."""

import ast
import builtins
from collections.abc import Callable, Iterator
from typing import Any

from nb2svc.catalog import Catalog
from nb2svc.uses.things import DRAWING, NOBODY, TABLES, Binding, Field, Function, Lazy, Method, Scope, Statement, Thing, Value, contents, reach, union

MAX_STEPS = 100_000
ANYWHERE = "*"
UNCHANGING = frozenset(f"builtins.{name}" for name in "int float complex bool str bytes NoneType ellipsis".split())

Changes = dict[tuple[int, str], tuple[Scope, str, Binding | None]]


class Machine:
    """What every part of the walk shares. `evaluate`, `run_body` and `call_function` are set by the walk itself."""

    evaluate: Callable[[ast.expr], Value]
    run_body: Callable[[list[ast.stmt]], bool]
    attribute: Callable[[Value, str], Value]
    call_above: Callable[[ast.Call, Value, str], Value]
    call_function: Callable[[Function, list[Value], dict[str, Value]], Value]

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.builtins = Scope()
        self.globals = Scope(self.builtins)
        self.scope = self.globals
        self.statements: list[Statement] = []
        self.statement = Statement(-1, 0, 0, ast.Pass())
        self.clock = 0
        self.weak = 0
        self.loops = 0
        self.fuel = MAX_STEPS
        self.active: list[ast.AST] = []
        self.logs: list[Changes] = []
        self.files: dict[str, set[int]] = {}
        self.generators: dict[str, set[int]] = {}
        self.discarded: ast.expr | None = None
        self.shows = False
        self.returned: list[Value] = []
        self.constants: dict[tuple[str, str | None], Thing] = {}
        self.stars: list[tuple[str, int]] = []
        self.called: set[tuple[Thing, int]] = set()

    def now(self) -> int:
        self.clock += 1
        return self.clock

    # -- names ------------------------------------------------------------------------------------------------------------------

    def home(self, name: str) -> Scope:
        """The scope in which an assignment binds a name."""
        return self.scope.outer_names.get(name, self.scope)

    def find(self, name: str) -> tuple[Scope, Binding] | None:
        scope: Scope | None = self.home(name)
        first = scope
        while scope is not None:
            # The names of a class body are not seen from the functions inside it.
            if name in scope.names and (scope is first or not scope.is_class):
                return scope, scope.names[name]
            scope = scope.parent
        return None

    def read(self, name: str) -> Value | None:
        """Read a name: the statement needs whoever may have bound it; what it stands for counts where it is used."""
        found = self.find(name)
        if found is None:
            return None
        scope, binding = found
        self.statement.needs |= binding.definers
        if scope is self.globals and not binding.is_import:
            self.statement.names.setdefault(name, set()).update(latest(binding))
        return binding.value

    def starred(self, name: str) -> str:
        """The dotted name of what no statement binds: of the last library that was imported with a star and has it, else of Python itself."""
        for module, index in reversed(self.stars):
            if self.catalog.function(f"{module}.{name}") is not None:
                self.statement.needs.add(index)
                return f"{module}.{name}"
        if not hasattr(builtins, name):
            # Whatever has it must stay.
            self.statement.needs |= {index for _, index in self.stars}
        return f"builtins.{name}"

    def bind(self, name: str, value: Value, is_import: bool = False) -> None:
        self.put(self.home(name), name, self.binding(value, is_import))

    def binding(self, value: Value, is_import: bool = False) -> Binding:
        """What a name that this statement binds stands for."""
        made = frozenset({self.statement.index})
        return Binding(value, made, made, self.now(), is_import)

    def put(self, scope: Scope, name: str, binding: Binding | None) -> None:
        if self.logs:
            self.logs[-1].setdefault((id(scope), name), (scope, name, scope.names.get(name)))
        if binding is None:
            scope.names.pop(name, None)
        else:
            scope.names[name] = binding

    # -- branches ---------------------------------------------------------------------------------------------------------------

    def branch(self, run: Callable[[], bool]) -> tuple[Changes, bool]:
        """Run one branch, take its bindings back, and say what it bound and whether it goes on behind."""
        self.logs.append({})
        self.weak += 1
        goes_on = run()
        self.weak -= 1
        log = self.logs.pop()
        changed = {key: (scope, name, scope.names.get(name)) for key, (scope, name, _) in log.items()}
        for scope, name, old in log.values():
            if old is None:
                scope.names.pop(name, None)
            else:
                scope.names[name] = old
        return changed, goes_on

    def join(self, branches: list[tuple[Changes, bool]], surely: bool = False) -> None:
        """Behind branches a name stands for what any of them bound; `surely`: one that binds is taken to have run."""
        # A branch that raises or returns binds nothing that is read behind it, but in scopes that outlive it.
        ended = [changed for changed, goes_on in branches if not goes_on]
        alive = [changed for changed, goes_on in branches if goes_on] or [changed for changed, _ in branches]
        keys = {key: (scope, name) for changed in [*alive, *ended] for key, (scope, name, _) in changed.items()}
        for key, (scope, name) in keys.items():
            old = scope.names.get(name)
            parts = [changed[key][2] if key in changed else old for changed in alive]
            parts += [changed[key][2] for changed in ended if key in changed and scope is not self.scope]
            bound = [part for part in parts if part is not None]
            newer = [part for part in bound if part is not old] if surely else bound
            if bound:
                shown = frozenset().union(*(part.shown for part in newer or bound))
                definers = frozenset().union(*(part.definers for part in bound))
                tick = max(part.tick for part in bound)
                self.put(scope, name, Binding(union(*(part.value for part in bound)), definers, shown, tick, all(part.is_import for part in bound)))
            else:
                self.put(scope, name, None)

    # -- use ----------------------------------------------------------------------------------------------------------------------

    def use(self, value: Value) -> Value:
        """The statement reads these objects with all that they hold."""
        for thing in reach(value):
            self.need(thing)
            self.statement.needs |= thing.keyed
            if isinstance(thing.meaning, Lazy):
                self.consume(thing)
        return value

    def need(self, thing: Thing) -> None:
        """The statement reads what a thing is, not what its keys hold."""
        self.statement.needs |= thing.writers
        owner = thing.owner
        while owner is not None:
            self.statement.needs |= owner.writers
            owner = owner.owner

    def consume(self, thing: Thing) -> None:
        """Run a generator's code; it is not the same afterwards."""
        lazy = thing.meaning
        assert isinstance(lazy, Lazy)
        self.change((thing,))
        for source in lazy.source:
            if isinstance(source.meaning, Lazy) and source is not thing:
                self.consume(source)
            # `map` and `filter` call their function as they are consumed.
            if isinstance(source.meaning, Function) and source.meaning.node not in self.active:
                items = self.elements(tuple(each for each in lazy.source if each is not source))
                thing.held |= dict.fromkeys(self.call_function(source.meaning, [items] * max(1, len(source.meaning.node.args.args)), {}))
            if isinstance(source.meaning, Method):
                self.change(self.use((source.meaning.receiver,)))
            self.need(source)
            self.statement.needs |= source.keyed
        if lazy.node is not None and lazy.scope is not None and lazy.node not in self.active:
            outer, returned = self.scope, self.returned
            self.scope, self.returned = lazy.scope, []
            self.active.append(lazy.node)
            if isinstance(lazy.node, ast.GeneratorExp):
                for generator in lazy.node.generators:
                    for test in generator.ifs:
                        self.use(self.evaluate(test))
                self.returned.append(self.evaluate(lazy.node.elt))
            else:
                self.run_body(lazy.node.body)
            thing.held |= dict.fromkeys(union(*self.returned))
            self.active.pop()
            self.scope, self.returned = outer, returned

    # -- change -------------------------------------------------------------------------------------------------------------------

    def fresh(self, kind: str = "", holds: Value = ()) -> Value:
        """A new object, made by this statement."""
        return (Thing(kind, {self.statement.index}, held=dict.fromkeys(holds)),)

    def constant(self, found: object) -> Thing:
        """A number, text or None as written: it never changes, so one thing stands for all."""
        kind, text = f"builtins.{type(found).__name__}", found if isinstance(found, str) else None
        return self.constants.setdefault((kind, text), Thing(kind, text=text))

    def change(self, value: Value, shown: bool = True) -> None:
        """The statement changes these objects in place; `shown`: a reader would say so, too."""
        for thing in value:
            if thing.kind in UNCHANGING:
                continue
            self.statement.needs |= thing.writers
            if thing.kind.startswith("builtins."):
                # Behind `insert`, `update` and the like nobody knows which key holds what.
                self.statement.needs |= thing.keyed
                thing.held |= dict.fromkeys(contents(thing))
                thing.fields.clear()
            # Whoever needs this statement needs with it all that wrote before.
            thing.writers = {self.statement.index}
            if shown:
                thing.tick, thing.last = self.now(), self.statement.index
            for owner in owners((thing,)):
                self.statement.needs |= owner.writers
                owner.writers = {self.statement.index}
                owner.tick, owner.last = (thing.tick, thing.last) if shown else (owner.tick, owner.last)

    def store(self, receiver: Value, key: Any, value: Value) -> None:
        """Write one constant key of objects. A key written for sure leaves nothing of what it held."""
        index = self.statement.index
        for thing in receiver:
            self.need(thing)
            if thing.is_whole:
                self.change((thing,))
            kept: Value = () if thing.kind.startswith(TABLES) else value
            old = thing.fields.get(key)
            if old is None or (len(receiver) == 1 and not self.weak):
                live, before = {index}, old.writers if old else set()
                thing.fields[key] = Field(kept, live, before | {index})
            else:
                thing.fields[key] = Field(union(old.value, kept), old.live | {index}, old.writers | {index})
            thing.keyed.add(index)
            thing.tick, thing.last = self.now(), index

    def load(self, receiver: Value, key: Any) -> Value:
        """Read one constant key of objects."""
        found: list[Value] = []
        for thing in receiver:
            self.need(thing)
            known = thing.fields.get(key)
            if known is not None:
                self.statement.needs |= known.live
                found.append(known.value)
            if known is None or not known.value:
                found.append(tuple(thing.held) or (self.part(thing),))
        return union(*found)

    def view(self, thing: Thing) -> Thing:
        """An array that shows the numbers of another one, to change either is to change both; or the axes of a figure."""
        made = Thing(thing.kind, set(), owner=thing, is_view=thing.kind != DRAWING)
        thing.held[made] = None
        return made

    def part(self, thing: Thing) -> Thing:
        """What is taken out of a thing that nothing more is known of: to change it is to change the thing."""
        if thing.part is None:
            thing.part = Thing(thing.kind if thing.kind == DRAWING else "", set(), owner=thing)
            thing.held[thing.part] = None
        return thing.part

    def elements(self, value: Value) -> Value:
        """What iterating over objects yields."""
        found: list[Value] = []
        for thing in value:
            self.need(thing)
            self.statement.needs |= thing.keyed
            if isinstance(thing.meaning, Lazy):
                self.consume(thing)
            found.append(contents(thing) or (self.part(thing),))
        return union(*found)

    # -- the world ----------------------------------------------------------------------------------------------------------------

    def seed(self, library: str) -> None:
        """Set a global generator: what was drawn before no longer matters."""
        if self.weak:
            self.generators.setdefault(library, set()).add(self.statement.index)
        else:
            self.generators[library] = {self.statement.index}

    def draw(self, library: str) -> None:
        """Draw from a global generator; without a seed there is nothing to keep."""
        if library in self.generators:
            self.statement.needs |= self.generators[library]
            self.generators[library].add(self.statement.index)

    def write_file(self, path: str) -> None:
        path = path.removeprefix("./")
        self.files.setdefault(path, set()).add(self.statement.index)

    def read_file(self, path: str) -> None:
        path = path.removeprefix("./")
        for other, writers in self.files.items():
            if path in (other, ANYWHERE) or other == ANYWHERE:
                self.statement.needs |= writers
                if path == other != ANYWHERE:
                    # Between notebooks a file is what names are within one.
                    self.statement.files.setdefault(path, set()).add(max(writers))


def latest(binding: Binding) -> frozenset[int]:
    """The statements whose definition or change of a name reaches a read of it now."""
    shown = reach(binding.value)
    newest = max((*shown, *owners(shown)), key=lambda thing: thing.tick, default=None)
    if newest is not None and newest.tick > binding.tick:
        return frozenset({newest.last})
    return binding.shown or NOBODY


def owners(shown: Value) -> Iterator[Thing]:
    """The arrays whose numbers views show."""
    for thing in shown:
        while thing.is_view and thing.owner is not None:
            thing = thing.owner
            yield thing
