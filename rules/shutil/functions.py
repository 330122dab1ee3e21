"""shutil: moving files."""

NAME = "shutil"


@writes
def copy(src, dst, *, follow_symlinks=True) -> Any: ...


@writes
def copyfile(src, dst, *, follow_symlinks=True) -> Any: ...


@writes
def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=..., ignore_dangling_symlinks=False, dirs_exist_ok=False,
) -> Any: ...


@writes
def move(src, dst, copy_function=...) -> Any: ...


@writes
def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None) -> Any: ...


@writes
def make_archive(
    base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None,
) -> Any: ...


@writes
def unpack_archive(filename, extract_dir=None, format=None, *, filter=None) -> Any: ...
