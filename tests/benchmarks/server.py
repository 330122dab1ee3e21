"""HTTP `POST /predict`: the service beside FastAPI with the lines written by hand, and beside a bare socket, in turns: processor and latency a request.

    python -m tests.benchmarks.server FOLDER MODEL

Each server is a process of its own; the answers are compared with one another before anything is counted.
"""

import asyncio
import json
import math
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks import workload
from tests.conftest import ROOT

ROUNDS = 3
CONNECTIONS = 8
REQUESTS = {"service": 3_000, "floor": 3_000, "by hand": 60}
TICKS = os.sysconf("SC_CLK_TCK")
READY = re.compile(rb"(?:rest=http://127\.0\.0\.1:|port )(\d+)")
BY_HAND = """
import importlib, sys, warnings
from pathlib import Path
import uvicorn
from fastapi import FastAPI
warnings.simplefilter("ignore")
package, model = Path(sys.argv[1]), sys.argv[2]
sys.path[:0] = [str(package / "src"), sys.argv[3]]
from tests.benchmarks import workload
state = importlib.import_module(f"bench_{model}.state").load(package / "artifacts")
predict = workload.naive(state)
app = FastAPI()

@app.post("/predict")
def answer(record: dict):
    prediction, chances = predict(record)
    return {"prediction": int(prediction), "probabilities": dict(zip(("0", "1"), chances))}

import socket
listener = socket.create_server(("127.0.0.1", 0))
print("port", listener.getsockname()[1], file=sys.stderr, flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run([listener])
"""
FLOOR = """
import asyncio, sys
import uvloop

BODY = b'{"prediction":0,"probabilities":{"0":0.25,"1":0.75}}'
REPLY = b"HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: %d\\r\\n\\r\\n%s" % (len(BODY), BODY)

class Bare(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.held = transport, b""

    def data_received(self, data):
        self.held += data
        while (end := self.held.find(b"\\r\\n\\r\\n")) >= 0:
            start = self.held.find(b"content-length: ") + 16
            size = int(self.held[start : self.held.find(b"\\r\\n", start)])
            if len(self.held) < end + 4 + size:
                return
            self.held = self.held[end + 4 + size :]
            self.transport.write(REPLY)

async def main():
    server = await asyncio.get_running_loop().create_server(Bare, "127.0.0.1", 0)
    print("port", server.sockets[0].getsockname()[1], file=sys.stderr, flush=True)
    await server.serve_forever()

uvloop.run(main())
"""


@contextmanager
def running(command: list[str], place: Path) -> Iterator[tuple[int, int]]:
    """A server's process and port; ended after."""
    environment = {**os.environ, "PYTHONPATH": "src", "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen([sys.executable, *command], cwd=place, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if found := READY.search(line):
                yield process.pid, int(found[1])
                break
        else:
            raise RuntimeError(f"{command[:2]} did not start")
    finally:
        process.terminate()
        process.wait(20)


def processor(pid: int) -> float:
    """Seconds of the processor that a process has taken, all threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    """Megabytes that a process holds."""
    return int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[0]) / 1024


async def ask(port: int, bodies: list[bytes], number: int) -> tuple[list[float], list[bytes]]:
    """Latencies, and the first answer of each body, over connections that stay open."""
    seconds: list[float] = []
    answers: dict[int, bytes] = {}

    async def one(own: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for turn in range(own, number, CONNECTIONS):
            body = bodies[turn % len(bodies)]
            began = time.perf_counter()
            writer.write(b"POST /predict HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
            head = await reader.readuntil(b"\r\n\r\n")
            size = int(re.findall(rb"(?i)content-length: (\d+)", head)[0])
            found = await reader.readexactly(size)
            seconds.append(time.perf_counter() - began)
            assert head.startswith(b"HTTP/1.1 200"), (head, found)
            answers.setdefault(turn % len(bodies), found)
        writer.close()

    await asyncio.gather(*map(one, range(CONNECTIONS)))
    return seconds, [answers[place] for place in sorted(answers)]


def agree(ours: bytes, theirs: bytes) -> bool:
    """Whether two answers are one: the label equal, probabilities within the promise."""
    a, b = json.loads(ours), json.loads(theirs)
    pairs = zip(a["probabilities"].items(), b["probabilities"].items(), strict=True)
    return a["prediction"] == b["prediction"] and all(one[0] == two[0] and math.isclose(one[1], two[1], rel_tol=1e-12, abs_tol=1e-12) for one, two in pairs)


def measure(folder: Path, model: str) -> dict[str, Any]:
    """The figures of all servers, in turns."""
    package = folder / "package"
    bodies = [json.dumps(record).encode() for record in workload.records(folder, 50)]
    commands = {
        "service": ["-m", f"bench_{model}", "serve", "--port", "0", "--grpc-port", "0"],
        "floor": ["-c", FLOOR],
        "by hand": ["-c", BY_HAND, str(package), model, str(ROOT)],
    }
    with ExitStack() as held:
        servers = {name: held.enter_context(running(command, package)) for name, command in commands.items()}
        starts = {name: (processor(pid), memory(pid)) for name, (pid, _) in servers.items()}
        for ours, theirs in zip(*(asyncio.run(ask(servers[name][1], bodies, 50))[1] for name in ("service", "by hand")), strict=True):
            assert agree(ours, theirs), (ours, theirs)
        taken: dict[str, list[float]] = {name: [] for name in servers}
        latencies: dict[str, list[float]] = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, (pid, port) in servers.items():
                began = processor(pid)
                latencies[name] += asyncio.run(ask(port, bodies, REQUESTS[name]))[0]
                taken[name].append((processor(pid) - began) / REQUESTS[name])
    return {
        name: {
            "processor": statistics.median(taken[name]),
            "p50": statistics.median(latencies[name]),
            "p99": statistics.quantiles(latencies[name], n=100)[98],
            "start": starts[name][0],
            "memory": starts[name][1],
        }
        for name in servers
    }


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
