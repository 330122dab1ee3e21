"""imblearn.over_sampling: training rows only."""


@draws(seed="random_state")
class SMOTE(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, k_neighbors=5): ...


@draws(seed="random_state")
class RandomOverSampler(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, shrinkage=None): ...


@draws(seed="random_state")
class ADASYN(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, n_neighbors=5): ...


@draws(seed="random_state")
class BorderlineSMOTE(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, k_neighbors=5, m_neighbors=10, kind="borderline-1",
    ): ...


@draws(seed="random_state")
class SVMSMOTE(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, k_neighbors=5, m_neighbors=10, svm_estimator=None,
        out_step=0.5,
    ): ...


@draws(seed="random_state")
class KMeansSMOTE(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, k_neighbors=2, n_jobs=None, kmeans_estimator=None,
        cluster_balance_threshold="auto", density_exponent="auto",
    ): ...


@draws(seed="random_state")
class SMOTENC(Resampler):
    def __init__(
        self, categorical_features, *, categorical_encoder=None, sampling_strategy="auto", random_state=None,
        k_neighbors=5,
    ): ...


@draws(seed="random_state")
class SMOTEN(Resampler):
    def __init__(
        self, categorical_encoder=None, *, sampling_strategy="auto", random_state=None, k_neighbors=5,
    ): ...
