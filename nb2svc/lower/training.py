"""Hoist: the statements that the frozen values need become the training program, each value taken down where it stands.

    df["age"] = df["age"].fillna(df["age"].mean())
    df["age"] = df["age"].fillna(frozen.value("age_mean", df["age"].mean()))
"""

import ast
import os
from pathlib import PurePath
from typing import Any

from nb2svc.binding import loaded
from nb2svc.binding.state import unique
from nb2svc.flow.values import UserClass, UserFunction
from nb2svc.ir.analysis import Analysis, Learnt
from nb2svc.ir.expression import State, walk
from nb2svc.ir.graph import Graph, Load, Site
from nb2svc.ir.plan import Origin, Sentence, Training
from nb2svc.ir.program import Program
from nb2svc.lower.board import Board
from nb2svc.lower.text import Edits


def hoist(board: Board) -> None:
    """Write the training program."""
    found = board.analysis
    graph = found.graph
    edits = capture(found, watch_fit=True)
    moved = {text for text, _ in board.functions.definitions}
    imports: dict[str, str] = {}
    statements: list[Sentence] = []
    from_functions: dict[str, None] = {}
    modules = {(cell.source, cell.index): cell.module for cell in graph.program.cells}
    for index in sorted(found.training):
        statement = graph.statements[index]
        cell_edits = edits[(statement.source, statement.cell)]
        node, module = statement.node, modules[(statement.source, statement.cell)]
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for name, line in import_lines(node):
                if imports.setdefault(name, line) != line:
                    # Another notebook of the chain means something else by this name.
                    statements.append(Sentence(module, statement.cell, line, statement.source))
            continue
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and is_moved(graph, node, moved) and not cell_edits.touches(node):
            from_functions[node.name] = None
            continue
        statements.append(Sentence(module, statement.cell, cell_edits.statement(node), statement.source))
    if from_functions:
        imports[""] = f"from .functions import {', '.join(sorted(from_functions))}"
    names = tuple(source.path.name for source in graph.program.sources)
    is_chain = len(set(modules.values())) > 1
    origins = tuple(Origin(source.path.name, True) if source.kind == "module" else Origin(source.path.name) if is_chain else Origin() for source in graph.program.sources)
    board.training = Training(tuple(imports.values()), tuple(statements), names if is_chain else (), recorder(graph.program), origins)


def is_moved(graph: Graph, node: ast.FunctionDef | ast.ClassDef, moved: set[str]) -> bool:
    """Does the module of functions hold this definition, with nothing learnt in its signature?"""
    if node.name not in moved or node.name not in graph.functions:
        return False
    value, captured = graph.functions[node.name]
    return isinstance(value, (UserFunction, UserClass)) and value.node is node and not any(isinstance(inner, State) for _, meaning in captured for inner in walk(meaning))


def import_lines(node: ast.Import | ast.ImportFrom) -> list[tuple[str, str]]:
    """A line for each name, with what it binds, so that the same name is imported once."""
    if isinstance(node, ast.Import):
        return [(alias.asname or alias.name, ast.unparse(ast.Import([alias]))) for alias in node.names]
    return [(alias.asname or alias.name, ast.unparse(ast.ImportFrom(node.module, [alias], node.level))) for alias in node.names]


def capture(found: Analysis, watch_fit: bool) -> dict[tuple[int, int], Edits]:
    """The edits by which a run of the notebook's statements leaves the state behind, by source and cell."""
    graph = found.graph
    name = recorder(graph.program)
    edits = {(cell.source, cell.index): Edits(cell, name) for cell in graph.program.cells}
    edit_turns(edits, graph, found.state)
    # A reader in a loop is one place in the text, whichever file it reads: the first of its loads stands for them.
    for load in {id(load.node): load for load in reversed(graph.loads) if load.statement in found.training or not watch_fit}.values():
        edit_load(edits, found, load)
    edit_files(edits, found, of_others_only=not watch_fit)
    for learnt in found.state:
        for site in unique_sites(learnt):
            edit_site(edits, learnt, site)
    for node, statement, statement_node in graph.patches:
        if statement in found.training and isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
            own, rows = edits_of(edits, statement_node), node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
            place = ", by_place=True" if node.value.attr in ("iloc", "iat") else ""
            own.line_after(statement_node, f"{own.recorder}.patched({ast.unparse(node.value.value)}, {spelled(rows)}{place})")
    assert found.answer is not None
    for fitting in found.answer.fits[-1:] if len({id(f.watched_at) for f in found.answer.fits}) == 1 else found.answer.fits:
        own = edits_of(edits, fitting.watched_at)
        # Rows that are asked otherwise than they were fitted lead elsewhere: there is nothing to compare.
        other = ["compare=False"] if any(finding.code in ("NB303", "NB402") for finding in found.diagnostics) else []
        own.line_before(fitting.watched_at, f"{own.recorder}.watch({', '.join([*fitting.watched, *other])})")
    one = loaded.asked(graph, found.answer)
    if one is not None and one.rows is not None:
        own = edits_of(edits, one.rows)
        own.wrap(one.rows, f"{own.recorder}.given(", ")")
    return edits


