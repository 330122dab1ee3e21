"""Traces of a service: off unless the environment asks for them, a span a request, nothing of what was sent, and no answer lost to a receiver that is gone."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lanes import Lanes
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from served import GOOD, Serving, environment, train

pytestmark = pytest.mark.slow
TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


class Receiver:
    """A receiver of OTLP over HTTP."""

    def __init__(self) -> None:
        self.content: list[bytes] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.content.append(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *said: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> "Receiver":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *given: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    def spans(self) -> list[Any]:
        batches = [ExportTraceServiceRequest.FromString(each) for each in self.content]
        return [span for batch in batches for resource in batch.resource_spans for scope in resource.scope_spans for span in scope.spans]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("traced"))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as found:
        yield found


def facts(span: Any) -> dict[str, Any]:
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}


def test_each_request_has_a_span_that_shows_no_value(package: Path, receiver: Receiver) -> None:
    with Serving(package, OTEL_EXPORTER_OTLP_ENDPOINT=receiver.address) as it, Lanes(it) as lanes:
        it.client.post("/predict", json=GOOD | {"note": "canary-Erika"}, headers={"traceparent": f"00-{TRACE}-{SPAN}-01", "x-request-id": "r-1"})
        it.client.post("/predict", json=GOOD | {"city": "canary-Erika"})
        it.client.get("/canary-Erika")
        it.client.get("/livez")
        lanes.remote.predict(GOOD)
        assert len(list(lanes.stream([lanes.remote.fields(GOOD)] * 3))) == 3
    spans = receiver.spans()
    assert not any(b"canary" in each for each in receiver.content)
    shown = [(span.name, facts(span).get("http.response.status_code", facts(span).get("rpc.response.status_code"))) for span in spans]
    assert [each for each in shown if each[0] != "other"] == [("/predict", 200), ("/predict", 422), ("Predict", "OK"), ("PredictStream", "OK")]
    first = next(span for span in spans if span.name == "/predict")
    assert (first.trace_id.hex(), first.parent_span_id.hex(), facts(first)["service.request"]) == (TRACE, SPAN, "r-1")
    assert 0 < first.end_time_unix_nano - first.start_time_unix_nano < 30e9 and abs(first.end_time_unix_nano / 1e9 - time.time()) < 120
    told = ExportTraceServiceRequest.FromString(receiver.content[0]).resource_spans[0].resource.attributes
    assert {each.key: each.value.string_value for each in told}["service.name"] == "churn"


def test_without_being_asked_there_are_none_and_no_library_is_loaded(package: Path, receiver: Receiver) -> None:
    program = "import sys, churn.serve, churn.tracing as tracing\ntracing.start()\nprint(any(name.startswith('opentelemetry.sdk') for name in sys.modules))"
    for more in ({}, {"OTEL_EXPORTER_OTLP_ENDPOINT": receiver.address, "OTEL_SDK_DISABLED": "true"}):
        done = subprocess.run([sys.executable, "-c", program], cwd=package, env=environment(**more), capture_output=True, text=True, timeout=60)
        assert done.stdout == "False\n", done.stderr
    assert receiver.content == []


def test_a_receiver_that_is_gone_costs_no_answer_and_no_time_at_the_end(package: Path, receiver: Receiver) -> None:
    with Serving(package, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9") as it:
        assert [it.client.post("/predict", json=GOOD).status_code for _ in range(20)] == [200] * 20
        told = time.monotonic()
        it.process.send_signal(signal.SIGTERM)
        assert it.process.wait(15) == 0 and time.monotonic() - told <= 10
        assert "Traceback" not in it.stderr.read_text()


def test_asked_for_and_not_installed_is_said_in_a_line(package: Path) -> None:
    program = "import sys\nsys.modules['opentelemetry.exporter'] = None\nfrom churn.__main__ import main\nsys.exit(main(['serve', '--port', '0', '--grpc-port', '0']))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=package, env=environment(OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9"), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "`otel`" in done.stderr, done.stderr
