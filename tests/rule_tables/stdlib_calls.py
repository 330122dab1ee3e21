"""Calls of the standard library."""

import datetime
import hashlib
import logging
import operator
import pathlib
import random
import re
import sqlite3
from collections import Counter, OrderedDict, defaultdict, deque

from rule_tables.calls import Call, Fresh, Rows, call, on
from rule_tables.tables import items

NUMBERS, WORDS, COUNTS = items("numbers"), items("words"), items("counts")
MOMENT = Fresh(lambda: datetime.datetime(2020, 2, 29, 13, 45, 10))
DAY = Fresh(lambda: datetime.date(2020, 2, 29))
HOUR = Fresh(lambda: datetime.time(13, 45, 10))
FIVE = Fresh(lambda: [3, 1, 2, 3, 5])
TABLE = Fresh(lambda: {"a": 1, "b": 2})
FEW = Fresh(lambda: {1, 2, 3})
PATTERN = Fresh(lambda: re.compile("[a-z]+"))
FOUND = Fresh(lambda: re.search("(?P<word>[a-z]+)", "12 ab"))
READ, WRITTEN = Fresh(lambda: open("plain.json")), Fresh(lambda: open("written.txt", "w"))
FOLDER = Fresh(lambda: pathlib.Path("some.csv"))


def runs(*args: object, **kwargs: object) -> tuple[Call, ...]:
    """A call that is only made."""
    return (Call(None, args, kwargs, runs_only=True),)


def _does(receiver: object, *args: object, **kwargs: object) -> tuple[Call, ...]:
    return (Call(receiver, args, kwargs, runs_only=True),)


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
    "setattr": runs(Fresh(lambda: argparse_like()), "a", 1),
    "delattr": runs(Fresh(lambda: argparse_like()), "b"),
    "eval": runs("1 + 1"),
    "exec": runs("a = 1"),
    "compile": runs("1", "text", "eval"),
    "vars": runs(Fresh(lambda: argparse_like())),
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


