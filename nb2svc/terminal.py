"""Terminal: how the command line speaks: results to stdout, all else to stderr, and what a command may raise in one line."""

import functools
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import typer

from nb2svc import __version__


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what a command may raise into one line and an exit code; never a traceback."""

    @functools.wraps(command)
    def run(*args: Any, **keywords: Any) -> None:
        from nb2svc.config import ConfigError

        try:
            command(*args, **keywords)
            sys.stdout.flush()
        except (KeyboardInterrupt, BrokenPipeError):
            # What is left in the buffer must not be written to the closed pipe at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(130) from None
        except ConfigError as error:
            usage_error(str(error))
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            from nb2svc.commands.crash import write_crash

            say(f"nb2svc: unforeseen error: {write_crash(error, sys.argv, __version__)}")
            raise typer.Exit(2) from None

    return run


def say(text: str) -> None:
    """Print progress, diagnostics and notes: to stderr, whatever its encoding."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr.write(text.rstrip("\n").encode(encoding, "backslashreplace").decode(encoding) + "\n")


def show(text: str) -> None:
    """Print a result: to stdout, as UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def show_json(document: Any) -> None:
    """Print one JSON document, newline-terminated."""
    import json

    show(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def usage_error(message: str) -> NoReturn:
    """One line, exit 2."""
    say(f"nb2svc: {message}")
    raise typer.Exit(2)


def progress(done: int, every: int) -> None:
    """How many of the files are done, on a terminal and where there are many."""
    if every > 4 and sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {every} files" if done < every else "\r\033[K")
        sys.stderr.flush()
