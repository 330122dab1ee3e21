"""JSON text → where the members of an object or the items of a list stand in it."""

import json
import re
from collections.abc import Iterator

SPACE = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder(strict=False)


def skip(text: str, offset: int) -> int:
    """The first offset from here that is no white space."""
    found = SPACE.match(text, offset)
    assert found is not None
    return found.end()


def members(text: str, offset: int) -> Iterator[tuple[str | int, int, int]]:
    """Of the object or list that begins at `offset`: each key or index, with where its value begins and ends."""
    is_object = text[offset] == "{"
    position, number = skip(text, offset + 1), 0
    while text[position] not in "]}":
        key: str | int = number
        if is_object:
            key, position = DECODER.raw_decode(text, position)
            position = skip(text, skip(text, position) + 1)
        _, end = DECODER.raw_decode(text, position)
        yield key, position, end
        position = skip(text, end)
        if text[position] == ",":
            position = skip(text, position + 1)
        number += 1


def find(text: str, *path: str | int) -> tuple[int, int] | None:
    """Where the value under these keys and indices begins and ends."""
    start = skip(text, 1 if text.startswith("\ufeff") else 0)
    end = len(text)
    for step in path:
        if text[start] not in "{[":
            return None
        for key, start, end in members(text, start):
            if key == step:
                break
        else:
            return None
    return start, end
