"""The contract before other judges: buf lints the `.proto` and says what breaks it; the old release's records are sent to the new service."""

import importlib
import json
import random
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from made_service import PLAIN, make_plan, make_settings, table, write
from served import Serving, run
from test_names import TELLING, contract_of

from nb2svc.emit import layout, packaging, proto, schema
from nb2svc.emit import render as render_package
from nb2svc.ir.changes import Class, changes
from nb2svc.ir.contract import Answer, Contract, Field, Limits, Type
from nb2svc.lower.contract import field_name, keep_reserved
from nb2svc.patterns import FOLDER

TEMPLATES = FOLDER / "library/templates/src/package"
RULES = (FOLDER / "service/templates/contracts/buf.yaml.jinja").read_text("utf-8")
BUF = shutil.which("buf", path=f"{sysconfig.get_path('scripts')}:{Path(pytest.__file__).parents[4] / 'bin'}")
needs_buf = pytest.mark.skipif(BUF is None, reason="there is no buf for this machine")
MANY = 44


def judged(command: str, folder: Path, *arguments: str) -> list[str]:
    """What buf has to say of `contracts/`."""
    done = subprocess.run([str(BUF), command, "contracts", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 100), done.stderr
    return done.stdout.splitlines()


def place(contract: Contract, folder: Path) -> Path:
    """The `.proto` of a contract, with the rules that the package gives buf."""
    path = folder / "contracts" / contract.name / proto.major(contract) / f"{contract.name}.proto"
    path.parent.mkdir(parents=True)
    path.write_text(proto.write(contract), "utf-8")
    (folder / "contracts/buf.yaml").write_text(RULES)
    return folder


@needs_buf
def test_buf_has_nothing_to_say_of_any_name(tmp_path: Path) -> None:
    contract = contract_of(TELLING, TELLING)
    assert judged("lint", place(contract, tmp_path / "many")) == []
    files = render_package(make_plan(), make_settings()).files
    assert files["contracts/buf.yaml"].decode() == RULES
    removed = replace(contract, fields=contract.fields[3:], reserved=keep_reserved(contract, contract.fields[:3]))
    assert judged("lint", place(removed, tmp_path / "removed")) == []
    assert judged("breaking", tmp_path / "removed", "--against", str(tmp_path / "many/contracts")) == []


OLD = Contract(
    "svc", "1", "Old",
    (
        Field("Age", "age", 1, Type.INTEGER, "int64", False, example=31),
        Field("plan", "plan", 2, Type.STRING, "object", True, ("free", "pro"), True, "free"),
        Field("City name", "city_name", 3, Type.STRING, "object", False, ("Bonn", "Ulm"), False, "Ulm"),
        Field("fee", "fee", 4, Type.NUMBER, "float64", True, example=1.5),
        Field("loyal", "loyal", 5, Type.BOOLEAN, "bool", False, example=True),
        Field("since", "since", 7, Type.STRING, "object", False, example="2020-01-01"),
    ),
    ("target", "id"), Answer(Type.INTEGER, True),
)  # fmt: skip


def golden(contract: Contract) -> Iterator[dict[str, Any]]:
    """Records that a contract answers: each value of a list, a value beside an open one, each gap, what is not read, what is as long as it may be."""
    record = {field.name: field.example for field in contract.fields}
    yield record
    for field in contract.fields:
        for value in field.enum:
            yield record | {field.name: value}
        if field.type is Type.STRING and (field.open or not field.enum):
            yield record | {field.name: "not seen at training"}
            yield record | {field.name: "x" * contract.limits.text_characters}
        if field.nullable:
            yield record | {field.name: None}
            yield {name: value for name, value in record.items() if name != field.name}
    for name in contract.ignored:
        yield record | {name: ["anything"]}


Mutation = Callable[[Contract, random.Random], Contract]


def on_field(change: Callable[[Field, random.Random], Field | None]) -> Mutation:
    """A change of one field that it fits."""

    def mutate(contract: Contract, chance: random.Random) -> Contract:
        fields = list(contract.fields)
        for number in chance.sample(range(len(fields)), len(fields)):
            if (changed := change(fields[number], chance)) is not None:
                fields[number] = changed
                return replace(contract, fields=tuple(fields))
        raise AssertionError("it fits no field")

    return mutate


def added(nullable: bool) -> Mutation:
    def mutate(contract: Contract, chance: random.Random) -> Contract:
        name = f"new {chance.randrange(1000)}"
        taken = {field.ident for field in contract.fields}
        return replace(contract, fields=(*contract.fields, Field(name, field_name(name, taken), 8, chance.choice([*Type]), "object", nullable)))

    return mutate


def removed(is_accepted: bool) -> Mutation:
    def mutate(contract: Contract, chance: random.Random) -> Contract:
        gone = chance.choice(contract.fields)
        kept = tuple(field for field in contract.fields if field is not gone)
        ignored = (*contract.ignored, gone.name) if is_accepted else contract.ignored
        return replace(contract, fields=kept, ignored=ignored, reserved=keep_reserved(contract, [gone]))

    return mutate


def retyped(field: Field, chance: random.Random) -> Field:
    """Another type; a date is left out: the wire does not know it from a text."""
    return replace(field, type=chance.choice([each for each in Type if each not in (field.type, Type.DATETIME)]), enum=(), open=True)


def limited(sign: int) -> Mutation:
    def mutate(contract: Contract, chance: random.Random) -> Contract:
        name = chance.choice([*contract.limits.document()])
        return replace(contract, limits=Limits(**contract.limits.document() | {name: contract.limits.document()[name] + sign}))

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "a column that may be missing": added(True),
    "a column that must be given": added(False),
    "a removed column, still accepted": removed(True),
    "a removed column, refused": removed(False),
    "another type": on_field(retyped),
    "another number": on_field(lambda field, chance: replace(field, number=field.number + 50)),
    "another identifier": on_field(lambda field, chance: replace(field, ident=f"{field.ident}_two")),
    "may be missing now": on_field(lambda field, chance: None if field.nullable else replace(field, nullable=True)),
    "may be missing no longer": on_field(lambda field, chance: replace(field, nullable=False) if field.nullable else None),
    "a longer list": on_field(lambda field, chance: replace(field, enum=(*field.enum, "Köln")) if field.enum else None),
    "a shorter list": on_field(lambda field, chance: replace(field, enum=field.enum[1:]) if field.enum and not field.open else None),
    "an opened list": on_field(lambda field, chance: replace(field, open=True) if field.enum and not field.open else None),
    "a closed list": on_field(lambda field, chance: replace(field, open=False) if field.enum and field.open else None),
    "a column accepted unread": lambda contract, chance: replace(contract, ignored=(*contract.ignored, "more")),
    "one accepted unread no longer": lambda contract, chance: replace(contract, ignored=contract.ignored[1:]),
    "another answer": lambda contract, chance: replace(contract, answer=Answer(chance.choice([Type.NUMBER, Type.STRING, Type.BOOLEAN]), True)),
    "another name": on_field(lambda field, chance: replace(field, name=f"{field.name} 2", nullable=True)),
    "more at once": limited(+1),
    "less at once": limited(-1),
    "nothing": lambda contract, chance: contract,
}


