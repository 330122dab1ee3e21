"""Promise: the inputs of the analysis become a contract with identifiers and numbers.

    Fare Class, fare_class      →      fare_class = 1, fare_class_2 = 2

A contract that was given to clients before binds: its names and numbers stay, those of a removed column are never given again.
"""

import builtins
import itertools
import keyword
import unicodedata
from collections.abc import Iterable, Iterator

from nb2svc.binding.state import identifier
from nb2svc.ir.contract import Answer, Contract, Field, Reserved, Type
from nb2svc.lower.board import Board

TAKEN = {"copy", "json", "dict", "schema", "construct", "validate", "fields", "self", "cls", "descriptor", "records", "record", "prediction", "probabilities", "match", "case", "type"}


# Numbers that protobuf keeps for itself.
FORBIDDEN = range(19_000, 20_000)


def promise(board: Board) -> None:
    """Name and number the fields, in the order of the file; those of an earlier contract as they were."""
    found, held = board.analysis, board.held
    answer = Answer(Type(found.answer_type), found.probabilities, found.probabilities_always)
    title = board.name.replace("_", " ").capitalize()
    given = {each.name for each in found.inputs}
    removed = tuple(field for field in held.fields if field.name not in given) if held else ()
    reserved = keep_reserved(held, removed)
    ignored = tuple(name for name in dict.fromkeys((*found.ignored, *(field.name for field in removed), *(held.ignored if held else ()))) if name not in given)
    fields = tuple(name_fields(board, reserved))
    board.contract = Contract(board.name, board.version, title, fields, ignored, answer, found.examples, found.missing_texts, reserved=reserved)


def keep_reserved(held: Contract | None, removed: Iterable[Field]) -> Reserved:
    """What was reserved, with the identifiers and numbers of the columns that are removed now."""
    if held is None:
        return Reserved()
    idents = {*held.reserved.idents, *(field.ident for field in removed)}
    return Reserved(tuple(sorted(idents)), tuple(sorted({*held.reserved.numbers, *(field.number for field in removed)})))


def name_fields(board: Board, reserved: Reserved) -> Iterator[Field]:
    """The fields with their identifiers and numbers."""
    known = {field.name: field for field in board.held.fields} if board.held else {}
    known = {given.name: known[given.name] for given in board.analysis.inputs if given.name in known}
    taken = {collision(ident) for ident in reserved.idents} | {collision(field.ident) for field in known.values()}
    last = max((*reserved.numbers, *(field.number for field in known.values())), default=0)
    fresh = (number for number in itertools.count(last + 1) if number not in FORBIDDEN)
    for given in board.analysis.inputs:
        before = known.get(given.name)
        ident, number = (before.ident, before.number) if before else (field_name(given.name, taken), next(fresh))
        yield Field(given.name, ident, number, Type(given.type), given.dtype, given.nullable, given.enum, given.open, given.example)


def field_name(name: str, taken: set[str]) -> str:
    """An identifier for a column: ASCII lower-snake, no word that Python, pydantic or protobuf need, no two that protobuf mixes up."""
    word = identifier(name)[:60].strip("_") or "field"
    if keyword.iskeyword(word) or keyword.issoftkeyword(word) or word in TAKEN or word.startswith("model_") or hasattr(builtins, word):
        word = f"{word}_field"
    found, number = word, 1
    while collision(found) in taken:
        number += 1
        found = f"{word}_{number}"
    taken.add(collision(found))
    return found


def collision(word: str) -> str:
    """What protobuf compares: without case and underscores."""
    return unicodedata.normalize("NFKC", word).casefold().replace("_", "")
