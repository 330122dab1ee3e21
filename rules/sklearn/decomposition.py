"""sklearn.decomposition."""


@draws(seed="random_state")
class FastICA(Decomposition, Invertible):
    def __init__(
        self, n_components=None, *, algorithm="parallel", whiten="unit-variance", fun="logcosh", fun_args=None,
        max_iter=200, tol=0.0001, w_init=None, whiten_solver="svd", random_state=None,
    ): ...


@draws(seed="random_state")
@fit_differs
class NMF(Decomposition, Invertible):
    def __init__(
        self, n_components="auto", *, init=None, solver="cd", beta_loss="frobenius", tol=0.0001, max_iter=200,
        random_state=None, alpha_W=0.0, alpha_H="same", l1_ratio=0.0, verbose=0, shuffle=False,
    ): ...

    @window(task="transform")
    def transform(self, X) -> Array[float]: ...


# By itself it draws only where so many components are asked for; a share of the variance takes the exact way.
@draws(seed="random_state", only={"svd_solver": ("randomized", "arpack"), "n_components": int})
class PCA(Decomposition, Invertible):
    def __init__(
        self, n_components=None, *, copy=True, whiten=False, svd_solver="auto", tol=0.0, iterated_power="auto",
        n_oversamples=10, power_iteration_normalizer="auto", random_state=None,
    ): ...

    @aggregate
    @property
    def explained_variance_ratio_(self) -> Array[float]: ...

    @aggregate
    @property
    def explained_variance_(self) -> Array[float]: ...


class IncrementalPCA(Decomposition, Invertible, Incremental):
    def __init__(self, n_components=None, *, whiten=False, copy=True, batch_size=None): ...


@draws(seed="random_state")
@fit_differs
class MiniBatchNMF(Decomposition, Invertible, Incremental):
    def __init__(
        self, n_components="auto", *, init=None, batch_size=1024, beta_loss="frobenius", tol=0.0001,
        max_no_improvement=10, max_iter=200, alpha_W=0.0, alpha_H="same", l1_ratio=0.0, forget_factor=0.7,
        fresh_restarts=False, fresh_restarts_max_iter=30, transform_max_iter=None, random_state=None, verbose=0,
    ): ...

    @window(task="transform")
    def transform(self, X) -> Array[float]: ...


@draws(seed="random_state")
class TruncatedSVD(Decomposition, Invertible):
    def __init__(
        self, n_components=2, *, algorithm="randomized", n_iter=5, n_oversamples=10,
        power_iteration_normalizer="auto", random_state=None, tol=0.0,
    ): ...


@draws(seed="random_state")
class FactorAnalysis(Decomposition):
    def __init__(
        self, n_components=None, *, tol=0.01, copy=True, max_iter=1000, noise_variance_init=None,
        svd_method="randomized", iterated_power=3, rotation=None, random_state=0,
    ): ...


@draws(seed="random_state")
@fit_differs
class DictionaryLearning(Decomposition):
    def __init__(
        self, n_components=None, *, alpha=1, max_iter=1000, tol=1e-08, fit_algorithm="lars",
        transform_algorithm="omp", transform_n_nonzero_coefs=None, transform_alpha=None, n_jobs=None,
        code_init=None, dict_init=None, callback=None, verbose=False, split_sign=False, random_state=None,
        positive_code=False, positive_dict=False, transform_max_iter=1000,
    ): ...


@draws(seed="random_state")
class SparsePCA(Decomposition):
    def __init__(
        self, n_components=None, *, alpha=1, ridge_alpha=0.01, max_iter=1000, tol=1e-08, method="lars",
        n_jobs=None, U_init=None, V_init=None, verbose=False, random_state=None,
    ): ...

    @reshape(task="transform")
    def transform(self, X) -> Array[float]: ...


@draws(seed="random_state")
class KernelPCA(Transformer, Named, Invertible):
    def __init__(
        self, n_components=None, *, kernel="linear", gamma=None, degree=3, coef0=1, kernel_params=None, alpha=1.0,
        fit_inverse_transform=False, eigen_solver="auto", tol=0, max_iter=None, iterated_power="auto",
        remove_zero_eig=False, random_state=None, copy_X=True, n_jobs=None,
    ): ...


@draws(seed="random_state")
class LatentDirichletAllocation(Decomposition, Incremental):
    def __init__(
        self, n_components=10, *, doc_topic_prior=None, topic_word_prior=None, learning_method="batch",
        learning_decay=0.7, learning_offset=10.0, max_iter=10, batch_size=128, evaluate_every=-1,
        total_samples=1000000.0, perp_tol=0.1, mean_change_tol=0.001, max_doc_update_iter=100, n_jobs=None,
        verbose=0, random_state=None,
    ): ...
