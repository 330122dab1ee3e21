"""sklearn.impute."""


@imputes
@accepts_missing
@batch_exact
class SimpleImputer(Imputer, Invertible):
    def __init__(
        self, *, missing_values=..., strategy="mean", fill_value=None, copy=True, add_indicator=False,
        keep_empty_features=False,
    ): ...


@imputes
@accepts_missing
class KNNImputer(Imputer):
    def __init__(
        self, *, missing_values=..., n_neighbors=5, weights="uniform", metric="nan_euclidean", copy=True,
        add_indicator=False, keep_empty_features=False,
    ): ...


@imputes
@accepts_missing
@draws(seed="random_state")
class IterativeImputer(Imputer):
    def __init__(
        self, estimator=None, *, missing_values=..., sample_posterior=False, max_iter=10, tol=0.001,
        n_nearest_features=None, initial_strategy="mean", fill_value=None, imputation_order="ascending",
        skip_complete=False, min_value=..., max_value=..., verbose=0, random_state=None, add_indicator=False,
        keep_empty_features=False,
    ): ...


@accepts_missing
@batch_exact
class MissingIndicator(Transformer, Named):
    def __init__(self, *, missing_values=..., features="missing-only", sparse="auto", error_on_new=True): ...
