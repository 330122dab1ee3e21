"""zlib: checksums."""

NAME = "zlib"


@row_wise
def crc32(data, value=0, /) -> int: ...


@row_wise
def adler32(data, value=1, /) -> int: ...
