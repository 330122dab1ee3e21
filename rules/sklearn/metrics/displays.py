"""sklearn.metrics: pictures and distances."""

NAME = "sklearn.metrics"


class ConfusionMatrixDisplay:
    __any__ = plot

    @plot(task="plot")
    def __init__(self, confusion_matrix, *, display_labels=None) -> Any: ...


class RocCurveDisplay:
    __any__ = plot


class PrecisionRecallDisplay:
    __any__ = plot


@row_wise
@rounds
def pairwise_distances(
    X, Y=None, metric="euclidean", *, n_jobs=None, ensure_all_finite=True, **kwds,
) -> Array[float]: ...
