"""numpy: constants and indexing tricks."""

NAME = "numpy"


@constant
@property
def nan() -> float: ...


@constant
@property
def inf() -> float: ...


@constant
@property
def pi() -> float: ...


@constant
@property
def e() -> float: ...


@constant
@property
def euler_gamma() -> float: ...


@constant
@property
def newaxis() -> None: ...


@row_wise
@property
@indexer
@stacks("rows")
def c_() -> Any: ...


@row_filter
@property
@indexer
@stacks("rows")
def r_() -> Any: ...


@constant
@property
@indexer
def s_() -> Any: ...


@constant
@property
@indexer
def mgrid() -> Any: ...


@constant
@property
@indexer
def ogrid() -> Any: ...
