"""What exporting made of IPython syntax → the syntax again, line by line, so that one place knows magics.

    get_ipython().run_line_magic('time', 'df = load()')          %time df = load()
    files = get_ipython().getoutput('ls')                        files = !ls
    get_ipython().run_cell_magic('time', '', 'm = fit(x)\\n')     m = fit(x)
    # %matplotlib inline    (of a paired script)                 %matplotlib inline
"""

import ast
import re
from collections.abc import Iterator

from nb2svc.sources.magics import DROPPED_CELLS, WITHOUT_NAMES
from nb2svc.sources.parsing import parse

SIGN = "get_ipython()"
RUNS = frozenset({"run_line_magic", "run_cell_magic", "magic", "system", "getoutput", "run_cell", "run_code", "ex", "ev", "push", "safe_execfile"})
TRANSPARENT = frozenset({"time", "capture"})
"""Cell magics that run their body among the notebook's own names."""

COMMENTED = re.compile(r"#[ \t]*(?=(?:%[A-Za-z]|![\w.~/{]))")


def restored(text: str) -> tuple[str, str]:
    """A cell with the calls that an export wrote in place of magics turned back, lines kept; and the first call that stays opaque, else ""."""
    tree = parse(text) if SIGN in text else None
    if not isinstance(tree, ast.Module):
        return text, ""
    lines = text.split("\n")
    opaque = ""
    for node, call in sorted(calls(tree), key=lambda found: -found[0].lineno):
        assert isinstance(call.func, ast.Attribute)
        command = spelled(call, call.func.attr)
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        before, behind = lines[first].encode()[: node.col_offset].decode(), lines[last].encode()[node.end_col_offset or 0 :].decode()
        if not command or "\n" in command or before.strip() or behind.strip():
            opaque = f"{SIGN}.{call.func.attr}" if call.func.attr in RUNS else opaque
            continue
        target = lines[first].encode()[node.col_offset : call.col_offset].decode() if isinstance(node, ast.Assign) else ""
        lines[first : last + 1] = [before + target + command, *[""] * (last - first)]
    return "\n".join(lines), opaque


def calls(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """The statements that call a method of the shell, alone or for the value of one name."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython")))) as call):
                yield node, call
            case ast.Assign(targets=[ast.Name()], value=ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython")))) as call):
                yield node, call


def spelled(call: ast.Call, method: str) -> str:
    """The magic, command or statement that a call stands for; "" where that is not known."""
    given = [argument.value for argument in call.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
    if call.keywords or len(given) != len(call.args):
        return ""
    match method, given:
        case "run_line_magic", [name, line]:
            return f"%{name} {line}".rstrip()
        case "magic", [line]:
            return f"%{line.lstrip('%')}"
        case "system" | "getoutput", [command]:
            return f"!{command}"
        case "run_cell_magic", [name, _, body] if name in TRANSPARENT:
            return one_line(body)
        case "run_cell_magic", [name, _, body] if name in DROPPED_CELLS | WITHOUT_NAMES:
            return f"!{'; '.join(body.split(chr(10)))}" if name in WITHOUT_NAMES else "pass"
        case _:
            return ""


def one_line(body: str) -> str:
    """The body of a cell magic as one line; "" where a statement has a body of its own, or is no Python."""
    tree = parse(body)
    if not isinstance(tree, ast.Module) or SIGN in body or any(hasattr(node, "body") for node in tree.body):
        return ""
    return "; ".join(ast.unparse(node) for node in tree.body) or "pass"


def uncommented(line: str) -> str:
    """A line of a paired script, in which magics are comments so that Python can run it, as the notebook has it."""
    return COMMENTED.sub("", line, count=1) if COMMENTED.match(line) else line
