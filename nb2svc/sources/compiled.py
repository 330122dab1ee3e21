"""Compiled: a container's command line → the component whose Python source it carries, without what the SDK wrapped around it.

    sh -c "pip install 'pandas==2.2.3'"     requirements
    def _make_parent_dirs_and_return_path   dropped, as the argparse tail and what serialises outputs
    def train(clean_path, trees = 50)       the function
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from nb2svc.sources import shell
from nb2svc.sources.component import arguments
from nb2svc.sources.modules import read_text
from nb2svc.sources.pipeline import Component, Parameter, Text
from nb2svc.sources.yaml_text import lines_of

OF_SDK = ("kfp", "kfp-pipeline-spec", "kfp-kubernetes", "typing-extensions")
OUTPUTS = "----output-paths"


def texts(container: dict[str, Any]) -> list[str]:
    """The words of a container's command line that are texts."""
    words = [*as_list(container.get("command")), *as_list(container.get("args"))]
    return [word for word in words if isinstance(word, str)]


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def requirements(container: dict[str, Any]) -> tuple[str, ...]:
    """What the shell line in front of the program installs, less the SDK itself."""
    lines = [word for word in texts(container) if "pip install" in word and "def " not in word]
    found = [name for line in lines for name in shell.requirements(line)]
    return tuple(dict.fromkeys(name for name in found if re.split(r"[\s=<>!~\[;]", name, maxsplit=1)[0].lower() not in OF_SDK))


def source(container: dict[str, Any], path: Path, document: str) -> Text | None:
    """The Python program of a container, if it carries one."""
    for word in texts(container):
        if re.search(r"^\s*def \w+\(", word, re.MULTILINE):
            text = read_text(path, str(word), lines_of(word, document))
            if text is not None:
                return text
    return None


def functions(text: Text) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in text.tree.body if isinstance(node, ast.FunctionDef)}


# -- the first SDK: a program with a command line of its own --------------------------------------------------------------------


def called(text: Text) -> ast.FunctionDef | None:
    """The function that the argparse tail calls."""
    own = functions(text)
    for node in ast.walk(text.tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[], keywords=[ast.keyword(arg=None, value=ast.Name(id="_parsed_args"))]) if name in own:
                return own[name]
    return None


def flags(text: Text) -> dict[str, tuple[str, str]]:
    """Command-line flag → (parameter of the function, what converts it)."""
    found = {}
    for node in ast.walk(text.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "add_argument" and node.args and isinstance(node.args[0], ast.Constant):
            keywords = {keyword.arg: keyword.value for keyword in node.keywords}
            destination = keywords.get("dest")
            if isinstance(destination, ast.Constant):
                found[str(node.args[0].value)] = (str(destination.value), ast.unparse(keywords["type"]) if "type" in keywords else "str")
    return found


CONVERTERS = {"int": "int", "float": "float", "str": "str", "json.loads": "list", "_deserialize_bool": "bool", "_bool_deserializer": "bool"}


def pairs(words: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """The flags of a command line, each with its value; the paths of outputs come one by one."""
    flag = ""
    for word in words:
        if isinstance(word, str) and word.startswith("--") and (not flag or flag == OUTPUTS):
            flag = str(word)
        elif flag:
            yield flag, word
            flag = flag if flag == OUTPUTS else ""


def first_component(name: str, container: dict[str, Any], words: Sequence[Any], kinds: Any, path: Path, document: str) -> Component | None:
    """The component of the first SDK. `kinds` says of a word of the command line: (role, key)."""
    text = source(container, path, document)
    function = called(text) if text is not None else None
    if text is None or function is None:
        return None
    known = flags(text)
    parameters: dict[str, Parameter] = {}
    returns: list[str] = []
    defaults = {argument.arg: ast.unparse(default) for argument, default in arguments(function) if default is not None}
    for flag, word in pairs(words):
        role, key = kinds(word)
        if flag == OUTPUTS:
            returns.append(key)
        elif flag in known:
            parameter, converter = known[flag]
            parameters[parameter] = Parameter(parameter, key, role, False, CONVERTERS.get(converter, ""), defaults.get(parameter))
    for argument, default in arguments(function):
        if argument.arg not in parameters:
            parameters[argument.arg] = Parameter(argument.arg, f"?{argument.arg}", default=ast.unparse(default) if default is not None else None)
    return Component(name, function, text, tuple(parameters.values()), tuple(returns), requirements(container), is_whole=False)
