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
def pairwise_distances(
    X, Y=None, metric="euclidean", *, n_jobs=None, ensure_all_finite=True, **kwds,
) -> Array[float]: ...


@row_wise
def cosine_similarity(X, Y=None, dense_output=True) -> Array[float]: ...


@row_wise
def cosine_distances(X, Y=None) -> Array[float]: ...


@row_wise
def euclidean_distances(X, Y=None, *, Y_norm_squared=None, squared=False, X_norm_squared=None) -> Array[float]: ...


@row_wise
def linear_kernel(X, Y=None, dense_output=True) -> Array[float]: ...


@row_wise
def rbf_kernel(X, Y=None, gamma=None) -> Array[float]: ...
