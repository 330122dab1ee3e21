"""re: regular expressions on one text."""

NAME = "re"


@constant
def compile(pattern, flags=0) -> Pattern: ...


@row_wise
def search(pattern, string, flags=0) -> Match: ...


@row_wise
def match(pattern, string, flags=0) -> Match: ...


@row_wise
def fullmatch(pattern, string, flags=0) -> Match: ...


@row_wise
def sub(pattern, repl, string, count=0, flags=0) -> str:
    return re.sub(pattern, repl, string, count, flags)


@row_wise
def subn(pattern, repl, string, count=0, flags=0) -> tuple: ...


@row_wise
def findall(pattern, string, flags=0) -> list:
    return re.findall(pattern, string, flags)


@row_wise
def split(pattern, string, maxsplit=0, flags=0) -> list:
    return re.split(pattern, string, maxsplit, flags)


@row_wise
def finditer(pattern, string, flags=0) -> Any: ...


@row_wise
def escape(pattern) -> str: ...


class Pattern:
    @row_wise
    def search(self, string, pos=0, endpos=9223372036854775807) -> Match: ...

    @row_wise
    def match(self, string, pos=0, endpos=9223372036854775807) -> Match: ...

    @row_wise
    def fullmatch(self, string, pos=0, endpos=9223372036854775807) -> Match: ...

    @row_wise
    def sub(self, repl, string, count=0) -> str: ...

    @row_wise
    def subn(self, repl, string, count=0) -> tuple: ...

    @row_wise
    def findall(self, string, pos=0, endpos=9223372036854775807) -> list: ...

    @row_wise
    def split(self, string, maxsplit=0) -> list: ...

    @row_wise
    def finditer(self, string, pos=0, endpos=9223372036854775807) -> Any: ...


class Match:
    @row_wise
    def group(self, *groups) -> Any: ...

    @row_wise
    def groups(self, default=None) -> Any: ...

    @row_wise
    def groupdict(self, default=None) -> Any: ...

    @row_wise
    def start(self, group=0, /) -> Any: ...

    @row_wise
    def end(self, group=0, /) -> Any: ...

    @row_wise
    def span(self, group=0, /) -> Any: ...

    @row_wise
    def expand(self, template) -> Any: ...
