"""Calls of gRPC that do not go well: streams that are cut, cancelled, garbled or open at the end; deadlines, messages too big, a full line."""

import json
import queue
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from lanes import Lanes, plain
from served import GOOD, Serving, slow, train

pytestmark = pytest.mark.slow
ROUTE = "/churn.v1.ChurnService/PredictStream"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("streamed"), python=slow())


@pytest.fixture
def it(package: Path) -> Iterator[Serving]:
    with Serving(package) as serving:
        yield serving


class Talk:
    """A stream that is fed by hand; what is sent is bytes, so that it may be no message."""

    def __init__(self, lanes: Lanes, **options: Any) -> None:
        self.lanes, self.sent = lanes, queue.Queue()
        self.call = lanes.remote.channel.stream_stream(ROUTE, bytes, lanes.remote.message("PredictStreamResponse").FromString)(iter(self.sent.get, None), **options)

    def say(self, record: dict[str, Any]) -> None:
        message = self.lanes.remote.message("PredictStreamRequest")(record=self.lanes.remote.message("Record")(**self.lanes.remote.fields(record)))
        self.sent.put(message.SerializeToString())

    def end(self) -> None:
        self.sent.put(None)


def calm(it: Serving) -> None:
    """Nothing is left of calls that have ended, and none was a fault."""
    deadline = time.monotonic() + 10
    while True:
        found = it.metrics()
        if (found["service_in_flight"], found["service_records_waiting"]) == (1, 0):
            break
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    assert not any(name.startswith("service_faults_total") for name in found)


def counted(it: Serving, code: str, route: str = "PredictStream") -> float:
    return it.metrics().get(f'service_requests_total{{code="{code}",route="{route}"}}', 0)


def test_a_stream_answers_in_order_and_is_counted_as_one_call(it: Serving) -> None:
    records = [GOOD | {"fee": float(number)} for number in range(100)]
    records[7] = GOOD | {"city": "Rome"}
    with Lanes(it) as lanes:
        found = [plain(each) for each in lanes.stream([lanes.remote.fields(each) for each in records])]
        # The end of a stream is counted after the client has seen it.
        it.await_metric('service_requests_total{code="OK",route="PredictStream"}', 1)
    expected = it.client.post("/predict/batch", json={"records": records}).json()["predictions"]
    assert found[:7] + found[8:] == expected[:7] + expected[8:] and len({json.dumps(each) for each in found}) > 50
    assert found[7]["error"]["code"] == expected[7]["error"]["code"] == "unseen"
    metrics = it.metrics()
    assert metrics["service_records_total"] == 200 and metrics['service_refused_total{code="unseen",field="city"}'] == 2
    assert metrics['service_request_seconds_count{route="PredictStream"}'] == 1
    calm(it)


def test_bytes_that_are_no_message_end_a_stream_after_the_answers_before_them(it: Serving) -> None:
    with Lanes(it) as lanes:
        talk = Talk(lanes, timeout=20)
        for _ in range(3):
            talk.say(GOOD)
        talk.sent.put(b"\x0a\x05\xff")
        answers = [next(talk.call) for _ in range(3)]
        with pytest.raises(grpc.RpcError) as caught:
            next(talk.call)
        talk.end()
        assert len({str(each) for each in answers}) == 1
        assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
        assert json.loads(caught.value.details()) == {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "the bytes are no message"}
        calm(it)
        assert counted(it, "INVALID_ARGUMENT") == 1


def test_a_message_too_big_ends_a_stream(it: Serving) -> None:
    with Lanes(it) as lanes:
        talk = Talk(lanes, timeout=20)
        talk.say(GOOD)
        assert next(talk.call)
        talk.sent.put(b"\x0a\x83\x80\x40" + b"x" * (1 << 20))
        with pytest.raises(grpc.RpcError) as caught:
            next(talk.call)
        talk.end()
        assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        calm(it)


def test_who_hangs_up_costs_nobody_anything(it: Serving) -> None:
    """Streams that are cancelled in their midst: their records are not computed any more, and others are answered."""
    with Lanes(it) as lanes:
        talks = [Talk(lanes) for _ in range(2)]
        for talk in talks:
            for _ in range(200):
                talk.say(GOOD)
            assert next(talk.call)
        for talk in talks:
            talk.call.cancel()
            talk.end()
        assert it.client.post("/predict", json=GOOD).status_code == 200
        calm(it)
        assert counted(it, "CANCELLED") == 2 and it.metrics()["service_batch_records_sum"] < 300


