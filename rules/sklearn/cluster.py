"""sklearn.cluster."""


@draws(seed="random_state")
class KMeans(Clusterer, Labelled, Assigner, Transformer, Named):
    def __init__(
        self, n_clusters=8, *, init="k-means++", n_init="auto", max_iter=300, tol=0.0001, verbose=0,
        random_state=None, copy_x=True, algorithm="lloyd",
    ): ...

    @aggregate
    @property
    def cluster_centers_(self) -> Array[float]: ...

    @aggregate
    @property
    def inertia_(self) -> float: ...

    @aggregate(task="score")
    def score(self, X, y=None, sample_weight=None) -> float: ...


@draws(seed="random_state")
class MiniBatchKMeans(Clusterer, Labelled, Assigner, Transformer, Named, Incremental):
    def __init__(
        self, n_clusters=8, *, init="k-means++", max_iter=100, batch_size=1024, verbose=0, compute_labels=True,
        random_state=None, tol=0.0, max_no_improvement=10, init_size=None, n_init="auto", reassignment_ratio=0.01,
    ): ...


class Birch(Clusterer, Labelled, Assigner, Transformer, Named, Incremental):
    def __init__(self, *, threshold=0.5, branching_factor=50, n_clusters=3, compute_labels=True): ...


@draws(seed="random_state")
class BisectingKMeans(Clusterer, Labelled, Assigner, Transformer, Named):
    def __init__(
        self, n_clusters=8, *, init="random", n_init=1, random_state=None, max_iter=300, verbose=0, tol=0.0001,
        copy_x=True, algorithm="lloyd", bisecting_strategy="biggest_inertia",
    ): ...


class MeanShift(Clusterer, Labelled, Assigner):
    def __init__(
        self, *, bandwidth=None, seeds=None, bin_seeding=False, min_bin_freq=1, cluster_all=True, n_jobs=None,
        max_iter=300,
    ): ...


@draws(seed="random_state")
class AffinityPropagation(Clusterer, Labelled, Assigner):
    def __init__(
        self, *, damping=0.5, max_iter=200, convergence_iter=15, copy=True, preference=None, affinity="euclidean",
        verbose=False, random_state=None,
    ): ...


class DBSCAN(Clusterer, Labelled):
    def __init__(
        self, eps=0.5, *, min_samples=5, metric="euclidean", metric_params=None, algorithm="auto", leaf_size=30,
        p=None, n_jobs=None,
    ): ...


class OPTICS(Clusterer, Labelled):
    def __init__(
        self, *, min_samples=5, max_eps=..., metric="minkowski", p=2, metric_params=None, cluster_method="xi",
        eps=None, xi=0.05, predecessor_correction=True, min_cluster_size=None, algorithm="auto", leaf_size=30,
        memory=None, n_jobs=None,
    ): ...


class AgglomerativeClustering(Clusterer, Labelled):
    def __init__(
        self, n_clusters=2, *, metric="euclidean", memory=None, connectivity=None, compute_full_tree="auto",
        linkage="ward", distance_threshold=None, compute_distances=False,
    ): ...


@draws(seed="random_state")
class SpectralClustering(Clusterer, Labelled):
    def __init__(
        self, n_clusters=8, *, eigen_solver=None, n_components=None, random_state=None, n_init=10, gamma=1.0,
        affinity="rbf", n_neighbors=10, eigen_tol="auto", assign_labels="kmeans", degree=3, coef0=1,
        kernel_params=None, n_jobs=None, verbose=False,
    ): ...


class FeatureAgglomeration(Transformer, Named, Invertible):
    def __init__(
        self, n_clusters=2, *, metric="euclidean", memory=None, connectivity=None, compute_full_tree="auto",
        linkage="ward", pooling_func=..., distance_threshold=None, compute_distances=False,
    ): ...


@accepts_missing
class HDBSCAN(Clusterer, Labelled):
    def __init__(
        self, min_cluster_size=5, min_samples=None, cluster_selection_epsilon=0.0, max_cluster_size=None,
        metric="euclidean", metric_params=None, alpha=1.0, algorithm="auto", leaf_size=40, n_jobs=None,
        cluster_selection_method="eom", allow_single_cluster=False, store_centers=None, copy="warn",
    ): ...


@broadcast_aggregate
def k_means(
    X, n_clusters, *, sample_weight=None, init="k-means++", n_init="auto", max_iter=300, verbose=False, tol=0.0001,
    random_state=None, copy_x=True, algorithm="lloyd", return_n_iter=False,
) -> tuple: ...


@broadcast_aggregate
def dbscan(
    X, eps=0.5, *, min_samples=5, metric="minkowski", metric_params=None, algorithm="auto", leaf_size=30, p=2,
    sample_weight=None, n_jobs=None,
) -> tuple: ...
