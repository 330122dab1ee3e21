"""sklearn.metrics.pairwise: each row against all of another table."""


@row_wise
@rounds
def cosine_similarity(X, Y=None, dense_output=True) -> Array[float]: ...


@row_wise
@rounds
def cosine_distances(X, Y=None) -> Array[float]: ...


@row_wise
@rounds
def euclidean_distances(X, Y=None, *, Y_norm_squared=None, squared=False, X_norm_squared=None) -> Array[float]: ...


@row_wise
@rounds
def linear_kernel(X, Y=None, dense_output=True) -> Array[float]: ...


@row_wise
@rounds
def rbf_kernel(X, Y=None, gamma=None) -> Array[float]: ...
