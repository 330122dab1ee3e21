"""numpy.ndarray."""

NAME = "numpy"


class ndarray:
    @constant
    def __init__(self, shape, dtype=float, buffer=None, offset=0, strides=None, order=None) -> Array: ...

    @aggregate
    @axis_decides
    @rounds
    @refuses(out="the result is written into an argument")
    def sum(self, axis=None, dtype=None, out=None, *, keepdims=False, initial=0, where=True) -> Any: ...

    @aggregate
    @axis_decides
    @rounds
    @refuses(out="the result is written into an argument")
    def prod(self, axis=None, dtype=None, out=None, *, keepdims=False, initial=1, where=True) -> Any: ...

    @aggregate
    @axis_decides
    @rounds
    @refuses(out="the result is written into an argument")
    def mean(self, axis=None, dtype=None, out=None, *, keepdims=False, where=True) -> Any: ...

    @aggregate
    @axis_decides
    @rounds
    @refuses(out="the result is written into an argument")
    def std(self, axis=None, dtype=None, out=None, ddof=0, *, keepdims=False, where=True, mean=...) -> Any: ...

    @aggregate
    @axis_decides
    @rounds
    @refuses(out="the result is written into an argument")
    def var(self, axis=None, dtype=None, out=None, ddof=0, *, keepdims=False, where=True, mean=...) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def min(self, axis=None, out=None, *, keepdims=False, initial=..., where=True) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def max(self, axis=None, out=None, *, keepdims=False, initial=..., where=True) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def any(self, axis=None, out=None, *, keepdims=False, where=True) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def all(self, axis=None, out=None, *, keepdims=False, where=True) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def argmax(self, axis=None, out=None, *, keepdims=False) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def argmin(self, axis=None, out=None, *, keepdims=False) -> Any: ...

    @aggregate
    @two_dimensional
    @rounds
    @refuses(out="the result is written into an argument")
    def dot(self, other, /, out=None) -> Any: ...

    @aggregate
    def item(self, *args) -> Any: ...

    @aggregate
    @refuses(out="the result is written into an argument")
    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None) -> Any: ...

    @window
    @axis_decides
    @refuses(out="the result is written into an argument")
    def cumsum(self, axis=None, dtype=None, out=None) -> Array: ...

    @window
    @axis_decides
    @refuses(out="the result is written into an argument")
    def cumprod(self, axis=None, dtype=None, out=None) -> Array: ...

    @row_wise
    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True) -> Array[dtype]: ...

    @row_wise
    def copy(self, order="C") -> Array[same]: ...

    @row_wise
    @refuses(out="the result is written into an argument")
    def round(self, decimals=0, out=None) -> Array[same]: ...

    @row_wise
    @refuses(out="the result is written into an argument")
    def clip(self, min=None, max=None, out=None, **kwargs) -> Array[same]: ...

    @row_wise
    def ravel(self, order="C") -> Array[same]: ...

    @row_wise
    def flatten(self, order="C") -> Array[same]: ...

    @row_wise
    def view(self, *args, **kwargs) -> Array[same]: ...

    @row_wise
    def conj(self) -> Array[same]: ...

    @reshape
    @becomes(row_wise, axis=(1, -1))
    def squeeze(self, axis=None) -> Array[same]: ...

    @row_wise
    def tolist(self) -> list: ...

    @row_wise
    @mutates("self")
    def fill(self, value) -> None: ...

    @reshape
    @becomes(row_wise, shape=((-1, 1), ((-1, 1),)))
    def reshape(self, *shape, order="C", copy=None) -> Array[same]: ...

    @reshape
    def transpose(self, *axes) -> Array[same]: ...

    @reshape
    def swapaxes(self, axis1, axis2) -> Array[same]: ...

    @window
    @mutates("self")
    def sort(self, axis=-1, kind=None, order=None) -> None: ...

    @reshape
    @mutates("self")
    def resize(self, *new_shape, refcheck=True) -> None: ...

    @reshape
    @mutates("self")
    def put(self, indices, values, mode="raise") -> None: ...

    @reshape
    @becomes(row_filter, axis=0)
    def repeat(self, repeats, axis=None) -> Array[same]: ...

    @reshape
    @becomes(row_filter, axis=0)
    @refuses(out="the result is written into an argument")
    def take(self, indices, axis=None, out=None, mode="raise") -> Array[same]: ...

    @reshape
    @becomes(row_filter, axis=0)
    @refuses(out="the result is written into an argument")
    def compress(self, condition, axis=None, out=None) -> Array[same]: ...

    @row_filter
    @selector
    def argsort(self, axis=-1, kind=None, order=None, *, stable=None) -> Array[int]: ...

    @row_filter
    @selector
    def nonzero(self) -> tuple: ...

    @aggregate
    def searchsorted(self, v, side="left", sorter=None) -> Any: ...

    @writes(task="save")
    def tofile(self, fid, sep="", format="%s") -> None: ...

    @writes(task="save")
    def dump(self, file) -> None: ...

    @constant
    def tobytes(self, order="C") -> bytes: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def size(self) -> int: ...

    @aggregate
    @property
    def nbytes(self) -> int: ...

    @constant
    @property
    def ndim(self) -> int: ...

    @constant
    @property
    def itemsize(self) -> int: ...

    @constant
    @property
    def dtype(self) -> Any: ...

    @reshape
    @property
    def T(self) -> Array[same]: ...

    @row_wise
    @property
    def flat(self) -> Any: ...

    @row_wise
    @property
    def real(self) -> Any: ...

    @row_wise
    @property
    def imag(self) -> Any: ...
