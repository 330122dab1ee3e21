"""requests: the network."""

NAME = "requests"

__any__ = reads
