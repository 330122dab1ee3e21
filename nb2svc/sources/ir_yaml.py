"""The second SDK's compiled form (`schemaVersion: 2.x`) → a Pipeline: components with their source, and a graph of tasks with graphs inside."""

import ast
import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nb2svc.sources import compiled
from nb2svc.sources.compiled import as_dict, as_list
from nb2svc.sources.component import read_component
from nb2svc.sources.pipeline import Asked, Binding, Component, Opaque, Output, Pipeline, Refusal, Task, Value, branching, free_name
from nb2svc.sources.folding import fold

PLACEHOLDER = re.compile(r"\{\{\$\.inputs\.parameters\[['\"]{1,2}([^'\"]+)['\"]{1,2}\]\}\}")
READ = re.compile(r"inputs\.parameter_values\['([^']+)'\]")
MAX_DEPTH = 20
MAX_TASKS = 500


def read_pipeline(document: dict[str, Any], path: Path, text: str) -> Pipeline:
    """The tasks of the pipeline with its defaults."""
    reading = Reading(document, path, text)
    root = as_dict(document.get("root"))
    reading.graph(root, reading.root_inputs(root), None, 0)
    return Pipeline(tuple(reading.tasks))


@dataclass(slots=True)
class Reading:
    """The state while one document is read."""

    document: dict[str, Any]
    path: Path
    text: str
    tasks: list[Task] = field(default_factory=list)
    components: dict[str, Component | Opaque] = field(default_factory=dict)

    def root_inputs(self, root: dict[str, Any]) -> dict[str, Binding]:
        """The pipeline's own parameters and artifacts."""
        inputs = as_dict(root.get("inputDefinitions"))
        found: dict[str, Binding] = {name: Asked(name) for name in as_dict(inputs.get("artifacts"))}
        runtime = as_dict(as_dict(self.document.get("runtimeConfig")).get("parameterValues"))
        for name, declared in as_dict(inputs.get("parameters")).items():
            given = runtime.get(name, as_dict(declared).get("defaultValue"))
            optional = as_dict(declared).get("isOptional") is True
            found[name] = Value(python(given, as_dict(declared).get("parameterType"))) if given is not None or optional else Asked(name)
        return found

    def graph(self, holder: dict[str, Any], inputs: dict[str, Binding], guard: str | None, depth: int) -> dict[str, Binding]:
        """Read the tasks of a graph; its outputs by key."""
        dag = as_dict(holder.get("dag"))
        made: dict[str, dict[str, Binding]] = {}
        waiting = dict(as_dict(dag.get("tasks")))
        while waiting and len(self.tasks) <= MAX_TASKS:
            name = next((one for one, task in waiting.items() if not producers(as_dict(task)) & waiting.keys() - {one}), next(iter(waiting)))
            made[name] = self.task(name, as_dict(waiting.pop(name)), inputs, made, guard, depth)
        return self.outputs(as_dict(dag.get("outputs")), made)

    def outputs(self, declared: dict[str, Any], made: dict[str, dict[str, Binding]]) -> dict[str, Binding]:
        """What a graph hands out: the output of one of its tasks; of several only a run knows which."""
        found: dict[str, Binding] = {}
        for key, output in as_dict(declared.get("artifacts")).items():
            selectors = [as_dict(one) for one in as_list(as_dict(output).get("artifactSelectors"))]
            found[key] = selected([(one.get("producerSubtask"), one.get("outputArtifactKey")) for one in selectors], made, key)
        for key, output in as_dict(declared.get("parameters")).items():
            one = as_dict(as_dict(output).get("valueFromParameter"))
            several = as_list(as_dict(as_dict(output).get("valueFromOneof")).get("parameterSelectors"))
            found[key] = selected([(as_dict(each).get("producerSubtask"), as_dict(each).get("outputParameterKey")) for each in ([one] if one else several)], made, key)
        return found

    def task(self, name: str, task: dict[str, Any], inputs: dict[str, Binding], made: dict[str, dict[str, Binding]], guard: str | None, depth: int) -> dict[str, Binding]:
        """Read one task; its outputs by key."""
        given = {key: self.binding(as_dict(source), inputs, made) for part in ("parameters", "artifacts") for key, source in as_dict(as_dict(task.get("inputs")).get(part)).items()}
        reference = str(as_dict(task.get("componentRef")).get("name"))
        component = as_dict(as_dict(self.document.get("components")).get(reference))
        construct = guard
        condition = as_dict(task.get("triggerPolicy")).get("condition")
        if isinstance(condition, str):
            decided = decide(condition, given)
            if decided is False:
                return {}
            construct = construct or ("dsl.If" if decided is None else None)
        loop = as_dict(task.get("parameterIterator") or task.get("artifactIterator"))
        if loop:
            item = only_item(loop, given)
            construct = construct if item is not None else construct or "dsl.ParallelFor"
            given[str(loop.get("itemInput"))] = item if item is not None else branching("a step", "dsl.ParallelFor")
        if "dag" in component and depth < MAX_DEPTH:
            inner = self.graph(component, self.defaults(component) | given, construct, depth + 1)
            return {key: branching(name, "dsl.ParallelFor") for key in inner} if loop and construct else inner
        executor = as_dict(as_dict(as_dict(self.document.get("deploymentSpec")).get("executors")).get(str(component.get("executorLabel"))))
        if "importer" in executor:
            return {"artifact": imported(as_dict(executor["importer"]), given)}
        read = self.component(str(component.get("executorLabel")), name, executor)
        waits = [str(one) for one in as_list(task.get("dependentTasks"))]
        new = Task(free_name(name, self.tasks), read, given, waits, branching(name, construct) if construct else None)
        self.tasks.append(new)
        declared = as_dict(component.get("outputDefinitions"))
        return {key: Output(new.name, key) for part in ("parameters", "artifacts") for key in as_dict(declared.get(part))}

    def defaults(self, component: dict[str, Any]) -> dict[str, Binding]:
        """The defaults of a graph's own parameters."""
        declared = as_dict(as_dict(component.get("inputDefinitions")).get("parameters"))
        return {name: Value(python(as_dict(one)["defaultValue"], as_dict(one).get("parameterType"))) for name, one in declared.items() if "defaultValue" in as_dict(one)}

    def component(self, label: str, name: str, executor: dict[str, Any]) -> Component | Opaque:
        """The component of an executor: the function that its program carries."""
        if label not in self.components:
            container = as_dict(executor.get("container"))
            source = compiled.source(container, self.path, self.text)
            words = [str(word) for word in compiled.texts(container)]
            wanted = words[words.index("--function_to_execute") + 1] if "--function_to_execute" in words[:-1] else ""
            function = compiled.functions(source).get(wanted) if source is not None else None
            if source is None or function is None:
                self.components[label] = Opaque(name, str(container.get("image") or ""))
            else:
                self.components[label] = replace(read_component(function, source, compiled.requirements(container), False), is_whole=False)
        return self.components[label]

    def binding(self, source: dict[str, Any], inputs: dict[str, Binding], made: dict[str, dict[str, Binding]]) -> Binding:
        """Where an input of a task comes from."""
        for word in ("componentInputParameter", "componentInputArtifact"):
            if word in source:
                return inputs.get(str(source[word]), Asked(str(source[word])))
        for word, key in (("taskOutputParameter", "outputParameterKey"), ("taskOutputArtifact", "outputArtifactKey")):
            if word in source:
                found = as_dict(source[word])
                producer = str(found.get("producerTask"))
                return made.get(producer, {}).get(str(found.get(key)), Refusal("NB804", f"`{producer}` does not run", "let it run always"))
        constant = as_dict(source.get("runtimeValue")).get("constant")
        return filled(constant, inputs) if isinstance(constant, str) else Value(python(constant))


