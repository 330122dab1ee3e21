"""scipy.spatial.distance: distances of rows."""

NAME = "scipy.spatial.distance"


@row_wise
@refuses(out="the result is written into an argument")
def cdist(XA, XB, metric="euclidean", *, out=None, **kwargs) -> Array[float]: ...


@row_wise
def euclidean(u, v, w=None) -> float: ...


@row_wise
def cosine(u, v, w=None) -> float: ...


@row_wise
def cityblock(u, v, w=None) -> float: ...


@row_wise
def hamming(u, v, w=None) -> float: ...


@row_wise
def jaccard(u, v, w=None) -> float: ...


@row_wise
def chebyshev(u, v, w=None) -> float: ...


@row_wise
def correlation(u, v, w=None, centered=True) -> float: ...


@aggregate
@refuses(out="the result is written into an argument")
def pdist(X, metric="euclidean", *, out=None, **kwargs) -> Array[float]: ...


@aggregate
def squareform(X, force="no", checks=True) -> Array[float]: ...
