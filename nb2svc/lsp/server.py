"""Server: the Language Server Protocol on stdio. A document is looked at when it is opened, and again when its author pauses."""

import asyncio
import threading
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from nb2svc import __version__
from nb2svc.analyse import Inspected, inspect
from nb2svc.commands.check import judged
from nb2svc.config import Config, ConfigError, load
from nb2svc.ir.diagnostic import Severity
from nb2svc.ir.fix import Fix
from nb2svc.lsp.documents import Document, notebook, path_of, text_document
from nb2svc.lsp.hover import told
from nb2svc.report.formats.finding import Finding

PAUSE = 0.3
"""Seconds without a keystroke before a document is looked at again."""
SEVERITIES = {Severity.ERROR: types.DiagnosticSeverity.Error, Severity.WARNING: types.DiagnosticSeverity.Warning, Severity.INFO: types.DiagnosticSeverity.Information}
START = types.Range(types.Position(0, 0), types.Position(0, 0))


@dataclass(slots=True)
class Looked:
    """What was found in a document as it was when it was looked at."""

    document: Document
    inspected: Inspected
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Desk:
    """What is open: the last look at each document by its URI, the tasks that wait, and the lock that lets one look happen at a time."""

    looked: dict[str, Looked] = field(default_factory=dict)
    waiting: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, uri: str) -> Looked | None:
        """The last look at a document, or at the notebook that a cell belongs to."""
        return self.looked.get(uri) or next((each for each in self.looked.values() if uri in each.document.uris), None)


def make() -> LanguageServer:
    """The server with all that it answers."""
    everything = types.NotebookDocumentFilterWithNotebook(notebook="*", cells=[types.NotebookCellLanguage(language="python"), types.NotebookCellLanguage(language="markdown")])
    server = LanguageServer("nb2svc", __version__, notebook_document_sync=types.NotebookDocumentSyncOptions(notebook_selector=[everything]))
    desk = Desk()
    follow(server, desk)
    answer(server, desk)
    return server


def follow(server: LanguageServer, desk: Desk) -> None:
    """Look at documents as they are opened, changed and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def text(params: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams | types.DidSaveTextDocumentParams) -> None:
        await later(server, desk, params.text_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    @server.feature(types.NOTEBOOK_DOCUMENT_DID_SAVE)
    async def cells(params: types.DidOpenNotebookDocumentParams | types.DidChangeNotebookDocumentParams | types.DidSaveNotebookDocumentParams) -> None:
        await later(server, desk, params.notebook_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def close_text(params: types.DidCloseTextDocumentParams) -> None:
        close(server, desk, params.text_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    async def close_cells(params: types.DidCloseNotebookDocumentParams) -> None:
        close(server, desk, params.notebook_document.uri)


def answer(server: LanguageServer, desk: Desk) -> None:
    """Answer what editors ask of a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = desk.of(params.text_document.uri)
        if found is None or found.inspected.analysis is None:
            return None
        point = found.document.point(params.text_document.uri, params.position)
        text = told(found.inspected.analysis, point) if point is not None else None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        found = desk.of(uri)
        if found is None:
            return []
        here = [finding for finding in found.findings if finding.fix is not None and touches(shown(found.document, finding), uri, params.range)]
        made = (action(found.document, finding, finding.fix) for finding in here if finding.fix is not None)
        return [each for each in made if each is not None]


async def later(server: LanguageServer, desk: Desk, uri: str) -> None:
    """Look at a document when nothing has changed for a moment; a newer change takes the place of an older one."""
    waiting = desk.waiting.pop(uri, None)
    if waiting is not None:
        waiting.cancel()
    desk.waiting[uri] = asyncio.ensure_future(pause_and_look(server, desk, uri))


async def pause_and_look(server: LanguageServer, desk: Desk, uri: str) -> None:
    await asyncio.sleep(PAUSE if uri in desk.looked else 0)
    document = opened(server, uri)
    if document is None:
        return
    found = await asyncio.to_thread(look, desk, document)
    if isinstance(found, str):
        server.window_log_message(types.LogMessageParams(types.MessageType.Error, found))
        return
    before = desk.looked.get(uri)
    desk.looked[uri] = found
    by_uri: dict[str, list[types.Diagnostic]] = {each: [] for each in (*(before.document.uris if before else ()), *document.uris)}
    for finding in found.findings:
        where, diagnostic = shown(document, finding), as_diagnostic(document, finding)
        by_uri.setdefault(where[0], []).append(diagnostic)
    for each, diagnostics in by_uri.items():
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(each, diagnostics))


def opened(server: LanguageServer, uri: str) -> Document | None:
    """A document as the editor has it now."""
    cells = server.workspace.get_notebook_document(notebook_uri=uri)
    if cells is not None:
        return notebook(cells, [server.workspace.get_text_document(cell.document).source for cell in cells.cells])
    if path_of(uri).suffix in (".ipynb", ".py"):
        return text_document(uri, server.workspace.get_text_document(uri).source)
    return None


def look(desk: Desk, document: Document) -> Looked | str:
    """Analyse a document as it stands in the editor; or what is wrong with the configuration beside it."""
    with desk.lock:
        try:
            config: Config = load((document.path,))
            inspected = inspect((document.path,), config, {document.path: document.content})
            return Looked(document, inspected, judged(inspected, document.path, config, lambda _: None).findings)
        except ConfigError as error:
            return str(error)


def close(server: LanguageServer, desk: Desk, uri: str) -> None:
    """Forget a document, and take its findings away."""
    waiting = desk.waiting.pop(uri, None)
    if waiting is not None:
        waiting.cancel()
    found = desk.looked.pop(uri, None)
    for each in found.document.uris if found is not None else ():
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(each, []))


def shown(document: Document, finding: Finding) -> tuple[str, types.Range]:
    """Where a finding is shown: at its place, or at the top."""
    place = document.shown(finding.place.span) if finding.place is not None and finding.place.span.source == 0 else None
    return place or ((document.uris or ("",))[0], START)


def as_diagnostic(document: Document, finding: Finding) -> types.Diagnostic:
    """A finding in the words of the protocol."""
    found = finding.diagnostic
    related = []
    for note in found.related:
        place = document.shown(note.span) if note.span.source == 0 else None
        if place is not None:
            related.append(types.DiagnosticRelatedInformation(types.Location(*place), note.message))
    message = f"{found.message}\n{found.hint}" if found.hint else found.message
    return types.Diagnostic(shown(document, finding)[1], message, SEVERITIES[found.severity], f"{found.code} {found.name}", source="nb2svc", related_information=related)


def touches(place: tuple[str, types.Range], uri: str, asked: types.Range) -> bool:
    """Does a finding stand in the range that an editor asks about?"""
    start, end = place[1].start, place[1].end
    return place[0] == uri and (start.line, start.character) <= (asked.end.line, asked.end.character) and (asked.start.line, asked.start.character) <= (end.line, end.character)


def action(document: Document, finding: Finding, fix: Fix) -> types.CodeAction | None:
    """A fix as an edit of what is open; None for one that is no edit of code."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in fix.edits:
        place = document.shown(edit.span)
        if place is None:
            return None
        changes.setdefault(place[0], []).append(types.TextEdit(place[1], document.spelled(edit.text)))
    if not changes:
        return None
    title = f"{finding.diagnostic.code}: {fix.title}" + ("" if fix.is_safe else " (the notebook's numbers may change)")
    return types.CodeAction(title, types.CodeActionKind.QuickFix, [as_diagnostic(document, finding)], is_preferred=fix.is_safe, edit=types.WorkspaceEdit(changes))
