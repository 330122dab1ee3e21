"""torch: functions that fold a dimension: along `dim=1` each row by itself."""

NAME = "torch"


@aggregate
@axis_decides("dim")
@rounds
def sum(input, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def mean(input, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def std(input, dim=None, *, correction=1, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def var(input, dim=None, *, correction=1, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def prod(input, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...


@aggregate
@axis_decides("dim")
def max(input, dim=None, keepdim=False) -> Any: ...


@aggregate
@axis_decides("dim")
def min(input, dim=None, keepdim=False) -> Any: ...


@aggregate
@axis_decides("dim")
def median(input, dim=None, keepdim=False) -> Any: ...


@aggregate
@axis_decides("dim")
def mode(input, dim=-1, keepdim=False) -> Any: ...


@aggregate
@axis_decides("dim")
def argmax(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def argmin(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def any(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def all(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def amax(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def amin(input, dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def norm(input, p="fro", dim=None, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
@rounds
def logsumexp(input, dim, keepdim=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def count_nonzero(input, dim=None) -> Tensor: ...


@broadcast_aggregate
@axis_decides("dim")
@rounds
def softmax(input, dim, dtype=None) -> Tensor: ...


@broadcast_aggregate
@axis_decides("dim")
@rounds
def log_softmax(input, dim, dtype=None) -> Tensor: ...


@window
@axis_decides("dim")
@rounds
def cumsum(input, dim, *, dtype=None) -> Tensor: ...


@window
@axis_decides("dim")
def sort(input, dim=-1, descending=False, stable=False) -> Any: ...


@row_filter
@selector
@axis_decides("dim")
def argsort(input, dim=-1, descending=False, *, stable=False) -> Tensor: ...


@aggregate
@axis_decides("dim")
def topk(input, k, dim=-1, largest=True, sorted=True) -> Any: ...


@aggregate
@axis_decides("dim")
@rounds
def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear") -> Tensor: ...


@aggregate
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None) -> Any: ...


@aggregate
def bincount(input, weights=None, minlength=0) -> Tensor: ...


@aggregate
def histc(input, bins=100, min=0, max=0) -> Tensor: ...


@row_filter
@selector
def nonzero(input, *, as_tuple=False) -> Any: ...
