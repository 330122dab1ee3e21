"""keras.losses: what training makes small. A class gives one number for a batch, a function one for each row."""

NAME = "keras.losses"


class Loss:
    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None): ...

    @aggregate(task="score")
    def __call__(self, y_true, y_pred, sample_weight=None) -> Any: ...


class BinaryCrossentropy(Loss):
    def __init__(
        self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
        name="binary_crossentropy", dtype=None,
    ): ...


class BinaryFocalCrossentropy(Loss):
    def __init__(
        self, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1,
        reduction="sum_over_batch_size", name="binary_focal_crossentropy", dtype=None,
    ): ...


class CategoricalCrossentropy(Loss):
    def __init__(
        self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
        name="categorical_crossentropy", dtype=None,
    ): ...


class CategoricalFocalCrossentropy(Loss):
    def __init__(
        self, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1,
        reduction="sum_over_batch_size", name="categorical_focal_crossentropy", dtype=None,
    ): ...


class SparseCategoricalCrossentropy(Loss):
    def __init__(
        self, from_logits=False, ignore_class=None, reduction="sum_over_batch_size", axis=-1,
        name="sparse_categorical_crossentropy", dtype=None,
    ): ...


class MeanSquaredError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_error", dtype=None): ...


class MeanAbsoluteError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_error", dtype=None): ...


class MeanAbsolutePercentageError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_percentage_error", dtype=None): ...


class MeanSquaredLogarithmicError(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_logarithmic_error", dtype=None): ...


class Huber(Loss):
    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None): ...


class LogCosh(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="log_cosh", dtype=None): ...


class Hinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="hinge", dtype=None): ...


class SquaredHinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="squared_hinge", dtype=None): ...


class CategoricalHinge(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="categorical_hinge", dtype=None): ...


class KLDivergence(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="kl_divergence", dtype=None): ...


class Poisson(Loss):
    def __init__(self, reduction="sum_over_batch_size", name="poisson", dtype=None): ...


class CosineSimilarity(Loss):
    def __init__(self, axis=-1, reduction="sum_over_batch_size", name="cosine_similarity", dtype=None): ...


@row_wise
def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1) -> Any: ...


@row_wise
def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1) -> Any: ...


@row_wise
def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, ignore_class=None, axis=-1) -> Any: ...


@row_wise
def mean_squared_error(y_true, y_pred) -> Any: ...


@row_wise
def mean_absolute_error(y_true, y_pred) -> Any: ...


@row_wise
def mean_absolute_percentage_error(y_true, y_pred) -> Any: ...


@row_wise
def mean_squared_logarithmic_error(y_true, y_pred) -> Any: ...


@row_wise
def huber(y_true, y_pred, delta=1.0) -> Any: ...


@row_wise
def log_cosh(y_true, y_pred) -> Any: ...


@row_wise
def hinge(y_true, y_pred) -> Any: ...


@row_wise
def squared_hinge(y_true, y_pred) -> Any: ...


@row_wise
def categorical_hinge(y_true, y_pred) -> Any: ...


@row_wise
def kl_divergence(y_true, y_pred) -> Any: ...


@row_wise
def poisson(y_true, y_pred) -> Any: ...
