"""nltk.sentiment."""

RENAMED = {"nltk.sentiment.vader": "nltk.sentiment"}


class SentimentIntensityAnalyzer:
    @reads
    def __init__(
        self, lexicon_file="sentiment/vader_lexicon.zip/vader_lexicon/vader_lexicon.txt",
    ) -> SentimentIntensityAnalyzer: ...

    @row_wise
    def polarity_scores(self, text) -> dict: ...
