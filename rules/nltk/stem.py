"""nltk.stem: stems of one word."""

RENAMED = {"nltk.PorterStemmer": "nltk.stem.PorterStemmer", "nltk.SnowballStemmer": "nltk.stem.SnowballStemmer", "nltk.WordNetLemmatizer": "nltk.stem.WordNetLemmatizer", "nltk.stem.porter": "nltk.stem", "nltk.stem.snowball": "nltk.stem", "nltk.stem.wordnet": "nltk.stem"}


class PorterStemmer:
    @constant
    def __init__(self, mode="NLTK_EXTENSIONS") -> PorterStemmer: ...

    @row_wise
    def stem(self, word, to_lowercase=True) -> str: ...


class SnowballStemmer:
    @constant
    def __init__(self, language, ignore_stopwords=False) -> SnowballStemmer: ...

    @row_wise
    def stem(self, word) -> str: ...


class LancasterStemmer:
    @constant
    def __init__(self, rule_tuple=None, strip_prefix_flag=False) -> LancasterStemmer: ...

    @row_wise
    def stem(self, word) -> str: ...


class WordNetLemmatizer:
    @constant
    def __init__(self) -> WordNetLemmatizer: ...

    @row_wise
    def lemmatize(self, word, pos="n") -> str: ...
