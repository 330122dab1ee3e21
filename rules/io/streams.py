"""io: a text in place of a file."""

NAME = "io"


@reads
@opens("text")
def StringIO(initial_value="", newline="\n") -> Any: ...


@reads
@opens("text")
def BytesIO(initial_bytes=b"") -> Any: ...
