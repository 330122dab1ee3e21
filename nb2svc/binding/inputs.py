"""Inputs: what stands around a notebook — data files, annotations, the pandas that is meant."""

from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from nb2svc import samples
from nb2svc.binding import shown
from nb2svc.flow.trace import Disk
from nb2svc.ir.graph import Graph, Load
from nb2svc.ir.program import Program
from nb2svc.samples import told
from nb2svc.sources import annotations as comments

ABSENT = ("is not there, and nothing else says what its columns hold", "put the file beside the notebook, or say where it is with --data")
UNCONNECTED = ("is a database behind a connection that the text does not lead to a file", "connect with `sqlite3.connect(…)`, or save the table as a file and read that")


def disk(program: Program, data: tuple[Path, ...]) -> Disk:
    """The files that a program may mean: those in the given folders, the source's, the working directory."""
    folders = [*data, *(source.folder for source in program.sources), Path.cwd()]

    def read(load: Load) -> None:
        found = samples.find_file(load.path, folders) if load.path is not None else None
        if load.path is None and load.path_node is not None and (found := samples.only_file(load.form, folders[:-1])) is not None:
            load.bound = found.name
        if found is None and load.given is None:
            load.trouble = UNCONNECTED if load.form == "database" and load.path is None else ABSENT
            if load.form == "delimited" and load.path is not None:
                load.sample = load.own = told.sample(shown.outputs(program, load), load.arguments)
                load.is_told = load.own is not None
            return
        try:
            load.sample = load.own = samples.read(load.form, found, load.arguments, load.given)
        except samples.Unreadable as trouble:
            load.trouble = (trouble.reason, trouble.hint)

    return Disk(read, lambda path: samples.find_file(path, folders))


def assumed_pandas(said: str | None) -> int:
    """The major version of pandas whose rules hold: as configured, else the environment's, else 2."""
    return int((said or installed_pandas()).partition(".")[0])


@cache
def installed_pandas() -> str:
    """The version of pandas that is installed here, else 2."""
    try:
        return metadata.version("pandas")
    except metadata.PackageNotFoundError:
        return "2"


@dataclass(frozen=True, slots=True)
class Marks:
    """What comments and tags settle: the statements of the answer, and the target."""

    answers: tuple[int, ...]
    target: str | None


def annotations(graph: Graph) -> Marks:
    """Read the annotations of all cells against the statements they stand at."""
    answers, target = [], None
    for noted in graph.notes:
        if noted.note.kind in ("answer", "output"):
            answers += [s.index for s in graph.statements if any(s.node is top for top in noted.tops)]
    for cell in graph.program.cells:
        target = next((found.value for found in comments.read(cell) if found.kind == "target" and found.value), target)
    return Marks(tuple(answers), target)
