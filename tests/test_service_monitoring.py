"""Monitoring of a service: what was counted, logged and measured, and that nothing of it shows what a client sent."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_service import PLAIN, make_plan, make_settings, table
from served import GOOD, Serving, environment, run, train

from nb2svc.config import ConfigError
from nb2svc.emit import render
from nb2svc.emit.earlier import logged

pytestmark = pytest.mark.slow

DRIFT = """
import json, random, sys
from churn.drift import Drift
from churn.predictor import Answer

def normal(chance, shift=0.0):
    return chance.gauss(shift, 1)

chance = random.Random(0)
values = sorted(normal(chance) for _ in range(5000))
edges = [values[len(values) * tenth // 10] for tenth in range(1, 10)]
facts = {"edges": edges, "counts": [500] * 10, "least": values[0], "most": values[-1]}
names = [f"f{number}" for number in range(10)]
alarms = 0
for seed in range(200):
    chance = random.Random(seed + 1)
    drift = Drift({"fields": {name: facts for name in names[:3]}, "prediction": {}})
    rows = [{name: normal(chance) for name in names[:3]} for _ in range(1000)]
    drift.put(rows, [Answer(0)] * 1000)
    alarms += any(each["psi"] > 0.2 for each in drift.report()["fields"].values())
drift = Drift({"fields": dict.fromkeys(names, facts), "prediction": {"values": {"a": 500, "b": 500}}})
rows = [{name: normal(chance, float(name == "f4")) for name in names} for _ in range(1000)]
drift.put(rows, [Answer("a")] * 1000)
found = drift.report()
before = Drift({"fields": {"f0": facts}, "prediction": {}})
before.put(rows[:499], [Answer(0)] * 499)
gone = Drift({"fields": {"f0": facts, "c": {"values": {"x": 10, "y": 10}}}, "prediction": {}})
gone.put([{"f0": 0.0, "c": "x"}] * 1000 + [{"f0": None, "c": "z"}] * 250, [Answer(0)] * 1250)
print(json.dumps({"alarms": alarms, "psi": {name: each["psi"] for name, each in found["fields"].items()},
    "prediction": found["prediction"]["psi"], "before": before.report()["fields"], "gone": gone.report()["fields"]}))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("monitored"), logged=("fee", "plan"))


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """The rows of a prediction log, read without our reader."""
    found = []
    for path in sorted(folder.glob("predictions-*.sqlite")):
        with sqlite3.connect(path) as file:
            file.row_factory = sqlite3.Row
            assert file.execute("pragma integrity_check").fetchone()[0] == "ok"
            # The writer makes the file before its table.
            if file.execute("select 1 from sqlite_master where name = 'predictions'").fetchone():
                found += [dict(row) for row in file.execute("select * from predictions order by rowid")]
    return found


def test_the_profile_is_what_the_raw_table_holds(package: Path) -> None:
    profile = json.loads((package / "artifacts" / "profile.json").read_text("utf-8"))
    raw = table(PLAIN)
    assert {name: (facts["rows"], facts["missing"]) for name, facts in profile["fields"].items()} == {
        name: (len(raw), int(raw[name].isna().sum())) for name in profile["fields"]
    }
    assert profile["fields"]["plan"]["values"] == dict(sorted(Counter(raw["plan"]).items()))
    assert profile["fields"]["loyal"]["values"] == {"false": int((~raw["loyal"]).sum()), "true": int(raw["loyal"].sum())}
    fee = profile["fields"]["fee"]
    assert fee["edges"] == [float(raw["fee"].quantile(tenth / 10)) for tenth in range(1, 10)]
    assert sum(fee["counts"]) == len(raw) and (fee["least"], fee["most"]) == (raw["fee"].min(), raw["fee"].max())
    golden = json.loads((package / "artifacts" / "golden.json").read_text("utf-8"))["records"]
    answers = Counter(str(each["outcome"]["prediction"]) for each in golden if not each["made"])
    assert profile["prediction"]["values"] == dict(answers)
    assert "values" not in profile["fields"]["since"]


def test_a_shift_shows_in_its_own_field_and_chance_raises_no_alarm(package: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DRIFT], cwd=package, env=environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["alarms"] <= 2
    assert [name for name, psi in found["psi"].items() if psi > 0.2] == ["f4"]
    assert found["prediction"] > 0.2 and found["before"] == {}
    assert found["gone"]["f0"]["missing"] == found["gone"]["c"]["unseen"] == 0.25


def test_what_was_answered_is_counted_logged_and_measured(package: Path, tmp_path: Path) -> None:
    with Serving(package, "--log-dir", str(tmp_path), "--log-requests") as it:
        answer = it.client.post("/predict", json=GOOD, headers={"x-request-id": "named"})
        assert it.client.post("/predict", json=GOOD | {"fee": "much"}).status_code == 422
        assert it.client.post("/predict", json=GOOD | {"other things": 1}).status_code == 422
        assert it.client.post("/predict/batch", json={"records": [GOOD | {"plan": "none"}] * 600}).status_code == 200
        found = it.metrics()
        assert found['service_requests_total{code="422",route="/predict"}'] == 2
        assert found['service_refused_total{code="type",field="fee"}'] == found['service_refused_total{code="unknown",field="other"}'] == 1
        assert found["service_records_total"] == 603 and found["service_batch_records_sum"] == 603
        assert found['service_request_seconds_count{route="/predict"}'] == 3
        assert sum(value for name, value in found.items() if name.startswith("service_predictions_total{")) == 601
        assert found['service_probability_count{answer="1"}'] == 601
        version = answer.headers["x-model-version"]
        assert found[f'service_model_info{{contract="1",tier="frame",version="{version}"}}'] == 1
        it.await_metric('service_drift_missing{field="age"}', 0)
        assert 0.99 < it.metrics()['service_drift_unseen{field="plan"}'] < 1
        told = json.loads(run(package, "info", "--drift", "--port", str(it.port)).stdout)
        assert told["fields"]["plan"]["unseen"] > 0.99 and told["fields"]["fee"]["psi"] > 0.2
        assert it.client.post("/predict/batch", json={"records": []}).status_code == 200
    rows = rows_of(tmp_path)
    assert len(rows) == 603
    first = rows[0]
    assert (first["request"], first["place"], first["model"], first["contract"]) == ("named", 0, version, "1")
    assert json.loads(first["answer"]) == answer.json() and json.loads(first["features"]) == {"fee": 19.5, "plan": "free"}
    assert 0 < first["seconds"] < 30 and abs(first["time"] - time.time()) < 120 and len(first["input"]) == 16
    assert [(row["answer"], row["features"]) for row in rows[1:3]] == [('{"error":"type"}', None), ('{"error":"unknown"}', None)]
    told = json.loads(run(package, "info", "--drift", "--log", str(tmp_path)).stdout)
    assert told["records"] == 601 and set(told["fields"]) == {"fee", "plan"} and told["fields"]["plan"]["unseen"] > 0.99
    truth = tmp_path / "truth.jsonl"
    truth.write_text(f'{{"request": "named", "truth": {answer.json()["prediction"]}}}\n{{"request": "other", "truth": 1}}\n')
    joined = json.loads(run(package, "info", "--log", str(tmp_path), "--truth", str(truth)).stdout)
    assert joined == {"known": 2, "joined": 1, "accuracy": 1.0}


def test_stdout_has_an_object_an_event_and_requests_only_when_asked(package: Path) -> None:
    with Serving(package) as it:
        it.client.post("/predict", json=GOOD)
        it.process.send_signal(signal.SIGHUP)
        it.await_metric('service_renewals_total{outcome="done"}', 1)
        assert [event["event"] for event in it.events()] == ["ready", "renewed"]
    with Serving(package, "--log-requests") as it:
        trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        it.client.post("/predict", json=GOOD, headers={"traceparent": trace})
        (line,) = [event for event in it.events() if event["event"] == "request"]
        assert (line["route"], line["code"], line["request"]) == ("/predict", "200", trace.split("-")[1])


def test_a_log_that_cannot_be_written_costs_no_answer_and_is_counted(package: Path, tmp_path: Path) -> None:
    with Serving(package, "--log-dir", str(tmp_path)) as it:
        it.client.post("/predict", json=GOOD)
        deadline = time.monotonic() + 10
        while not rows_of(tmp_path):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        (path,) = tmp_path.glob("*.sqlite")
        locked = sqlite3.connect(path, isolation_level=None)
        locked.execute("begin exclusive")
        assert [it.client.post("/predict", json=GOOD).status_code for _ in range(20)] == [200] * 20
        it.await_metric("service_log_dropped_total", 20)
        locked.execute("rollback")
        locked.close()
        assert it.client.post("/predict", json=GOOD).status_code == 200
    assert len(rows_of(tmp_path)) == 2


def test_a_full_disk_costs_no_answer_and_is_counted(package: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    program = (
        "import sqlite3, time\nfrom churn.monitoring import Monitor\nfrom churn.predictionlog import PredictionLog, Taken\n"
        "from churn.predictor import Answer\nfrom churn.recorder import Recorder\nfrom pathlib import Path\nimport sys\n"
        "log = PredictionLog(Path(sys.argv[1]))\nmonitor = Monitor('')\nrecorder = Recorder(monitor, None, log)\n"
        "log._today().execute('pragma max_page_count = 8')\n"
        "taken = Taken(0.0, 'r' * 64, 'v', [{}] * 100, [Answer(1)] * 100, 0.1)\n"
        "for _ in range(50):\n    recorder.put(taken)\n    time.sleep(0.01)\n"
        "recorder.close()\nfrom churn.predictionlog import read_log\nkept = len(read_log(log.folder))\n"
        "print(kept + monitor.dropped, kept < 5000, monitor.dropped > 0)"
    )
    folder = package / "full"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=package, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["5000", "True", "True"], done.stderr


def test_a_killed_service_leaves_a_log_that_opens(package: Path, tmp_path: Path) -> None:
    with Serving(package, "--log-dir", str(tmp_path)) as it:
        for _ in range(30):
            it.client.post("/predict", json=GOOD)
        time.sleep(0.6)
        it.client.post("/predict", json=GOOD)
        it.process.kill()
        it.process.wait(10)
    assert 30 <= len(rows_of(tmp_path)) <= 31
    assert json.loads(run(package, "info", "--drift", "--log", str(tmp_path)).stdout)["records"] >= 30


def test_days_that_are_over_become_parquet(package: Path, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom churn.predictionlog import *\nfrom churn.predictor import Answer\nimport os\n"
        "folder = Path(sys.argv[1])\npath = folder / 'predictions-2020-01-01-7.sqlite'\nfile = opened(path)\n"
        "with file:\n    file.executemany(INSERT, rows_of(Taken(1.5, 'r', 'v', [{'fee': 2.5, 'plan': None}], [Answer(1)], 0.1)))\n"
        "file.close()\nbefore = read_log(folder)\narchive(folder, '2020-01-02')\nassert path.exists()\n"
        "os.utime(path, (0, 0))\narchive(folder, '2020-01-01')\nassert path.exists()\narchive(folder, '2020-01-02')\n"
        "print(sorted(each.name for each in folder.iterdir()), read_log(folder) == before, before[0]['features'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=package, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "['predictions-2020-01-01-7.parquet'] True {\"fee\":2.5,\"plan\":null}\n", done.stderr


def test_alerts_and_dashboard_ask_for_metrics_that_there_are(package: Path) -> None:
    with Serving(package) as it:
        it.client.post("/predict/batch", json={"records": [GOOD] * 500 + [{}]})
        it.await_metric('service_drift_missing{field="age"}', 0)
        known = {name.partition("{")[0] for name in it.metrics()} | {"service_faults_total"}
    alerts = yaml.safe_load((package / "deploy" / "monitoring" / "alerts.yaml").read_text())
    board = json.loads((package / "deploy" / "monitoring" / "dashboard.json").read_text())
    asked = [rule["expr"] for rule in alerts["groups"][0]["rules"]]
    asked += [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    names = {word for text in asked for word in re.findall(r"service_\w+", text)}
    assert len(names) > 10 and names <= known


class TestKept:
    """The columns whose values are logged are the author's choice, and survive a regeneration."""

    def test_the_markup_is_read_back(self, tmp_path: Path) -> None:
        plan = make_plan()
        files = render(plan, make_settings()).files
        for name in ("contracts/contract.lock", "service.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(files[name])
        assert logged(tmp_path, plan.contract) == ()
        markup = tmp_path / "service.yaml"
        edited = markup.read_text("utf-8").replace("features: []", "features: [fee, plan]")
        markup.write_text(edited, "utf-8")
        assert logged(tmp_path, plan.contract) == ("fee", "plan")
        assert b'LOGGED: tuple[str, ...] = (\n    "fee",\n    "plan",\n)' in render(plan, make_settings(logged=("fee", "plan"))).files["src/churn/settings.py"]

    @pytest.mark.parametrize("told", ["[customer]", "[1]", "fee"])
    def test_what_is_no_column_that_is_read_is_refused(self, told: str, tmp_path: Path) -> None:
        files = render(make_plan(), make_settings()).files
        (tmp_path / "contracts").mkdir()
        (tmp_path / "contracts" / "contract.lock").write_bytes(files["contracts/contract.lock"])
        (tmp_path / "service.yaml").write_text(files["service.yaml"].decode().replace("features: []", f"features: {told}"))
        with pytest.raises(ConfigError, match="monitoring.features"):
            logged(tmp_path, make_plan().contract)
