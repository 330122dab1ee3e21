"""Diagnostics → text, one function a format; each takes the same located findings."""

from nb2svc.report.formats import concise, github, gitlab, json, sarif, text

FORMATS = {"text": text.render, "concise": concise.render, "json": json.render, "github": github.render, "gitlab": gitlab.render, "sarif": sarif.render}
"""Format name → `render(findings) -> str`; `junit` also wants the files without a finding."""
