"""sklearn.covariance: what lies far from the rest, by an ellipse."""


@draws(seed="random_state")
class EllipticEnvelope(Outlier):
    def __init__(
        self, *, store_precision=True, assume_centered=False, support_fraction=None, contamination=0.1,
        random_state=None,
    ): ...
