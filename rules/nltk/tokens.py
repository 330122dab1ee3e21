"""nltk: words of one text."""

NAME = "nltk"

RENAMED = {"nltk.tokenize.word_tokenize": "nltk.word_tokenize", "nltk.tokenize.sent_tokenize": "nltk.sent_tokenize"}


@row_wise
def word_tokenize(text, language="english", preserve_line=False) -> list: ...


@row_wise
def sent_tokenize(text, language="english") -> list: ...


@row_wise
def pos_tag(tokens, tagset=None, lang="eng") -> list: ...


@row_wise
def bigrams(sequence, **kwargs) -> Any: ...


@row_wise
def trigrams(sequence, **kwargs) -> Any: ...


@row_wise
def ngrams(sequence, n, **kwargs) -> Any: ...


@config(task="config")
def download(
    info_or_id=None, download_dir=None, quiet=False, force=False, prefix="[nltk_data] ", halt_on_error=True,
    raise_on_error=False, print_error_to=..., hf=False, extract=None,
) -> bool: ...


class FreqDist:
    @aggregate
    def __init__(self, samples=None) -> FreqDist: ...

    @aggregate
    def most_common(self, n=None) -> list: ...