def validator(contract: Contract, folder: Path, name: str) -> ModuleType:
    """The module of a package that judges records."""
    names = packaging.names(make_plan(), make_settings(), {}) | schema.names(contract) | {"limits": contract.limits}
    files = {f"{name}/{each}.py": layout.lay_out(TEMPLATES / f"{each}.py.jinja", names).encode() for each in ("settings", "fields", "schema")}
    write(files, folder)
    return importlib.import_module(f"{name}.schema")


@needs_buf
@pytest.mark.slow
def test_our_class_agrees_with_both_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """buf on the two protos, and the records of the old contract before the new validator.

    What buf finds breaking, or a record that is refused now, must be breaking (or, for a record beyond a smaller limit, tightened);
    what is breaking must be so for one of the two. What neither can see (probabilities that are given no longer, a date that was a text) has its class in `test_regenerate`.
    """
    chance = random.Random(4)
    monkeypatch.syspath_prepend(tmp_path)
    place(OLD, tmp_path / "old")
    assert judged("lint", tmp_path / "old") == []
    records = [*golden(OLD)]
    assert all(not isinstance(validator(OLD, tmp_path, "old_rows").validate(record), tuple) for record in records)
    seen: dict[Class | None, int] = {}
    for turn in range(MANY):
        chosen = [[*MUTATIONS][turn]] if turn < len(MUTATIONS) else chance.sample([*MUTATIONS], 2)
        new = OLD
        for each in chosen:
            new = MUTATIONS[each](new, chance)
        found = changes(OLD, new)
        ours = found[0].kind if found else None
        by_buf = judged("breaking", place(new, tmp_path / f"n{turn}"), "--against", str(tmp_path / "old/contracts"))
        judge = validator(new, tmp_path, f"rows{turn}")
        refused = [record for record in records if isinstance(judge.validate(record), tuple)]
        told = (chosen, found, by_buf, refused[:1])
        if by_buf:
            assert ours is Class.BREAKING, told
        elif refused:
            assert ours in (Class.BREAKING, Class.TIGHTENED), told
        else:
            assert ours is not Class.BREAKING, told
        seen[ours] = seen.get(ours, 0) + 1
    assert seen[Class.BREAKING] >= 15 and seen[Class.ADDITIVE] >= 8 and seen[Class.TIGHTENED] >= 1