def producers(task: dict[str, Any]) -> set[str]:
    """The tasks of the same graph that a task reads or waits for."""
    found = {str(one) for one in as_list(task.get("dependentTasks"))}
    for part in ("parameters", "artifacts"):
        for source in as_dict(as_dict(task.get("inputs")).get(part)).values():
            for word in ("taskOutputParameter", "taskOutputArtifact"):
                found |= {str(as_dict(as_dict(source).get(word)).get("producerTask"))} if word in as_dict(source) else set()
    return found


def selected(selectors: list[tuple[Any, Any]], made: dict[str, dict[str, Binding]], key: str) -> Binding:
    """The one output that selectors name; those of tasks that do not run are no candidates."""
    found = [made[str(task)][str(output)] for task, output in selectors if str(output) in made.get(str(task), {})]
    return found[0] if len(found) == 1 else branching(key, "dsl.OneOf")


def imported(importer: dict[str, Any], given: dict[str, Binding]) -> Binding:
    """The place of an imported artifact."""
    uri = as_dict(importer.get("artifactUri"))
    if "constant" in uri:
        return Value(python(uri["constant"]))
    return given.get(str(uri.get("runtimeParameter") or "uri"), Asked("uri"))


def filled(text: str, inputs: dict[str, Binding]) -> Binding:
    """A constant in which the compiler left places for parameters."""
    whole = PLACEHOLDER.fullmatch(text)
    if whole:
        return inputs.get(whole.group(1), Asked(whole.group(1)))
    names = PLACEHOLDER.findall(text)
    unknown = [inputs.get(name) for name in names if not isinstance(inputs.get(name), Value)]
    if unknown:
        first = unknown[0]
        return first if isinstance(first, (Asked, Refusal)) else Refusal("NB801", f"`{text[:60]}` is put together by the pipeline's own engine", "compute it in a component")
    return Value(python(PLACEHOLDER.sub(lambda found: plain(inputs[found.group(1)]), text)))


