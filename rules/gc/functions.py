"""gc."""

NAME = "gc"


@config
def collect(generation=2) -> int: ...
