"""Names of any kind: columns, categories, files, titles, defaults and places change constants of what is generated, and nothing else (S9)."""

import ast
import json
import random
import shlex
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from google.protobuf import descriptor_pb2
from grpc_tools import protoc
from made_service import make_plan, make_settings
from markdown_it import MarkdownIt

from nb2svc.emit import openapi, proto, python, render
from nb2svc.ir.contract import Answer, Contract, Field, Type
from nb2svc.ir.expression import Column, Literal, Method, Table
from nb2svc.ir.expression import Field as Raw
from nb2svc.ir.plan import Plan, Step
from nb2svc.lower.contract import collision, field_name

MANY = 1_000
TELLING = [
    "", " ", "class", "None", "import", "match", "print", "self", "model_config", "model_fields", "SerializeToString", "DESCRIPTOR", "a_b", "aB", "A B", "a__b", "AB",
    "ℌ", "H", "h", "ß", "ss", "SS", "naïve", "naive", "ﬁ", "fi", "µ", "μ", "\u00c5", "A\u030a", "🎉", "日本語", "\u202egnp", "\u200b", "x" * 500, "日" * 500, "9", "9lives", "-1", "1e5",
    "true", "null", "~", "yes", "no", "=", "<<", "*a", "&a", "!!python/object:os.system", "!tag", "%YAML", "---", "...", "- a", "? a", "a: b", "a #b", "@x", "`x`", "|", ">",
    '"', "'", '"""', "\'\'\'", "\\", "\\\\", "\\n", "\n", "\r", "\r\n", "\t", "a\nb", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe",
    "${HOME}", "${}", "$(id)", "`id`", "; rm -rf x", "| id", "&& id", "> x", "$IFS", "!!", "*", "?", "~root", "{{ 7*7 }}", "{% raw %}", "{# x #}", "{0}", "{x!r}", "%s", "%(x)s", "f'{1}'",
    "[x]", "[[x]]", "]]>", "<script>alert(1)</script>", "<!--", "-->", "<b>", "&lt;", "&amp;", "[a](http://x)", "![a](x)", "http://example.com", "# x", "## x", "***", "___", "```", "~~~",
    "*/", "/*", "//", "??/", "--", "'; DROP TABLE t; --", "reserved", "message", "optional", "syntax", "json_name", "prediction", "records", "f1", "f2", "field", "field_2", "../../etc/passwd",
]  # fmt: skip


@pytest.fixture(scope="module")
def names() -> list[str]:
    """A thousand distinct names: the telling ones, and such as are put together of them."""
    chance = random.Random(0)
    found = dict.fromkeys(TELLING)
    while len(found) < MANY:
        found["".join(chance.choices(TELLING, k=chance.randint(2, 4)))[:600]] = None
    return list(found)


def harmless(number: int) -> str:
    return f"n{number}"


def contract_of(columns: Iterable[str], categories: list[str]) -> Contract:
    """Each name a text column, some with values; half of the lists are closed."""
    taken: set[str] = set()
    fields = []
    for number, name in enumerate(columns, 1):
        values = tuple(categories[number - 1 :: 50][:3]) if number % 5 == 0 else ()
        example = values[0] if values else "text"
        fields.append(Field(name, field_name(name, taken), number + (number > 18_000) * 1_000, Type.STRING, "object", number % 3 == 0, values, number % 2 == 0, example))
    return Contract("names", "1", "Names", tuple(fields), (), Answer(Type.STRING, False))


@pytest.fixture(scope="module")
def pair(names: list[str]) -> tuple[Contract, Contract]:
    """The contract of the thousand names, and that of as many harmless ones."""
    plain = [harmless(number) for number in range(MANY)]
    return contract_of(names, names), contract_of(plain, plain)


@pytest.fixture(scope="module")
def trees(names: list[str], pair: tuple[Contract, Contract]) -> list[dict[str, str]]:
    """Both packages, with the names as columns, categories, data files and logged columns."""
    found = []
    for contract, files in zip(pair, (names, [harmless(number) for number in range(MANY)]), strict=True):
        plan = replace(make_plan(), name="names", contract=contract)
        settings = make_settings(data_files=tuple(files), logged=tuple(field.name for field in contract.fields), interfaces=("rest",))
        found.append({path: content.decode() for path, content in render(plan, settings).files.items()})
    return found


