"""IPython syntax → the same lines in plain Python.

    %time df = load()          pass; df = load()
    files = !ls                files = __opaque__("!ls")
    !pip install lightgbm      pass                          (and a requirement)
    df.head?                   pass

Line numbers stay, and columns wherever the author's own statement is kept.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nb2svc.sources import shell
from nb2svc.sources.parsing import Unparsable, parse

QUIET = frozenset(
    "alias alias_magic autoawait autocall automagic autoreload bookmark cat cd clear colors conda config connect_info cp debug dhist dirs"
    " doctest_mode ed edit env flake8_on gui hist history killbgscripts ldir less load_ext logoff logon logstart logstate logstop ls lsmagic"
    " magic mamba man matplotlib md mkdir more mv nbagg notebook page pastebin pdb pdef pdoc pfile pinfo pinfo2 pip popd pprint precision psearch"
    " psource pushd pwd pycat pycodestyle_on quickref rehashx reload_ext reset reset_selective rm rmdir save set_env sx system tb tensorboard"
    " tensorflow_version unalias unload_ext uv watermark who who_ls whos writefile xmode".split()
)
"""Line magics that change no name of the notebook."""

KEPT = {"time": "", "timeit": "nrp", "prun": "lsTD", "memit": "rtic", "snakeviz": "f", "lprun": "fmTDu", "mprun": "fTc"}
"""Magics that run the statement behind them, with their options that take a value."""

LOCAL = frozenset({"timeit", "lprun", "mprun", "memit"})
"""Of these, the ones that run it where its names are lost."""

KEPT_CELLS = frozenset({"time", "timeit", "prun", "capture", "memit", "snakeviz", "notify", "heat"})
DROPPED_CELLS = frozenset({"writefile", "file", "writetemplate", "script_file", "markdown", "md"})
WITHOUT_NAMES = frozenset("bash sh shell cmd script html HTML javascript js svg SVG latex perl ruby pypy python python2 python3".split())
"""Cell magics that run elsewhere: opaque, yet they bind no name here."""

AUTOMAGIC = re.compile(
    r"(?:(?P<bare>ls|pwd|who|whos|hist|clear)[ \t]*$|(?:pip3?|conda|mamba|uv|cd|ls|cat|mkdir|cp|mv|rm|matplotlib|load_ext|autoreload|env)"
    r"[ \t]+(?!(?:in|is|and|or|not|if|for)\b)[-\w./~'\"])"
)
MENTION = re.compile(r"(?<!\$)\$([A-Za-z_]\w*)|\{([^{}]+)\}")
INNER_SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.FunctionDef, ast.ClassDef)
TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)|(?P<triple>\"\"\"|''')|(?P<quote>[\"'])|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joined>\\\r?\n)|(?P<newline>\n)"
    r"|(?P<assign>(?<![=!<>+\-*/%&|^@:~])=[ \t]*(?=!(?!=)|%[A-Za-z]))|(?P<help>\?)"
)
REST = {
    '"""': re.compile(r'(?:\\.|[^\\])*?"""', re.DOTALL),
    "'''": re.compile(r"(?:\\.|[^\\])*?'''", re.DOTALL),
    '"': re.compile(r'(?:\\.|[^\\\n"])*"', re.DOTALL),
    "'": re.compile(r"(?:\\.|[^\\\n'])*'", re.DOTALL),
}


@dataclass(frozen=True, slots=True)
class Lowered:
    """Plain Python with the author's line numbers. `opaque` names the first magic of unknown effect, else ""; `tree` is the code, where it was parsed on the way."""

    code: str
    opaque: str = ""
    requirements: tuple[str, ...] = ()
    tree: ast.Module | None = None


@dataclass(frozen=True, slots=True)
class Logical:
    """Where a logical line ends (offset behind its newline), and the IPython syntax met inside."""

    end: int
    assign: int = -1
    is_help: bool = False


