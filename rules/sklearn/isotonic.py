"""sklearn.isotonic."""


@batch_exact
class IsotonicRegression(Regressor, Transformer, Named):
    def __init__(self, *, y_min=None, y_max=None, increasing=True, out_of_bounds="nan"): ...
