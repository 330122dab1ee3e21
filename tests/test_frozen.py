"""What a generated package keeps of training: exact JSON, guarded pickles, the recorder, the manifest; and its validator."""

import collections
import datetime
import importlib
import json
import math
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import joblib
import numpy as np
import pandas as pd
import pytest
from made_service import PLAIN, make_plan, make_settings, table, write

from nb2svc.emit import render, schema

NAME = "kept_service"
MODULES = "profile codec pickles manifest cells frozen state fields schema frame predictor selfcheck jsontext reading settings".split()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """The modules of a generated package, imported."""
    folder = write(render(make_plan(name=NAME), make_settings()).files, tmp_path_factory.mktemp("made"))
    sys.path.insert(0, str(folder / "src"))
    yield SimpleNamespace(folder=folder, **{name: importlib.import_module(f"{NAME}.{name}") for name in MODULES})
    sys.path.remove(str(folder / "src"))


STAMP = pd.Timestamp("2024-02-29 12:34:56.789012345", tz="Europe/Berlin")
EXACT: list[Any] = [
    None, True, 1, -(2**80), 0.1, 5e-324, 1e308, float("nan"), math.inf, -math.inf, -0.0, "", "ℌ\n\"'", (1, (2.5, None)), {3, 1, 2}, frozenset("ab"),
    [1, [True, "x"]], {"b": 1, "a": [1.5]}, {1: "one", (2, 3): "pair", None: 0.5, 1.5: float("nan")}, {"$tuple": [1]}, {"$x": 1, "y": 2},
    np.float64(0.1), np.float32(0.1), np.int8(-3), np.uint64(2**64 - 1), np.bool_(True), np.str_("x"), np.datetime64("2024-02-29"), np.timedelta64(5, "ms"),
    np.arange(6.0).reshape(2, 3), np.asfortranarray(np.arange(6).reshape(2, 3)), np.array(["a", None, 1.5], dtype=object), np.array(["ab", "c"]),
    np.array(2.5), np.array([], dtype="float32"), np.array(["2024-01-01", "NaT"], dtype="datetime64[ns]"),
    pd.Timestamp("2024-02-29"), STAMP, pd.Timedelta("1 days 2 ns"), pd.NaT, pd.NA, pd.Interval(0, 1.5, closed="left"), datetime.date(2024, 2, 29),
    pd.CategoricalDtype(["b", "a"], ordered=True), pd.CategoricalDtype([1, 2]), pd.RangeIndex(2, 9, 3, name="i"), pd.Index([1.5, math.nan], name="x"),
    pd.Index(["a", None]), pd.DatetimeIndex([STAMP, pd.NaT]), pd.IntervalIndex.from_breaks([0.0, 1.0, 2.5]), pd.CategoricalIndex(["x", "y", "x"]),
    pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["k", "n"]), pd.Series([1, 2], index=["a", "b"], name="n"),
    pd.Series([0.1, math.nan], index=pd.Index([3, 1], name="k")), pd.Series(["a", None]), pd.Series([True, False]), pd.Series([1, None], dtype="Int64"),
    pd.Series(["a", None], dtype="string"), pd.Series(["x", "y", None], dtype="category"), pd.Series([STAMP]), pd.Series([1.5], dtype="float32"),
    pd.DataFrame({"a": [1, 2], "b": [0.5, math.nan], "c": ["x", None]}), pd.DataFrame(index=["only"]), pd.DataFrame({("a", 1): [1]}),
]  # fmt: skip


@pytest.mark.parametrize("value", EXACT, ids=lambda value: f"{type(value).__name__}")
def test_a_value_comes_back_with_equal_bits_and_types(made: SimpleNamespace, value: Any) -> None:
    text = json.dumps(made.codec.exact(value), allow_nan=False)
    again = made.codec.decode(json.loads(text))
    assert type(again) is type(value)
    if isinstance(value, pd.Series):
        pd.testing.assert_series_equal(again, value, check_exact=True, check_freq=False)
    elif isinstance(value, pd.DataFrame):
        pd.testing.assert_frame_equal(again, value, check_exact=True, check_freq=False)
    elif isinstance(value, pd.Index):
        pd.testing.assert_index_equal(again, value, exact=True)
    elif isinstance(value, np.ndarray):
        assert again.dtype == value.dtype and again.shape == value.shape and again.flags.f_contiguous == value.flags.f_contiguous
        assert pickle.dumps(again.tolist()) == pickle.dumps(value.tolist())
    elif isinstance(value, np.generic):
        assert again.dtype == value.dtype and again.tobytes() == value.tobytes()
    else:
        assert repr(again) == repr(value)


def test_the_order_of_a_dict_is_kept(made: SimpleNamespace) -> None:
    assert list(made.codec.decode(json.loads(json.dumps(made.codec.exact({"z": 1, "a": 2}))))) == ["z", "a"]


