"""torch.Tensor: made, folded and turned; a tensor shares its storage with views of it."""

NAME = "torch"


class Tensor:
    @row_wise
    def __init__(self, *args, **kwargs): ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def sum(self, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def mean(self, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def std(self, dim=None, *, correction=1, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def var(self, dim=None, *, correction=1, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def prod(self, dim=None, keepdim=False, *, dtype=None) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def max(self, dim=None, keepdim=False) -> Any: ...

    @aggregate
    @axis_decides("dim")
    def min(self, dim=None, keepdim=False) -> Any: ...

    @aggregate
    @axis_decides("dim")
    def median(self, dim=None, keepdim=False) -> Any: ...

    @aggregate
    @axis_decides("dim")
    def mode(self, dim=-1, keepdim=False) -> Any: ...

    @aggregate
    @axis_decides("dim")
    def argmax(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def argmin(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def any(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def all(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def amax(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def amin(self, dim=None, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def norm(self, p="fro", dim=None, keepdim=False, dtype=None) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def logsumexp(self, dim, keepdim=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def count_nonzero(self, dim=None) -> Tensor: ...

    @broadcast_aggregate
    @axis_decides("dim")
    @rounds
    def softmax(self, dim, dtype=None) -> Tensor: ...

    @broadcast_aggregate
    @axis_decides("dim")
    @rounds
    def log_softmax(self, dim, dtype=None) -> Tensor: ...

    @window
    @axis_decides("dim")
    @rounds
    def cumsum(self, dim, *, dtype=None) -> Tensor: ...

    @window
    @axis_decides("dim")
    def sort(self, dim=-1, descending=False, stable=False) -> Any: ...

    @row_filter
    @selector
    @axis_decides("dim")
    def argsort(self, dim=-1, descending=False, *, stable=False) -> Tensor: ...

    @aggregate
    @axis_decides("dim")
    def topk(self, k, dim=-1, largest=True, sorted=True) -> Any: ...

    @aggregate
    @axis_decides("dim")
    @rounds
    def quantile(self, q, dim=None, keepdim=False, *, interpolation="linear") -> Tensor: ...

    @aggregate
    def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None) -> Any: ...

    @aggregate
    def bincount(self, weights=None, minlength=0) -> Tensor: ...

    @aggregate
    def histc(self, bins=100, min=0, max=0) -> Tensor: ...

    @row_filter
    @selector
    def nonzero(self, *, as_tuple=False) -> Any: ...

    @reshape
    @becomes(row_wise, shape=((-1, 1),))
    def reshape(self, shape) -> Tensor: ...

    @reshape
    @becomes(row_wise, start_dim=1)
    def flatten(self, start_dim=0, end_dim=-1) -> Tensor: ...

    @reshape
    @becomes(row_wise, dim=(1, -1))
    def squeeze(self, dim=None) -> Tensor: ...

    @reshape
    @becomes(row_wise, dim=(1, -1))
    def unsqueeze(self, dim) -> Tensor: ...

    @reshape
    def transpose(self, dim0, dim1) -> Tensor: ...

    @reshape
    def permute(self, dims) -> Tensor: ...

    @reshape
    def movedim(self, source, destination) -> Tensor: ...

    @aggregate
    @two_dimensional
    @rounds
    def matmul(self, other) -> Tensor: ...

    @row_wise
    @rounds
    def mm(self, mat2) -> Tensor: ...

    @row_wise
    @rounds
    def bmm(self, mat2) -> Tensor: ...

    @aggregate
    @rounds
    def dot(self, tensor) -> Tensor: ...

    @reshape
    @becomes(row_filter, dim=0)
    def index_select(self, dim, index) -> Tensor: ...

    @reshape
    @becomes(row_wise, dim=(1, -1))
    def gather(self, dim, index, *, sparse_grad=False) -> Tensor: ...

    @row_filter
    def masked_select(self, mask) -> Tensor: ...

    @window
    def flip(self, dims) -> Tensor: ...

    @window
    def roll(self, shifts, dims=None) -> Tensor: ...

    @reshape
    def chunk(self, chunks, dim=0) -> tuple: ...

    @row_wise
    def detach(self) -> Tensor: ...

    @row_wise
    def cpu(self) -> Tensor: ...

    @row_wise
    def float(self) -> Tensor: ...

    @row_wise
    def double(self) -> Tensor: ...

    @row_wise
    def half(self) -> Tensor: ...

    @row_wise
    def int(self) -> Tensor: ...

    @row_wise
    def long(self) -> Tensor: ...

    @row_wise
    def bool(self) -> Tensor: ...

    @row_wise
    def contiguous(self) -> Tensor: ...

    @row_wise
    def cuda(self, device=None) -> Tensor: ...

    @row_wise
    def to(self, *args, **kwargs) -> Tensor: ...

    @row_wise
    def type(self, dtype=None, non_blocking=False) -> Any: ...

    @row_wise
    def numpy(self, *, force=False) -> Array: ...

    @row_wise
    def tolist(self) -> Any: ...

    @aggregate
    def item(self) -> Any: ...

    @aggregate
    def size(self, dim=None) -> Any: ...

    @constant
    def dim(self) -> int: ...

    @aggregate
    def numel(self) -> int: ...

    @reshape
    def view(self, *shape) -> Tensor: ...

    @reshape
    def expand(self, *sizes) -> Tensor: ...

    @reshape
    def repeat(self, *repeats) -> Tensor: ...

    @reshape
    def t(self) -> Tensor: ...

    @mutates("self")
    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None) -> None: ...

    @mutates("self")
    def requires_grad_(self, requires_grad=True) -> Self: ...

    @mutates("self")
    def zero_(self) -> Self: ...

    @mutates("self")
    def fill_(self, value) -> Self: ...

    @mutates("self")
    def add_(self, other, *, alpha=1) -> Self: ...

    @mutates("self")
    def mul_(self, other) -> Self: ...

    @mutates("self")
    def sub_(self, other, *, alpha=1) -> Self: ...

    @mutates("self")
    def clamp_(self, min=None, max=None) -> Self: ...

    @reshape
    @property
    def T(self) -> Tensor: ...

    @aggregate
    @property
    def shape(self) -> Any: ...

    @constant
    @property
    def ndim(self) -> int: ...

    @constant
    @property
    def dtype(self) -> Any: ...

    @constant
    @property
    def device(self) -> Any: ...

    @constant
    @property
    def requires_grad(self) -> bool: ...

    @aggregate
    @property
    def grad(self) -> Any: ...

    @row_wise
    @property
    def data(self) -> Tensor: ...
