"""The generated package, whole: rendered, trained, asked on every interface, ended. The service is written by hand in `made_service`."""

import ast
import csv
import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import black
import pytest
import yaml
from conftest import ROOT
from made_service import HOSTILE, KEYS, PLAIN, make_plan, make_settings, table, write

from nb2svc import config, patterns
from nb2svc.emit import reading, render
from nb2svc.emit.layout import TAGS
from nb2svc.emit.style import blacken

REQUIRED = {
    "service.yaml", "pyproject.toml", "README.md", "Dockerfile", "compose.yaml", "deploy/kubernetes.yaml", "artifacts/README.md",
    "contracts/openapi.yaml", "contracts/churn/v1/churn.proto", "contracts/schema.json", "contracts/contract.lock",
    *(f"src/churn/{name}.py" for name in "__init__ __main__ features training state schema predictor rest rpc monitoring".split()),
    *(f"src/churn/v1/{name}" for name in ("__init__.py", "churn_pb2.py", "churn_pb2_grpc.py", "churn_pb2.pyi")),
    *(f"tests/{name}.py" for name in "conftest test_parity test_contract test_bad_input test_rest test_rpc".split()),
}  # fmt: skip
GOOD = {"age": 56, "plan": "free", "city": "Köln", "fee": 19.5, "loyal": False, "since": "28/07/2021", "note": "late"}


@pytest.fixture(scope="module")
def plain_files() -> dict[str, bytes]:
    return dict(render(make_plan(), make_settings()).files)


