"""unicodedata."""

NAME = "unicodedata"


@row_wise
def normalize(form, unistr, /) -> str: ...


@row_wise
def category(chr, /) -> str: ...


@row_wise
def name(chr, default=..., /) -> str: ...
