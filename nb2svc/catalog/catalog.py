"""Catalog: dotted names → rules, each library opened when it is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from nb2svc.catalog.review import review
from nb2svc.catalog.rule import CatalogError, ClassRule, Effect, Rule
from nb2svc.catalog.shelf import RuleFile, extra_files, libraries, library_files, protocols_file, rules_folder
from nb2svc.catalog.stub import ClassStub, FileStub, make_rule, renamed, wildcard_rule

VOCABULARY = {
    "Series": "pandas.Series",
    "DataFrame": "pandas.DataFrame",
    "Index": "pandas.Index",
    "Array": "numpy.ndarray",
    "str": "builtins.str",
    "int": "builtins.int",
    "float": "builtins.float",
    "bool": "builtins.bool",
    "list": "builtins.list",
    "dict": "builtins.dict",
    "set": "builtins.set",
    "tuple": "builtins.tuple",
}
Part = tuple[ClassStub, FileStub]


@cache
def load(extra: tuple[Path, ...] = ()) -> "Catalog":
    """The catalog of our rules and of the user's own files or folders, which go first. Raises CatalogError."""
    files = tuple(file for path in extra for file in extra_files(path))
    for file in files:
        review(file)
    catalog = Catalog(rules_folder(), files)
    for file in files:
        for name in file.stub.outline.names:
            catalog.klass(f"{file.module}.{name}")  # What it inherits from must be there.
    return catalog


class Methods(Mapping[str, Rule]):
    """The methods of one class by name, each made a rule when it is asked for: most never are."""

    __slots__ = ("_owner", "_written", "_rules")

    def __init__(self, owner: str, lineage: tuple[Part, ...]) -> None:
        self._owner = owner
        self._written: dict[str, Part] = {}
        for part in lineage:
            for name in part[0].methods:
                self._written.setdefault(name, part)  # The nearest class that has a method states it.
        self._rules: dict[str, Rule] = {}

    def __getitem__(self, name: str) -> Rule:
        if name not in self._rules:
            klass, stub = self._written[name]
            node = klass.definition(name)
            if node is None:
                raise CatalogError(f"{stub.origin(klass.line)}: `{name}` is another name of a method that is not there")
            self._rules[name] = make_rule(node, f"{self._owner}.{name}", stub, klass.name.rpartition(".")[2])
        return self._rules[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, name: object) -> bool:
        return name in self._written


