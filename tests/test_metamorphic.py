"""Metamorphic: changes to a notebook that mean nothing change nothing: the same plan, up to names and origins.

Each test converts a project twice, as written and changed, and compares what `Meaning` keeps of the plan.
"""

import ast
import io
import json
import re
import shutil
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from conftest import notebook_text
from oracles import ORACLES, PROJECTS

from nb2svc import config
from nb2svc.convert import Converted, convert
from nb2svc.ir import expression as language
from nb2svc.ir.contract import Contract
from nb2svc.ir.plan import Plan

NAMES = sorted(ORACLES)
Cells = list[str]

RENAMED = {
    "apartments_regression": {"flats": "homes", "gbr": "booster", "features": "wanted", "freq": "share", "pred": "guess", "limit": "cap"},
    "bikes_classes": {"bikes": "table", "medians": "fills", "preprocess": "prepare", "add_features": "extend", "MeanEncoder": "Shrunk", "forest": "trees"},
    "churn_messy": {"models": "tried", "m": "candidate", "best": "winner", "final": "chosen", "df2": "wide", "cols": "wanted", "results": "marks"},
    "clinic_manual": {"df": "table", "data": "original", "scaler": "standard", "logreg": "classifier", "X_train_s": "scaled", "y_pred": "guess"},
    "parcels_late": {"parcels": "boxes", "depots": "stations", "urgency": "how_urgent", "gbc": "booster", "threshold": "cut_off", "row": "one_row"},
    "soils_crop": {"soil": "ground", "raw": "measured", "texture_rank": "order", "mm": "scaling", "grid": "search", "knn": "nearest"},
}
"""Project → its variables, functions, classes and parameters under other names; columns keep theirs."""

MOVED = {
    # The frequencies of the districts need nothing of the years; the areas neither.
    "apartments_regression": [('freq = flats["district"]', 'flats["year_built"] = flats["year_built"].fillna(flats.groupby')],
    # The mapping of one column and the gaps of another.
    "clinic_manual": [('df["Chronic"] = df["Chronic"].map', 'df["Age"] = df["Age"].fillna'), ('y = df["NoShow"]', 'X = df.drop("NoShow"')],
    # The depots' file is read first, the threshold is set before there is a model; a new column would move to another place.
    "parcels_late": [
        ('depots = pd.read_csv("depots.csv")', 'parcels = pd.read_csv("parcels.csv"'),
        ("threshold = 0.35", "def urgency(row)"),
        ('parcels["fragile"] = parcels["fragile"].eq', 'parcels["is_insured"] ='),
    ],
}
"""Project → statements (by how they begin), and the one before which each may stand as well."""

DEAD = (
    "unused_total = 1 + 1\nprint(unused_total)",
    "def never_called(rows):\n    return rows.shift(1)",
    "for unused_number in range(3):\n    print(unused_number ** 2)",
    "try:\n    import no_such_library\nexcept ImportError:\n    pass",
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What may not change: the fields, what is learnt, every step with all it is made of, the answer, and the training statements."""

    contract: Contract
    state: tuple[str, ...]
    steps: tuple[str, ...]
    prediction: str
    probabilities: str
    training: tuple[str, ...]
    functions: tuple[str, ...]
    flags: tuple[bool, ...]


def meaning(plan: Plan, back: dict[str, str]) -> Meaning:
    """A plan without its own names, places and order; `back` takes the notebook's names to those it had before."""

    def text(source: str) -> str:
        return replaced(source, back)

    learnt = {state.name: f"<{state.kind}: {text(state.expression)}{' …' * state.keyed}>" for state in plan.state}
    steps: dict[str, str] = {}

    def spelled(value: language.Expr) -> str:
        def change(inner: language.Expr) -> language.Expr:
            match inner:
                case language.State(name, key):
                    return language.Symbol(learnt[name] + ("" if key is None else f"[{key!r}]"))
                case language.Ref(name):
                    return language.Symbol(steps[name])
                case language.Function(source, captured):
                    return language.Function(text(source), tuple((text(name), value) for name, value in captured))
            return inner

        return language.show(language.transform(value, change))

    for step in (*plan.features, *plan.answer):
        steps[step.name] = spelled(step.value)
    return Meaning(
        plan.contract,
        tuple(sorted(learnt.values())),
        tuple(sorted(steps.values())),
        spelled(plan.prediction),
        "" if plan.probabilities is None else spelled(plan.probabilities),
        tuple(sorted(unnumbered(shape(text(each.text))) for each in plan.training.statements)),
        tuple(sorted(shape(text(source)) for _, source in plan.functions.definitions)),
        (plan.imputes, plan.batch_exact),
    )


def unnumbered(statement: str) -> str:
    """A training statement without the name of what it takes down and the number of the file it reads."""
    return re.sub(r"(frozen\.raw\(.*), \d+\)", r"\1)", re.sub(r"frozen\.(\w+)\('\w+'", r"frozen.\1(…", statement))


def shape(source: str) -> str:
    """A statement without layout and comments."""
    return ast.unparse(ast.parse(source))


def replaced(source: str, names: dict[str, str]) -> str:
    """Python with other names; attributes, keywords of calls and texts keep theirs."""
    if not names:
        return source
    hidden = re.sub(r"(?m)^(\s*)([%!])", r"\1#MAGIC\2", source)
    tokens = list(tokenize.generate_tokens(io.StringIO(hidden).readline))
    lines = hidden.splitlines(keepends=True)
    depth, places = 0, []
    for before, token, after in zip([tokens[0], *tokens], tokens, [*tokens[1:], tokens[-1]]):
        depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}")) if token.type == tokenize.OP else 0
        is_keyword = depth > 0 and after.string == "=" and before.string in ("(", ",")
        if token.type == tokenize.NAME and token.string in names and before.string != "." and not is_keyword:
            places.append((token.start, token.string))
    for (row, column), name in reversed(places):
        line = lines[row - 1]
        lines[row - 1] = line[:column] + names[name] + line[column + len(name) :]
    return "".join(lines).replace("#MAGIC", "")


