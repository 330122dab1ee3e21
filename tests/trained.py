"""The fixture projects as trained packages: a project's name in; a folder, the plan behind it, and ways to ask it, out.

    with Reflected(lab.name, "127.0.0.1:50051") as remote: remote.predict({"age": 56})

What runs inside a package runs in a process of its own: there a package stands alone.
"""

import json
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from conftest import ROOT
from oracles import PROJECTS, Answer, Record, oracle, raw_records

from nb2svc import config
from nb2svc.convert import Converted, convert
from nb2svc.emit.write import Written, write
from nb2svc.ir.plan import Plan

ASK = """
import importlib, json, sys, warnings
warnings.simplefilter("ignore")
name, records = sys.argv[1], json.load(sys.stdin)
predictor = importlib.import_module(f"{name}.predictor").Predictor.load()
alone = [predictor.predict([record])[0].document() for record in records]
together = [outcome.document() for outcome in predictor.predict(records)]
backwards = [outcome.document() for outcome in predictor.predict(records[-100:][::-1])][::-1]
loaded = sorted({module.partition(".")[0] for module in sys.modules})
json.dump({"alone": alone, "together": together, "backwards": backwards, "loaded": loaded}, sys.stdout)
"""

INTERPRET = """
import dataclasses, importlib, json, pickle, sys, warnings
import numpy as np, pandas as pd
from nb2svc.ir import plan as plans
from nb2svc.ir.expression import Display, Ref
warnings.simplefilter("ignore")
name, (plan, records) = sys.argv[1], pickle.load(sys.stdin.buffer)
program, schema, state, frame, settings = (importlib.import_module(f"{name}.{each}") for each in "features schema state frame settings".split())
functions = vars(importlib.import_module(f"{name}.functions")) if plan.functions.definitions else {}
learnt = state.load(settings.folder("artifacts"))
tier = frame.FrameTier(learnt)
inputs = tuple(Ref(each) for each in plan.inputs)
row_half = dataclasses.replace(plan, answer=(), probabilities=None, prediction=inputs[0] if len(inputs) == 1 else Display("tuple", inputs))

def bits(value):
    if isinstance(value, (list, tuple)):
        return [bits(each) for each in value]
    if isinstance(value, pd.DataFrame):
        return [list(map(str, value.columns)), [bits(value.iloc[:, place]) for place in range(value.shape[1])]]
    if isinstance(value, pd.Series):
        return [str(value.dtype), bits(value.to_numpy())]
    value = value.toarray() if hasattr(value, "toarray") else np.asarray(value)
    return [str(value.dtype), list(value.shape), repr(value.tolist())]

def compare(rows):
    table = tier.assemble(rows)
    made, meant = program.features(table.copy(), learnt), plans.run(row_half, table.copy(), vars(learnt), functions)[0]
    answered = program.answer(made, learnt), program.probabilities(made, learnt)
    prediction, chances = plans.run(plan, table.copy(), vars(learnt), functions)
    told = [bits(made) == bits(meant), bits(answered[0]) == bits(prediction)]
    return told + [(answered[1] is None) == (chances is None), chances is None or bits(answered[1][1]) == bits(chances)]

rows = [row for row in map(schema.validate, records) if isinstance(row, schema.Row)]
answerable = []
for row in rows:
    try:
        program.answer(program.features(tier.assemble([row]), learnt), learnt)
        answerable.append(row)
    except Exception:
        pass
narrow = [row for row in answerable if not tier.widens(row)]
json.dump({"alone": [compare([row]) for row in answerable], "together": compare(narrow), "narrow": len(narrow)}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run of `predict` left."""

    answers: list[Answer]
    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Lab:
    """One converted project: where its package lies, and the plan it was rendered from."""

    name: str
    folder: Path
    plan: Plan

    @property
    def project(self) -> Path:
        """The notebook's folder."""
        return PROJECTS / self.name

    def run(self, *arguments: str, timeout: float = 180, **more: Any) -> subprocess.CompletedProcess[bytes]:
        """Run Python in the package's folder, as a user does; nb2svc is not on the path."""
        return subprocess.run([sys.executable, *arguments], cwd=self.folder, env=environment("src"), capture_output=True, timeout=timeout, **more)

    def train(self) -> "Lab":
        """Train on the notebook's own data."""
        done = self.run("-m", self.name, "train", "--data-dir", str(self.project))
        assert done.returncode == 0, done.stderr.decode()
        return self

    def ask(self, records: Sequence[Record]) -> dict[str, Any]:
        """What the predictor answers: one by one, all together, the last hundred in the other order; and the modules that it loaded."""
        done = self.run("-P", "-c", ASK, self.name, input=json.dumps(records).encode())
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def interpret(self, records: Sequence[Record]) -> dict[str, Any]:
        """Whether the plan's interpreter gives the bits of the generated lines: features, prediction, probabilities."""
        paths = os.pathsep.join([str(self.folder / "src"), str(ROOT)])
        done = subprocess.run(
            [sys.executable, "-c", INTERPRET, self.name],
            cwd=self.folder, env=environment(paths), input=pickle.dumps((self.plan, list(records))), capture_output=True, timeout=180,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def rows(self, records: Sequence[Record]) -> dict[str, Any]:
        """How the row program agrees with a table of one row, on these records and on edges of the first of them."""
        done = self.run("-P", str(Path(__file__).with_name("rows_child.py")), input=json.dumps({"name": self.name, "records": records, "least": 1}).encode())
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def predict(self, source: str, content: bytes = b"") -> "Printed":
        """What the command line prints for a file, or for `-` and what is written to it."""
        done = self.run("-m", self.name, "predict", "--input", source, input=content)
        return Printed([json.loads(line) for line in done.stdout.decode().splitlines()], done.returncode, done.stderr.decode())

    @contextmanager
    def serve(self) -> Iterator[tuple[str, str]]:
        """A running service: its REST and its gRPC address."""
        log = self.folder / "serve.log"
        with log.open("wb") as stderr:
            command = [sys.executable, "-m", self.name, "serve", "--port", "0", "--grpc-port", "0"]
            process = subprocess.Popen(command, cwd=self.folder, env=environment("src"), stderr=stderr, stdout=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 60
            while not (found := re.search(r"^ready rest=(\S+) grpc=(\S+)$", log.read_text(), re.MULTILINE)):
                assert process.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.05)
            yield found[1], found[2]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def environment(paths: str) -> dict[str, str]:
    """The environment of a package's process."""
    return os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}


