"""keras.metrics: what is looked at while training."""

NAME = "keras.metrics"


class Metric:
    def __init__(self, dtype=None, name=None): ...

    @aggregate(task="score")
    @mutates("self")
    def update_state(self, *args, **kwargs) -> Any: ...

    @mutates("self")
    def reset_state(self) -> None: ...

    @aggregate(task="score")
    def result(self) -> Any: ...

    @aggregate(task="score")
    @mutates("self")
    def __call__(self, *args, **kwargs) -> Any: ...


class Accuracy(Metric):
    def __init__(self, name="accuracy", dtype=None): ...


class BinaryAccuracy(Metric):
    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5): ...


class CategoricalAccuracy(Metric):
    def __init__(self, name="categorical_accuracy", dtype=None): ...


class SparseCategoricalAccuracy(Metric):
    def __init__(self, name="sparse_categorical_accuracy", dtype=None): ...


class TopKCategoricalAccuracy(Metric):
    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None): ...


class SparseTopKCategoricalAccuracy(Metric):
    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None, from_sorted_ids=False): ...


class AUC(Metric):
    def __init__(
        self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None, dtype=None,
        thresholds=None, multi_label=False, num_labels=None, label_weights=None, from_logits=False,
    ): ...


class Precision(Metric):
    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None): ...


class Recall(Metric):
    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None): ...


class PrecisionAtRecall(Metric):
    def __init__(self, recall, num_thresholds=200, class_id=None, name=None, dtype=None): ...


class RecallAtPrecision(Metric):
    def __init__(self, precision, num_thresholds=200, class_id=None, name=None, dtype=None): ...


class F1Score(Metric):
    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None): ...


class FBetaScore(Metric):
    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None): ...


class TruePositives(Metric):
    def __init__(self, thresholds=None, name=None, dtype=None): ...


class TrueNegatives(Metric):
    def __init__(self, thresholds=None, name=None, dtype=None): ...


class FalsePositives(Metric):
    def __init__(self, thresholds=None, name=None, dtype=None): ...


class FalseNegatives(Metric):
    def __init__(self, thresholds=None, name=None, dtype=None): ...


class MeanSquaredError(Metric):
    def __init__(self, name="mean_squared_error", dtype=None): ...


class RootMeanSquaredError(Metric):
    def __init__(self, name="root_mean_squared_error", dtype=None): ...


class MeanAbsoluteError(Metric):
    def __init__(self, name="mean_absolute_error", dtype=None): ...


class MeanAbsolutePercentageError(Metric):
    def __init__(self, name="mean_absolute_percentage_error", dtype=None): ...


class MeanSquaredLogarithmicError(Metric):
    def __init__(self, name="mean_squared_logarithmic_error", dtype=None): ...


class R2Score(Metric):
    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None): ...


class BinaryCrossentropy(Metric):
    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0): ...


class CategoricalCrossentropy(Metric):
    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False, label_smoothing=0, axis=-1): ...


class SparseCategoricalCrossentropy(Metric):
    def __init__(
        self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, ignore_class=None, axis=-1,
    ): ...


class CosineSimilarity(Metric):
    def __init__(self, name="cosine_similarity", dtype=None, axis=-1): ...


class Mean(Metric):
    def __init__(self, name="mean", dtype=None): ...


class MeanIoU(Metric):
    def __init__(
        self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_true=True, sparse_y_pred=True, axis=-1,
    ): ...
