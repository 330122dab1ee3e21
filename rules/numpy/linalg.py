"""numpy.linalg: linear algebra."""


@aggregate
@axis_decides
@rounds
def norm(x, ord=None, axis=None, keepdims=False) -> Any: ...


@aggregate
def inv(a) -> Any: ...


@aggregate
def det(a) -> Any: ...


@aggregate
def svd(a, full_matrices=True, compute_uv=True, hermitian=False) -> Any: ...


@aggregate
def eig(a) -> Any: ...


@aggregate
def eigh(a, UPLO="L") -> Any: ...


@aggregate
def eigvals(a) -> Any: ...


@aggregate
def eigvalsh(a, UPLO="L") -> Any: ...


@aggregate
def pinv(a, rcond=None, hermitian=False, *, rtol=...) -> Any: ...


@aggregate
def solve(a, b) -> Any: ...


@aggregate
def lstsq(a, b, rcond=None) -> Any: ...


@aggregate
def matrix_rank(A, tol=None, hermitian=False, *, rtol=None) -> Any: ...


@aggregate
def qr(a, mode="reduced") -> Any: ...


@aggregate
def cholesky(a, /, *, upper=False) -> Any: ...


@aggregate
def slogdet(a) -> Any: ...


@aggregate
def matrix_power(a, n) -> Any: ...


@aggregate
def cond(x, p=None) -> Any: ...
