"""Recipes that bend, select, project and count, and the models that read counts."""

from typing import Any

import numpy as np
import pytest
from recipes_of import bits, hard, holds, labels, one_thread, recipes, restored
from sklearn import decomposition, feature_selection, naive_bayes, preprocessing
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

__all__ = ["one_thread"]
LINEAR = 1e-12
WIDTH = 5
ROWS = np.random.default_rng(1).normal(size=(200, WIDTH))
ODD = np.vstack([ROWS[:30], hard(WIDTH, 30)])


@pytest.mark.parametrize(
    ("model", "near"),
    [
        (preprocessing.PolynomialFeatures(3), 0.0),
        (preprocessing.PolynomialFeatures((2, 3), interaction_only=True, include_bias=False), 0.0),
        (preprocessing.KBinsDiscretizer(4, quantile_method="averaged_inverted_cdf"), 0.0),
        (preprocessing.KBinsDiscretizer(3, encode="ordinal", strategy="uniform"), 0.0),
        (preprocessing.KBinsDiscretizer(3, encode="onehot-dense", strategy="kmeans"), 0.0),
        (preprocessing.PowerTransformer(), LINEAR),
        (preprocessing.PowerTransformer(standardize=False), LINEAR),
        (preprocessing.QuantileTransformer(n_quantiles=20), 0.0),
        (decomposition.PCA(3), LINEAR),
        (decomposition.PCA(2, whiten=True), LINEAR),
        (decomposition.TruncatedSVD(2), LINEAR),
        (feature_selection.SelectKBest(k=2), 0.0),
        (feature_selection.VarianceThreshold(0.9), 0.0),
        (feature_selection.SelectFromModel(Ridge()), 0.0),
    ],
    ids=str,
)
def test_columns(model: Any, near: float) -> None:
    fitted = model.fit(ROWS, labels(ROWS, 2))
    rows = ODD
    if near:
        # Far from the rows of training a sum loses what a power gains.
        rows = rows[(np.abs(rows) < 100).all(axis=1) | ~np.isfinite(rows).all(axis=1)]
    holds(fitted, rows, near)


def test_powers_of_positive_columns() -> None:
    fitted = preprocessing.PowerTransformer("box-cox").fit(np.exp(ROWS))
    holds(fitted, np.vstack([np.exp(ROWS[:40]), ROWS[:5]]), LINEAR)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("kind", ["GaussianNB", "MultinomialNB", "ComplementNB", "BernoulliNB"])
def test_naive_bayes(kind: str, classes: int) -> None:
    rows = ROWS if kind in ("GaussianNB", "BernoulliNB") else np.round(np.abs(ROWS) * 3)
    fitted = getattr(naive_bayes, kind)().fit(rows, labels(ROWS, classes))
    holds(fitted, np.vstack([rows[:60], np.full((1, WIDTH), np.nan)]), LINEAR)


TEXTS = [
    "The café was closed, so we went home.",
    "A café a day keeps THE doctor away!",
    "no words of note; 2 numbers: 42 and 4242",
    "went went  went\thome home",
    "Straße, ÉCOLE, naïve, Ⅷ ﬁne İstanbul",
    "déjà vu — déjà lu",
]
UNREAD = ["", "   ", "a", "xyzzy", "Went TO the café", "\ud800 went", "été\u0301 home\n\nhome", "went" * 50]


@pytest.mark.parametrize("kind", [CountVectorizer, TfidfVectorizer])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"ngram_range": (1, 3), "lowercase": False},
        {"ngram_range": (2, 2), "stop_words": ["the", "was"]},
        {"analyzer": "char", "ngram_range": (2, 4), "strip_accents": "unicode"},
        {"analyzer": "char_wb", "ngram_range": (1, 5)},
        {"strip_accents": "ascii", "stop_words": "english"},
        {"binary": True, "max_features": 7, "token_pattern": r"(?u)\b\w+\b"},
    ],
    ids=str,
)
def test_texts(kind: Any, options: dict[str, Any]) -> None:
    fitted = kind(**options).fit(TEXTS)
    recipe = restored(fitted)
    assert recipe.is_sparse
    for text in (*TEXTS, *UNREAD):
        assert bits(list(recipe.transform(text))) == bits(fitted.transform([text]).toarray()[0].tolist()), text
    for wrong in (None, np.nan, 3):
        with pytest.raises(recipes().Undefined):
            recipe.transform(wrong)


@pytest.mark.parametrize(
    "options", [{"sublinear_tf": True}, {"norm": "l1"}, {"norm": None}, {"use_idf": False}, {"smooth_idf": False}], ids=str
)
def test_weights(options: dict[str, Any]) -> None:
    fitted = TfidfVectorizer(**options).fit(TEXTS)
    recipe = restored(fitted)
    for text in (*TEXTS, *UNREAD):
        assert bits(list(recipe.transform(text))) == bits(fitted.transform([text]).toarray()[0].tolist()), text


@pytest.mark.parametrize(
    "model",
    [LogisticRegression(), LinearSVC(), naive_bayes.MultinomialNB(), naive_bayes.BernoulliNB(), RandomForestClassifier(5, random_state=0)],
    ids=str,
)
@pytest.mark.parametrize("parts", [(TfidfVectorizer,), (CountVectorizer, TfidfTransformer)], ids=str)
def test_texts_of_classes(model: Any, parts: tuple[Any, ...]) -> None:
    fitted = make_pipeline(*(part() for part in parts), model).fit(TEXTS, [0, 0, 1, 1, 1, 0])
    recipe = restored(fitted)
    for text in (*TEXTS, *UNREAD):
        assert recipe.predict(text) == fitted.predict([text])[0]
        if hasattr(fitted, "predict_proba"):
            np.testing.assert_allclose(recipe.predict_proba(text), fitted.predict_proba([text])[0], rtol=LINEAR)


def test_what_has_no_exact_recipe() -> None:
    extract = recipes().extract
    assert extract(CountVectorizer(tokenizer=str.split, token_pattern=None).fit(TEXTS)) is None
    assert extract(CountVectorizer(preprocessor=str.upper).fit(TEXTS)) is None
    assert extract(CountVectorizer(analyzer=str.split).fit(TEXTS)) is None
    assert extract(TfidfVectorizer(dtype=np.float32).fit(TEXTS)) is None
    assert extract(preprocessing.QuantileTransformer(n_quantiles=9, output_distribution="normal").fit(ROWS)) is None
