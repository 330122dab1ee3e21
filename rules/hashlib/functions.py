"""hashlib: digests of one value."""

NAME = "hashlib"


@row_wise
def md5(string=b"", *, usedforsecurity=True) -> Hash: ...


@row_wise
def sha1(string=b"", *, usedforsecurity=True) -> Hash: ...


@row_wise
def sha256(string=b"", *, usedforsecurity=True) -> Hash: ...


class Hash:
    @row_wise
    def hexdigest(self) -> str: ...

    @row_wise
    def digest(self) -> bytes: ...

    @mutates("self")
    def update(self, obj, /) -> None: ...