def test_a_deadline_is_kept_and_what_came_too_late_is_not_computed(it: Serving) -> None:
    with Lanes(it) as lanes:
        record = lanes.remote.message("Record")(**lanes.remote.fields(GOOD))
        many = lanes.remote.message("PredictBatchRequest")(records=[record] * 100)
        long = lanes.remote.channel.unary_unary("/churn.v1.ChurnService/PredictBatch", lambda each: each.SerializeToString(), bytes).future(many, timeout=30)
        while it.metrics()["service_records_waiting"] < 100:
            time.sleep(0.01)
        one = lanes.remote.message("PredictRequest")(**lanes.remote.fields(GOOD))
        call = lanes.remote.channel.unary_unary("/churn.v1.ChurnService/Predict", lambda each: each.SerializeToString(), bytes)
        late = [call.future(one, timeout=0.1) for _ in range(20)]
        stream = lanes.stream([lanes.remote.fields(GOOD)], timeout=0.1)
        for each in (*late, stream):
            with pytest.raises(grpc.RpcError) as caught:
                next(each) if each is stream else each.result(30)
            assert caught.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED
        assert long.result(30)
        calm(it)
        assert it.metrics()["service_batch_records_sum"] == 100
        assert (counted(it, "CANCELLED", "Predict"), counted(it, "CANCELLED"), counted(it, "OK", "PredictBatch")) == (20, 1, 1)


def test_a_full_line_is_told_with_the_time_to_come_again(it: Serving) -> None:
    with Lanes(it) as lanes:
        record = lanes.remote.message("Record")(**lanes.remote.fields(GOOD))
        many = lanes.remote.message("PredictBatchRequest")(records=[record] * 250)
        call = lanes.remote.channel.unary_unary("/churn.v1.ChurnService/PredictBatch", lambda each: each.SerializeToString(), bytes)
        asked = [call.future(many, timeout=40) for _ in range(4)]
        ended = [each.exception(40) for each in asked]
        refused = [each for each in ended if each is not None]
        assert 1 <= len(refused) <= 3 and {each.code() for each in refused} == {grpc.StatusCode.UNAVAILABLE}
        assert {dict(each.trailing_metadata())["grpc-retry-pushback-ms"] for each in refused} == {"1000"}
        assert {json.loads(each.details())["status"] for each in refused} == {503}
        calm(it)


def test_streams_that_are_open_at_the_end_are_told_so(it: Serving) -> None:
    """Silent ones end at once; of a busy one every record that was read is answered, and the number of answers says where to go on."""
    with Lanes(it) as lanes:
        silent, busy = [Talk(lanes, timeout=40) for _ in range(5)], [Talk(lanes, timeout=40) for _ in range(3)]
        for talk in silent:
            talk.say(GOOD)
            assert next(talk.call)
        is_over = threading.Event()
        said, heard, ends = [0] * len(busy), [0] * len(busy), [grpc.StatusCode.OK] * len(busy)

        def listen(number: int) -> None:
            try:
                for _ in busy[number].call:
                    heard[number] += 1
            except grpc.RpcError as error:
                ends[number] = error.code()

        def speak(number: int) -> None:
            while not is_over.is_set():
                busy[number].say(GOOD)
                said[number] += 1
                time.sleep(0.01)
            busy[number].end()

        threads = [threading.Thread(target=each, args=(number,)) for number in range(len(busy)) for each in (listen, speak)]
        for thread in threads:
            thread.start()
        while min(heard) < 10:
            time.sleep(0.01)
        told = time.monotonic()
        it.process.send_signal(signal.SIGTERM)
        for talk in silent:
            with pytest.raises(grpc.RpcError) as caught:
                next(talk.call)
            talk.end()
            assert caught.value.code() is grpc.StatusCode.UNAVAILABLE and json.loads(caught.value.details())["detail"] == "the service ends"
        assert it.process.wait(15) == 0 and time.monotonic() - told <= 10
        is_over.set()
        for thread in threads:
            thread.join(20)
    assert set(ends) == {grpc.StatusCode.UNAVAILABLE}
    assert all(10 <= got <= sent for got, sent in zip(heard, said, strict=True)), (heard, said)
