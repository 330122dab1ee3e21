"""An unforeseen error → a report file outside the project, and one line that names it."""

import platform
import tempfile
import traceback


def write_crash(error: Exception, arguments: list[str], version: str) -> str:
    """Write the report and return `TypeName: message (report: FILE)`."""
    said = " ".join(str(error).split())[:200]
    line = f"{type(error).__name__}: {said}" if said else type(error).__name__
    lines = [f"nb2svc {version}, Python {platform.python_version()}, {platform.platform()}", f"arguments: {arguments}", ""]
    try:
        with tempfile.NamedTemporaryFile("w", prefix="nb2svc-", suffix=".txt", delete=False, encoding="utf-8", errors="replace") as file:
            file.write("\n".join(lines) + "".join(traceback.format_exception(error)))
    except OSError:
        return line
    return f"{line} (report: {file.name})"
