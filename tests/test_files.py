"""Files as edges: what one cell or notebook writes and another reads is an alias, and a chain of notebooks is one program."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nb2svc import config, sources
from nb2svc.analyse import analyse
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan
from nb2svc.ir.plan import show
from nb2svc.report.formats.finding import locate
from nb2svc.verify import verify

HEAD = "import json, os, pickle\nfrom pathlib import Path\nimport joblib\nimport numpy as np\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.preprocessing import StandardScaler\n"
LOAD = 'df = pd.read_csv("members.csv")\n'
FIT = 'X = df[["age", "fee"]]\nmodel = LogisticRegression().fit(X, df["left"])\npred = model.predict(X)\n'

Analyses = Callable[..., Analysis]


@pytest.fixture
def analysed(tmp_path: Path) -> Analyses:
    """Notebooks as texts in, their analysis out; `members.csv` lies beside them."""

    def run(*texts: str, **files: str) -> Analysis:
        table = pd.DataFrame({"age": [30, 41, 52, 63], "fee": [1.5, 2.25, 3.0, 0.125], "plan": ["a", "b", "a", "c"], "left": [0, 1, 0, 1]})
        table.to_csv(tmp_path / "members.csv", index=False)
        for name, content in files.items():
            (tmp_path / name.replace("_csv", ".csv")).write_text(content)
        paths = []
        for number, text in enumerate(texts, 1):
            paths.append(tmp_path / f"part{number}.py")
            paths[-1].write_text(HEAD + text)
        program = sources.read(tuple(paths))
        assert isinstance(program, Program)
        return analyse(program, config.load(tuple(paths)))

    return run


def steps(found: Analysis) -> list[str]:
    """The row program and the state, without their places."""
    assert not found.refusals, found.refusals
    return [line.partition("  #")[0] for line in show(make_plan(found, "part1")).splitlines()]


ALIASES = {
    "pickle of a table": ('df.to_pickle("clean.pkl")\n', 'df = pd.read_pickle("clean.pkl")\n'),
    "a path of parts": ('OUT = Path("out")\ndf.to_pickle(OUT / f"{1 + 1}.pkl")\n', 'df = pd.read_pickle(os.path.join("out", "2.pkl"))\n'),
    "a path with a detour": ('df.to_pickle("./out/../clean.pkl")\n', 'df = pd.read_pickle("clean.pkl")\n'),
    "an open file": ('with open("clean.pkl", "wb") as f:\n    pickle.dump(df, f)\n', 'with open("clean.pkl", "rb") as f:\n    df = pickle.load(f)\n'),
    "a table in a dict": ('joblib.dump({"table": df}, "all.joblib")\n', 'df = joblib.load("all.joblib")["table"]\n'),
    "whole numbers and words as text": (
        'df = df[["age", "plan", "left"]]\ndf["fee"] = df["age"] * 2\ndf.to_csv("clean.csv", index=False)\n', 'df = pd.read_csv("clean.csv")\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", ALIASES)
@pytest.mark.parametrize("chained", [False, True])
def test_reading_back_is_an_alias(analysed: Analyses, name: str, chained: bool) -> None:
    """The plan is the plan of the notebook that keeps the value in a name."""
    before, after = ALIASES[name]
    direct = steps(analysed(LOAD + before + FIT))
    through = analysed(LOAD + before, after + FIT) if chained else analysed(LOAD + before + after + FIT)
    assert steps(through) == direct


def test_a_list_of_columns_comes_back_from_json(analysed: Analyses) -> None:
    found = analysed(LOAD + 'json.dump({"cols": ["age", "fee"], 1: "one"}, open("cols.json", "w"))\n', LOAD + 'meta = json.load(open("cols.json"))\nassert meta["1"] == "one"\nX = df[meta["cols"]]\nmodel = LogisticRegression().fit(X, df["left"])\npred = model.predict(X)\n')
    assert [given.name for given in found.inputs] == ["age", "fee"]


def test_a_scaler_is_kept_as_it_was_saved(analysed: Analyses) -> None:
    text = LOAD + 's = StandardScaler().fit(df[["age"]])\njoblib.dump(s, "s.joblib")\ns.fit(df[["fee"]])\nt = joblib.load("s.joblib")\ndf["age"] = t.transform(df[["age"]])\n' + FIT
    found = analysed(text)
    scaler = next(learnt for learnt in found.state if learnt.kind == "estimator")
    assert scaler.span.line == len(HEAD.splitlines()) + 2
    assert any(site.copy for site in scaler.sites)


def test_text_reads_floats_by_the_dtype_of_training(analysed: Analyses) -> None:
    found = analysed(LOAD + 'df.to_csv("clean.csv", index=False)\n', 'df = pd.read_csv("clean.csv")\n' + FIT)
    assert any("columns.reread(table(fee=fee), state.clean_kinds)" in line for line in steps(found))


@pytest.mark.parametrize(
    ("texts", "code", "word"),
    [
        ((LOAD + 'df.to_pickle("x.bin")\n', 'df = pd.read_csv("x.bin")\n' + FIT), "NB201", "written as pickle"),
        ((LOAD + 'df.to_csv("x.csv", sep=";")\n', 'df = pd.read_csv("x.csv")\n' + FIT), "NB201", "`sep` differs"),
        ((LOAD + 'df.to_csv("x.csv")\n', 'df = pd.read_csv("x.csv")\nX = df.drop(columns=["left", "plan"])\n' + FIT.partition("\n")[2]), "NB405", "row label"),
        (('df = pd.read_pickle("late.pkl")\n' + FIT, LOAD + 'df.to_pickle("late.pkl")\n'), "NB507", "earlier notebook"),
        ((LOAD, 'df = pd.read_csv("nowhere.csv")\n' + FIT), "NB507", "nowhere.csv"),
        ((LOAD + 'df.to_json("x.json")\n', 'df = pd.read_json("x.json")\n' + FIT), "NB201", "what `x.json` keeps"),
        ((LOAD, FIT), "NB102", "`df`"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_refused(analysed: Analyses, texts: tuple[str, ...], code: str, word: str) -> None:
    """Another format, another separator, the row label, a cycle, no file at all, a name of another notebook."""
    found = analysed(*texts)
    assert any(finding.code == code and word in finding.message for finding in found.refusals), found.refusals


def test_the_edge_wins_over_a_file_of_an_earlier_run(analysed: Analyses) -> None:
    found = analysed(LOAD + 'df.to_csv("clean.csv", index=False)\n', 'df = pd.read_csv("clean.csv")\n' + FIT, clean_csv="age,fee,left\nx,y,z\n")
    assert [(given.name, given.type) for given in found.inputs] == [("age", "integer"), ("fee", "number")]


def test_a_finding_names_the_file_of_its_notebook(analysed: Analyses, tmp_path: Path) -> None:
    found = analysed(LOAD + 'df.to_pickle("c.pkl")\n', 'df = pd.read_pickle("c.pkl")\ndf["age"] = df["age"].shift(1)\n' + FIT)
    located = locate(found.diagnostics, found.graph.program, tuple(tmp_path / f"part{n}.py" for n in (1, 2)))
    assert [Path(one.path).name for one in located if one.diagnostic.code == "NB403"] == ["part2.py"]


def members(path: Path) -> None:
    """A table whose columns change kind on their way through text."""
    draw = np.random.default_rng(5)
    size = 240
    pd.DataFrame(
        {
            "visits": [None if row % 9 == 0 else int(number) for row, number in enumerate(draw.integers(0, 50, size))],
            "fee": draw.normal(20, 5, size),
            "active": draw.choice(["True", "False"], size),
            "plan": draw.choice(["basic", "plus", "pro, max", 'a"b'], size),
            "zip": draw.choice(["01001", "02139", "10001"], size),
            "note": draw.choice(["NA-ish", "none yet", " 5 ", "x"], size),
            "since": draw.choice(["2020-01-02", "2021-05-06", "2022-12-31"], size),
            "at": draw.choice(["2020-01-02 10:11:12", "2021-05-06 00:00:00"], size),
            "left": draw.integers(0, 2, size),
        }
    ).to_csv(path, index=False)


PREPARE = """
df = pd.read_csv("members.csv", dtype={"zip": str})
df = df[df["fee"] > 8]
df["third"] = df["fee"] / 3
df["band"] = pd.cut(df["fee"], [0, 15, 20, 100])
df["since"] = pd.to_datetime(df["since"])
df["at"] = pd.to_datetime(df["at"])
df["code"] = df["plan"].map({"basic": "1", "plus": "2", "pro, max": "x"})
df["digits"] = df["zip"].str[:2]
df.to_csv(os.path.join("../work", "clean.csv"))
"""

TRAIN = """
from sklearn.tree import DecisionTreeClassifier
df = pd.read_csv("clean.csv", index_col=0)
df["year"] = df["since"].str.slice(0, 4).astype(int)
df["hour"] = df["at"].str.slice(11, 13).astype(int)
df["low"] = df["band"] == "(0, 15]"
df["zip"] = df["zip"] % 1000
df["digits"] = df["digits"] * 2
df["visits"] = df["visits"].fillna(-1)
df["length"] = df["note"].str.len()
df["active"] = df["active"].astype(int)
df["code"] = df["code"].fillna("none") + "!"
df = pd.get_dummies(df, columns=["code", "plan"])
X = df.drop(columns=["left", "since", "at", "band", "note"])
model = DecisionTreeClassifier(random_state=0).fit(X, df["left"])
pred = model.predict(X)
"""


def test_a_chain_through_text_answers_as_its_notebooks_do(tmp_path: Path) -> None:
    """Both notebooks run for real, each in its folder; zip codes have lost their zeros, dates are texts, bands too."""
    for folder, text in (("notes", PREPARE), ("work", TRAIN)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "part.py").write_text(HEAD + text)
    members(tmp_path / "notes" / "members.csv")
    paths = (tmp_path / "notes" / "part.py", tmp_path / "work" / "part.py")
    made = convert(paths, config.load(paths, out=tmp_path / "service"))
    assert isinstance(made, Converted)
    write(made.package, tmp_path / "service")
    outcome = verify(tmp_path / "service")
    assert (outcome.problem, outcome.equal) == ("", outcome.records)
    assert outcome.records > 200
    assert sorted(path.name for path in tmp_path.rglob("clean.csv")) == []


def test_what_is_kept_in_files_of_many_kinds_comes_back(tmp_path: Path) -> None:
    """Learnt numbers as text and arrays, rows as arrays, columnar and as text; each is written and read for real, an answer a row."""
    (tmp_path / "part.py").write_text(
        HEAD
        + """
