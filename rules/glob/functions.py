"""glob: finding files."""

NAME = "glob"


@reads
def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False) -> list: ...


@reads
def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False) -> Any: ...
