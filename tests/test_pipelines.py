"""Kubeflow pipelines: each form is read as the cells of one run, and what cannot be followed is refused by name."""

import ast
from pathlib import Path

import pytest
from conftest import ROOT, notebook_text

from nb2svc import config, sources
from nb2svc.analyse import analyse
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.program import Cell, Program
from nb2svc.report.formats.finding import locate

pytestmark = pytest.mark.quick

HEAD = """\
from typing import NamedTuple
from kfp import dsl
from kfp.dsl import Collected, Dataset, Input, InputPath, Metrics, Model, Output, OutputPath, component
"""
FIT = """
@component
def fit(table: Input[Dataset], model: Output[Model], depth: int = 3):
    import joblib
    import pandas as pd
    from sklearn.tree import DecisionTreeClassifier
    df = pd.read_csv(table.path)
    tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(df[["a", "b"]], df["y"])
    joblib.dump(tree, model.path)

@component
def score(table: Input[Dataset], model: Input[Model]) -> float:
    import joblib
    import pandas as pd
    df = pd.read_csv(table.path)
    tree = joblib.load(model.path)
    predicted = tree.predict(df[["a", "b"]])
    return float((predicted == df["y"]).mean())

@component
def load(path: str, table: Output[Dataset]):
    import pandas as pd
    pd.read_csv(path).to_csv(table.path, index=False)
"""
ROWS = "a,b,y\n" + "".join(f"{i % 7},{i % 5},{int(i % 7 > i % 5)}\n" for i in range(60))


@pytest.fixture
def gym() -> Path:
    return ROOT / "fixtures" / "forms" / "gym"


def read(path: Path, *more: Path) -> Program:
    program = sources.read((path, *more))
    assert isinstance(program, Program), program
    return program


def code(cell: Cell) -> str:
    """A cell without the lines that keep its place."""
    return "\n".join(line for line in cell.code.split("\n") if line.strip())


def cells(tmp_path: Path, text: str, head: str = HEAD) -> list[str]:
    """The cells of a pipeline module."""
    path = tmp_path / "steps.py"
    path.write_text(head + text, encoding="utf-8")
    return [code(cell) for cell in read(path).cells]


def step(tmp_path: Path, component: str, call: str = "step()") -> str:
    """The one cell of a pipeline of one step."""
    return cells(tmp_path, f"{component}\n@dsl.pipeline\ndef run():\n    {call}\n")[-1]


def found(tmp_path: Path, text: str, name: str = "steps.py") -> list[Diagnostic]:
    """What the analysis of a pipeline finds."""
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    program = sources.read((path,))
    if not isinstance(program, Program):
        return list(program)
    return list(analyse(program, config.load((path,))).diagnostics)


def codes(tmp_path: Path, text: str) -> list[str]:
    return [diagnostic.code for diagnostic in found(tmp_path, HEAD + FIT + text)]


