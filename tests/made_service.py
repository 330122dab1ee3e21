"""A small service written by hand: a plan with the texts that the printer would make of it, and data to train on."""

from pathlib import Path

import numpy as np
import pandas as pd

from nb2svc.emit import Settings
from nb2svc.ir.contract import Answer, Contract, Field, Type
from nb2svc.ir.expression import Attribute, Call, Column, Field as Raw, Method, Ref, State, Symbol, Table
from nb2svc.ir.plan import Frozen, Functions, Plan, Step, Training
from nb2svc.ir.span import Span

FEATURES = '''\
"""What happens to each record (notebook cells 2 to 4)."""

from typing import Any

import pandas as pd

BATCH_EXACT = False
FEATURES_EXACT = True
IMPUTES = False


def features(frame: pd.DataFrame, state: Any) -> pd.DataFrame:
    """What the model reads (notebook cells 2 and 3)."""
    age = frame[{age!r}].fillna(state.age_mean)
    plan = pd.get_dummies(pd.Categorical(frame[{plan!r}], categories=state.plan_seen))
    city = state.city_code.transform(frame[{city!r}])
    since = pd.to_datetime(frame[{since!r}], format="%d/%m/%Y").dt.month
    note = frame[{note!r}].str.len()
    fee, loyal = frame[{fee!r}], frame[{loyal!r}]
    table = pd.DataFrame(dict(age=age, city=city, since=since, note=note, fee=fee, loyal=loyal))
    return pd.concat([table, plan.set_index(frame.index).add_prefix("plan_")], axis=1)


def answer(inputs: pd.DataFrame, state: Any) -> Any:
    """The predictions (notebook cell 4)."""
    return state.model.predict(inputs)


def probabilities(inputs: pd.DataFrame, state: Any) -> Any:
    """The classes and their probabilities."""
    return list(state.model.classes_), state.model.predict_proba(inputs)
'''

TRAINING = '''\
"""What happened once to the training data (notebook cells 1 to 4)."""

from pathlib import Path

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

from .frozen import Frozen


def fit(data_dir: Path | None, frozen: Frozen) -> None:
    """Run the training."""
    df = frozen.raw(pd.read_csv(frozen.data_file("data/clients.csv")))
    df[{age!r}] = df[{age!r}].fillna(frozen.value("age_mean", df[{age!r}].mean()))
    plan = pd.get_dummies(frozen.categories("plan_seen", df[{plan!r}]))
    le = LabelEncoder()
    city = le.fit_transform(df[{city!r}])
    frozen.value("city_code", le)
    since = pd.to_datetime(df[{since!r}], format="%d/%m/%Y").dt.month
    x = pd.DataFrame(dict(age=df[{age!r}], city=city, since=since, note=df[{note!r}].str.len(), fee=df[{fee!r}], loyal=df[{loyal!r}]))
    x = pd.concat([x, plan.add_prefix("plan_")], axis=1)
    train, test, y_train, y_test = train_test_split(x, df[{churn!r}], random_state=0)
    frozen.watch(train, y_train)
    model = LogisticRegression(max_iter=500).fit(train, y_train)
    frozen.value("model", model)
    frozen.expect(model.predict(test))
'''

KEYS = ("age", "plan", "city", "fee", "loyal", "since", "note", "churn", "customer")
PLAIN = {key: key for key in KEYS}
HOSTILE = {
    "age": 'age"""\n{{ 7*7 }}',
    "plan": "plan: [x]",
    "city": "__class__",
    "fee": "fee # '] = 1",
    "loyal": "ℌ`;drop table",
    "since": "a/b~c\\n",
    "note": "[note]",
    "churn": "churn | <script>",
    "customer": "customer\t= '''",
}


