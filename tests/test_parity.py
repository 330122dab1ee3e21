"""Parity: every interface of every converted project answers what the notebook's own objects answer, on all its records."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from oracles import ORACLES, TABLES, Answer, Record, difference, oracle, raw_records
from trained import Lab, Printed, Reflected, environment, made, spread

pytestmark = pytest.mark.slow

NAMES = sorted(ORACLES)
SINGLE = 200
BATCH = 1_000
TESTED = ("clinic_manual", "tickets_text")
"""Projects whose generated tests are run too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A trained package, and what its predictor, the plan's interpreter and its command line answered to the records of the oracle."""

    lab: Lab
    records: list[Record]
    expected: list[Answer]
    told: dict[str, Any]
    interpreted: dict[str, Any]
    rows: dict[str, Any]
    lines: Printed
    files: list[Printed]


@pytest.fixture(scope="module")
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Future[Asked]"]]:
    """Train and ask the packages of all projects that this run wants, two at a time."""
    wanted = [item.callspec.params["asked"] for item in request.session.items if item.path == request.path and "asked" in getattr(getattr(item, "callspec", None), "params", ())]
    labs = [made(name, tmp_path_factory.mktemp("parity") / f"{name}-service") for name in dict.fromkeys(wanted)]
    for lab in labs:
        # An oracle changes the working directory while its notebook runs: not beside other threads.
        oracle(lab.project)
    with ThreadPoolExecutor(2) as pool:
        yield {lab.name: pool.submit(prepare, lab) for lab in labs}


def prepare(lab: Lab) -> Asked:
    """Train a package and ask it."""
    records, expected = oracle(lab.project)
    lab.train()
    some = [records[place] for place in spread(lab.name, 60)]
    lines = "".join(json.dumps(record) + "\n" for record in records).encode()
    files = [lab.predict(str(lab.project / file)) for file in TABLES[lab.name][0]]
    return Asked(lab, records, expected, lab.ask(records), lab.interpret(some), lab.rows(some), lab.predict("-", lines), files)


@pytest.fixture(scope="module", params=NAMES)
def asked(request: pytest.FixtureRequest, prepared: dict[str, "Future[Asked]"]) -> Asked:
    """One project, trained and asked."""
    return prepared[request.param].result()


@pytest.fixture(scope="module")
def served(asked: Asked) -> Iterator[tuple[str, str]]:
    """The project's service, running."""
    with asked.lab.serve() as addresses:
        yield addresses


def differences(records: Sequence[Record], expected: Sequence[Answer], actual: Sequence[Answer]) -> list[str]:
    """The records that are answered otherwise than by the notebook."""
    assert len(records) == len(expected) == len(actual)
    found = ((place, difference(wanted, got)) for place, (wanted, got) in enumerate(zip(expected, actual, strict=True)))
    return [f"record {place}: {what}: {records[place]}" for place, what in found if what]


def report(found: list[str]) -> str:
    """What a failing test shows."""
    return "\n".join([f"{len(found)} records differ", *found[:5]])


class TestPredictor:
    def test_one_row_at_a_time(self, asked: Asked) -> None:
        assert len(asked.records) >= 400
        found = differences(asked.records, asked.expected, asked.told["alone"])
        assert not found, report(found)

    def test_a_batch_and_its_order_give_the_bits_of_single_rows(self, asked: Asked) -> None:
        assert asked.told["together"] == asked.told["alone"]
        assert asked.told["backwards"] == asked.told["alone"][-100:]

    def test_the_package_stands_alone(self, asked: Asked) -> None:
        assert not {"nb2svc", "libcst", "black", "matplotlib", "seaborn", "fastapi", "grpc"} & set(asked.told["loaded"])

    def test_the_interpreter_of_the_plan_gives_the_same_bits(self, asked: Asked) -> None:
        assert len(asked.interpreted["alone"]) >= 50 and asked.interpreted["narrow"] >= 20
        for place, agreed in enumerate(asked.interpreted["alone"]):
            assert agreed == [True] * 4, f"row {place}: features, prediction, probabilities offered, probabilities: {agreed}"
        assert asked.interpreted["together"] == [True] * 4


    def test_the_row_program_says_what_a_table_of_one_row_says(self, asked: Asked) -> None:
        assert "reason" not in asked.rows, asked.rows
        assert not asked.rows["wrong"], report(asked.rows["wrong"])
        assert asked.rows["counted"]["same"] >= 40 > 10 * asked.rows["counted"].get("elsewhere", 0)


class TestServed:
    def test_rest_one_by_one(self, asked: Asked, served: tuple[str, str]) -> None:
        import httpx

        places = spread(asked.lab.name, SINGLE)
        assert len(places) >= 200
        with httpx.Client(base_url=served[0], timeout=60) as client:
            responses = [client.post("/predict", json=asked.records[place]) for place in places]
        assert {response.status_code for response in responses} == {200}
        assert [response.json() for response in responses] == [asked.told["alone"][place] for place in places]

    def test_rest_in_batches(self, asked: Asked, served: tuple[str, str]) -> None:
        import httpx

        answers: list[Answer] = []
        with httpx.Client(base_url=served[0], timeout=60) as client:
            for start in range(0, len(asked.records), BATCH):
                answers += client.post("/predict/batch", json={"records": asked.records[start : start + BATCH]}).json()["predictions"]
        assert answers == asked.told["alone"]
        found = differences(asked.records, asked.expected, answers)
        assert not found, report(found)

    def test_grpc_one_by_one_and_in_batches(self, asked: Asked, served: tuple[str, str]) -> None:
        idents = {field.name: field.ident for field in asked.lab.plan.contract.fields}
        places = spread(asked.lab.name, SINGLE)
        answers: list[Answer] = []
        with Reflected(asked.lab.name, served[1], idents) as remote:
            single = [remote.predict(asked.records[place]) for place in places]
            for start in range(0, len(asked.records), BATCH):
                answers += remote.predict_batch(asked.records[start : start + BATCH])
        assert single == [asked.told["alone"][place] for place in places]
        assert answers == asked.told["alone"]
        found = differences(asked.records, asked.expected, answers)
        assert not found, report(found)


class TestCommandLine:
    def test_json_lines(self, asked: Asked) -> None:
        assert asked.lines.code == 0, asked.lines.said
        assert asked.lines.answers == asked.told["alone"]

    def test_the_notebooks_own_csv(self, asked: Asked) -> None:
        assert [printed.code for printed in asked.files] == [0] * len(asked.files), asked.files[0].said
        answers = [answer for printed in asked.files for answer in printed.answers]
        raw = raw_records(asked.lab.project)
        found = differences(raw, asked.expected[: len(raw)], answers)
        assert not found, report(found)
        assert answers == asked.told["alone"][: len(raw)]


@pytest.mark.parametrize("asked", TESTED, indirect=True)
def test_its_own_tests_pass(asked: Asked) -> None:
    done = asked.lab.run("-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0 and b" passed" in done.stdout, done.stdout.decode()[-3000:]
    assert b"skipped" not in done.stdout


def test_two_packages_live_in_one_process(tmp_path_factory: pytest.TempPathFactory) -> None:
    names = ("apartments_regression", "clinic_manual")
    folders = [made(name, tmp_path_factory.mktemp("two") / name).folder for name in names]
    program = "".join(f"import {name}.schema as {name}\nprint(*(each.kind.value for each in {name}.COLUMNS))\n" for name in names)
    paths = os.pathsep.join(str(folder / "src") for folder in folders)
    done = subprocess.run([sys.executable, "-c", program], env=environment(paths), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    assert [len(line.split()) for line in done.stdout.splitlines()] == [9, 9]
