"""Programs that run in a process of their own, with the interpreter of the notebook: they import the service, and nothing of nb2svc."""
