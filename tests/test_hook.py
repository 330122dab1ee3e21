"""The hooks of `.pre-commit-hooks.yaml`, installed by pre-commit from a clone and run on a repository that the test makes."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, notebook_text

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

SHIPPED = ("nb2svc", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
GOOD = notebook_text("x = 1\nprint(x)")
BAD = notebook_text("ok = 1", "first = 1\nfor y in\n")


def git(folder: Path, *words: str) -> None:
    """Run git, as somebody."""
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def repository(folder: Path) -> Path:
    """Commit all that lies in a folder."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "all")
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a user's pre-commit clones."""
    folder = tmp_path_factory.mktemp("hooks") / "nb2svc"
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return repository(folder)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment that it builds, once for all tests."""
    return tmp_path_factory.mktemp("home")


def pre_commit(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit where no node is to be found."""
    bare = {"PRE_COMMIT_HOME": str(home), "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"])}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words], cwd=folder, env=os.environ | bare, capture_output=True, text=True, encoding="utf-8", check=False, timeout=540
    )


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    done = pre_commit(tmp_path, tmp_path, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout


def test_a_bad_notebook_is_named_and_a_good_one_passes(hooks: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "good.ipynb").write_text(GOOD)
    repository(tmp_path)
    done = pre_commit(tmp_path, home, "try-repo", str(hooks), "nb2svc-check", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "bad.ipynb").write_text(BAD)
    git(tmp_path, "add", "-A")
    done = pre_commit(tmp_path, home, "try-repo", str(hooks), "nb2svc-check")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.ipynb: cell 2, line 2: NB103" in done.stdout and "good.ipynb: cell" not in done.stdout
    (tmp_path / "bad.ipynb").write_text(notebook_text("x = 1  # nb2svc: ignore[NB302] in vain"))
    git(tmp_path, "add", "-A")
    done = pre_commit(tmp_path, home, "try-repo", str(hooks), "nb2svc-fix")
    assert done.returncode == 1 and "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    assert (tmp_path / "bad.ipynb").read_text() == notebook_text("x = 1")


def test_a_stale_service_is_named(hooks: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "good.ipynb").write_text(GOOD)
    (tmp_path / "good-service").mkdir()
    (tmp_path / "good-service" / "service.yaml").write_text("source: {path: ../good.ipynb, sha256: '0', code_sha256: '0'}\n")
    repository(tmp_path)
    done = pre_commit(tmp_path, home, "try-repo", str(hooks), "nb2svc-sync", "--all-files")
    assert done.returncode == 1 and "NB905" in done.stdout, done.stdout + done.stderr
