"""Worker: a process of its own that reads requests as lines of JSON and answers each with lines of JSON; the last of them says `done`.

    {"do": "analyze", "path": "…", "content": {…}}   →   {"done": {"document": {…}, "findings": […], "verdict": "converts"}}

A parser that crashes, stalls or eats memory ends this process, and not the server.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nb2svc import config as configuration
from nb2svc.analyse import inspect
from nb2svc.checks.shelf import examine
from nb2svc.config import Config, ConfigError
from nb2svc.report.document import document
from nb2svc.report.formats.finding import locate
from nb2svc.report.html.facts import verdict

MEMORY = 2 * 2**30
"""Bytes that looking at a notebook may take; conversion with training has no such bound, as it runs the notebook's code."""
Answer = dict[str, Any]
Tell = Callable[[Answer], None]


def main() -> None:
    """Answer until the pipe is closed."""
    sys.setrecursionlimit(10_000)
    # What the notebook's code prints must not stand among the answers.
    pipe, sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8"), sys.stderr
    os.dup2(2, 1)

    def tell(answer: Answer) -> None:
        pipe.write(json.dumps(answer) + "\n")
        pipe.flush()

    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            if request["do"] != "convert":
                limit_memory()
            tell({"done": DOES[request["do"]](request, tell)})
        except ConfigError as error:
            tell({"done": {"problem": str(error)}})
        except Exception as error:  # noqa: BLE001 — the next request is to be answered too
            tell({"done": {"problem": f"unforeseen error: {type(error).__name__}"}})


def limit_memory() -> None:
    """Bound this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def asked(request: Answer, **flags: Any) -> tuple[tuple[Path, ...], Config, dict[Path, bytes]]:
    """The notebook, the configuration beside it, and what the page has in place of its file."""
    path = Path(request["path"])
    unsaved = {path: json.dumps(request["content"]).encode()} if request.get("content") is not None else {}
    return (path,), configuration.load((path,), **flags), unsaved


def analyze(request: Answer, tell: Tell) -> Answer:
    """What `nb2svc analyze --json` says, with a verdict."""
    paths, config, unsaved = asked(request)
    found = inspect(paths, config, unsaved)
    diagnostics = examine(found.analysis) if found.analysis is not None else found.diagnostics
    findings = locate(diagnostics, found.program, paths)
    return {"document": document(found, findings), "verdict": verdict(findings), "refused": any(each.is_error for each in diagnostics)}


def report(request: Answer, tell: Tell) -> Answer:
    """The HTML report."""
    from nb2svc.report.html import render
    from nb2svc.report.html.facts import gather

    paths, config, unsaved = asked(request)
    return {"html": render(gather(inspect(paths, config, unsaved), paths, config))}


def convert(request: Answer, tell: Tell) -> Answer:
    """A written package: its folder, or the findings that keep it from being one."""
    from nb2svc.commands import convert as command
    from nb2svc.verify import verify

    flags = {name: request[name] for name in ("name", "target", "answer") if request.get(name)}
    flags |= {name: tuple(request[name]) for name in ("patterns", "interfaces") if request.get(name)}
    paths, config, unsaved = asked(request, out=Path(request["out"]), train=bool(request.get("train")), **flags)
    said: list[Any] = []
    printing = command.Printing(lambda text: tell({"log": text}), lambda text: None, said.append, is_json=True, is_diff=False)
    code = command.run(paths, config, printing, verify if config.train else None, unsaved)
    return {"code": code, "name": config.name, **said[0]}


DOES: dict[str, Callable[[Answer, Tell], Answer]] = {"analyze": analyze, "report": report, "convert": convert}

if __name__ == "__main__":
    main()