def made(name: str, folder: Path) -> Lab:
    """Convert a project with the library and write its package, untrained."""
    path = PROJECTS / name / f"{name}.ipynb"
    outcome = convert((path,), config.load((path,), out=folder))
    assert isinstance(outcome, Converted), outcome
    assert isinstance(write(outcome.package, folder), Written)
    return Lab(name, folder, outcome.plan)


def spread(name: str, count: int) -> list[int]:
    """Places in a project's oracle: all its edges, and `count` of its raw rows, evenly."""
    project = PROJECTS / name
    last = len(raw_records(project)) - 1
    return sorted({*(round(step * last / (count - 1)) for step in range(count)), *range(last + 1, len(oracle(project)[0]))})


class Reflected:
    """A gRPC client that knows nothing but what reflection tells it; `idents`: column → field."""

    def __init__(self, name: str, target: str, idents: dict[str, str]) -> None:
        import grpc
        from google.protobuf.descriptor_pool import DescriptorPool
        from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

        self.channel, self.idents, self.package = grpc.insecure_channel(target), idents, f"{name}.v1"
        database = ProtoReflectionDescriptorDatabase(self.channel)
        (self.service,) = [each for each in database.get_services() if each.startswith(f"{self.package}.")]
        self.pool = DescriptorPool(database)

    def __enter__(self) -> "Reflected":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.channel.close()

    def message(self, name: str) -> Any:
        """A message class."""
        from google.protobuf.message_factory import GetMessageClass

        return GetMessageClass(self.pool.FindMessageTypeByName(f"{self.package}.{name}"))

    def call(self, method: str, request: Any) -> Any:
        """One call."""
        answer = self.message(f"{method}Response")
        return self.channel.unary_unary(f"/{self.service}/{method}", lambda each: each.SerializeToString(), answer.FromString)(request)

    def fields(self, record: Record) -> Record:
        """A record as the fields of a message: what is null is absent, what nobody reads is left out."""
        return {self.idents[name]: value for name, value in record.items() if name in self.idents and value is not None}

    def predict(self, record: Record) -> Answer:
        """One record, one answer."""
        return answer_of(self.call("Predict", self.message("PredictRequest")(**self.fields(record))))

    def predict_batch(self, records: Sequence[Record]) -> list[Answer]:
        """Many records in one call."""
        request = self.message("PredictBatchRequest")(records=[self.message("Record")(**self.fields(record)) for record in records])
        outcomes = self.call("PredictBatch", request).predictions
        return [answer_of(outcome.answer) if outcome.WhichOneof("outcome") == "answer" else {"error": outcome.error.code} for outcome in outcomes]


def answer_of(message: Any) -> Answer:
    """An answer as the other interfaces print it."""
    chances = dict(message.probabilities)
    return {"prediction": message.prediction, "probabilities": chances} if chances else {"prediction": message.prediction}