class Catalog:
    """What is known of libraries; asking twice gives the same objects."""

    __slots__ = ("_root", "_extra", "_functions", "_classes", "_keys", "_known_parts")

    def __init__(self, root: Path, extra: tuple[RuleFile, ...] = ()) -> None:
        self._root = root
        self._extra = extra
        self._functions: dict[str, Rule | None] = {}
        self._classes: dict[str, ClassRule | None] = {}
        # The name of a class's stub by its public name: `pandas.Series.str` → `pandas.StringAccessor`.
        self._keys: dict[str, str] = {}
        self._known_parts: dict[str, tuple[Part, ...]] = {}

    def knows(self, module: str) -> bool:
        """Whether the library that `module` belongs to has rules."""
        return bool(self._files(module.partition(".")[0]))

    def function(self, dotted: str) -> Rule | None:
        """The rule of a function, of a class's constructor, or of a method by its full name."""
        if dotted not in self._functions:
            self._functions[dotted] = self._find_function(self._current(dotted))
        return self._functions[dotted]

    def klass(self, dotted: str) -> ClassRule | None:
        """The rule of a class, an accessor (`pandas.Series.str`) or a protocol (`Transformer`)."""
        if dotted not in self._classes:
            self._classes[dotted] = self._find_class(self._current(dotted))
        return self._classes[dotted]

    def method(self, class_dotted: str, name: str) -> Rule | None:
        """The rule of a method or attribute of a class."""
        owner = self.klass(class_dotted)
        if owner is None:
            return None
        return owner.methods.get(name) or self._any_of_class(owner, name)

    def returned_class(self, rule: Rule, owner: str = "") -> ClassRule | None:
        """The class of what `rule` returns; `owner` is the receiver's class, for `Self`."""
        name = rule.returns.partition("[")[0]
        if name == "Self":
            return self.klass(owner)
        return self.klass(f"{rule.module}.{name}") or self.klass(VOCABULARY.get(name, name))

    def entries(self, library: str = "") -> Iterator[Rule]:
        """Every rule as written, of one library or of all; methods inherited from a protocol are not repeated."""
        for file in self._files(library) if library else self.files():
            yield from self._written(file.stub)

    def files(self) -> Iterator[RuleFile]:
        """Every rule file: the user's, the protocols, then library by library."""
        yield from self._extra
        yield protocols_file(self._root)
        for library in libraries(self._root):
            yield from library_files(self._root, library)

    def libraries(self) -> tuple[str, ...]:
        """The names of all libraries that have rules, the user's included, sorted."""
        own = {file.module.partition(".")[0] for file in self._extra}
        return tuple(sorted(own | set(libraries(self._root))))

    def renamed(self, library: str) -> dict[str, str]:
        """The former names of a library's objects → the names that the rules are written for."""
        return {old: new for file in self._files(library) for old, new in file.renamed.items()}

    def _written(self, stub: FileStub) -> Iterator[Rule]:
        prefix = f"{stub.module}." if stub.module else ""
        for name in stub.outline.names:
            klass, found = stub.klass(name), self.klass(prefix + name)
            if klass is not None and found is not None:
                if "__init__" in klass.body:
                    yield found.constructor
                yield from (found.methods[each] for each in klass.methods)
            elif name == "__any__" and (stated := stub.outline.value(name)):
                yield wildcard_rule(stated, f"{prefix}*", stub)
            elif name != "__any__" and (stub.outline.function(name) or stub.outline.alias(name) != name):
                yield from filter(None, [self.function(prefix + name)])

    def _files(self, library: str) -> tuple[RuleFile, ...]:
        own = tuple(file for file in self._extra if file.module.partition(".")[0] == library)
        return own + library_files(self._root, library)

    def _current(self, dotted: str) -> str:
        """Today's name of an object that the libraries have moved, perhaps twice (`RENAMED` in rule files)."""
        seen = {dotted}
        while (moved := self._moved(dotted)) not in seen:
            seen.add(moved)
            dotted = moved
        return dotted

    def _moved(self, dotted: str) -> str:
        library, dot, _ = dotted.partition(".")
        if not dot:
            return dotted
        for file in self._files(library):
            for old, new in file.renamed.items():
                if dotted == old or dotted.startswith(f"{old}."):
                    return f"{new}{dotted.removeprefix(old)}"
        return dotted

    def _find_function(self, dotted: str) -> Rule | None:
        module, _, name = dotted.rpartition(".")
        files = self._files(dotted.partition(".")[0])
        for file in files:
            if file.module == module and name in file.stub.outline:
                meant = file.stub.outline.alias(name)
                if definition := file.stub.outline.function(meant):
                    return make_rule(definition, dotted, file.stub)
                if meant != name and (rule := self.function(f"{module}.{meant}")):
                    return renamed(rule, dotted)
        if self._parts(dotted) and (found := self.klass(dotted)):
            return found.constructor
        if module and (found := self.klass(module)):
            return self.method(module, name)
        return self._any_of_module(dotted, files)

    def _any_of_module(self, dotted: str, files: tuple[RuleFile, ...]) -> Rule | None:
        for file in files:
            if dotted.startswith(f"{file.module}.") and (stated := file.stub.outline.value("__any__")):
                return wildcard_rule(stated, dotted, file.stub)
        return None

    def _any_of_class(self, owner: ClassRule, name: str) -> Rule | None:
        if name.startswith("__"):
            return None
        for klass, stub in self._lineage(self._keys[owner.name]):
            if stated := klass.body.value("__any__"):
                return wildcard_rule(stated, f"{owner.name}.{name}", stub, klass.line)
        return None

    def _find_class(self, dotted: str) -> ClassRule | None:
        parts = self._parts(dotted)
        if not parts:
            return self._accessor(dotted)
        lineage = tuple(self._lineage(dotted))
        own, stub = lineage[0]
        bare = dotted.rpartition(".")[2]
        flags = {name: value for klass, _ in reversed(parts) for name, value in klass.flags.items()}
        self._keys[own.name] = dotted
        origin = stub.origin(own.line)
        constructor = self._constructor(own.name, bare, lineage, origin)
        protocols = tuple(dict.fromkeys(klass.name for klass, _ in lineage if klass.name != own.name))
        return ClassRule(own.name, protocols, MappingProxyType(flags), constructor, Methods(own.name, lineage), origin)

    def _constructor(self, public: str, bare: str, lineage: tuple[Part, ...], origin: str) -> Rule:
        for klass, stub in lineage:
            if node := klass.definition("__init__"):
                return make_rule(node, public, stub, bare)
        module = public.rpartition(".")[0]
        return Rule(public, Effect.CONSTANT, None, (), bare, MappingProxyType({}), (), module, origin)

    def _accessor(self, dotted: str) -> ClassRule | None:
        """`pandas.Series.str` is the class that the attribute `str` of `pandas.Series` returns."""
        parent, _, name = dotted.rpartition(".")
        attribute = self.method(parent, name) if "." in parent else None
        return self.returned_class(attribute, parent) if attribute is not None and attribute.is_property else None

    def _lineage(self, dotted: str) -> Iterator[Part]:
        """The class and all it inherits from, nearest first."""
        waiting, seen = [(dotted, "")], set()
        while waiting:
            current, origin = waiting.pop(0)
            if current in seen:
                continue
            seen.add(current)
            parts = self._parts(current)
            if not parts:
                raise CatalogError(f"{origin}: `{dotted}` inherits from `{current}`, which no rule file defines")
            for klass, stub in parts:
                yield klass, stub
                waiting += [(self._base(base, stub), stub.origin(klass.line)) for base in klass.bases]

    def _base(self, base: str, stub: FileStub) -> str:
        beside = f"{stub.module}.{base}"
        return beside if stub.module and self._parts(beside) else base

    def _parts(self, dotted: str) -> tuple[Part, ...]:
        """The `class` statements of a name: one file may begin a class and another go on."""
        if dotted not in self._known_parts:
            module, _, name = dotted.rpartition(".")
            files = self._files(dotted.partition(".")[0]) if module else (protocols_file(self._root),)
            stubs = (file.stub for file in files if file.module == module)
            self._known_parts[dotted] = tuple((klass, stub) for stub in stubs if (klass := stub.klass(name)))
        return self._known_parts[dotted]
