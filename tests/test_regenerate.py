"""Regeneration: what an author edited survives, and what clients rely on binds the next generation."""

import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import notebook_text
from made_service import make_plan, make_settings

from nb2svc.emit import render
from nb2svc.emit.merge import merge
from nb2svc.emit.write import Blocked, Written, write
from nb2svc.ir import lock
from nb2svc.ir.changes import Class, changes
from nb2svc.ir.contract import Answer, Contract, Field, Limits, Type
from nb2svc.ir.package import Package

pytestmark = pytest.mark.quick
BASE = "".join(f"line {number}\n" for number in range(12))


class TestMerge:
    def test_changes_of_both_sides_are_joined(self) -> None:
        yours = BASE.replace("line 2\n", "mine\n")
        new = BASE.replace("line 9\n", "nine\n") + "more\n"
        assert merge(BASE, yours, new).text == yours.replace("line 9\n", "nine\n") + "more\n"

    def test_the_same_change_on_both_sides_is_one(self) -> None:
        both = BASE.replace("line 2\n", "two\n")
        assert merge(BASE, both, both).text == both and not merge(BASE, both, both).conflicts

    def test_what_only_the_author_can_settle_is_marked(self) -> None:
        found = merge("a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n")
        assert found.conflicts == ("<<<<<<< yours\nB\n||||||| as generated before\nb\n=======\nbb\n>>>>>>> generated now\n",)
        assert found.text == f"a\n{found.conflicts[0]}c\n"

    def test_no_line_is_lost_over_random_edits(self) -> None:
        chance = random.Random(0)
        for turn in range(500):
            yours, mine = edited(chance, BASE, f"mine {turn}")
            new, theirs = edited(chance, BASE, f"new {turn}")
            text = merge(BASE, yours, new).text
            assert all(line in text for line in (*mine, *theirs)), (yours, new, text)


def edited(chance: random.Random, text: str, word: str) -> tuple[str, list[str]]:
    """The text with lines put in, changed and taken away; and the lines that were put in."""
    lines, added = text.splitlines(keepends=True), []
    for number in range(chance.randint(1, 4)):
        place, how = chance.randrange(len(lines)), chance.choice(["insert", "change", "delete"])
        if how != "delete":
            added.append(f"{word} {number}\n")
        lines[place : place + (how != "insert")] = added[-1:] if how != "delete" else []
    return "".join(lines), [line for line in added if line in lines]