@cache
def cells_of(name: str) -> tuple[str, ...]:
    """The code cells of a project's notebook."""
    notebook = json.loads((PROJECTS / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    return tuple("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")


@cache
def as_written(name: str) -> Meaning:
    """What the project's own notebook means."""
    path = PROJECTS / name / f"{name}.ipynb"
    return meaning(converted(path), {})


def converted(path: Path) -> Plan:
    """The plan of a notebook."""
    outcome = convert((path,), config.load((path,)))
    assert isinstance(outcome, Converted), [(found.code, found.message) for found in outcome.diagnostics]
    return outcome.plan


@pytest.fixture
def means(tmp_path: Path) -> Callable[..., Meaning]:
    """What a project means with other cells."""

    def read(name: str, cells: Cells, back: dict[str, str] | None = None) -> Meaning:
        folder = tmp_path / name
        shutil.copytree(PROJECTS / name, folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
        path = folder / f"{name}.ipynb"
        path.write_text(notebook_text(*cells), encoding="utf-8")
        return meaning(converted(path), back or {})

    return read


def statements(cell: str) -> Iterator[str]:
    """The top-level statements of a cell, each with the comments and magics before it."""
    lines = cell.splitlines()
    hidden = "\n".join("#" if line.lstrip().startswith(("%", "!")) else line for line in lines)
    start = 0
    for node in ast.parse(hidden).body:
        assert node.end_lineno is not None
        if node.end_lineno > start:
            yield "\n".join(lines[start : node.end_lineno])
            start = node.end_lineno
    if rest := lines[start:]:
        yield "\n".join(rest)


def split(cells: tuple[str, ...]) -> Cells:
    """One cell a statement."""
    return [part for cell in cells for part in statements(cell)]


@pytest.mark.parametrize("name", NAMES)
class TestLayout:
    def test_cells_are_split(self, name: str, means: Callable[..., Meaning]) -> None:
        cells = split(cells_of(name))
        assert len(cells) > len(cells_of(name))
        assert means(name, cells) == as_written(name)

    def test_cells_are_merged(self, name: str, means: Callable[..., Meaning]) -> None:
        assert means(name, ["\n\n".join(cells_of(name))]) == as_written(name)

    def test_comments_and_blank_lines(self, name: str, means: Callable[..., Meaning]) -> None:
        cells = [f"# a note, number {number}\n\n\n{cell}\n\n# looks good  " for number, cell in enumerate(cells_of(name))]
        assert means(name, cells) == as_written(name)


@pytest.mark.parametrize("name", sorted(RENAMED))
def test_names_are_others(name: str, means: Callable[..., Meaning]) -> None:
    names = RENAMED[name]
    cells = [replaced(cell, names) for cell in cells_of(name)]
    assert cells != list(cells_of(name))
    assert not any(re.search(rf"\b{other}\b", cell) for other in names.values() for cell in cells_of(name)), "a new name is taken"
    assert means(name, cells, {other: old for old, other in names.items()}) == as_written(name)


@pytest.mark.parametrize("name", sorted(MOVED))
def test_independent_statements_stand_elsewhere(name: str, means: Callable[..., Meaning]) -> None:
    cells = split(cells_of(name))
    for beginning, before in MOVED[name]:
        (moved,) = [cell for cell in cells if cell.lstrip("# \n").startswith(beginning) or f"\n{beginning}" in cell]
        cells.remove(moved)
        (place,) = [number for number, cell in enumerate(cells) if cell.startswith(before)]
        cells.insert(place, moved)
    assert cells != split(cells_of(name))
    assert means(name, cells) == as_written(name)


@pytest.mark.parametrize("name", ["apartments_regression", "clinic_manual", "parcels_late"])
@pytest.mark.parametrize("dead", DEAD, ids=lambda dead: dead.split("\n")[0])
def test_a_dead_cell_anywhere(name: str, dead: str, means: Callable[..., Meaning]) -> None:
    cells = list(cells_of(name))
    for place in (len(cells), len(cells) // 2, 1):
        cells.insert(place, dead)
    assert means(name, cells) == as_written(name)


@pytest.mark.parametrize(("name", "table"), [("apartments_regression", "flats"), ("clinic_manual", "df"), ("parcels_late", "parcels")])
def test_a_look_at_the_table_anywhere(name: str, table: str, means: Callable[..., Meaning]) -> None:
    cells = split(cells_of(name))
    first = next(number for number, cell in enumerate(cells) if re.search(rf"(?m)^{table} = ", cell)) + 1
    looks = [f"{table}.head()", f"print({table}.shape)", f"seen = {table}.copy()\nseen['extra'] = 1\nseen.describe()", f"{table}.isna().sum().plot.bar()\nplt.show()"]
    for place, look in enumerate(looks):
        cells.insert(first + 5 * place, look)
    assert means(name, cells) == as_written(name)


def test_the_comparison_tells_meanings_apart(means: Callable[..., Meaning]) -> None:
    """What does mean something is seen: a test that can fail."""
    cells = list(cells_of("clinic_manual"))
    for old, new in (('["Age"].mean()', '["Age"].median()'), ("test_size=0.3", "test_size=0.2"), ("drop_first=True", "drop_first=False")):
        changed = [cell.replace(old, new) for cell in cells]
        assert changed != cells
        assert means("clinic_manual", changed) != as_written("clinic_manual")
