"""Local modules: read like cells, never imported; what would be wrong is refused."""

from pathlib import Path

import pandas as pd
import pytest

from nb2svc import config, sources
from nb2svc.analyse import analyse
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import write
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.plan import show
from nb2svc.ir.program import Program
from nb2svc.lower import make_plan
from nb2svc.verify import verify

CLEAN = "def clean(df):\n    df['age'] = df['age'].fillna(df['age'].median())\n    return df\n"
LEVEL = "BOUNDS = [15, 20, 28]\ndef level(x):\n    return sum(x > bound for bound in BOUNDS)\n"
HELPERS = f'"""Helpers."""\nimport numpy as np\nfrom lib.words import LIMITS as BOUNDS\n\n{CLEAN}\ndef level(x):\n    return sum(x > bound for bound in BOUNDS)\n\nif __name__ == "__main__":\n    print(np.pi)\n'
FIT = "X = df[['age', 'fee']]\nmodel = DecisionTreeClassifier(random_state=0).fit(X, df['left'])\npred = model.predict(X)\n"
HEAD = "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier\n"
LOAD = "df = pd.read_csv('members.csv')\n"


def paths(folder: Path, notebook: str, **modules: str) -> tuple[Path, ...]:
    """A notebook with modules and data beside it."""
    pd.DataFrame({"age": [30, None, 52, 63] * 8, "fee": [1.5, 25.0, 30.0, 17.0] * 8, "left": [0, 1, 0, 1] * 8}).to_csv(folder / "members.csv", index=False)
    (folder / "lib").mkdir()
    (folder / "lib" / "__init__.py").write_text("")
    (folder / "lib" / "words.py").write_text("LIMITS = [15, 20, 28]\n")
    (folder / "src").mkdir()
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    (folder / "main.py").write_text(HEAD + notebook)
    return (folder / "main.py",)


def analysed(where: tuple[Path, ...]) -> Analysis:
    program = sources.read(where)
    assert isinstance(program, Program)
    return analyse(program, config.load(where))


def test_a_module_reads_like_its_text(tmp_path: Path) -> None:
    """The plan is that of the notebook that holds the functions itself, and the service answers as the notebook does."""
    use = LOAD + "df = clean(df)\ndf['fee'] = df['fee'].apply(lv)\n" + FIT
    where = paths(tmp_path, "from helpers import (clean,\n    level as lv)\nimport helpers as h\n" + use.replace("= clean", "= h.clean"), helpers=HELPERS)
    found = analysed(where)
    assert not found.refusals
    (tmp_path / "flat.py").write_text(HEAD + CLEAN + "BOUNDS = [15, 20, 28]\ndef level(x):\n    return sum(x > bound for bound in BOUNDS)\nlv = level\n" + use)
    plain = [[line.partition("  #")[0] for line in show(make_plan(one, "main")).splitlines()] for one in (found, analysed((tmp_path / "flat.py",)))]
    assert plain[0] == plain[1]
    assert [role.cell for role in found.roles] == [0]
    made = convert(where, config.load(where, out=tmp_path / "service"))
    assert isinstance(made, Converted)
    write(made.package, tmp_path / "service")
    training = (tmp_path / "service" / "src" / "main" / "training.py").read_text()
    assert [line.strip() for line in training.splitlines() if line.strip().startswith("# ")] == ["# words.py", "# helpers.py", "# notebook cell 1"]
    outcome = verify(tmp_path / "service")
    assert (outcome.problem, outcome.equal) == ("", outcome.records)


USES = {
    "whole": ("import os, helpers\n", "helpers.", {"helpers": CLEAN + LEVEL}),
    "alias": ("import helpers as h\nimport helpers as h\n", "h.", {"helpers": CLEAN + LEVEL}),
    "star": ("from helpers import *\n", "", {"helpers": CLEAN + LEVEL}),
    "module of a package": ("import lib.inner as inner\nimport lib.inner\n", "lib.inner.", {"lib/inner": CLEAN + LEVEL}),
    "from a package": ("from lib import inner\n", "inner.", {"lib/inner": CLEAN + LEVEL}),
    "folder without a package": ("from src import inner\n", "inner.", {"src/inner": CLEAN + LEVEL}),
    "a package's own": ("import lib\n", "lib.", {"lib/__init__": "from .inner import clean\n" + LEVEL, "lib/inner": CLEAN}),
    "behind a package's own": ("from lib.inner import clean\nfrom lib import level\n", "", {"lib/__init__": "from lib.inner import clean as other\n" + LEVEL, "lib/inner": CLEAN}),
    "module by module": ("import helpers as h\n", "h.", {"helpers": "import inner as i\nBOUNDS = i.LIMITS\nfrom inner import clean\n" + LEVEL.partition("\n")[2], "inner": LEVEL.partition("\n")[0].replace("BOUNDS", "LIMITS") + "\n" + CLEAN}),
}  # fmt: skip


