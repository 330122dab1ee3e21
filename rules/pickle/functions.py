"""pickle: what it loads cannot be known."""

NAME = "pickle"


@reads(task="load")
def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()) -> Any: ...


@writes(task="save")
def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None) -> None: ...


@opaque
def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()) -> Any: ...


@row_wise
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None) -> bytes: ...