class TestWrite:
    def test_an_edit_is_merged_with_a_new_generation(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"src/a.py": b"a = 1\nb = 2\nc = 3\nd = 4\n"}), target)
        (target / "src/a.py").write_text("a = 100\nb = 2\nc = 3\nd = 4\n")
        assert write(Package({"src/a.py": b"a = 1\nb = 2\nc = 3\nd = 44\n"}), target) == Written(target, merged=("src/a.py",))
        assert (target / "src/a.py").read_text() == "a = 100\nb = 2\nc = 3\nd = 44\n"
        # The edit lives on over further generations, and takes part in none of them.
        write(Package({"src/a.py": b"a = 1\nb = 2\nc = 3\nd = 44\ne = 5\n"}), target)
        assert (target / "src/a.py").read_text() == "a = 100\nb = 2\nc = 3\nd = 44\ne = 5\n"

    def test_a_conflict_writes_nothing_and_shows_both_sides(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"README.md": b"one\n", "x.txt": b"x\n"}), target)
        (target / "README.md").write_text("mine\n")
        before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
        blocked = write(Package({"README.md": b"two\n", "x.txt": b"y\n"}), target)
        assert isinstance(blocked, Blocked) and blocked.paths == ("README.md",)
        assert "mine\n" in blocked.conflicts["README.md"].text and "two\n" in blocked.conflicts["README.md"].text
        assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before

    def test_a_merge_that_is_no_python_is_a_conflict(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"a.py": b"x = (\n    1,\n    2,\n    3,\n)\n"}), target)
        (target / "a.py").write_text("x = (\n    1,\n    2,\n    3,\n    # mine\n    (\n)\n)\n")
        assert isinstance(write(Package({"a.py": b"x = [\n    1,\n    2,\n    3,\n)\n".replace(b"[", b"f(")}), target), Written)
        (target / "a.py").write_text("y = (\n    1,\n    2,\n    3,\n)\nif y:\n    pass\n")
        found = write(Package({"a.py": b"x = f(\n    1,\n    2,\n    3,\n"}), target)
        assert isinstance(found, Blocked) and found.paths == ("a.py",)

    def test_what_the_author_deleted_stays_deleted(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"a.txt": b"a\n", "b.txt": b"b\n"}), target)
        (target / "a.txt").unlink()
        for text in (b"a\n", b"aa\n"):
            write(Package({"a.txt": text, "b.txt": b"b\n"}), target)
            assert not (target / "a.txt").exists()

    def test_what_is_no_longer_generated_is_removed_unless_edited(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"a.txt": b"a\n", "b.txt": b"b\n", "c.txt": b"c\n"}), target)
        (target / "a.txt").write_text("mine\n")
        assert write(Package({"c.txt": b"c\n"}), target) == Written(target, orphans=("a.txt",))
        assert sorted(path.name for path in target.glob("*.txt")) == ["a.txt", "c.txt"]

    def test_a_killed_write_leaves_one_of_the_two_generations_and_the_repository_whole(self, tmp_path: Path) -> None:
        kill_writes(tmp_path, 20)

    def test_no_line_of_an_author_is_lost_over_generations(self, tmp_path: Path) -> None:
        assert regenerate_edited(tmp_path / "a-service", 40) >= 10

    def test_folders_stay_as_they_are(self, tmp_path: Path) -> None:
        target = tmp_path / "a-service"
        write(Package({"a/a.txt": b"a\n"}), target)
        (target / "data/empty").mkdir(parents=True)
        (target / "data").chmod(0o700)
        write(Package({"a/a.txt": b"b\n"}), target)
        assert (target / "data/empty").is_dir() and (target / "data").stat().st_mode & 0o777 == 0o700


FILES = 12