@pytest.mark.parametrize(
    ("component", "call", "expected"),
    [
        pytest.param("@component\ndef step(a: int = 3, b: float = 2):\n    print(a, b)", "step(a=4)", "a = 4; b = 2.0\nprint(a, b)", id="defaults"),
        pytest.param("@component(base_image='x')\ndef step(a: int,\n         b: str = 'x'):\n    print(a, b)", "step(a=1)", "a = 1\nb = 'x'\nprint(a, b)", id="a line each"),
        pytest.param("@component\ndef step(a: int = 3):\n    print(1)", "step()", "print(1)", id="unread"),
        pytest.param("@component\ndef step(out: Output[Dataset]):\n    open(f'{out.path}.csv', 'w')", "step()", "out_path = 'step_out'\nopen(f'{out_path}.csv', 'w')", id="path in a formatted text"),
        pytest.param("@component\ndef step(out: Output[Model]):\n    out.metadata['k'] = 1", "step()", "step_out_metadata = {}\nstep_out_metadata['k'] = 1", id="metadata"),
        pytest.param("@component\ndef step(m: Output[Metrics]):\n    m.log_metric('r2', 0.5)", "step()", "print('r2', 0.5)", id="logging"),
        pytest.param("@component\ndef step(m: Output[Metrics]):\n    m.log_metric(metric='r2', value=0.5)", "step()", "print('r2', 0.5)", id="logging by keyword"),
        pytest.param("@component\ndef step(out: OutputPath(str)):\n    open(out, 'w')", "step()", "out = 'step_out'\nopen(out, 'w')", id="output path"),
        pytest.param('@component\ndef step():\n    """Said."""\n    x = """\n  kept\n"""', "step()", 'x = """\n  kept\n"""', id="texts of several lines"),
        pytest.param("@component\ndef step() -> float:\n    return 0.5", "step()", "step_output = 0.5", id="return"),
        pytest.param("@component\ndef step() -> float:\n    return (\n        0.5\n    )", "step()", "step_output = (\n    0.5\n)", id="return of several lines"),
        pytest.param("@component\ndef step() -> NamedTuple('O', [('a', int), ('b', int)]):\n    return (1, 2)", "step()", "step_a, step_b = (1, 2)", id="tuple"),
        pytest.param("@component\ndef step() -> NamedTuple('O', a=int, b=int):\n    from collections import namedtuple\n    O = namedtuple('O', 'a b')\n    return O(b=2, a=1)", "step()", "from collections import namedtuple\nO = namedtuple('O', 'a b')\nstep_a, step_b = 1, 2", id="named tuple by keyword"),
        pytest.param("@component\ndef step() -> NamedTuple('O', [('a', int)]):\n    return (1,)", "step()", "step_a, = (1,)", id="tuple of one"),
        pytest.param("@component\ndef step(a: int = 1) -> int:\n    if a:\n        return 1\n    else:\n        return 2", "step()", "a = 1\nif a:\n    step_output = 1\nelse:\n    step_output = 2", id="returns at the end"),
        pytest.param("@component\ndef step(a: int = 1) -> int:\n    if a:\n        return 1\n    return 2", "step()", "def step(a):\n    if a:\n        return 1\n    return 2\nstep_output = step(a=1)", id="return in the middle"),
        pytest.param("@component\ndef step(d: Input[Dataset]):\n    d_path = 3\n    print(d.path)", "step(d=dsl.importer(artifact_uri='s.csv', artifact_class=Dataset).output)", "d_artifact_path = 's.csv'\nd_path = 3\nprint(d_artifact_path)", id="taken name, importer"),
        pytest.param("@component\ndef step(name: str):\n    print(name)", "step(name=f'{1 + 1}-{\"x\"}')", "name = '2-x'\nprint(name)", id="folded"),
    ],
)  # fmt: skip
def test_body(component: str, call: str, expected: str, tmp_path: Path) -> None:
    assert step(tmp_path, component, call) == expected


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "steps.py"
    path.write_text(HEAD + FIT + "\n@dsl.pipeline\ndef run():\n    t = load(path='rows.csv')\n    fit(table=t.output)\n", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    for cell in read(path).cells:
        for node in ast.walk(cell.tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                assert lines[node.lineno - 1].strip() == ast.unparse(node)


@pytest.mark.parametrize("name", ["pipeline_v2.yaml", "pipeline_v1.yaml", "notebook_v1.ipynb", "notebook_v2.ipynb"])
def test_lines_of_what_is_embedded(name: str, gym: Path) -> None:
    """The line of the YAML or notebook that holds the beginning of each statement."""
    lines = (gym / name).read_text(encoding="utf-8").split("\n")
    for cell in read(gym / name).cells:
        for node in cell.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and "read_csv" in ast.unparse(node):
                line = cell.lines[node.lineno - 1] if cell.lines else node.lineno
                assert "df = pd.read_csv(" in lines[line - 1]


def test_control_that_the_text_decides(tmp_path: Path) -> None:
    text = """
@component
def step(a: str):
    print(a)

FLAG = "yes"

@dsl.pipeline
def run(mode: str = "full"):
    with dsl.If(mode == "full", name="x"):
        step(a="if")
    with dsl.Else():
        step(a="else")
    with dsl.ParallelFor(items=["only"]) as item:
        step(a=item)
    for word in ("p", "q"):
        step(a=word)
    if FLAG == "no":
        step(a="never")
    with dsl.ExitHandler(step(a="last")):
        first = step(a="first").set_caching_options(False)
        step(a=f"{mode}").after(first)
"""
    assert [line.split("'")[1] for line in cells(tmp_path, text)] == ["if", "only", "p", "q", "last", "first", "full"]


def test_pipelines_inside_pipelines(tmp_path: Path) -> None:
    text = FIT + """
@dsl.pipeline
def prepared(path: str) -> Dataset:
    return load(path=path).outputs["table"]

@dsl.pipeline
def run(path: str = "rows.csv"):
    fit(table=prepared(path=path).output)
"""
    first, second = cells(tmp_path, text)
    assert first.startswith("path = 'rows.csv'; table_path = 'load_table'") and "table_path = 'load_table'" in second


def test_the_order_follows_the_data(tmp_path: Path) -> None:
    path = tmp_path / "steps.py"
    path.write_text(HEAD + "\n@component\ndef a():\n    pass\n\n@component\ndef b():\n    pass\n\n@dsl.pipeline\ndef run():\n    x = a()\n    y = b()\n    x.after(y)\n", encoding="utf-8")
    assert [cell.id for cell in read(path).cells] == ["b", "a"]


def test_several_files(tmp_path: Path) -> None:
    """Components in modules beside the pipeline, which may be named too, in any order."""
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "__init__.py").write_text("from .fitting import fit\n", encoding="utf-8")
    (tmp_path / "steps" / "fitting.py").write_text(HEAD + FIT, encoding="utf-8")
    (tmp_path / "settings.py").write_text("DATA = 'rows.csv'\n", encoding="utf-8")
    pipeline = tmp_path / "pipeline.py"
    text = "from kfp import dsl\nimport steps.fitting as own\nfrom steps import fit\nfrom settings import DATA\n"
    pipeline.write_text(text + "@dsl.pipeline\ndef run(path: str = DATA):\n    t = own.load(path=path)\n    m = fit(table=t.output)\n    own.score(table=t.output, model=m.output)\n", encoding="utf-8")
    alone = read(pipeline)
    assert [cell.id for cell in alone.cells] == ["load", "fit", "score"]
    assert [source.path.name for source in alone.sources] == ["pipeline.py", "fitting.py"]
    together = read(tmp_path / "steps" / "fitting.py", pipeline)
    assert [code(cell) for cell in together.cells] == [code(cell) for cell in alone.cells]
    assert not analyse(together, config.load((pipeline,))).refusals


def test_definitions_of_the_module(tmp_path: Path) -> None:
    """What a function reads of its module comes along, and nothing else of it."""
    text = "import numpy as np\nLIMIT = 3\nOTHER = 4\ndef cut(x):\n    return np.minimum(x, LIMIT)\n\n@component\ndef step():\n    print(cut(5))\n\n@dsl.pipeline\ndef run():\n    step()\n\nrun_now = 1\n"
    assert cells(tmp_path, text) == ["import numpy as np\nLIMIT = 3\ndef cut(x):\n    return np.minimum(x, LIMIT)", "print(cut(5))"]


def test_a_parameter_without_a_value_is_asked_at_training(tmp_path: Path) -> None:
    text = "\n@component\ndef step(depth: int):\n    print(depth)\n\n@dsl.pipeline\ndef run(depth: int):\n    step(depth=depth)\n"
    assert cells(tmp_path, text) == ["import os; depth = int(os.environ['depth'])\nprint(depth)"]


def test_a_run_in_the_module_gives_values(tmp_path: Path) -> None:
    text = "\n@component\ndef step(depth: int):\n    print(depth)\n\n@dsl.pipeline\ndef run(depth: int):\n    step(depth=depth)\n\nkfp.Client().create_run_from_pipeline_func(run, arguments={'depth': 5})\n"
    assert cells(tmp_path, text) == ["depth = 5\nprint(depth)"]


def test_a_notebook_that_only_speaks_of_the_sdk_stays_a_notebook(tmp_path: Path) -> None:
    path = tmp_path / "plain.ipynb"
    path.write_text(notebook_text("import kfp", "x = 1  # a component of the sum"), encoding="utf-8")
    assert read(path).sources[0].kind == "ipynb"


def test_a_passed_value_is_no_step_s_own_name(tmp_path: Path) -> None:
    text = """
@component
def tune() -> int:
    return 4

@component
def other():
    tune_output = 9
    print(tune_output)

@component
def use(depth: int):
    print(depth)

@dsl.pipeline
def run():
    depth = tune()
    other()
    use(depth=depth.output)
"""
    assert cells(tmp_path, text) == ["tune_output_passed = 4", "tune_output = 9\nprint(tune_output)", "depth = tune_output_passed\nprint(depth)"]


def test_definitions_are_written_again_where_a_step_takes_their_name(tmp_path: Path) -> None:
    text = "def cut(x):\n    return x + 1\n\n@component\ndef one():\n    print(cut(1))\n\n@component\ndef two():\n    cut = 3\n    print(cut)\n\n@dsl.pipeline\ndef run():\n    one()\n    two()\n    one()\n    one()\n"
    own = "def cut(x):\n    return x + 1"
    assert cells(tmp_path, text) == [own, "print(cut(1))", "cut = 3\nprint(cut)", own, "print(cut(1))", "print(cut(1))"]


# -- refusals -----------------------------------------------------------------------------------------------------------------


def test_container_step_on_the_slice(tmp_path: Path) -> None:
    text = """
@dsl.container_component
def clean(table: Input[Dataset], out: Output[Dataset]):
    return dsl.ContainerSpec(image="cleaner:1", command=["clean"], args=[table.path, out.path])

@dsl.pipeline
def run():
    t = clean(table=load(path="rows.csv").output)
    fit(table=t.outputs["out"])
"""
    findings = found(tmp_path, HEAD + FIT + text)
    assert [diagnostic.code for diagnostic in findings if diagnostic.is_error][0] == "NB801"
    assert any("`clean`" in diagnostic.message and "cleaner:1" in diagnostic.message for diagnostic in findings)


def test_container_step_beside_the_slice(tmp_path: Path) -> None:
    text = """
@dsl.container_component
def notify(model: Input[Model]):
    return dsl.ContainerSpec(image="mail:1", command=["send"], args=[model.path])

@dsl.pipeline
def run():
    t = load(path="rows.csv").output
    m = fit(table=t).outputs["model"]
    score(table=t, model=m)
    notify(model=m)
"""
    assert codes(tmp_path, text) == []


def test_nothing_but_containers(tmp_path: Path) -> None:
    text = "from kfp import dsl\n\n@dsl.container_component\ndef all_of_it():\n    return dsl.ContainerSpec(image='x:1')\n\n@dsl.pipeline\ndef run():\n    all_of_it()\n"
    assert [(diagnostic.code, "all-of-it" in diagnostic.message) for diagnostic in found(tmp_path, text)] == [("NB801", True)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("with dsl.If(score(table=t, model=fit(table=t).output).output > 0.5):\n        m = fit(table=t).output\n    score(table=t, model=m)", []),
        ("with dsl.If(random.random() > 0.5):\n        m = fit(table=t).output\n    score(table=t, model=m)", ["NB804"]),
        ("with dsl.ParallelFor([2, 3]) as d:\n        m = fit(table=t, depth=d)\n        score(table=t, model=m.output)", ["NB804"]),
        ("with dsl.ParallelFor([2]) as d:\n        m = fit(table=t, depth=d)\n        score(table=t, model=m.output)", []),
        ("with dsl.ParallelFor([2, 3]) as d:\n        score(table=t, model=fit(table=t, depth=d).output)\n    score(table=t, model=fit(table=t).output)", []),
        ("m = fit(table=t)\n    with dsl.If(random.random() > 0.5):\n        score(table=t, model=m.output)", []),
    ],
)
def test_a_model_that_only_a_run_chooses(body: str, expected: list[str], tmp_path: Path) -> None:
    assert list(dict.fromkeys(codes(tmp_path, f"\n@dsl.pipeline\ndef run():\n    t = load(path='rows.csv').output\n    {body}\n"))) == expected