@pytest.mark.parametrize(
    "value", [object(), len, collections.Counter("aab"), 1j, np.arange(300_000), np.longdouble(1)], ids=lambda v: type(v).__name__
)
def test_what_json_has_no_exact_word_for_is_said_to_be_so(made: SimpleNamespace, value: Any) -> None:
    with pytest.raises(made.codec.Inexact):
        made.codec.exact(value)


class Evil:
    """Runs a command when it is unpickled."""

    def __init__(self, call: Any, *arguments: Any) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return self.call, self.arguments


def stored(value: Any, tmp_path: Path) -> bytes:
    joblib.dump(value, tmp_path / "x.joblib")
    return (tmp_path / "x.joblib").read_bytes()


def test_every_name_is_a_field_of_its_own(made: SimpleNamespace) -> None:
    """Names that a code generator would lose or mix up, each with its own value, missing and null."""
    from nb2svc.ir.contract import Field, Type

    names = [
        "",
        " ",
        "a_b",
        "aB",
        "ℌ",
        "H",
        "h",
        "class",
        "x" * 500,
        "__proto__",
        "a\nb",
        "'\"\\",
        "\u202e",
        "model_config",
        "self",
        "/~",
        "🎉",
    ]
    declared = [schema.declare(Field(name, f"f{number}", number, Type.INTEGER, "int64", False)) for number, name in enumerate(names, 1)]
    scope = dict(vars(made.schema))
    body = "\n    ".join(["model_config = ConfigDict(strict=True, extra='forbid', allow_inf_nan=False, frozen=True)", *declared])
    exec(f"class Many(BaseModel):\n    {body}\n", scope)
    known = {column.name: column for column in made.fields.columns(scope["Many"])}
    assert list(known) == names
    record = {name: number for number, name in enumerate(names)}
    row = made.fields.check(record, scope["Many"], frozenset(), known)
    assert [getattr(row, known[name].ident) for name in names] == list(range(len(names)))
    for name in names:
        for change, code in (
            (record | {name: None}, "null"),
            (record | {name: "1"}, "type"),
            ({k: v for k, v in record.items() if k != name}, "missing"),
        ):
            found = made.fields.check(change, scope["Many"], frozenset(), known)
            assert [(each.code, each.field) for each in found] == [(code, name[:200])]


@pytest.mark.parametrize(
    "value,code",
    [
        (1, ""),
        (105.0, ""),
        (1e2, ""),
        (2**63 - 1, ""),
        (-(2**63), ""),
        (10_000_000_000.5, "type"),
        (2**63, "range"),
        (1e19, "range"),
        (10**400, "range"),
    ],
    ids=ascii,
)
def test_an_integer_is_exactly_one(made: SimpleNamespace, value: Any, code: str) -> None:
    found = made.schema.validate(made.schema.EXAMPLE | {"age": value})
    assert [each.code for each in found] == [code] if code else found.age == value and type(found.age) is int


class TestPickles:
    def test_a_fitted_object_comes_back_and_asks_for_what_was_recorded(self, made: SimpleNamespace) -> None:
        from sklearn.preprocessing import LabelEncoder

        content, names = made.pickles.save({"city": LabelEncoder().fit(["b", "a"])})
        assert ("sklearn.preprocessing._label", "LabelEncoder") in names
        assert made.pickles.load(content, names)["city"].classes_.tolist() == ["a", "b"]
        with pytest.raises(made.pickles.Forbidden):
            made.pickles.load(content, [name for name in names if name[1] != "LabelEncoder"])

    @pytest.mark.parametrize(
        "wrap", [lambda evil: evil, lambda evil: np.array([evil, 1], dtype=object), lambda evil: {"a": [evil]}], ids=range(3)
    )
    def test_a_name_that_was_not_recorded_is_not_run(self, made: SimpleNamespace, tmp_path: Path, wrap: Any) -> None:
        import os
        import shutil

        flag = tmp_path / "ran"
        for call in (os.mkdir, shutil.copy, exec, eval):
            content = stored(wrap(Evil(call, str(flag))), tmp_path)
            allowed = [("numpy", "dtype"), ("numpy", "ndarray"), ("joblib.numpy_pickle", "NumpyArrayWrapper")]
            for names in (allowed, [*allowed, (call.__module__, call.__name__), ("posix", "mkdir")]):
                with pytest.raises((made.pickles.Forbidden, OSError, SyntaxError, NameError)) as caught:
                    made.pickles.load(content, names + [("numpy._core.multiarray", "_reconstruct")])
                assert caught.type is made.pickles.Forbidden
        assert not flag.exists()

    def test_what_is_never_loaded_is_not_saved(self, made: SimpleNamespace) -> None:
        with pytest.raises(made.pickles.Forbidden):
            made.pickles.save({"f": eval})


