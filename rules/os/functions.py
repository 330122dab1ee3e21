"""os and os.path."""

NAME = "os"


@reads
def listdir(path=None) -> list: ...


@reads
def getcwd() -> str: ...


@reads
def getenv(key, default=None) -> str: ...


@reads
def walk(top, topdown=True, onerror=None, followlinks=False) -> Any: ...


@reads
def scandir(path=None) -> Any: ...


@reads
def stat(path, *, dir_fd=None, follow_symlinks=True) -> Any: ...


@reads
@property
def environ() -> Any: ...


@constant
@property
def sep() -> str: ...


@constant
@property
def linesep() -> str: ...


@constant
@property
def name() -> str: ...


@writes
def makedirs(name, mode=511, exist_ok=False) -> None: ...


@writes
def mkdir(path, mode=511, *, dir_fd=None) -> None: ...


@writes
def remove(path, *, dir_fd=None) -> None: ...


@writes
def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None) -> None: ...


@writes
def rmdir(path, *, dir_fd=None) -> None: ...


@writes
def unlink(path, *, dir_fd=None) -> None: ...


@config
def chdir(path) -> None: ...


@reads
def cpu_count() -> int: ...


@reads
def getpid() -> int: ...


@opaque
def system(command) -> Any: ...


@opaque
def popen(cmd, mode="r", buffering=-1) -> Any: ...