def test_requirements_merge_and_clash(tmp_path: Path) -> None:
    text = """
@component(packages_to_install=["pandas==2.2.3", "joblib"])
def one():
    pass

@component(packages_to_install=["Pandas==2.1.0", "joblib"])
def two():
    pass

@dsl.pipeline
def run():
    one()
    two()
"""
    findings = found(tmp_path, HEAD + text)
    assert [diagnostic.message for diagnostic in findings if diagnostic.code == "NB803"][0].startswith("`two` pins `pandas` 2.1.0, `one` pins 2.2.3")
    assert read(tmp_path / "steps.py").requirements == ("pandas==2.2.3", "joblib", "Pandas==2.1.0")


# -- compiled forms -----------------------------------------------------------------------------------------------------------

LOST = """\
deploymentSpec:
  executors:
    exec-fit:
      container:
        args: [--executor_input, '{{$}}', --function_to_execute, fit]
        command:
        - python3
        - |
          from kfp.dsl import *
          def fit(path: str):
              import pandas as pd
              from sklearn.tree import DecisionTreeClassifier
              df = clean(pd.read_csv(path))
              tree = DecisionTreeClassifier(random_state=0).fit(df[["a", "b"]], df["y"])
              predicted = tree.predict(df[["a", "b"]])
components:
  comp-fit: {executorLabel: exec-fit}
root:
  dag:
    tasks:
      fit:
        componentRef: {name: comp-fit}
        inputs: {parameters: {path: {runtimeValue: {constant: rows.csv}}}}
schemaVersion: 2.1.0
---
platforms: {}
"""


