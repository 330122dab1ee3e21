"""Handlers: the addresses under `<base>/nb2svc/api/`. Who asks is known to Jupyter's server; paths stay below its root; nothing is computed here.

    GET  version                  GET|DELETE jobs/<id>
    POST analyze | report         {"path", "notebook"}                  → 200
    POST convert                  {"path", "notebook", "out", …}        → 202 {"job"}
    POST serve                    {"out", "name"}                       → 202 {"job"}
    POST jobs/<id>/predict        a record                              → the service's own answer
"""

import atexit
import json
import re
from pathlib import Path
from typing import Any

import tornado.web
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from nb2svc import __version__
from nb2svc.jupyter.jobs import Jobs, Superseded, Unanswered

BIGGEST = 20 * 2**20
"""Bytes of a notebook without its images."""
KEPT = ("name", "target", "answer", "patterns", "interfaces")
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


class Refused(Exception):
    """A request that cannot be answered: status, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Handler(APIHandler):
    """What all addresses share."""

    def initialize(self, jobs: Jobs) -> None:
        self.jobs = jobs

    def problem(self, status: int, reason: str) -> None:
        """Say why there is no answer."""
        self.set_status(status)
        self.set_header("Content-Type", "application/problem+json")
        self.finish(json.dumps({"type": "about:blank", "title": reason, "status": status}))

    def asked(self) -> dict[str, Any]:
        """The body as a JSON object. Raises Refused."""
        if len(self.request.body) > BIGGEST:
            raise Refused(413, "the notebook has more than 20 MiB without its images")
        try:
            body = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise Refused(400, "the body is no JSON") from None
        if not isinstance(body, dict):
            raise Refused(400, "the body is no JSON object")
        return body

    def below_root(self, value: Any) -> Path:
        """A path of the file browser as a path of this machine, links resolved. Raises Refused."""
        root = getattr(self.contents_manager, "root_dir", None)
        if root is None:
            raise Refused(400, "this server keeps its notebooks elsewhere than in files")
        if not isinstance(value, str) or not value or "\0" in value:
            raise Refused(400, "a path is a text")
        base = Path(root).resolve()
        path = (base / value.lstrip("/")).resolve()
        if not path.is_relative_to(base):
            raise Refused(403, "the path leads out of the server's folder")
        if any(part.startswith(".") for part in path.relative_to(base).parts):
            raise Refused(403, "the path leads into a hidden folder")
        return path

    def notebook(self, body: dict[str, Any]) -> tuple[Path, dict[str, Any] | None]:
        """The notebook that is meant, and what the page has in place of its file. Raises Refused."""
        path, content = self.below_root(body.get("path")), body.get("notebook")
        if content is not None and not isinstance(content, dict):
            raise Refused(400, "`notebook` is no JSON object")
        if path.exists() and not path.is_file():
            raise Refused(400, "the path is no file")
        if content is None and not path.exists():
            raise Refused(404, "there is no such notebook")
        return path, content

    def job(self, number: str) -> Any:
        """A job by its number. Raises Refused."""
        if number not in self.jobs.by_id:
            raise Refused(404, "there is no such job")
        return self.jobs.by_id[number]


class Version(Handler):
    @tornado.web.authenticated
    def get(self) -> None:
        self.finish(json.dumps({"version": __version__}))


class Look(Handler):
    """`analyze` and `report`: answered by the resident worker."""

    @tornado.web.authenticated
    async def post(self, what: str) -> None:
        try:
            path, content = self.notebook(self.asked())
            self.finish(json.dumps(await self.jobs.resident.ask({"do": what, "path": str(path), "content": content})))
        except Refused as refused:
            self.problem(refused.status, str(refused))
        except Superseded:
            self.problem(409, "the notebook has changed in the meantime")
        except Unanswered as unanswered:
            self.problem(503, f"no answer: {unanswered}")


class Convert(Handler):
    @tornado.web.authenticated
    async def post(self) -> None:
        try:
            body = self.asked()
            path, content = self.notebook(body)
            out = self.below_root(body.get("out"))
            request = {"do": "convert", "path": str(path), "content": content, "out": str(out), "train": body.get("train") is True}
            number = await self.jobs.convert(request | {name: body[name] for name in KEPT if name in body})
            self.set_status(202)
            self.finish(json.dumps({"job": number}))
        except Refused as refused:
            self.problem(refused.status, str(refused))


class Serve(Handler):
    @tornado.web.authenticated
    async def post(self) -> None:
        try:
            body = self.asked()
            folder, name = self.below_root(body.get("out")), str(body.get("name"))
            if not NAME.fullmatch(name) or not (folder / ".nb2svc" / "generated.json").is_file() or not (folder / "src" / name).is_dir():
                raise Refused(400, "there is no service of that name")
            self.set_status(202)
            self.finish(json.dumps({"job": await self.jobs.serve(folder, name)}))
        except Refused as refused:
            self.problem(refused.status, str(refused))


class OneJob(Handler):
    @tornado.web.authenticated
    def get(self, number: str) -> None:
        try:
            since = self.get_argument("since", "0")
            self.finish(json.dumps(self.job(number).as_json(int(since) if since.isdecimal() else 0)))
        except Refused as refused:
            self.problem(refused.status, str(refused))

    @tornado.web.authenticated
    async def delete(self, number: str) -> None:
        try:
            self.job(number)
            await self.jobs.cancel(number)
            self.set_status(204)
            self.finish()
        except Refused as refused:
            self.problem(refused.status, str(refused))


class Predict(Handler):
    """One record to a service that is tried; the page's own address could not ask it."""

    @tornado.web.authenticated
    async def post(self, number: str) -> None:
        try:
            job = self.job(number)
            if job.state != "ready":
                raise Refused(409, "the service is not ready")
            request = HTTPRequest(f"{job.url}/predict", "POST", {"Content-Type": "application/json"}, self.request.body, request_timeout=20)
            try:
                answer = await AsyncHTTPClient().fetch(request, raise_error=False)
            except (OSError, HTTPClientError) as error:
                raise Refused(502, "the service does not answer") from error
            self.set_status(answer.code)
            self.set_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
            self.finish(answer.body or b"")
        except Refused as refused:
            self.problem(refused.status, str(refused))


def add(app: Any) -> None:
    """Add the addresses to a server, and end all children with it."""
    jobs = Jobs()
    base = url_path_join(app.web_app.settings["base_url"], "nb2svc", "api")
    own = {"jobs": jobs}
    atexit.register(jobs.kill)
    app.web_app.add_handlers(
        ".*$",
        [
            (f"{base}/version", Version, own),
            (f"{base}/(analyze|report)", Look, own),
            (f"{base}/convert", Convert, own),
            (f"{base}/serve", Serve, own),
            (rf"{base}/jobs/(\d+)", OneJob, own),
            (rf"{base}/jobs/(\d+)/predict", Predict, own),
        ],
    )
