"""The life of a service: its end under load, the renewal of its model while it answers, damaged artifacts, several processes."""

import asyncio
import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from served import GOOD, IDENTS, Serving, environment, quick, slow, train
from trained import Reflected

pytestmark = pytest.mark.slow
FULL = bool(os.environ.get("SERVICE_PROOFS"))
"""All figures of the design; otherwise a tenth of them, for every run of the tests."""

FLIP = """
import random, shutil, sys
from pathlib import Path
from churn.drift import read_profile
from churn.manifest import Broken, open_manifest
from churn.predictor import Predictor
whole, folder, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
shutil.copytree(whole, folder)
names = sorted([*open_manifest(whole).files, "manifest.json"])
sizes = {name: (whole / name).stat().st_size for name in names}
chance = random.Random(0)
accepted = []
for turn in range(number):
    name = names[turn % len(names)]
    content = bytearray((whole / name).read_bytes())
    place = chance.randrange(sizes[name])
    content[place] ^= 1 << chance.randrange(8)
    (folder / name).write_bytes(content)
    try:
        Predictor.load(folder).rehearse(folder)
        read_profile(folder)
        accepted.append((name, place))
    except Broken:
        pass
    shutil.copy(whole / name, folder / name)
Predictor.load(folder).rehearse(folder)
print(accepted)
"""

CRAFTED = '''
"""Pickles that would write a file if anything in them ran, under many a disguise; each is sealed into a manifest with the names of training."""
import io, itertools, json, pickle, struct, shutil, sys, zlib
from pathlib import Path
from churn import manifest
from churn.manifest import Broken, open_manifest
from churn.predictor import Predictor
whole, folder, mark = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
shutil.copytree(whole, folder)
opened = open_manifest(whole)
good = (whole / "model.joblib").read_bytes()
code = f"open({str(mark)!r}, 'w').write('x')"
shell = f"touch {mark}"

def text(value):
    raw = value.encode()
    return b"X" + struct.pack("<I", len(raw)) + raw

def by_global(module, name, *arguments):
    return f"c{module}\\n{name}\\n".encode() + b"(" + b"".join(map(text, arguments)) + b"tR."

def by_stack(module, name, *arguments):
    return b"\\x80\\x04" + text(module) + text(name) + b"\\x93(" + b"".join(map(text, arguments)) + b"tR."

def by_inst(module, name, *arguments):
    return b"(" + b"".join(map(text, arguments)) + f"i{module}\\n{name}\\n.".encode()

def by_obj(module, name, *arguments):
    return f"(c{module}\\n{name}\\n".encode() + b"".join(map(text, arguments)) + b"o."

calls = [("os", "system", shell), ("posix", "system", shell), ("builtins", "eval", code), ("builtins", "exec", code),
    ("subprocess", "getoutput", shell), ("subprocess", "check_output", shell), ("pty", "spawn", shell), ("code", "interact", code),
    ("timeit", "timeit", code), ("timeit", "repeat", code), ("cProfile", "run", code), ("profile", "run", code), ("pdb", "run", code),
    ("bdb", "Bdb", code), ("runpy", "run_path", str(mark)), ("numpy.testing._private.utils", "runstring", code, ""),
    ("pandas.core.computation.eval", "eval", code), ("torch", "load", str(mark)), ("importlib", "import_module", "antigravity"),
    ("shutil", "copy", str(whole / "state.json"), str(mark)), ("pathlib", "Path.touch", str(mark)), ("_io", "open", str(mark), "w"),
    ("io", "open", str(mark), "w"), ("sklearn.utils._testing", "_delete_folder", str(mark)), ("joblib", "load", str(mark)),
    ("logging.config", "fileConfig", str(mark)), ("webbrowser", "open", str(mark)), ("http.client", "HTTPSConnection", "127.0.0.1")]
makers = [by_global, by_stack, by_inst, by_obj]
crafted = [maker(*call) for call, maker in zip(calls * 2, itertools.cycle(makers + makers[:1]))]
evil = by_global("os", "system", shell)
crafted += [good[:-1] + evil, good[: len(good) // 2] + evil, evil[:-1] + good, zlib.compress(evil), b"\\x80\\x05\\x95" + struct.pack("<Q", len(evil)) + evil,
    good.replace(b"DecisionTreeClassifier", b"__import__", 1), good.replace(b"sklearn.tree._classes", b"os", 1), b""]
refused, other = 0, []
for content in crafted:
    (folder / "model.joblib").write_bytes(content)
    manifest.seal(folder, opened.files, opened.libraries)
    try:
        Predictor.load(folder).rehearse(folder)
        other.append(content)
    except Broken:
        refused += 1
print(json.dumps({"crafted": len(crafted), "refused": refused, "loaded": list(map(repr, other)), "ran": mark.exists()}))
'''


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("living"), python=quick())


@pytest.fixture
def artifacts(package: Path) -> Iterator[Path]:
    """The package's artifacts, put back afterwards."""
    kept = package.parent / "kept"
    shutil.copytree(package / "artifacts", kept)
    yield package / "artifacts"
    shutil.rmtree(package / "artifacts")
    kept.rename(package / "artifacts")


