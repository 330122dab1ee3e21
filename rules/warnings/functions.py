"""warnings."""

NAME = "warnings"


@config(task="config")
def filterwarnings(action, message="", category=..., module="", lineno=0, append=False) -> None: ...


@config(task="config")
def simplefilter(action, category=..., lineno=0, append=False) -> None: ...


@config(task="config")
def resetwarnings() -> None: ...


@display
def warn(message, category=None, stacklevel=1, source=None) -> None: ...


@config(task="config")
def catch_warnings(*, record=False, module=None, action=None, category=..., lineno=0, append=False) -> Any: ...
