"""Libraries: what a call of one does to the objects it is handed, by the rules; where no rule knows it, by what its name says.

A rule says which arguments a call changes. Of a call that no rule knows:
- a method whose name is a verb of change (`append`, `fit`, `set_title`, `zero_`), or with `inplace=True`, changes its receiver;
- a method whose value is thrown away and not shown either was called for its effect: it changes its receiver;
- one whose value is shown (the last line of a cell) is taken to look only; yet a slice keeps it;
- arguments stay as they are, as nearly all libraries leave them and a reader takes it; yet a slice keeps a call whose value is thrown away.
"""

import ast
from dataclasses import dataclass

from nb2svc.catalog import BindError, Catalog, Effect, Rule
from nb2svc.uses.things import DRAWING, TABLES, Module, Thing

CHANGING = frozenset(
    "append appendleft extend extendleft insert remove pop popleft popitem clear sort reverse update add discard setdefault rotate"
    " fit fit_transform fit_predict fit_resample partial_fit fit_generator train_on_batch compile build backward step zero_grad train eval"
    " to_internal put set load freeze unfreeze register subscribe write writelines writerow writerows seek read readline readlines close send next"
    " intersection_update difference_update symmetric_difference_update adapt learn minimize set_params".split()
)
"""Methods that change their receiver, whatever it is."""

CHANGING_PREFIXES = ("set_", "add_", "append_", "insert_", "update_", "remove_", "register_", "load_", "fit_on", "partial_fit")
CHANGING_FUNCTIONS = frozenset(
    "heappush heappop heapify heapreplace heappushpop insort insort_left insort_right copyto put place putmask fill_diagonal setattr delattr next".split()
)
"""Functions that change their first argument."""

LOOKING = frozenset("head tail describe info show plot hist print display summary view sample keys values items count".split())
DRAWN = frozenset("subplots subplot figure axes gca gcf".split())
READING = ("read", "load", "open", "fetch", "get_dataset", "imread", "from_csv", "from_file")
WRITING = ("to_csv", "to_json", "to_excel", "to_parquet", "to_pickle", "to_feather", "to_sql", "to_hdf", "to_file", "save", "dump", "write", "export")
KEEPING = frozenset("list tuple set dict zip enumerate reversed sorted iter map filter next getattr max min frozenset vars super partial chain cycle deque OrderedDict defaultdict".split())
"""Functions whose value holds what they are handed."""

VIEWS = frozenset("T flat real imag reshape ravel view squeeze transpose swapaxes diagonal parameters named_parameters".split())
"""What shows the numbers of an array, or of a network, in another way."""

VIEWING = frozenset("asarray asanyarray ravel reshape transpose squeeze swapaxes moveaxis expand_dims atleast_1d atleast_2d broadcast_to".split())
"""Functions of numpy that do so with their first argument."""

ITERATORS = frozenset("zip enumerate reversed iter map filter chain cycle".split())
TAKING = frozenset("get pop setdefault popitem popleft".split())
PAIRING = frozenset({"items", "iteritems"})
PRINTING = frozenset("print display show pprint".split())


@dataclass(slots=True)
class Outcome:
    """What one library call does. `changes` and `may_change` name its receiver ("self") and arguments by position or keyword."""

    kind: str = ""
    changes: tuple[str | int, ...] = ()
    may_change: tuple[str | int, ...] = ()
    draws: str = ""
    seeds: str = ""
    reads: bool = False
    writes: bool = False
    keeps: bool = False
    is_self: bool = False
    is_lazy: bool = False
    is_constructor: bool = False
    shows: bool = False
    opens: bool = False
    takes: bool = False
    views: bool = False
    pairs: str = ""
    seed: str = ""


def imported(dotted: str) -> Thing:
    """A name of a library."""
    return Thing("", meaning=Module(dotted))


def property_kind(catalog: Catalog, kind: str, name: str) -> str | None:
    """The class of an attribute that a rule calls a property, "" where it says none; None: no rule knows it."""
    rule = catalog.method(kind, name) if kind and "." in kind else None
    if rule is None or not rule.is_property:
        return None
    klass = catalog.returned_class(rule, kind)
    return klass.name if klass is not None else ""


def function_outcome(catalog: Catalog, dotted: str, call: ast.Call, is_discarded: bool, seeded: set[str]) -> Outcome:
    """What a call of a library's function does."""
    library, _, name = dotted.partition(".")[0], "", dotted.rpartition(".")[2]
    rule = catalog.function(dotted)
    klass = catalog.klass(dotted)
    if rule is None:
        made = Outcome(keeps=name in KEEPING or name[:1].isupper(), is_lazy=library == "itertools", is_constructor=name[:1].isupper())
        made.reads, made.writes = name.startswith(READING), name.startswith(WRITING) or library in ("os", "shutil")
        made.changes = (0,) if name in CHANGING_FUNCTIONS or name.endswith("_") else ()
        made.may_change = tuple(range(len(call.args))) if is_discarded and name not in PRINTING else ()
        made.seeds = library if "seed" in name else ""
        # What no rule knows may draw from its library's generator, once that has a seed.
        made.draws = library if library in seeded and not made.seeds else ""
        return made
    made = by_rule(catalog, rule, call, "", library)
    made.keeps = name in KEEPING or klass is not None or rule.effect is Effect.CONSTANT
    made.views = library == "numpy" and name in VIEWING
    made.kind = DRAWING if library == "matplotlib" and rule.effect is Effect.PLOT and name in DRAWN else made.kind
    made.is_lazy = library == "builtins" and name in ITERATORS or library == "itertools"
    made.is_constructor = (klass is not None and library != "builtins") or dotted == "functools.partial"
    made.takes = dotted in ("builtins.next", "builtins.max", "builtins.min", "builtins.getattr")
    made.opens = dotted == "builtins.open"
    made.pairs = name if dotted in ("builtins.zip", "builtins.enumerate") else ""
    made.changes += (0,) if name in CHANGING_FUNCTIONS else ()
    if klass is not None:
        made.kind = klass.name
        draws = klass.flags.get("draws")
        if draws is not None and not seed_given(draws, call, rule):
            made.seed = "numpy"
    return made


