"""textwrap: functions of one text."""

NAME = "textwrap"


@row_wise
def wrap(text, width=70, **kwargs) -> list: ...


@row_wise
def fill(text, width=70, **kwargs) -> str: ...


@row_wise
def shorten(text, width, **kwargs) -> str: ...


@row_wise
def dedent(text) -> str: ...


@row_wise
def indent(text, prefix, predicate=None) -> str: ...