from sklearn.tree import DecisionTreeClassifier
df = pd.read_csv("members.csv")
np.savez("learnt", mean=df["fee"].mean())
Path("low.txt").write_text(str(df["fee"].min()))
with open("high.txt", "w") as file:
    file.write(str(df["fee"].max()))
out = open("step.txt", "w")
out.write(str(df["fee"].std()))
out.close()
with open("high.txt") as file:
    high = float(file.read())
step = float(open("step.txt").read())
low = float(Path("low.txt").read_text())
learnt = np.load("learnt.npz")
np.savez("rows.npz", fee=df["fee"].values)
np.save("fee", df["fee"].values)
df["fee"] = (np.load("rows.npz")["fee"] - learnt["mean"]) / (high - low)
df["again"] = np.load("fee.npy") / step
df.to_parquet("clean.parquet", index=False)
df = pd.read_parquet("clean.parquet")
df.to_csv("clean.csv", index=False)
df = pd.read_csv("clean.csv")
df["active"] = df["active"].fillna(False).astype(int)
X = df[["fee", "again", "active"]]
model = DecisionTreeClassifier(random_state=0).fit(X, df["left"])
pred = model.predict(X)
"""
    )
    draw = np.random.default_rng(3)
    pd.DataFrame({"fee": draw.normal(20, 5, 60), "active": draw.choice(["True", "False", ""], 60), "left": draw.integers(0, 2, 60)}).to_csv(tmp_path / "members.csv", index=False)
    paths = (tmp_path / "part.py",)
    made = convert(paths, config.load(paths, out=tmp_path / "service"))
    assert isinstance(made, Converted), made.diagnostics
    write(made.package, tmp_path / "service")
    outcome = verify(tmp_path / "service")
    assert (outcome.problem, outcome.equal) == ("", outcome.records)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["members.csv", "part.py", "service"]


@pytest.mark.parametrize(
    "kept",
    [
        'np.savez("x.npz", a=df["fee"].values, b=df["fee"].mean())\nz = np.load("x.npz")\ndf["fee"] = z["a"] - z["b"]\n',
        'Path("x.bin").write_bytes(b"1")\nlow = float(Path("x.bin").read_text())\ndf["fee"] = df["fee"] - low\n',
        'df.to_hdf("x.h5", key="x")\ndf = pd.read_hdf("x.h5", "x")\n',
        'np.savetxt("x.txt", df[["age", "fee"]])\nX = np.loadtxt("x.txt")\ndf["fee"] = X[:, 1]\n',
        'df["fee"].values.tofile("x.bin")\ndf["fee"] = np.fromfile("x.bin")\n',
    ],
    ids=["arrays of both", "bytes as text", "hdf", "savetxt", "tofile"],
)
def test_files_that_are_not_followed_are_refused(analysed: Analyses, kept: str) -> None:
    assert analysed(LOAD + kept + FIT).refusals
