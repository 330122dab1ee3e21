"""A compiled Kubeflow pipeline or component → the cells of one run.

    schemaVersion: 2.x                  the second SDK's form, a platform document may follow
    implementation: {container: …}      a `component.yaml` of the first SDK
    kind: Workflow                      the first SDK's Argo workflow
"""

import re
from pathlib import Path
from typing import Any

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources import argo, ir_yaml
from nb2svc.sources.compiled import as_dict
from nb2svc.sources.linear import linearise, unreadable_steps
from nb2svc.sources.pipeline import Component, Opaque, Pipeline, Task
from nb2svc.sources.raw import RawSource, clean, unreadable
from nb2svc.sources.yaml_text import Hostile, NotYaml, documents

SIGNS = re.compile(rb"\"?(?:deploymentSpec|pipelineSpec)\"?\s*:|\"?kind\"?\s*:\s*\"?Workflow")


def accepts(path: Path, head: bytes) -> bool:
    """Whether this front-end reads the file: any YAML, and JSON that a compiler of pipelines wrote."""
    return path.suffix in (".yaml", ".yml") or (path.suffix == ".json" and SIGNS.search(head) is not None)


def read(path: Path, content: bytes) -> RawSource | Diagnostic:
    """Read the pipeline, or say why the file is none."""
    name = path.name
    try:
        text = clean(content.decode("utf-8-sig"))
        found = documents(text)
    except UnicodeDecodeError as error:
        return unreadable(f"`{name}` is not UTF-8: byte {error.start} cannot be read", "save it as UTF-8")
    except Hostile as error:
        return Diagnostic("NB904", f"`{name}` is no pipeline that anybody wrote: {error}", hint="compile the pipeline again")
    except NotYaml as error:
        return unreadable(f"`{name}` is not YAML{error}")
    pipeline = next((one for document in found if (one := read_document(as_dict(document), path, text)) is not None), None)
    if pipeline is None:
        return unreadable(f"`{name}` is YAML, but no pipeline", "compiled Kubeflow pipelines, Argo workflows of them and `component.yaml` files are read")
    if not pipeline.tasks:
        return unreadable(f"`{name}` has no step")
    return unreadable_steps(pipeline) or linearise(pipeline, "kfp_yaml")


def read_document(document: dict[str, Any], path: Path, text: str) -> Pipeline | None:
    """The pipeline of one document; None where it is something else."""
    document = as_dict(document.get("pipelineSpec")) or document
    if "deploymentSpec" in document and "root" in document:
        return ir_yaml.read_pipeline(document, path, text)
    if document.get("kind") in ("Workflow", "CronWorkflow", "WorkflowTemplate", "ScheduledWorkflow"):
        return argo.read_workflow(document, path, text)
    if "container" in as_dict(document.get("implementation")):
        component = argo.read_component(document, path, text)
        return Pipeline((Task(component.name, component),))
    return None


def read_component(path: Path, text: str) -> Component | Opaque | None:
    """The component that a compiled file or text describes, for a pipeline that loads it."""
    try:
        found = documents(clean(text))
    except (NotYaml, Hostile, ValueError, RecursionError):
        return None
    pipeline = next((one for document in found if (one := read_document(as_dict(document), path, text)) is not None), None)
    return pipeline.tasks[0].component if pipeline is not None and len(pipeline.tasks) == 1 else None