def table(names: dict[str, str], rows: int = 120) -> pd.DataFrame:
    """Made clients; one in nine has no age."""
    random = np.random.default_rng(7)
    age = random.integers(18, 80, rows).astype(float)
    age[::9] = np.nan
    days = pd.to_datetime("2020-01-31") + pd.to_timedelta(random.integers(0, 900, rows), unit="D")
    columns = {
        "age": pd.array([None if np.isnan(each) else int(each) for each in age], dtype="Int64"),
        "plan": random.choice(["free", "pro", "team"], rows),
        "city": random.choice(["Ulm", "Bonn", "Köln"], rows),
        "fee": random.normal(20, 5, rows).round(2),
        "loyal": random.random(rows) < 0.5,
        "since": days.strftime("%d/%m/%Y"),
        "note": random.choice(["late", "paid, twice", 'said "no"'], rows),
        "churn": random.integers(0, 2, rows),
        "customer": [f"c{number}" for number in range(rows)],
    }
    return pd.DataFrame({names[key]: columns[key] for key in KEYS})


def make_plan(names: dict[str, str] = PLAIN, name: str = "churn", title: str = "Churn of clients") -> Plan:
    """The plan of the made service."""
    example = table(names).iloc[1]
    facts = {
        "age": (Type.INTEGER, "float64", True, (), True),
        "plan": (Type.STRING, "object", False, ("free", "pro", "team"), True),
        "city": (Type.STRING, "object", False, ("Bonn", "Köln", "Ulm"), False),
        "fee": (Type.NUMBER, "float64", False, (), True),
        "loyal": (Type.BOOLEAN, "bool", False, (), True),
        "since": (Type.DATETIME, "object", False, (), True),
        "note": (Type.STRING, "object", False, (), True),
    }
    fields = tuple(
        Field(names[key], f"{key}_" if key == "plan" else key, number, *fact, example=example[names[key]])
        for number, (key, fact) in enumerate(facts.items(), 1)
    )
    ignored = (names["churn"], names["customer"])
    row = {names[key]: example[names[key]] for key in facts}
    contract = Contract(name, "1", title, fields, ignored, Answer(Type.INTEGER, True), (row,))
    return Plan(name, contract, _state(), _features(names), ("x",), (), *_answer(), Training((), ()), Functions((), ()))


def _state() -> tuple[Frozen, ...]:
    def place(cell: int) -> Span:
        return Span(0, cell, 1, 0, 1, 1)

    return (
        Frozen("age_mean", "statistic", "df['age'].mean()", place(1)),
        Frozen("plan_seen", "table", 'pd.get_dummies(df[\'plan\']) # */ """', place(2)),
        Frozen("city_code", "estimator", "le", place(2)),
        Frozen("model", "model", "model", place(3)),
    )


def _features(names: dict[str, str]) -> tuple[Step, ...]:
    read = [Column(key, Raw(names[key])) for key in ("fee", "loyal", "since", "note")]
    age = Column("age", Method("fillna", Raw(names["age"]), (State("age_mean"),)))
    city = Column("city", Method("transform", State("city_code"), (Raw(names["city"]),)))
    plan = Column("plan", Call(Symbol("pandas.Categorical"), (Raw(names["plan"]), State("plan_seen"))))
    return (Step("x", Table((age, city, plan, *read))),)


def _answer() -> tuple:
    offered = Method("predict_proba", State("model"), (Ref("x"),))
    return Method("predict", State("model"), (Ref("x"),)), offered, Attribute("classes_", State("model"))


def make_settings(names: dict[str, str] = PLAIN, **changes) -> Settings:
    """The settings of the made service, with the texts of its own modules."""
    python = {"features.py": _fill(FEATURES, names), "training.py": _fill(TRAINING, names)}
    facts = {"source_path": "../clients.ipynb", "source_sha256": "0" * 64, "python": python, "data_files": ("data/clients.csv",)}
    return Settings(**(facts | changes))


def _fill(text: str, names: dict[str, str]) -> str:
    for key, name in names.items():
        text = text.replace("{" + key + "!r}", repr(name))
    return text


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Put a package on disk."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
