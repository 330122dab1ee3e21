"""Files: what the program writes and reads again is an alias of what was written. Paths are resolved, no file is opened.

    df.to_pickle("clean.pkl"); df = pd.read_pickle("clean.pkl")                        the same rows
    df.to_csv("clean.csv", index=False); df = pd.read_csv("clean.csv")                 the rows as text keeps them
    joblib.dump(scaler, "scaler.joblib"); scaler = joblib.load("scaler.joblib")        the same object
    Path("low.txt").write_text(str(low)); low = float(Path("low.txt").read_text())     the same text

A file that the program writes wins over one that lies on the disk, which an earlier run of the notebook may have left there.
"""

import ast
import copy
import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.textfiles import from_parquet, from_text
from nb2svc.flow.values import Const, Estimator, Fit, Instance, Listing, Mapping, Rows, TableValue, Unknown, Value, is_constant, lifted, plain
from nb2svc.ir.diagnostic import Diagnostic, Note
from nb2svc.ir.expression import Call, Symbol
from nb2svc.ir.graph import Artifact, FileUse
from nb2svc.ir.span import span_of

DUMPS = {
    "joblib.dump": "pickle", "pickle.dump": "pickle", "cPickle.dump": "pickle", "cloudpickle.dump": "pickle", "dill.dump": "pickle",
    "json.dump": "json", "numpy.save": "npy", "numpy.savez": "npz", "numpy.savez_compressed": "npz",
}  # fmt: skip
"""Functions that write a value to a file: the format."""

WRITERS = {"to_csv": "csv", "to_parquet": "parquet", "to_feather": "feather", "to_pickle": "pickle", "to_excel": "excel", "to_json": "records", "save_model": "model"}
"""Methods that write their receiver."""

READERS = {
    "joblib.load": "pickle", "pickle.load": "pickle", "cPickle.load": "pickle", "cloudpickle.load": "pickle", "dill.load": "pickle",
    "pandas.read_pickle": "pickle", "json.load": "json", "numpy.load": "npy", "pandas.read_csv": "csv", "pandas.read_table": "csv",
    "pandas.read_parquet": "parquet", "pandas.read_feather": "feather", "pandas.read_excel": "excel", "pandas.read_json": "records",
}  # fmt: skip
PATH_WORDS = ("path_or_buf", "path", "filename", "file", "fp", "filepath_or_buffer", "io", "path_or_buffer", "fname", "excel_writer")


@dataclass(slots=True, eq=False)
class Written:
    """A file as the program left it: the value as it was then."""

    format: str
    value: Value
    arguments: Arguments
    statement: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What `open` was given: where the path stands in the text, and the path if it is known."""

    node: ast.expr | None
    path: str | None


def path_text(value: Value | None) -> str | None:
    """The path that a value spells, None where it is not known."""
    given = value.value if isinstance(value, Const) else None
    return str(given) if isinstance(given, (str, PurePath)) else None


def resolved(machine: Machine, path: str) -> str:
    """One spelling for a path, as it is seen from the notebook's folder."""
    folder = machine.graph.program.sources[machine.statement.source].folder
    return path if "://" in path else os.path.normpath(os.path.join(os.path.abspath(folder), path))


def place_of(machine: Machine, arguments: Arguments, position: int) -> Opened | None:
    """The path of a call that reads or writes, directly or through an open file."""
    node = arguments.node
    value = arguments.args[position] if position < len(arguments.args) else next((arguments.keywords[word] for word in PATH_WORDS if word in arguments.keywords), None)
    if isinstance(value, Fit) and isinstance(value.parts.get("file"), Opened):
        machine.wrote(value)
        return Opened(None, value.parts["file"].path)
    at = node.args[position] if position < len(node.args) else next((k.value for k in node.keywords if k.arg in PATH_WORDS), None)
    return Opened(at, path_text(value)) if value is not None else None


def open_file(machine: Machine, arguments: Arguments) -> Value:
    """`open(path, mode)`: a file of which only the path matters."""
    at = Opened(arguments.node.args[0] if arguments.node.args else None, path_text(arguments.get(0, "file")))
    mode = arguments.constant(1, "mode", "r")
    writes = not isinstance(mode, str) or bool(set("wax+") & set(mode))
    is_own = at.path is not None and (resolved(machine, at.path) in machine.files or bool(machine.opened.get(resolved(machine, at.path))))
    if writes or is_own:
        use(machine, at, writes)
    else:
        note(machine, at, arguments.node)
    opened = machine.fit(arguments.node, "statistic", list(arguments.values()))
    opened.parts["file"] = at
    if at.path is not None:
        earlier = machine.opened.setdefault(resolved(machine, at.path), [])
        for one in earlier:
            machine.need(one)
        earlier += [opened] if writes else []
    return opened