def recorder(program: Program) -> str:
    """What the recorder is called among the notebook's own names."""
    own = {inner.id for cell in program.cells for inner in ast.walk(cell.tree) if isinstance(inner, ast.Name)}
    own |= {inner.arg for cell in program.cells for inner in ast.walk(cell.tree) if isinstance(inner, ast.arg)}
    return unique("frozen", own | {inner.name for cell in program.cells for inner in ast.walk(cell.tree) if isinstance(inner, (ast.FunctionDef, ast.ClassDef))})


def spelled(rows: ast.expr) -> str:
    """Rows of a subscript as an argument."""
    if isinstance(rows, ast.Slice):
        return f"slice({', '.join(ast.unparse(part) if part is not None else 'None' for part in (rows.lower, rows.upper, rows.step))})"
    return ast.unparse(rows)


def edits_of(edits: dict[tuple[int, int], Edits], node: ast.AST) -> Edits:
    return edits[(getattr(node, "source_index", 0), getattr(node, "cell", 0))]


def unique_sites(learnt: Learnt) -> list[Site]:
    """One site for each place: turns of a loop share the edit."""
    seen: dict[int, Site] = {}
    for site in learnt.sites:
        seen.setdefault(id(site.node), site)
    return list(seen.values())


def edit_load(edits: dict[tuple[int, int], Edits], found: Analysis, load: Load) -> None:
    """Paths are looked up in the data folder; the table of the requests is remembered as it was read."""
    own = edits_of(edits, load.node)
    path = path_of(load)
    if path is not None:
        holder = edits_of(edits, path)
        bound = f", bound={load.bound!r}" if load.bound else ""
        holder.wrap(path, f"{holder.recorder}.data_file(", f"{seen_from(found.graph, path)}{bound})")
    if found.load is not None and found.graph.is_one_population(load, found.load):
        formats = {str(name): column.date_format for name, column in load.sample.by_name.items() if column.date_format} if load.sample is not None else {}
        told = f", formats={formats!r}" if formats else ""
        if load.is_told and load.sample is not None:
            # What no source settles is no field; the other columns must be there, as models read tables whole.
            assumed = {str(name): column.dtype for name, column in load.sample.by_name.items()}
            told += f", assumed={assumed!r}"
        names = load.arguments.get("names") if load.form == "bundled" else None
        if names is not None:
            told = f", {list(names)!r}"
        own.wrap(load.node, f"{own.recorder}.{'bunch' if names is not None else 'raw'}(", f", {load.id}{told})")


def path_of(load: Load) -> ast.expr | None:
    """Where the path of a load stands in the text."""
    return load.path_node


def edit_files(edits: dict[tuple[int, int], Edits], found: Analysis, of_others_only: bool) -> None:
    """What training writes goes to a folder of its own, and what it wrote is read from there; files of others are looked up like data."""
    read = {id(path_of(load)) for load in found.graph.loads}
    uses = {id(use.node): use for use in found.graph.files if use.statement in found.training and id(use.node) not in read and not (of_others_only and use.is_own)}
    for use in uses.values():
        own = edits_of(edits, use.node)
        # A path whose method is called stays a path; `training` imports the class under its own name.
        before, behind = ("Path(", ")") if use.is_object else ("", "")
        own.wrap(use.node, f"{before}{own.recorder}.{'output_file' if use.writes else 'data_file'}(", f"{seen_from(found.graph, use.node)}){behind}")