def words(one: Contract, other: Contract) -> dict[str, str]:
    """Each identifier of one contract by its counterpart in the other."""
    return {mine.ident: theirs.ident for mine, theirs in zip(one.fields, other.fields, strict=True)}


def shape(text: str, idents: dict[str, str]) -> str:
    """The syntax tree with every constant forgotten and the identifiers of fields as they are called elsewhere."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = type(node.value).__name__
        elif isinstance(node, ast.Name):
            node.id = idents.get(node.id, node.id)
    return ast.dump(tree)


def skeleton(value: Any, known: set[str]) -> Any:
    """A document with every text of `known`, as a key or a value, forgotten."""
    if isinstance(value, dict):
        return sorted((("*" if key in known else str(key), skeleton(item, known)) for key, item in value.items()), key=repr)
    if isinstance(value, list):
        return [skeleton(item, known) for item in value]
    return "*" if isinstance(value, str) and value in known else value


def read_yaml(text: str) -> Any:
    """What another reader of YAML than ours makes of a document."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def held(value: Any) -> Iterator[str]:
    """Every text of a document, keys too."""
    match value:
        case dict():
            yield from value
            for item in value.values():
                yield from held(item)
        case list():
            for item in value:
                yield from held(item)
        case str():
            yield value


def described(text: str, folder: Path) -> descriptor_pb2.FileDescriptorProto:
    """What protoc reads in a file."""
    (folder / "it.proto").write_text(text, "utf-8")
    assert protoc.main(["protoc", f"-I{folder}", f"--descriptor_set_out={folder / 'it'}", "it.proto"]) == 0
    return descriptor_pb2.FileDescriptorSet.FromString((folder / "it").read_bytes()).file[0]


class TestColumns:
    def test_each_name_has_a_field_of_its_own(self, pair: tuple[Contract, Contract]) -> None:
        hostile, _ = pair
        assert len({collision(field.ident) for field in hostile.fields}) == MANY
        assert all(field.ident.isascii() and field.ident.isidentifier() and field.ident == field.ident.lower() for field in hostile.fields)

    def test_protoc_makes_of_each_a_field(self, pair: tuple[Contract, Contract], tmp_path: Path) -> None:
        shapes = []
        for contract in pair:
            document = described(proto.write(contract), tmp_path)
            named = proto.json_names(contract)
            for message in document.message_type:
                if message.name in ("PredictRequest", "Record"):
                    for given, field in zip(contract.fields, message.field, strict=True):
                        assert (field.name, field.number) == (given.ident, given.number)
                        assert field.json_name == given.name or given.name not in named
                        field.name = field.json_name = "x"
                    for oneof in message.oneof_decl:
                        oneof.name = "x"
            assert len(named) > MANY * 0.9
            shapes.append(document)
        assert shapes[0] == shapes[1]

    def test_python_differs_in_constants_alone(self, names: list[str], pair: tuple[Contract, Contract], trees: list[dict[str, str]]) -> None:
        hostile, plain = trees
        assert set(hostile) == set(plain)
        idents = words(*pair)
        compared = [path for path in hostile if path.endswith(".py")]
        assert len(compared) > 30
        for path in compared:
            if hostile[path] != plain[path]:
                assert shape(hostile[path], idents) == shape(plain[path], {}), path
        told = {node.value for node in ast.walk(ast.parse(hostile["src/names/schema.py"])) if isinstance(node, ast.Constant)}
        assert set(names) <= told
        files = {node.value for node in ast.walk(ast.parse(hostile["src/names/settings.py"])) if isinstance(node, ast.Constant)}
        assert set(names) <= files

    @pytest.mark.parametrize("path", ["contracts/schema.json", "contracts/contract.lock", "contracts/openapi.yaml", "service.yaml", "compose.yaml"])
    def test_documents_differ_in_texts_alone(self, path: str, pair: tuple[Contract, Contract], trees: list[dict[str, str]]) -> None:
        read = json.loads if path.endswith((".json", ".lock")) else yaml.safe_load if path == "service.yaml" else read_yaml
        # A name may be a word of the format too; it is forgotten on both sides.
        known = {word for contract in pair for field in contract.fields for word in (field.name, field.ident, *field.enum)}
        one, other = (skeleton(read(tree[path]), known) for tree in trees)
        assert one == other
        if path != "compose.yaml":
            assert {field.name for field in pair[0].fields} <= set(held(read(trees[0][path])))

    def test_toml_and_kubernetes_do_not_know_them(self, trees: list[dict[str, str]]) -> None:
        for path in ("pyproject.toml", "Dockerfile", *(path for path in trees[0] if path.startswith("deploy/"))):
            assert trees[0][path] == trees[1][path], path

    def test_markdown_shows_them_and_does_nothing_else(self, trees: list[dict[str, str]]) -> None:
        hostile, plain = ([*tokens(tree["README.md"])] for tree in trees)
        assert hostile == plain

    def test_a_shell_reads_the_example_as_one_word(self, pair: tuple[Contract, Contract], trees: list[dict[str, str]]) -> None:
        line = next(line for line in trees[0]["README.md"].splitlines() if line.startswith("curl"))
        assert set(json.loads(shlex.split(line)[-1])) == {field.name for field in pair[0].fields}


