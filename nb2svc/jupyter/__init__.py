"""Floor 10: the notebook's own button. An open notebook → what `analyze` says, a converted service and a form to try it, asked by a JupyterLab page through Jupyter's server."""

from typing import Any


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where the page's part lies, for JupyterLab."""
    return [{"src": "labextension", "dest": "nb2svc"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Which module the server is to load."""
    return [{"module": "nb2svc.jupyter"}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Add the addresses to a server. Tornado is loaded here, where a server runs already."""
    from nb2svc.jupyter.handlers import add

    add(app)
