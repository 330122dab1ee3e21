"""requests: the network."""

NAME = "requests"

__any__ = reads


@reads(task="load")
def get(url, params=None, **kwargs) -> Any: ...