def test_what_compiling_lost(tmp_path: Path) -> None:
    findings = found(tmp_path, LOST, "fit.yaml")
    assert [diagnostic.code for diagnostic in findings][0] == "NB802" and "`clean`" in findings[0].message
    whole = LOST.replace("clean(pd.read_csv(path))", "pd.read_csv(path)")
    assert [diagnostic.code for diagnostic in found(tmp_path, whole, "fit.yaml")] == []
    kept = LOST.replace("          def fit(path", "          def clean(df):\n              return df\n          def fit(path")
    assert [diagnostic.code for diagnostic in found(tmp_path, kept, "fit.yaml")] == []


def test_a_component_file_is_a_program_of_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "component.yaml"
    path.write_text(COMPONENT, encoding="utf-8")
    program = read(path)
    assert [(cell.id, program.sources[0].kind) for cell in program.cells] == [("count", "kfp_yaml")]
    assert code(program.cells[0]) == "import os; table_path = os.environ['table']; limit = 5\nprint(table_path, limit)\ncount_output = 1.5"
    assert program.requirements == ("pandas==2.2.3",)
    line = next(node.lineno for node in program.cells[0].tree.body if isinstance(node, ast.Expr))
    assert COMPONENT.split("\n")[line - 1].strip() == "print(table_path, limit)"


