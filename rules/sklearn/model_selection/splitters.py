"""sklearn.model_selection: splits."""

NAME = "sklearn.model_selection"

RENAMED = {"sklearn.cross_validation": "sklearn.model_selection", "sklearn.grid_search": "sklearn.model_selection"}


@draws(seed="random_state", only={"shuffle": (True,)})
@turns("n_splits")
class KFold(Splitter):
    def __init__(self, n_splits=5, *, shuffle=False, random_state=None): ...


@draws(seed="random_state", only={"shuffle": (True,)})
@turns("n_splits")
class StratifiedKFold(Splitter):
    def __init__(self, n_splits=5, *, shuffle=False, random_state=None): ...


@draws(seed="random_state", only={"shuffle": (True,)})
@turns("n_splits")
class GroupKFold(Splitter):
    def __init__(self, n_splits=5, *, shuffle=False, random_state=None): ...


@draws(seed="random_state", only={"shuffle": (True,)})
@turns("n_splits")
class StratifiedGroupKFold(Splitter):
    def __init__(self, n_splits=5, shuffle=False, random_state=None): ...


@draws(seed="random_state")
@turns("n_splits", "n_repeats")
class RepeatedKFold(Splitter):
    def __init__(self, *, n_splits=5, n_repeats=10, random_state=None): ...


@draws(seed="random_state")
@turns("n_splits", "n_repeats")
class RepeatedStratifiedKFold(Splitter):
    def __init__(self, *, n_splits=5, n_repeats=10, random_state=None): ...


@draws(seed="random_state")
@turns("n_splits")
class ShuffleSplit(Splitter):
    def __init__(self, n_splits=10, *, test_size=None, train_size=None, random_state=None): ...


@draws(seed="random_state")
@turns("n_splits")
class StratifiedShuffleSplit(Splitter):
    def __init__(self, n_splits=10, *, test_size=None, train_size=None, random_state=None): ...


@draws(seed="random_state")
@turns("n_splits")
class GroupShuffleSplit(Splitter):
    def __init__(self, n_splits=5, *, test_size=None, train_size=None, random_state=None): ...


@turns("n_splits")
class TimeSeriesSplit(Splitter):
    def __init__(self, n_splits=5, *, max_train_size=None, test_size=None, gap=0): ...


class LeaveOneOut(Splitter):
    def __init__(self): ...


class LeavePOut(Splitter):
    def __init__(self, p): ...


class LeaveOneGroupOut(Splitter):
    def __init__(self): ...


class PredefinedSplit(Splitter):
    def __init__(self, test_fold): ...


@row_filter(task="split")
@draws(seed="random_state")
def train_test_split(
    *arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None,
) -> list: ...