@pytest.mark.slow
def test_the_records_of_the_old_release_are_answered_by_the_new_one(tmp_path: Path) -> None:
    """Every change that is called additive, at once: two releases are trained, and the golden records of the old one are sent to the new one."""
    old = make_plan()
    held = old.contract
    gone = next(field for field in held.fields if field.name == "fee")
    kept = tuple(replace(field, enum=(*field.enum, "max")) if field.name == "plan" else field for field in held.fields if field is not gone)
    extra = Field("visits", "visits", 8, Type.INTEGER, "float64", True)
    contract = replace(
        held, fields=(*kept, extra), ignored=(*held.ignored, "fee", "more"), reserved=keep_reserved(held, [gone]),
        limits=replace(held.limits, records=held.limits.records + 1), examples=(),
    )  # fmt: skip
    assert {change.kind for change in changes(held, contract)} == {Class.ADDITIVE}
    programs = make_settings().python
    unread = {
        "features.py": programs["features.py"].replace("fee, loyal = frame['fee'], frame['loyal']", "loyal = frame['loyal']").replace("fee=fee, ", ""),
        "training.py": programs["training.py"].replace("fee=df['fee'], ", ""),
    }
    assert "fee" not in "".join(unread.values())
    (tmp_path / "data").mkdir()
    data = table(PLAIN)
    data["visits"] = [None, 2.0, 3.0] * (len(data) // 3) + [None] * (len(data) % 3)
    data.to_csv(tmp_path / "data/clients.csv", index=False)
    first = write(render_package(old, make_settings()).files, tmp_path / "one/churn-service")
    second = write(render_package(replace(old, contract=contract), make_settings(python=unread)).files, tmp_path / "two/churn-service")
    for package in (first, second):
        done = run(package, "train", "--data-dir", str(tmp_path / "data"))
        assert done.returncode == 0, done.stderr
    records = [each["record"] for each in json.loads((first / "artifacts/golden.json").read_text("utf-8"))["records"] if "error" not in each["outcome"]]
    assert len(records) > 80
    with Serving(second) as it:
        answers = it.client.post("/predict/batch", json={"records": records}).json()["predictions"]
    assert len(answers) == len(records) and all("prediction" in each for each in answers)
