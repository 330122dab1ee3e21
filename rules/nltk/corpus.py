"""nltk.corpus: word lists on the disk."""


class Words:
    @reads
    def words(self, fileids=None) -> list: ...


@constant
@property
def stopwords() -> Words: ...


@constant
@property
def words() -> Words: ...
