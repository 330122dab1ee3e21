"""operator."""

NAME = "operator"


@constant
def itemgetter(*items) -> Any: ...


@constant
def attrgetter(*attrs) -> Any: ...


@constant
def methodcaller(name, /, *args, **kwargs) -> Any: ...


@row_wise
def add(a, b, /) -> Any: ...


@row_wise
def sub(a, b, /) -> Any: ...


@row_wise
def mul(a, b, /) -> Any: ...


@row_wise
def truediv(a, b, /) -> Any: ...


@row_wise
def eq(a, b, /) -> Any: ...


@row_wise
def ne(a, b, /) -> Any: ...


@row_wise
def lt(a, b, /) -> Any: ...


@row_wise
def le(a, b, /) -> Any: ...


@row_wise
def gt(a, b, /) -> Any: ...


@row_wise
def ge(a, b, /) -> Any: ...


@row_wise
def and_(a, b, /) -> Any: ...


@row_wise
def or_(a, b, /) -> Any: ...


@row_wise
def not_(a, /) -> Any: ...


@row_wise
def neg(a, /) -> Any: ...
