"""decimal: exact numbers; how they round is a setting of the process."""

NAME = "decimal"


@row_wise
def Decimal(value="0", context=None) -> Any: ...


@config(task="config")
def setcontext(context, /) -> None: ...


@config
def getcontext() -> Any: ...


@config
def localcontext(ctx=None, **kwargs) -> Any: ...
