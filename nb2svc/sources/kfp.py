"""Python that defines a Kubeflow pipeline, of either version of the SDK and also inside a notebook → the cells of one run.

    @dsl.component / create_component_from_func(f)      a component
    @dsl.pipeline                                       their wiring, read and never run

A file that speaks of the SDK and defines neither is read as the script or notebook that it is.
"""

import re
from dataclasses import replace
from pathlib import Path

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources import ipynb, kfp_yaml, percent, physical
from nb2svc.sources.linear import linearise, unreadable_steps
from nb2svc.sources.magics import lower
from nb2svc.sources.modules import Module, read_module, read_text
from nb2svc.sources.pipeline import Component, Opaque, Pipeline, Task, Text
from nb2svc.sources.raw import SKIP, RawSource, clean
from nb2svc.sources.wiring import PipelineFunction, wire

SIGNS = re.compile(rb"create_component_from_func|func_to_container_op|load_component_from|\bcomponent\b|\bdsl\b")


def accepts(path: Path, head: bytes) -> bool:
    """Whether this front-end reads the file: Python that imports the SDK."""
    return path.suffix in (".py", ".ipynb") and re.search(rb"\bkfp\b", head) is not None and SIGNS.search(head) is not None


def read(path: Path, content: bytes) -> RawSource | Diagnostic:
    """Read the pipeline of a file; the file as it is where it defines none."""
    plain = ipynb.read(path, content) if path.suffix == ".ipynb" else percent.read(path, content)
    if isinstance(plain, Diagnostic):
        return plain
    text = notebook_text(path, content, plain) if plain.kind == "ipynb" else read_text(path, "\n".join(source_lines(content)))
    if text is None:
        return plain
    module = read_module(text, kfp_yaml.read_component)
    pipelines = module.pipelines()
    if pipelines:
        runs = [wire(pipeline) for pipeline in pipelines]
        longest = max(reversed(runs), key=lambda run: len(run.tasks))
        return (unreadable_steps(longest) or linearise(longest, "kfp")) if longest.tasks else plain
    components = [found for found in module.defined.values() if isinstance(found, Component)]
    if not components or plain.kind == "ipynb" and not is_of_steps(module):
        return plain
    alone = linearise(Pipeline(tuple(Task(component.name, component) for component in dict.fromkeys(components))), "kfp")
    return replace(alone, is_part=True)


def is_of_steps(module: Module) -> bool:
    """Does a notebook without a pipeline define components, and nothing that is run by itself?"""
    return all(isinstance(found, (Component, Opaque, PipelineFunction)) for found in module.defined.values())


def source_lines(content: bytes) -> list[str]:
    """The lines of a script."""
    return clean(content.decode("utf-8-sig", "replace")).split("\n")


def notebook_text(path: Path, content: bytes, notebook: RawSource) -> Text | None:
    """All code of a notebook as one text, each line with its place in the file; cells that are not Python are left out."""
    places = physical.cell_lines(content.decode("utf-8-sig"))
    lines: list[str] = []
    numbers: list[int] = []
    for cell in notebook.cells:
        code = lower(cell.text).code
        if SKIP in cell.tags or cell.problem or read_text(path, code) is None:
            continue
        own = code.split("\n")
        known = [position.line for position in places.get(cell.index, ())] or [1]
        lines += own
        numbers += [known[min(number, len(known) - 1)] for number in range(len(own))]
    return read_text(path, "\n".join(lines), tuple(numbers))
