"""Programs by hand, a paragraph a cell: the slice of each wanted name must compute the same, and have nothing that can be left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A program and what is asked of it. `kept`: parts of statements that must stay although this run does not need them."""

    title: str
    source: str
    wanted: tuple[str, ...]
    kept: tuple[str, ...] = ()


PROGRAMS = (
    Written("imports that are used", "import math\nimport json\nfrom os import path\n\nx = math.sqrt(4)\n\ny = json.dumps([1])\n\nz = x + 1", ("z", "y")),
    Written("one import of two names", "import math as m, json as j\n\nx = m.sqrt(4)", ("x",)),
    Written(
        "a seed and the draws before",
        "import numpy as np\n\nnp.random.seed(0)\n\na = np.random.rand(3)\n\nnp.random.rand(2)\n\nb = np.random.rand(2)\n\nc = np.random.rand()",
        ("a", "b"),
    ),
    Written("a second seed", "import numpy as np\n\nnp.random.seed(0)\n\na = np.random.rand(3)\n\nnp.random.seed(1)\n\nb = np.random.rand(2)", ("b", "a")),
    Written(
        "draws of a sample and a model",
        "import numpy as np\nimport pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n\nnp.random.seed(0)\n\n"
        "df = pd.DataFrame({'a': range(40), 'b': [0, 1] * 20})\n\ndf.sample(3)\n\nnp.random.shuffle(x := [1, 2, 3])\n\n"
        "model = RandomForestClassifier(n_estimators=2)\n\nmodel.fit(df[['a']], df['b'])\n\ndead = df.sample(3)\n\npred = list(model.predict_proba(df[['a']])[:, 1])",
        ("pred", "model"),
    ),
    Written(
        "a seeded model does not draw",
        "import numpy as np\nfrom sklearn.ensemble import RandomForestClassifier\n\nnp.random.seed(0)\n\nX = np.arange(40).reshape(-1, 1)\ny = [0, 1] * 20\n\nnp.random.rand(3)\n\n"
        "model = RandomForestClassifier(n_estimators=2, random_state=1)\nmodel.fit(X, y)\n\nother = np.random.rand()",
        ("model", "list(model.predict(X))"),
    ),
    Written("a generator of its own", "import numpy as np\n\nrng = np.random.default_rng(0)\n\na = rng.normal(size=3)\n\nb = rng.normal(size=3)", ("b",)),
    Written("the generator of random", "import random\nimport numpy as np\n\nrandom.seed(3)\nnp.random.seed(3)\n\na = np.random.rand()\n\nb = random.random()\n\nc = random.random()", ("c", "a")),
    Written(
        "a seed in a function",
        "import random\nimport numpy as np\n\ndef seed_all(value):\n    random.seed(value)\n    np.random.seed(value)\n\nseed_all(4)\n\na = random.random()\n\nb = random.random()",
        ("b",),
    ),
    Written(
        "a file written and read",
        "import json\n\nrows = [1, 2]\n\nwith open('a.json', 'w') as handle:\n    json.dump(rows, handle)\n\nwith open('b.json', 'w') as handle:\n    json.dump([], handle)\n\n"
        "with open('a.json') as handle:\n    again = json.load(handle)\n\nprint(again)",
        ("again",),
    ),
    Written(
        "a table written and read",
        "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2]})\n\ndf['b'] = 3\n\ndf.to_csv('t.csv', index=False)\n\ndf['c'] = 4\n\ndf.to_csv('u.csv')\n\nback = pd.read_csv('t.csv')",
        ("back",),
    ),
    Written("changed through an alias", "a = [1]\n\nb = a\n\nc = [2]\n\nb.append(2)\n\nc.append(3)", ("a", "b", "c")),
    Written("two tables in a loop", "import pandas as pd\n\na = pd.DataFrame({'x': [1]})\n\nb = pd.DataFrame({'x': [2]})\n\nfor t in [a, b]:\n    t['y'] = t['x'] * 2\n\nz = 5", ("a", "b")),
    Written(
        "a column that is not read",
        "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2], 'b': [3, 4]})\n\ndf['c'] = df['a'] + 1\n\ndf['d'] = df['b'] + 1\n\nX = df[['a', 'd']]\n\ny = df['c']",
        ("X", "y", "df['a']"),
    ),
    Written(
        "a column through copies and filters",
        "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2, 3], 'b': [3, 4, 5]})\n\ndf['junk'] = 1\n\ndf = df[df['a'] > 1]\n\nother = df.copy()\n\nother['more'] = 2\n\nx = other[['b', 'a']]\n\n"
        "rest = other.drop(columns=['junk', 'more'])",
        ("x", "rest"),
    ),
    Written("a column written twice", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2]})\n\ndf['b'] = 1\n\ndf['b'] = df['a']\n\nx = df['b']", ("x",)),
    Written("the order of columns", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1]})\n\ndf['c'] = 1\n\ndf['b'] = 2\n\ndf['c'] = 3", ("df",)),
    Written("a table that starts empty", "import pandas as pd\n\nout = pd.DataFrame()\n\nout['id'] = [1, 2]\n\nout['p'] = 0\n\nx = out['p']", ("x",)),
    Written("keys of a dictionary", "scores = {}\n\nscores['a'] = 3\n\nscores['b'] = 2\n\nx = scores['b']\n\nbest = max(scores, key=scores.get)", ("x", "best"), ("scores['b']",)),
    Written("in place", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, None]})\n\ndf.dropna()\n\ndf.dropna(inplace=True)\n\ndf.head()\n\nn = len(df)", ("n",)),
    Written("labels of rows", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2], 'b': [3, 4]})\n\ndf.index = ['u', 'v']\n\ndf['b'] = 5\n\nx = df['a']", ("x",)),
    Written("some rows of a column", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 2], 'b': [3, 4]})\n\ndf['c'] = 0\n\ndf.loc[df['a'] > 1, 'c'] = 1\n\ndf.loc[0, 'b'] = 9\n\nx = df['c']", ("x",)),
    Written(
        "a function and what it reads",
        "rate = 2\nunused = 3\n\ndef inner(v):\n    return v * rate\n\ndef outer(v):\n    return inner(v) + 1\n\ndef other(v):\n    return unused\n\nrate = 5\n\nx = outer(3)\n\nprint(other(1))",
        ("x", "outer(1)"),
    ),
    Written("a default", "n = 1\n\ndef f(v, add=n):\n    return v + add\n\nn = 7\n\nx = f(1)", ("x",)),
    Written("the default that is shared", "def collect(v, into=[]):\n    into.append(v)\n    return list(into)\n\ncollect(1)\n\nx = collect(2)", ("x",)),
    Written("globals that functions change", "n = 0\nm = 0\n\ndef tick():\n    global n\n    n += 1\n\ndef tock():\n    global m\n    m += 1\n\ntick()\n\ntock()\n\ntick()", ("n", "m")),
    Written(
        "objects and their state",
        "class Box:\n    def __init__(self):\n        self.a = []\n        self.b = 0\n\n    def put(self, v):\n        self.a.append(v)\n        return self\n\n    def size(self):\n        return len(self.a)\n".replace("\n\n    def", "\n    def")
        + "\nbox = Box()\n\nother = Box()\n\nbox.put(1)\n\nbox.size()\n\nother.put(2).put(3)\n\nx = box.size()",
        ("x", "other"),
    ),
    Written(
        "inheritance",
        "class Root:\n    unit = 2\n    def scaled(self):\n        return self.n * self.unit\n\nclass Leaf(Root):\n    def __init__(self, n):\n        super().__init__()\n        self.n = n\n\nRoot.unit = 5\n\nleaf = Leaf(3)\n\nx = leaf.scaled()",
        ("x",),
    ),
    Written("a closure", "def counter():\n    n = 0\n    def tick():\n        nonlocal n\n        n += 1\n        return n\n    return tick\n\ntick = counter()\n\ntock = counter()\n\ntick()\n\ntock()\n\nx = tick()", ("x",)),
    Written("a generator is used up", "values = [1, 2, 3]\n\nstream = (v for v in values)\n\nfirst = next(stream)\n\nvalues.append(4)\n\nrest = list(stream)", ("rest", "first")),
    Written("a condition", "import sys\n\nflag = len(sys.argv) >= 0\n\nx = 1\n\nif flag:\n    x = 2\n\ny = 3", ("x",), ("x = 1",)),
    Written("both ways", "flag = True\n\nx = 0\n\nif flag:\n    x = 1\nelse:\n    x = 2", ("x",)),
    Written("a loop that adds up", "total = 0\n\nseen = []\n\nfor v in [1, 2]:\n    total += v\n\nfor v in [1]:\n    seen.append(v)", ("total", "seen")),
    Written("a loop that may not turn", "last = None\n\nfor v in range(0):\n    last = v", ("last",), ("for v",)),
    Written("a try that fails", "x = 0\n\ntry:\n    x = 1 // 0\nexcept ZeroDivisionError:\n    print('no')", ("x",), ("try",)),
    Written("del and again", "x = 1\n\ndel x\n\nx = 2\n\ny = x", ("y",)),
    Written("unpacking", "a, b = 1, 2\n\na, b = b, a\n\nfirst, *rest = [a, b, 3]", ("rest", "first")),
    Written("names in a query", "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, 5]})\n\nlimit = 2\n\nother = 3\n\nx = df.query('a > @limit')", ("x",)),
    Written("text that is code", "a = 2\nb = 3\n\nx = eval('a + 1')\n\nexec('y = b * 2')", ("x", "y")),
    Written("in functions handed on", "import pandas as pd\n\nfactor = 3\nunused = 4\n\ndef scale(v):\n    return v * factor\n\ns = pd.Series([1, 2])\n\nt = s.apply(scale)\n\nu = s.map(lambda v: v + 1)", ("t", "u")),
    Written("functions in a dictionary", "n = 2\n\ndef add(v):\n    return v + n\n\ndef sub(v):\n    return v - n\n\nsteps = {'add': add, 'sub': sub}\n\nx = steps['add'](1)", ("x",), ("def sub",)),
    Written(
        "a pipeline holds its steps",
        "from sklearn.pipeline import Pipeline\nfrom sklearn.preprocessing import StandardScaler\nfrom sklearn.linear_model import LinearRegression\n\nX, y = [[1.0], [2.0], [4.0]], [1, 2, 3]\n\n"
        "scaler = StandardScaler()\n\npipe = Pipeline([('s', scaler), ('m', LinearRegression())])\n\npipe.fit(X, y)\n\nmean = float(scaler.mean_[0])",
        ("mean",),
    ),
    Written(
        "models in a loop",
        "from sklearn.tree import DecisionTreeClassifier\nfrom sklearn.naive_bayes import GaussianNB\n\nX, y = [[1.0], [2.0], [4.0]], [0, 1, 1]\n\nmodels = [DecisionTreeClassifier(random_state=0), GaussianNB()]\n\n"
        "scores = []\n\nfor model in models:\n    model.fit(X, y)\n    scores.append(model.score(X, y))\n\nx = list(models[0].predict(X))",
        ("x", "scores"),
    ),
    Written("arrays in place", "import numpy as np\n\na = np.zeros(4)\n\nview = a[1:3]\n\nb = a.copy()\n\nview += 1\n\nb[0] = 5\n\na[3] = 2\n\nx = a.sum()", ("x", "b.sum()")),
    Written("a decorator that keeps count", "calls = []\n\ndef logged(f):\n    def inner(*args):\n        calls.append(f.__name__)\n        return f(*args)\n    return inner\n\n@logged\ndef work(v):\n    return v + 1\n\n@logged\ndef rest(v):\n    return v\n\nwork(1)\n\nx = work(2)", ("x", "calls"), ("work(1)",)),
    Written("a name of a library that the program changes", "import types\n\nconfig = types\n\nconfig.folds = 3\n\ntypes.unit = 2\n\nx = types.folds * 2", ("x",), ("config",)),
    Written("the names there are", "a = 1\n\nb = 2\n\nx = globals()['b']", ("x",)),
    Written("recursion", "depth = 3\n\nseen = []\n\ndef fall(n):\n    seen.append(n)\n    return 0 if n >= depth else 1 + fall(n + 1)\n\nx = fall(0)", ("x", "seen"), ),
    Written("a walrus", "values = [1, 2]\n\nfound = [last := v for v in values]\n\nx = last", ("x",)),
    Written("plots leave no trace", "import matplotlib\n\nmatplotlib.use('Agg')\n\nimport matplotlib.pyplot as plt\n\nx = [1, 2]\n\nplt.plot(x)\n\nplt.title('x')\n\ny = sum(x)", ("y",)),
    Written("a star import", "from math import *\nfrom os.path import *\n\nx = sqrt(4)\n\ny = len([1])\n\nz = basename('a/b')", ("x", "y")),
    Written("a view is written to", "import numpy as np\n\na = np.arange(6)\n\nb = a[2:]\n\nb[0] = 9\n\nc = a.reshape(2, 3).T\n\nc[0, 1] = 7\n\nd = a[[2, 3, 0]]\n\nd[2] = 5", ("a", "d", "b")),
    Written("out of a function", "import numpy as np\n\na = np.ones(3)\n\nnp.add(a, 1, out=a)\n\nnp.add(a, 1)\n\nb = a * 2", ("b",)),
    Written("a generator function reads late", "k = 2\n\ndef scaled(v):\n    for each in v:\n        yield each * k\n\nstream = scaled([1, 2])\n\nk = 3\n\nout = list(stream)\n\nk = 4", ("out",)),
    Written("a part of a function", "from functools import partial\n\nk = 2\n\ndef scaled(v, by):\n    return v * by * k\n\ntwice = partial(scaled, by=2)\n\nk = 5\n\nx = twice(3)", ("x",)),
    Written("map is lazy", "k = 1\n\nup = map(lambda v: v + k, [1, 2])\n\nk = 5\n\nout = list(up)", ("out",)),
    Written("a method that is handed on", "seen = []\n\nadd = seen.append\n\nadd(1)\n\nlist(map(seen.append, [2]))\n\nn = len(seen)", ("n", "seen")),
    Written(
        "a context of one's own",
        "log = []\n\nclass Noted:\n    def __enter__(self):\n        log.append('in')\n        return 3\n    def __exit__(self, *error):\n        log.append('out')\n\nwith Noted() as n:\n    x = n\n\nlast = log[-1]",
        ("last", "x"),
    ),
    Written(
        "a setter and an operator",
        "unit = 2\n\nclass Room:\n    def __init__(self):\n        self._t = 0\n    @property\n    def t(self):\n        return self._t\n    @t.setter\n    def t(self, value):\n        self._t = value * unit\n"
        "    def __iadd__(self, other):\n        self._t += other\n        return self\n\nroom = Room()\n\nroom.t = 4\n\nroom += 3\n\nout = room.t",
        ("out",),
    ),
    Written("a list of the class", "class Store:\n    items = []\n\na = Store()\n\nb = Store()\n\na.items.append(1)\n\nout = list(b.items)", ("out",)),
)  # fmt: skip
