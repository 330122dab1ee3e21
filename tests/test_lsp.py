"""`nb2svc lsp`, asked by a client of pytest-lsp: notebooks as cells, as the text of their file, as the text that a notebook server makes of them; scripts."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import notebook_text

pytest_lsp = pytest.importorskip("pytest_lsp")
types = pytest.importorskip("lsprotocol.types")

pytestmark = pytest.mark.quick

IMPORTS = "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler"
READ = 'df = pd.read_csv("visits.csv")\n"é𝔘", df["age"].fillna(0, inplace=True)'
SPLIT = 'X = StandardScaler().fit_transform(df[["age", "fee"]])\nX_train, X_test, y_train, y_test = train_test_split(X, df["left"], random_state=0)'
FIT = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.predict(X_test))"
CELLS = (IMPORTS, "# Title", 'df = pd.read_csv("visits.csv")\ndf["age"].fillna(0, inplace=True)', SPLIT, FIT)
CSV = "id,age,fee,left\n" + "".join(f"{i},{20 + i},{i * 1.5},{i % 2}\n" for i in range(12))


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=[sys.executable, "-m", "nb2svc", "lsp"], server_env=dict(os.environ)))
async def client(lsp_client: pytest_lsp.LanguageClient) -> Any:
    """An editor that has said hello."""
    await lsp_client.initialize_session(types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=None))
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the data."""
    (tmp_path / "visits.csv").write_text(CSV)
    return tmp_path


def spelled(diagnostics: Any) -> list[tuple[str, int, int]]:
    """Code, line and column of diagnostics."""
    return sorted((found.code.split()[0], found.range.start.line, found.range.start.character) for found in diagnostics)


async def open_text(client: Any, path: Path, text: str, language: str = "python") -> str:
    """Open a document as text, and wait for what is found."""
    uri = path.as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri


async def change(client: Any, uri: str, text: str) -> None:
    """Give a document another text, and wait for what is found."""
    client.text_document_did_change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version=2, uri=uri), [types.TextDocumentContentChangeWholeDocument(text)]))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


async def asked(client: Any, uri: str, line: int, character: int) -> str:
    """What a hover says."""
    found = await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character)))
    return found.contents.value if found is not None else ""


async def fixes(client: Any, uri: str, line: int) -> list[Any]:
    """The quick fixes of a line."""
    where = types.Range(types.Position(line, 0), types.Position(line, 1000))
    return list(await client.text_document_code_action_async(types.CodeActionParams(types.TextDocumentIdentifier(uri), where, types.CodeActionContext([]))))


