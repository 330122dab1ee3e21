"""sklearn.manifold: maps of the training rows."""


@draws(seed="random_state")
class TSNE(Estimator):
    def __init__(
        self, n_components=2, *, perplexity=30.0, early_exaggeration=12.0, learning_rate="auto", max_iter=1000,
        n_iter_without_progress=300, min_grad_norm=1e-07, metric="euclidean", metric_params=None, init="pca",
        verbose=0, random_state=None, method="barnes_hut", angle=0.5, n_jobs=None,
    ): ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    def fit_transform(self, X, y=None) -> Array[float]: ...


@draws(seed="random_state")
class MDS(Estimator):
    def __init__(
        self, n_components=2, *, metric_mds=True, n_init=1, init="warn", max_iter=300, verbose=0, eps=1e-06,
        n_jobs=None, random_state=None, dissimilarity="deprecated", metric="euclidean", metric_params=None,
        normalized_stress="auto",
    ): ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    def fit_transform(self, X, y=None) -> Array[float]: ...


@draws(seed="random_state")
class SpectralEmbedding(Estimator):
    def __init__(
        self, n_components=2, *, affinity="nearest_neighbors", gamma=None, random_state=None, eigen_solver=None,
        eigen_tol="auto", n_neighbors=None, n_jobs=None,
    ): ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    def fit_transform(self, X, y=None) -> Array[float]: ...


class Isomap(Transformer, Named):
    def __init__(
        self, *, n_neighbors=5, radius=None, n_components=2, eigen_solver="auto", tol=0, max_iter=None,
        path_method="auto", neighbors_algorithm="auto", n_jobs=None, metric="minkowski", p=2, metric_params=None,
    ): ...


@draws(seed="random_state")
@fit_differs
class LocallyLinearEmbedding(Transformer, Named):
    def __init__(
        self, *, n_neighbors=5, n_components=2, reg=0.001, eigen_solver="auto", tol=1e-06, max_iter=100,
        method="standard", hessian_tol=0.0001, modified_tol=1e-12, neighbors_algorithm="auto", random_state=None,
        n_jobs=None,
    ): ...
