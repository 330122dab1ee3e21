"""IPython: the running shell."""

NAME = "IPython"


@opaque
def get_ipython() -> Any: ...
