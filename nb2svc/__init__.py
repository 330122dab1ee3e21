"""nb2svc: a notebook in, the service an engineer would have written by hand out."""

__version__ = "0.1.0"
