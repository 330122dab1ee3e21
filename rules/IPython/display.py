"""IPython.display."""

RENAMED = {"IPython.core.display": "IPython.display"}
__any__ = display


@display(task="display")
def display(
    *objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False,
    **kwargs,
) -> None: ...


@display(task="display")
def clear_output(wait=False) -> None: ...


@display
def HTML(data=None, url=None, filename=None, metadata=None) -> Any: ...


@display
def Markdown(data=None, url=None, filename=None, metadata=None) -> Any: ...


@display
def Image(
    data=None, url=None, filename=None, format=None, embed=None, width=None, height=None, retina=False,
    unconfined=False, metadata=None, alt=None,
) -> Any: ...
