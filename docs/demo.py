"""`make demo`: a fixture notebook → a service, trained, verified and served; one REST and one gRPC request, printed.

Everything is written to a temporary folder, which is removed at the end.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import json_format
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "fixtures" / "projects" / "clinic_manual"
NAME = "clinic"


def step(title: str, *command: object, **options: Any) -> str:
    """Show a command, run it, show and return what it printed."""
    print(f"\n$ {' '.join(str(word) for word in command)}\n# {title}", flush=True)
    done = subprocess.run([str(word) for word in command], check=False, stdout=subprocess.PIPE, text=True, **options)
    print(done.stdout, end="", flush=True)
    if done.returncode:
        raise SystemExit(f"demo: `{title}` failed with exit {done.returncode}")
    return done.stdout


def example_record(notebook: Path) -> dict[str, Any]:
    """One raw record: the example of each field that the analysis found."""
    command = [sys.executable, "-m", "nb2svc", "analyze", str(notebook), "--json"]
    analysis = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {field["name"]: field["example"] for field in analysis["inputs"]}


def ask_rest(address: str, record: dict[str, Any]) -> None:
    """Print one REST request and its answer."""
    body = json.dumps(record)
    print(f"\n$ curl {address}/predict -H 'Content-Type: application/json' -d '{body}'")
    request = urllib.request.Request(f"{address}/predict", body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        print(answer.read().decode())


def ask_grpc(address: str, record: dict[str, Any]) -> None:
    """Print one gRPC request and its answer, by the server's own reflection: no generated stub is needed."""
    with grpc.insecure_channel(address) as channel:
        pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
        service = pool.FindServiceByName(f"{NAME}.v1.{NAME.title()}Service")
        method = service.FindMethodByName("Predict")
        idents = {field.name.replace("_", ""): field.name for field in method.input_type.fields}
        named = {idents[re.sub(r"[^a-z0-9]", "", name.lower())]: value for name, value in record.items() if value is not None}
        request = json_format.ParseDict(named, GetMessageClass(method.input_type)())
        print(f"\n$ grpcurl -plaintext -d '{json.dumps(named)}' {address} {service.full_name}/{method.name}")
        call = channel.unary_unary(
            f"/{service.full_name}/{method.name}",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=GetMessageClass(method.output_type).FromString,
        )
        print(json.dumps(json_format.MessageToDict(call(request, timeout=30), preserving_proto_field_name=True)))


def serve(directory: Path, environment: dict[str, str], record: dict[str, Any]) -> None:
    """Serve on free ports, ask once each way, stop."""
    command = [sys.executable, "-m", NAME, "serve", "--port", "0", "--grpc-port", "0"]
    print(f"\n$ {' '.join(command)}\n# serve", flush=True)
    with subprocess.Popen(command, cwd=directory, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            for line in server.stderr:
                print(line, end="")
                if ready := re.match(r"ready rest=(\S+) grpc=(\S+)", line):
                    ask_rest(ready.group(1), record)
                    ask_grpc(ready.group(2), record)
                    return
            raise SystemExit("demo: the server ended before it was ready")
        finally:
            server.terminate()


def main() -> None:
    """Run the demonstration."""
    (notebook,) = PROJECT.glob("*.ipynb")
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / f"{NAME}-service"
        environment = {**os.environ, "PYTHONPATH": str(directory / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        nb2svc = [sys.executable, "-m", "nb2svc"]
        step("convert, without running the notebook", *nb2svc, "convert", notebook, "-o", directory, "--name", NAME)
        step("train", sys.executable, "-m", NAME, "train", "--data-dir", PROJECT, cwd=directory, env=environment)
        step("verify against the notebook, record by record", *nb2svc, "verify", directory, "--source", notebook, "--data", PROJECT)
        serve(directory, environment, example_record(notebook))


if __name__ == "__main__":
    main()