@pytest.mark.parametrize("name", USES)
def test_a_module_as_a_whole_reads_like_its_text(tmp_path: Path, name: str) -> None:
    head, prefix, modules = USES[name]
    use = LOAD + "def prepare(df):\n    return CLEAN(df)\ndf = prepare(df)\ndf['fee'] = df['fee'].apply(LEVEL)\n" + FIT
    found = analysed(paths(tmp_path, head + use.replace("CLEAN", prefix + "clean").replace("LEVEL", prefix + "level"), **modules))
    assert not found.refusals, found.refusals
    (tmp_path / "flat.py").write_text(HEAD + CLEAN + LEVEL + use.replace("CLEAN", "clean").replace("LEVEL", "level"))
    plain = [[line.partition("  #")[0] for line in show(make_plan(one, "main")).splitlines()] for one in (found, analysed((tmp_path / "flat.py",)))]
    assert plain[0] == plain[1]


@pytest.mark.parametrize(
    ("notebook", "modules"),
    [
        ("import helpers\n" + LOAD + "df = getattr(helpers, 'clean')(df)\n" + FIT, {"helpers": CLEAN}),
        ("import helpers\n" + LOAD + "helpers.RATE = 3\ndf = helpers.clean(df)\n" + FIT, {"helpers": "RATE = 1\n" + CLEAN}),
        ("import helpers\nclean = 1\n" + LOAD + "df = helpers.clean(df)\n" + FIT, {"helpers": CLEAN}),
        ("import helpers\n" + LOAD + "def use(clean): return helpers.clean(clean)\ndf = use(df)\n" + FIT, {"helpers": CLEAN}),
        ("import helpers\n" + LOAD + "def use(helpers): return helpers\ndf = helpers.clean(use(df))\n" + FIT, {"helpers": CLEAN}),
        ("import helpers\n" + LOAD + "df = helpers.missing(df)\n" + FIT, {"helpers": CLEAN}),
        ("import helpers\n" + LOAD + "df = helpers.clean(df).query('fee > @helpers.LOW')\n" + FIT, {"helpers": "LOW = 2\n" + CLEAN}),
        ("from helpers import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": "def round(x): return x\n" + CLEAN}),
        ("from helpers import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": "HERE = __file__\n" + CLEAN}),
        ("from src import helpers, nothing\n" + LOAD + "df = helpers.clean(df)\n" + FIT, {"src/helpers": CLEAN}),
        ("from lib.inner import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"lib/__init__": "print('loaded')\n", "lib/inner": CLEAN}),
        ("from helpers import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": CLEAN + "print('loaded')\n"}),
        ("from helpers import clean\nRATE = 2\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": "RATE = 1\n" + CLEAN}),
        ("from helpers import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": "import numpy as pd\n" + CLEAN}),
        ("from helpers import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"helpers": "from other import x\n" + CLEAN, "other": "from helpers import clean\nx = 1\n"}),
        ("from statistics import clean\n" + LOAD + "df = clean(df)\n" + FIT, {"statistics": CLEAN}),
        ("from nowhere_to_be_found import clean\n" + LOAD + "df = clean(df)\n" + FIT, {}),
    ],
    ids=["by name", "set from outside", "own name", "a parameter's name", "its name means more", "no such name", "a query", "hides what Python has", "its own file", "not there", "package", "side effect", "two meanings", "two imports", "cycle", "shadows the library", "missing"],
)  # fmt: skip
def test_what_cannot_be_taken_along_is_refused(tmp_path: Path, notebook: str, modules: dict[str, str]) -> None:
    found = analysed(paths(tmp_path, notebook, **modules))
    expected = "NB105" if modules else "NB201"
    assert expected in {finding.code for finding in found.refusals}, found.diagnostics
