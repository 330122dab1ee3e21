"""scipy.sparse: tables of mostly zeros."""


@row_wise
@stacks("blocks")
def hstack(blocks, format=None, dtype=None) -> Matrix: ...


@row_filter
@stacks("blocks")
def vstack(blocks, format=None, dtype=None) -> Matrix: ...


@row_wise
def issparse(x) -> bool: ...


@writes(task="save")
def save_npz(file, matrix, compressed=True) -> None: ...


@reads(task="load")
def load_npz(file) -> Matrix: ...


class Matrix:
    @row_wise
    @refuses(out="the result is written into an argument")
    def toarray(self, order=None, out=None) -> Array: ...

    @row_wise
    @refuses(out="the result is written into an argument")
    def todense(self, order=None, out=None) -> Array: ...

    @row_wise
    def tocsr(self, copy=False) -> Matrix: ...

    @row_wise
    def tocsc(self, copy=False) -> Matrix: ...

    @row_wise
    def tocoo(self, copy=False) -> Matrix: ...

    @row_wise
    def tolil(self, copy=False) -> Matrix: ...

    @row_wise
    def copy(self) -> Matrix: ...

    @row_wise
    def astype(self, dtype, casting="unsafe", copy=True) -> Matrix: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def sum(self, axis=None, dtype=None, out=None) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def mean(self, axis=None, dtype=None, out=None) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def max(self, axis=None, out=None, *, explicit=False) -> Any: ...

    @aggregate
    @axis_decides
    @refuses(out="the result is written into an argument")
    def min(self, axis=None, out=None, *, explicit=False) -> Any: ...

    @aggregate
    @property
    def shape(self) -> tuple: ...

    @aggregate
    @property
    def nnz(self) -> int: ...


class csr_matrix(Matrix):
    @row_wise
    def __init__(self, arg1, shape=None, dtype=None, copy=False) -> csr_matrix: ...


class csc_matrix(Matrix):
    @row_wise
    def __init__(self, arg1, shape=None, dtype=None, copy=False) -> csc_matrix: ...


class coo_matrix(Matrix):
    @row_wise
    def __init__(self, arg1, shape=None, dtype=None, copy=False) -> coo_matrix: ...
