"""imblearn.combine: training rows only."""


@draws(seed="random_state")
class SMOTEENN(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, smote=None, enn=None, n_jobs=None): ...


@draws(seed="random_state")
class SMOTETomek(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, smote=None, tomek=None, n_jobs=None,
    ): ...
