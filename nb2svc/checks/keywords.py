"""Keywords of a call → the stretch of text that takes one out, or puts one in."""

import ast

from nb2svc.ir.fix import Edit
from nb2svc.ir.span import Span, span_of


def without(call: ast.Call, name: str) -> Edit | None:
    """The edit that takes a keyword out of a call, with the comma beside it."""
    places = [span_of(each.value if isinstance(each, ast.Starred) else each) for each in call.args] + [span_of(each) for each in call.keywords]
    places.sort(key=lambda place: (place.line, place.column))
    gone = next((span_of(each) for each in call.keywords if each.arg == name), None)
    if gone is None:
        return None
    number = places.index(gone)
    if number > 0:
        before = places[number - 1]
        return Edit(Span(gone.source, gone.cell, before.end_line, before.end_column, gone.end_line, gone.end_column), "")
    if len(places) > 1:
        behind = places[1]
        return Edit(Span(gone.source, gone.cell, gone.line, gone.column, behind.line, behind.column), "")
    return Edit(gone, "")


def with_last(call: ast.Call, text: str) -> Edit:
    """The edit that puts an argument behind all others of a call."""
    given = [*call.args, *call.keywords]
    if given:
        last = max((span_of(each) for each in given), key=lambda place: (place.end_line, place.end_column))
        return Edit(Span(last.source, last.cell, last.end_line, last.end_column, last.end_line, last.end_column), f", {text}")
    span = span_of(call)
    return Edit(Span(span.source, span.cell, span.end_line, span.end_column - 1, span.end_line, span.end_column - 1), text)


def is_in_place(call: ast.Call) -> bool:
    """Is a call told to change its object and to give nothing back?"""
    return any(each.arg == "inplace" and isinstance(each.value, ast.Constant) and each.value.value is True for each in call.keywords)
