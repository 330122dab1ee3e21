"""sklearn.utils."""


@row_filter
@draws(seed="random_state")
def shuffle(*arrays, random_state=None, n_samples=None) -> Any: ...


@row_filter(task="resample")
@draws(seed="random_state")
def resample(*arrays, replace=True, n_samples=None, random_state=None, stratify=None, sample_weight=None) -> Any: ...


@constant
def Bunch(**kwargs) -> Any: ...