def lower(text: str) -> Lowered:
    """Lower the IPython syntax of one cell."""
    if not any(AUTOMAGIC.match(line.lstrip()) for line in text.split("\n")) and isinstance(tree := parse(text), ast.Module):
        return Lowered(text, tree=tree)
    head, name, arguments = cell_magic(text)
    if not name:
        return lower_lines(dedent(text))
    body = text[head:]
    before = "\n" * text[:head].removesuffix("\n").count("\n")
    after = "\n" if text[:head].endswith("\n") else ""
    dropped = before + after + "\n" * body.count("\n")
    if name in DROPPED_CELLS:
        return Lowered(dropped)
    if name not in KEPT_CELLS:
        return Lowered(dropped, f"%%{name}", tuple(shell.requirements(body)) if name in WITHOUT_NAMES else ())
    inner = lower(body)
    if name in LOCAL and binds_names(inner.code):
        return Lowered(dropped, f"%%{name}", inner.requirements)
    first = ""
    if name == "capture" and arguments and arguments.split()[0].isidentifier():
        first = f"{arguments.split()[0]} = __opaque__('%%capture')"
    elif name == "time" and not body.strip():
        first = arguments
    return Lowered(before + first + after + inner.code, inner.opaque, inner.requirements)


def cell_magic(text: str) -> tuple[int, str, str]:
    """(offset of the body, name, arguments) of a leading `%%magic`; the name is "" where there is none."""
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        offset = min(offset + len(line) + 1, len(text))
        if stripped.startswith("%%"):
            name, _, arguments = stripped[2:].strip().partition(" ")
            # `%%time?` asks for help.
            return (offset, name, arguments.strip()) if not stripped.endswith("?") else (0, "", "")
        if stripped and not stripped.startswith("#"):
            break
    return 0, "", ""


def may_bind(opaque: str) -> bool:
    """May the magic that a cell's `opaque` names have changed what the notebook's names mean?"""
    return bool(opaque) and opaque.lstrip("%") not in WITHOUT_NAMES


