"""Same input, same bytes: no set order, clock, zone, folder, locale or earlier conversion reaches an output."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from oracles import ORACLES, PROJECTS

Run = Callable[..., subprocess.CompletedProcess[str]]

NAMES = sorted(ORACLES)
CONVERT_ALL = """
import os, sys
from pathlib import Path
from nb2svc import config
from nb2svc.convert import convert
from nb2svc.emit.write import write
root, *names = sys.argv[1:]
for name in names:
    path = Path(os.path.relpath(Path(root) / "in" / name / f"{name}.ipynb"))
    out = Path(os.path.relpath(Path(root) / "out" / name))
    write(convert((path,), config.load((path,), out=out)).package, out)
"""


@dataclass(frozen=True, slots=True)
class World:
    """One way a machine may be: where the sources lie, from where it is run, and its environment."""

    root: Path
    cwd: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python in this world."""
        return subprocess.run([sys.executable, *command], cwd=self.cwd, env=os.environ | self.environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """Two machines that hold the same files."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other") / "deep" / "er ü"
    for root in (one, other):
        shutil.copytree(PROJECTS, root / "in")
    (other / "elsewhere").mkdir()
    return (
        World(one, one, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "80"}),
        World(other, other / "elsewhere", {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C", "COLUMNS": "200", "USER": "someone"}),
    )


@pytest.fixture(scope="module")
def converted(worlds: tuple[World, World]) -> tuple[Path, Path]:
    """All projects converted on both machines, in opposite orders."""
    for world, names in zip(worlds, (NAMES, NAMES[::-1]), strict=True):
        done = world.run("-c", CONVERT_ALL, str(world.root), *names)
        assert done.returncode == 0, done.stderr
    return worlds[0].root / "out", worlds[1].root / "out"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_two_machines_write_the_same_bytes(name: str, converted: tuple[Path, Path]) -> None:
    one, other = (tree(folder / name) for folder in converted)
    assert len(one) > 30 and "service.yaml" in one
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_path_of_the_machine_is_written(name: str, converted: tuple[Path, Path]) -> None:
    for path, content in tree(converted[0] / name).items():
        assert str(converted[0].parent).encode() not in content, path
        assert str(Path.home()).encode() + b"/" not in content, path


@pytest.mark.parametrize("command", [("analyze", "--json"), ("analyze",), ("analyze", "--stage", "plan"), ("check", "--output-format", "json")], ids=" ".join)
def test_two_machines_print_the_same(command: tuple[str, ...], worlds: tuple[World, World]) -> None:
    first, *options = command
    printed = []
    for world in worlds:
        path = os.path.relpath(world.root / "in" / "parcels_late" / "parcels_late.ipynb", world.cwd)
        done = world.run("-m", "nb2svc", first, path, *options)
        assert done.returncode in (0, 1) and done.stdout, done.stderr
        # Findings name the file as it was given.
        printed.append((done.stdout + done.stderr).replace(path, "PATH"))
    assert printed[0] == printed[1]


def test_converting_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    shutil.copytree(PROJECTS / "parcels_late", tmp_path / "in")
    command = ("convert", "in/parcels_late.ipynb", "-o", "out")
    assert run(*command, cwd=tmp_path, PYTHONHASHSEED="1").returncode == 0
    (tmp_path / "out" / "artifacts" / "model.joblib").write_bytes(b"trained")
    (tmp_path / "out" / "src" / "parcels_late" / "own.py").write_text("mine = 1\n")
    before = tree(tmp_path / "out")
    assert run(*command, "--diff", cwd=tmp_path).stdout == ""
    assert run(*command, cwd=tmp_path, PYTHONHASHSEED="2").returncode == 0
    assert tree(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_an_edit_survives_converting_again(run: Run, tmp_path: Path) -> None:
    shutil.copytree(PROJECTS / "clinic_manual", tmp_path / "in")
    command = ("convert", "in/clinic_manual.ipynb", "-o", "out")
    assert run(*command, cwd=tmp_path).returncode == 0
    features = tmp_path / "out" / "src" / "clinic_manual" / "features.py"
    features.write_text(features.read_text() + "\n# looked at by hand\n")
    before = tree(tmp_path / "out")
    again = run(*command, cwd=tmp_path)
    assert again.returncode == 0 and "features.py" in again.stderr
    assert tree(tmp_path / "out") == before
