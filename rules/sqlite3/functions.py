"""sqlite3: a connection is only opened; reading is `pandas.read_sql`."""

NAME = "sqlite3"


@reads
@opens("path")
def connect(database, *args, **kwargs) -> Connection: ...


class Connection:
    @opaque
    def execute(self, sql, parameters=..., /) -> Any: ...

    @opaque
    def cursor(self, *args, **kwargs) -> Any: ...

    @writes
    def commit(self) -> None: ...

    @config
    def close(self) -> None: ...
