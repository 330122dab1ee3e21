"""numpy: functions that read neighbouring rows, or order and pick them."""

NAME = "numpy"


@window
@axis_decides
@refuses(out="the result is written into an argument")
def cumsum(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def cumprod(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def nancumsum(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
@refuses(out="the result is written into an argument")
def nancumprod(a, axis=None, dtype=None, out=None) -> Any: ...


@window
@axis_decides
def diff(a, n=1, axis=-1, prepend=..., append=...) -> Any: ...


@window
@axis_decides
def gradient(f, *varargs, axis=None, edge_order=1) -> Any: ...


@window
@axis_decides
def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586) -> Any: ...


@window
def ediff1d(ary, to_end=None, to_begin=None) -> Array: ...


@window
def convolve(a, v, mode="full") -> Array: ...


@window
def correlate(a, v, mode="valid") -> Array: ...


@window
def roll(a, shift, axis=None) -> Array: ...


@window
def sort(a, axis=-1, kind=None, order=None, *, stable=None) -> Array: ...


@window
def partition(a, kth, axis=-1, kind="introselect", order=None) -> Array: ...


@window
@becomes(row_filter, axis=0)
def flip(m, axis=None) -> Array: ...


@row_filter
def flipud(m) -> Array: ...


@reshape
@becomes(row_filter, axis=0)
def repeat(a, repeats, axis=None) -> Array: ...


@reshape
@becomes(row_filter, axis=0)
@refuses(out="the result is written into an argument")
def compress(condition, a, axis=None, out=None) -> Array: ...


@reshape
@becomes(row_filter, axis=0)
@refuses(out="the result is written into an argument")
def take(a, indices, axis=None, out=None, mode="raise") -> Array: ...


@reshape
@becomes(row_wise, axis=1)
@becomes(row_filter, axis=0)
def delete(arr, obj, axis=None) -> Array: ...


@reshape
def insert(arr, obj, values, axis=None) -> Array: ...


@reshape
@stacks("arr", "values")
@becomes(row_wise, axis=1)
@becomes(row_filter, axis=0)
def append(arr, values, axis=None) -> Array: ...


@reshape
def tile(A, reps) -> Array: ...


@reshape
def extract(condition, arr) -> Array: ...


@reshape
def resize(a, new_shape) -> Array: ...


@row_filter
@selector
def argsort(a, axis=-1, kind=None, order=None, *, stable=None) -> Array[int]: ...


@row_filter
@selector
def argwhere(a) -> Array[int]: ...


@row_filter
@selector
def flatnonzero(a) -> Array[int]: ...


@row_filter
@selector
def argpartition(a, kth, axis=-1, kind="introselect", order=None) -> Array[int]: ...


@row_filter
@selector
def nonzero(a) -> tuple: ...


@row_filter
@selector
def ix_(*args) -> Any: ...


@row_filter
@selector
def unravel_index(indices, shape, order="C") -> Any: ...


@row_filter
@selector
def triu_indices(n, k=0, m=None) -> Any: ...


@row_filter
@selector
def tril_indices(n, k=0, m=None) -> Any: ...
