"""copy."""

NAME = "copy"


@row_wise
def copy(x) -> same: ...


@row_wise
def deepcopy(x, memo=None, _nil=...) -> same: ...
