"""What a service does with requests that nobody should send, with too many, and with those that never end."""

import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from served import GOOD, Serving, quick, train

pytestmark = pytest.mark.slow
FULL = bool(os.environ.get("SERVICE_PROOFS"))
"""All figures of the design; otherwise a tenth of them, for every run of the tests."""
SCHEMA_REQUESTS = 10_000 if FULL else 160
RAW_REQUESTS = 5_000 if FULL else 500
MOST_WAITING = 2_000
BATCH = 100


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("pressed"), python=quick())


@pytest.fixture(scope="module")
def it(package: Path) -> Iterator[Serving]:
    """One running service for the tests that leave it as it was."""
    with Serving(package) as serving:
        yield serving


def test_no_request_that_the_contract_describes_or_nearly_describes_is_a_fault(package: Path, it: Serving) -> None:
    schema = schemathesis.openapi.from_path(package / "contracts" / "openapi.yaml")
    operations = [each.ok() for each in schema.get_all_operations()]
    asked = [each for each in operations if each.method == "post"]
    assert len(operations) > 10 and len(asked) >= 4
    seen: Counter[int] = Counter()
    for operation in operations:
        cases = operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)

        @settings(
            max_examples=SCHEMA_REQUESTS // len(asked) if operation in asked else 5, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=cases)
        def ask(case: Any) -> None:
            answer = case.call(base_url=it.address, timeout=30)
            seen[answer.status_code] += 1
            assert answer.status_code < 500 or answer.status_code == 503, answer.text

        ask()
    assert it.metrics().get("service_faults_total", 0) == 0
    assert sum(seen.values()) >= SCHEMA_REQUESTS and seen[200] and seen[422]


def raw(chance: random.Random) -> bytes:
    """A request that is spoilt somewhere: in its line, its headers, its length or its body."""
    body = json.dumps(GOOD).encode()
    path = chance.choice(["/predict", "/predict/batch", "/v1/models/churn:predict", "/v2/models/churn/infer", "/docs", "/%00", "//", "/predict?a=%ff"])
    method = chance.choice(["POST", "GET", "PUT", "HEAD", "OPTIONS", "TRACE", "PO ST", "\x00", "post"])
    spoilt = bytearray(body)
    for _ in range(chance.choice([0, 1, 5, 50])):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    length = chance.choice([len(spoilt), 0, -1, 2**63, "x", len(spoilt) // 2])
    more = chance.choice(["", "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n", "X: " + "y" * 9000 + "\r\n", "\x00: \xff\r\n", "Content-Type: text/xml\r\n"])
    more += chance.choice(["", "", "Content-Encoding: gzip\r\n", "Upgrade: websocket\r\nConnection: upgrade\r\n", "X-Request-Id: \xe9\r\n", "Inference-Header-Content-Length: 9\r\n"])
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n{more}\r\n".encode("latin-1")
    whole = head + bytes(spoilt)
    return bytes(chance.randrange(256) for _ in range(chance.randrange(300))) if chance.random() < 0.1 else whole


def test_no_bytes_are_a_fault(it: Serving) -> None:
    """Whatever comes, an answer tells the client of its fault, or the connection is closed."""
    chance = random.Random(0)
    seen: Counter[int] = Counter()
    requests = [raw(chance) for _ in range(RAW_REQUESTS)]
    asking = asyncio.Semaphore(50)

    async def ask(request: bytes) -> None:
        async with asking:
            reader, writer = await asyncio.open_connection("127.0.0.1", it.port)
            try:
                writer.write(request)
                answer = await asyncio.wait_for(reader.read(65536), 1)
                if answer:
                    seen[int(answer.split()[1])] += 1
            except (TimeoutError, ConnectionError):
                pass
            finally:
                writer.transport.abort()

    async def ask_all() -> None:
        await asyncio.gather(*map(ask, requests))

    asyncio.run(ask_all())
    assert all(status < 500 for status in seen), seen
    assert sum(seen.values()) > RAW_REQUESTS // 3 and seen[400] and seen[200], seen
    assert it.client.post("/predict", json=GOOD).status_code == 200
    assert it.metrics().get("service_faults_total", 0) == 0 and it.stderr.read_text().count("\n") == 1


def test_limits_hold_to_the_byte(it: Serving) -> None:
    def status(content: bytes, path: str = "/predict") -> int:
        return it.client.post(path, content=content, headers={"content-type": "application/json"}).status_code

    body = json.dumps(GOOD).encode()
    assert status(body + b" " * (1_048_576 - len(body))) == 200 and status(body + b" " * (1_048_577 - len(body))) == 413
    assert status(b" " * 10_000_000) == 413
    chunks = (b" " * 65_536 for _ in range(17))
    assert it.client.post("/predict", content=chunks).status_code == 413
    many = [{}] * 1_000
    assert status(json.dumps({"records": many}).encode(), "/predict/batch") == 200
    assert status(json.dumps({"records": [*many, {}]}).encode(), "/predict/batch") == 413
    assert status(json.dumps(GOOD | {"note": "x" * 10_000}).encode()) == 200 and status(json.dumps(GOOD | {"note": "x" * 10_001}).encode()) == 422
    deep = [json.dumps(GOOD)[:-1].encode() + b', "customer": ' + b"[" * depth + b"]" * depth + b"}" for depth in (7, 8, 100_000)]
    assert [status(each) for each in deep] == [200, 400, 400]


def test_slow_and_silent_clients_stop_nobody_and_are_closed(it: Serving) -> None:
    """200 that say nothing, and 20 that send a byte a second: each is closed within the ten seconds of a body."""
    silent = [socket.create_connection(("127.0.0.1", it.port), timeout=30) for _ in range(200)]
    slow = [socket.create_connection(("127.0.0.1", it.port), timeout=30) for _ in range(20)]
    head = b"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
    for number, each in enumerate(slow):
        each.sendall(head if number % 2 else head[:20])
    began, waits, closed = time.monotonic(), [], set()
    while time.monotonic() - began < 25 and len(closed) < len(silent) + len(slow):
        asked = time.monotonic()
        assert it.client.get("/readyz").status_code == 200
        waits.append(time.monotonic() - asked)
        for each in slow:
            try:
                each.send(b"x")
            except OSError:
                closed.add(each)
        for each in (*silent, *slow):
            each.settimeout(0)
            try:
                if not each.recv(65536):
                    closed.add(each)
            except BlockingIOError:
                pass
            except OSError:
                closed.add(each)
        time.sleep(1)
    for each in (*silent, *slow):
        each.close()
    assert len(closed) == 220 and statistics.median(waits) < 0.5, (len(closed), waits)


def resident(process: int) -> int:
    """The memory of a process, in kB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def spent(process: int) -> float:
    """The seconds that a process has computed."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answered(serving: Serving) -> float:
    """How many records have had an answer."""
    return sum(value for name, value in serving.metrics().items() if name.startswith("service_predictions_total{"))


PRESS = """
import asyncio, sys
port, clients, body = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].encode()
request = b"POST /predict/batch HTTP/1.1\\r\\nHost: x\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body) + body
async def ask():
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        writer.write(request)
        head = await reader.readuntil(b"\\r\\n\\r\\n")
        await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split()[0]))
        if b" 503 " in head[:14]:
            await asyncio.sleep(1)
async def main():
    await asyncio.gather(*(ask() for _ in range(clients)))
asyncio.run(main())
"""


def press(serving: Serving, clients: int, seconds: float) -> tuple[float, list[float]]:
    """Records answered a second of computing while others ask without a pause; and how much longer than a bare page each refusal of our own requests took.

    Neither tells of what else the machine does: that takes seconds away from the service, and from the page.
    """
    body = json.dumps({"records": [GOOD] * BATCH})
    pressing = subprocess.Popen([sys.executable, "-c", PRESS, str(serving.port), str(clients), body])
    refused = []
    try:
        time.sleep(3)
        before, computed, began = answered(serving), spent(serving.process.pid), time.monotonic()
        while time.monotonic() - began < seconds:
            asked = time.monotonic()
            answer = serving.client.post("/predict/batch", content=body)
            if answer.status_code == 503:
                answered_at = time.monotonic()
                assert serving.client.get("/livez").status_code == 200
                refused.append(2 * answered_at - asked - time.monotonic())
                assert answer.headers["retry-after"] == "1"
            time.sleep(0.02)
        return (answered(serving) - before) / (spent(serving.process.pid) - computed), refused
    finally:
        pressing.kill()
        pressing.wait(10)


def test_beyond_its_capacity_a_service_answers_on_and_sends_the_rest_away_at_once(package: Path) -> None:
    """The same clients twice: few, then so many that the line is full. What is answered a second falls by less than a fifth."""
    seconds = 20 if FULL else 6
    with Serving(package) as serving:
        peak, none = press(serving, 4, seconds)
        memory = resident(serving.process.pid)
        rate, refused = press(serving, 5 * MOST_WAITING // BATCH, seconds)
        grown = resident(serving.process.pid)
        serving.process.kill()
        serving.process.wait(10)
    assert none == [] and peak > 0 and len(refused) > 5
    assert statistics.median(refused) < 0.05, statistics.quantiles(refused)
    assert rate >= 0.8 * peak, (rate, peak)
    assert grown < 1.1 * memory + 10_000, (memory, grown)
