"""Promise: the inputs of the analysis become a contract with identifiers and numbers.

    Fare Class, fare_class      →      fare_class = 1, fare_class_2 = 2
"""

import builtins
import keyword
import unicodedata

from nb2svc.binding.state import identifier
from nb2svc.ir.contract import Answer, Contract, Field, Type
from nb2svc.lower.board import Board

TAKEN = {"copy", "json", "dict", "schema", "construct", "validate", "fields", "self", "cls", "descriptor", "records", "record", "prediction", "probabilities", "match", "case", "type"}


def promise(board: Board) -> None:
    """Name and number the fields, in the order of the file."""
    found = board.analysis
    taken: set[str] = set()
    fields = []
    for number, given in enumerate(found.inputs, 1):
        ident = field_name(given.name, taken)
        fields.append(Field(given.name, ident, number, Type(given.type), given.dtype, given.nullable, given.enum, given.open, given.example))
    title = board.name.replace("_", " ").capitalize()
    answer = Answer(Type(found.answer_type), found.probabilities)
    board.contract = Contract(board.name, "1", title, tuple(fields), found.ignored, answer, found.examples, found.missing_texts)


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
