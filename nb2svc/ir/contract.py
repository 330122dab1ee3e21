"""Contract: what a request may hold and what an answer looks like. Every schema of the package is rendered from it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Type(StrEnum):
    """What a client sends."""

    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    BOOLEAN = "boolean"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the raw table.

    `name` is the column as the file spells it; `ident` is ASCII lower-snake and unique; `number` is its protobuf number;
    `dtype` is what the notebook's own reader makes of the column; `enum` holds the values where the code treats the column
    as categories, `open` says that others are answered too; `example` is the first value that is not missing.
    """

    name: str
    ident: str
    number: int
    type: Type
    dtype: str
    nullable: bool
    enum: tuple[Any, ...] = ()
    open: bool = True
    example: Any = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: the type of `prediction`, and whether probabilities come with it: `always`, or only if the model that training picks or loads offers them."""

    type: Type
    probabilities: bool
    always: bool = True

    def document(self) -> dict[str, Any]:
        """The facts by name, as markup and lock write them."""
        return {"type": self.type.value, "probabilities": self.probabilities} | ({} if self.always else {"always": False})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may bring at most: bytes of a body, records of a batch, levels of nesting, characters of a text."""

    body_bytes: int = 1_048_576
    records: int = 1_000
    depth: int = 8
    text_characters: int = 10_000

    def document(self) -> dict[str, int]:
        """The limits by name, as markup and lock write them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Reserved:
    """Identifiers and numbers of columns that were removed: no later column gets them."""

    idents: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """`fields` are read by the service; `ignored` columns are accepted and not read (the target among them).

    `missing_texts`: texts that the notebook's reader takes for a missing value, where it read text.
    """

    name: str
    version: str
    title: str
    fields: tuple[Field, ...]
    ignored: tuple[str, ...]
    answer: Answer
    examples: tuple[dict[str, Any], ...] = ()
    missing_texts: tuple[str, ...] = ()
    limits: Limits = Limits()
    reserved: Reserved = Reserved()


def verify(contract: Contract) -> None:
    """Raise ValueError if two fields share a name, an identifier or a number, or one has what is reserved."""
    for what in ("name", "ident", "number"):
        values = [getattr(field, what) for field in contract.fields]
        if len(set(values)) != len(values):
            raise ValueError(f"contract {contract.name}: two fields share a {what}")
    if set(contract.ignored) & {field.name for field in contract.fields}:
        raise ValueError(f"contract {contract.name}: a column is both read and ignored")
    if set(contract.reserved.idents) & {field.ident for field in contract.fields} or set(contract.reserved.numbers) & {field.number for field in contract.fields}:
        raise ValueError(f"contract {contract.name}: a field has an identifier or a number that is reserved")
