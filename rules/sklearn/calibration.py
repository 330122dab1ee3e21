"""sklearn.calibration."""


@contains("estimator")
class CalibratedClassifierCV(MetaEstimator, Classifier, Probabilistic):
    def __init__(self, estimator=None, *, method="sigmoid", cv=None, n_jobs=None, ensemble="auto"): ...


@aggregate(task="score")
def calibration_curve(y_true, y_prob, *, pos_label=None, n_bins=5, strategy="uniform") -> tuple: ...
