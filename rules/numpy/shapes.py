"""numpy: making, joining and shaping arrays, reading and writing them."""

NAME = "numpy"


@row_wise
def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, ndmax=0, like=None) -> Array: ...


@row_wise
def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None) -> Array: ...


@row_wise
def asanyarray(a, dtype=None, order=None, *, device=None, copy=None, like=None) -> Array: ...


@row_wise
def ascontiguousarray(a, dtype=None, *, like=None) -> Array: ...


@row_wise
def asfortranarray(a, dtype=None, *, like=None) -> Array: ...


@row_wise
def copy(a, order="K", subok=False) -> Array: ...


@row_wise
def fliplr(m) -> Array: ...


@reshape
@becomes(row_wise, axis=(1, -1))
def expand_dims(a, axis) -> Array: ...


@reshape
@becomes(row_wise, axis=(1, -1))
def squeeze(a, axis=None) -> Array: ...


@row_wise
def atleast_1d(*arys) -> Any: ...


@reshape
def atleast_2d(*arys) -> Any: ...


@row_wise
def column_stack(tup) -> Array: ...


@reshape
def dstack(tup) -> Array: ...


@row_wise
def ravel(a, order="C") -> Array: ...


@aggregate
@two_dimensional
@rounds
def matmul(x1, x2, /) -> Any: ...


@aggregate
@two_dimensional
@rounds
def inner(a, b, /) -> Any: ...


@row_wise
@rounds
@refuses(out="the result is written into an argument")
def einsum(*operands, out=None, optimize=False, **kwargs) -> Array: ...


@row_wise
@rounds
def tensordot(a, b, axes=2) -> Array: ...


@row_wise
@refuses(out="the result is written into an argument")
def outer(a, b, out=None) -> Array: ...


@row_wise
def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None) -> Array: ...


@reshape
def kron(a, b) -> Array: ...


@row_wise
def zeros_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None) -> Array: ...


@row_wise
def ones_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None) -> Array: ...


@row_wise
def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None) -> Array: ...


@row_wise
def empty_like(prototype, /, dtype=None, order="K", subok=True, shape=None, *, device=None) -> Array: ...


@row_filter
@stacks("arrays")
@becomes(row_wise, axis=(1, -1))
@refuses(out="the result is written into an argument")
def concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting="same_kind") -> Array: ...


@reshape
@stacks("arrays")
@becomes(row_wise, axis=(1, -1))
@refuses(out="the result is written into an argument")
def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind") -> Array: ...


@row_filter
@stacks("tup")
def vstack(tup, *, dtype=None, casting="same_kind") -> Array: ...


@row_wise
@stacks("tup")
def hstack(tup, *, dtype=None, casting="same_kind") -> Array: ...


@row_filter
@becomes(row_wise, axis=1)
def split(ary, indices_or_sections, axis=0) -> list: ...


@row_filter
@becomes(row_wise, axis=1)
def array_split(ary, indices_or_sections, axis=0) -> list: ...


@row_filter
def vsplit(ary, indices_or_sections) -> list: ...


@row_wise
def hsplit(ary, indices_or_sections) -> list: ...


@reshape
@becomes(row_wise, shape=((-1, 1),))
def reshape(a, /, shape=None, order="C", *, copy=None) -> Array: ...


@reshape
def transpose(a, axes=None) -> Array: ...


@reshape
def swapaxes(a, axis1, axis2) -> Array: ...


@reshape
def moveaxis(a, source, destination) -> Array: ...


@reshape
def rollaxis(a, axis, start=0) -> Array: ...


@reshape
def rot90(m, k=1, axes=(0, 1)) -> Array: ...


@constant
def zeros(shape, dtype=None, order="C", *, device=None, like=None) -> Array: ...


@constant
def ones(shape, dtype=None, order="C", *, device=None, like=None) -> Array: ...


@constant
def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None) -> Array: ...


@constant
def empty(shape, dtype=None, order="C", *, device=None, like=None) -> Array: ...


@constant
def eye(N, M=None, k=0, dtype=..., order="C", *, device=None, like=None) -> Array: ...


@constant
def identity(n, dtype=None, *, like=None) -> Array: ...


@constant
def arange(start_or_stop, /, stop=None, step=1, *, dtype=None, device=None, like=None) -> Array: ...


@constant
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None) -> Array: ...


@constant
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0) -> Array: ...


@constant
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0) -> Array: ...


@constant
def diag(v, k=0) -> Array: ...


@constant
def tri(N, M=None, k=0, dtype=..., *, like=None) -> Array: ...


@constant
def tril(m, k=0) -> Array: ...


@constant
def triu(m, k=0) -> Array: ...


@constant
def fromiter(iter, dtype, count=-1, *, like=None) -> Array: ...


@constant
def frombuffer(buffer, dtype=None, count=-1, offset=0, *, like=None) -> Array: ...


@constant
def fromstring(*args, **kwargs) -> Array: ...


@constant
def dtype(dtype, align=False, copy=False, **kwargs) -> Any: ...


@constant
def finfo(dtype) -> Any: ...


@constant
def iinfo(int_type) -> Any: ...


@constant
def meshgrid(*xi, copy=True, sparse=False, indexing="xy") -> Any: ...


@constant
def datetime64(value=None, /, *args) -> Any: ...


@constant
def timedelta64(value=0, /, *args) -> Any: ...


@config(task="config")
def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None,
    formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None,
) -> Any: ...


@config(task="config")
def seterr(all=None, divide=None, over=None, under=None, invalid=None) -> Any: ...


@config(task="config")
def errstate(*, call=..., all=None, divide=None, over=None, under=None, invalid=None) -> Any: ...


@config
def get_printoptions() -> Any: ...


@reads(task="load")
def load(
    file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000,
) -> Array: ...


@reads(task="load")
def loadtxt(
    fname, dtype=..., comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False,
    ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None,
) -> Array: ...


@reads(task="load")
def genfromtxt(
    fname, dtype=..., comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
    missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None,
    deletechars=" !#$%&'()*+,-./:;<=>?@[\\]^{|}~", replace_space="_", autostrip=False, case_sensitive=True,
    defaultfmt="f%i", unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *,
    ndmin=0, like=None,
) -> Array: ...


@reads(task="load")
def fromfile(file, dtype=None, count=-1, sep="", offset=0, *, like=None) -> Array: ...


@writes(task="save")
def save(file, arr, allow_pickle=True) -> None: ...


@writes(task="save")
def savez(file, *args, allow_pickle=True, **kwds) -> None: ...


@writes(task="save")
def savez_compressed(file, *args, allow_pickle=True, **kwds) -> None: ...


@writes(task="save")
def savetxt(
    fname, X, fmt="%.18e", delimiter=" ", newline='\n', header="", footer="", comments="# ", encoding=None,
) -> None: ...


@row_wise
def float64(x=0, /) -> Any: ...


@row_wise
def float32(x=0, /) -> Any: ...


@row_wise
def float16(x=0, /) -> Any: ...


@row_wise
def int64(x=0, /) -> Any: ...


@row_wise
def int32(x=0, /) -> Any: ...


@row_wise
def int16(x=0, /) -> Any: ...


@row_wise
def int8(x=0, /) -> Any: ...


@row_wise
def uint8(x=0, /) -> Any: ...


@row_wise
def uint16(x=0, /) -> Any: ...


@row_wise
def uint32(x=0, /) -> Any: ...


@row_wise
def uint64(x=0, /) -> Any: ...


@row_wise
def bool_(x=False, /) -> Any: ...


@row_wise
def str_(object="", /) -> Any: ...
