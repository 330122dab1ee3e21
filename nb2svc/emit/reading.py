"""Reading: service.yaml → what a package is rendered from, or the first thing wrong with it, with its line."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from nb2svc import kernel
from nb2svc.config import ConfigError, nearest
from nb2svc.emit import Facts, Settings
from nb2svc.ir.contract import Answer, Contract, Field, Limits, Reserved, Type
from nb2svc.ir.plan import Frozen
from nb2svc.ir.span import Span
from nb2svc.lower.contract import field_name

SCHEMA = Path(__file__).parent / "service.schema.json"
LONGEST = 4 << 20
DTYPES = {Type.INTEGER: "int64", Type.NUMBER: "float64", Type.BOOLEAN: "bool"}
PROMISED = {
    "features": {"features", "answer", "BATCH_EXACT", "FEATURES_EXACT", "IMPUTES"},
    "training": {"fit"},
}
IDENTITY = '''"""The row program: the fields of a record are what the model reads."""

from typing import Any

import pandas as pd

BATCH_EXACT = False
FEATURES_EXACT = True
IMPUTES = False


def features(frame: pd.DataFrame, state: Any) -> Any:
    """What the model reads."""
    return frame


def answer(x: Any, state: Any) -> Any:
    """The predictions."""
    return state.model.predict(x)


def probabilities(x: Any, state: Any) -> tuple[list[Any], Any] | None:
    """The classes and the probability of each."""
    return list(state.model.classes_), state.model.predict_proba(x)
'''
ADOPTION = '''"""The training program: a fitted model is taken as it is."""

from pathlib import Path

import joblib

from .frozen import Frozen


def fit(data_dir: Path | None, frozen: Frozen) -> None:
    """Take the model over."""
    frozen.value("model", joblib.load(frozen.data_file({path!r})))
'''


def read(path: Path) -> tuple[Facts, Settings]:
    """The facts and settings of a markup file. Raises ConfigError."""
    document = load(path)
    contract = read_contract(document)
    model = document.get("model")
    modules = dict(read_modules(path, document, contract.answer.probabilities))
    modules.setdefault("features.py", IDENTITY)
    modules.setdefault("rows.py", kernel.without("the features are written by hand"))
    modules.setdefault("training.py", ADOPTION.format(path=model or ""))
    if model is None and "training" not in document.get("modules", {}):
        raise ConfigError(f"{path.name}: name the `model`, or a module that trains one: `modules: {{training: FILE}}`")
    source = document.get("source", {})
    settings = Settings(
        source_path=source.get("path", path.name),
        source_sha256=source.get("sha256", ""),
        source_code_sha256=source.get("code_sha256", ""),
        python=modules,
        data_files=(*document.get("data", ()), *([model] if model else ())),
        interfaces=tuple(document.get("interfaces", ("rest", "grpc"))),
        patterns=tuple(document.get("patterns", ("service",))),
        summary=document.get("analysis", {}),
        reader=document.get("reader", {}),
        asked={key: value for key, value in source.items() if key in ("target", "answer")},
        forms=tuple(document.get("forms", ())),
        saved=source.get("saved", {}),
        logged=logged_of(document, contract),
        followers=tuple((each["path"], each["sha256"], each.get("code_sha256", "")) for each in source.get("then", ())),
    )
    return Facts(document["name"], contract, tuple(read_state(document, model))), settings


def load(path: Path) -> dict[str, Any]:
    """The markup as plain data, valid by its schema. Raises ConfigError."""
    from jsonschema import Draft202012Validator

    try:
        content = path.read_bytes()
        if len(content) > LONGEST:
            raise ConfigError(f"{path.name}: more than {LONGEST >> 20} MiB")
        text = content.decode("utf-8")
        document = yaml.safe_load(text)
        tree = yaml.compose(text, yaml.SafeLoader)
    except OSError as error:
        raise ConfigError(f"{path.name}: {error.strerror or error}") from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(f"{path.name}{f', line {mark.line + 1}' if mark else ''}: it is no YAML") from error
    found = sorted(Draft202012Validator(schema()).iter_errors(document), key=lambda error: [str(part) for part in error.absolute_path])
    if found:
        place = [*found[0].absolute_path, *unknown_keys(found[0])[:1]]
        raise ConfigError(f"{path.name}, line {line_of(tree, place)}: {told(found[0])}")
    return document


def schema() -> dict[str, Any]:
    """The published JSON Schema of the markup."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def told(error: Any) -> str:
    """What is wrong, in words; an unknown key with the nearest that there is."""
    where = ".".join(str(part) for part in error.absolute_path) or "the document"
    if unknown := unknown_keys(error):
        return f"`{unknown[0]}` is no key of {where}{nearest(unknown[0], tuple(error.schema.get('properties', ())))}"
    return f"{where}: {error.message[:200]}"