def tokens(text: str) -> Iterator[str]:
    """What a page is made of, its words left out."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token.type
        for inner in token.children or ():
            # An escaped sign is a token of its own, and still nothing but text.
            if inner.type not in ("text", "text_special", "softbreak"):
                yield inner.type


TITLED = ("src/package/schema.py", "src/package/settings.py", "src/package/__init__.py", "README.md", "pyproject.toml")


def titled(title: str) -> tuple[Any, ...]:
    """The shapes of what shows the title of a service, or the path of its notebook."""
    plan = make_plan(title=title)
    files = render(plan, make_settings(source_path=title, patterns=(), python=PROGRAMS)).files
    shown = {path: files[path.replace("package", "churn")].decode() for path in TITLED}
    assert tomllib.loads(shown["pyproject.toml"])["project"]["description"] == spelled(title)
    assert yaml.safe_load(files["service.yaml"])["title"] == title and json.loads(files["contracts/schema.json"])["title"] == title
    assert yaml.safe_load(dict(openapi.files(plan.contract))["contracts/openapi.yaml"])["info"]["title"] == title
    return [shape(text, {}) for path, text in shown.items() if path.endswith(".py")], [*tokens(shown["README.md"])]


def test_titles_and_places_of_notebooks_stay_texts(names: list[str]) -> None:
    """A hundred names to a title: one at its start, one at its end, the others beside each other."""
    wanted = titled("Harmless")
    for start in range(0, MANY, 100):
        assert titled(" ".join(names[start : start + 100])) == wanted


PROGRAMS = {"features.py": '"""Features."""\n', "training.py": '"""Training."""\n'}


def spelled(text: str) -> str:
    """What TOML can hold of a text."""
    return text.encode("utf-8", "replace").decode()


def test_a_default_of_the_notebook_is_a_constant_of_the_row_program(names: list[str]) -> None:
    """`df["…"].fillna("…")` for each name, as a column and as the value that fills its gaps."""

    def program(texts: list[str]) -> str:
        made: Plan = make_plan()
        filled = tuple(Column(f"c{number}", Method("fillna", Raw(text), (Literal(text),))) for number, text in enumerate(texts))
        return python.features(replace(made, features=(Step("x", Table(filled)),)), True)

    hostile, plain = program(names), program([harmless(number) for number in range(MANY)])
    assert shape(hostile, {}) == shape(plain, {})
    told = {node.value for node in ast.walk(ast.parse(hostile)) if isinstance(node, ast.Constant)}
    assert set(names) <= told
