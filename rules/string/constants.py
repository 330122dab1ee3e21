"""string: alphabets."""

NAME = "string"


@constant
@property
def punctuation() -> str: ...


@constant
@property
def ascii_letters() -> str: ...


@constant
@property
def ascii_lowercase() -> str: ...


@constant
@property
def ascii_uppercase() -> str: ...


@constant
@property
def digits() -> str: ...


@constant
@property
def whitespace() -> str: ...


@constant
@property
def printable() -> str: ...


@constant
@property
def hexdigits() -> str: ...


@row_wise
def capwords(s, sep=None) -> str: ...
