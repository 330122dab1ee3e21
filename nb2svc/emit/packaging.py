"""Packaging: what pyproject, README, compose and deploy say about a service."""

import ast
import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from nb2svc.emit import proto
from nb2svc.emit.schema import example
from nb2svc.emit.spelling import comment, markdown, python, toml
from nb2svc.ir.plan import Plan

# Import name → distribution, where they differ.
DISTRIBUTIONS = {
    "sklearn": "scikit-learn", "yaml": "pyyaml", "PIL": "pillow", "cv2": "opencv-python-headless", "bs4": "beautifulsoup4",
    "dateutil": "python-dateutil", "imblearn": "imbalanced-learn", "skimage": "scikit-image", "category_encoders": "category-encoders",
}  # fmt: skip
# The ranges that the emitted code was written for; others stand without one, and training notes the exact version.
RANGES = {
    "joblib": ">=1.5", "numpy": ">=1.26", "pandas": ">=2.2,<4", "pydantic": ">=2.6", "scikit-learn": ">=1.4",
}  # fmt: skip
ALWAYS = ("joblib", "numpy", "pandas", "pydantic")
OPENERS = {"parquet": "pyarrow>=14", "feather": "pyarrow>=14", "excel": "openpyxl>=3.1"}
"""Form of a data file → what pandas needs to read it: only training reads the notebook's files."""

# Libraries whose models lie in `artifacts/` in a form of their own.
STORES = {"catboost", "keras", "lightgbm", "statsmodels", "xgboost"}
# Libraries that come with another one, and are imported through it.
INSIDE = {"tensorflow": "keras"}
# Library → the variable by which a notebook chooses what computes for it, and what that is without one.
BACKENDS = {"keras": ("KERAS_BACKEND", "tensorflow")}
# What tells of a service beside its answers.
TOLD = "structlog>=24.1"
REST = ("fastapi>=0.110", "httptools>=0.6", "prometheus-client>=0.20", TOLD, "uvicorn>=0.29", "uvloop>=0.19; platform_system != 'Windows'")


def names(plan: Any, settings: Any, compiled: Mapping[str, str]) -> dict[str, Any]:
    """What every template may read about the package as a whole; `compiled` is what protoc made."""
    contract = plan.contract
    shown = json.dumps(example(contract), ensure_ascii=True)
    spoken = proto.json_names(contract)
    idents = {field.name: field.name if field.name in spoken else field.ident for field in contract.fields}
    message = {idents[name]: value for name, value in example(contract).items() if value is not None}
    return {
        "title_comment": comment(contract.title),
        "title_markdown": markdown(contract.title),
        "title_toml": toml(contract.title),
        "title_literal": python(contract.title),
        "package_literal": python(plan.name),
        "service_name": plan.name.replace("_", "-").strip("-"),
        "distribution": plan.name.replace("_", "-").strip("-"),
        "version": contract.version,
        "version_literal": python(contract.version),
        "major": contract.version.partition(".")[0],
        "release": _release(contract.version),
        "release_toml": toml(_release(contract.version)),
        "source_comment": comment(settings.source_path),
        "source_literal": python(settings.source_path),
        "source_markdown": markdown(settings.source_path),
        "logged_literals": [python(name) for name in settings.logged],
        "data_file_literals": [python(path) for path in settings.data_files],
        "data_files_markdown": [markdown(path) for path in settings.data_files],
        "reader_literal": python(dict(settings.reader)),
        "state_literals": [(python(each.name), python(_state(each))) for each in plan.state],
        "dependencies": [toml(each) for each in _dependencies(settings.python, settings.environment)],
        "train_dependencies": [toml(each) for each in sorted({OPENERS[form] for form in settings.forms if form in OPENERS})],
        "rest_dependencies": [toml(each) for each in REST],
        "grpc_dependencies": [toml(each) for each in grpc_dependencies(compiled)],
        "fields_markdown": [_field_row(field) for field in contract.fields],
        "state_markdown": [_state_row(each) for each in plan.state],
        "ignored_markdown": [markdown(name) for name in contract.ignored],
        "diagnostics_markdown": [_diagnostic(each) for each in settings.summary.get("diagnostics", ())],
        "camel": proto.camel(plan.name),
        "example_shell": _shell(shown),
        "example_grpc_shell": _shell(json.dumps(message, ensure_ascii=True)),
        "limits": contract.limits,
        "environment_literals": [(python(name), python(value)) for name, value in chosen_backends(settings.python, settings.environment)],
        "stores": sorted(STORES & imported(settings.python)),
        "saved": {key: python(value) for key, value in settings.saved.items()},
        "imports_functions": "functions.py" in settings.python,
    }


def _state(state: Any) -> dict[str, Any]:
    facts = {"kind": state.kind, "expression": state.expression, "cell": state.span.cell, "line": state.span.line}
    return facts | {"optional": True} if state.optional else facts


def _release(version: str) -> str:
    return version if re.fullmatch(r"\d+(\.\d+)*", version) else "1"


def _dependencies(modules: Mapping[str, str], environment: Mapping[str, str]) -> list[str]:
    """What the emitted modules import, the notebook's own among them, and what computes for those."""
    found = imported(modules)
    backends = {environment.get(name, without) for library, (name, without) in BACKENDS.items() if library in found}
    wanted = {*ALWAYS, *(DISTRIBUTIONS.get(name, name) for name in found | backends)}
    return [name + RANGES.get(name, "") for name in sorted(wanted)]


def chosen_backends(modules: Mapping[str, str], environment: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The variables by which the notebook chose what computes for the libraries that the emitted modules import."""
    found = imported(modules)
    return [(name, environment[name]) for library, (name, _) in sorted(BACKENDS.items()) if library in found and name in environment]


def imported(modules: Mapping[str, str]) -> set[str]:
    """The libraries that the emitted modules import, those inside of others too."""
    found = {name for text in modules.values() for name in _imports(ast.parse(text))}
    return found | {inner for outer, inner in INSIDE.items() if outer in found}


def _imports(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found = [node.module]
        yield from (top for name in found if (top := name.partition(".")[0]) not in sys.stdlib_module_names)


def grpc_dependencies(compiled: Mapping[str, str]) -> list[str]:
    """Modules made by protoc refuse a grpcio or protobuf older than their maker's, which they name."""
    text = "\n".join(compiled.values())
    grpc = re.search(r"GRPC_GENERATED_VERSION = ['\"]([0-9.]+)", text)
    protobuf = re.search(r"# Protobuf Python Version: ([0-9.]+)", text)
    satellites = ("grpcio", "grpcio-health-checking", "grpcio-reflection")
    found = [f"{name}>={grpc[1]}" for name in satellites] if grpc else []
    return found + ([f"protobuf>={protobuf[1]}"] if protobuf else []) + [TOLD]


def _field_row(field: Any) -> str:
    values = ", ".join(markdown(value) for value in field.enum[:12]) + (", …" if len(field.enum) > 12 else "")
    what = f"{values}{' or other' if field.open else ''}" if field.enum else ""
    return f"| {markdown(field.name)} | {field.type} | {'yes' if field.nullable else 'no'} | {what} |"


def _state_row(state: Any) -> str:
    return f"| {markdown(state.name)} | {state.kind} | {markdown(state.expression)} | {state.span.place()} |"


def _diagnostic(found: Any) -> str:
    return markdown(found.get("code", "") + ": " + found.get("message", "") if isinstance(found, Mapping) else found)


def _shell(text: str) -> str:
    """A word of a POSIX shell in single quotes; the text is ASCII JSON and holds no newline."""
    return "'" + text.replace("'", "'\\''") + "'"
