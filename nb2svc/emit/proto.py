"""Proto: the gRPC interface as text and as the modules protoc makes of it.

The package of the `.proto` is the Python package, so what protoc writes imports without rewriting.
"""

import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from grpc_tools import protoc

from nb2svc.emit import layout, spelling
from nb2svc.emit.style import blacken
from nb2svc.ir.contract import Contract, Field, Type

SCALARS = {
    Type.INTEGER: "int64",
    Type.NUMBER: "double",
    Type.STRING: "string",
    Type.BOOLEAN: "bool",
    Type.DATETIME: "string",
}
TEMPLATE = Path(__file__).parent / "service.proto.jinja"


class Refused(ValueError):
    """protoc does not take the text."""


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """The `.proto`, its compiled modules and the package they lie in, with their paths."""
    text = write(contract)
    yield f"contracts/{_path(contract)}", text
    yield f"src/{contract.name}/{major(contract)}/__init__.py", f'"""The gRPC messages, made by protoc from `contracts/{_path(contract)}`."""\n'
    for path, module in sorted(run_protoc(contract, text).items()):
        yield f"src/{path}", module


def major(contract: Contract) -> str:
    """The version as it stands in package names: `v1`."""
    return "v" + contract.version.partition(".")[0]


def write(contract: Contract) -> str:
    """The `.proto`; a field keeps its original name in JSON where protoc takes it, else the lock maps it."""
    named = json_names(contract)
    return layout.lay_out(
        TEMPLATE,
        {
            "package": f"{contract.name}.{major(contract)}",
            "service": camel(contract.name),
            "lines": [*_reserved(contract), *(_line(field, field.name in named) for field in contract.fields)],
            "answer": SCALARS[contract.answer.type],
        },
    )


def _line(field: Field, named: bool) -> str:
    option = f" [json_name = {spelling.proto(field.name)}]" if named else ""
    return f"optional {SCALARS[field.type]} {field.ident} = {field.number}{option};"


def _reserved(contract: Contract) -> Iterator[str]:
    """What removed columns leave behind."""
    if contract.reserved.numbers:
        yield f"reserved {', '.join(map(str, contract.reserved.numbers))};"
    if contract.reserved.idents:
        yield f"reserved {', '.join(map(spelling.proto, contract.reserved.idents))};"


def json_names(contract: Contract) -> frozenset[str]:
    """The original names that protoc takes as JSON names: no NUL, no brackets around, none that another field has, or had, by default."""
    defaults: dict[str, str | None] = {_default_json_name(ident): None for ident in contract.reserved.idents}
    defaults |= {_default_json_name(field.ident): field.name for field in contract.fields}

    def fits(name: str) -> bool:
        encodable = name.encode("utf-8", "replace").decode("utf-8") == name
        bracketed = name.startswith("[") and name.endswith("]")
        return bool(name) and encodable and "\0" not in name and not bracketed and defaults.get(name, name) == name

    return frozenset(field.name for field in contract.fields if fits(field.name))


def _default_json_name(ident: str) -> str:
    first, *others = ident.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def _path(contract: Contract) -> str:
    return f"{contract.name}/{major(contract)}/{contract.name}.proto"


def run_protoc(contract: Contract, text: str) -> dict[str, str]:
    """Compile in a temporary folder: path below `src` → module. Raises Refused."""
    included = str(resources.files("grpc_tools").joinpath("_proto"))
    path = _path(contract)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        (source / path).parent.mkdir(parents=True)
        target.mkdir()
        (source / path).write_text(text, encoding="utf-8")
        outputs = [f"--{kind}_out={target}" for kind in ("python", "pyi", "grpc_python")]
        if protoc.main(["protoc", f"-I{source}", f"-I{included}", *outputs, path]):
            raise Refused(contract.name)
        made = {each.relative_to(target).as_posix(): each.read_text(encoding="utf-8") for each in sorted(target.rglob("*.py*"))}
    return {path: blacken(text, is_stub=path.endswith(".pyi")) for path, text in made.items()}


def camel(name: str) -> str:
    """How protoc spells the name of a service: `churn_risk` → `ChurnRisk`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))