class argparse_like:  # noqa: N801 — stands for any object with attributes
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
PATHS = {
    "joinpath": ("a",),
    "with_suffix": (".txt",),
    "with_name": ("b.csv",),
    "relative_to": (".",),
    "glob": ("*",),
    "rglob": ("*.csv",),
}
CALLS = {f"builtins.{name}": calls for name, calls in FUNCTIONS.items()}
CALLS |= {f"builtins.str.{name}": (on("a b", *arguments),) for name, arguments in TEXT.items()}
CALLS |= {f"builtins.list.{name}": (on(FIVE, *arguments),) for name, arguments in LISTS.items()}
CALLS |= {f"builtins.dict.{name}": (on(TABLE, *arguments),) for name, arguments in DICTS.items()}
CALLS |= {f"builtins.set.{name}": (on(FEW, *arguments),) for name, arguments in SETS.items()}
CALLS |= {
    f"builtins.File.{name}": _does(
        file, *((0,) if name == "seek" else ("a",) if name == "write" else (["a"],) if name == "writelines" else ())
    )
    for name, file in FILES.items()
}
CALLS |= {f"pathlib.Path.{name}": (on(FOLDER, *arguments),) for name, arguments in PATHS.items()}
CALLS |= {
    "builtins.File.truncate": _does(WRITTEN),
    "builtins.File.close": _does(READ),
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
    **{f"math.{name}": (call(4.0, 2.0),) for name in "pow atan2 fmod copysign remainder hypot isclose".split()},
    **{f"math.{name}": (call(4),) for name in "factorial isqrt perm".split()},
    **{f"math.{name}": (call(4, 2),) for name in "comb gcd lcm ldexp".split()},
    "math.dist": (call([1, 2], [3, 4]),),
    "math.fsum": (call(NUMBERS),),
    "math.prod": (call(NUMBERS),),
    **{
        f"statistics.{name}": (call(NUMBERS),)
        for name in "mean median stdev pstdev variance pvariance fmean geometric_mean harmonic_mean".split()
    },
    **{f"statistics.{name}": (call(COUNTS),) for name in "mode multimode quantiles median_low median_high".split()},
    "datetime.datetime": (call(2020, 1, 2),),
    "datetime.date": (call(2020, 1, 2),),
    "datetime.time": (call(1, 2),),
    "datetime.timedelta": (call(1),),
    "datetime.timezone": (call(datetime.timedelta(hours=1)),),
    "datetime.datetime.strptime": (call("2020", "%Y"),),
    "datetime.datetime.fromtimestamp": (call(0, datetime.timezone.utc),),
    "datetime.datetime.utcfromtimestamp": (call(0),),
    "datetime.datetime.fromisoformat": (call("2020-01-02"),),
    "datetime.datetime.combine": (call(datetime.date(2020, 1, 2), datetime.time(1)),),
    "datetime.date.fromisoformat": (call("2020-01-02"),),
    "datetime.date.fromtimestamp": (call(0),),
    "datetime.date.fromordinal": (call(737000),),
    "datetime.date.strftime": (on(DAY, "%Y"),),
    "datetime.time.strftime": (on(HOUR, "%H"),),
    "datetime.datetime.replace": (on(MOMENT, year=2024),),
    "datetime.date.replace": (on(DAY, year=2024),),
    "time.strftime": (call("%Y", (2020, 1, 2, 0, 0, 0, 0, 2, 0)),),
    "time.strptime": (call("2020", "%Y"),),
    "time.sleep": runs(0),
    "re.compile": runs("a"),
    "re.search": (call("a", "bab"),),
    "re.match": (call("a", "ab"),),
    "re.fullmatch": (call("a", "a"),),
    "re.sub": (call("a", "e", "bab"),),
    "re.subn": (call("a", "e", "bab"),),
    "re.findall": (call("a", "bab"),),
    "re.split": (call("a", "bab"),),
    "re.finditer": (call("a", "bab"),),
    "re.escape": (call("a.b"),),
    **{f"re.Pattern.{name}": (on(PATTERN, "ab cd"),) for name in "search match fullmatch findall split finditer".split()},
    "re.Pattern.sub": (on(PATTERN, "x", "ab cd"),),
    "re.Pattern.subn": (on(PATTERN, "x", "ab cd"),),
    "re.Match.expand": (on(FOUND, r"\1"),),
    "string.capwords": (call("a b"),),
    "json.loads": (call('{"a": 1}'),),
    "json.dumps": (call({"a": 1}),),
    "json.load": (call(Fresh(lambda: open("plain.json"))),),
    "json.dump": (Call(None, ({"a": 1}, WRITTEN), runs_only=True),),
    "pickle.load": (call(Fresh(lambda: open("object.pickle", "rb"))),),
    "pickle.dump": (Call(None, ({"a": 1}, Fresh(lambda: open("written.pickle", "wb"))), runs_only=True),),
    "pickle.loads": runs(b"I1\n."),
    "pickle.dumps": (call({"a": 1}),),
    "joblib.load": (call("some.joblib"),),
    "joblib.dump": (call({"a": 1}, "written.joblib"),),
    "joblib.delayed": runs(len),
    "joblib.hash": (call([1, 2]),),
    "joblib.Parallel": (call(n_jobs=1),),
    "joblib.Parallel.__call__": _does(Fresh(lambda: parallel()), []),
    "os.getenv": (call("HOME"),),
    "os.stat": runs("some.csv"),
    "os.makedirs": runs("made/inside", exist_ok=True),
    "os.remove": runs(Fresh(lambda: touched("gone"))),
    "os.unlink": runs(Fresh(lambda: touched("gone"))),
    "os.mkdir": runs(Fresh(lambda: absent("empty"))),
    "os.rmdir": runs(Fresh(lambda: made("empty"))),
    "os.rename": runs(Fresh(lambda: touched("gone")), "renamed"),
    "os.walk": runs("texts"),
    "os.chdir": runs("."),
    "os.system": runs("true"),
    "os.popen": runs("true"),
    **{
        f"os.path.{name}": (call("a/b.csv"),)
        for name in "join basename dirname abspath splitext split expanduser normpath realpath relpath".split()
    },
    **{f"os.path.{name}": (call("some.csv"),) for name in "exists isfile isdir getsize getmtime".split()},
    "glob.glob": (call("*.csv"),),
    "glob.iglob": runs("*.csv"),
    "shutil.copy": runs("some.csv", "copied.csv"),
    "shutil.copyfile": runs("some.csv", "copied.csv"),
    "shutil.copytree": runs("texts", "copied", dirs_exist_ok=True),
    "shutil.move": runs(Fresh(lambda: touched("gone")), "moved"),
    "shutil.rmtree": runs(Fresh(lambda: made("empty"))),
    "shutil.make_archive": runs("archive", "zip", "texts"),
    "shutil.unpack_archive": runs(Fresh(lambda: archived()), "unpacked"),
    "pathlib.Path": (call("a"),),
    "pathlib.Path.read_bytes": (on(FOLDER),),
    "pathlib.Path.iterdir": _does(Fresh(lambda: pathlib.Path("texts"))),
    "pathlib.Path.write_text": _does(Fresh(lambda: pathlib.Path("written.txt")), "a"),
    "pathlib.Path.write_bytes": _does(Fresh(lambda: pathlib.Path("written.txt")), b"a"),
    "pathlib.Path.mkdir": _does(Fresh(lambda: pathlib.Path("made")), exist_ok=True),
    "pathlib.Path.unlink": _does(Fresh(lambda: pathlib.Path(touched("gone")))),
    "pathlib.Path.rename": _does(Fresh(lambda: pathlib.Path(touched("gone"))), "renamed"),
    "pathlib.Path.rmdir": _does(Fresh(lambda: pathlib.Path(made("empty")))),
    "pathlib.Path.touch": _does(Fresh(lambda: pathlib.Path("touched"))),
    "pathlib.Path.open": (on(FOLDER), on(Fresh(lambda: pathlib.Path("written.txt")), "w")),
    "random.seed": (call(0),),
    "random.uniform": (call(0, 1),),
    "random.gauss": (call(0, 1),),
    "random.normalvariate": (call(0, 1),),
    "random.betavariate": (call(1, 1),),
    "random.expovariate": (call(1),),
    "random.lognormvariate": (call(0, 1),),
    "random.randint": (call(0, 10**9),),
    "random.randrange": (call(10**9),),
    "random.getrandbits": (call(60),),
    "random.choice": (call(range(10**9)),),
    "random.choices": (call(range(10**9), k=2),),
    "random.sample": (call(range(10**6), 2),),
    "random.shuffle": (Call(None, (FIVE,), runs_only=True),),
    "collections.Counter": (call(COUNTS),),
    "collections.Counter.update": (on(Fresh(lambda: Counter("aab")), "b"),),
    "collections.Counter.subtract": (on(Fresh(lambda: Counter("aab")), "b"),),
    "collections.Counter.get": (on(Fresh(lambda: Counter("aab")), "a"),),
    "collections.defaultdict": (call(int),),
    "collections.defaultdict.get": (on(Fresh(lambda: defaultdict(int, a=1)), "a"),),
    "collections.defaultdict.update": (on(Fresh(lambda: defaultdict(int, a=1)), {"b": 2}),),
    "collections.OrderedDict": (call([("a", 1)]),),
    "collections.OrderedDict.get": (on(Fresh(lambda: OrderedDict(a=1)), "a"),),
    "collections.OrderedDict.update": (on(Fresh(lambda: OrderedDict(a=1)), {"b": 2}),),
    "collections.deque": (call(NUMBERS),),
    "collections.deque.append": _does(Fresh(lambda: deque([1, 2, 3])), 4),
    "collections.deque.appendleft": _does(Fresh(lambda: deque([1, 2, 3])), 4),
    "collections.deque.extend": _does(Fresh(lambda: deque([1, 2, 3])), [4]),
    "collections.deque.pop": _does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.popleft": _does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.rotate": _does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.clear": _does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.namedtuple": runs("Point", "x y"),
    "itertools.product": runs([1, 2], [3]),
    "itertools.combinations": runs([1, 2], 2),
    "itertools.permutations": runs([1, 2]),
    "itertools.combinations_with_replacement": runs([1, 2], 2),
    "itertools.cycle": runs([1]),
    "itertools.repeat": runs(1, 2),
    "itertools.chain": (call(NUMBERS, NUMBERS),),
    "itertools.islice": (call(NUMBERS, 5),),
    "itertools.takewhile": (call(lambda cell: cell > 1, NUMBERS),),
    "itertools.dropwhile": (call(lambda cell: cell > 1, NUMBERS),),
    "itertools.compress": (call(NUMBERS, [True, False]),),
    "itertools.zip_longest": (call(NUMBERS, WORDS),),
    "itertools.starmap": (call(pow, Rows([(1.5, 2), (2.0, 3), (0.5, 1)])),),
    "itertools.groupby": (Call(None, (COUNTS,), then=lambda groups: len(list(groups))),),
    "itertools.accumulate": (call(NUMBERS),),
    "itertools.pairwise": runs([1, 2]),
    "functools.partial": runs(len),
    "functools.cache": runs(len),
    "functools.wraps": runs(len),
    "functools.reduce": (call(operator.add, NUMBERS),),
    "operator.itemgetter": runs(0),
    "operator.attrgetter": runs("a"),
    "operator.methodcaller": runs("a"),
    **{f"operator.{name}": (call(5, 3),) for name in "add sub mul truediv eq ne lt le gt ge and_ or_".split()},
    "operator.not_": (call(5),),
    "operator.neg": (call(5),),
    "copy.copy": (call(NUMBERS),),
    "copy.deepcopy": (call(NUMBERS),),
    "warnings.filterwarnings": (call("ignore"),),
    "warnings.simplefilter": (call("ignore"),),
    "warnings.warn": (call("a"),),
    **{f"logging.{name}": (call("a"),) for name in "debug info warning error critical exception".split()},
    "sys.getsizeof": runs(1),
    "sys.setrecursionlimit": runs(3000),
    **{f"hashlib.{name}": (call(b"a"),) for name in "md5 sha1 sha256".split()},
    "hashlib.Hash.update": _does(Fresh(lambda: hashlib.sha256()), b"a"),
    "unicodedata.normalize": (call("NFKD", "é"),),
    "unicodedata.category": (call("a"),),
    "unicodedata.name": (call("a"),),
    "html.unescape": (call("&lt;"),),
    "html.escape": (call("<"),),
    "zlib.crc32": (call(b"a"),),
    "zlib.adler32": (call(b"a"),),
    "calendar.weekday": (call(2020, 1, 2),),
    "calendar.isleap": (call(2020),),
    "calendar.monthrange": (call(2020, 1),),
    "sqlite3.connect": runs(":memory:"),
    "sqlite3.Connection.execute": _does(Fresh(lambda: sqlite3.connect(":memory:")), "select 1"),
}


