"""sklearn.cross_decomposition."""


class PLSRegression(Regressor, Transformer, Named, LinearModel):
    def __init__(self, n_components=2, *, scale=True, max_iter=500, tol=1e-06, copy=True): ...
