"""nltk.tokenize: tokenizers as objects."""


class RegexpTokenizer:
    @constant
    def __init__(self, pattern, gaps=False, discard_empty=True, flags=...) -> RegexpTokenizer: ...

    @row_wise
    def tokenize(self, text) -> list: ...


class TweetTokenizer:
    @constant
    def __init__(
        self, preserve_case=True, reduce_len=False, strip_handles=False, match_phone_numbers=True,
    ) -> TweetTokenizer: ...

    @row_wise
    def tokenize(self, text) -> list: ...


class TreebankWordTokenizer:
    @constant
    def __init__(self) -> TreebankWordTokenizer: ...

    @row_wise
    def tokenize(self, text, convert_parentheses=False, return_str=False) -> list: ...
