"""Jobs: work in child processes, watched from the server's loop: the resident worker that looks at notebooks, conversions with their log, services that are tried."""

import asyncio
import contextlib
import ctypes
import itertools
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORKER = (sys.executable, "-m", "nb2svc.jupyter.worker")
PATIENCE = 20.0
"""Seconds that looking at a notebook may take."""
LONGEST = 256 * 2**20
"""Bytes of one line of a worker's answer."""
MOST_LINES = 5_000
DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux: the signal that a process is sent when its parent dies."""
READY = re.compile(r"ready rest=(http://127\.0\.0\.1:\d+)")


class Superseded(Exception):
    """A newer request for the same notebook has come in the meantime."""


class Unanswered(Exception):
    """The worker stalled or died."""


@dataclass(slots=True)
class Resident:
    """The one worker that looks at notebooks; started when it is asked, and again when it died."""

    process: Process | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    latest: dict[tuple[str, str], int] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    async def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request. Raises Superseded, Unanswered."""
        about = (request["do"], request["path"])
        number = self.latest[about] = next(self.numbers)
        async with self.lock:
            if self.latest[about] != number:
                raise Superseded
            try:
                return await asyncio.wait_for(self.exchange(request), PATIENCE)
            except TimeoutError:
                await self.stop()
                raise Unanswered(f"it took longer than {PATIENCE:.0f} seconds") from None
            except (OSError, ValueError):
                await self.stop()
                raise Unanswered("the process that looks at notebooks died; it is started anew") from None

    async def exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        if self.process is None or self.process.returncode is not None:
            self.process = await start(*WORKER, stdin=PIPE, stderr=asyncio.subprocess.DEVNULL)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        await self.process.stdin.drain()
        line = await self.process.stdout.readline()
        if not line:
            raise OSError("closed")
        return dict(json.loads(line)["done"])

    async def stop(self) -> None:
        """End the worker."""
        if self.process is not None:
            await end(self.process)
            self.process = None


@dataclass(slots=True)
class Job:
    """Work that takes its time: `state` is running, done, failed or cancelled; of a service that is tried, ready with its `url`."""

    kind: str
    process: Process
    state: str = "running"
    log: list[str] = field(default_factory=list)
    result: dict[str, Any] = field(default_factory=dict)
    url: str = ""

    def say(self, text: str) -> None:
        if len(self.log) < MOST_LINES:
            self.log += text.rstrip("\n").split("\n")

    def as_json(self, since: int) -> dict[str, Any]:
        """What a page is told: the log from a line on."""
        return {"kind": self.kind, "state": self.state, "log": self.log[since:], "lines": len(self.log), "result": self.result}


@dataclass(slots=True)
class Jobs:
    """All jobs of a server by their numbers."""

    resident: Resident = field(default_factory=Resident)
    by_id: dict[str, Job] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    async def convert(self, request: dict[str, Any]) -> str:
        """Begin a conversion."""
        process = await start(*WORKER, stdin=PIPE, stderr=PIPE)
        assert process.stdin is not None
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.write_eof()
        return self.begun(Job("convert", process), follow_conversion)

    async def serve(self, folder: Path, name: str) -> str:
        """Begin a trained service on free ports of this machine alone."""
        source = os.pathsep.join(filter(None, [str(folder / "src"), os.environ.get("PYTHONPATH", "")]))
        command = (sys.executable, "-m", name, "serve", "--host", "127.0.0.1", "--port", "0", "--grpc-port", "0")
        process = await start(*command, stdin=asyncio.subprocess.DEVNULL, stderr=PIPE, cwd=folder, env={**os.environ, "PYTHONPATH": source})
        return self.begun(Job("serve", process), follow_service)

    def begun(self, job: Job, follow: Any) -> str:
        number = str(next(self.numbers))
        self.by_id[number] = job
        task = asyncio.ensure_future(follow(job))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return number

    async def cancel(self, number: str) -> None:
        """End a job and forget it."""
        job = self.by_id.pop(number)
        if job.process.returncode is None:
            job.state = "cancelled"
            await end(job.process)

    def kill(self) -> None:
        """End everything at once: the server itself ends."""
        alive = [job.process for job in self.by_id.values()] + ([self.resident.process] if self.resident.process else [])
        for process in alive:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)


async def start(*command: str, **more: Any) -> Process:
    """A child in a group of its own, so that it ends with all that it started."""
    return await asyncio.create_subprocess_exec(*command, stdout=PIPE, limit=LONGEST, start_new_session=True, preexec_fn=bound, **more)


def bound() -> None:
    """Let a child end when the server is killed and can end nothing any more; only Linux knows how."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


async def end(process: Process) -> None:
    """End a child with its children."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 5)
            return


async def follow_conversion(job: Job) -> None:
    """Take down what a conversion says, and how it ended."""
    await asyncio.gather(told(job), logged(job))
    await job.process.wait()
    if job.state == "running":
        job.state = "done" if job.result and "problem" not in job.result else "failed"


async def told(job: Job) -> None:
    assert job.process.stdout is not None
    async for line in job.process.stdout:
        answer = json.loads(line)
        if "log" in answer:
            job.say(answer["log"])
        if "done" in answer:
            job.result = answer["done"]


async def logged(job: Job) -> None:
    assert job.process.stderr is not None
    async for line in job.process.stderr:
        text = line.decode("utf-8", "replace")
        job.say(text)
        if found := READY.search(text):
            job.url, job.state = found[1], "ready"


async def follow_service(job: Job) -> None:
    """Take down what a service says, and when it is ready."""
    await logged(job)
    await job.process.wait()
    if job.state != "cancelled":
        job.state = "failed"