def method_outcome(catalog: Catalog, thing: Thing, name: str, call: ast.Call, is_discarded: bool, is_shown: bool) -> Outcome:
    """What a call of a method of an object does."""
    rule = catalog.method(thing.kind, name) if "." in thing.kind else None
    if rule is None:
        inplace = any(keyword.arg == "inplace" and not is_false(keyword.value) for keyword in call.keywords)
        is_changing = name in CHANGING or name.startswith(CHANGING_PREFIXES) or (name.endswith("_") and not name.startswith("_"))
        if thing.kind in ("builtins.str", "builtins.int", "builtins.float"):
            return Outcome(thing.kind)
        made = Outcome(is_self=name in ("fit", "compile", "train", "eval", "partial_fit", "to"))
        looks = name in LOOKING or name.startswith(("plot", "print", "get_", "is_", "has_", *WRITING))
        made.changes = ("self",) if is_changing or inplace or (is_discarded and not is_shown and not looks) else ()
        made.may_change = ("self",) if is_discarded and not looks else ()
        made.reads, made.writes = name.startswith(READING), name.startswith(WRITING)
        made.pairs, made.opens = name if name in PAIRING else "", name == "open"
        made.keeps = made.writes or name in ("items", "values", "keys", "copy", "groupby")
        made.takes = name in TAKING
        made.views = name in VIEWS and not thing.kind.startswith(TABLES)
        if thing.seed and name.startswith("fit"):
            made.draws = thing.seed
        return made
    made = by_rule(catalog, rule, call, thing.kind, "numpy")
    made.is_self = rule.returns == "Self" and "mutates" in rule.flags
    made.views = name in VIEWS and not thing.kind.startswith(TABLES)
    if thing.kind == DRAWING and not name.startswith("get"):
        made.changes, made.views = ("self",), name.startswith(("add_", "twin")) or name in DRAWN
    made.keeps = thing.kind.startswith("builtins.") or thing.kind.startswith("collections.")
    made.pairs = name if name in PAIRING else ""
    made.takes = made.keeps and name in TAKING
    if thing.seed and rule.task in ("fit", "fit_transform"):
        made.draws = thing.seed
    if rule.effect is Effect.RANDOM:
        # A generator of its own: each draw moves it.
        made.draws, made.changes = "", ("self",)
    return made


def by_rule(catalog: Catalog, rule: Rule, call: ast.Call, owner: str, library: str) -> Outcome:
    """What a rule states."""
    given: dict[str, ast.expr] = {}
    positions: dict[str, int] = {}
    try:
        bound = rule.bind(len(call.args), [keyword.arg for keyword in call.keywords if keyword.arg])
    except BindError:
        bound = {}
    for parameter, place in bound.items():
        if isinstance(place, int) and not isinstance(call.args[place], ast.Starred):
            given[parameter], positions[parameter] = call.args[place], place
        elif isinstance(place, str):
            given[parameter] = next(keyword.value for keyword in call.keywords if keyword.arg == place)
    constants = {name: value.value if isinstance(value, ast.Constant) else ... for name, value in given.items()}
    klass = catalog.returned_class(rule, owner)
    made = Outcome(klass.name if klass is not None else owner if rule.returns.startswith("same") else "")
    changed = rule.flags.get("mutates", ())
    for name in (changed,) if isinstance(changed, str) else changed:  # type: ignore[attr-defined]
        if name == "generator":
            made.seeds = library
        else:
            made.changes += ("self",) if name == "self" else (positions.get(name, name),)
    if any(keyword.arg == "out" for keyword in call.keywords):
        made.changes += ("out",)
    if "inplace" in rule.flags and constants.get("inplace", False) is not False:
        made.changes = ("self",)
    made.shows = rule.effect is Effect.DISPLAY
    made.reads = rule.effect is Effect.READS or rule.task == "load"
    made.writes = rule.effect is Effect.WRITES or any(constants.get(name) in values for effect, name, values in modes(rule) if effect is Effect.WRITES)
    draws = rule.flags.get("draws")
    if draws is not None and not seed_given(draws, call, rule):
        made.draws = "random" if rule.name.startswith("random.") else "numpy"
    return made


def modes(rule: Rule) -> list[tuple[Effect, str, tuple[object, ...]]]:
    """The effects that a rule takes on when a parameter has one of some values."""
    return [(effect, name, values) for effect, name, values in rule.flags.get("becomes", ()) if isinstance(values, tuple)]  # type: ignore[attr-defined]


def seed_given(draws: object, call: ast.Call, rule: Rule) -> bool:
    """Does a call leave the global generator alone: because it has a seed of its own, or does not draw with these arguments?"""
    if draws is True or not hasattr(draws, "get"):
        return False
    seed, only = draws.get("seed"), draws.get("only") or {}
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    for name, values in only.items():
        given = keywords.get(name)
        if given is None or (isinstance(given, ast.Constant) and given.value not in values):
            return True
    if seed is None:
        return False
    if seed in keywords:
        return not (isinstance(keywords[seed], ast.Constant) and keywords[seed].value is None)
    places = [parameter.name for parameter in rule.parameters if parameter.kind in ("positional", "either")]
    return seed in places and places.index(seed) < len(call.args)


def is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
