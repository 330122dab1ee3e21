"""sklearn.feature_extraction.text."""


@batch_exact
class CountVectorizer(Vectorizer):
    def __init__(
        self, *, input="content", encoding="utf-8", decode_error="strict", strip_accents=None, lowercase=True,
        preprocessor=None, tokenizer=None, stop_words=None, token_pattern="(?u)\\b\\w\\w+\\b", ngram_range=(1, 1),
        analyzer="word", max_df=1.0, min_df=1, max_features=None, vocabulary=None, binary=False, dtype=...,
    ): ...


@batch_exact
@rounds
class TfidfVectorizer(Vectorizer):
    def __init__(
        self, *, input="content", encoding="utf-8", decode_error="strict", strip_accents=None, lowercase=True,
        preprocessor=None, tokenizer=None, analyzer="word", stop_words=None, token_pattern="(?u)\\b\\w\\w+\\b",
        ngram_range=(1, 1), max_df=1.0, min_df=1, max_features=None, vocabulary=None, binary=False, dtype=...,
        norm="l2", use_idf=True, smooth_idf=True, sublinear_tf=False,
    ): ...


@batch_exact
@stateless
class HashingVectorizer(Transformer):
    def __init__(
        self, *, input="content", encoding="utf-8", decode_error="strict", strip_accents=None, lowercase=True,
        preprocessor=None, tokenizer=None, stop_words=None, token_pattern="(?u)\\b\\w\\w+\\b", ngram_range=(1, 1),
        analyzer="word", n_features=1048576, binary=False, norm="l2", alternate_sign=True, dtype=...,
    ): ...


@batch_exact
class TfidfTransformer(Transformer):
    def __init__(self, *, norm="l2", use_idf=True, smooth_idf=True, sublinear_tf=False): ...
