"""sklearn.neighbors."""


class KNeighborsClassifier(Classifier, Probabilistic, Neighbors):
    def __init__(
        self, n_neighbors=5, *, weights="uniform", algorithm="auto", leaf_size=30, p=2, metric="minkowski",
        metric_params=None, n_jobs=None,
    ): ...


class RadiusNeighborsClassifier(Classifier, Probabilistic):
    def __init__(
        self, radius=1.0, *, weights="uniform", algorithm="auto", leaf_size=30, p=2, metric="minkowski",
        outlier_label=None, metric_params=None, n_jobs=None,
    ): ...


class KNeighborsRegressor(Regressor, Neighbors):
    def __init__(
        self, n_neighbors=5, *, weights="uniform", algorithm="auto", leaf_size=30, p=2, metric="minkowski",
        metric_params=None, n_jobs=None,
    ): ...


class RadiusNeighborsRegressor(Regressor):
    def __init__(
        self, radius=1.0, *, weights="uniform", algorithm="auto", leaf_size=30, p=2, metric="minkowski",
        metric_params=None, n_jobs=None,
    ): ...


class NearestCentroid(Classifier):
    def __init__(self, metric="euclidean", *, shrink_threshold=None, priors="uniform"): ...


class NearestNeighbors(Estimator, Neighbors):
    def __init__(
        self, *, n_neighbors=5, radius=1.0, algorithm="auto", leaf_size=30, metric="minkowski", p=2,
        metric_params=None, n_jobs=None,
    ): ...


class LocalOutlierFactor(Outlier, Neighbors):
    def __init__(
        self, n_neighbors=20, *, algorithm="auto", leaf_size=30, metric="minkowski", p=2, metric_params=None,
        contamination="auto", novelty=False, n_jobs=None,
    ): ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    def fit_predict(self, X, y=None, **kwargs) -> Array[int]: ...


class KernelDensity(Estimator):
    def __init__(
        self, *, bandwidth=1.0, algorithm="auto", kernel="gaussian", metric="euclidean", atol=0, rtol=0,
        breadth_first=True, leaf_size=40, metric_params=None,
    ): ...

    @row_wise(task="predict")
    def score_samples(self, X) -> Array[float]: ...

    @aggregate(task="score")
    def score(self, X, y=None) -> float: ...