def plain(binding: Binding) -> str:
    """A constant as it stands in a text."""
    assert isinstance(binding, Value)
    return str(ast.literal_eval(binding.text))


def only_item(loop: dict[str, Any], given: dict[str, Binding]) -> Binding | None:
    """The item of a loop over exactly one."""
    raw = as_dict(loop.get("items")).get("raw")
    try:
        items = json.loads(raw) if isinstance(raw, str) else None
        source = given.get(str(as_dict(loop.get("items")).get("inputParameter")))
        if items is None and isinstance(source, Value):
            items = ast.literal_eval(source.text)
    except (ValueError, SyntaxError, RecursionError):
        return None
    return Value(repr(items[0])) if isinstance(items, list) and len(items) == 1 else None


def decide(condition: str, given: dict[str, Binding]) -> bool | None:
    """The truth of a condition that constants decide."""
    unknown = [name for name in READ.findall(condition) if not isinstance(given.get(name), Value)]
    if unknown:
        return None
    written = READ.sub(lambda found: given[found.group(1)].text, condition)  # type: ignore[union-attr]
    written = re.sub(r"\b(?:int|string|bool|double)\(([^()]*)\)", r"\1", written)
    written = re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", written)).replace("&&", " and ").replace("||", " or ")
    written = re.sub(r"!(?!=)", " not ", written)
    try:
        found = fold(ast.parse(written.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return bool(found.value) if isinstance(found, ast.Constant) else None


def python(value: Any, kind: Any = None) -> str:
    """A value of the document as Python text; integers are written as floating point there."""
    if kind == "NUMBER_INTEGER" and isinstance(value, float) and value.is_integer():
        return repr(int(value))
    if kind == "NUMBER_DOUBLE" and isinstance(value, int) and not isinstance(value, bool):
        return repr(float(value))
    match value:
        case str():
            return repr(str(value))
        case list():
            return f"[{', '.join(map(python, value))}]"
        case dict():
            return f"{{{', '.join(f'{key!r}: {python(item)}' for key, item in value.items())}}}"
        case _:
            return repr(value)
