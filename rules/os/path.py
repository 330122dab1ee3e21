"""os.path."""


@constant
def splitext(p) -> tuple: ...


@constant
def split(p) -> tuple: ...


@constant
def join(a, *p) -> str: ...


@constant
def basename(p) -> str: ...


@constant
def dirname(p) -> str: ...


@constant
def abspath(path) -> str: ...


@constant
def expanduser(path) -> str: ...


@constant
def normpath(path) -> str: ...


@constant
def realpath(filename, *, strict=False) -> str: ...


@constant
def relpath(path, start=None) -> str: ...


@reads
def exists(path) -> bool: ...


@reads
def isfile(path) -> bool: ...


@reads
def isdir(s) -> bool: ...


@reads
def getsize(filename) -> Any: ...


@reads
def getmtime(filename) -> Any: ...
