"""imblearn.under_sampling: training rows only."""


@draws(seed="random_state")
class RandomUnderSampler(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, replacement=False): ...


class NearMiss(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", version=1, n_neighbors=3, n_neighbors_ver3=3, n_jobs=None,
    ): ...


class TomekLinks(Resampler):
    def __init__(self, *, sampling_strategy="auto", n_jobs=None): ...


class EditedNearestNeighbours(Resampler):
    def __init__(self, *, sampling_strategy="auto", n_neighbors=3, kind_sel="all", n_jobs=None): ...


class RepeatedEditedNearestNeighbours(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", n_neighbors=3, max_iter=100, kind_sel="all", n_jobs=None,
    ): ...


class AllKNN(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", n_neighbors=3, kind_sel="all", allow_minority=False, n_jobs=None,
    ): ...


@draws(seed="random_state")
class ClusterCentroids(Resampler):
    def __init__(self, *, sampling_strategy="auto", random_state=None, estimator=None, voting="auto"): ...


@draws(seed="random_state")
class OneSidedSelection(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, n_neighbors=None, n_seeds_S=1, n_jobs=None,
    ): ...


@draws(seed="random_state")
class CondensedNearestNeighbour(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", random_state=None, n_neighbors=None, n_seeds_S=1, n_jobs=None,
    ): ...


class NeighbourhoodCleaningRule(Resampler):
    def __init__(
        self, *, sampling_strategy="auto", edited_nearest_neighbours=None, n_neighbors=3, threshold_cleaning=0.5,
        n_jobs=None,
    ): ...


@draws(seed="random_state")
class InstanceHardnessThreshold(Resampler):
    def __init__(self, *, estimator=None, sampling_strategy="auto", random_state=None, cv=5, n_jobs=None): ...
