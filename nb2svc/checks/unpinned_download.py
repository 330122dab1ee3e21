"""unpinned-download: the notebook fetches code or data itself.

## Why is this bad?
What is fetched may be another thing tomorrow, or gone: training again then gives another model, or none. The service is trained from data that lies
beside the notebook, so the fetch is not even run.

## Example
    !wget https://example.org/houses.csv
    !pip install git+https://github.com/someone/something

## Use instead
Fetch the file once, keep it beside the notebook (or name its folder with `--data`), and list packages with their versions in `requirements.txt`.
"""

import re
from collections.abc import Iterator

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.span import Span

CODE = "NB109"
FETCHES = re.compile(
    r"[ \t]*(?:(?:\w+[ \t]*=[ \t]*)?[!%]{1,2}(?:sx|system)?[ \t]*|)(?P<command>(?:sudo[ \t]+)?(?:"
    r"(?:pip3?|python3?[ \t]+-m[ \t]+pip|uv[ \t]+pip|\{sys\.executable\}[ \t]+-m[ \t]+pip)[ \t]+install\b[^\n#]*(?:git\+|https?://)"
    r"|wget[ \t]|curl[ \t]|gdown[ \t]|git[ \t]+clone[ \t]|kaggle[ \t]+(?:datasets|competitions)[ \t]+download|aws[ \t]+s3[ \t]+cp[ \t]|gsutil[ \t]+cp[ \t])[^\n]*)"
)
WITHOUT_SHELL = ("%%bash", "%%sh", "%%shell", "%%script", "%%cmd")


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each shell line of the notebook that fetches something."""
    for cell in analysis.graph.program.cells:
        is_shell = cell.text.lstrip().startswith(WITHOUT_SHELL)
        for number, (text, code) in enumerate(zip(cell.text.split("\n"), cell.code.split("\n")), 1):
            found = FETCHES.match(text)
            # A line of a shell is not Python as it stands, so it was lowered.
            if found is None or text == code or not (is_shell or re.match(r"[ \t]*(?:\w+[ \t]*=[ \t]*)?[!%]", text)):
                continue
            command = found["command"].split()[0]
            start, end = found.span("command")
            yield Diagnostic(CODE, f"`{command}` fetches what may be another thing when the model is trained again", Span(cell.source, cell.index, number, start, number, len(text[:end].rstrip())), "keep the file beside the notebook, and packages in requirements.txt")