def python(service: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m churn` in a package's folder, as a user does; nb2svc cannot be imported there."""
    return subprocess.run([sys.executable, *arguments], cwd=service, env=environment(), capture_output=True, timeout=120, **more)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "default"}


def place(folder: Path, names: dict[str, str]) -> Path:
    """A service with its notebook's data beside it."""
    (folder / "data").mkdir(parents=True)
    table(names).to_csv(folder / "data" / "clients.csv", index=False)
    return write(render(make_plan(names), make_settings(names)).files, folder / "churn-service")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained service."""
    folder = place(tmp_path_factory.mktemp("plain"), PLAIN)
    trained = python(folder, "-m", "churn", "train")
    assert trained.returncode == 0, trained.stderr.decode()
    return folder


def predict(service: Path, content: bytes, *arguments: str) -> list[dict[str, Any]]:
    answered = python(service, "-m", "churn", "predict", "--input", *(arguments or ("-",)), input=content)
    assert answered.returncode == 0, answered.stderr.decode()
    return [json.loads(line) for line in answered.stdout.decode().splitlines()]


@pytest.mark.quick
class TestRendered:
    def test_the_tree_is_the_promised_one(self, plain_files: dict[str, bytes]) -> None:
        assert REQUIRED <= set(plain_files)
        assert list(plain_files) == sorted(plain_files)

    def test_all_python_is_as_black_writes_it_small_and_alone(self, plain_files: dict[str, bytes]) -> None:
        for path, content in plain_files.items():
            if path.endswith(".py") and Path(path).name not in ("features.py", "training.py"):
                text = content.decode()
                assert blacken(text) == text, path
                assert text.count("\n") < 400, path
                assert_alone_and_small(path, text)

    def test_other_interfaces_and_patterns_leave_files_out(self) -> None:
        only_rest = render(make_plan(), make_settings(interfaces=("rest",))).files
        assert "src/churn/rest.py" in only_rest and "src/churn/rpc.py" not in only_rest and "src/churn/v1/churn_pb2.py" not in only_rest
        assert "from . import rest, tracing, web\n" in only_rest["src/churn/serve.py"].decode()
        only_grpc = render(make_plan(), make_settings(interfaces=("grpc",))).files
        assert "src/churn/rpc.py" in only_grpc and "src/churn/rest.py" not in only_grpc
        library = render(make_plan(), make_settings(patterns=())).files
        assert "src/churn/predictor.py" in library and "src/churn/serve.py" not in library
        for files in (only_rest, only_grpc, library):
            for path in files:
                if path.endswith(".py"):
                    compile(files[path], path, "exec")

    def test_the_dockerfile_and_the_machinery_are_the_same_for_every_service(self, plain_files: dict[str, bytes]) -> None:
        other = render(make_plan(HOSTILE, "other_name", "Another"), make_settings(HOSTILE)).files
        assert other["Dockerfile"] == plain_files["Dockerfile"]
        for module in "state frozen cells codec pickles manifest fields frame predictor selfcheck reading rest front intake replies tensors security monitoring".split():
            assert other[f"src/other_name/{module}.py"] == plain_files[f"src/churn/{module}.py"], module

    @pytest.mark.parametrize(
        "change", [{"interfaces": ()}, {"interfaces": ("soap",)}, {"patterns": ("telepathy",)}, {"python": {}}], ids=str
    )
    def test_what_no_package_can_be_made_of_is_refused(self, change: dict[str, Any]) -> None:
        with pytest.raises(ValueError):
            render(make_plan(), make_settings(**change))

    def test_names_of_the_notebook_stay_data(self, plain_files: dict[str, bytes]) -> None:
        """Hostile names change constants and nothing else: the syntax trees are those of harmless ones."""
        files = render(make_plan(HOSTILE, title='"""\nimport os\n# {{ 1 }}'), make_settings(HOSTILE)).files
        assert set(files) == set(plain_files)
        for path, content in files.items():
            text = content.decode()
            if path.endswith(".py") and path.startswith(("src/churn/s", "src/churn/_", "tests/")):
                assert shape(text) == shape(plain_files[path].decode()), path
        assert {field["name"] for field in yaml.safe_load(files["service.yaml"])["contract"]["fields"]} < set(HOSTILE.values())
        assert yaml.safe_load(files["contracts/openapi.yaml"])["info"]["title"].startswith('"""')
        assert "<script>" not in files["README.md"].decode()
        assert not re.search(r"^\s*import os", files["pyproject.toml"].decode() + files["README.md"].decode(), re.M)

    def test_only_patterns_that_there_are_can_be_asked_for(self) -> None:
        asked = reading.schema()["properties"]["patterns"]["items"]["enum"]
        assert sorted(config.PATTERNS) == sorted(asked) == list(patterns.known())

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        program = (
            "import hashlib, sys; sys.path[:0] = ['tests', '.']\n"
            "from made_service import *\nfrom nb2svc.emit import render\n"
            "files = render(make_plan(), make_settings()).files\n"
            "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
        )
        digests = {
            subprocess.run(
                [sys.executable, "-c", program],
                cwd=ROOT,
                env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
                capture_output=True,
                text=True,
            ).stdout
            for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
        }
        assert len(digests) == 1 and digests != {""}

    def test_templates_without_tags_are_formatted(self) -> None:
        for path in sorted((ROOT / "nb2svc").rglob("*.py.jinja")):
            text = path.read_text("utf-8")
            if text and not any(tag in text for tag in TAGS):
                assert blacken(text) == text, path.name


def assert_alone_and_small(path: str, text: str) -> None:
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not any(name.partition(".")[0] == "nb2svc" for name in names), path
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path}: {node.name}"


def shape(text: str) -> str:
    """The syntax tree with every constant forgotten."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = None
    return ast.dump(tree)


READERS = {
    "index": {"index_col": "customer"},
    "unnamed index": {"index_col": 0},
    "dates": {"parse_dates": ["since"], "dayfirst": True},
    "some columns": {"usecols": ["city", "fee", "since"], "dtype": {"city": "category", "fee": "float32"}, "nrows": 2},
    "names": {"header": 0, "names": ["customer", "city", "fee", "since"], "index_col": ["customer"]},
    "places": {"header": 0, "names": ["city", "fee", "since"], "usecols": [1, 2, 3]},
    "header": {"header": 0},
}


@pytest.mark.slow
class TestImported:
    @pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
    def test_options_that_name_columns_leave_a_csv_readable(self, reader: dict[str, Any], tmp_path: Path) -> None:
        folder = write(render(make_plan(), make_settings(reader=reader)).files, tmp_path)
        (tmp_path / "some.csv").write_text("customer,city,fee,since\nc1,007,19.5,28/07/2021\nc2,,2,\nc3,Bonn,,01/02/2020\n", "utf-8")
        done = python(folder, "-c", "import json, churn.reading as it; print(json.dumps([*it.read('some.csv')]))")
        assert done.returncode == 0, done.stderr.decode()
        records = json.loads(done.stdout)
        customers = [] if reader.get("usecols") == [1, 2, 3] else ["c1", "c2", "c3"]
        assert [each.pop("customer") for each in records if "customer" in each] == customers
        assert records == [
            {"city": "007", "fee": 19.5, "since": "28/07/2021"},
            {"city": None, "fee": 2.0, "since": None},
            {"city": "Bonn", "fee": None, "since": "01/02/2020"},
        ]

    def test_two_packages_know_the_kinds_of_their_own_columns(self, tmp_path: Path) -> None:
        for name in ("churn", "other_name"):
            write(render(make_plan(name=name), make_settings()).files, tmp_path)
        program = "import churn.schema as a, other_name.schema as b\nprint(all(type(c.kind) is m.Kind for m in (a, b) for c in m.COLUMNS), a.Kind is b.Kind)"
        done = python(tmp_path, "-c", program)
        assert done.stdout.split() == [b"True", b"False"], done.stderr.decode()

    def test_small_answers_are_not_held_back(self, tmp_path: Path) -> None:
        folder = write(render(make_plan(), make_settings()).files, tmp_path)
        program = (
            "import socket\nfrom churn.web import listen\n"
            "listener = listen('127.0.0.1', 0)\nclient = socket.create_connection(listener.getsockname())\n"
            "print(listener.accept()[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)"
        )
        done = python(folder, "-c", program)
        assert done.stdout == b"True\n", done.stderr.decode()


@pytest.mark.slow
class TestTrained:
    def test_before_training_the_command_to_train_is_named(self, tmp_path: Path) -> None:
        folder = place(tmp_path, PLAIN)
        for command in (("predict", "--input", "-"), ("serve",)):
            refused = python(folder, "-m", "churn", *command, input=b"[]")
            assert refused.returncode == 1 and refused.stderr.count(b"\n") == 1
            assert b"python -m churn train" in refused.stderr
        assert b"trained: false" in python(folder, "-m", "churn", "info").stdout

    def test_training_without_data_or_with_bad_data_says_so_in_a_line(self, tmp_path: Path) -> None:
        folder = place(tmp_path, PLAIN)
        data = tmp_path / "data" / "clients.csv"
        text = data.read_text("utf-8")
        data.unlink()
        missing = python(folder, "-m", "churn", "train")
        assert missing.returncode == 1 and b"data/clients.csv" in missing.stderr and b"Traceback" not in missing.stderr
        data.write_text(text.replace("fee", "price", 1), "utf-8")
        raised = python(folder, "-m", "churn", "train")
        assert raised.returncode == 1 and b"KeyError" in raised.stderr and b"training.py, line" in raised.stderr
        assert b"Traceback" not in raised.stderr
        assert sorted(path.name for path in (folder / "artifacts").iterdir()) == ["README.md"]

    def test_data_is_found_by_its_file_name_in_the_given_folder(self, service: Path, tmp_path: Path) -> None:
        (tmp_path / "clients.csv").write_bytes((service.parent / "data" / "clients.csv").read_bytes())
        trained = python(service, "-m", "churn", "train", "--data-dir", str(tmp_path), "--artifacts", str(tmp_path / "out"))
        assert trained.returncode == 0
        same = [
            (tmp_path / "out" / name).read_bytes() == (service / "artifacts" / name).read_bytes()
            for name in ("manifest.json", "golden.json")
        ]
        assert same == [True, True]

    def test_a_row_program_that_differs_is_found_and_kept(self, service: Path, tmp_path: Path) -> None:
        folder = write(render(make_plan(), make_settings()).files, tmp_path / "churn-service")
        features = folder / "src" / "churn" / "features.py"
        features.write_text(features.read_text("utf-8").replace("note=note", "note=note + 1"), "utf-8")
        trained = python(folder, "-m", "churn", "train", "--data-dir", str(service.parent / "data"))
        assert trained.returncode == 3
        parity = json.loads((folder / "artifacts" / "parity.json").read_text("utf-8"))
        assert parity["parity"] is False and parity["first_difference"]["column"] == "note"
        assert float.fromhex(parity["first_difference"]["service"]) - 1 == float.fromhex(parity["first_difference"]["notebook"])

    def test_every_format_gives_the_same_answers(self, service: Path, tmp_path: Path) -> None:
        content = (service.parent / "data" / "clients.csv").read_bytes()
        content = b"\n".join(content.splitlines()[:31])
        records = [to_record(row) for row in csv.DictReader(io.StringIO(content.decode()))]
        from_csv = predict(service, content)
        assert len(from_csv) == len(records) == 30 and all("prediction" in each for each in from_csv)
        lines = "\n".join(map(json.dumps, records)).encode()
        assert predict(service, lines) == from_csv
        (tmp_path / "records.json").write_text(json.dumps(records, indent=1), "utf-8")
        assert predict(service, b"", str(tmp_path / "records.json"), "-o", str(tmp_path / "out.jsonl")) == []
        assert [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()] == from_csv

    def test_one_bad_record_does_not_stop_the_others(self, service: Path) -> None:
        lines = [
            json.dumps(GOOD),
            "{",
            '{"age": 1, "age": 2}',
            json.dumps(GOOD | {"fee": None}),
            json.dumps(GOOD | {"since": "2021-07-28"}),
        ]
        lines += [json.dumps(GOOD | {"city": "Rom"}), json.dumps(GOOD | {"age": None, "plan": "none of them"}), json.dumps(GOOD | {"x": 1})]
        lines += [json.dumps(GOOD | {"fee": float("nan")}), json.dumps(GOOD | {"customer": [], "churn": "?"}), '{"note": "\\ud800"}', "[]"]
        codes = [each["error"]["code"] if "error" in each else "" for each in predict(service, "\n".join(lines).encode())]
        assert codes == ["", "format", "duplicate", "null", "format", "unseen", "", "unknown", "range", "", "missing", "type"]

    def test_a_bad_cell_of_a_csv_leaves_the_bits_of_the_others(self, service: Path) -> None:
        content = (service.parent / "data" / "clients.csv").read_text("utf-8").splitlines()
        content = content[:12]
        whole = predict(service, "\n".join(content).encode())
        content[5] = re.sub(r",\d+\.\d+,", ",no number,", content[5])
        content[7] = content[7].replace("True", "maybe").replace("False", "maybe")
        spoilt = predict(service, "\n".join(content).encode())
        assert [spoilt[4]["error"]["field"], spoilt[6]["error"]["field"]] == ["fee", "loyal"]
        assert [each for place, each in enumerate(spoilt) if place not in (4, 6)] == [
            each for place, each in enumerate(whole) if place not in (4, 6)
        ]

    @pytest.mark.parametrize("content", [b"[1, 2", b'[{"a": "\xff"}]', b"a,a\n1,2\n"], ids=str)
    def test_input_that_holds_no_records_ends_with_one_line(self, service: Path, content: bytes) -> None:
        refused = python(service, "-m", "churn", "predict", "--input", "-", input=content)
        assert refused.returncode == 1 and refused.stderr.count(b"\n") == 1 and b"Traceback" not in refused.stderr

    def test_an_altered_artifact_is_refused(self, service: Path, tmp_path: Path) -> None:
        for path in sorted((service / "artifacts").iterdir()):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        content = bytearray((tmp_path / "model.joblib").read_bytes())
        content[len(content) // 2] ^= 1
        (tmp_path / "model.joblib").write_bytes(bytes(content))
        refused = python(service, "-m", "churn", "predict", "--input", "-", "--artifacts", str(tmp_path), input=b"[]")
        assert refused.returncode == 1 and refused.stderr.count(b"\n") == 1 and b"model.joblib" in refused.stderr

    def test_the_model_version_is_the_manifest(self, service: Path) -> None:
        told = json.loads(python(service, "-m", "churn", "info", "--json").stdout)
        digest = hashlib.sha256((service / "artifacts" / "manifest.json").read_bytes()).hexdigest()
        assert told["model"] == digest[:12] and told["parity"] is True and told["tier"] == "frame" and told["records"] == 90

    def test_its_own_tests_pass_before_and_after_training_whatever_the_columns_are_called(self, tmp_path: Path) -> None:
        folder = place(tmp_path, HOSTILE)
        command = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", "-W", "error::UserWarning")
        before = python(folder, *command)
        assert before.returncode == 0 and b"skipped" in before.stdout, before.stdout.decode()[-2000:]
        assert python(folder, "-m", "churn", "train").returncode == 0
        after = python(folder, *command)
        assert after.returncode == 0 and b"skipped" not in after.stdout, after.stdout.decode()[-2000:]
        records = json.dumps([to_record(row, HOSTILE) for row in table(HOSTILE).astype(str).to_dict("records")[:3]])
        assert all("prediction" in each for each in predict(folder, records.encode()))

    def test_unconfigured_black_has_nothing_to_say(self, plain_files: dict[str, bytes]) -> None:
        assert b"[tool.black]" not in plain_files["pyproject.toml"]
        assert black.Mode().line_length == 88


def to_record(row: dict[str, str], names: dict[str, str] = PLAIN) -> dict[str, Any]:
    """A line of the training file as a client sends it, answer and identifier included."""
    record: dict[str, Any] = {names[key]: row[names[key]] for key in KEYS}
    age = record[names["age"]]
    record[names["age"]] = int(age) if age.isdigit() else None
    record[names["fee"]] = float(record[names["fee"]])
    record[names["loyal"]] = record[names["loyal"]] == "True"
    return record


@pytest.fixture(scope="module")
def served(service: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[bytes], str, str]]:
    """A running service: the process, its REST address, its gRPC address."""
    log = tmp_path_factory.mktemp("log") / "stderr"
    with log.open("wb") as stderr:
        command = [sys.executable, "-m", "churn", "serve", "--port", "0", "--grpc-port", "0"]
        process = subprocess.Popen(command, cwd=service, env=environment(), stderr=stderr, stdout=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not (found := re.fullmatch(r"ready rest=(http://127\.0\.0\.1:\d+) grpc=(127\.0\.0\.1:\d+)\n", log.read_text())):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    yield process, found[1], found[2]
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    assert process.stdout is not None and log.read_text() == found[0]
    assert [json.loads(line)["event"] for line in process.stdout.read().splitlines()] == ["ready", "ending", "ended"]


@pytest.mark.slow
class TestServed:
    def test_rest_and_grpc_and_the_command_line_give_one_answer(self, service: Path, served: Any) -> None:
        import grpc
        import httpx

        _, address, target = served
        golden = json.loads((service / "artifacts" / "golden.json").read_text("utf-8"))["records"]
        records = [each["record"] for each in golden]
        expected = [each["outcome"] for each in golden]
        assert predict(service, json.dumps(records).encode()) == expected
        with httpx.Client(base_url=address) as client:
            assert client.post("/predict/batch", json={"records": records}).json()["predictions"] == expected
            single = client.post("/predict", json=records[0])
            digest = hashlib.sha256((service / "artifacts" / "manifest.json").read_bytes()).hexdigest()
            assert single.json() == expected[0] and single.headers["x-model-version"] == digest[:12]
            assert client.get("/readyz").status_code == 200
        with Reflected(grpc, target) as remote:
            messages = [{name: value for name, value in record.items() if value is not None} for record in records]
            assert [remote.predict(message) for message in messages] == expected
            assert remote.health() == 1
            with pytest.raises(grpc.RpcError) as caught:
                remote.predict({"age": 1})
        assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
        with httpx.Client(base_url=address) as client:
            assert json.loads(caught.value.details())["errors"] == client.post("/predict", json={"age": 1}).json()["errors"]

    def test_sigterm_answers_what_was_begun(self, service: Path) -> None:
        import threading
        from http.client import HTTPConnection

        command = [sys.executable, "-m", "churn", "serve", "--port", "0", "--grpc-port", "0"]
        process = subprocess.Popen(command, cwd=service, env=environment(), stderr=subprocess.PIPE)
        assert process.stderr is not None
        ready = process.stderr.readline().decode()
        address = ready.split()[1].removeprefix("rest=")
        found: list[int] = []

        sent = threading.Barrier(4)

        def ask() -> None:
            host, port = address.removeprefix("http://").split(":")
            connection = HTTPConnection(host, int(port), timeout=60)
            body = json.dumps({"records": [GOOD] * 100})
            connection.request("POST", "/predict/batch", body, {"content-type": "application/json"})
            sent.wait()
            found.append(connection.getresponse().status)

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        sent.wait()
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        for asker in askers:
            asker.join()
        assert found == [200, 200, 200] and process.wait(15) == 0


class Reflected:
    """A client that knows nothing but what reflection tells it; records go by the columns' own names."""

    def __init__(self, grpc: Any, target: str) -> None:
        from google.protobuf.descriptor_pool import DescriptorPool
        from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

        self.channel = grpc.insecure_channel(target)
        database = ProtoReflectionDescriptorDatabase(self.channel)
        assert "churn.v1.ChurnService" in database.get_services()
        self.pool = DescriptorPool(database)

    def __enter__(self) -> "Reflected":
        return self

    def __exit__(self, *error: object) -> None:
        self.channel.close()

    def predict(self, record: dict[str, Any]) -> dict[str, Any]:
        from google.protobuf.json_format import ParseDict
        from google.protobuf.message_factory import GetMessageClass

        request, response = (
            GetMessageClass(self.pool.FindMessageTypeByName(f"churn.v1.Predict{kind}")) for kind in ("Request", "Response")
        )
        call = self.channel.unary_unary("/churn.v1.ChurnService/Predict", lambda message: message.SerializeToString(), response.FromString)
        answer = call(ParseDict(record, request()))
        return {"prediction": answer.prediction, "probabilities": dict(answer.probabilities)}

    def health(self) -> int:
        from grpc_health.v1 import health_pb2, health_pb2_grpc

        stub = health_pb2_grpc.HealthStub(self.channel)
        return stub.Check(health_pb2.HealthCheckRequest(service="churn.v1.ChurnService")).status