def dedent(text: str) -> str:
    """Take the indentation of the first line away from all lines, as IPython does."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    margin = first[: len(first) - len(first.lstrip(" \t"))]
    if not margin:
        return text
    return "\n".join(line.removeprefix(margin) for line in text.split("\n"))


def scan(text: str, start: int) -> Logical:
    """Follow one logical line of Python through strings, brackets and joined lines."""
    depth, position, is_help = 0, start, False
    while found := TOKEN.search(text, position):
        position = found.end()
        match found.lastgroup:
            case "triple" | "quote":
                closing = REST[found.group()].match(text, position)
                if closing is None:
                    # Unclosed: a single quote ends with its line, a triple one with the cell.
                    line_end = text.find("\n", position)
                    position = len(text) if found.lastgroup == "triple" or line_end < 0 else line_end
                else:
                    position = closing.end()
            case "open":
                depth += 1
            case "close":
                depth = max(depth - 1, 0)
            case "assign" if depth == 0:
                return Logical(command_end(text, position), position)
            case "help":
                is_help = True
            case "newline" if depth == 0:
                return Logical(position, is_help=is_help)
    return Logical(len(text), is_help=is_help)


def command_end(text: str, start: int) -> int:
    """The offset behind a command, which goes on over lines joined by a backslash."""
    while (end := text.find("\n", start)) >= 0 and text[:end].endswith("\\"):
        start = end + 1
    return len(text) if end < 0 else end + 1


def lower_lines(text: str) -> Lowered:
    """Lower line magics, shell lines, help and assignments from them."""
    written: list[str] = []
    unknown: list[str] = []
    requirements: list[str] = []
    position = 0
    while position < len(text):
        line_end = text.find("\n", position)
        line = text[position : len(text) if line_end < 0 else line_end]
        stripped = line.lstrip(" \t")
        indent = line[: len(line) - len(stripped)]
        if stripped.startswith(("%", "!", "?")) or AUTOMAGIC.match(stripped):
            end = command_end(text, position)
            command = text[position:end].replace("\\\n", " ").strip()
            requirements += shell.requirements(command)
            kept, magic = lower_command(stripped, command)
            tail = "\n" * text.count("\n", position, end)
            if kept.startswith("pass;"):
                # What the magic runs is the author's statement: it may go on over lines of its own.
                end = scan(text, position + len(indent) + len(kept) - len(kept[5:].lstrip())).end
                tail = text[position + len(line) : end]
            written.append(indent + kept + tail)
            unknown += filter(None, [magic])
        else:
            logical = scan(text, position)
            end = logical.end
            original = text[position:end]
            if logical.assign >= 0:
                command = text[logical.assign : end]
                requirements += shell.requirements(command)
                value, magic = lower_value(command)
                original = text[position : logical.assign] + value + "\n" * command.count("\n")
                unknown += filter(None, [magic])
            elif logical.is_help and original.rstrip().endswith("?"):
                original = indent + "pass" + "\n" * original.count("\n")
            written.append(original)
        position = end
    return Lowered("".join(written), unknown[0] if unknown else "", tuple(requirements))


def lower_command(stripped: str, command: str) -> tuple[str, str]:
    """(the Python in place of a command line, the magic's name if its effect is unknown)."""
    if not command.startswith("%") or command.endswith("?"):
        return "pass", ""
    name, statement, padding = split_magic(stripped)
    arguments = command.lstrip("%").strip()[len(name) :].strip()
    if name in KEPT:
        if not statement:
            return "pass", ""
        if name in LOCAL and binds_names(statement):
            return "pass", f"%{name}"
        if statement.split()[0] in ("for", "while", "if", "with", "try", "def"):
            return statement, ""
        return f"pass;{' ' * (padding - 5)}{statement}", ""
    if name == "pylab":
        return "import numpy; import numpy as np; import matplotlib.pyplot as plt; from pylab import *", ""
    if name == "xdel" and arguments.isidentifier():
        return f"del {arguments}", ""
    if name == "store" and "-r" not in arguments.split():
        return "pass", ""
    return "pass", "" if name in QUIET else f"%{name}"


def split_magic(stripped: str) -> tuple[str, str, int]:
    """(name, the statement behind its options, the column at which that statement starts)."""
    found = re.match(r"%+[ \t]*([\w.]+)[ \t]*", stripped)
    if found is None:
        return "", "", 0
    name, position = found.group(1), found.end()
    valued = KEPT.get(name, "")
    while option := re.compile(r"(--[\w-]+|-(\w)(\S*))[ \t]+").match(stripped, position):
        position = option.end()
        if option.group(2) and option.group(2) in valued and not option.group(3):
            value = re.compile(r"\S+[ \t]+").match(stripped, position)
            position = value.end() if value else position
    return name, stripped[position:].rstrip(), position


def lower_value(command: str) -> tuple[str, str]:
    """(the Python in place of a command whose value is assigned, the magic's name if it is not understood)."""
    line = command.rstrip("\n")
    if line.startswith("%"):
        name, statement, column = split_magic(line)
        if name in ("time", "prun") and statement:
            return " " * column + statement, ""
    shown = " ".join(line.replace("\\\n", " ").split())
    return f"__opaque__({shown!r})", ""


def commands(text: str) -> Iterator[str]:
    """The commands of some lines that were lowered: shell lines and magics, assigned or not."""
    for found in re.finditer(r"(?m)^[^\n#'\"]*?(?:^|=)[ \t]*((?:!|%)[^\n]+)", text):
        yield found[1].strip()


def mentioned(command: str) -> list[str]:
    """The names that a command may read: in `{…}`, behind `$`, and in the statement that a magic runs. Those that nothing binds are the shell's."""
    name, statement, _ = split_magic(command) if command.startswith("%") else ("", "", 0)
    texts = [statement] if name in KEPT else [found[1] or found[2] for found in MENTION.finditer(command)]
    trees = [tree for text in texts if isinstance(tree := parse(text), ast.Module)]
    return list(dict.fromkeys(node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)))


def binds_names(code: str) -> bool:
    """Whether a text binds a name at its top level."""
    tree = parse(code)
    if isinstance(tree, Unparsable):
        return False
    return any(isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)) for node in tree.body) or any(
        isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) for statement in tree.body for node in shallow(statement)
    )


def shallow(statement: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a statement that run in its own scope."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, INNER_SCOPES)]
