"""Floor 1, bytes → Program: notebooks, percent scripts and Kubeflow pipelines are read, never run."""

from nb2svc.sources.read import read

__all__ = ["read"]
