"""torch: tensors made, put together and turned."""

NAME = "torch"


@reshape
@becomes(row_wise, shape=((-1, 1),))
def reshape(input, shape) -> Tensor: ...


@reshape
@becomes(row_wise, start_dim=1)
def flatten(input, start_dim=0, end_dim=-1) -> Tensor: ...


@reshape
@becomes(row_wise, dim=(1, -1))
def squeeze(input, dim=None) -> Tensor: ...


@reshape
@becomes(row_wise, dim=(1, -1))
def unsqueeze(input, dim) -> Tensor: ...


@reshape
def transpose(input, dim0, dim1) -> Tensor: ...


@reshape
def permute(input, dims) -> Tensor: ...


@reshape
def movedim(input, source, destination) -> Tensor: ...


@aggregate
@two_dimensional
@rounds
def matmul(input, other) -> Tensor: ...


@row_wise
@rounds
def mm(input, mat2) -> Tensor: ...


@row_wise
@rounds
def bmm(input, mat2) -> Tensor: ...


@aggregate
@rounds
def dot(input, tensor) -> Tensor: ...


@reshape
@becomes(row_filter, dim=0)
def index_select(input, dim, index) -> Tensor: ...


@reshape
@becomes(row_wise, dim=(1, -1))
def gather(input, dim, index, *, sparse_grad=False) -> Tensor: ...


@row_filter
def masked_select(input, mask) -> Tensor: ...


@window
def flip(input, dims) -> Tensor: ...


@window
def roll(input, shifts, dims=None) -> Tensor: ...


@reshape
def chunk(input, chunks, dim=0) -> tuple: ...


@row_filter
@stacks("tensors")
@becomes(row_wise, dim=(1, -1))
def cat(tensors, dim=0) -> Tensor: ...


@row_filter
@stacks("tensors")
@becomes(row_wise, dim=(1, -1))
def concat(tensors, dim=0) -> Tensor: ...


@reshape
@stacks("tensors")
@becomes(row_wise, dim=(1, -1))
def stack(tensors, dim=0) -> Tensor: ...


@row_filter
@stacks("tensors")
def vstack(tensors) -> Tensor: ...


@row_wise
@stacks("tensors")
def hstack(tensors) -> Tensor: ...


@row_wise
@stacks("tensors")
def column_stack(tensors) -> Tensor: ...


@reshape
def split(tensor, split_size_or_sections, dim=0) -> tuple: ...


@row_wise
@rounds
def einsum(*args) -> Tensor: ...


@row_wise
def outer(input, vec2) -> Tensor: ...


@row_wise
def tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False) -> Tensor: ...


@row_wise
def as_tensor(data, dtype=None, device=None) -> Tensor: ...


@row_wise
def from_numpy(ndarray, /) -> Tensor: ...


@row_wise
def FloatTensor(data) -> Tensor: ...


@row_wise
def LongTensor(data) -> Tensor: ...


@row_wise
def DoubleTensor(data) -> Tensor: ...


@row_wise
def IntTensor(data) -> Tensor: ...


@constant
def zeros(*size, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def ones(*size, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def empty(*size, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def full(size, fill_value, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def arange(start_or_end, /, end=None, step=1, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def linspace(start, end, steps, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@constant
def eye(n, m=None, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@aggregate
def numel(input) -> int: ...


@constant
def is_tensor(obj, /) -> bool: ...
