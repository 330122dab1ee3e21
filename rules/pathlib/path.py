"""pathlib."""

NAME = "pathlib"


class Path:
    @constant
    def __init__(self, *args, **kwargs) -> Path: ...

    @constant
    def joinpath(self, *args) -> Path: ...

    @constant
    def with_suffix(self, suffix) -> Path: ...

    @constant
    def with_name(self, name) -> Path: ...

    @constant
    def resolve(self, strict=False) -> Path: ...

    @constant
    def absolute(self) -> Path: ...

    @constant
    def expanduser(self) -> Path: ...

    @constant
    def relative_to(self, *other) -> Path: ...

    @constant
    def as_posix(self) -> str: ...

    @constant
    @property
    def name(self) -> str: ...

    @constant
    @property
    def stem(self) -> str: ...

    @constant
    @property
    def suffix(self) -> str: ...

    @constant
    @property
    def parent(self) -> Path: ...

    @constant
    @property
    def parents(self) -> Any: ...

    @constant
    @property
    def parts(self) -> Any: ...

    @reads
    def exists(self) -> bool: ...

    @reads
    def is_file(self) -> bool: ...

    @reads
    def is_dir(self) -> bool: ...

    @reads
    def glob(self, pattern) -> Any: ...

    @reads
    def rglob(self, pattern) -> Any: ...

    @reads
    def iterdir(self) -> Any: ...

    @reads
    def stat(self, *, follow_symlinks=True) -> Any: ...

    @reads
    def read_text(self, encoding=None, errors=None) -> str: ...

    @reads
    def read_bytes(self) -> bytes: ...

    @writes
    def write_text(self, data, encoding=None, errors=None, newline=None) -> Any: ...

    @writes
    def write_bytes(self, data) -> Any: ...

    @writes
    def mkdir(self, mode=511, parents=False, exist_ok=False) -> Any: ...

    @writes
    def unlink(self, missing_ok=False) -> Any: ...

    @writes
    def rename(self, target) -> Any: ...

    @writes
    def rmdir(self) -> Any: ...

    @writes
    def touch(self, mode=438, exist_ok=True) -> Any: ...

    @reads
    @becomes(writes, mode=("w", "a", "wb", "ab"))
    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None) -> File: ...

    @reads
    @staticmethod
    def cwd() -> Path: ...

    @reads
    @staticmethod
    def home() -> Path: ...
