"""The accessor `.str` of pandas.Series."""

NAME = "pandas"


class StringAccessor:
    NAME = "pandas.Series.str"

    @row_wise
    def lower(self) -> Series[str]:
        return self if isnull(self) else self.lower()

    @row_wise
    def upper(self) -> Series[str]:
        return self if isnull(self) else self.upper()

    @row_wise
    def title(self) -> Series[str]:
        return self if isnull(self) else self.title()

    @row_wise
    def capitalize(self) -> Series[str]:
        return self if isnull(self) else self.capitalize()

    @row_wise
    def swapcase(self) -> Series[str]:
        return self if isnull(self) else self.swapcase()

    @row_wise
    def casefold(self) -> Series[str]:
        return self if isnull(self) else self.casefold()

    @row_wise
    def strip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.strip(to_strip)

    @row_wise
    def lstrip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.lstrip(to_strip)

    @row_wise
    def rstrip(self, to_strip=None) -> Series[str]:
        return self if isnull(self) else self.rstrip(to_strip)

    @row_wise
    def removeprefix(self, prefix) -> Series[str]:
        return self if isnull(self) else self.removeprefix(prefix)

    @row_wise
    def removesuffix(self, suffix) -> Series[str]:
        return self if isnull(self) else self.removesuffix(suffix)

    @row_wise
    def pad(self, width, side="left", fillchar=" ") -> Series[str]: ...

    @row_wise
    def center(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.center(width, fillchar)

    @row_wise
    def ljust(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.ljust(width, fillchar)

    @row_wise
    def rjust(self, width, fillchar=" ") -> Series[str]:
        return self if isnull(self) else self.rjust(width, fillchar)

    @row_wise
    def zfill(self, width) -> Series[str]:
        return self if isnull(self) else self.zfill(width)

    @row_wise
    def wrap(
        self, width, expand_tabs=True, tabsize=8, replace_whitespace=True, drop_whitespace=True, initial_indent="",
        subsequent_indent="", fix_sentence_endings=False, break_long_words=True, break_on_hyphens=True,
        max_lines=None, placeholder=" [...]", **kwargs,
    ) -> Series[str]: ...

    @row_wise
    def normalize(self, form) -> Series[str]: ...

    @row_wise
    def slice(self, start=None, stop=None, step=None) -> Series[str]:
        return self if isnull(self) else self[start:stop:step]

    @row_wise
    def slice_replace(self, start=None, stop=None, repl=None) -> Series[str]: ...

    @row_wise
    def repeat(self, repeats) -> Series[str]:
        return self if isnull(self) else self * repeats

    @row_wise
    def translate(self, table) -> Series[str]: ...

    @row_wise
    def get(self, i) -> Series[str]: ...

    @row_wise
    def join(self, sep) -> Series[str]: ...

    @row_wise
    def replace(self, pat, repl, n=-1, case=None, flags=0, regex=False) -> Series[str]:
        return self if isnull(self) else re.sub(pat, repl, self) if regex else self.replace(pat, repl)

    @row_wise
    def len(self) -> Series[int]:
        return self if isnull(self) else len(self)

    @row_wise
    def count(self, pat, flags=0) -> Series[int]:
        return self if isnull(self) else len(re.findall(pat, self))

    @row_wise
    def find(self, sub, start=0, end=None) -> Series[int]:
        return self if isnull(self) else self.find(sub, start, end)

    @row_wise
    def rfind(self, sub, start=0, end=None) -> Series[int]:
        return self if isnull(self) else self.rfind(sub, start, end)

    @row_wise
    def index(self, sub, start=0, end=None) -> Series[int]: ...

    @row_wise
    def rindex(self, sub, start=0, end=None) -> Series[int]: ...

    @row_wise
    def contains(self, pat, case=True, flags=0, na=None, regex=True) -> Series[bool]:
        return self if isnull(self) else bool(re.search(pat, self)) if regex else pat in self

    @row_wise
    def match(self, pat, case=True, flags=0, na=None) -> Series[bool]:
        return self if isnull(self) else bool(re.match(pat, self))

    @row_wise
    def fullmatch(self, pat, case=True, flags=0, na=None) -> Series[bool]:
        return self if isnull(self) else bool(re.fullmatch(pat, self))

    @row_wise
    def startswith(self, pat, na=None) -> Series[bool]:
        return self if isnull(self) else self.startswith(pat)

    @row_wise
    def endswith(self, pat, na=None) -> Series[bool]:
        return self if isnull(self) else self.endswith(pat)

    @row_wise
    def isalpha(self) -> Series[bool]:
        return self if isnull(self) else self.isalpha()

    @row_wise
    def isalnum(self) -> Series[bool]:
        return self if isnull(self) else self.isalnum()

    @row_wise
    def isdigit(self) -> Series[bool]:
        return self if isnull(self) else self.isdigit()

    @row_wise
    def isdecimal(self) -> Series[bool]:
        return self if isnull(self) else self.isdecimal()

    @row_wise
    def isnumeric(self) -> Series[bool]:
        return self if isnull(self) else self.isnumeric()

    @row_wise
    def isspace(self) -> Series[bool]:
        return self if isnull(self) else self.isspace()

    @row_wise
    def islower(self) -> Series[bool]:
        return self if isnull(self) else self.islower()

    @row_wise
    def isupper(self) -> Series[bool]:
        return self if isnull(self) else self.isupper()

    @row_wise
    def istitle(self) -> Series[bool]:
        return self if isnull(self) else self.istitle()

    @row_wise
    def findall(self, pat, flags=0) -> Series:
        return self if isnull(self) else re.findall(pat, self)

    @row_wise
    def encode(self, encoding, errors="strict") -> Series: ...

    @row_wise
    def decode(self, encoding, errors="strict", dtype=None) -> Series: ...

    @data_dependent_columns
    @becomes(row_wise, expand=False)
    def partition(self, sep=" ", expand=True) -> DataFrame[str]: ...

    @data_dependent_columns
    @becomes(row_wise, expand=False)
    def rpartition(self, sep=" ", expand=True) -> DataFrame[str]: ...

    @row_wise
    def extract(self, pat, flags=0, expand=True) -> Any: ...

    @row_wise
    @becomes(data_dependent_columns, expand=True)
    def split(self, pat=None, *, n=-1, expand=False, regex=None) -> Series: ...

    @row_wise
    @becomes(data_dependent_columns, expand=True)
    def rsplit(self, pat=None, *, n=-1, expand=False) -> Series: ...

    @row_wise
    @becomes(aggregate, others=absent)
    def cat(self, others=None, sep=None, na_rep=None, join="left") -> Any: ...

    @data_dependent_columns
    def get_dummies(self, sep="|", dtype=None) -> DataFrame[int]: ...

    @reshape
    def extractall(self, pat, flags=0) -> DataFrame: ...
