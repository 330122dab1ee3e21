"""Annotated: what the author put at the statements of a program, and what came of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nb2svc.checks.suppression import comment_span
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.graph import Statement
from nb2svc.ir.span import Span, span_of, whole_cell
from nb2svc.sources.annotations import Noted, read

WORDS = {"train": "nb2svc-train", "serve": "nb2svc-serve", "input": "nb2svc-input", "output": "nb2svc-output"}


@dataclass(frozen=True, slots=True)
class Said:
    """One annotation: how it is written, where, and the statements of the program's top that it speaks of; `nodes` are the innermost ones."""

    kind: str
    text: str
    span: Span
    statements: tuple[Statement, ...]
    is_heard: bool
    value: str = ""
    nodes: tuple[ast.stmt, ...] = ()


def said(analysis: Analysis) -> Iterator[Said]:
    """All annotations of a program in its order; comments that stand at no statement too."""
    graph = analysis.graph
    for cell in graph.program.cells:
        noted = [each for each in graph.notes if (each.note.source, each.note.cell) == (cell.source, cell.index)]
        for comment in read(cell):
            own = next((each for each in noted if each.note == comment), Noted(comment, (), ()))
            if comment.kind != "ignore" and not comment.problem:
                yield Said(comment.kind, f"# nb2svc: {comment.kind}", comment_span(cell, comment), at(analysis, own.tops), comment in graph.heard, comment.value, own.nodes)
        for kind, tag in WORDS.items():
            if tag in cell.tags:
                tagged = tuple(s for s in graph.statements if (s.source, s.cell) == (cell.source, cell.index))
                heard = any(each.note.kind == kind and each.note in graph.heard for each in noted)
                yield Said(kind, tag, head(tagged[0]) if tagged else whole_cell(cell.index, cell.source), tagged, heard)
        for each in noted:
            if each.note.value:
                own_statements = at(analysis, each.tops)
                yield Said(each.note.kind, f'{each.note.kind} = ["{each.note.value}"]', head(own_statements[0]), own_statements, each.note in graph.heard, each.note.value, each.nodes)


def head(statement: Statement) -> Span:
    """The first line of a statement."""
    span = span_of(statement.node)
    return span if span.end_line == span.line else replace(span, end_line=span.line, end_column=span.column + 1)


def at(analysis: Analysis, tops: tuple[ast.stmt, ...]) -> tuple[Statement, ...]:
    """The statements of the graph that these are."""
    return tuple(s for s in analysis.graph.statements if any(s.node is top for top in tops))


def is_learnt(analysis: Analysis, each: Said) -> bool:
    """Is something kept from training that stands in the statements that are meant?"""
    return any(site.statement_node is node for learnt in analysis.state for site in learnt.sites for meant in each.nodes for node in ast.walk(meant))


def is_served(analysis: Analysis, statements: tuple[Statement, ...]) -> bool:
    """Does a new row need one of these statements?"""
    return any(s.index in analysis.row for s in statements)