def seen_from(graph: Graph, path: ast.expr) -> str:
    """The argument that names the folder of a path's notebook, where it is not that of the first one."""
    sources = graph.program.sources
    folder = sources[getattr(path, "source_index", 0)].folder
    relative = PurePath(os.path.relpath(folder, sources[0].folder)).as_posix()
    return f", {relative!r}" if relative != "." else ""


def key_text(own: Edits, learnt: Learnt, site: Site) -> str:
    """How training names the turn: the loop's own item, the column's name, or the way through loops and calls."""
    if not learnt.keyed:
        return ""
    if learnt.paths:
        return f", key={own.recorder}.path()"
    is_column = any(isinstance(part, tuple) and part[0] == "column" for part in site.context[-1:])
    return f", key={learnt.target}.name" if is_column else f", key={learnt.target}"


def edit_turns(edits: dict[tuple[int, int], Edits], graph: Graph, state: tuple[Learnt, ...]) -> None:
    """Where values are told apart by the way to them, loops and calls say that they are entered."""
    ids = {(id(site.node), site.how) for learnt in state if learnt.paths for site in learnt.sites}
    contexts = [site.context for site in graph.sites.values() if (id(site.node), site.how) in ids]
    for part in dict.fromkeys((part[0], part[1]) for context in contexts for part in context if isinstance(part, tuple)):
        node = graph.turning.get(part[1])
        if node is None:
            continue
        own = edits_of(edits, node)
        match part[0]:
            case "turn" | "item":
                own.wrap(node, f"{own.recorder}.turns(", ")")
            case "call":
                own.wrap(node, f"{own.recorder}.within({graph.calls[part[1]]!r}, ", ")")
            case "column":
                own.wrap(node, f"{own.recorder}.by_column(", ")")


def edit_site(edits: dict[tuple[int, int], Edits], learnt: Learnt, site: Site) -> None:
    """Take one value down where it stands."""
    own = edits_of(edits, site.node)
    key, name = key_text(own, learnt, site), repr(learnt.name)
    match site.how:
        case "value":
            own.wrap(site.node, f"{own.recorder}.value({name}, ", f"{key})")
        case "after":
            copied = ", copy=True" if any(s.copy for s in learnt.sites) or learnt.keyed else ""
            own.line_after(site.statement_node, f"{own.recorder}.value({name}, {ast.unparse(site.node)}{key}{copied})")
        case "categories":
            columns = site.parts.get("columns")
            chosen = f", columns={ast.unparse(columns)}" if columns is not None else ""
            own.wrap(site.node, f"{own.recorder}.categories({name}, ", f"{chosen}{key})")
        case "edges":
            assert isinstance(site.node, ast.Call)
            own.inside_call(site.node, "retbins=True")
            own.wrap(site.node, f"{own.recorder}.edges({name}, ", f"{key})")
        case "factors":
            own.wrap(site.node, f"{own.recorder}.factors({name}, ", f"{key})")
        case "reread":
            own.wrap(site.node, f"{own.recorder}.reread({name}, ", f"{key})")
        case "dtype" | "dtypes" | "row_dtype":
            own.wrap(site.node, f"{own.recorder}.{site.how}({name}, ", f"{key})")
        case "date_format":
            day_first = ", dayfirst=True" if is_true(site.parts.get("dayfirst")) else ""
            own.wrap(site.node, f"{own.recorder}.date_format({name}, ", f"{day_first}{key})")
        case "group":
            assert isinstance(site.node, ast.Call) and isinstance(site.node.func, ast.Attribute)
            function = ast.unparse(site.node.args[0] if site.node.args else site.node.keywords[0].value)
            own.wrap(site.node.func.value, f"{own.recorder}.group({name}, ", f", {function}{key})")
        case "group_function":
            function = f"lambda {site.parts['parameter']}: {ast.unparse(site.node)}"
            own.wrap(site.parts["grouped"], f"{own.recorder}.group({name}, ", f", {function}{key})")


def is_true(value: Any) -> bool:
    return getattr(value, "value", None) is True
