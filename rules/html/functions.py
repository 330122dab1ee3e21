"""html."""

NAME = "html"


@row_wise
def unescape(s) -> str: ...


@row_wise
def escape(s, quote=True) -> str: ...
