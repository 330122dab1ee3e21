"""pickle: what it loads is known as far as the file names a class."""

NAME = "pickle"


@reads(task="load")
def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()) -> Any: ...


@writes(task="save")
def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None) -> None: ...


@reads(task="load")
def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()) -> Any: ...


@row_wise
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None) -> bytes: ...
