"""The catalog as a library: names, binding, effects, where the rule files are found."""

import ast
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nb2svc import catalog as catalog_package
from nb2svc.catalog import UNKNOWN, BindError, CatalogError, Effect, load
from nb2svc.catalog.catalog import Catalog
from nb2svc.catalog.outline import Outline
from nb2svc.catalog.review import review
from nb2svc.catalog.rule import FLAGS, TASKS
from nb2svc.catalog.shelf import extra_files

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("dotted", "effect", "task"),
    [
        ("pandas.read_csv", Effect.READS, "load"),
        ("pandas.Series.mean", Effect.AGGREGATE, None),
        ("pandas.Series.isna", Effect.ROW_WISE, None),
        ("pandas.Series.isnull", Effect.ROW_WISE, None),
        ("pandas.Series.str.lower", Effect.ROW_WISE, None),
        ("numpy.log1p", Effect.ROW_WISE, None),
        ("sklearn.model_selection.train_test_split", Effect.ROW_FILTER, "split"),
        ("sklearn.cross_validation.train_test_split", Effect.ROW_FILTER, "split"),
        ("sklearn.preprocessing.StandardScaler", Effect.CONSTANT, None),
        ("sklearn.preprocessing.StandardScaler.transform", Effect.ROW_WISE, "transform"),
    ],
)
def test_a_dotted_name_has_its_effect(dotted: str, effect: Effect, task: str | None) -> None:
    rule = load().function(dotted)
    assert rule is not None
    assert (rule.effect, rule.task) == (effect, task)


def test_what_is_not_known_has_no_rule() -> None:
    catalog = load()
    assert catalog.function("pandas.no_such_function") is None
    assert catalog.klass("pandas.NoSuchClass") is None
    assert catalog.method("pandas.Series", "no_such_method") is None
    assert catalog.method("nowhere.Nothing", "fit") is None
    assert not catalog.knows("nowhere.module")
    assert catalog.knows("sklearn.preprocessing")


def test_a_class_knows_its_protocols_and_inherited_methods() -> None:
    scaler = load().klass("sklearn.preprocessing.StandardScaler")
    assert scaler is not None
    assert {"Transformer", "Estimator"} <= set(scaler.protocols)
    assert scaler.flags["batch_exact"] is True
    assert scaler.methods["fit_transform"].flags["row_method"] == "transform"
    assert scaler.methods["fit"].flags["mutates"] == "self"
    assert scaler.methods["fit"].name == "sklearn.preprocessing.StandardScaler.fit"


def test_an_accessor_is_the_class_of_its_attribute() -> None:
    catalog = load()
    attribute = catalog.method("pandas.Series", "str")
    assert attribute is not None and attribute.is_property
    accessor = catalog.returned_class(attribute)
    assert accessor is not None and accessor is catalog.klass("pandas.StringAccessor")
    lower = catalog.method("pandas.Series.str", "lower")
    assert lower is not None and lower.dtype == "str" and lower.body


def test_arguments_bind_to_parameters() -> None:
    fillna = load().method("pandas.Series", "fillna")
    assert fillna is not None
    assert fillna.bind(1, ("inplace",)) == {"value": 0, "inplace": "inplace"}
    with pytest.raises(BindError):
        fillna.bind(2)
    with pytest.raises(BindError):
        fillna.bind(1, ("value",))
    with pytest.raises(BindError):
        fillna.bind(0, ("nothing",))
    apply = load().method("pandas.Series", "agg")
    assert apply is not None and apply.bind(3, ("extra",)) == {"func": 0, "axis": 1, "args": (2,), "kwargs": ("extra",)}


def test_a_parameter_may_change_the_effect() -> None:
    catalog = load()
    mean, drop, cut = (catalog.function(f"pandas.{name}") for name in ("DataFrame.mean", "DataFrame.drop", "cut"))
    assert mean is not None and drop is not None and cut is not None
    assert mean.effect_with({}) is Effect.AGGREGATE
    assert mean.effect_with({"axis": 1}) is Effect.ROW_WISE
    assert mean.effect_with({"axis": UNKNOWN}) is Effect.AGGREGATE
    assert drop.effect_with({"labels": UNKNOWN}) is Effect.ROW_FILTER
    assert drop.effect_with({"columns": UNKNOWN}) is Effect.ROW_WISE
    assert drop.effect_with({"labels": ["a"], "axis": 1}) is Effect.ROW_WISE
    assert drop.effect_with({"labels": ["a"], "axis": 0}) is Effect.ROW_FILTER
    assert cut.effect_with({"bins": 5}) is Effect.BROADCAST_AGGREGATE
    assert cut.effect_with({"bins": [0, 1]}) is Effect.ROW_WISE
    assert cut.effect_with({"bins": UNKNOWN}) is Effect.BROADCAST_AGGREGATE


def test_the_dimensions_may_decide_the_effect() -> None:
    mean, dot = (load().function(f"numpy.{name}") for name in ("mean", "dot"))
    assert mean is not None and dot is not None
    assert mean.effect_with({"axis": -1}) is Effect.OPAQUE
    assert mean.effect_with({"axis": -1}, dimensions=1) is Effect.AGGREGATE
    assert mean.effect_with({"axis": -1}, dimensions=2) is Effect.ROW_WISE
    assert mean.effect_with({"axis": 0}, dimensions=2) is Effect.AGGREGATE
    assert [dot.effect_with({}, dimensions) for dimensions in (None, 1, 2)] == [Effect.OPAQUE, Effect.AGGREGATE, Effect.ROW_WISE]