def touched(name: str) -> str:
    """An empty file."""
    pathlib.Path(name).touch()
    return name


def made(name: str) -> str:
    """An empty folder."""
    pathlib.Path(name).mkdir(exist_ok=True)
    return name


def absent(name: str) -> str:
    """A name that is free."""
    if pathlib.Path(name).exists():
        pathlib.Path(name).rmdir()
    return name


def archived() -> str:
    """A small archive."""
    import shutil

    return shutil.make_archive("packed", "zip", "texts")


def parallel() -> object:
    """joblib's own loop."""
    import joblib

    return joblib.Parallel(n_jobs=1)


RECEIVERS = {
    "builtins.str": ("a b",),
    "builtins.int": (Fresh(lambda: 5),),
    "builtins.float": (Fresh(lambda: 1.5),),
    "builtins.complex": (Fresh(lambda: 1j),),
    "builtins.bytes": (Fresh(lambda: b"a"),),
    "builtins.dict": (TABLE,),
    "builtins.set": (FEW,),
    "datetime.datetime": (MOMENT,),
    "datetime.date": (DAY,),
    "datetime.time": (HOUR,),
    "datetime.timedelta": (Fresh(lambda: datetime.timedelta(1, 2)),),
    "re.Match": (FOUND,),
    "pathlib.Path": (FOLDER,),
    "collections.Counter": (Fresh(lambda: Counter("aab")),),
    "collections.defaultdict": (Fresh(lambda: defaultdict(int, a=1)),),
    "collections.OrderedDict": (Fresh(lambda: OrderedDict(a=1)),),
    "hashlib.Hash": (Fresh(lambda: hashlib.sha256(b"a")),),
    "sqlite3.Connection": (Fresh(lambda: sqlite3.connect(":memory:")),),
    "logging.Logger": (Fresh(lambda: logging.getLogger("rules")),),
    "random.Random": (Fresh(lambda: random.Random(1)),),
}
ARGUMENTS: dict[tuple[str, str], object] = {("math", "x"): 0.5}
