"""Floor 1, bytes → Program: notebooks and percent scripts are read, never run."""

from nb2svc.sources.read import read

__all__ = ["read"]
