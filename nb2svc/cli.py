"""The command line: words → a Config and one call of an engine → printed results and an exit code.

Only typer is imported here; each command imports its engine inside, so that `-h` and `--version` answer at once.
"""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nb2svc import __version__
from nb2svc.terminal import guarded, progress, say, show, show_json, usage_error

if TYPE_CHECKING:
    from nb2svc.config import Config

app = typer.Typer(
    name="nb2svc",
    help="A notebook in, the service an engineer would have written by hand out.",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)

Sources = Annotated[list[Path], typer.Argument(metavar="SOURCE…", help="Notebooks or percent scripts; several are a chain.")]
Data = Annotated[list[Path], typer.Option("--data", "--data-dir", metavar="DIR", help="Where data files are looked for.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


class Stage(StrEnum):
    """What `analyze --stage` can print."""

    PROGRAM = "program"
    GRAPH = "graph"
    ANALYSIS = "analysis"
    PLAN = "plan"


class Language(StrEnum):
    """What `analyze --graph` can draw in."""

    DOT = "dot"
    MERMAID = "mermaid"


class Format(StrEnum):
    """What `check --output-format` can print."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class FailOn(StrEnum):
    """The least severity for which `check` exits 1."""

    ERROR = "error"
    WARNING = "warning"


def main() -> None:
    """Run the command line."""
    # Syntax trees are at most 200 levels deep (`sources.parsing`); a pass may take a few frames a level.
    sys.setrecursionlimit(10_000)
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def existing(paths: list[Path]) -> tuple[Path, ...]:
    """The paths as given; exit 2 where one does not exist."""
    from nb2svc.config import nearest

    for path in paths:
        try:
            is_there = path.exists()
        except (OSError, ValueError):
            is_there = False
        if not is_there:
            folder = path.parent if path.parent.is_dir() else Path()
            beside = tuple(sorted(one.name for one in folder.iterdir() if one.suffix == path.suffix))
            usage_error(f"no such file: {path}{nearest(path.name, beside)}")
    return tuple(paths)


def words(text: str | None) -> tuple[str, ...]:
    """`rest,grpc` → its words."""
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def configure(paths: tuple[Path, ...], **flags: Any) -> "Config":
    """The configuration of one run."""
    from nb2svc import config

    return config.load(paths, **flags)


@app.callback(invoke_without_command=True)
def version(is_asked: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version.")] = False) -> None:
    """A notebook in, the service an engineer would have written by hand out."""
    if is_asked:
        show(f"nb2svc {__version__}\n")
        raise typer.Exit


@app.command()
@guarded
def convert(
    sources: Sources,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="DIR", help="Folder to write; ./NAME-service.")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the service and its package.")] = None,
    data: Data = [],  # noqa: B006 — typer copies it
    target: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that is predicted.")] = None,
    answer: Annotated[str | None, typer.Option(metavar="NAME", help="The name that holds the prediction.")] = None,
    model: Annotated[Path | None, typer.Option(metavar="FILE", help="A saved model that the notebook loads.")] = None,
    interfaces: Annotated[str | None, typer.Option(help="rest, grpc or both, with a comma.")] = None,
    patterns: Annotated[str | None, typer.Option(help="service, library or both, with a comma.")] = None,
    train: Annotated[bool, typer.Option("--train", help="Then train and verify; this runs the notebook's code.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the tree with sizes; write nothing.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what would change in DIR; write nothing.")] = False,
    json: Json = False,
) -> None:
    """Write the service package of a notebook."""
    paths = existing(sources)
    config = configure(
        paths,
        out=out,
        name=name,
        data=tuple(data),
        target=target,
        answer=answer,
        model=model,
        interfaces=words(interfaces),
        patterns=words(patterns),
        train=train,
        dry_run=dry_run,
    )
    from nb2svc.commands import convert as command

    verify_written = load_verify() if train else None
    raise typer.Exit(command.run(paths, config, command.Printing(say, show, show_json, json, diff), verify_written))


def load_verify() -> Callable[..., Any]:
    """The engine of `verify`, which most runs of `convert` never need."""
    from nb2svc.verify import verify as run

    return run


@app.command()
@guarded
def build(
    markup: Annotated[Path, typer.Argument(metavar="SERVICE.yaml", help="The facts of a service, as `convert` wrote them or by hand.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="DIR", help="Folder to write; that of the markup if nb2svc wrote it.")] = None,
) -> None:
    """Write the package that a markup file describes: its contract, interfaces and limits, around the modules it names."""
    (path,) = existing([markup])
    from nb2svc.commands import build as command
    from nb2svc.commands.convert import Printing

    raise typer.Exit(command.run(path, configure((path,), out=out), Printing(say, show, show_json, False, False)))


@app.command()
@guarded
def verify(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `convert` wrote.")],
    source: Annotated[Path | None, typer.Option(metavar="FILE", help="The notebook; else the one service.yaml names.")] = None,
    data: Data = [],  # noqa: B006 — typer copies it
    python: Annotated[str | None, typer.Option(metavar="EXE", help="The interpreter that runs the notebook.")] = None,
    timeout: Annotated[float, typer.Option(metavar="S", help="Seconds that the notebook may take.")] = 600.0,
    adopt: Annotated[bool, typer.Option("--adopt", help="Install what the notebook learnt as the service's artifacts.")] = False,
    json: Json = False,
) -> None:
    """Run the original notebook once and compare the service with it, record by record."""
    existing([directory, *filter(None, [source])])
    outcome = load_verify()(directory, source=source, data=tuple(data), python=python, timeout=timeout, adopt=adopt, say=say)
    if outcome.problem:
        say(outcome.as_text())
    elif not json:
        show(outcome.as_text())
    if json:
        show_json(outcome.as_json())
    raise typer.Exit(outcome.exit_code)


@app.command()
@guarded
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Notebooks, scripts, or folders to walk.")],
    output_format: Annotated[Format, typer.Option("--output-format")] = Format.TEXT,
    select: Annotated[str | None, typer.Option(help="Codes or their beginnings, with commas.")] = None,
    ignore: Annotated[str | None, typer.Option(help="Codes or their beginnings, with commas.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on")] = None,
    data: Data = [],  # noqa: B006 — typer copies it
    statistics: Annotated[bool, typer.Option("--statistics", help="Print how often each code was found.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the fixes that leave the notebook's own numbers as they are.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: those too that may change its numbers.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change; write nothing.")] = False,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Hide the findings that this file lists.")] = None,
    write_baseline: Annotated[Path | None, typer.Option("--write-baseline", metavar="FILE", help="List the findings in this file.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
) -> None:
    """Say what keeps notebooks from being converted, or makes their numbers differ from what they seem."""
    roots = existing(paths)
    config = configure(
        roots, select=words(select), ignore=words(ignore), data=tuple(data), fail_on=fail_on and str(fail_on), baseline=baseline
    )
    from nb2svc.commands import check as command

    asked = command.Asked(fix, unsafe_fixes, diff, write_baseline)
    voice = command.Voice(say, progress)

    def once() -> bool:
        outcome = command.run(roots, config, voice, asked)
        show(outcome.diff if diff else outcome.statistics() if statistics else outcome.render(str(output_format)))
        return bool(outcome.diff) if diff else outcome.fails(config.fail_on)

    if watch:
        from nb2svc.commands.watch import watch as run_again

        run_again(roots, config.exclude, once, say)
    raise typer.Exit(1 if once() else 0)


@app.command()
@guarded
def analyze(
    sources: Sources,
    json: Json = False,
    graph: Annotated[Language | None, typer.Option(help="Draw the cells and what flows between them.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Print one stage of the conversion.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write all of it as one HTML file.")] = None,
    data: Data = [],  # noqa: B006 — typer copies it
    target: Annotated[str | None, typer.Option(metavar="COLUMN")] = None,
    answer: Annotated[str | None, typer.Option(metavar="NAME")] = None,
) -> None:
    """Say what each cell is for, how data flows, what a request holds and what is frozen."""
    paths = existing(sources)
    from nb2svc.commands import analyze as command

    config = configure(paths, data=tuple(data), target=target, answer=answer)
    if html is not None:
        is_refused = command.write_report(paths, config, html)
        say(f"wrote {html}")
        raise typer.Exit(1 if is_refused else 0)
    outcome = command.run_stage(paths, config, str(stage)) if stage else command.run(paths, config)
    for frames in outcome.frames:
        say(frames)
    if graph and not stage:
        show(command.drawn(outcome, str(graph)))
    elif json and not stage:
        show_json(outcome.document)
    else:
        show(outcome.text)
    raise typer.Exit(1 if outcome.has_errors else 0)


@app.command(name="slice")
@guarded
def slice_(
    source: Annotated[Path, typer.Argument(metavar="SOURCE")],
    of: Annotated[str, typer.Option("--of", metavar="NAME-OR-EXPRESSION", help="What the program is to compute.")],
    data: Data = [],  # noqa: B006 — typer copies it
) -> None:
    """Print the minimal program that computes a name or an expression: whole top-level statements, as written."""
    paths = existing([source])
    from nb2svc.commands import slicing as command

    outcome = command.run(paths, configure(paths, data=tuple(data)), of)
    if outcome.problem:
        say(outcome.problem)
        raise typer.Exit(1)
    show(outcome.text)


@app.command()
@guarded
def explain(code: Annotated[str | None, typer.Argument(metavar="[CODE]")] = None, json: Json = False) -> None:
    """Print a diagnostic's page, or the catalogue of all."""
    from nb2svc.commands import explain as command

    page = command.explain(code) if code else command.catalogue()
    if json:
        show_json(page.document)
    else:
        show(page.text)


@app.command()
@guarded
def rules(
    names: Annotated[list[str], typer.Argument(metavar="[NAME]…", help="A library, a module, a class or a callable.")] = [],  # noqa: B006
    json: Json = False,
) -> None:
    """Say what is known of libraries: what each call does with the rows of a table, and what it is for."""
    from nb2svc.commands import rules as command

    page = command.known(tuple(names), configure((Path(),)))
    if json:
        show_json(page.document)
    else:
        show(page.text)


@app.command()
@guarded
def lsp() -> None:
    """Serve an editor: the findings of `check`, hovers and quick fixes, by the Language Server Protocol on stdio."""
    try:
        from nb2svc.lsp.server import make
    except ModuleNotFoundError as error:
        usage_error(f"`{error.name}` is not installed: pip install 'nb2svc[lsp]'")
    make().start_io()
    # The client has closed the pipe: there is nothing left to flush.
    raise typer.Exit


contracts = typer.Typer(help="What clients rely on.", context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
app.add_typer(contracts, name="contract")


@contracts.command()
@guarded
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A service's folder, or a contract.lock.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A service's folder, or a contract.lock.")],
    json: Json = False,
) -> None:
    """Say what clients of the old contract meet at the new one: breaking, tightened or additive changes."""
    existing([old, new])
    from nb2svc.commands import contract as command

    outcome = command.diff(old, new)
    if json:
        show_json(outcome.document)
    else:
        show(outcome.text)
    raise typer.Exit(1 if outcome.binds else 0)