def use(machine: Machine, at: Opened, writes: bool, is_object: bool = False, is_own: bool = True) -> None:
    """Note a path in the text, so that training neither writes beside the notebook nor reads where nothing is."""
    if at.node is not None:
        machine.graph.files.append(FileUse(at.node, machine.statement.index, writes, is_object, is_own))


def note(machine: Machine, at: Opened, call: ast.AST, is_object: bool = False) -> Path | None:
    """Note that the statement reads a file that the program does not write; where it lies."""
    use(machine, at, False, is_object, is_own=False)
    found = machine.find_file(at.path) if at.path is not None else None
    machine.graph.artifacts.append(Artifact(span_of(call), machine.statement.index, at.path, found))
    return found


def write(machine: Machine, form: str, value: Value, arguments: Arguments, position: int) -> None:
    """Remember what a file holds from here on."""
    at = place_of(machine, arguments, position)
    if at is None:
        return
    use(machine, at, writes=True)
    if at.path is None:
        return
    path = resolved(machine, at.path)
    path = path if form not in ("npy", "npz") or path.endswith(f".{form}") else f"{path}.{form}"
    machine.need_all(value)
    earlier = machine.early_reads.get(path)
    if earlier is not None and earlier.source < machine.statement.source:
        message = f"`{os.path.basename(path)}` is read by an earlier notebook of the chain than the one that writes it"
        hint = "name the notebooks in the order in which they run"
        machine.graph.diagnostics.append(Diagnostic("NB507", message, earlier, hint, (Note(span_of(arguments.node), "written here"),)))
    machine.files[path] = Written(form, snapshot(value), arguments, machine.statement.index)


def read(machine: Machine, form: str, arguments: Arguments, position: int = 0) -> Value | None:
    """What a file holds that the program itself has written; None for any other file."""
    at = place_of(machine, arguments, position)
    if at is None or at.path is None:
        return None
    path = resolved(machine, at.path)
    written = machine.files.get(path)
    if written is None:
        machine.early_reads.setdefault(path, span_of(arguments.node))
        return None
    use(machine, at, writes=False)
    machine.statement.needs.add(written.statement)
    machine.statement.tasks.add("load")
    if form == "npy" and written.format == "npz" and isinstance(written.value, Mapping):
        return from_arrays(machine, written.value, arguments)
    if written.format != form:
        return unknown(f"`{os.path.basename(path)}` is written as {written.format} and read as {form}", arguments, "read it as it was written")
    match form:
        case "pickle":
            return reloaded(machine, written.value, arguments)
        case "json":
            return from_json(machine, written.value, arguments)
        case "npy":
            return from_array(machine, written.value, arguments)
        case "csv":
            return from_text(machine, os.path.basename(path), written.value, written.arguments, arguments)
        case "parquet" | "feather":
            return from_parquet(machine, written.value, written.arguments, arguments)
        case _:
            return unknown(f"what `{os.path.basename(path)}` keeps of the table is not known", arguments, "write it by `to_pickle`, `to_parquet` or `to_csv`")


def unknown(message: str, arguments: Arguments, hint: str) -> Unknown:
    return Unknown(Diagnostic("NB201", message, span_of(arguments.node), hint))


def snapshot(value: Value) -> Value:
    """The value as it is now, which later statements cannot change."""
    match value:
        case TableValue():
            return value.copy()
        case Listing(kind, items):
            return Listing(kind, [snapshot(item) for item in items], list(value.writers))
        case Mapping(items):
            return Mapping({key: snapshot(item) for key, item in items.items()}, list(value.writers))
        case Estimator() | Instance():
            # It stays known which object it was: when that is fitted again, training must have kept a copy.
            made = copy.copy(value)
            made.writers, made.original = list(value.writers), value.original or value
            return made
        case Rows(name):
            return Rows(name, list(value.writers))
        case Fit():
            made_fit = copy.copy(value)
            made_fit.writers, made_fit.parts = list(value.writers), dict(value.parts)
            return made_fit
        case _:
            return value


def reloaded(machine: Machine, value: Value, arguments: Arguments) -> Value:
    """A pickled value comes back as it was; a learnt one is taken down where it is loaded."""
    if isinstance(value, Fit):
        made = machine.fit(arguments.node, value.kind, [value], value.dtype, value.hint, value.shape)
        made.parts = {k: v for k, v in value.parts.items() if k in ("estimator", "candidates", "columns", "items")}
        return made
    if changing(value):
        return unknown("what was saved here changes between its making and its use", arguments, "save it on its own")
    made_value = snapshot(value)
    if hasattr(made_value, "writers"):
        made_value.writers = [*made_value.writers, machine.statement.index]
    return made_value


