"""sklearn.utils.class_weight."""

NAME = "sklearn.utils.class_weight"


@aggregate
def compute_class_weight(class_weight, *, classes, y, sample_weight=None) -> Array[float]: ...


@broadcast_aggregate
def compute_sample_weight(class_weight, y, *, indices=None) -> Array[float]: ...
