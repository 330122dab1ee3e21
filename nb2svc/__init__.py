"""nb2svc: a notebook in, the service an engineer would have written by hand out."""
