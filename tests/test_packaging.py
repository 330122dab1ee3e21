"""What surrounds a service: container, compose, Kubernetes, KServe, workflow, lock; and the lines of its README, run as they stand."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from made_service import HOSTILE, make_plan, make_settings
from served import Serving, train

from nb2svc.emit import render

SCHEMA = json.loads((Path(__file__).parent / "manifests.schema.json").read_text("utf-8"))
CONSTANT = ("Dockerfile", ".dockerignore", ".github/workflows/tests.yml")
TOOLS = f"{sysconfig.get_path('scripts')}:{Path(pytest.__file__).parents[4] / 'bin'}"


def faults(kind: str, document: Any) -> list[str]:
    """What a manifest of this kind may not hold, or lacks."""
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA | {"$ref": f"#/$defs/{kind}"}).iter_errors(document)]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    rendered = render(make_plan(HOSTILE, "two_words", 'A "title"\nRUN x'), make_settings(HOSTILE)).files
    return {path: content.decode() for path, content in rendered.items()}


@pytest.mark.quick
class TestManifests:
    def test_what_goes_to_a_cluster_is_valid(self, files: dict[str, str]) -> None:
        documents = [*yaml.safe_load_all(files["deploy/kubernetes.yaml"]), yaml.safe_load(files["deploy/kserve.yaml"])]
        kinds = ["Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "InferenceService"]
        assert [document["kind"] for document in documents] == kinds
        assert [faults(document["kind"], document) for document in documents] == [[]] * len(kinds)
        assert {document["metadata"]["name"] for document in documents} == {"two-words"}

    def test_what_belongs_together_carries_one_label(self, files: dict[str, str]) -> None:
        deployment, service, scaler, budget, policy = yaml.safe_load_all(files["deploy/kubernetes.yaml"])
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        chosen = (deployment["spec"]["selector"], budget["spec"]["selector"], policy["spec"]["podSelector"])
        assert all(each["matchLabels"] == labels for each in chosen) and service["spec"]["selector"] == labels
        assert scaler["spec"]["scaleTargetRef"]["name"] == deployment["metadata"]["name"]
        ports = {port["name"] for port in deployment["spec"]["template"]["spec"]["containers"][0]["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} == {rule["port"] for rule in policy["spec"]["ingress"][0]["ports"]} == ports

    def test_the_schemas_refuse_what_is_wrong(self, files: dict[str, str]) -> None:
        deployment = next(yaml.safe_load_all(files["deploy/kubernetes.yaml"]))
        deployment["spec"]["template"]["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"] = False
        deployment["spec"]["replica"] = 2
        assert len(faults("Deployment", deployment)) == 2

    def test_compose_and_the_workflow_are_valid(self, files: dict[str, str]) -> None:
        compose = yaml.safe_load(files["compose.yaml"])
        assert faults("compose", compose) == []
        assert {name: service.get("profiles") for name, service in compose["services"].items()} == {"two-words": None, "prometheus": ["monitoring"]}
        workflow = yaml.load(files[".github/workflows/tests.yml"], Loader=yaml.BaseLoader)
        workflow["jobs"]["tests"]["timeout-minutes"] = int(workflow["jobs"]["tests"]["timeout-minutes"])
        assert faults("workflow", {**workflow, "on": {event: {} for event in workflow["on"]}}) == []
        assert any(step.get("run") == "python -m pytest" for step in workflow["jobs"]["tests"]["steps"])
        scraped = yaml.safe_load(files["deploy/monitoring/prometheus.yaml"])
        assert scraped["scrape_configs"][0]["static_configs"] == [{"targets": ["two-words:8000"]}]

    def test_container_and_workflow_are_one_text_for_every_service(self, files: dict[str, str]) -> None:
        other = render(make_plan(), make_settings(interfaces=("rest",))).files
        assert all(other[path].decode() == files[path] for path in CONSTANT)
        commands = [line for line in files["Dockerfile"].splitlines() if line.startswith(("CMD", "ENTRYPOINT", "HEALTHCHECK"))]
        assert len(commands) == 3 and all(re.search(r"\[.*\]$", line) for line in commands)
        assert "USER 10001" in files["Dockerfile"]

    def test_the_image_is_built_of_the_package_alone(self, files: dict[str, str]) -> None:
        lines = [line for line in files[".dockerignore"].splitlines() if not line.startswith("#")]
        assert lines[0] == "*" and {line.removeprefix("!") for line in lines[1:]} == {"README.md", "artifacts", "contracts", "pyproject.toml", "requirements.lock", "src"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("packaged"))


@pytest.mark.slow
class TestRun:
    def test_training_leaves_a_lock_without_addresses(self, package: Path) -> None:
        lock = package / "requirements.lock"
        pins = dict(line.split("==") for line in lock.read_text().splitlines())
        assert list(pins) == sorted(pins) and {"pandas", "numpy", "pydantic", "pydantic-core", "fastapi", "starlette", "grpcio", "scikit-learn"} <= set(pins)
        assert all(metadata.version(name) == version for name, version in pins.items()) and "pytest" not in pins
        manifest = json.loads((package / "artifacts/manifest.json").read_text())
        assert manifest["libraries"].items() <= pins.items()

    def test_a_lock_of_these_versions_keeps_its_hashes(self, package: Path) -> None:
        lock = package / "requirements.lock"
        before = lock.read_text()
        program = "import sys; sys.path.insert(0, 'src'); from churn import locks; locks.write()"
        hashed = "".join(f"{line} \\\n    --hash=sha256:{'0' * 64}\n" for line in before.splitlines())
        for text, wanted in ((hashed, hashed), (hashed.replace("pandas==", "pandas==0"), before)):
            lock.write_text(text)
            assert run_python(package, program).returncode == 0
            assert lock.read_text() == wanted

    def test_the_lines_of_the_readme_do_what_they_say(self, package: Path) -> None:
        lines = (package / "README.md").read_text("utf-8").splitlines()
        asked = {word: next(line for line in lines if line.startswith(f"{word} ")) for word in ("printf", "curl", "grpcurl")}
        answer = json.loads(shell(asked["printf"], package).stdout)
        assert set(answer) == {"prediction", "probabilities"}
        missing = [tool for tool in ("curl", "grpcurl") if not shutil.which(tool, path=f"{TOOLS}:{os.environ['PATH']}")]
        with Serving(package) as it:
            if "curl" not in missing:
                curl = asked["curl"].replace("http://127.0.0.1:8000", it.address)
                assert json.loads(shell(curl, package).stdout) == answer
            if "grpcurl" not in missing:
                told = json.loads(shell(asked["grpcurl"].replace("127.0.0.1:50051", it.target), package).stdout)
                assert int(told["prediction"]) == answer["prediction"] and told["probabilities"] == answer["probabilities"]
        if missing:
            pytest.skip(f"not on this machine: {', '.join(missing)}")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line as a reader types it."""
    tools = os.pathsep.join([str(Path(sys.executable).parent), TOOLS, os.environ["PATH"]])
    variables = os.environ | {"PYTHONPATH": "src", "PATH": tools, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=variables, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done


def run_python(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, timeout=60)