def test_a_moved_name_has_its_rule() -> None:
    catalog = load()
    for old, new in (
        ("sklearn.externals.joblib.dump", "joblib.dump"),
        ("tqdm.auto.tqdm", "tqdm.tqdm"),
        ("cloudpickle.load", "pickle.load"),
    ):
        moved = catalog.function(old)
        assert moved is not None and moved.name == new


def test_a_parameter_may_be_refused() -> None:
    fillna = load().method("pandas.Series", "fillna")
    assert fillna is not None
    assert fillna.refusals({"value": 0}) == ()
    assert fillna.refusals({"method": None}) == ()
    assert len(fillna.refusals({"method": "ffill"})) == 1


def test_a_user_rule_goes_first(tmp_path: Path) -> None:
    rules = tmp_path / "mine.py"
    rules.write_text('NAME = "acme.text"\n\n\n@row_wise\ndef clean(text) -> str: ...\n\n\n__any__ = opaque\n')
    catalog = load((rules,))
    clean = catalog.function("acme.text.clean")
    assert clean is not None and clean.effect is Effect.ROW_WISE
    other = catalog.function("acme.text.other")
    assert other is not None and other.effect is Effect.OPAQUE and other.flags["wildcard"]
    assert catalog.knows("acme") and not load().knows("acme")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def f(x): ...\n", "states no effect"),
        ("@row_wise\ndef f(x: ...\n", "mine.py:"),
        ("@becomes(row_wise, x=y + 1)\n@aggregate\ndef f(x): ...\n", "takes literals"),
    ],
)
def test_a_wrong_rule_file_names_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.py"
    path.write_text(text)
    with pytest.raises(CatalogError, match=message):
        list(Catalog(tmp_path, extra_files(path)).function("mine.f").flags)  # type: ignore[union-attr]


def test_the_outline_of_a_file_is_what_the_parser_finds() -> None:
    for path in sorted((ROOT / "rules").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        outline = Outline(text, str(path))
        classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
        functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
        assert [name for name in outline.names if outline.klass(name)] == [node.name for node in classes], path
        assert [(name, outline.function(name).lineno) for name in outline.names if outline.function(name)] == [  # type: ignore[union-attr]
            (node.name, node.lineno) for node in functions
        ], path
        for node in classes:
            _, body = outline.klass(node.name) or (None, outline)
            inner = [(each.name, each.lineno, ast.unparse(each)) for each in node.body if isinstance(each, ast.FunctionDef)]
            found = [each for each in map(body.function, body.names) if each]
            assert [(each.name, each.lineno, ast.unparse(each)) for each in found] == inner, f"{path}: {node.name}"


def _origin(folder: Path) -> str:
    """Where a fresh process that imports nb2svc from `folder` finds the rule of read_csv."""
    script = "from nb2svc.catalog import load; print(load().function('pandas.read_csv').origin)"
    return subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True).stdout


def _copy_package(folder: Path) -> Path:
    shutil.copytree(ROOT / "nb2svc", folder / "nb2svc", ignore=shutil.ignore_patterns("__pycache__", "_rules"))
    return folder / "nb2svc"


def test_a_checkout_reads_its_sibling_folder(tmp_path: Path) -> None:
    package = _copy_package(tmp_path)
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copytree(ROOT / "rules", package / "_rules")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "nb2svc"\n')
    assert _origin(tmp_path).startswith((tmp_path / "rules").as_posix())


def test_an_installed_package_reads_its_own_copy(tmp_path: Path) -> None:
    package = _copy_package(tmp_path)
    shutil.copytree(ROOT / "rules", package / "_rules")
    (tmp_path / "rules" / "pandas").mkdir(parents=True)
    (tmp_path / "rules" / "pandas" / "theirs.py").write_text("raise SystemExit\n")
    assert _origin(tmp_path).startswith((package / "_rules").as_posix())
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert _origin(tmp_path).startswith((package / "_rules").as_posix())


def test_a_wheel_holds_the_rules(tmp_path: Path) -> None:
    """Built as pip builds it, unpacked as pip installs it: each rule file is there, and is the one that is read."""
    script = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    built = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True)
    installed = tmp_path / "site-packages"
    with zipfile.ZipFile(tmp_path / built.stdout.split()[-1]) as wheel:
        wheel.extractall(installed)
    packaged = {path.relative_to(installed / "nb2svc" / "_rules") for path in (installed / "nb2svc" / "_rules").rglob("*.py")}
    assert packaged == {path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*.py")}
    assert _origin(installed).startswith((installed / "nb2svc" / "_rules").as_posix())


def test_loading_is_fast() -> None:
    """pandas, numpy and scikit-learn together; best of three, so that a busy machine does not decide."""
    names = ("pandas.Series.mean", "pandas.DataFrame.mean", "pandas.read_csv", "numpy.log1p", "numpy.mean")
    estimators = ("preprocessing.StandardScaler", "linear_model.Ridge", "ensemble.RandomForestClassifier")
    times = []
    for _ in range(3):
        script = (
            "import time; from nb2svc.catalog import load; start = time.process_time(); catalog = load()\n"
            f"for name in {names!r}: assert catalog.function(name)\n"
            f"for name in {estimators!r}: assert catalog.klass('sklearn.' + name)\n"
            "print(time.process_time() - start)"
        )
        run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        times.append(float(run.stdout))
    assert min(times) < 0.04


def test_each_flag_is_documented() -> None:
    words = set(re.findall(r"\w+", catalog_package.__doc__ or ""))
    assert not (FLAGS | TASKS) - words - {"staticmethod", "wildcard"}


def test_our_own_files_stand_the_review_of_a_user_s() -> None:
    for file in load().files():
        review(file)