@pytest.fixture(scope="module")
def trained(made: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The package after training, with its recorder."""
    data = tmp_path_factory.mktemp("data")
    table(PLAIN).to_csv(data / "clients.csv", index=False)
    frozen = made.frozen.Frozen(data)
    importlib.import_module(f"{NAME}.training").fit(data, frozen)
    parity = made.selfcheck.install(frozen, made.folder / "artifacts")
    return SimpleNamespace(
        frozen=frozen, parity=parity, artifacts=made.folder / "artifacts", state=made.state.load(made.folder / "artifacts")
    )


class TestRecorder:
    def test_values_families_and_copies(self, made: SimpleNamespace) -> None:
        frozen, box = made.frozen.Frozen(), [1]
        assert frozen.value("a", box) is box and frozen.value("b", box, copy=True) is box
        frozen.value("le", "one", key="city")
        frozen.value("le", "two", key=2)
        box.append(2)
        assert frozen.values == {"a": [1, 2], "b": [1], "le": {"city": "one", 2: "two"}}

    def test_categories_are_those_of_get_dummies(self, made: SimpleNamespace) -> None:
        frozen = made.frozen.Frozen()
        data = pd.DataFrame({"n": [1, 2], "t": ["b", "a"], "c": pd.Categorical(["x", "y"], categories=["y", "x", "z"])})
        assert frozen.categories("frame", data) is data
        frozen.categories("text", data["t"], key="t")
        frozen.categories("numbers", pd.Series([3, 1, np.nan]))
        assert frozen.values == {"frame": {"t": ["a", "b"], "c": ["y", "x", "z"]}, "text": {"t": ["a", "b"]}, "numbers": [1.0, 3.0]}
        assert pd.get_dummies(data).columns.tolist() == ["n", *(f"{c}_{v}" for c, values in frozen.values["frame"].items() for v in values)]

    def test_what_a_model_was_fitted_with_keeps_its_labels_and_gaps(self, made: SimpleNamespace) -> None:
        frozen = made.frozen.Frozen()
        frame = pd.DataFrame({"a": [1.0, np.nan], "b": [1, 2]}, index=[7, 3])
        frozen.watch(frame)
        frame.loc[7, "b"] = 99
        assert frozen.watched.labels.tolist() == [7, 3] and frozen.watched.inputs["b"].tolist() == [1, 2] and list(frozen.missing) == ["a"]
        frozen.watch(frame.to_numpy(), frame["b"])
        assert frozen.watched.labels.tolist() == [7, 3] and list(frozen.missing) == ["a", 0]
        frozen.watch(["some", "texts"])
        assert frozen.watched.labels is None

    def test_dtypes_of_tables_put_below_one_another(self, made: SimpleNamespace, tmp_path: Path) -> None:
        frozen = made.frozen.Frozen()
        frozen.raw(pd.DataFrame({"a": [1], "b": ["x"], "c": pd.Categorical(["u"])}))
        frozen.raw(pd.DataFrame({"a": [1.5], "b": [1], "d": [True]}), load=1)
        made.state.save(frozen, tmp_path, ())
        dtypes = made.state.load(tmp_path).input_dtypes
        assert dtypes == {"a": "float64", "b": "object", "c": pd.CategoricalDtype(["u"]), "d": "bool"}

    def test_what_was_never_learnt_is_named(self, made: SimpleNamespace, tmp_path: Path) -> None:
        with pytest.raises(KeyError, match="absent"):
            made.state.save(made.frozen.Frozen(), tmp_path, ["absent"])

    def test_fitted_objects_answer_in_one_thread(self, made: SimpleNamespace, tmp_path: Path) -> None:
        from sklearn.ensemble import RandomForestClassifier, VotingClassifier

        x, y = np.arange(20.0).reshape(-1, 1), np.arange(20) % 2
        forest = RandomForestClassifier(3, n_jobs=2, random_state=0)
        frozen = made.frozen.Frozen()
        frozen.value("vote", {"v": VotingClassifier([("f", forest)], n_jobs=2).fit(x, y)})
        made.state.save(frozen, tmp_path, ["vote"])
        vote = made.state.load(tmp_path).vote["v"]
        assert vote.n_jobs == 1 and vote.estimators_[0].n_jobs == 1


class TestFrames:
    def test_state_holds_the_very_values(self, trained: SimpleNamespace) -> None:
        assert trained.parity["parity"] and trained.parity["matched"] == "label"
        assert trained.state.age_mean == trained.frozen.values["age_mean"] and type(trained.state.age_mean) is np.float64
        assert trained.state.plan_seen == ["free", "pro", "team"]

    def test_one_flipped_bit_anywhere_is_refused(self, made: SimpleNamespace, trained: SimpleNamespace, tmp_path: Path) -> None:
        files = {path.name: path.read_bytes() for path in trained.artifacts.iterdir() if path.suffix != ".md"}
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        for name, content in files.items():
            for offset in range(0, len(content), max(1, len(content) // 40)):
                spoilt = bytearray(content)
                spoilt[offset] ^= 1 << (offset % 8)
                (tmp_path / name).write_bytes(bytes(spoilt))
                with pytest.raises(made.manifest.Broken):
                    opened = made.manifest.open_manifest(tmp_path)
                    for each in opened.files:
                        opened.read(each)
            (tmp_path / name).write_bytes(content)

    def test_a_gap_widens_only_its_own_row(self, made: SimpleNamespace, trained: SimpleNamespace) -> None:
        tier = made.frame.FrameTier(trained.state)
        record = json.loads((trained.artifacts / "golden.json").read_text("utf-8"))["records"][0]["record"]
        rows = [made.schema.validate(record | {"age": age}) for age in (30, None)]
        assert tier.assemble(rows)["age"].dtype == "float64" and not tier.widens(rows[1])
        tier.dtypes["age"] = "int64"
        assert tier.widens(rows[1]) and tier.assemble(rows[:1])["age"].dtype == "int64"
        assert tier.answer(rows)[0] == tier.answer(rows[:1])[0]

    def test_a_missing_value_the_model_never_saw_is_blamed_on_its_field(self, made: SimpleNamespace, trained: SimpleNamespace) -> None:
        tier = made.frame.FrameTier(trained.state)
        record = json.loads((trained.artifacts / "golden.json").read_text("utf-8"))["records"][0]["record"]
        row = made.schema.validate(record).model_copy(update={"fee": None})
        assert tier.answer([row])[0] == made.fields.problem("null", "fee")
        tier.seen = frozenset({"fee"})
        # The model itself cannot take a gap: still a refusal, and still of this field.
        assert tier.answer([row])[0] == made.fields.problem("null", "fee")

    def test_rows_are_found_by_value_where_labels_do_not_lead(self, made: SimpleNamespace, trained: SimpleNamespace) -> None:
        frozen = made.frozen.Frozen()
        frozen.values, frozen.tables = trained.frozen.values, trained.frozen.tables
        frozen.watch(trained.frozen.watched.inputs.reset_index(drop=True))
        _, parity = made.selfcheck.check(frozen, trained.artifacts)
        assert parity["parity"] and parity["matched"] == "value"
        frozen.watch(trained.frozen.watched.inputs.assign(fee=0.125))
        _, parity = made.selfcheck.check(frozen, trained.artifacts)
        assert not parity["parity"] and parity["first_difference"]["column"] == "fee"

    def test_threads_share_one_predictor(self, made: SimpleNamespace, trained: SimpleNamespace) -> None:
        from concurrent.futures import ThreadPoolExecutor

        predictor = made.predictor.Predictor.load(trained.artifacts)
        golden = made.predictor.read_golden(trained.artifacts)[:40]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda each: predictor.predict([each["record"]])[0].document(), golden * 2))
        assert found == [each["outcome"] for each in golden] * 2

    def test_the_predictor_answers_a_mixed_batch_in_order(self, made: SimpleNamespace, trained: SimpleNamespace) -> None:
        predictor = made.predictor.Predictor.load(trained.artifacts)
        good = made.predictor.read_golden(trained.artifacts)[0]
        bad = good["record"] | {"since": "31/02/2020"}
        outcomes = [each.document() for each in predictor.predict([good["record"], bad, 1, good["record"] | {"x": 1}, good["record"]])]
        assert [each.get("error", {}).get("code") for each in outcomes] == [None, "format", "type", "unknown", None]
        assert outcomes[0] == outcomes[4] == good["outcome"] and outcomes[1]["error"]["field"] == "since"

    @pytest.mark.parametrize(
        "kind",
        [np.asarray, pd.DataFrame, lambda rows: np.asarray(rows)[:, 1], lambda rows: pd.Series([row[1] for row in rows])],
        ids=range(4),
    )
    def test_a_difference_names_its_column_and_both_values(self, made: SimpleNamespace, trained: SimpleNamespace, kind: Any) -> None:
        record = made.predictor.read_golden(trained.artifacts)[0]["record"]
        tier = SimpleNamespace(inputs=lambda rows: kind([[1.0, 2.0]]))
        watched = made.frozen.Watched(kind([[1.0, 2.0], [1.0, 3.0]]), None)
        found = list(made.selfcheck._differences([record, record], watched, [0, 1], tier))
        assert len(found) == 1 and found[0]["record"] == 1 and found[0]["column"] in ("0", "1", "None")
        assert (found[0]["service"], found[0]["notebook"]) == ((2.0).hex(), (3.0).hex())