def program(package: Path, text: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", text, *arguments], cwd=package, env=environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def install(source: Path, artifacts: Path) -> None:
    """Put files in place as training does: the manifest last."""
    for path in sorted(source.iterdir(), key=lambda each: (each.name == "manifest.json", each.name)):
        staging = artifacts / f".{path.name}.new"
        shutil.copy(path, staging)
        staging.replace(artifacts / path.name)


@pytest.fixture(scope="module")
def other(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Artifacts of another training, which answers otherwise."""
    folder = tmp_path_factory.mktemp("other")
    data = (package.parent / "data" / "clients.csv").read_text("utf-8").splitlines()
    (folder / "data").mkdir()
    (folder / "data" / "clients.csv").write_text("\n".join(data[: len(data) * 2 // 3]) + "\n", "utf-8")
    command = [sys.executable, "-m", "churn", "train", "--data-dir", str(folder), "--artifacts", str(folder / "artifacts")]
    done = subprocess.run(command, cwd=package, env=environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / "artifacts"


@pytest.fixture(scope="module")
def sluggish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("sluggish"), python=slow())


@dataclass(frozen=True)
class Ended:
    """What became of requests in flight when the service was told to end: their answers, and the seconds to its end."""

    statuses: Counter[int]
    retry: set[str | None]
    seconds: float


def end_under(it: Serving, number: int) -> Ended:
    """Ask `number` times at once, end the service as soon as the first is answered, and wait for all answers and the end."""
    retry: set[str | None] = set()

    async def ask() -> tuple[float, list[int]]:
        limits = httpx.Limits(max_connections=number)
        async with httpx.AsyncClient(base_url=it.address, limits=limits, timeout=60) as client:

            async def one() -> int:
                answer = await client.post("/predict", json=GOOD)
                if answer.status_code == 503:
                    retry.add(answer.headers.get("retry-after"))
                return answer.status_code

            asked = [asyncio.create_task(one()) for _ in range(number)]
            while (await client.get("/livez")).status_code != 200 or sum(task.done() for task in asked) == 0:
                await asyncio.sleep(0.01)
            it.process.send_signal(signal.SIGTERM)
            return time.monotonic(), list(await asyncio.gather(*asked))

    while it.client.get("/readyz").status_code != 200:
        time.sleep(0.05)
    told, statuses = asyncio.run(ask())
    assert it.process.wait(15) == 0
    return Ended(Counter(statuses), retry, time.monotonic() - told)


def test_requests_in_flight_survive_sigterm(package: Path) -> None:
    number = 1_000
    with Serving(package) as it:
        ended = end_under(it, number)
    assert ended.statuses == {200: number} and ended.seconds <= 10


def test_a_slow_model_takes_in_what_it_can_still_answer_and_no_more(sluggish: Path) -> None:
    """Who is let in is answered after SIGTERM too; who is not is told so, and when to come again. Nobody is left without an answer."""
    number = 1_000 if FULL else 700
    with Serving(sluggish) as it:
        ended = end_under(it, number)
    assert set(ended.statuses) == {200, 503} and ended.statuses.total() == number, ended
    assert ended.statuses[200] > 100 and ended.retry == {"1"} and ended.seconds <= 10, ended


def test_a_full_line_of_a_slow_model_refuses_at_once(sluggish: Path) -> None:
    waits: list[float] = []
    with Serving(sluggish) as it:

        async def ask() -> None:
            limits = httpx.Limits(max_connections=100)
            async with httpx.AsyncClient(base_url=it.address, limits=limits, timeout=60) as client:
                filling = [asyncio.create_task(client.post("/predict/batch", json={"records": [GOOD] * 20})) for _ in range(50)]
                await asyncio.sleep(0.5)
                while len(waits) < 40 and not all(task.done() for task in filling):
                    asked = time.monotonic()
                    answer = await client.post("/predict/batch", json={"records": [GOOD] * 100})
                    if answer.status_code == 503:
                        waits.append(time.monotonic() - asked)
                        assert answer.headers["retry-after"] == "1"
                assert {answer.status_code for answer in await asyncio.gather(*filling)} == {200, 503}

        asyncio.run(ask())
    assert len(waits) == 40 and statistics.median(waits) < (0.05 if FULL else 0.25), waits


def test_the_longest_request_of_a_slow_model_is_cut_short_at_the_end(sluggish: Path) -> None:
    """A batch that takes longer than the grace is let in where nobody waits; at the end of the service it is told to come again."""
    with Serving(sluggish) as it, ThreadPoolExecutor(1) as other:
        asked = other.submit(it.client.post, "/predict/batch", json={"records": [GOOD] * 1_000})
        while it.metrics()["service_records_waiting"] == 0:
            time.sleep(0.05)
        told = time.monotonic()
        it.process.send_signal(signal.SIGTERM)
        answer = asked.result(20)
        assert it.process.wait(15) == 0 and time.monotonic() - told <= 10
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


def test_grpc_calls_in_flight_survive_sigterm(package: Path) -> None:
    number = 20
    with Serving(package) as it, Reflected("churn", it.target, IDENTS) as remote:
        record = remote.message("Record")(**remote.fields(GOOD))
        request = remote.message("PredictBatchRequest")(records=[record] * 5)
        answer = remote.message("PredictBatchResponse")
        call = remote.channel.unary_unary(f"/{remote.service}/PredictBatch", lambda each: each.SerializeToString(), answer.FromString)
        begun = [call.future(request, timeout=60) for _ in range(number)]
        deadline = time.monotonic() + 20
        while True:
            metrics = it.metrics()
            done = metrics.get('service_requests_total{code="OK",route="PredictBatch"}', 0)
            if metrics["service_in_flight"] - 1 + done == number:
                break
            assert time.monotonic() < deadline
        it.process.send_signal(signal.SIGTERM)
        assert [len(each.result().predictions) for each in begun] == [5] * number
        assert it.process.wait(15) == 0


def test_a_model_is_renewed_under_load_without_a_failed_or_mixed_answer(package: Path, other: Path, artifacts: Path, tmp_path: Path) -> None:
    one = tmp_path / "one"
    shutil.copytree(artifacts, one)
    found: list[tuple[int, str, str]] = []
    is_over = threading.Event()
    with Serving(package) as it:

        def ask() -> None:
            with httpx.Client(base_url=it.address, timeout=30) as client:
                while not is_over.is_set():
                    answer = client.post("/predict", json=GOOD)
                    found.append((answer.status_code, answer.headers["x-model-version"], answer.text))

        askers = [threading.Thread(target=ask) for _ in range(4)]
        for asker in askers:
            asker.start()
        turns = 50 if FULL else 6
        for turn in range(1, turns + 1):
            install(one if turn % 2 == 0 else other, artifacts)
            if turn > 1:
                it.process.send_signal(signal.SIGHUP)
            deadline = time.monotonic() + 30
            expected = [one, other][turn % 2] / "manifest.json"
            version = hashlib.sha256(expected.read_bytes()).hexdigest()[:12]
            while it.client.get("/livez").headers["x-model-version"] != version:
                assert time.monotonic() < deadline
                time.sleep(0.02)
            time.sleep(0.1)
        is_over.set()
        for asker in askers:
            asker.join()
        metrics = it.metrics()
    assert metrics['service_renewals_total{outcome="refused"}'] == 0
    assert {status for status, _, _ in found} == {200}
    answers = {(version, text) for _, version, text in found}
    assert len(answers) == 2 and len({version for version, _ in answers}) == 2 and len({text for _, text in answers}) == 2


def test_a_bad_artifact_leaves_the_old_model(package: Path, artifacts: Path) -> None:
    with Serving(package) as it:
        before = it.client.post("/predict", json=GOOD)
        model = artifacts / "model.joblib"
        content = bytearray(model.read_bytes())
        content[100] ^= 4
        model.write_bytes(content)
        for turn in (1, 2):
            it.process.send_signal(signal.SIGHUP)
            it.await_metric('service_renewals_total{outcome="refused"}', turn)
        after = it.client.post("/predict", json=GOOD)
        assert (after.text, after.headers["x-model-version"]) == (before.text, before.headers["x-model-version"])
        assert it.client.get("/readyz").status_code == 200
        (told,) = {event["what"] for event in it.events() if event["event"] == "renewal refused"}
        assert told == "Broken"


def test_one_bit_of_an_artifact_is_enough_to_refuse_it(package: Path, tmp_path: Path) -> None:
    assert program(package, FLIP, "artifacts", str(tmp_path / "flipped"), "1000" if FULL else "200") == "[]\n"


def test_no_crafted_pickle_runs(package: Path, tmp_path: Path) -> None:
    found = json.loads(program(package, CRAFTED, "artifacts", str(tmp_path / "crafted"), str(tmp_path / "mark")))
    assert found["crafted"] >= 50 and not found["ran"] and found["loaded"] == [] and found["refused"] == found["crafted"]


def children(process: int) -> set[int]:
    """The processes that serve, by what they run."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process and b"spawn_main" in (path / "cmdline").read_bytes():
                found.add(int(path.name))
        except OSError:
            continue
    return found


def test_two_workers_share_the_port_and_a_lost_one_is_replaced(package: Path) -> None:
    with Serving(package, "--workers", "2") as it:
        first = children(it.process.pid)
        assert len(first) == 2
        lost = min(first)
        os.kill(lost, signal.SIGKILL)
        deadline = time.monotonic() + 60
        while len(now := children(it.process.pid)) < 2 or lost in now:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        with httpx.Client(base_url=it.address, timeout=30) as client:
            assert client.post("/predict", json=GOOD).status_code == 200
        # The new one is awaited: an ordered end is that of all.
        while sum(event["event"] == "ready" for event in it.events()) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.1)