def unknown_keys(error: Any) -> list[str]:
    """The keys that the schema does not know, where that is what is wrong."""
    if error.validator != "additionalProperties":
        return []
    patterns = error.schema.get("patternProperties", ())
    return [str(name) for name in error.instance if name not in error.schema.get("properties", ()) and not any(re.search(each, str(name)) for each in patterns)]


def line_of(tree: Any, path: Iterable[Any]) -> int:
    """The line of a place in the document, as far as it leads."""
    line = 1
    for part in path:
        if isinstance(tree, yaml.MappingNode):
            pair = next((pair for pair in tree.value if pair[0].value == str(part)), None)
            tree = pair[1] if pair else None
            line = pair[0].start_mark.line + 1 if pair else line
        elif isinstance(tree, yaml.SequenceNode) and isinstance(part, int) and part < len(tree.value):
            tree = tree.value[part]
            line = tree.start_mark.line + 1
    return line


def read_contract(document: Mapping[str, Any]) -> Contract:
    """The contract; identifiers and numbers are given where none are written."""
    found = document["contract"]
    taken: set[str] = set()
    numbers = {given["number"] for given in found["fields"] if "number" in given}
    fields = []
    for given in found["fields"]:
        kind = Type(given["type"])
        free = next(number for number in range(1, len(numbers) + len(found["fields"]) + 2) if number not in numbers)
        number = given.get("number", free)
        numbers.add(number)
        ident = given.get("ident") or field_name(given["name"], taken)
        enum = tuple(given.get("enum", ()))
        dtype = given.get("dtype", DTYPES.get(kind, "object"))
        fields.append(Field(given["name"], ident, number, kind, dtype, given.get("nullable", False), enum, given.get("open", not enum), given.get("example")))
    answer = Answer(Type(found["answer"]["type"]), found["answer"].get("probabilities", False), found["answer"].get("always", True))
    title = document.get("title", document["name"].replace("_", " ").capitalize())
    return Contract(
        document["name"], str(document.get("version", "1")), title, tuple(fields), tuple(found.get("ignored", ())), answer,
        tuple(found.get("examples", ())), tuple(found.get("missing_texts", ())), Limits(**document.get("limits", {})), Reserved(),
    )  # fmt: skip


def logged_of(document: Mapping[str, Any], contract: Contract) -> tuple[str, ...]:
    """The columns whose values a prediction log may keep. Raises ConfigError."""
    names = document.get("monitoring", {}).get("features", ())
    known = {field.name for field in contract.fields}
    if unknown := [name for name in names if name not in known]:
        raise ConfigError(f"service.yaml: `monitoring.features` names `{unknown[0]}`, which the service does not read")
    return tuple(dict.fromkeys(names))


def read_state(document: Mapping[str, Any], model: str | None) -> Iterator[Frozen]:
    """What training leaves behind."""
    listed = document.get("state") or ([{"name": "model", "kind": "model", "expression": model}] if model else [])
    for each in listed:
        place = Span(each.get("source", 0), each.get("cell", 0), each.get("line", 1), 0, each.get("line", 1), 0)
        yield Frozen(each["name"], each["kind"], each.get("expression", ""), place, each.get("keyed", False), each.get("optional", False))


def read_modules(path: Path, document: Mapping[str, Any], gives_probabilities: bool) -> Iterator[tuple[str, str]]:
    """The texts of the programs, which must define what the package calls. Raises ConfigError."""
    for role, place in document.get("modules", {}).items():
        try:
            text = (path.parent / place).read_text(encoding="utf-8")
            tree = ast.parse(text)
        except OSError as error:
            raise ConfigError(f"{path.name}: modules.{role}: {place}: {error.strerror or error}") from error
        except (ValueError, SyntaxError, RecursionError) as error:
            raise ConfigError(f"{path.name}: modules.{role}: {place} is no Python") from error
        wanted = PROMISED.get(role, set()) | ({"probabilities"} if role == "features" and gives_probabilities else set())
        if missing := sorted(wanted - set(defined(tree))):
            raise ConfigError(f"{path.name}: modules.{role}: {place} does not define `{missing[0]}`")
        yield f"{role}.py", text


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module binds at its top."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
