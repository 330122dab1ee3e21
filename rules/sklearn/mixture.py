"""sklearn.mixture."""


@draws(seed="random_state")
class GaussianMixture(Clusterer, Assigner, Probabilistic):
    def __init__(
        self, n_components=1, *, covariance_type="full", tol=0.001, reg_covar=1e-06, max_iter=100, n_init=1,
        init_params="kmeans", weights_init=None, means_init=None, precisions_init=None, random_state=None,
        warm_start=False, verbose=0, verbose_interval=10,
    ): ...

    @aggregate
    def score(self, X, y=None) -> float: ...

    @row_wise(task="predict")
    def score_samples(self, X) -> Array[float]: ...


@draws(seed="random_state")
class BayesianGaussianMixture(Clusterer, Assigner, Probabilistic):
    def __init__(
        self, *, n_components=1, covariance_type="full", tol=0.001, reg_covar=1e-06, max_iter=100, n_init=1,
        init_params="kmeans", weight_concentration_prior_type="dirichlet_process", weight_concentration_prior=None,
        mean_precision_prior=None, mean_prior=None, degrees_of_freedom_prior=None, covariance_prior=None,
        random_state=None, warm_start=False, verbose=0, verbose_interval=10,
    ): ...

    @aggregate
    def score(self, X, y=None) -> float: ...

    @row_wise(task="predict")
    def score_samples(self, X) -> Array[float]: ...
