"""sklearn.utils."""


@row_filter
@draws(seed="random_state")
def shuffle(*arrays, random_state=None, n_samples=None) -> Any: ...


@row_filter(task="resample")
@draws(seed="random_state")
def resample(*arrays, replace=True, n_samples=None, random_state=None, stratify=None, sample_weight=None) -> Any: ...


@constant
def Bunch(**kwargs) -> Any: ...


@aggregate
def compute_class_weight(class_weight, *, classes, y, sample_weight=None) -> Array[float]: ...


@broadcast_aggregate
def compute_sample_weight(class_weight, y, *, indices=None) -> Array[float]: ...
