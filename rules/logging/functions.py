"""logging."""

NAME = "logging"


@config(task="config")
def basicConfig(**kwargs) -> None: ...


@config(task="config")
def disable(level=50) -> None: ...


@constant
def getLogger(name=None) -> Logger: ...


@display(task="display")
def debug(msg, *args, **kwargs) -> None: ...


@display(task="display")
def info(msg, *args, **kwargs) -> None: ...


@display(task="display")
def warning(msg, *args, **kwargs) -> None: ...


@display(task="display")
def error(msg, *args, **kwargs) -> None: ...


@display(task="display")
def critical(msg, *args, **kwargs) -> None: ...


@display(task="display")
def exception(msg, *args, exc_info=True, **kwargs) -> None: ...


@constant
def Formatter(fmt=None, datefmt=None, style="%", validate=True, *, defaults=None) -> Any: ...


@constant
def StreamHandler(stream=None) -> Any: ...


class Logger:
    __any__ = display