COMPONENT = """\
name: Count
inputs:
- {name: table, type: CSV}
- {name: limit, type: Integer, default: '5', optional: true}
outputs:
- {name: Output, type: Float}
implementation:
  container:
    image: python:3.7
    command:
    - sh
    - -c
    - (PIP_DISABLE_PIP_VERSION_CHECK=1 python3 -m pip install --quiet --no-warn-script-location 'pandas==2.2.3' || python3 -m pip install --quiet 'pandas==2.2.3' --user) && "$0" "$@"
    - sh
    - -ec
    - |
      program_path=$(mktemp)
      python3 -u "$program_path" "$@"
    - |
      def count(table_path, limit = 5):
          print(table_path, limit)
          return 1.5

      import argparse
      _parser = argparse.ArgumentParser(prog='Count', description='')
      _parser.add_argument("--table", dest="table_path", type=str, required=True, default=argparse.SUPPRESS)
      _parser.add_argument("--limit", dest="limit", type=int, required=False, default=argparse.SUPPRESS)
      _parser.add_argument("----output-paths", dest="_output_paths", type=str, nargs=1)
      _parsed_args = vars(_parser.parse_args())
      _output_files = _parsed_args.pop("_output_paths", [])

      _outputs = count(**_parsed_args)
    args:
    - --table
    - {inputPath: table}
    - if:
        cond: {isPresent: limit}
        then:
        - --limit
        - {inputValue: limit}
    - '----output-paths'
    - {outputPath: Output}
"""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NB903"),
        (b"just: a mapping\n", "NB903"),
        (b"a: [1, 2\n", "NB903"),
        (b"\x00\x01", "NB903"),
        (b"\xff\xfe\xfa", "NB903"),
        (b"a: !!python/object/apply:os.system ['echo no']\n", "NB903"),
        (b"[" * 50_000, "NB904"),
        (b"a: " + b"{b: " * 5_000 + b"1" + b"}" * 5_000, "NB904"),
        (b"a: &a [x]\nb: [" + b"*a, " * 2_000 + b"]\n", "NB904"),
        (b"a: &a {b: *a}\n", "NB904"),
        (b"- 1\n" * 300_000, "NB904"),
        (b"schemaVersion: 2.1.0\ndeploymentSpec: [1]\nroot: 3\n", "NB903"),
        (b"kind: Workflow\nspec: {templates: 7, entrypoint: {a: b}}\n", "NB801"),
        (b"implementation: {container: {image: x, command: [{a: 1}]}}\n", "NB801"),
        (b"deploymentSpec: {}\nroot: {dag: {tasks: {a: {componentRef: 7}, b: null}}}\n", "NB801"),
        (b"a: 0o9\nb: 1" + b"0" * 5_000 + b"\nc: 2024-13-45\nd: ? [x]\n", "NB903"),
    ],
)
def test_hostile_yaml(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "pipeline.yaml"
    path.write_bytes(content)
    refused = sources.read((path,))
    assert isinstance(refused, tuple) and [diagnostic.code for diagnostic in refused] == [code]


def test_doubling_aliases_are_read_once(tmp_path: Path) -> None:
    """Each line refers twice to the one before: spelled out it would be a billion nodes."""
    path = tmp_path / "pipeline.yaml"
    path.write_text("a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)), encoding="utf-8")
    refused = sources.read((path,))
    assert isinstance(refused, tuple) and refused[0].code == "NB903"


def test_findings_name_the_step_and_the_line_of_the_file(tmp_path: Path) -> None:
    text = HEAD + FIT + "\n@dsl.pipeline\ndef run():\n    score(table=load(path='gone.csv').output, model=fit(table=load(path='gone.csv').output).output)\n"
    path = tmp_path / "steps.py"
    findings = locate(found(tmp_path, text), read(path), (path,))
    place = next(finding.place for finding in findings if finding.place is not None)
    assert place.describe().startswith("step load") and "read_csv(path)" in path.read_text(encoding="utf-8").split("\n")[place.shown_line() - 1]


def test_a_file_that_is_damaged_anywhere_is_read_or_refused(gym: Path, tmp_path: Path) -> None:
    """Lines lost and doubled: never an exception."""
    for name in ("pipeline_v2.py", "pipeline_v1.yaml", "pipeline_v2.yaml", "notebook_v1.ipynb"):
        lines = (gym / name).read_text(encoding="utf-8").split("\n")
        for place in range(0, len(lines), 9):
            path = tmp_path / name
            path.write_text("\n".join([*lines[:place], *lines[place + 2 :], lines[place]]), encoding="utf-8")
            sources.read((path,))