def edited(text: str, edits: Any) -> str:
    """A text with edits in it; columns are those of ASCII."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        assert edit.range.start.line == edit.range.end.line
        line = lines[edit.range.start.line]
        lines[edit.range.start.line] = line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
    return "\n".join(lines)


@pytest.mark.asyncio
async def test_a_script_is_looked_at_as_it_is_typed(client: Any, folder: Path) -> None:
    text = "# %%\n" + "\n# %%\n".join(cell for cell in CELLS if not cell.startswith("# T"))
    path = folder / "experiment.py"
    uri = await open_text(client, path, text)
    found = client.diagnostics[uri]
    line = text.split("\n").index('df["age"].fillna(0, inplace=True)')
    assert ("NB206", line, 0) in spelled(found) and ("NB302", line + 2, 4) in spelled(found)
    assert {each.source for each in found} == {"nb2svc"}
    assert "integer" in await asked(client, uri, line, 5)
    (fix,) = await fixes(client, uri, line)
    assert 'df["age"] = df["age"].fillna(0)' in edited(text, fix.edit.changes[uri]).split("\n") or "df['age'] = df[\"age\"].fillna(0)" in edited(text, fix.edit.changes[uri]).split("\n")
    assert not path.exists()
    await change(client, uri, text.replace('df["age"].fillna(0, inplace=True)', 'df["age"] = df["age"].fillna(0)'))
    assert "NB206" not in {code for code, _, _ in spelled(client.diagnostics[uri])}
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


@pytest.mark.asyncio
async def test_the_file_of_a_notebook_shows_findings_at_its_own_lines(client: Any, folder: Path) -> None:
    text = notebook_text(IMPORTS, "x = '\"ü𝔘'; " + READ.split("\n")[0], 'df["age"].fillna(0, inplace=True)', SPLIT, FIT)
    uri = await open_text(client, folder / "experiment.ipynb", text, "json")
    (found,) = [each for each in client.diagnostics[uri] if each.code.startswith("NB206")]
    shown = text.split("\n")[found.range.start.line]
    assert shown[found.range.start.character : found.range.end.character] == 'df[\\"age\\"].fillna(0, inplace=True)'
    (fix,) = await fixes(client, uri, found.range.start.line)
    mended = json.loads(edited(text, fix.edit.changes[uri]))
    assert "".join(mended["cells"][2]["source"]).endswith('.fillna(0)')
    assert "a field of each request" in await asked(client, uri, found.range.start.line, found.range.start.character + 6)


@pytest.mark.asyncio
async def test_cells_are_documents_of_their_own(client: Any, folder: Path) -> None:
    path = folder / "experiment.ipynb"
    uris = [f"vscode-notebook-cell:{path.as_posix()}#{number}" for number in range(len(CELLS))]
    cells = [types.NotebookCell(types.NotebookCellKind.Markup if text.startswith("# T") else types.NotebookCellKind.Code, uri) for text, uri in zip(CELLS, uris)]
    items = [types.TextDocumentItem(uri, "markdown" if text.startswith("# T") else "python", 1, text) for text, uri in zip(CELLS, uris)]
    client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(types.NotebookDocument(path.as_uri(), "jupyter-notebook", 1, cells), items))
    for _ in range(100):
        await asyncio.sleep(0.1)
        if len(client.diagnostics) == len(uris):
            break
    assert spelled(client.diagnostics[uris[2]]) == [("NB206", 1, 0)]
    assert ("NB302", 0, 4) in spelled(client.diagnostics[uris[3]])
    assert not client.diagnostics[uris[0]] and not client.diagnostics[uris[1]]
    assert "frozen here" in await asked(client, uris[4], 0, 1)
    assert "train" in await asked(client, uris[4], 0, 30)
    (fix,) = await fixes(client, uris[2], 1)
    assert list(fix.edit.changes) == [uris[2]]


@pytest.mark.asyncio
async def test_the_text_of_a_notebook_server_is_python_whatever_it_is_called(client: Any, folder: Path) -> None:
    (folder / ".virtual_documents").mkdir()
    text = "\n\n\n".join(cell for cell in CELLS if not cell.startswith("# T"))
    uri = await open_text(client, folder / ".virtual_documents" / "experiment.ipynb", text)
    assert {"NB206", "NB302"} <= {code for code, _, _ in spelled(client.diagnostics[uri])}


@pytest.mark.asyncio
async def test_what_cannot_be_read_or_asked_does_no_harm(client: Any, folder: Path) -> None:
    uri = await open_text(client, folder / "broken.ipynb", "{", "json")
    assert [code for code, _, _ in spelled(client.diagnostics[uri])] == ["NB903"]
    assert await asked(client, uri, 0, 0) == "" and await fixes(client, uri, 0) == []
    bad = await open_text(client, folder / "bad.py", "for x in\n")
    assert [code for code, _, _ in spelled(client.diagnostics[bad])] == ["NB103"]
    assert await asked(client, bad, 40, 7) == ""
    (folder / "pyproject.toml").write_text("[tool.nb2svc]\nselct = []\n")
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem((folder / "other.py").as_uri(), "python", 1, "x = 1")))
    await client.wait_for_notification(types.WINDOW_LOG_MESSAGE)
    assert "selct" in client.log_messages[-1].message
