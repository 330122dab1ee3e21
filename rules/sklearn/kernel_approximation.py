"""sklearn.kernel_approximation."""


@draws(seed="random_state")
class RBFSampler(Transformer, Named):
    def __init__(self, *, gamma=1.0, n_components=100, random_state=None): ...


@draws(seed="random_state")
class Nystroem(Transformer, Named):
    def __init__(
        self, kernel="rbf", *, gamma=None, coef0=None, degree=None, kernel_params=None, n_components=100,
        random_state=None, n_jobs=None,
    ): ...
