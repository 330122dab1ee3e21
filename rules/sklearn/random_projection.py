"""sklearn.random_projection."""


@draws(seed="random_state")
class GaussianRandomProjection(Transformer, Named, Invertible):
    def __init__(
        self, n_components="auto", *, eps=0.1, compute_inverse_components=False, random_state=None,
    ): ...


@draws(seed="random_state")
class SparseRandomProjection(Transformer, Named, Invertible):
    def __init__(
        self, n_components="auto", *, density="auto", eps=0.1, dense_output=False,
        compute_inverse_components=False, random_state=None,
    ): ...
