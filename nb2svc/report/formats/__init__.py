"""Diagnostics → text, one function a format; each takes the same located findings."""

from nb2svc.report.formats import concise, json, text

FORMATS = {"text": text.render, "concise": concise.render, "json": json.render}
"""Format name → `render(findings) -> str`."""