def write_in_turn(target: Path) -> tuple[int, int]:
    """A process that writes two generations in turn until it is killed: its id, and where it says that it has written both."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        for turn in itertools.count():
            write(Package({f"d{n}/f{n}.txt": f"{turn % 2}\n".encode() for n in range(FILES)}), target)
            if turn == 1:
                os.write(told, b"!")
    os.close(told)
    return child, heard


def kill_writes(folder: Path, times: int) -> None:
    """Write two generations in turn, over a repository of the author's, and kill the writer at any moment."""
    target = folder / "a-service"
    write(Package({f"d{n}/f{n}.txt": b"0\n" for n in range(FILES)}), target)

    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "gc.auto=0")
        return subprocess.run(["git", *identity, *arguments], cwd=target, capture_output=True, text=True, check=True).stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    # Packed, `.git/refs/heads` is empty.
    git("pack-refs", "--all")
    head, chance = git("rev-parse", "HEAD"), random.Random(1)
    for _ in range(times):
        child, heard = write_in_turn(target)
        assert os.read(heard, 1) == b"!"
        time.sleep(chance.random() * 0.1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(heard)
        assert len({path.read_bytes() for path in target.glob("d*/*.txt")}) == 1
        assert len(list(target.glob("d*/*.txt"))) == FILES
        assert git("rev-parse", "HEAD") == head
    assert git("fsck", "--strict") == "" and {line[:2] for line in git("status", "--porcelain", "d0", "d1").splitlines()} <= {" M"}


GENERATED = ("README.md", "Dockerfile", "service.yaml", "src/churn/features.py", "src/churn/settings.py")


def regenerate_edited(target: Path, times: int) -> int:
    """Edit a package and generate it anew, again and again: each line of the author's is there, or nothing was written. How often it was written."""
    chance, written = random.Random(2), 0
    files = render(make_plan(), make_settings()).files
    texts = {path: files[path].decode() for path in GENERATED}
    write(Package({path: text.encode() for path, text in texts.items()}), target)
    for turn in range(times):
        mine: dict[str, list[str]] = {}
        for path in chance.sample(GENERATED, 2):
            text, added = edited(chance, (target / path).read_text("utf-8"), f"# mine {turn}")
            (target / path).write_text(text, "utf-8")
            mine[path] = added
        before = {path: (target / path).read_text("utf-8") for path in GENERATED}
        new, theirs = dict(texts), {}
        for path in chance.sample(GENERATED, 2):
            new[path], theirs[path] = edited(chance, texts[path], f"# generated {turn}")
        found = write(Package({path: text.encode() for path, text in new.items()}), target)
        after = {path: (target / path).read_text("utf-8") for path in GENERATED}
        if isinstance(found, Blocked):
            assert after == before and set(found.paths) <= set(theirs)
            for path in found.paths:
                # The author gives way, or no later generation would be written either.
                (target / path).write_text(texts[path], "utf-8")
            continue
        texts, written = new, written + 1
        for path in GENERATED:
            lines = after[path].splitlines(keepends=True)
            assert all(line in lines for line in (*mine.get(path, ()), *theirs.get(path, ()))), (turn, path)
            # What the author had written in earlier turns stays until a line of it is edited again.
            assert all(line in lines for line in before[path].splitlines(keepends=True) if line.startswith("# mine")), (turn, path)
    return written


def contract(*fields: Field, **given: object) -> Contract:
    return replace(Contract("svc", "1", "", fields, ("target",), Answer(Type.INTEGER, True)), **given)  # type: ignore[arg-type]


AGE = Field("age", "age", 1, Type.INTEGER, "", False)
PLAN = Field("plan", "plan", 2, Type.STRING, "", False, ("free", "pro"), False)
NEW = Field("x", "x", 3, Type.STRING, "", False)


@pytest.mark.parametrize(
    "new,wanted",
    [
        (contract(AGE, PLAN), None),
        (contract(AGE, PLAN, NEW), Class.BREAKING),
        (contract(AGE, PLAN, replace(NEW, nullable=True)), Class.ADDITIVE),
        (contract(AGE), Class.BREAKING),
        (contract(AGE, ignored=("target", "plan")), Class.ADDITIVE),
        (contract(replace(AGE, nullable=True), PLAN), Class.ADDITIVE),
        (contract(replace(AGE, type=Type.NUMBER), PLAN), Class.BREAKING),
        (contract(replace(AGE, number=7), PLAN), Class.BREAKING),
        (contract(AGE, replace(PLAN, enum=("free",))), Class.BREAKING),
        (contract(AGE, replace(PLAN, enum=("free", "pro", "max"))), Class.ADDITIVE),
        (contract(AGE, replace(PLAN, open=True)), Class.ADDITIVE),
        (contract(AGE, PLAN, ignored=()), Class.BREAKING),
        (contract(AGE, PLAN, answer=Answer(Type.NUMBER, True)), Class.BREAKING),
        (contract(AGE, PLAN, answer=Answer(Type.INTEGER, False)), Class.BREAKING),
        (contract(AGE, PLAN, name="other"), Class.BREAKING),
        (contract(AGE, PLAN, limits=Limits(records=10)), Class.TIGHTENED),
        (contract(AGE, PLAN, limits=Limits(records=10_000)), Class.ADDITIVE),
    ],
)
def test_each_change_has_its_class(new: Contract, wanted: Class | None) -> None:
    found = changes(contract(AGE, PLAN), new)
    assert {change.kind for change in found} == ({wanted} if wanted else set())


def test_the_way_back_of_a_loosened_field_breaks() -> None:
    assert changes(contract(replace(AGE, nullable=True)), contract(AGE))[0].kind is Class.BREAKING
    assert changes(contract(replace(PLAN, open=True)), contract(PLAN))[0].kind is Class.BREAKING


def test_a_lock_reads_back() -> None:
    made = make_plan().contract
    again = lock.parse(json.dumps(lock.document(made)))
    assert lock.document(again) == lock.document(made) and not changes(made, again)


CELLS = (
    "import pandas as pd\nfrom sklearn.tree import DecisionTreeClassifier\ndf = pd.read_csv('d.csv')",
    "X = df[{columns}]\ny = df['y']\nmodel = DecisionTreeClassifier(random_state=0).fit(X, y)\npred = model.predict(X)",
)
ROWS = "a,b,c,y\n" + "".join(f"{n},{n * 2},{n % 3},{n % 2}\n" for n in range(12))


def convert_with(folder: Path, columns: list[str]) -> subprocess.CompletedProcess[str]:
    """Convert a notebook whose model reads these columns, into the same folder each time."""
    (folder / "d.csv").write_text(ROWS)
    (folder / "exp.ipynb").write_text(notebook_text(*(cell.replace("{columns}", repr(columns)) for cell in CELLS)))
    return subprocess.run([sys.executable, "-m", "nb2svc", "convert", "exp.ipynb", "-o", "svc"], cwd=folder, capture_output=True, text=True)


def locked(folder: Path) -> dict[str, object]:
    return json.loads((folder / "svc/contracts/contract.lock").read_text())


@pytest.mark.slow
def test_the_contract_binds_the_next_generation(tmp_path: Path) -> None:
    assert convert_with(tmp_path, ["a", "b"]).returncode == 0
    first = locked(tmp_path)
    # A removed column is accepted still, and its number is never given again.
    assert convert_with(tmp_path, ["b"]).returncode == 0
    second = locked(tmp_path)
    assert second["fields"]["b"] == first["fields"]["b"] and "a" in second["ignored"]  # type: ignore[index]
    assert second["reserved"] == {"idents": ["a"], "numbers": [1]}
    proto = (tmp_path / "svc/contracts/exp/v1/exp.proto").read_text()
    assert proto.count("reserved 1;") == 2 and proto.count('reserved "a";') == 2
    # A new column that every record must have breaks old clients: nothing is written.
    refused = convert_with(tmp_path, ["b", "c"])
    assert refused.returncode == 1 and "NB508" in refused.stderr and locked(tmp_path) == second
    # A raised version is a contract of its own, from a fresh start.
    markup = tmp_path / "svc/service.yaml"
    markup.write_text(markup.read_text().replace("version: '1'", "version: '2'"))
    assert convert_with(tmp_path, ["b", "c"]).returncode == 0
    third = locked(tmp_path)
    assert third["version"] == "2" and third["reserved"] == {"idents": [], "numbers": []}
    assert (tmp_path / "svc/contracts/exp/v2/exp.proto").is_file() and not (tmp_path / "svc/contracts/exp/v1").exists()
    # The same once more changes nothing.
    before = {path: path.read_bytes() for path in (tmp_path / "svc").rglob("*") if path.is_file()}
    assert convert_with(tmp_path, ["b", "c"]).returncode == 0
    assert {path: path.read_bytes() for path in (tmp_path / "svc").rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_what_the_author_wrote_into_the_markup_holds_for_the_next_conversion(tmp_path: Path) -> None:
    assert convert_with(tmp_path, ["a", "b"]).returncode == 0
    markup, settings = tmp_path / "svc/service.yaml", tmp_path / "svc/src/exp/settings.py"
    text = markup.read_text().replace("title: Exp", "title: Experiment  # ours").replace("records: 1000", "records: 2000  # twice")
    markup.write_text(text.replace("features: []", "features: [a]"))
    for _ in range(2):
        done = convert_with(tmp_path, ["a", "b"])
        assert done.returncode == 0 and "NB50" not in done.stderr, done.stderr
        assert all(line in settings.read_text() for line in ('TITLE = "Experiment"', "MOST_RECORDS = 2000", 'LOGGED: tuple[str, ...] = ("a",)'))
        assert "# ours" in markup.read_text() and "# twice" in markup.read_text() and locked(tmp_path)["limits"]["records"] == 2000  # type: ignore[index]
    # A smaller limit is written and told; a key that there is none of is an error at its line, and nothing is written.
    markup.write_text(markup.read_text().replace("records: 2000", "records: 10"))
    tightened = convert_with(tmp_path, ["a", "b"])
    assert tightened.returncode == 0 and "NB509" in tightened.stderr and "MOST_RECORDS = 10\n" in settings.read_text()
    markup.write_text(markup.read_text().replace("  records: 10", "  record: 10"))
    line = markup.read_text().splitlines().index("  record: 10  # twice") + 1
    refused = convert_with(tmp_path, ["a", "b"])
    assert refused.returncode == 2 and f"service.yaml, line {line}: `record` is no key of limits; did you mean `records`?" in refused.stderr
