"""Raw rows: tables in the forms that notebooks read, converted, trained, and asked row by row: the answers are the notebook's own `pred`.

A case is data files and the cells of a notebook, which leaves its predictions for all rows of the data in `pred`. All cases share this process: a package
trains in a second. The rows go in twice: as the file that the notebook read, where `predict --input` takes such files, and as the JSON of its cells.
"""

import contextlib
import importlib
import io
import json
import os
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import notebook_text
from sklearn import datasets

from nb2svc import config, samples
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write

IMPORTS = "import pandas as pd\nimport numpy as np\nfrom sklearn.ensemble import RandomForestClassifier\nfrom sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor"
MODEL = "model = DecisionTreeClassifier(random_state=0).fit(X, df['y'])\npred = model.predict(X)"
ROWS = 60


@dataclass(frozen=True)
class Case:
    """Files to write (text, or what writes it), the cells, the type and nullability of each field, and codes of warnings of the schema."""

    files: dict[str, str | Callable[[Path], Any]]
    cells: tuple[str, ...]
    fields: dict[str, str]
    asked: str = ""
    warns: tuple[str, ...] = ()
    records: Callable[[Path], list[dict[str, Any]]] | None = None
    more: dict[str, Any] = field(default_factory=dict)


def lines(header: str, row: Callable[[int], str], separator: str = "\n", count: int = ROWS) -> str:
    """A text with a header and a line for each number."""
    return separator.join([*([header] if header else []), *(row(number) for number in range(count))]) + separator


def csv_case(text: str, reader: str, features: str, fields: dict[str, str], warns: tuple[str, ...] = (), name: str = "t.csv", encoding: str = "utf-8") -> Case:
    """A case of one CSV file."""
    return Case({name: lambda path: path.write_bytes(text.encode(encoding))}, (IMPORTS, f"df = {reader}", features, MODEL), fields, name, warns)


TABLE = pd.DataFrame(
    {"a": [i % 9 if i % 4 else None for i in range(ROWS)], "t": [["u", "v", None][i % 3] for i in range(ROWS)], "f": [i / 7 for i in range(ROWS)], "y": [(i % 3 == 0) * 1 for i in range(ROWS)]}
)  # fmt: skip
TABLE["a"] = TABLE["a"].astype("Int64").astype(object).where(TABLE["a"].notna(), None)


def table_case(writer: str, name: str, reader: str, before: str = "", asked: str = "", **options: Any) -> Case:
    """A case of one table with gaps in a format of its own."""

    def write(path: Path) -> None:
        table = TABLE.assign(a=TABLE["a"].astype("float64" if writer == "to_json" else "Int64"))
        if writer == "to_parquet":
            table.assign(a=table["a"].astype(object).where(table["a"].notna(), None)).to_parquet(path, index=False)
        elif writer:
            getattr(table, writer)(path, **options)
        else:
            with contextlib.closing(sqlite3.connect(path)) as connection:
                table.to_sql("t", connection, index=False)

    features = "df['a'] = df['a'].fillna(-1)\nX = pd.DataFrame({'a': df['a'], 'f': df['f'], 'none': df['t'].apply(lambda t: 1 if t is None else 0), 'u': (df['t'] == 'u') * 1})"
    rows = [{"a": None if a is None else int(a), "t": t, "f": f} for a, t, f in zip(TABLE["a"], TABLE["t"], TABLE["f"])]
    cells = (IMPORTS, *([before] if before else []), f"df = {reader}", features, MODEL)
    return Case({name: write}, cells, {"a": "number?" if writer == "to_json" else "integer?", "t": "string?", "f": "number"}, asked, records=lambda _: rows)


IRIS = {f"{part} {way} (cm)": "number" for part in ("sepal", "petal") for way in ("length", "width")}


def sklearn_records(name: str) -> list[dict[str, Any]]:
    """The rows of a table that scikit-learn ships, with its target."""
    bunch = getattr(datasets, f"load_{name}")(as_frame=True)
    return bunch.frame.to_dict("records")




def told(folder: Path, *names: str) -> list[dict[str, Any]]:
    """The rows of short files as a client sends them."""
    return [record for name in names for record in samples.read("delimited", folder / name, {}).records]


PARTS: dict[str, Any] = {"p.csv": lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1}", count=20), "q.csv": lines("a,b,y", lambda i: f"{i % 9},{i % 4}.5,{(i % 9 > 3) * 1}", count=20)}

