"""Calls of the functions and types of Python itself."""

from rule_tables.calls import Call, Fresh, call, does, on, runs
from rule_tables.tables import items

NUMBERS, WORDS, COUNTS = items("numbers"), items("words"), items("counts")
FIVE = Fresh(lambda: [3, 1, 2, 3, 5])
TABLE = Fresh(lambda: {"a": 1, "b": 2})
FEW = Fresh(lambda: {1, 2, 3})
READ, WRITTEN = Fresh(lambda: open("plain.json")), Fresh(lambda: open("written.txt", "w"))
FUNCTIONS: dict[str, tuple[Call, ...]] = {
    "max": (call(NUMBERS), call(1, 2)),
    "min": (call(NUMBERS), call(1, 2)),
    "sum": (call(NUMBERS),),
    "len": (call(NUMBERS),),
    "any": (call(NUMBERS),),
    "all": (call(NUMBERS),),
    "sorted": (Call(None, (NUMBERS,), then=lambda ordered: ordered[0]),),
    "next": (Call(None, (Fresh(lambda: iter([1, 2])),), runs_only=True),),
    "abs": (call(-1.5),),
    "divmod": (call(7, 2),),
    "pow": (call(2.0, 1.5),),
    "iter": (call(NUMBERS),),
    "round": (call(2.567, 1), call(2.5)),
    "isinstance": (call(1, int),),
    "issubclass": (call(bool, int),),
    "callable": (call(len),),
    "hasattr": (call("a", "lower"),),
    "getattr": (call(1.5, "real"),),
    "repr": (call("a"),),
    "ascii": (call("a"),),
    "chr": (call(97),),
    "bin": (call(5),),
    "hex": (call(5),),
    "oct": (call(5),),
    "format": (call(1.5, ".2f"),),
    "ord": (call("a"),),
    "map": (call(lambda cell: cell * 2, NUMBERS),),
    "filter": (call(lambda cell: cell > 2, NUMBERS),),
    "reversed": (call(NUMBERS),),
    "zip": (call(NUMBERS, WORDS),),
    "enumerate": (call(NUMBERS),),
    "range": (call(3),),
    "slice": (call(3),),
    "object": runs(),
    "super": runs(int, 1),
    "property": runs(),
    "classmethod": runs(len),
    "staticmethod": runs(len),
    "type": (call(1.5),),
    "id": runs(1),
    "hash": runs("a"),
    "setattr": runs(Fresh(lambda: Anything()), "a", 1),
    "delattr": runs(Fresh(lambda: Anything()), "b"),
    "eval": runs("1 + 1"),
    "exec": runs("a = 1"),
    "compile": runs("1", "text", "eval"),
    "vars": runs(Fresh(lambda: Anything())),
    "__import__": runs("math"),
    "dir": runs(1),
    "print": runs("a"),
    "help": runs("math"),
    "open": (call("plain.json"), call("written.txt", "w")),
    "str": (call(1.5),),
    "int": (call("12"),),
    "float": (call("1.5"),),
    "bool": (call(0),),
    "complex": (call(1, 2),),
    "bytes": (call(b"a"),),
    "list": (call(NUMBERS),),
    "tuple": (call(NUMBERS),),
    "dict": (call([("a", 1)]),),
    "set": (call(COUNTS),),
    "frozenset": (call(COUNTS),),
}


class Anything:
    """An object with an attribute."""

    def __init__(self) -> None:
        self.b = 1


TEXT = {
    "removeprefix": ("a",),
    "removesuffix": ("b",),
    "replace": ("a", "e"),
    "join": (["x", "y"],),
    "zfill": (5,),
    "center": (5,),
    "ljust": (5,),
    "rjust": (5,),
    "translate": ({97: "e"},),
    "format": (1,),
    "format_map": ({},),
    "partition": ("a",),
    "rpartition": ("a",),
    "startswith": ("a",),
    "endswith": ("a",),
    "find": ("a",),
    "rfind": ("a",),
    "index": ("a",),
    "rindex": ("a",),
    "count": ("a",),
}
LISTS = {
    "append": (1,),
    "extend": ([1],),
    "insert": (0, 9),
    "remove": (1,),
    "reverse": (),
    "clear": (),
    "pop": (),
    "sort": (),
    "index": (1,),
    "count": (3,),
    "copy": (),
}
DICTS = {"get": ("a",), "update": ({"c": 3},), "pop": ("a",), "setdefault": ("z", 1)}
SETS = {"add": (9,), "discard": (1,), "remove": (1,), "update": ([9],), "intersection_update": ([1],), "difference_update": ([1],)}
FILES = {
    "read": READ,
    "readline": READ,
    "readlines": READ,
    "seek": READ,
    "tell": READ,
    "write": WRITTEN,
    "writelines": WRITTEN,
    "flush": WRITTEN,
}
CALLS = {f"builtins.{name}": calls for name, calls in FUNCTIONS.items()}
CALLS |= {f"builtins.str.{name}": (on("a b", *arguments),) for name, arguments in TEXT.items()}
CALLS |= {f"builtins.list.{name}": (on(FIVE, *arguments),) for name, arguments in LISTS.items()}
CALLS |= {f"builtins.dict.{name}": (on(TABLE, *arguments),) for name, arguments in DICTS.items()}
CALLS |= {f"builtins.set.{name}": (on(FEW, *arguments),) for name, arguments in SETS.items()}
CALLS |= {
    f"builtins.File.{name}": does(
        file, *((0,) if name == "seek" else ("a",) if name == "write" else (["a"],) if name == "writelines" else ())
    )
    for name, file in FILES.items()
}
CALLS |= {
    "builtins.File.truncate": does(WRITTEN),
    "builtins.File.close": does(READ),
    "builtins.str.maketrans": (call("a", "b"),),
    "builtins.dict.fromkeys": (call(["a"]),),
    "builtins.tuple.index": (on(Fresh(lambda: (1, 2)), 1),),
    "builtins.tuple.count": (on(Fresh(lambda: (1, 2)), 1),),
    "builtins.int.to_bytes": (on(Fresh(lambda: 5), 2, "big"),),
    **{f"builtins.frozenset.{name}": (on(Fresh(lambda: frozenset([1, 2])), [1]),) for name in "union intersection difference".split()},
    **{
        f"builtins.set.{name}": (on(FEW, [1]),)
        for name in "union intersection difference symmetric_difference issubset issuperset isdisjoint".split()
    },
}
RECEIVERS: dict[str, tuple[object, ...]] = {
    "builtins.str": ("a b",),
    "builtins.int": (Fresh(lambda: 5),),
    "builtins.float": (Fresh(lambda: 1.5),),
    "builtins.complex": (Fresh(lambda: 1j),),
    "builtins.bytes": (Fresh(lambda: b"a"),),
    "builtins.dict": (TABLE,),
    "builtins.set": (FEW,),
}
ARGUMENTS: dict[tuple[str, str], object] = {}
