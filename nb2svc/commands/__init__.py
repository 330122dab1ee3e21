"""Floor 8: one file a command; each is handed paths and a Config, calls one engine, and hands on what to print and the exit code."""