CASES: dict[str, Case] = {
    "zip codes as text": csv_case(
        lines("zip,n,y", lambda i: f"0{1000 + i % 7},{i % 5},{(i % 7 > 3) * 1}"),
        "pd.read_csv('t.csv', dtype={'zip': str})", "X = pd.DataFrame({'long': df['zip'].str.len(), 'area': df['zip'].str[4].astype(int), 'n': df['n']})",
        {"zip": "string", "n": "integer"},
    ),
    "zip codes lost": csv_case(lines("zip,n,y", lambda i: f"0{1000 + i % 7},{i % 5},{(i % 7 > 3) * 1}"), "pd.read_csv('t.csv')", "X = df[['zip', 'n']]", {"zip": "integer", "n": "integer"}, ("NB502",)),
    "digits lost": csv_case(
        lines("account,n,y", lambda i: f"{12345678901234567 + i if i % 5 else ''},{i % 4},{i % 2}"), "pd.read_csv('t.csv')",
        "df['account'] = df['account'].fillna(0)\nX = df[['account', 'n']]", {"account": "integer?", "n": "integer"}, ("NB502",),
    ),
    "integers with gaps": csv_case(
        lines("a,b,y", lambda i: f"{i % 9 if i % 4 else ''},{i % 3},{i % 2}"), "pd.read_csv('t.csv')",
        "df['a'] = df['a'].fillna(df['a'].median())\nX = df[['a', 'b']].assign(t=df['a'].astype(str).str.len())", {"a": "integer?", "b": "integer"},
    ),
    "booleans with gaps": csv_case(
        lines("a,b,y", lambda i: f"{['True', 'False', ''][i % 3]},{i % 7},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv')",
        "df['a'] = df['a'].map({True: 2, False: 1}).fillna(0)\nX = df[['a', 'b']]", {"a": "boolean?", "b": "integer"},
    ),
    "booleans": csv_case(lines("a,b,y", lambda i: f"{i % 3 == 0},{i % 7},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv')", "X = df[['a', 'b']].astype(int)", {"a": "boolean", "b": "integer"}),
    "own booleans": csv_case(
        lines("a,b,y", lambda i: f"{['yes', 'no'][i % 2]},{i % 7},{(i % 2 == 0) * 1}"), "pd.read_csv('t.csv', true_values=['yes'], false_values=['no'])", "X = df[['a', 'b']]", {"a": "boolean", "b": "integer"},
    ),
    "decimals and thousands": csv_case(
        lines("a;b;y", lambda i: f"{i}.{i % 1000:03d},{i % 10}5;{i % 3};{(i > 30) * 1}"), "pd.read_csv('t.csv', sep=';', decimal=',', thousands='.')", "X = df[['a', 'b']]", {"a": "number", "b": "integer"},
    ),
    "latin-1": csv_case(
        lines("größe,n,y", lambda i: f"{['groß', 'klein', 'weiß'][i % 3]},{i % 5},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv', encoding='latin-1')",
        "X = pd.get_dummies(df[['größe', 'n']])", {"größe": "string?", "n": "integer"}, encoding="latin-1",
    ),
    "no header": csv_case(lines("", lambda i: f"{i % 5},{['u', 'v'][i % 2]},{i % 2}"), "pd.read_csv('t.csv', header=None)", "X = df[[0]].assign(t=(df[1] == 'u') * 1).values\ndf['y'] = df[2]", {"0": "integer", "1": "string?"}),
    "no header, sliced": csv_case(lines("", lambda i: f"{i % 5},{i % 7 / 4},{i % 2}"), "pd.read_csv('t.csv', header=None)", "X = df.iloc[:, :-1].values\ndf['y'] = df.iloc[:, -1]", {"0": "integer", "1": "number"}),
    "names": csv_case(lines("", lambda i: f"{i % 5},{['u', 'v'][i % 2]},{i % 2}"), "pd.read_csv('t.csv', header=None, names=['n', 't', 'y'])", "X = pd.get_dummies(df[['n', 't']])", {"n": "integer", "t": "string?"}),
    "index_col": csv_case(lines("id,n,y", lambda i: f"{i + 100},{i % 5},{(i % 5 > 2) * 1}"), "pd.read_csv('t.csv', index_col='id')", "X = df[['n']]", {"n": "integer"}),
    "index comes back": csv_case(lines("id,n,y", lambda i: f"{i + 100},{i % 5},{(i > 20) * 1}"), "pd.read_csv('t.csv', index_col=0).reset_index()", "X = df[['id', 'n']]", {"id": "integer", "n": "integer"}),
    "unnamed index": csv_case(lines(",n,y", lambda i: f"{i},{i % 5},{(i % 5 > 2) * 1}"), "pd.read_csv('t.csv', index_col=0)", "X = df.drop(columns='y')", {"n": "integer"}),
    "unnamed column": csv_case(lines(",n,y", lambda i: f"{i % 11},{i % 5},{(i % 11 > 2) * 1}"), "pd.read_csv('t.csv')", "X = df.drop(columns='y')", {"Unnamed: 0": "integer", "n": "integer"}),
    "duplicate columns": csv_case(lines("a,a,y", lambda i: f"{i % 11},{i % 5},{(i % 11 > 2) * 1}"), "pd.read_csv('t.csv')", "X = df.drop(columns='y')", {"a": "integer", "a.1": "integer"}),
    "dates": csv_case(
        lines("d,n,y", lambda i: f"{i % 28 + 1:02d}/{i % 12 + 1:02d}/2021,{i % 5},{(i % 12 > 5) * 1}"), "pd.read_csv('t.csv', parse_dates=['d'], dayfirst=True)",
        "X = pd.DataFrame({'m': df['d'].dt.month, 'w': df['d'].dt.dayofweek, 'n': df['n']})", {"d": "datetime", "n": "integer"},
    ),
    "dates with gaps": csv_case(
        lines("d,n,y", lambda i: f"{f'2021-{i % 12 + 1:02d}-05 10:00' if i % 4 else ''},{i % 5},{(i % 12 > 5) * 1}"), "pd.read_csv('t.csv', parse_dates=['d'])",
        "X = pd.DataFrame({'m': df['d'].dt.month.fillna(0), 'n': df['n']})", {"d": "datetime?", "n": "integer"},
    ),
    "missing words": csv_case(
        lines("a,t,y", lambda i: f"{i % 9 if i % 4 else '?'},{['NA', 'b', ''][i % 3]},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv', na_values='?', keep_default_na=False)",
        "X = pd.get_dummies(df[['a', 't']].fillna({'a': -1}))", {"a": "integer?", "t": "string?"},
    ),
    "comments and skipped lines": csv_case(
        "# made 2020\nsecond\n" + lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1} # row"), "pd.read_csv('t.csv', skiprows=2, comment='#')", "X = df[['a', 'b']]", {"a": "integer", "b": "integer"},
    ),
    "quoted newlines": csv_case(lines("a,b,y", lambda i: f'"x\n{"z" * (i % 4)}",{i % 4},{(i % 4 > 1) * 1}'), "pd.read_csv('t.csv')", "X = pd.DataFrame({'l': df['a'].str.len(), 'b': df['b']})", {"a": "string", "b": "integer"}),
    "usecols and nrows": csv_case(lines("a,b,c,y", lambda i: f"{i % 9},{i % 4},u,{(i % 9 > 4) * 1}"), "pd.read_csv('t.csv', usecols=['y', 'a'], nrows=40)", "X = df[['a']]", {"a": "integer"}),
    "white space": csv_case(lines("a  b y", lambda i: f"{i % 9}   {i % 4}  {(i % 9 > 4) * 1}"), "pd.read_csv('t.csv', sep=r'\\s+')", "X = df[['a', 'b']]", {"a": "integer", "b": "integer"}),
    "read_table": csv_case(lines("a\tb\ty", lambda i: f"{i % 9}\t{i % 4}\t{(i % 9 > 4) * 1}"), "pd.read_table('t.csv')", "X = df[['a', 'b']]", {"a": "integer", "b": "integer"}),
    "an address": csv_case(lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1}"), "pd.read_csv('https://data.example.org/files/t.csv')", "X = df[['a', 'b']]", {"a": "integer", "b": "integer"}),
    "nullable dtypes": csv_case(
        lines("a,t,y", lambda i: f"{i % 9 if i % 4 else ''},{['u', 'v', ''][i % 3]},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv', dtype={'a': 'Int64', 't': 'string'})",
        "X = pd.DataFrame({'a': df['a'].fillna(-1), 't': df['t'].fillna('none').str.len()})", {"a": "integer?", "t": "string?"},
    ),
    "categories": csv_case(
        lines("c,b,y", lambda i: f"{['u', 'v', 'w'][i % 3]},{i % 4},{(i % 3 == 0) * 1}"), "pd.read_csv('t.csv', dtype={'c': 'category'})", "X = pd.DataFrame({'c': df['c'].cat.codes, 'b': df['b']})", {"c": "string?", "b": "integer"},
    ),
    "narrow numbers": csv_case(
        lines("a,b,y", lambda i: f"{i / 7},{i % 4},{(i > 30) * 1}"), "pd.read_csv('t.csv', dtype={'a': 'float32', 'b': 'int8'})", "X = pd.DataFrame({'a': df['a'] * 3, 'b': df['b'] * 100})", {"a": "number", "b": "integer"},
    ),
    "parquet": table_case("to_parquet", "t.parquet", "pd.read_parquet('t.parquet')", asked="t.parquet"),
    "excel": table_case("to_excel", "t.xlsx", "pd.read_excel('t.xlsx')", index=False),
    "json": table_case("to_json", "t.json", "pd.read_json('t.json')", asked="t.json", orient="records"),
    "json lines": table_case("to_json", "t.jsonl", "pd.read_json('t.jsonl', lines=True)", asked="t.jsonl", orient="records", lines=True),
    "a query": table_case("", "t.db", "pd.read_sql_query('SELECT a, t, f, y FROM t WHERE a IS NOT NULL OR t IS NULL OR 1', con)", "import sqlite3\ncon = sqlite3.connect('t.db')"),
    "a query in a block": table_case("", "t.db", "None\nwith sqlite3.connect('t.db') as con:\n    df = pd.read_sql('SELECT * FROM t', con=con)", "import sqlite3"),
    "a path that is not told": Case(
        {"some.csv": lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1}")},
        (IMPORTS, "import os\ndf = pd.read_csv(os.environ.get('DATA', 'some.csv'))\nX = df[['a', 'b']]", MODEL), {"a": "integer", "b": "integer"}, "some.csv",
    ),
    "files below each other": Case(
        PARTS, (IMPORTS, "df = pd.concat([pd.read_csv(name) for name in ['p.csv', 'q.csv']], ignore_index=True)\nX = df[['a', 'b']].assign(l=df['b'].astype(str).str.len())", MODEL), {"a": "integer", "b": "number"},
        records=lambda folder: told(folder, "p.csv", "q.csv"),
    ),
    "files below each other, floats first": Case(
        PARTS, (IMPORTS, "df = pd.concat([pd.read_csv(name) for name in ['q.csv', 'p.csv']], ignore_index=True)\nX = df[['a', 'b']].assign(l=df['b'].astype(str).str.len())", MODEL), {"a": "integer", "b": "number"},
        records=lambda folder: told(folder, "q.csv", "p.csv"),
    ),
    "a file to learn from and one to predict for": Case(
        {"t.csv": lines("a,b,y", lambda i: f"{i % 9 / 2},{i % 4},{(i % 9 > 4) * 1}"), "new.csv": lines("id,b,a", lambda i: f"{i},{i % 4},{i % 7 if i % 3 else ''}")},
        (IMPORTS, "df = pd.read_csv('t.csv')\nnew = pd.read_csv('new.csv')\nX = df[['a', 'b']]\nnew['a'] = new['a'].fillna(2)", "model = DecisionTreeClassifier(random_state=0).fit(X, df['y'])\npred = model.predict(new[['a', 'b']])"),
        {"b": "integer", "a": "number?"}, "new.csv",
    ),
    "iris as arrays": Case({}, (IMPORTS, "from sklearn.datasets import load_iris\niris = load_iris()\nX, y = iris.data, iris.target", "model = DecisionTreeClassifier(random_state=0).fit(X, y)\npred = model.predict(X)"), IRIS, records=lambda _: sklearn_records("iris")),
    "iris named": Case({}, (IMPORTS, "from sklearn import datasets\niris = datasets.load_iris()\ndf = pd.DataFrame(data=iris['data'], columns=iris['feature_names'])\ndf['y'] = iris['target']\nX = df.drop(columns='y')", MODEL + "\npred = iris.target_names[pred]"), IRIS, records=lambda _: sklearn_records("iris")),
    "iris as frame": Case({}, (IMPORTS, "from sklearn.datasets import load_iris\nX, y = load_iris(return_X_y=True, as_frame=True)", "X = X.iloc[:, :2]\nmodel = DecisionTreeClassifier(random_state=0).fit(X, y)\npred = model.predict(X)"), dict(list(IRIS.items())[:2]), records=lambda _: sklearn_records("iris")),
    "wine frame": Case({}, (IMPORTS, "from sklearn.datasets import load_wine\nwine = load_wine(as_frame=True)\ndf = wine.frame\nX = df[['alcohol', 'hue']]\ndf['y'] = df['target']", MODEL), {"alcohol": "number", "hue": "number"}, records=lambda _: sklearn_records("wine")),
    "diabetes": Case({}, (IMPORTS, "from sklearn.datasets import load_diabetes\nX, y = load_diabetes(return_X_y=True)", "model = DecisionTreeRegressor(random_state=0, max_depth=4).fit(X, y)\npred = model.predict(X)"), dict.fromkeys("age sex bmi bp s1 s2 s3 s4 s5 s6".split(), "number"), records=lambda _: sklearn_records("diabetes")),
    "a literal": Case(
        {}, (IMPORTS, "df = pd.DataFrame({'a': [1, 2, None, 4, 5, 6], 't': ['u', 'v', 'u', 'u', 'v', 'v'], 'y': [0, 1, 0, 0, 1, 1]})\ndf['a'] = df['a'].fillna(0)\nX = pd.get_dummies(df[['a', 't']])", MODEL),
        {"a": "integer?", "t": "string?"}, records=lambda _: [{"a": a, "t": t} for a, t in zip([1, 2, None, 4, 5, 6], "uvuuvv")],
    ),
    "literal records and a sample": Case(
        {}, (IMPORTS, "rows = [{'a': 1, 'b': 2.5, 'y': 0}, {'a': 2, 'b': 1.5, 'y': 1}, {'a': 3, 'b': 0.5, 'y': 1}]\ndf = pd.DataFrame(rows)\nX = df[['a', 'b']]", MODEL, "new = pd.DataFrame({'a': [7], 'b': [1.0]})\nprint(model.predict(new))"),
        {"a": "integer", "b": "number"}, records=lambda _: [{"a": 1, "b": 2.5}, {"a": 2, "b": 1.5}, {"a": 3, "b": 0.5}],
    ),
    "a text": Case(
        {}, (IMPORTS, 'import io\ntext = """zip,n,y\n01001,1,0\n90210,2,1\n01002,3,0\n"""\ndf = pd.read_csv(io.StringIO(text), dtype={"zip": str})\nX = pd.DataFrame({"z": df["zip"].str[0].astype(int), "n": df["n"]})', MODEL),
        {"zip": "string", "n": "integer"}, records=lambda _: [{"zip": "01001", "n": 1, "y": 0}, {"zip": "90210", "n": 2}, {"zip": "01002", "n": 3}],
    ),
}  # fmt: skip


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder."""
    home = Path.cwd()
    os.chdir(folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.chdir(home)


def notebook_runs(folder: Path, cells: tuple[str, ...]) -> dict[str, Any]:
    """The names that the notebook leaves, an address being the local file of its name."""
    names: dict[str, Any] = {}
    with inside(folder):
        for cell in cells:
            exec(compile(cell.replace("https://data.example.org/files/", ""), "cell", "exec"), names)  # noqa: S102
    return names


def serve(case: str, folder: Path) -> tuple[Any, dict[str, Any], list[Any]]:
    """Convert and train: what was converted, the modules of the package, and what `pred` of the notebook is."""
    given = CASES[case]
    for name, content in given.files.items():
        content(folder / name) if callable(content) else (folder / name).write_text(content, encoding="utf-8")
    notebook = folder / "experiment.ipynb"
    notebook.write_text(notebook_text(*given.cells, **given.more), encoding="utf-8")
    name = "raw_" + "".join(letter if letter.isalnum() else "_" for letter in case.lower())
    outcome = convert((notebook,), config.load((notebook,), out=folder / "service", name=name, data=(folder,), patterns=("library",)))
    assert isinstance(outcome, Converted), [f"{each.code} {each.message}" for each in outcome.diagnostics]
    write(outcome.package, folder / "service")
    expected = [each.item() if isinstance(each, np.generic) else each for each in notebook_runs(folder, given.cells)["pred"]]
    sys.path.insert(0, str(folder / "service" / "src"))
    try:
        modules = {each: importlib.import_module(f"{name}.{each}") for each in ("training", "frozen", "selfcheck", "predictor", "reading", "settings")}
    finally:
        sys.path.remove(str(folder / "service" / "src"))
    with inside(folder / "service"), contextlib.redirect_stdout(io.StringIO()):
        frozen = modules["frozen"].Frozen(folder)
        modules["training"].fit(folder, frozen)
        parity = modules["selfcheck"].install(frozen, folder / "service" / "artifacts")
    assert parity["parity"], parity["first_difference"]
    return outcome, modules, expected


@pytest.mark.parametrize("case", CASES)
def test_the_answers_to_raw_rows_are_the_notebooks(case: str, tmp_path: Path) -> None:
    given = CASES[case]
    outcome, modules, expected = serve(case, tmp_path)
    fields = {each.name: f"{each.type}{'?' if each.nullable else ''}" for each in outcome.plan.contract.fields}
    assert fields == given.fields
    # What checks think of the notebook has tests of its own: these codes say what is not known of the data, or lost.
    assert {each.code for each in outcome.diagnostics if each.code in ("NB501", "NB502", "NB510")} == set(given.warns)
    with inside(tmp_path / "service"):
        predictor = modules["predictor"].Predictor.load(tmp_path / "service" / "artifacts")

        def answers(records: Any) -> list[Any]:
            return [outcome.document().get("prediction", outcome.document()) for outcome in predictor.predict(records)]

        if given.asked:
            assert answers(modules["reading"].read(str(tmp_path / given.asked)))[: len(expected)] == expected
        if given.asked.endswith(".csv"):
            told = samples.read("delimited", tmp_path / given.asked, modules["settings"].READER).records
            assert [answers([record])[0] for record in json.loads(json.dumps(told))] == expected[: len(told)]
        told = given.records(tmp_path) if given.records else list(outcome.plan.contract.examples)
        wire = json.loads(json.dumps(told, allow_nan=False))
        assert len(wire) >= 3
        alone = [answers([record])[0] for record in wire]
        if given.records:
            assert alone == expected


def test_a_column_that_two_files_write_in_two_ways_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1}"))
    (tmp_path / "new.csv").write_text(lines("a,b", lambda i: f"{i % 9 if i % 5 else 'few'},{i % 4}"))
    cells = (
        IMPORTS, "df = pd.read_csv('t.csv')\nnew = pd.read_csv('new.csv')\nnew['a'] = pd.to_numeric(new['a'], errors='coerce').fillna(0)",
        "model = DecisionTreeClassifier(random_state=0).fit(df[['a', 'b']], df['y'])\npred = model.predict(new[['a', 'b']])",
    )  # fmt: skip
    (tmp_path / "experiment.ipynb").write_text(notebook_text(*cells))
    outcome = convert((tmp_path / "experiment.ipynb",), config.load((tmp_path / "experiment.ipynb",), out=tmp_path / "service", name="two", patterns=("library",)))
    assert not isinstance(outcome, Converted) and [each.code for each in outcome.diagnostics if each.is_error] == ["NB510"]


@pytest.mark.parametrize(
    "reader",
    [
        "import seaborn as sns\ndf = sns.load_dataset('some')\nX = df[['a', 'b']]",
        "from sklearn.datasets import fetch_california_housing\ndf = fetch_california_housing(as_frame=True).frame\nX = df[['a', 'b']]",
        "from sklearn.datasets import fetch_california_housing\nX, y = fetch_california_housing(return_X_y=True)\ndf = {'y': y}",
        "df = pd.read_pickle('some.pkl')\nX = df[['a', 'b']]",
        "df = pd.read_fwf('some.txt')\nX = df[['a', 'b']]",
        "df = pd.read_csv('some.csv', converters={'a': lambda text: float(text.strip('%'))})\nX = df[['a', 'b']]",
        "df = pd.read_csv('absent.csv')\nX = df[['a', 'b']]",
        "from sqlalchemy import create_engine\ndf = pd.read_sql('SELECT a, b, y FROM t', create_engine('postgresql://host/some'))\nX = df[['a', 'b']]",
        "df = pd.read_sql('SELECT a, b, y FROM t', 'sqlite:///some.db')\nX = df[['a', 'b']]",
    ],
)
def test_a_table_of_which_nothing_is_said_is_refused_for_that(reader: str, tmp_path: Path) -> None:
    for name in ("some.csv", "some.txt", "some.pkl", "some.db"):
        (tmp_path / name).write_text(lines("a,b,y", lambda i: f"{i % 9},{i % 4},{(i % 9 > 4) * 1}"))
    (tmp_path / "experiment.ipynb").write_text(notebook_text(IMPORTS, reader, MODEL))
    outcome = convert((tmp_path / "experiment.ipynb",), config.load((tmp_path / "experiment.ipynb",), out=tmp_path / "service", name="untold", patterns=("library",)))
    assert not isinstance(outcome, Converted)
    refusal = next(each for each in outcome.diagnostics if each.is_error)
    assert refusal.code == "NB507" and refusal.hint
