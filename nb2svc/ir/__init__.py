"""Floor 0: the data every other floor hands on, with its printers and verifiers. Imports nothing of nb2svc above it."""
