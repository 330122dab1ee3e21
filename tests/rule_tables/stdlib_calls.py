"""Calls of the standard library."""

import datetime
import decimal
import hashlib
import logging
import operator
import pathlib
import random
import re
import sqlite3
import uuid
from collections import Counter, OrderedDict, defaultdict, deque

from rule_tables.calls import Call, Fresh, Rows, call, does, on, runs
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


PATHS = {
    "joinpath": ("a",),
    "with_suffix": (".txt",),
    "with_name": ("b.csv",),
    "relative_to": (".",),
    "glob": ("*",),
    "rglob": ("*.csv",),
}
CALLS = {f"pathlib.Path.{name}": (on(FOLDER, *arguments),) for name, arguments in PATHS.items()}
CALLS |= {
    **{f"heapq.{name}": (call(2, NUMBERS),) for name in ("nlargest", "nsmallest")},
    "heapq.heapify": (call(Fresh(lambda: [3, 1, 2])),),
    "heapq.heappush": (call(Fresh(lambda: [1, 2]), 3),),
    "heapq.heappop": (call(Fresh(lambda: [1, 2])),),
    **{f"textwrap.{name}": (call("some words of a text", 10),) for name in ("wrap", "fill", "shorten")},
    "textwrap.dedent": (call("  a\n  b"),),
    "textwrap.indent": (call("a\nb", "> "),),
    "uuid.uuid4": (Call(then=str),),
    "uuid.uuid1": (call(),),
    **{f"uuid.{name}": (call(uuid.NAMESPACE_DNS, "a"),) for name in ("uuid3", "uuid5")},
    "decimal.Decimal": (call("1.10"), call(3)),
    "decimal.getcontext": runs(),
    "decimal.localcontext": runs(),
    "decimal.setcontext": runs(Fresh(decimal.getcontext)),
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
    "joblib.Parallel.__call__": does(Fresh(lambda: parallel()), []),
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
    "pathlib.Path.iterdir": does(Fresh(lambda: pathlib.Path("texts"))),
    "pathlib.Path.write_text": does(Fresh(lambda: pathlib.Path("written.txt")), "a"),
    "pathlib.Path.write_bytes": does(Fresh(lambda: pathlib.Path("written.txt")), b"a"),
    "pathlib.Path.mkdir": does(Fresh(lambda: pathlib.Path("made")), exist_ok=True),
    "pathlib.Path.unlink": does(Fresh(lambda: pathlib.Path(touched("gone")))),
    "pathlib.Path.rename": does(Fresh(lambda: pathlib.Path(touched("gone"))), "renamed"),
    "pathlib.Path.rmdir": does(Fresh(lambda: pathlib.Path(made("empty")))),
    "pathlib.Path.touch": does(Fresh(lambda: pathlib.Path("touched"))),
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
    "collections.deque.append": does(Fresh(lambda: deque([1, 2, 3])), 4),
    "collections.deque.appendleft": does(Fresh(lambda: deque([1, 2, 3])), 4),
    "collections.deque.extend": does(Fresh(lambda: deque([1, 2, 3])), [4]),
    "collections.deque.pop": does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.popleft": does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.rotate": does(Fresh(lambda: deque([1, 2, 3]))),
    "collections.deque.clear": does(Fresh(lambda: deque([1, 2, 3]))),
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
    "hashlib.Hash.update": does(Fresh(lambda: hashlib.sha256()), b"a"),
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
    "sqlite3.Connection.execute": does(Fresh(lambda: sqlite3.connect(":memory:")), "select 1"),
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
