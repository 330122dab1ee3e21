"""urllib: the network."""

NAME = "urllib.request"


@reads(task="load")
def urlretrieve(url, filename=None, reporthook=None, data=None) -> Any: ...


@reads(task="load")
def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None) -> Any: ...
