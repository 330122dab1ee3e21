"""matplotlib: drawing has no effect on what is drawn."""

NAME = "matplotlib"

__any__ = plot


@config(task="config")
def use(backend, *, force=True) -> None: ...


@config
def rc(group, **kwargs) -> Any: ...


@config(task="config")
@property
def rcParams() -> dict: ...
