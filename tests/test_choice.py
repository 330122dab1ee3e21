"""Choice: which of several candidates is the answer — by annotation, by flags, by scores on the same rows — and what is said where none can be chosen."""

import json
from pathlib import Path

import pytest
from test_answers import Page, write_notebook

from nb2svc.config import Config
from nb2svc.convert import Converted, Refused, convert

PREPARED = """import pandas as pd
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.decomposition import PCA
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score
df = pd.read_csv('clients.csv').dropna()
X = df[['age', 'income', 'visits']]; y = df['churn']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=.3, random_state=1)
houses = pd.read_csv('houses.csv')
rooms = houses[['area', 'rooms']]
"""
LINEAR = "a = LogisticRegression(max_iter=500).fit(X_train, y_train)\npa = a.predict(X_test)\nprint(accuracy_score(y_test, pa))\n"
TREE = "b = DecisionTreeClassifier(random_state=0).fit(X_train, y_train)\npb = b.predict(X_test)\nprint(accuracy_score(y_test, pb))\n"
AGAIN = "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=.5, random_state=2)\n"
SMALLER = "small = PCA(0.9).fit_transform(X)\nS_train, S_test, y_train, y_test = train_test_split(small, y, test_size=.3, random_state=1)\n"
ONLY_SCORED = ("a = LogisticRegression(max_iter=500).fit(X_train, y_train)\na.score(X_test, y_test)\n", "b = DecisionTreeClassifier(random_state=0).fit(S_train, y_train)\nb.score(S_test, y_test)\n")
SCORED = {1: "0.91\n", 2: "0.85\n"}
TWO = "m = RandomForestRegressor(n_estimators=3, random_state=0).fit(rooms, houses[['price', 'rent']])\np = m.predict(rooms)\n"


def outcome_of(folder: Path, cells: list[str], outputs: dict[int, str] | None = None, **asked: str) -> Converted | Refused:
    return convert((write_notebook(Page("choice", [PREPARED, *cells], outputs or {}, {}), folder),), Config(name="choice", **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "outputs", "asked", "model"),
    [
        ([LINEAR, TREE], {}, {}, "b"),
        ([LINEAR, TREE], {}, {"answer": "pa"}, "a"),
        ([LINEAR, TREE], {}, {"answer": "a"}, "a"),
        (["# nb2svc: answer\n".join(LINEAR.split("pa = ", 1)).replace("answer\n", "answer\npa = "), TREE], {}, {}, "a"),
        ([LINEAR.replace("X_test)\n", "X_test)  # nb2svc: answer\n", 1), TREE], {}, {}, "a"),
        ([LINEAR, TREE], SCORED, {}, "a"),
        ([LINEAR, AGAIN + TREE], SCORED, {}, "b"),
        ([ONLY_SCORED[0], SMALLER + ONLY_SCORED[1]], SCORED, {}, "a"),
        ([LINEAR, TREE.replace("X_test", "X_train").replace("y_test", "y_train")], SCORED, {}, "b"),
        ([TWO + "price = p[:, 0]\n"], {}, {"answer": "price"}, "m"),
    ],
    ids=["last", "a value by flag", "a model by flag", "a comment above", "a comment beside", "the best", "the rows are drawn anew", "the same rows of other columns", "scored on other rows", "a column by flag"],
)  # fmt: skip
def test_the_model_that_answers(cells: list[str], outputs: dict[int, str], asked: dict[str, str], model: str, tmp_path: Path) -> None:
    outcome = outcome_of(tmp_path, cells, outputs, **asked)
    assert isinstance(outcome, Converted), outcome.diagnostics
    assert [state.name for state in outcome.plan.state if state.kind == "model"] == [model]


def test_the_tag_of_a_cell_names_the_answer(tmp_path: Path) -> None:
    path = write_notebook(Page("choice", [PREPARED, LINEAR, TREE], {}, {}), tmp_path)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][1]["metadata"]["tags"] = ["nb2svc-output"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    outcome = convert((path,), Config(name="choice"))
    assert isinstance(outcome, Converted), outcome.diagnostics
    assert [state.name for state in outcome.plan.state if state.kind == "model"] == ["a"]


@pytest.mark.parametrize(
    ("cells", "asked", "code", "said"),
    [
        ([TWO + "pd.DataFrame(p, columns=['price', 'rent']).to_csv('out.csv', index=False)\n"], {}, "NB601", ("2 columns at once",)),
        ([TWO + "houses['p'] = p[:, 0]\nhouses['r'] = p[:, 1]\nhouses.to_csv('out.csv', index=False)\n"], {}, "NB601", ("2 columns at once",)),
        ([TWO], {"answer": "p"}, "NB601", ("2 columns at once",)),
        ([ONLY_SCORED[0], SMALLER.replace("random_state=1", "random_state=2") + ONLY_SCORED[1]], {}, "NB601", ("`a` (cell 2)", "`b` (cell 3)")),
        ([ONLY_SCORED[0], SMALLER.replace(", random_state=1", "") + ONLY_SCORED[1]], {}, "NB601", ("`a` (cell 2)", "`b` (cell 3)")),
        (
            ["a = Ridge().fit(rooms, houses['price'])\npd.DataFrame({'p': a.predict(rooms)}).to_csv('p.csv')\n", "b = Ridge().fit(rooms, houses['rent'])\npd.DataFrame({'r': b.predict(rooms)}).to_csv('r.csv')\n"],
            {},
            "NB601",
            ("`a` (cell 2)", "`b` (cell 3)", "# nb2svc: answer", "--answer NAME"),
        ),
        ([LINEAR], {"answer": "pc"}, "NB602", ("`pc`", "`pa`")),
        ([LINEAR], {"target": "income"}, "NB304", ("`income`",)),
        (["# nb2svc: target=income\n" + LINEAR], {}, "NB304", ("`income`",)),
    ],
    ids=["a table of several columns", "several columns written", "an array of several columns", "scored on other rows", "scored on rows drawn anew", "two tables", "no such name", "a target that is read", "a target by comment"],
)  # fmt: skip
def test_what_leaves_a_doubt_is_refused(cells: list[str], asked: dict[str, str], code: str, said: tuple[str, ...], tmp_path: Path) -> None:
    outcome = outcome_of(tmp_path, cells, SCORED, **asked)
    assert isinstance(outcome, Refused)
    found = [finding for finding in outcome.diagnostics if finding.is_error]
    assert [finding.code for finding in found] == [code]
    assert not [text for text in said if text not in f"{found[0].message} {found[0].hint}"]