def changing(value: Value) -> bool:
    """Does a container hold a learnt value whose state at the time of saving no statement names?"""
    match value:
        case Fit():
            return value.how == "use"
        case Listing(_, items):
            return any(map(changing, items))
        case Mapping(items):
            return any(map(changing, items.values()))
        case _:
            return False


def from_json(machine: Machine, value: Value, arguments: Arguments) -> Value:
    """JSON keeps texts, numbers and lists; the keys of a dict become texts."""
    if is_constant(value):
        try:
            return lifted(json.loads(json.dumps(plain(value))))
        except (TypeError, ValueError) as error:
            return unknown(f"this cannot be written as JSON: {error}", arguments, "")
    return machine.fit(arguments.node, "columns" if isinstance(value, Listing) or getattr(value, "kind", "") == "columns" else "table", [value])


def from_array(machine: Machine, value: Value, arguments: Arguments) -> Value:
    """`np.save` writes the array of a column or table."""
    match value:
        case TableValue():
            return row_operation(machine, arguments.node, [value], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), "", "array")
        case Rows():
            node = machine.of(value)
            return row_operation(machine, arguments.node, [value], lambda e: Call(Symbol("numpy.asarray"), (e[0],)), node.dtype, "array" if node.shape == "array" else "flat")
        case Unknown():
            return value
        case _:
            return machine.fit(arguments.node, "statistic", [value])


def from_arrays(machine: Machine, value: Mapping, arguments: Arguments) -> Value:
    """`np.savez` writes arrays by name: of rows, or learnt ones, which are taken down where one of them is read."""
    rows = [isinstance(item, (TableValue, Rows)) for item in value.items.values()]
    if all(rows):
        return Mapping({name: from_array(machine, item, arguments) for name, item in value.items.items()})
    if any(rows) or any(isinstance(item, Unknown) for item in value.items.values()):
        return unknown("arrays of rows are saved together with others", arguments, "save them in files of their own")
    return machine.fit(arguments.node, "table", [value])


def path_method(machine: Machine, path: PurePath, name: str, arguments: Arguments) -> Value | None:
    """What a path writes or reads at once; None for any other method of it."""
    if name not in ("write_text", "write_bytes", "read_text", "read_bytes") or not isinstance(arguments.node.func, ast.Attribute):
        return None
    form, spelled = name.partition("_")[2], resolved(machine, str(path))
    at = Opened(arguments.node.func.value, str(path))
    if name.startswith("write") or spelled in machine.files:
        use(machine, at, name.startswith("write"), is_object=True)
    if name.startswith("write"):
        value = arguments.get(0, "data")
        machine.need_all(value or Const(None))
        machine.statement.tasks.add("save")
        machine.files[spelled] = Written(form, snapshot(value or Const(None)), arguments, machine.statement.index)
        return Const(None)
    written = machine.files.get(spelled)
    machine.statement.tasks.add("load")
    if written is None:
        machine.early_reads.setdefault(spelled, span_of(arguments.node))
        note(machine, at, arguments.node, is_object=True)
        read_here = machine.fit(arguments.node, "statistic", [])
        read_here.parts["file"] = Opened(None, str(path))
        return read_here
    machine.statement.needs.add(written.statement)
    if written.format != form:
        return unknown(f"`{path.name}` is written as {written.format} and read as {form}", arguments, "read it as it was written")
    return reloaded(machine, written.value, arguments)


def note_saved(machine: Machine, value: Value, at: ast.AST) -> None:
    """What is saved as an object is meant to be used."""
    for part in value.items.values() if isinstance(value, Mapping) else value.items if isinstance(value, Listing) else [value]:
        if isinstance(part, (Estimator, Instance)) or (isinstance(part, Fit) and part is value):
            machine.graph.written.append((part, span_of(at), machine.statement.index, "model"))


def dump(form: str) -> Any:
    """The handler of a function that saves a value."""

    def handler(machine: Machine, arguments: Arguments) -> Value:
        value_at = 1 if form in ("npy", "npz") else 0
        words = ("value", "obj", "arr")
        value = arguments.args[value_at] if value_at < len(arguments.args) else next((arguments.keywords[word] for word in words if word in arguments.keywords), Mapping({}) if form == "npz" else None)
        for given in arguments.values():
            machine.need(given)
        machine.statement.tasks.add("save")
        if value is not None:
            if form == "npz":
                given = {f"arr_{place}": item for place, item in enumerate(arguments.args[1:])}
                value = Mapping(given | {word: item for word, item in arguments.keywords.items() if word != "file"})
            if form == "pickle":
                note_saved(machine, value, arguments.node)
            write(machine, form, value, arguments, 1 - value_at)
        return Const(None)

    return handler
