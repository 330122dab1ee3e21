"""keras.backend: settings of the whole session."""

NAME = "keras.backend"


@config(task="config")
@mutates("generator")
def clear_session(free_memory=True) -> None: ...


@config(task="config")
def set_floatx(value) -> None: ...


@constant
def floatx() -> str: ...


@constant
def epsilon() -> float: ...


@constant
def backend() -> str: ...
